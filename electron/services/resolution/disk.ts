/** Files as tools would open them, for the time of one answer: read once each, and no longer kept than that. */
import type { FileOnDisk } from '../../core/resolution/request.js';
import { listStore, noStore, type StoreListing } from '../../core/resolution/store-listing.js';
import { emptyDocument, parseDocument } from '../../core/ini/document.js';
import { isAbsolutePath, type Platform } from '../../core/paths.js';
import type { AwsFiles, LoadedFile } from '../files/aws-files.js';
import type { LoadedStore } from '../files/store-keeper.js';
import { type FileSystem, FileSystemError } from '../ports.js';

/** Bytes. No file that a tool reads for credentials comes near it. */
const sizeLimit = 16 * 1024 * 1024;
/** How many files are open at one time. */
const atOnce = 64;

/** What was read so far, and a way to read more. */
export interface Disk {
  /** Keyway's own store as it was at that moment. */
  readonly store: StoreListing;
  /** Undefined where nobody has read that path yet. */
  known(path: string): FileOnDisk | undefined;
  /** Reads the paths that are not known yet. */
  read(paths: Iterable<string>): Promise<void>;
  /** Those that were read besides the AWS files. */
  readPaths(): readonly string[];
}

/**
 * @param awsFiles the files of the list are taken from there, with their care for half-written ones and their documents;
 *   any other path is read as it is, and no copy of it stays
 */
export async function openDisk(
  files: FileSystem,
  awsFiles: Pick<AwsFiles, 'current'>,
  platform: Platform,
): Promise<Disk> {
  const { config, credentials, locations, store } = await awsFiles.current();
  const known = new Map<string, FileOnDisk>();
  for (const file of [...locations, credentials, config]) known.set(file.path, loadedOnDisk(file));
  known.set(nullDevice, { state: 'read', document: emptyDocument });
  const given = new Set(known.keys());
  return {
    store: listingOf(store),
    known: (path) => known.get(path),
    readPaths: () => [...known.keys()].filter((path) => !given.has(path)),
    async read(paths) {
      const unknown = [...new Set(paths)].filter((path) => !known.has(path));
      for (let at = 0; at < unknown.length; at += atOnce) {
        const some = unknown.slice(at, at + atOnce);
        const read = await Promise.all(some.map((path) => readOne(files, path, platform)));
        read.forEach((file, index) => known.set(some[index] ?? '', file));
      }
    },
  };
}

function listingOf(store: LoadedStore | null): StoreListing {
  if (store === null) return noStore;
  const { failure, document } = store.file;
  return listStore(store.names, failure === null ? document : null, failure?.code === 'store-corrupt');
}

/** People name it to have tools read no file. */
const nullDevice = '/dev/null';

function loadedOnDisk({ state, systemCode, document }: LoadedFile): FileOnDisk {
  switch (state) {
    case 'missing':
      return { state: 'absent' };
    case 'unreadable':
      return { state: 'unreadable', systemCode: systemCode ?? '' };
    case 'emptied':
      // The list still shows what was there; tools find nothing.
      return { state: 'read', document: emptyDocument };
    case 'ok':
    case 'shrunk':
      return { state: 'read', document };
  }
}

async function readOne(files: FileSystem, path: string, platform: Platform): Promise<FileOnDisk> {
  // Asked about Windows on another system: `C:\…` would be a name in the working folder.
  const isHere = path.startsWith('/') || (platform === 'win32' && isAbsolutePath(path));
  if (!isHere) return { state: 'absent' };
  try {
    const facts = await files.inspectTarget(path);
    if (facts === null) return { state: 'absent' };
    if (facts.kind === 'folder') return { state: 'unreadable', systemCode: 'EISDIR' };
    // A pipe would keep us waiting for ever.
    if (facts.kind !== 'file') return { state: 'unreadable', systemCode: 'EINVAL' };
    if (facts.size > sizeLimit) return { state: 'unreadable', systemCode: 'EFBIG' };
    return { state: 'read', document: parseDocument(await files.read(path)) };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    const { systemCode } = error;
    return systemCode === 'ENOENT' || systemCode === 'ENOTDIR'
      ? { state: 'absent' }
      : { state: 'unreadable', systemCode };
  }
}
