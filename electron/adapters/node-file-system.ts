/** The FileSystem port over Node's own calls. Every error of theirs becomes a FileSystemError here and nowhere else. */
import { type BigIntStats, constants, promises } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { FileSystemError, type FileFacts, type FileSystem, type OpenFile } from '../services/ports.js';

export const newFileMode = 0o600;
export const newFolderMode = 0o700;
const permissionBits = 0o7777;
/** Linux gives up after as many. */
const linkLimit = 40;

/** What systems answer where a folder cannot be flushed at all; Windows cannot even open one. */
const noFolderFlush: readonly string[] = ['EINVAL', 'ENOTSUP', 'ENOSYS'];

/** The file system of this machine. */
export function createNodeFileSystem(): FileSystem {
  return {
    inspect: (path) => attempt('inspect', path, () => orNull(() => promises.lstat(path, { bigint: true }))),
    inspectTarget: (path) =>
      attempt('inspect', path, () => orNull(() => promises.stat(path, { bigint: true }))),
    resolveLinks: (path) => attempt('resolve', path, () => resolveLinks(resolve(path), { left: linkLimit })),
    read: (path) => attempt('read', path, () => promises.readFile(path)),
    list: (folder) => attempt('list', folder, () => promises.readdir(folder)),
    makeFolder: (path) =>
      attempt('make-folder', path, async () => {
        await promises.mkdir(path, { recursive: true, mode: newFolderMode });
      }),
    open: (path, access) =>
      attempt('open', path, async () => {
        const flags = access === 'read' ? constants.O_RDONLY : constants.O_RDWR;
        return openFile(await promises.open(path, flags), path);
      }),
    create: (path) => attempt('create', path, () => createFile(path)),
    append: (path, bytes) =>
      attempt('append', path, () => promises.appendFile(path, bytes, { mode: newFileMode })),
    rename: (from, to) => attempt('rename', to, () => promises.rename(from, to)),
    link: (from, to) => attempt('link', to, () => promises.link(from, to)),
    remove: (path) => attempt('remove', path, () => promises.unlink(path)),
    flushFolder: (path) => attempt('flush-folder', path, () => flushFolder(path)),
  };
}

type Handle = Awaited<ReturnType<typeof promises.open>>;

async function createFile(path: string): Promise<OpenFile> {
  const handle = await promises.open(path, 'wx+', newFileMode);
  // The umask may have taken bits away that the owner needs.
  if (process.platform !== 'win32') await handle.chmod(newFileMode);
  return openFile(handle, path);
}

function openFile(handle: Handle, path: string): OpenFile {
  return {
    read: () => attempt('read', path, () => readAll(handle)),
    write: (bytes) => attempt('write', path, () => writeAll(handle, bytes)),
    shortenTo: (size) => attempt('shorten', path, () => handle.truncate(size)),
    setMode: (mode) => attempt('set-mode', path, () => handle.chmod(mode)),
    setOwner: (owner, group) =>
      attempt('set-owner', path, async () => {
        if (process.platform !== 'win32') await handle.chown(owner, group);
      }),
    flush: () => attempt('flush', path, () => handle.sync()),
    close: () => attempt('close', path, () => handle.close()),
  };
}

async function readAll(handle: Handle): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const part = new Uint8Array(65_536);
    const { bytesRead } = await handle.read(part, 0, part.length, at);
    if (bytesRead === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, bytesRead));
    at += bytesRead;
  }
}

async function writeAll(handle: Handle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, at);
    at += bytesWritten;
  }
}

/** Name by name from the root, so that a link that leads to nothing still says where it leads. */
async function resolveLinks(path: string, budget: { left: number }): Promise<string> {
  const parent = dirname(path);
  if (parent === path) return path;
  const real = join(await resolveLinks(parent, budget), basename(path));
  const facts = await orNull(() => promises.lstat(real, { bigint: true }));
  if (facts?.kind !== 'link') return real;
  if (budget.left === 0) throw new FileSystemError('resolve', path, 'ELOOP');
  budget.left -= 1;
  return resolveLinks(resolve(dirname(real), await promises.readlink(real)), budget);
}

async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await promises.open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    if (!noFolderFlush.includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

async function orNull(ask: () => Promise<BigIntStats>): Promise<FileFacts | null> {
  try {
    return factsOf(await ask());
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** What the port tells of them. */
export function factsOf(stats: BigIntStats): FileFacts {
  return {
    kind: kindOf(stats),
    mode: Number(stats.mode) & permissionBits,
    owner: Number(stats.uid),
    group: Number(stats.gid),
    links: Number(stats.nlink),
    size: Number(stats.size),
    modifiedAt: Number(stats.mtimeMs),
    identity: `${String(stats.dev)}:${String(stats.ino)}`,
  };
}

function kindOf(stats: BigIntStats): FileFacts['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

async function attempt<Value>(operation: string, path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw told(error, operation, path);
  }
}

/** @returns the error of the port; what is not the system's answer but a mistake of ours, such as a path with NUL in it, as it is */
export function told(error: unknown, operation: string, path: string): unknown {
  if (error instanceof FileSystemError) return error;
  const systemCode = codeOf(error);
  return systemCode === '' ? error : new FileSystemError(operation, path, systemCode);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
