/**
 * A change that stands in the journal, brought to the disk: all of its steps or none.
 *
 * All next versions are made ready first, so that what can run out of space or permission does so before the first file
 * changes. Taking back goes by what the files hold, not by what was last done, so that it is right after any error.
 */
import type { Failure } from '../../../shared/models/failure.js';
import { type Content, sameContent } from '../files/content.js';
import { FileSystemError, type FileSystem, type OpenFile } from '../ports.js';
import { type Change, type ChangedFile, type ChangeStep, headOf } from './change.js';
import { busy, fileChanged, writeFailure } from './failures.js';
import type { History } from './history.js';
import { isTorn, mergeContents } from './merging.js';
import { commit, prepare, removeTemporary, type Way } from './write-file.js';

/** A file that was replaced and may still be written to by a program that had it open. */
export interface ReplacedFile {
  /** Absolute, links not resolved. */
  readonly path: string;
  readonly handle: OpenFile;
  /** What it held when it was replaced. */
  readonly content: Content;
}

/** A file that another program keeps changing is given up after as many tries. */
const mostTries = 5;

export interface WriteDependencies {
  readonly files: FileSystem;
  readonly history: History;
  /** False once the lock was lost: nothing may be written then. */
  readonly isHeld: () => boolean;
}

export type StepsOutcome =
  | { readonly kind: 'written'; readonly change: Change; readonly replaced: readonly ReplacedFile[] }
  /** Another program was faster; all is as it was before the change. */
  | { readonly kind: 'changed'; readonly path: string }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly takenBack: boolean };

/** Writes all steps. The change must stand in the journal. */
export async function runSteps(dependencies: WriteDependencies, change: Change): Promise<StepsOutcome> {
  const run = new StepsRun(dependencies, change);
  const outcome = await run.run();
  if (outcome.kind !== 'written') await closeAll(run.replaced);
  return outcome;
}

export async function closeAll(replaced: readonly ReplacedFile[]): Promise<void> {
  for (const { handle } of replaced) await handle.close().catch(() => undefined);
}

/** What a file holds just before a step. */
export function contentBefore(change: Change, step: number): Content {
  const { file } = stepAt(change, step);
  const earlier = change.steps.slice(0, step).findLast((candidate) => candidate.file === file);
  return earlier === undefined ? fileAt(change, file).onDisk : earlier.after;
}

class StepsRun {
  readonly replaced: ReplacedFile[] = [];
  readonly #dependencies: WriteDependencies;
  #change: Change;
  #shownPath = '';

  constructor(dependencies: WriteDependencies, change: Change) {
    this.#dependencies = dependencies;
    this.#change = change;
  }

