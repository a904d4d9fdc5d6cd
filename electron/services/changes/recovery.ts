/**
 * What to do with a change that a crash, a power failure or a lost lock left unfinished.
 *
 * Forward where anything of it reached the disk, so that all files end new; back where what others wrote since overlaps
 * with it, so that all files end old. Only what can be neither is left as it is, and said.
 */
import type { Failure } from '../../../shared/models/failure.js';
import type { Recovery } from '../api.js';
import { type Content, sameContent } from '../files/content.js';
import { FileSystemError } from '../ports.js';
import { type Change, type ChangeHead, finalContent, versionsOf } from './change.js';
import { fileChanged, mayPass, writeFailure } from './failures.js';
import { basisOf, isTorn, mergeContents } from './merging.js';
import { contentBefore, readTarget, rewrite, takeBack, type WriteDependencies } from './transaction.js';
import { removeTemporary } from './write-file.js';

const mostTries = 5;

/** Recovers all that is unfinished, oldest first. Must hold the lock of the history. Rejects with FileSystemError. */
export async function recoverPending(dependencies: WriteDependencies): Promise<readonly Recovery[]> {
  const recoveries: Recovery[] = [];
  for (const head of await dependencies.history.pending()) {
    recoveries.push(await recoverOne(dependencies, head));
  }
  return recoveries;
}

async function recoverOne(dependencies: WriteDependencies, head: ChangeHead): Promise<Recovery> {
  const { history } = dependencies;
  const { id: change, action } = head;
  const leave = async (failure: Failure): Promise<Recovery> => {
    // What may pass can be finished another time; nothing else gets better by itself.
    if (!mayPass(failure)) await history.writeHead({ ...head, state: 'left-alone' });
    return { change, action, outcome: 'left-alone', failure };
  };
  const pending = await history.loadPending(head);
  const shownPath = head.files[0]?.shownPath ?? '';
  if (pending === null) return leave(fileChanged(shownPath));
  try {
    if (pending.storeFailure !== null) {
      await endWithoutStore(dependencies, head, pending.change);
      return await leave(pending.storeFailure);
    }
    const outcome = await endWhole(dependencies, head, pending.change);
    if (outcome === 'left-alone') return await leave(fileChanged(shownPath));
    if (outcome === 'finished') await history.writeHead({ ...head, state: 'done' });
    else await history.drop(head);
    return { change, action, outcome, failure: null };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return leave(writeFailure(shownPath, error));
  }
}

/**
 * While the store does not open: the AWS files alone, all new where anything of the change reached one of them, else all
 * old. The store's part waits, and what became of the AWS files is noted, so that they are not touched again for it.
 */
async function endWithoutStore(
  dependencies: WriteDependencies,
  head: ChangeHead,
  change: Change,
): Promise<void> {
  const { history } = dependencies;
  if ((await history.waiting(head)) !== null) return;
  const outcome = await bringToAnEnd(
    dependencies,
    partOf(change, (path) => !history.isStore(path)),
  );
  if (outcome !== 'left-alone') await history.markWaiting(head, outcome);
}

/** With the store: the whole change, or what is left of it where the AWS files were made new while it was locked. */
async function endWhole(
  dependencies: WriteDependencies,
  head: ChangeHead,
  change: Change,
): Promise<Recovery['outcome']> {
  const { history } = dependencies;
  if ((await history.waiting(head)) !== 'finished') return bringToAnEnd(dependencies, change);
  const store = partOf(change, (path) => history.isStore(path));
  const states = await Promise.all(store.files.map((_, index) => stateOf(dependencies, store, index)));
  if (states.some((state) => state.kind === 'overlapping')) return 'left-alone';
  return (await goForward(dependencies, store, states)) ? 'finished' : 'left-alone';
}

/** The change as far as it is about the files that the test names. */
function partOf(change: Change, isPart: (path: string) => boolean): Change {
  const files = change.files.filter((file) => isPart(file.path));
  const steps = change.steps.flatMap((step) => {
    const file = files.findIndex((candidate) => candidate === change.files[step.file]);
    return file < 0 ? [] : [{ ...step, file }];
  });
  return { ...change, files, steps };
}

async function bringToAnEnd(dependencies: WriteDependencies, change: Change): Promise<Recovery['outcome']> {
  for (const { temporary } of change.steps) await removeTemporary(dependencies.files, temporary);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const states = await Promise.all(change.files.map((_, index) => stateOf(dependencies, change, index)));
    if (change.revision === 1 && states.every((state) => state.kind === 'not-begun')) return 'taken-back';
    if (states.some((state) => state.kind === 'overlapping')) break;
    if (await goForward(dependencies, change, states)) return 'finished';
  }
  return (await takeBack(dependencies, change, change.steps.length)) ? 'taken-back' : 'left-alone';
}

/** How a file stands: what it holds, and what it shall hold at the end. */
interface FileState {
  readonly kind: 'not-begun' | 'begun' | 'foreign' | 'overlapping';
  readonly current: Content;
  /** Index of the last step that reached the file; -1 for none. */
  readonly reached: number;
  readonly goal: Content;
}

async function stateOf({ files }: WriteDependencies, change: Change, index: number): Promise<FileState> {
  const file = change.files[index];
  if (file === undefined) throw new RangeError(`change ${change.id} has no file ${index}`);
  const current = await readTarget(files, file.target);
  const goal = finalContent(change, index);
  const isOwn = (step: Change['steps'][number]): boolean => step.file === index;
  const reached = change.steps.findLastIndex((step) => isOwn(step) && sameContent(step.after, current));
  if (reached >= 0) return { kind: 'begun', current, reached, goal };
  if (sameContent(current, file.onDisk)) return { kind: 'not-begun', current, reached, goal };
  const torn = change.steps.some(
    (step, at) => isOwn(step) && step.inPlace && isTorn(current, contentBefore(change, at), step.after),
  );
  if (torn) return { kind: 'begun', current, reached, goal };
  // Emptied by another program: neither to be filled by us nor to be believed.
  if (current?.length === 0) return { kind: 'overlapping', current, reached, goal };
  const basis = basisOf(file.onDisk, versionsOf(change, index), current);
  const merged = mergeContents(basis, goal, current);
  if (merged === undefined) return { kind: 'overlapping', current, reached, goal };
  return { kind: 'foreign', current, reached, goal: merged };
}

/** Writes what is missing, in the order of the steps. False where a file changed meanwhile. */
async function goForward(
  dependencies: WriteDependencies,
  change: Change,
  states: readonly FileState[],
): Promise<boolean> {
  const held = states.map((state) => state.current);
  for (const [index, step] of change.steps.entries()) {
    const state = states[step.file];
    const file = change.files[step.file];
    if (state === undefined || file === undefined || state.reached >= index) continue;
    const isLast = change.steps.findLastIndex((candidate) => candidate.file === step.file) === index;
    if (state.kind === 'foreign' && !isLast) continue;
    const from = held[step.file] ?? null;
    const to = state.kind === 'foreign' ? state.goal : step.after;
    held[step.file] = to;
    if (sameContent(from, to)) continue;
    if (!dependencies.isHeld()) return false;
    if (!(await rewrite(dependencies, file, step.temporary, from, to))) return false;
  }
  return true;
}
