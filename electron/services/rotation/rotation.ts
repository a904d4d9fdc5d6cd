/** Rotating access keys so that nobody is locked out: the use cases around the steps of `core/rotation`. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { advance, type RotationEvent } from '../../core/rotation/advance.js';
import type { Rotation, RotationKey } from '../../core/rotation/journal.js';
import { busy } from '../changes/failures.js';
import type { RotationOptions, RotationService } from '../rotation-api.js';
import { homeOf } from '../sessions/home.js';
import { AwsSide } from './aws-side.js';
import { checkRotation } from './checking.js';
import { aloneWithKey } from './lock.js';
import { createJournalFile, type Journal, type JournalFile } from './journal-file.js';
import type { Failed, RotationParts } from './parts.js';
import { ownKeyOf, preflight } from './preflight.js';
import { toRow } from './rows.js';
import { RotationRun } from './run.js';
import { startSeveral } from './several.js';
import { StoresSide } from './stores-side.js';

export function createRotation(parts: RotationParts): RotationService {
  const rotator = new Rotator(parts);
  return {
    list: (mask) => rotator.list(mask),
    start: (profile, options) => rotator.start(profile, options),
    resume: (id, options) => rotator.goOn(id, options, null),
    undo: (id, options) => rotator.goOn(id, options, { kind: 'undo-asked' }),
    abort: (id, options) => rotator.goOn(id, options, { kind: 'abort-asked' }),
    deleteOld: (id, options) => rotator.goOn(id, options, { kind: 'delete-asked' }),
    check: (profile, options) => rotator.check(profile, options),
    remind: (id, at, mask) => rotator.remind(id, at, mask),
    startSeveral: (profiles, options) =>
      startSeveral({ start: rotator.start, keyOf: (name) => rotator.keyOf(name) }, profiles, options),
  };
}

class Rotator implements Pick<RotationService, 'list' | 'start' | 'check' | 'remind'> {
  readonly #parts: RotationParts;
  readonly #stores: StoresSide;
  readonly #journalFile: JournalFile;

  constructor(parts: RotationParts) {
    this.#parts = parts;
    this.#stores = new StoresSide(parts);
    this.#journalFile = createJournalFile(parts.ports, parts.vault);
  }

  list: RotationService['list'] = async (mask) =>
    this.#withJournal(async (journal) => {
      const all = await journal.read();
      if (!all.ok) return all;
      const rows = all.value.map((rotation) => toRow(rotation, mask)).toReversed();
      return succeed([
        ...rows.filter(({ ended }) => ended === null),
        ...rows.filter(({ ended }) => ended !== null),
      ]);
    });

  check: RotationService['check'] = async (profile, options) => {
    const key = await this.keyOf(profile);
    if (!key.ok) return key;
    return this.#withJournal(async (journal) => {
      const free = await notUnderWay(journal, key.value.accessKeyId);
      if (!free.ok) return free;
      const aws = await this.#awsFor(profile, options);
      if (!aws.ok) return aws;
      const around = { parts: this.#parts, aws: aws.value, stores: this.#stores };
      return checkRotation({ ...around, profile, deletesUnused: false }, key.value, options.mask);
    });
  };

  start: RotationService['start'] = async (profile, options) => {
    const key = await this.keyOf(profile);
    if (!key.ok) return key;
    return this.#withJournal((journal) =>
      aloneWithKey(this.#parts.ports, key.value.accessKeyId, async (isHeld) => {
        const free = await notUnderWay(journal, key.value.accessKeyId);
        if (!free.ok) return free;
        const aws = await this.#awsFor(profile, options);
        if (!aws.ok) return aws;
        const { deletesUnused } = options;
        const around = { parts: this.#parts, aws: aws.value, stores: this.#stores, profile, deletesUnused };
        const rotation = await preflight(around, key.value);
        if (!rotation.ok) return rotation;
        if (!isHeld()) return fail(busy(profile));
        const written = await journal.write(rotation.value);
        if (!written.ok) return written;
        this.#parts.onChanged();
        return this.#run(rotation.value, { aws: aws.value, journal, isHeld, options });
      }),
    );
  };

  remind: RotationService['remind'] = async (id, at, mask) =>
    this.#withJournal(async (journal) => {
      const found = await this.#find(journal, id);
      if (!found.ok) return found;
      return aloneWithKey(this.#parts.ports, found.value.oldKey.accessKeyId, async () => {
        const now = await this.#find(journal, id);
        if (!now.ok) return now;
        const event = { kind: 'remind-asked', remindAt: at } as const;
        const advanced = advance(now.value, event, this.#parts.ports.clock.now());
        const written = await journal.write(advanced);
        if (!written.ok) return written;
        this.#parts.onChanged();
        return succeed(toRow(advanced, mask));
      });
    });

  /** @param asked what the person asks for beside going on; null: nothing */
  goOn(id: string, options: RotationOptions, asked: RotationEvent | null): Promise<Result<RotationRow>> {
    return this.#withJournal(async (journal) => {
      const found = await this.#find(journal, id);
      if (!found.ok) return found;
      return aloneWithKey(this.#parts.ports, found.value.oldKey.accessKeyId, async (isHeld) => {
        // Another process may have gone on with it until the lock was ours.
        const now = await this.#find(journal, id);
        if (!now.ok) return now;
        const { profile, oldKey, newKey } = now.value;
        const ids = [...(newKey === null ? [] : [newKey.accessKeyId]), oldKey.accessKeyId];
        const name = await this.#stores.profileWith(profile, ids);
        if (!name.ok) return name;
        const aws = await this.#awsFor(name.value, options);
        if (!aws.ok) return aws;
        const run = { aws: aws.value, journal, isHeld, options };
        return this.#run(now.value, run, asked);
      });
    });
  }

  async #run(
    rotation: Rotation,
    { aws, journal, isHeld, options }: RunParts,
    asked: RotationEvent | null = null,
  ): Promise<Result<RotationRow>> {
    const { mask, onProgress } = options;
    const run = new RotationRun(
      {
        ...{ parts: this.#parts, aws, stores: this.#stores, journal, isHeld },
        onProgress: (present) => {
          this.#parts.onChanged();
          onProgress?.(toRow(present, mask));
        },
      },
      rotation,
    );
    if (asked !== null) {
      const noted = await run.note(asked);
      if (!noted.ok) return noted;
    }
    const rested = await run.toRest();
    // What failed may have been noted too.
    this.#parts.onChanged();
    if (!rested.ok) return rested;
    const { ended, oldKey, newKey } = rested.value;
    const use =
      ended === null && newKey !== null ? await aws.lastUse(oldKey.accessKeyId, [newKey, oldKey]) : null;
    return succeed(toRow(rested.value, mask, use));
  }

  async keyOf(name: string): Promise<Result<RotationKey>> {
    const moment = await this.#stores.look();
    if (!moment.ok) return moment;
    const home = homeOf(moment.value);
    const profile = home.find(name);
    if (profile !== undefined) return ownKeyOf(profile);
    return fail<Failure>(home.missed() ?? { code: 'profile-not-found', facts: { name }, action: null });
  }

  /** The connection that the profile's settings make, its endpoints allowed; and a session where one was made with MFA. */
  async #awsFor(profile: string, { mfa, signal }: RotationOptions): Promise<Result<AwsSide>> {
    const { ports, sessions } = this.#parts;
    const key = await this.keyOf(profile);
    if (!key.ok) return key;
    const moment = await this.#stores.look();
    if (!moment.ok) return moment;
    const location = homeOf(moment.value).find(profile)?.location ?? null;
    const reach = await sessions.keyReach({ name: profile, location }, key.value, mfa, signal);
    if (!reach.ok) return reach;
    const noteClock = (offset: number): void => sessions.noteClock(offset);
    return succeed(new AwsSide(ports, { profile, ...reach.value, signal, noteClock }));
  }

  async #find(journal: Journal, id: string): Promise<Result<Rotation>> {
    const all = await journal.read();
    if (!all.ok) return all;
    const found = all.value.find((each) => each.id === id && each.ended === null);
    if (found !== undefined) return succeed(found);
    const profile = all.value.find((each) => each.id === id)?.profile ?? '';
    return fail<Failure>({ code: 'rotation-not-found', facts: { profile }, action: null });
  }

  async #withJournal<Value>(work: (journal: Journal) => Promise<Result<Value>>): Promise<Result<Value>> {
    const journal = await this.#journalFile.open();
    if (!journal.ok) return journal;
    try {
      return await work(journal.value);
    } finally {
      journal.value.close();
    }
  }
}

interface RunParts {
  readonly aws: AwsSide;
  readonly journal: Journal;
  readonly isHeld: () => boolean;
  readonly options: RotationOptions;
}

/** Fails where a rotation takes the key away, or brought it, and has not ended. */
async function notUnderWay(journal: Journal, accessKeyId: string): Promise<Result<null>> {
  const present = await journal.read();
  if (!present.ok) return present;
  const begun = present.value.find((each) => isAbout(each, accessKeyId));
  return begun === undefined ? succeed(null) : underWay(begun);
}

function isAbout({ ended, oldKey, newKey }: Rotation, accessKeyId: string): boolean {
  if (ended !== null) return false;
  return oldKey.accessKeyId === accessKeyId || newKey?.accessKeyId === accessKeyId;
}

function underWay({ profile, stage }: Rotation): Failed {
  return fail<Failure>({ code: 'rotation-under-way', facts: { profile, stage }, action: null });
}
