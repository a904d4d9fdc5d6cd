/**
 * The FileSystem port for a command that does one thing and is waited for: what it does of files, it does at once. Each step
 * that Node hands to a thread of its own takes longer than the step, and the first brings in code that takes a millisecond.
 */
import { appendFileSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import type { FileFacts, FileSystem } from '../services/ports.js';
import { createNodeFileSystem, factsOf, newFileMode, newFolderMode, told } from './node-file-system.js';

/** The file system of this machine. What handing out does not do is done as elsewhere. */
export function createBlockingFileSystem(): FileSystem {
  return {
    ...createNodeFileSystem(),
    inspect: (path) => attempt('inspect', path, () => inspect(path)),
    read: (path) => attempt('read', path, () => readFileSync(path)),
    makeFolder: (path) =>
      attempt('make-folder', path, () => {
        mkdirSync(path, { recursive: true, mode: newFolderMode });
      }),
    append: (path, bytes) =>
      attempt('append', path, () => appendFileSync(path, bytes, { mode: newFileMode })),
  };
}

function inspect(path: string): FileFacts | null {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? null : factsOf(stats);
}

/** Rejects as the port does: nobody who waits for it need know that it is over already. */
async function attempt<Value>(operation: string, path: string, work: () => Value): Promise<Value> {
  try {
    return await Promise.resolve(work());
  } catch (error) {
    throw told(error, operation, path);
  }
}
