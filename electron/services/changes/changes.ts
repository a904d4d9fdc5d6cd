/** Every change of the AWS files, and what can be done about earlier ones. The only way Keyway writes to them. */
import type { ChangeRow, FileDiff } from '../../../shared/models/change.js';
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { shownPath } from '../../core/paths.js';
import type { ChangesService, KeyIdMask, MadeChange, Recovery } from '../api.js';
import type { AwsFiles } from '../files/aws-files.js';
import { createGoodVersionStore, type GoodVersionStore } from '../files/good-versions.js';
import { type Dispose, FileSystemError, type Ports } from '../ports.js';
import { type Change, type ChangeHead } from './change.js';
import { diffsOf, makeDraft } from './draft.js';
import { busy, writeFailure } from './failures.js';
import { type ContentSeal, noContentSeal } from './content-seal.js';
import { createHistory, type History } from './history.js';
import { type Intent, intentOf } from './intent.js';
import type { ChangeRequest } from './plan.js';
import { askToPurge, carryOutPurge, planPurge } from './purging.js';
import { recoverPending } from './recovery.js';
import { putBackIntent, undoIntent } from './undo.js';
import { carryOut } from './write-path.js';

/** Milliseconds to wait for another Keyway: longer than the lock of one that was killed lives. */
const longestWait = 15_000;

export interface Changes extends ChangesService {
  /** Carries a plan out, planned again on what another program wrote meanwhile. */
  apply(request: ChangeRequest, mask: KeyIdMask): Promise<Result<MadeChange>>;
  /** What `apply` would do to each file now. Writes nothing. */
  preview(request: ChangeRequest, mask: KeyIdMask): Promise<Result<readonly FileDiff[]>>;
  undo(change: string | null, mask: KeyIdMask, action?: 'undo' | 'take-back'): Promise<Result<MadeChange>>;
  /** Brings to an end what a crash left unfinished, and drops what is too old. At the start of a process. */
  recover(): Promise<readonly Recovery[]>;
  /**
   * After each change of the store: seals what lies plain, and brings to an end what waited until it was unlocked.
   * Never rejects for what a disk does: what could not be done is done another time.
   */
  followStore(): Promise<void>;
  /** There is a store, and no earlier version of a file lies plain. */
  isSealed(): Promise<boolean>;
  onChanged(listener: () => void): Dispose;
}

/** Without `consent` there is nobody to ask, and nothing is purged. */
export type ChangesPorts = Pick<Ports, 'files' | 'clock' | 'random' | 'locks' | 'secondReader' | 'places'> &
  Partial<Pick<Ports, 'consent'>>;

/** @param seal what the history is sealed with */
export function createChanges(
  ports: ChangesPorts,
  awsFiles: AwsFiles,
  seal: ContentSeal = noContentSeal,
): Changes {
  return new ChangeKeeper(ports, awsFiles, seal);
}

