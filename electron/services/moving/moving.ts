/**
 * Profiles from the shared files into the encrypted store, and back.
 *
 * In: sealed first, proved through the real line, taken out of the files last, in one change. From the moment that change begins the
 * entry stays in the store whatever happens: what is finished after a crash may still take the key out of the files.
 * Out: one change over both files and the store, the store last, so that its undoing brings the entry back.
 */
import {
  type Failure,
  type FailureFacts,
  fail,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import type { ChangeAction } from '../../../shared/models/change.js';
import type { KeyPlace } from '../../../shared/models/store.js';
import { readBridgeLine } from '../../core/bridge/bridge-line.js';
import type { EditingPlan } from '../../core/editing/edit.js';
import { type Bridge, planConnect, planMoveIn, planMoveOut } from '../../core/moving/plan-move.js';
import { judgeAnswer } from '../../core/moving/process-answer.js';
import { otherPlaces } from '../../core/moving/same-key.js';
import { bodyOfKey, keyOfBody, movableKey, sameKey, type StaticKey } from '../../core/moving/static-key.js';
import { joinPath, shownPath } from '../../core/paths.js';
import type { StoredProfile } from '../../core/store/stored-profile.js';
import type { SwitchFiles } from '../../core/switching/switch-files.js';
import type { Activity } from '../activity.js';
import type { KeyIdMask, MadeChange, MadeMove, MovingService } from '../api.js';
import type { Changes } from '../changes/changes.js';
import { busy, writeFailure } from '../changes/failures.js';
import { type ChangeRequest, switchFilesOf } from '../changes/plan.js';
import { toEditPlan } from '../editing/edit-plan.js';
import { askFor } from '../editing/edit-request.js';
import { FileSystemError, type Ports } from '../ports.js';
import type { ProfileReader } from '../profiles.js';
import type { Vault } from '../store/vault.js';
import { changeEntries } from './entries.js';
import type { LineRunner, UserDecryption } from './ports.js';
import { createSdkStoreImport } from './sdk-store.js';

export interface MovingDependencies {
  readonly ports: Pick<Ports, 'files' | 'clock' | 'consent' | 'locks' | 'places' | 'environment'>;
  readonly vault: Vault;
  readonly changes: Pick<Changes, 'apply' | 'preview'>;
  readonly profiles: Pick<ProfileReader, 'moment'>;
  readonly activity: Pick<Activity, 'record'>;
  readonly runner: LineRunner;
  readonly decryption: UserDecryption;
  /** The credential_process line of a stored profile. Fails with `line-not-quotable`. */
  readonly bridgeLine: (id: string) => Result<string>;
}

/** Milliseconds to wait for another Keyway that is moving a profile. */
const longestWait = 60_000;

export function createMoving(dependencies: MovingDependencies): MovingService {
  const { ports } = dependencies;
  const mover = new Mover(dependencies);
  const path = joinPath(ports.places.dataFolder, 'moving');
  /** Two that move the same profile could each take the other's copy for the one that stays. */
  async function alone<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    try {
      const done = await ports.locks.withLocks([path], longestWait, work);
      return done ?? fail(busy(shownPath(path, ports.places.home)));
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      return fail(writeFailure(shownPath(error.path, ports.places.home), error));
    }
  }
  return {
    moveIn: (name, mask) => alone(() => mover.moveIn(name, mask)),
    moveOut: (name, mask) => alone(() => mover.moveOut(name, mask)),
    connect: (name, mask) => alone(() => mover.connect(name, mask)),
    ...createSdkStoreImport(dependencies),
  };
}

class Mover {
  readonly #dependencies: MovingDependencies;

  constructor(dependencies: MovingDependencies) {
    this.#dependencies = dependencies;
  }

  async moveIn(name: string, mask: KeyIdMask): Promise<Result<MadeMove>> {
    const { changes, activity } = this.#dependencies;
    const prepared = await this.#prepare(name);
    if (!prepared.ok) return prepared;
    const { key, entry, isNew, bridge, alsoIn } = prepared.value;
    const request = this.#request('move-to-store', name, (files) => planMoveIn(files, name, key, bridge));
    const planned = await changes.preview(request, mask);
    if (!planned.ok) return planned;
    const sealed = isNew ? await this.#seal(entry) : succeed(null);
    if (!sealed.ok) return sealed;
    const failure = await this.#prove(name, key, bridge.line);
    if (failure !== null) {
      // Not yet begun: nobody but us knows the entry.
      if (isNew) await this.#unseal(entry.id);
      return fail(failure);
    }
    const made = await changes.apply(request, mask);
    if (!made.ok) return made;
    await activity.record('moved-to-store', { profile: name });
    return succeed({ ...made.value, alsoIn });
  }