  async run(): Promise<StepsOutcome> {
    // How many steps may have reached the disk.
    let begun = 0;
    try {
      const ways = await this.#prepareAll();
      for (const [index, way] of ways.entries()) {
        if (!this.#dependencies.isHeld()) return this.#stuck(busy(this.#shownPath));
        begun = index + 1;
        if (await this.#commit(index, way)) continue;
        const path = this.#shownPath;
        const takenBack = await takeBack(this.#dependencies, this.#change, index);
        return takenBack ? { kind: 'changed', path } : this.#stuck(fileChanged(path));
      }
      return { kind: 'written', change: this.#change, replaced: this.replaced };
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      const failure = writeFailure(this.#shownPath, error);
      return { kind: 'failed', failure, takenBack: await takeBack(this.#dependencies, this.#change, begun) };
    }
  }

  async #prepareAll(): Promise<readonly Way[]> {
    const ways: Way[] = [];
    for (const step of this.#change.steps) {
      const file = fileAt(this.#change, step.file);
      this.#shownPath = file.shownPath;
      ways.push(await prepare(this.#dependencies.files, { ...file, ...step }, step.after));
    }
    for (const [index, way] of ways.entries()) if (way === 'in-place') await this.#markInPlace(index);
    return ways;
  }

  /** False where another program changed the file. */
  async #commit(index: number, way: Way): Promise<boolean> {
    const step = stepAt(this.#change, index);
    const file = fileAt(this.#change, step.file);
    this.#shownPath = file.shownPath;
    const from = contentBefore(this.#change, index);
    const { path, target } = file;
    const write = { path, target, temporary: step.temporary, from, to: step.after };
    const mark = async (): Promise<void> => {
      if (!stepAt(this.#change, index).inPlace) await this.#markInPlace(index);
    };
    const written = await commit(this.#dependencies.files, write, way, mark);
    if (written.kind === 'changed') return false;
    if (written.replaced !== null) {
      this.replaced.push({ path, handle: written.replaced, content: from });
    }
    return true;
  }

  async #markInPlace(index: number): Promise<void> {
    const steps = this.#change.steps.map((step, at) => (at === index ? { ...step, inPlace: true } : step));
    this.#change = { ...this.#change, steps };
    await this.#dependencies.history.writeHead(headOf(this.#change));
  }

  /** The journal still says what there is to do: the next start finishes it or takes it back. */
  #stuck(failure: Failure): StepsOutcome {
    return { kind: 'failed', failure, takenBack: false };
  }
}

/**
 * Makes every file what it would be without the first `count` steps, in the reverse order, keeping what others wrote
 * meanwhile, and removes what was made ready. @returns false where that could not be done for each of them
 */
export async function takeBack(
  dependencies: WriteDependencies,
  change: Change,
  count: number,
): Promise<boolean> {
  let complete = true;
  for (let index = change.steps.length - 1; index >= 0; index -= 1) {
    try {
      await removeTemporary(dependencies.files, stepAt(change, index).temporary);
      if (index < count) complete = (await takeBackStep(dependencies, change, index)) && complete;
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      complete = false;
    }
  }
  return complete;
}

async function takeBackStep(
  dependencies: WriteDependencies,
  change: Change,
  index: number,
): Promise<boolean> {
  const step = stepAt(change, index);
  const file = fileAt(change, step.file);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const current = await readTarget(dependencies.files, file.target);
    const next = withoutStep(change, index, current);
    if (next === undefined || !dependencies.isHeld()) return false;
    if (sameContent(next, current)) return true;
    if (await rewrite(dependencies, file, step.temporary, current, next)) return true;
  }
  return false;
}

/** The content without what the step wrote; undefined where that overlaps with what another program wrote. */
function withoutStep(change: Change, index: number, current: Content): Content | undefined {
  const step = stepAt(change, index);
  const file = fileAt(change, step.file);
  const isFirst = change.steps.findIndex((candidate) => candidate.file === step.file) === index;
  const goal = isFirst ? file.before : contentBefore(change, index);
  if (sameContent(current, step.after)) return goal;
  if (sameContent(current, goal)) return current;
  if (isFirst && sameContent(current, file.onDisk)) return goal;
  const own = change.steps.filter((candidate) => candidate.file === step.file).map(({ after }) => after);
  // Not reached yet: it holds an earlier version of our own.
  if (!isFirst && [file.before, file.onDisk, ...own].some((version) => sameContent(version, current))) {
    return current;
  }
  if (step.inPlace && isTorn(current, goal, step.after)) return goal;
  return mergeContents(step.after, goal, current);
}

/** Writes content that stands in no step, with the same care. False where the file changed meanwhile. */
export async function rewrite(
  dependencies: WriteDependencies,
  file: ChangedFile,
  temporary: string,
  from: Content,
  to: Content,
): Promise<boolean> {
  const { files } = dependencies;
  const { path, target } = file;
  await removeTemporary(files, temporary);
  const way = await prepare(files, { path, target, temporary }, to);
  const written = await commit(files, { path, target, temporary, from, to }, way, () => Promise.resolve());
  await removeTemporary(files, temporary);
  if (written.kind === 'written') await written.replaced?.close();
  return written.kind === 'written';
}

/** What stands at a place now. Rejects with FileSystemError. */
export async function readTarget(files: FileSystem, target: string): Promise<Content> {
  try {
    return await files.read(target);
  } catch (error) {
    if (error instanceof FileSystemError && error.systemCode === 'ENOENT') return null;
    throw error;
  }
}

export function fileAt(change: Change, index: number): ChangedFile {
  const file = change.files[index];
  if (file === undefined) throw new RangeError(`change ${change.id} has no file ${index}`);
  return file;
}

function stepAt(change: Change, index: number): ChangeStep {
  const step = change.steps[index];
  if (step === undefined) throw new RangeError(`change ${change.id} has no step ${index}`);
  return step;
}
