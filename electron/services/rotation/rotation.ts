/** Rotating access keys so that nobody is locked out: the use cases around the steps of `core/rotation`. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { advance, type RotationEvent } from '../../core/rotation/advance.js';
import type { Rotation } from '../../core/rotation/journal.js';
import { busy } from '../changes/failures.js';
import type { RotationOptions, RotationService } from '../rotation-api.js';
import type { AwsSide } from './aws-side.js';
import { checkRotation } from './checking.js';
import { aloneWithKey } from './lock.js';
import { createJournalFile, type Journal, type JournalFile } from './journal-file.js';
import type { Failed, RotationParts } from './parts.js';
import { preflight } from './preflight.js';
import { keysByHandle, placeByName, type ReachAround, reachByPlace, reachUnderWay } from './reaching.js';
import { toRow } from './rows.js';
import { RotationRun } from './run.js';
import { type SeveralAround, startSeveral } from './several.js';
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
    startSeveral: (keys, options) =>
      startSeveral({ ...rotator.several(), start: rotator.start }, keys, options),
  };
}

class Rotator implements Pick<RotationService, 'list' | 'start' | 'check' | 'remind'> {
  readonly #around: ReachAround;
  readonly #journalFile: JournalFile;

  constructor(parts: RotationParts) {
    this.#around = { parts, stores: new StoresSide(parts) };
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
    const { parts, stores } = this.#around;
    const place = await placeByName(this.#around, profile, options.key ?? null);
    if (!place.ok) return place;
    const { key } = place.value;
    return this.#withJournal(async (journal) => {
      const free = await notUnderWay(journal, key.accessKeyId);
      if (!free.ok) return free;
      const aws = await reachByPlace(parts, place.value, options);
      if (!aws.ok) return aws;
      const around = { parts, aws: aws.value, stores };
      return checkRotation({ ...around, profile, deletesUnused: false }, key, options.mask);
    });
  };

  start: RotationService['start'] = async (profile, options) => {
    const { parts, stores } = this.#around;
    const place = await placeByName(this.#around, profile, options.key ?? null);
    if (!place.ok) return place;
    const { key } = place.value;
    return this.#withJournal((journal) =>
      aloneWithKey(parts.ports, key.accessKeyId, async (isHeld) => {
        const free = await notUnderWay(journal, key.accessKeyId);
        if (!free.ok) return free;
        const aws = await reachByPlace(parts, place.value, options);
        if (!aws.ok) return aws;
        const { deletesUnused } = options;
        const rotation = await preflight({ parts, aws: aws.value, stores, profile, deletesUnused }, key);
        if (!rotation.ok) return rotation;
        if (!isHeld()) return fail(busy(profile));
        const written = await journal.write(rotation.value);
        if (!written.ok) return written;
        this.#around.parts.onChanged();
        return this.#run(rotation.value, { aws: aws.value, journal, isHeld, options });
      }),
    );
  };

  remind: RotationService['remind'] = async (id, at, mask) =>
    this.#withJournal(async (journal) => {
      const found = await this.#find(journal, id);
      if (!found.ok) return found;
      return aloneWithKey(this.#around.parts.ports, found.value.oldKey.accessKeyId, async () => {
        const now = await this.#find(journal, id);
        if (!now.ok) return now;
        const event = { kind: 'remind-asked', remindAt: at } as const;
        const advanced = advance(now.value, event, this.#around.parts.ports.clock.now());
        const written = await journal.write(advanced);
        if (!written.ok) return written;
        this.#around.parts.onChanged();
        return succeed(toRow(advanced, mask));
      });
    });

  /** @param asked what the person asks for beside going on; null: nothing */
  goOn(id: string, options: RotationOptions, asked: RotationEvent | null): Promise<Result<RotationRow>> {
    return this.#withJournal(async (journal) => {
      const found = await this.#find(journal, id);
      if (!found.ok) return found;
      return aloneWithKey(this.#around.parts.ports, found.value.oldKey.accessKeyId, async (isHeld) => {
        // Another process may have gone on with it until the lock was ours.
        const now = await this.#find(journal, id);
        if (!now.ok) return now;
        const aws = await reachUnderWay(this.#around, now.value, asked, options);
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
        ...{ ...this.#around, aws, journal, isHeld },
        onProgress: (present) => {
          this.#around.parts.onChanged();
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
    this.#around.parts.onChanged();
    if (!rested.ok) return rested;
    const { ended, oldKey, newKey } = rested.value;
    const use =
      ended === null && newKey !== null ? await aws.lastUse(oldKey.accessKeyId, [newKey, oldKey]) : null;
    return succeed(toRow(rested.value, mask, use));
  }

  /** Keys by their handles, as several in a row need them. */
  several(): Pick<SeveralAround, 'keysNow'> {
    return { keysNow: () => keysByHandle(this.#around) };
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
