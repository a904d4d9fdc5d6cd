/**
 * One write of one file: replaced by rename where that can be, else in place.
 *
 * In two halves, so that several files can be made ready before the first of them changes: `prepare` does all that can
 * run out of space or permission, `commit` compares once more and renames. Nothing here decides what to write.
 */
import { folderOf, joinPath, nameOf } from '../../core/paths.js';
import { type Content, sameContent } from '../files/content.js';
import {
  type FileFacts,
  FileSystemError,
  type FileSystem,
  type OpenFile,
  type RandomSource,
} from '../ports.js';

/** A file to be written, and the name of its next version until then. */
export interface WriteTarget {
  /** Absolute, links not resolved. */
  readonly path: string;
  /** Where the links lead. */
  readonly target: string;
  /** Beside the target. */
  readonly temporary: string;
}

export type Way = 'replace' | 'in-place';

export interface Write extends WriteTarget {
  readonly from: Content;
  readonly to: Content;
}

/** `changed`: the file does not hold `from` any more, or the path leads elsewhere; nothing was written. */
export type Written =
  | { readonly kind: 'changed' }
  | {
      readonly kind: 'written';
      /** The file that was replaced, still open: another program may be writing to it. */
      readonly replaced: OpenFile | null;
    };

/** Where a rename or a new file beside the target is refused although the file itself can be written. */
const noReplaceCodes: readonly string[] = ['EACCES', 'EPERM', 'EBUSY', 'EXDEV', 'EROFS', 'ETXTBSY'];
/** Where a disk has no second names for a file. */
const noLinkCodes: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'];

/** A name beside the target that Keyway knows again, and that no other program has. */
export function temporaryName(target: string, random: RandomSource): string {
  return joinPath(folderOf(target), `.${nameOf(target).slice(0, 100)}.keyway-${random.hex(12)}`);
}

/** Makes the next version ready beside the file. Rejects with FileSystemError; then nothing of it is left. */
export async function prepare(files: FileSystem, target: WriteTarget, to: Content): Promise<Way> {
  const facts = await files.inspectTarget(target.target);
  if (facts === null) {
    if (to === null) return 'replace';
    await files.makeFolder(folderOf(target.target));
    await fill(files, target.temporary, to, null);
    return 'replace';
  }
  if (facts.kind !== 'file') throw new FileSystemError('open', target.target, 'EINVAL');
  // A file that the person made read-only could still be renamed over: it must be writable itself.
  await (await files.open(target.target, 'read-write')).close();
  if (to === null) return 'replace';
  // Another name for the same file would keep the old content.
  if (facts.links > 1) return 'in-place';
  try {
    await fill(files, target.temporary, to, facts);
    return 'replace';
  } catch (error) {
    if (isOneOf(error, noReplaceCodes)) return 'in-place';
    throw error;
  }
}

/** Takes the place of the file with what `prepare` made ready. Rejects with FileSystemError. */
export async function commit(
  files: FileSystem,
  write: Write,
  way: Way,
  beforeInPlace: () => Promise<void>,
): Promise<Written> {
  if ((await files.resolveLinks(write.path)) !== write.target) return { kind: 'changed' };
  if (write.from === null) return commitNew(files, write);
  const facts = await files.inspect(write.target);
  if (facts === null) return { kind: 'changed' };
  const old = await files.open(write.target, 'read-write');
  try {
    const isSame = sameContent(await old.read(), write.from);
    const now = await files.inspect(write.target);
    if (!isSame || now?.identity !== facts.identity) {
      await old.close();
      return { kind: 'changed' };
    }
    const replaced = way === 'replace' && (await replace(files, write));
    if (replaced) return { kind: 'written', replaced: old };
    await beforeInPlace();
    await writeInPlace(old, write.from, write.to ?? new Uint8Array());
    await old.close();
    return { kind: 'written', replaced: null };
  } catch (error) {
    await old.close().catch(() => undefined);
    // The encrypted store says by itself that another Keyway was faster.
    if (isOneOf(error, ['ESTALE'])) return { kind: 'changed' };
    throw error;
  }
}

/** Removes a next version that is not wanted any more. */
export async function removeTemporary(files: FileSystem, temporary: string): Promise<void> {
  try {
    await files.remove(temporary);
  } catch (error) {
    if (!isOneOf(error, ['ENOENT', 'ENOTDIR'])) throw error;
  }
}

async function commitNew(files: FileSystem, write: Write): Promise<Written> {
  if ((await files.inspect(write.target)) !== null) return { kind: 'changed' };
  if (write.to === null) return { kind: 'written', replaced: null };
  try {
    // Unlike a rename, a link does not write over a file that another program makes at this very moment.
    await files.link(write.temporary, write.target);
    await removeTemporary(files, write.temporary);
  } catch (error) {
    if (isOneOf(error, ['EEXIST'])) return { kind: 'changed' };
    if (!isOneOf(error, noLinkCodes)) throw error;
    await files.rename(write.temporary, write.target);
  }
  await files.flushFolder(folderOf(write.target));
  return { kind: 'written', replaced: null };
}

/** False where the system refuses to replace the file, as it does for one that is mounted by itself. */
async function replace(files: FileSystem, write: Write): Promise<boolean> {
  if (write.to === null) {
    await files.remove(write.target);
  } else {
    try {
      await files.rename(write.temporary, write.target);
    } catch (error) {
      if (!isOneOf(error, noReplaceCodes)) throw error;
      await removeTemporary(files, write.temporary);
      return false;
    }
  }
  await files.flushFolder(folderOf(write.target));
  return true;
}

async function writeInPlace(file: OpenFile, from: Uint8Array, to: Uint8Array): Promise<void> {
  try {
    await overwrite(file, to);
  } catch (error) {
    // Out of space half-way: what was there needs no more than it had.
    await overwrite(file, from).catch(() => undefined);
    throw error;
  }
}

async function overwrite(file: OpenFile, bytes: Uint8Array): Promise<void> {
  await file.write(bytes);
  await file.shortenTo(bytes.length);
  await file.flush();
}

/** A new file with the content, and the owner and mode of the one that it will replace. */
async function fill(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  facts: FileFacts | null,
): Promise<void> {
  const file = await files.create(path);
  try {
    await file.write(bytes);
    if (facts !== null) {
      await file.setOwner(facts.owner, facts.group);
      await file.setMode(facts.mode);
    }
    await file.flush();
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await removeTemporary(files, path).catch(() => undefined);
    throw error;
  }
}

function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return error instanceof FileSystemError && codes.includes(error.systemCode);
}
