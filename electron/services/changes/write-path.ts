/** The whole way of one change to the disk: recover, read, plan, veto, journal, write, settle. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { shownPath } from '../../core/paths.js';
import type { Recovery } from '../api.js';
import { type Clock, FileSystemError, type Places } from '../ports.js';
import { type Change, headOf } from './change.js';
import { type Draft, type DraftDependencies, makeDraft } from './draft.js';
import { fileChanged, writeFailure } from './failures.js';
import type { FilesNow, Intent } from './intent.js';
import { recoverPending } from './recovery.js';
import { type Overtaken, settle, type Settled } from './settle.js';
import { closeAll, type ReplacedFile, runSteps, takeBack, type WriteDependencies } from './transaction.js';

/** How often a change is planned again because another program was faster, and written again after it was overtaken. */
const mostTries = 8;

export interface WritePathDependencies extends WriteDependencies, DraftDependencies {
  readonly clock: Clock;
  readonly places: Places;
}

export interface Carried {
  /** Null where nothing had to be written. */
  readonly change: Change | null;
  readonly recoveries: readonly Recovery[];
}

/**
 * Carries an intent out. Must hold the locks. Never rejects for what a disk or another program does.
 * @param find asked once what was unfinished has been brought to an end
 */
export async function carryOut(
  dependencies: WritePathDependencies,
  find: () => Promise<Result<Intent>>,
): Promise<Result<Carried>> {
  try {
    const recoveries = await recoverPending(dependencies);
    const unfinished = recoveries.find((recovery) => recovery.failure?.code === 'disk-full');
    if (unfinished?.failure != null) return fail(unfinished.failure);
    const intent = await find();
    if (!intent.ok) return intent;
    const change = await new WritePath(dependencies, intent.value).run();
    return change.ok ? succeed({ change: change.value, recoveries }) : change;
  } catch (error) {
    // The AWS files have their own handling: what comes here is the history's disk.
    if (error instanceof FileSystemError) return fail(historyFailure(dependencies, error));
    throw error;
  }
}

class WritePath {
  readonly #dependencies: WritePathDependencies;
  readonly #intent: Intent;
  #replaced: readonly ReplacedFile[] = [];

  constructor(dependencies: WritePathDependencies, intent: Intent) {
    this.#dependencies = dependencies;
    this.#intent = intent;
  }

  async run(): Promise<Result<Change | null>> {
    let changedPath = '';
    for (let tries = 0; tries < mostTries; tries += 1) {
      const files = await this.#intent.read();
      if (!files.ok) return files;
      const draft = await makeDraft(this.#dependencies, this.#intent, files.value);
      if (!draft.ok) return draft;
      if (draft.value === null) return this.#nothingToWrite();
      const change = await this.#begin(draft.value);
      const outcome = await runSteps(this.#dependencies, change);
      if (outcome.kind === 'written') {
        return this.#afterwards(outcome.change, outcome.replaced, files.value);
      }
      if (outcome.kind === 'changed' || outcome.takenBack)
        await this.#dependencies.history.drop(headOf(change));
      if (outcome.kind === 'failed') return fail(outcome.failure);
      changedPath = outcome.path;
    }
    return fail(fileChanged(changedPath));
  }

  async #begin(draft: Draft): Promise<Change> {
    const { history } = this.#dependencies;
    const change = this.#changeOf(await history.nextId(), draft);
    try {
      await history.write(change);
      return change;
    } catch (error) {
      await history.drop(headOf(change)).catch(() => undefined);
      throw error;
    }
  }

  #changeOf(id: string, draft: Draft): Change {
    const { action, profiles, undoes } = this.#intent;
    const at = this.#dependencies.clock.now();
    return { id, at, action, profiles, undoes, state: 'pending', revision: 1, ...draft };
  }

  /** Someone may have undone a change by hand: then only the history learns of it. */
  async #nothingToWrite(): Promise<Result<null>> {
    if (this.#intent.undoes !== null) {
      const { history } = this.#dependencies;
      const change = this.#changeOf(await history.nextId(), { files: [], steps: [] });
      await history.write({ ...change, state: 'done' });
    }
    return succeed(null);
  }

  async #afterwards(
    change: Change,
    replaced: readonly ReplacedFile[],
    files: FilesNow,
  ): Promise<Result<Change>> {
    this.#replaced = replaced;
    try {
      return await this.#untilSettled(change, files);
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      return await this.#giveUp(change, change.files[0]?.shownPath ?? '');
    } finally {
      await closeAll(this.#replaced);
    }
  }

  async #untilSettled(written: Change, files: FilesNow): Promise<Result<Change>> {
    const { history } = this.#dependencies;
    let change = written;
    let { revision } = written;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const settled = await this.#look(change);
      if (settled === null) continue;
      if (settled.kind === 'settled') return succeed(await this.#finish({ ...change, revision }));
      if (settled.kind === 'lost') return this.#giveUp({ ...change, revision }, settled.path);
      const draft = await this.#planAgain(files, settled.by);
      if (draft === 'nothing-to-do') return succeed(await this.#finish({ ...change, revision }));
      if (draft === null) return this.#giveUp({ ...change, revision }, change.files[0]?.shownPath ?? '');
      revision += 1;
      const next: Change = { ...change, ...draft, revision };
      await history.write(next);
      const outcome = await runSteps(this.#dependencies, next);
      if (outcome.kind === 'failed') {
        if (outcome.takenBack) await history.drop(headOf(next));
        return fail(outcome.failure);
      }
      if (outcome.kind === 'changed') continue;
      change = outcome.change;
      this.#replaced = [...settled.replaced, ...outcome.replaced];
    }
    return this.#giveUp({ ...change, revision }, change.files[0]?.shownPath ?? '');
  }

  /** Null where the disk did not answer this time. */
  async #look(change: Change): Promise<Settled | null> {
    const { files, clock } = this.#dependencies;
    try {
      return await settle(files, clock, change, this.#replaced);
    } catch (error) {
      if (error instanceof FileSystemError) return null;
      throw error;
    }
  }

  /** Null where the change cannot be made on what the other program wrote. */
  async #planAgain(files: FilesNow, { base, onDisk }: Overtaken): Promise<Draft | 'nothing-to-do' | null> {
    const now = new Map(files);
    for (const [path, content] of base) {
      const file = now.get(path);
      if (file !== undefined) now.set(path, { ...file, content });
    }
    const draft = await makeDraft(this.#dependencies, this.#intent, now, onDisk);
    return draft.ok ? (draft.value ?? 'nothing-to-do') : null;
  }

  /** A change whose mark cannot be written is finished all the same: the next start will see that it is. */
  async #finish(change: Change): Promise<Change> {
    const done: Change = { ...change, state: 'done' };
    await ignoreDisk(() => this.#dependencies.history.writeHead(headOf(done)));
    return done;
  }

  async #giveUp(change: Change, path: string): Promise<Result<Change>> {
    const takenBack = await takeBack(this.#dependencies, change, change.steps.length);
    const head = { ...headOf(change), state: 'overwritten' as const };
    // Where something of ours is left, the journal keeps it for the next start.
    if (takenBack) await ignoreDisk(() => this.#dependencies.history.writeHead(head));
    const failure: Failure = {
      code: 'change-overwritten',
      facts: { path, change: change.id },
      action: 'reload-file',
    };
    return fail(failure);
  }
}

function historyFailure({ places }: WritePathDependencies, error: FileSystemError): Failure {
  return writeFailure(shownPath(error.path, places.home), error);
}

async function ignoreDisk(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
  }
}
