/** What proper-lockfile does to the folder that is a lock, with the note of who holds it. */
import { mkdirSync, rmdirSync, stat, utimes } from 'node:fs';
import type { HolderNotes } from './lock-holders.js';

/** proper-lockfile's own name for the folder that is the lock. */
const lockSuffix = '.lock';

type Done = (error: unknown) => void;

/** The part of `node:fs` that proper-lockfile 4.1.2 uses (its option `fs`). */
export interface LockFolders {
  readonly stat: typeof stat;
  readonly utimes: typeof utimes;
  mkdir(path: string, done: Done): void;
  rmdir(path: string, done: Done): void;
  /** When the process ends. */
  rmdirSync(path: string): void;
}

/**
 * A lock and its note come and go with nothing awaited in between: whoever is killed there leaves a lock of nobody,
 * for which the next Keyway waits until it counts as left behind.
 */
export function createLockFolders(notes: HolderNotes): LockFolders {
  const remove = (path: string): void => {
    notes.remove(lockOf(path));
    rmdirSync(path);
  };
  return {
    stat,
    utimes,
    mkdir: (path, done) => tell(done, () => make(path, notes)),
    rmdir: (path, done) => tell(done, () => remove(path)),
    rmdirSync: remove,
  };
}

function make(path: string, notes: HolderNotes): void {
  mkdirSync(path);
  try {
    notes.write(lockOf(path));
  } catch (error) {
    rmdirSync(path);
    throw error;
  }
}

function lockOf(path: string): string {
  return path.slice(0, -lockSuffix.length);
}

function tell(done: Done, work: () => void): void {
  let failed: unknown = null;
  try {
    work();
  } catch (error) {
    failed = error;
  }
  done(failed);
}
