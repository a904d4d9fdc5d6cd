/**
 * The Locks port: one folder of locks in Keyway's own data folder, taken with proper-lockfile.
 *
 * Never beside the AWS files: other tools list that folder. A lock is a folder that its holder touches; untouched for
 * ten seconds it counts as left behind. So that a Keyway that was killed does not make the next one wait,
 * the holder also notes who it is, and a holder that this same running system knows to be dead is not waited for.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import lockfile from 'proper-lockfile';
import { type Clock, FileSystemError, type Locks } from '../services/ports.js';
import { createLockFolders, type LockFolders } from './lock-folders.js';
import { createHolderNotes, type HolderNotes } from './lock-holders.js';

/** Milliseconds without a sign of life after which a lock counts as left behind. */
const staleAfter = 10_000;
const pollInterval = 25;

export interface LocksOptions {
  /** Absolute; made 0700 when first needed. */
  readonly folder: string;
  readonly clock: Clock;
}

type Release = () => Promise<void>;

interface LockParts {
  readonly notes: HolderNotes;
  readonly folders: LockFolders;
}

export function createProcessLocks({ folder, clock }: LocksOptions): Locks {
  const notes = createHolderNotes();
  const parts: LockParts = { notes, folders: createLockFolders(notes) };
  return {
    async withLocks(paths, waitMilliseconds, work) {
      makeFolder(folder);
      const names = [...new Set(paths.map((path) => join(folder, lockName(path))))].sort();
      const deadline = clock.now() + waitMilliseconds;
      const releases: Release[] = [];
      let held = true;
      const onLost = (): void => {
        held = false;
      };
      try {
        for (const name of names) {
          const release = await takeBefore(deadline, () => take(name, parts, onLost), clock);
          if (release === null) return null;
          releases.push(release);
        }
        return await work(() => held);
      } finally {
        for (const release of releases.reverse()) await release();
      }
    },
  };
}

async function takeBefore(
  deadline: number,
  attempt: () => Promise<Release | null>,
  clock: Clock,
): Promise<Release | null> {
  for (;;) {
    const release = await attempt();
    if (release !== null || clock.now() >= deadline) return release;
    await clock.sleep(pollInterval);
  }
}

/** Null where another holds it and is, as far as can be known, alive. */
async function take(name: string, parts: LockParts, onLost: () => void): Promise<Release | null> {
  const release = (await lock(name, parts.folders, onLost)) ?? (await takeFromDead(name, parts, onLost));
  if (release === null) return null;
  // Lost meanwhile, which `isHeld` has told already: then it is no longer ours to release.
  return () => release().catch(() => undefined);
}

/** Only one process at a time may decide that a holder is dead, so that nobody takes the lock of its successor. */
async function takeFromDead(name: string, parts: LockParts, onLost: () => void): Promise<Release | null> {
  const { notes, folders } = parts;
  if (!notes.isHolderDead(name)) return null;
  const breaker = await lock(`${name}.breaking`, folders, () => undefined);
  if (breaker === null) return null;
  try {
    if (notes.isHolderDead(name)) notes.discard(name);
    return await lock(name, folders, onLost);
  } finally {
    await breaker().catch(() => undefined);
  }
}

async function lock(name: string, fs: LockFolders, onLost: () => void): Promise<Release | null> {
  try {
    return await lockfile.lock(name, { realpath: false, stale: staleAfter, fs, onCompromised: onLost });
  } catch (error) {
    if (codeOf(error) === 'ELOCKED') return null;
    throw asFileSystemError('lock', name, error);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asFileSystemError('make-folder', folder, error);
  }
}

function asFileSystemError(operation: string, path: string, error: unknown): unknown {
  const code = codeOf(error);
  return code === '' ? error : new FileSystemError(operation, path, code);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The same for all paths to the same file; a file that is not there yet is named by its folder's real path. */
function lockName(path: string): string {
  return createHash('sha256').update(realPath(path)).digest('hex');
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