  async moveOut(name: string, mask: KeyIdMask): Promise<Result<MadeChange>> {
    const { ports, changes, activity } = this.#dependencies;
    const entry = await this.#entry(name);
    if (!entry.ok) return entry;
    const isOwn = ownLineOf(entry.value.id);
    const request = this.#request('move-to-files', name, (files) => planMoveOut(files, name, isOwn));
    const planned = await changes.preview(request, mask);
    if (!planned.ok) return planned;
    const refused = await askFor(ports.consent, { kind: 'move-to-files', profile: name });
    if (refused !== null) return fail(refused);
    const made = await changes.apply(request, mask);
    if (made.ok) await activity.record('moved-to-files', { profile: name });
    return made;
  }

  async connect(name: string, mask: KeyIdMask): Promise<Result<MadeChange>> {
    const entry = await this.#entry(name);
    if (!entry.ok) return entry;
    const bridge = this.#bridge(entry.value.id);
    if (!bridge.ok) return bridge;
    const plan = (files: SwitchFiles): Result<EditingPlan> => planConnect(files, name, bridge.value);
    return this.#dependencies.changes.apply(this.#request('connect', name, plan), mask);
  }

  /** Everything that can fail before anything is written. */
  async #prepare(name: string): Promise<Result<Prepared>> {
    const { vault, profiles, ports } = this.#dependencies;
    const stored = await vault.profiles();
    if (!stored.ok) return stored;
    const existing = stored.value.find((profile) => profile.name === name);
    const id = existing?.id ?? vault.newId();
    const bridge = this.#bridge(id);
    if (!bridge.ok) return bridge;
    const { files } = await profiles.moment([]);
    const key = movableKey(files, name, bridge.value.isOwn);
    if (!key.ok) return key;
    const held = existing === undefined ? null : keyOfBody(existing.body);
    // What is there already was sealed by an earlier try, or the move was undone since: another key is another profile.
    if (existing !== undefined && (held === null || !sameKey(held, key.value))) {
      return fail<Failure>({ code: 'profile-exists', facts: { name }, action: null });
    }
    const now = ports.clock.now();
    const body = bodyOfKey(key.value);
    const entry = existing ?? { id, name, body, handOut: 'always', createdAt: now, changedAt: now };
    const alsoIn = otherPlaces(files, name, key.value.accessKeyId);
    return succeed({ key: key.value, entry, isNew: existing === undefined, bridge: bridge.value, alsoIn });
  }

  async #entry(name: string): Promise<Result<StoredProfile>> {
    const stored = await this.#dependencies.vault.profiles();
    if (!stored.ok) return stored;
    const entry = stored.value.find((profile) => profile.name === name);
    return entry === undefined
      ? fail<Failure>({ code: 'profile-not-stored', facts: { name }, action: null })
      : succeed(entry);
  }

  #bridge(id: string): Result<Bridge> {
    const line = this.#dependencies.bridgeLine(id);
    return line.ok ? succeed({ line: line.value, isOwn: ownLineOf(id) }) : line;
  }

  #request(
    action: ChangeAction,
    name: string,
    plan: (files: SwitchFiles) => Result<EditingPlan>,
  ): ChangeRequest {
    return { action, profiles: [name], plan: (files) => toEditPlan(files, plan(switchFilesOf(files))) };
  }

  #seal(entry: StoredProfile): Promise<Result<null>> {
    return changeEntries(this.#dependencies.vault, (profiles) => {
      const isTaken = profiles.some(({ name }) => name === entry.name);
      return isTaken
        ? fail<Failure>({ code: 'profile-exists', facts: { name: entry.name }, action: null })
        : succeed([...profiles, entry]);
    });
  }

  /** Best effort: a copy too many does no harm, and the next try finds it. */
  async #unseal(id: string): Promise<void> {
    await changeEntries(this.#dependencies.vault, (profiles) =>
      succeed(profiles.filter((profile) => profile.id !== id)),
    );
  }

  /** Null where the line gave exactly what was sealed. */
  async #prove(name: string, key: StaticKey, line: string): Promise<Failure | null> {
    const ran = await this.#dependencies.runner.run(line);
    if (ran.kind === 'failed') return notProved(name, ran.reason);
    if (ran.status !== 0) return notProved(name, 'exit-status');
    const verdict = judgeAnswer(ran.stdout.reveal(), key);
    return verdict === 'same' ? null : notProved(name, verdict);
  }
}

interface Prepared {
  readonly key: StaticKey;
  readonly entry: StoredProfile;
  /** The entry has yet to be sealed. */
  readonly isNew: boolean;
  readonly bridge: Bridge;
  readonly alsoIn: readonly KeyPlace[];
}

function ownLineOf(id: string): Bridge['isOwn'] {
  return (line) => readBridgeLine(line)?.entryId === id;
}

function notProved(name: string, reason: FailureFacts<'move-not-proved'>['reason']): Failure {
  return { code: 'move-not-proved', facts: { name, reason }, action: 'retry' };
}