class ChangeKeeper implements Changes {
  readonly #ports: ChangesPorts;
  readonly #awsFiles: AwsFiles;
  readonly #history: History;
  readonly #goodVersions: GoodVersionStore;
  readonly #seal: ContentSeal;
  readonly #listeners = new Set<() => void>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ports: ChangesPorts, awsFiles: AwsFiles, seal: ContentSeal) {
    const { files, random, places } = ports;
    this.#ports = ports;
    this.#awsFiles = awsFiles;
    this.#seal = seal;
    this.#history = createHistory(files, places, seal);
    this.#goodVersions = createGoodVersionStore(files, random, places, seal);
  }

  apply(request: ChangeRequest, mask: KeyIdMask): Promise<Result<MadeChange>> {
    return this.#make(() => found(intentOf(request, this.#awsFiles)), mask);
  }

  async preview(request: ChangeRequest, mask: KeyIdMask): Promise<Result<readonly FileDiff[]>> {
    const intent = intentOf(request, this.#awsFiles);
    const files = await intent.read();
    if (!files.ok) return files;
    const draft = await makeDraft(this.#ports, intent, files.value);
    if (!draft.ok) return draft;
    return succeed(draft.value === null ? [] : diffsOf(draft.value, mask));
  }

  undo(
    change: string | null,
    mask: KeyIdMask,
    action: 'undo' | 'take-back' = 'undo',
  ): Promise<Result<MadeChange>> {
    return this.#make(async () => {
      const undone = await this.#toUndo(change);
      return undone.ok ? succeed(undoIntent(undone.value, this.#awsFiles, action)) : undone;
    }, mask);
  }

  async list(): Promise<readonly ChangeRow[]> {
    const heads = (await this.#history.heads()).filter((head) => head.state !== 'pending');
    const undone = undoneBy(heads);
    return heads.map((head) => rowOf(head, undone));
  }

  async show(
    id: string,
    mask: KeyIdMask,
  ): Promise<Result<{ readonly row: ChangeRow; readonly files: readonly FileDiff[] }>> {
    const row = (await this.list()).find((candidate) => candidate.id === id);
    if (row === undefined) return notFound(id);
    const change = await this.#load(id);
    return change.ok ? succeed({ row, files: diffsOf(change.value, mask) }) : change;
  }

  async putBackFile(path: string, mask: KeyIdMask): Promise<Result<MadeChange>> {
    const absolute = await this.#absolutePath(path);
    return this.#make(() => found(putBackIntent(absolute, this.#awsFiles)), mask);
  }

  async acceptFile(path: string): Promise<Result<null>> {
    await this.#awsFiles.accept(await this.#absolutePath(path));
    return succeed(null);
  }

  async recover(): Promise<readonly Recovery[]> {
    const recovered = await this.#locked(async (isHeld) => {
      const recoveries = await recoverPending({ ...this.#ports, history: this.#history, isHeld });
      await this.#history.tidy(this.#ports.clock.now());
      await this.#history.sealAll();
      await this.#goodVersions.sealAll();
      return recoveries;
    });
    if (recovered !== null && recovered.length > 0) await this.#tell();
    return recovered ?? [];
  }

  async followStore(): Promise<void> {
    try {
      if (!(await this.#seal.isOn())) return;
      const isDone = (await this.isSealed()) && (await this.#history.pending()).length === 0;
      if (!isDone) await this.recover();
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
    }
  }

  async purge(whose: string): Promise<Result<readonly string[]>> {
    const dependencies = {
      history: this.#history,
      goodVersions: this.#goodVersions,
      awsFiles: this.#awsFiles,
    };
    const purged = await this.#orFailure(async () => {
      const planned = await planPurge(dependencies, whose);
      if (!planned.ok) return planned;
      const changes = planned.value.changes.length;
      const refusal = await askToPurge(this.#ports.consent, whose, changes);
      if (refusal !== null) return fail(refusal);
      return this.#locked(async () => {
        const purge = await planPurge(dependencies, whose);
        if (!purge.ok) return purge;
        await carryOutPurge(dependencies, purge.value);
        return succeed(purge.value.changes.map(({ id }) => id));
      });
    });
    await this.#tell();
    return purged ?? fail(busy((await this.#awsFiles.current()).config.shownPath));
  }

  async isSealed(): Promise<boolean> {
    return (await this.#history.isSealed()) && (await this.#goodVersions.isSealed());
  }

  onChanged(listener: () => void): Dispose {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The intent is looked for under the lock, so that two cannot undo the same change. */
  async #make(find: () => Promise<Result<Intent>>, mask: KeyIdMask): Promise<Result<MadeChange>> {
    const carried = await this.#orFailure(() =>
      this.#locked((isHeld) => carryOut({ ...this.#ports, history: this.#history, isHeld }, find)),
    );
    if (carried === null) return fail(busy((await this.#awsFiles.current()).config.shownPath));
    if (!carried.ok) return carried;
    await this.#tell();
    return succeed(madeChange(carried.value.change, mask));
  }

  /** A data folder in which no lock can be made, because it cannot be written. */
  async #orFailure<Value>(work: () => Promise<Result<Value> | null>): Promise<Result<Value> | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      return fail(writeFailure(shownPath(error.path, this.#ports.places.home), error));
    }
  }

  /** One after the other here, and one at a time among all Keyways of this home. */
  #locked<Value>(work: (isHeld: () => boolean) => Promise<Value>): Promise<Value | null> {
    const turn = this.#queue.then(async () => {
      const { config, credentials } = await this.#awsFiles.current();
      const paths = [this.#history.folder, config.path, credentials.path];
      return this.#ports.locks.withLocks(paths, longestWait, work);
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #toUndo(id: string | null): Promise<Result<Change>> {
    const heads = (await this.#history.heads()).filter((head) => head.state !== 'pending');
    const undone = undoneBy(heads);
    const canUndo = ({ state }: ChangeHead): boolean => state !== 'overwritten' && state !== 'purged';
    const head =
      id === null
        ? heads.find((one) => one.undoes === null && canUndo(one) && !undone.has(one.id))
        : heads.find((one) => one.id === id);
    if (head === undefined && id !== null) return notFound(id);
    if (head?.state === 'purged') return this.#load(head.id);
    if (head === undefined || !canUndo(head))
      return fail({ code: 'nothing-to-undo', facts: {}, action: null });
    const by = undone.get(head.id);
    if (by !== undefined)
      return fail({ code: 'already-undone', facts: { change: head.id, by }, action: null });
    return this.#load(head.id);
  }

  async #load(id: string): Promise<Result<Change>> {
    const loaded = await this.#history.load(id);
    if (!loaded.ok) return loaded;
    return loaded.value === null ? notFound(id) : succeed(loaded.value);
  }

  /** The window speaks of files by the path that a person reads. */
  async #absolutePath(path: string): Promise<string> {
    const { config, credentials, locations, store } = await this.#awsFiles.current();
    const all = [config, credentials, ...locations, ...(store === null ? [] : [store.file])];
    return all.find((file) => file.shownPath === path)?.path ?? path;
  }

  async #tell(): Promise<void> {
    await this.#awsFiles.current();
    for (const listener of this.#listeners) listener();
  }
}

function found(intent: Intent): Promise<Result<Intent>> {
  return Promise.resolve(succeed(intent));
}

/** By change: the one that took it back and was not itself taken back. */
function undoneBy(heads: readonly ChangeHead[]): ReadonlyMap<string, string> {
  const undone = new Map<string, string>();
  // Newest first, so that the undoing of an undoing is known when its turn comes.
  for (const head of heads) {
    if (head.undoes !== null && head.state === 'done' && !undone.has(head.id))
      undone.set(head.undoes, head.id);
  }
  return undone;
}

function rowOf(head: ChangeHead, undone: ReadonlyMap<string, string>): ChangeRow {
  return {
    id: head.id,
    at: new Date(head.at).toISOString(),
    action: head.action,
    profiles: head.profiles,
    files: head.files.map(({ shownPath, added, removed }) => ({ path: shownPath, added, removed })),
    undoneBy: undone.get(head.id) ?? null,
    purged: head.state === 'purged',
  };
}

function madeChange(change: Change | null, mask: KeyIdMask): MadeChange {
  if (change === null) return { id: null, files: [], writtenInPlace: [] };
  const inPlace = new Set(change.steps.filter((step) => step.inPlace).map((step) => step.file));
  return {
    id: change.id,
    files: diffsOf(change, mask),
    writtenInPlace: change.files.filter((_, index) => inPlace.has(index)).map((file) => file.shownPath),
  };
}

function notFound(change: string): Result<never> {
  return fail({ code: 'change-not-found', facts: { change }, action: null });
}
