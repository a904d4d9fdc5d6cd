/** Rotating access keys so that nobody is locked out: the use cases around the steps of `core/rotation`. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { joinPath, shownPath } from '../../core/paths.js';
import type { RotationEvent } from '../../core/rotation/advance.js';
import type { Rotation, RotationKey } from '../../core/rotation/journal.js';
import { busy, writeFailure } from '../changes/failures.js';
import { type Cancellation, FileSystemError } from '../ports.js';
import type { RotationOptions, RotationService } from '../rotation-api.js';
import type { AwsConnection, AwsCredentials } from '../aws-port.js';
import type { UsableSession } from '../sessions/api.js';
import { type Home, homeOf, planFor } from '../sessions/home.js';
import { AwsSide } from './aws-side.js';
import { createJournalFile, type Journal, type JournalFile } from './journal-file.js';
import type { Failed, RotationParts } from './parts.js';
import { ownKeyOf, preflight } from './preflight.js';
import { toRow } from './rows.js';
import { RotationRun } from './run.js';
import { StoresSide } from './stores-side.js';

/** Milliseconds to wait for another Keyway that is rotating the same key: longer than the lock of one that was killed lives. */
const lockWait = 15_000;

export function createRotation(parts: RotationParts): RotationService {
  const rotator = new Rotator(parts);
  return {
    list: (mask) => rotator.list(mask),
    start: (profile, options) => rotator.start(profile, options),
    resume: (id, options) => rotator.goOn(id, options, null),
    undo: (id, options) => rotator.goOn(id, options, { kind: 'undo-asked' }),
    abort: (id, options) => rotator.goOn(id, options, { kind: 'abort-asked' }),
    deleteOld: (id, options) => rotator.goOn(id, options, { kind: 'delete-asked' }),
  };
}

class Rotator implements Pick<RotationService, 'list' | 'start'> {
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

  start: RotationService['start'] = async (profile, options) => {
    const key = await this.#keyOf(profile);
    if (!key.ok) return key;
    return this.#withJournal((journal) =>
      this.#alone(key.value.accessKeyId, async (isHeld) => {
        const present = await journal.read();
        if (!present.ok) return present;
        const begun = present.value.find((each) => isAbout(each, key.value.accessKeyId));
        if (begun !== undefined) return underWay(begun);
        const aws = await this.#awsFor(profile, options);
        if (!aws.ok) return aws;
        const { deletesUnused } = options;
        const around = { parts: this.#parts, aws: aws.value, stores: this.#stores, profile, deletesUnused };
        const rotation = await preflight(around, key.value);
        if (!rotation.ok) return rotation;
        if (!isHeld()) return fail(busy(profile));
        const written = await journal.write(rotation.value);
        if (!written.ok) return written;
        return this.#run(rotation.value, { aws: aws.value, journal, isHeld, options });
      }),
    );
  };

  /** @param asked what the person asks for beside going on; null: nothing */
  goOn(id: string, options: RotationOptions, asked: RotationEvent | null): Promise<Result<RotationRow>> {
    return this.#withJournal(async (journal) => {
      const found = await this.#find(journal, id);
      if (!found.ok) return found;
      return this.#alone(found.value.oldKey.accessKeyId, async (isHeld) => {
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
        onProgress: (present) => onProgress?.(toRow(present, mask)),
      },
      rotation,
    );
    if (asked !== null) {
      const noted = await run.note(asked);
      if (!noted.ok) return noted;
    }
    const rested = await run.toRest();
    if (!rested.ok) return rested;
    const { ended, oldKey, newKey } = rested.value;
    const use =
      ended === null && newKey !== null ? await aws.lastUse(oldKey.accessKeyId, [newKey, oldKey]) : null;
    return succeed(toRow(rested.value, mask, use));
  }

  async #keyOf(name: string): Promise<Result<RotationKey>> {
    const moment = await this.#stores.look();
    if (!moment.ok) return moment;
    const home = homeOf(moment.value);
    const profile = home.find(name);
    if (profile !== undefined) return ownKeyOf(profile);
    return fail<Failure>(home.missed() ?? { code: 'profile-not-found', facts: { name }, action: null });
  }

  /** The connection that the profile's sessions have, its endpoints allowed; and its session where one was made with MFA. */
  async #awsFor(profile: string, { mfa, signal }: RotationOptions): Promise<Result<AwsSide>> {
    const { ports, sessions } = this.#parts;
    if (mfa !== null) {
      const started = await sessions.identity(profile, mfa, signal);
      if (!started.ok) return started;
    }
    const used = await sessions.usable(profile, true, signal);
    if (!used.ok && used.failure.code !== 'not-handed-out') return used;
    const moment = await this.#stores.look();
    if (!moment.ok) return moment;
    const home = homeOf(moment.value);
    const reach = used.ok ? succeed(used.value) : await this.#withoutHandingOut(home, profile, signal);
    if (!reach.ok) return reach;
    const device = home.find(profile)?.settings.get('mfa_serial')?.value;
    const { kind, connection, credentials } = reach.value;
    return succeed(
      new AwsSide(ports, {
        ...{ profile, connection, signal },
        session: kind === 'session-token' ? credentials : null,
        mfaDevice: typeof device === 'string' && device !== '' ? device : null,
        noteClock: (offset) => sessions.noteClock(offset),
      }),
    );
  }

  /** Keyway's own use of a key that is handed out to nobody: endpoints are asked for as everywhere. */
  async #withoutHandingOut(home: Home, profile: string, signal: Cancellation | null): Promise<Result<Reach>> {
    const { ports, sessions } = this.#parts;
    const asked = await sessions.identity(profile, null, signal);
    if (!asked.ok) return asked;
    const planned = planFor(ports, home, profile);
    if (!planned.ok) return planned;
    return succeed({ kind: 'access-key', connection: planned.value.answer.connection, credentials: null });
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

  /** One process at a time for a key. */
  async #alone<Value>(
    accessKeyId: string,
    work: (isHeld: () => boolean) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const { locks, places } = this.#parts.ports;
    const path = joinPath(places.dataFolder, `rotation-${accessKeyId}`);
    try {
      const done = await locks.withLocks([path], lockWait, work);
      return done ?? fail(busy(shownPath(path, places.home)));
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      return fail(writeFailure(shownPath(error.path, places.home), error));
    }
  }
}

/** How AWS is asked for a profile. */
interface Reach {
  readonly kind: UsableSession['kind'];
  readonly connection: AwsConnection;
  readonly credentials: AwsCredentials | null;
}

interface RunParts {
  readonly aws: AwsSide;
  readonly journal: Journal;
  readonly isHeld: () => boolean;
  readonly options: RotationOptions;
}

function isAbout({ ended, oldKey, newKey }: Rotation, accessKeyId: string): boolean {
  if (ended !== null) return false;
  return oldKey.accessKeyId === accessKeyId || newKey?.accessKeyId === accessKeyId;
}

function underWay({ profile, stage }: Rotation): Failed {
  return fail<Failure>({ code: 'rotation-under-way', facts: { profile, stage }, action: null });
}
