/** Watches what answers were made of besides the AWS files: caches of sign-ins, files that a variable names. */
import type { Dispose, Watcher } from '../ports.js';
import type { Disk } from './disk.js';

export interface WatchedPaths {
  /** From now on these too: a window can show several answers at once. */
  follow(disk: Disk): void;
  dispose(): void;
}

/** Where there are more, those of earlier answers are let go. */
const mostPaths = 200;

/** @param onChange called when one of them changed: answers may be other ones now */
export function createWatchedPaths(watcher: Watcher, onChange: () => void): WatchedPaths {
  let followed: ReadonlySet<string> = new Set();
  let stop: Dispose = () => undefined;
  return {
    follow(disk) {
      const paths = disk.readPaths().filter((path) => mayMatter(disk, path));
      if (paths.every((path) => followed.has(path))) return;
      const all = new Set([...followed, ...paths]);
      followed = all.size > mostPaths ? new Set(paths) : all;
      stop();
      stop = watcher.watch([...followed], onChange);
    },
    dispose() {
      stop();
      followed = new Set();
      stop = () => undefined;
    },
  };
}

/** A cache that is not there yet will be after signing in; other files that are not there seldom come. */
function mayMatter(disk: Disk, path: string): boolean {
  return path.endsWith('.json') || disk.known(path)?.state !== 'absent';
}
