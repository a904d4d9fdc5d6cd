/** Keyway's own files that hold more than JSON: written whole under another name, flushed, renamed. */
import { folderOf } from '../../core/paths.js';
import { FileSystemError, type FileSystem } from '../ports.js';

/**
 * Whole or not at all; resolves once it is on the disk. Rejects with FileSystemError.
 * @param path absolute; its folder must be there
 * @param temporary its name until then; what a crash left under that name is removed first
 */
export async function writeWhole(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  temporary = `${path}.new`,
): Promise<void> {
  await removeIfThere(files, temporary);
  const file = await files.create(temporary);
  try {
    await file.write(bytes);
    await file.flush();
  } finally {
    await file.close();
  }
  await files.rename(temporary, path);
  await files.flushFolder(folderOf(path));
}

/** Null where it is not there. Rejects with FileSystemError. */
export function readIfThere(files: FileSystem, path: string): Promise<Uint8Array | null> {
  return orMissing(() => files.read(path));
}

export async function removeIfThere(files: FileSystem, path: string): Promise<void> {
  await orMissing(() => files.remove(path));
}

/** The names in a folder; none where it is not there. */
export async function namesIn(files: FileSystem, folder: string): Promise<readonly string[]> {
  return (await orMissing(() => files.list(folder))) ?? [];
}

async function orMissing<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileSystemError && error.systemCode === 'ENOENT') return null;
    throw error;
  }
}
