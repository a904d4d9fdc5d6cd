/**
 * The store's files in the data folder: the store itself, the mark that it is locked, and which store was last here.
 * Everything is written whole beside its place, flushed, and renamed.
 */
import { folderOf, joinPath, nameOf } from '../../core/paths.js';
import { parseObject, toText } from '../../core/store/json-reading.js';
import type { StoreKey } from '../../../shared/models/store.js';
import { FileSystemError, type Ports } from '../ports.js';

export type LockReason = 'by-hand' | 'idle' | 'suspend' | 'screen-lock';

/** Which store was last opened here: so that it is missed when its file is gone. */
export interface KnownStore {
  readonly id: string;
  readonly key: StoreKey;
}

type DiskPorts = Pick<Ports, 'files' | 'random' | 'places' | 'clock'>;

/** All methods reject with FileSystemError alone. */
export interface StoreDisk {
  readonly path: string;
  /** All that tells of a change. */
  readonly watched: readonly string[];
  /** Null where there is none. */
  read(): Promise<Uint8Array | null>;
  /** False, and nothing done, where `mayWrite` says so at the last moment. */
  write(bytes: Uint8Array, mayWrite: () => boolean): Promise<boolean>;
  /** Keeps a copy under a name that tells when it was put aside. */
  keepAside(bytes: Uint8Array): Promise<void>;
  /** Why it is locked; null where it is not. */
  lockReason(): Promise<LockReason | null>;
  /** The first reason stays. */
  markLocked(reason: LockReason): Promise<void>;
  unmark(): Promise<void>;
  known(): Promise<KnownStore | null>;
  setKnown(known: KnownStore | null): Promise<void>;
}

export function createStoreDisk(ports: DiskPorts): StoreDisk {
  const { files, places, clock } = ports;
  const at = (name: string): string => joinPath(places.dataFolder, name);
  const [path, markPath, knownPath] = [at('store.json'), at('store-locked.json'), at('store-known.json')];
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`);
  return {
    path,
    watched: [path, markPath],
    read: () => readIfThere(ports, path),
    async write(bytes, mayWrite) {
      const written = await writeWhole(ports, path, bytes, mayWrite);
      await tidy(ports, path);
      return written;
    },
    async keepAside(bytes) {
      const time = new Date(clock.now()).toISOString().replace(/[:.]/gu, '-');
      await writeWhole(ports, at(`store.kept-${time}-${ports.random.hex(4)}.json`), bytes);
    },
    async lockReason() {
      const bytes = await readIfThere(ports, markPath);
      return bytes === null ? null : toLockReason(toText(parseObject(bytes)?.['reason']));
    },
    async markLocked(reason) {
      if ((await readIfThere(ports, markPath)) !== null) return;
      await writeWhole(ports, markPath, json({ reason, at: new Date(clock.now()).toISOString() }));
    },
    unmark: () => removeIfThere(ports, markPath),
    async known() {
      const bytes = await readIfThere(ports, knownPath);
      const fields = bytes === null ? null : parseObject(bytes);
      const id = toText(fields?.['id']);
      const key = toStoreKey(fields?.['key']);
      return id === null || key === null ? null : { id, key };
    },
    async setKnown(known) {
      if (known === null) await removeIfThere(ports, knownPath);
      else await writeWhole(ports, knownPath, json(known));
      await files.flushFolder(places.dataFolder);
    },
  };
}

/** A file with these bytes, 0600, in the place of what is there. Rejects with FileSystemError; then nothing is left of it. */
export async function writeWhole(
  ports: Pick<Ports, 'files' | 'random'>,
  path: string,
  bytes: Uint8Array,
  mayWrite: () => boolean = () => true,
): Promise<boolean> {
  const { files } = ports;
  const temporary = await prepareFile(ports, path, bytes);
  try {
    if (!mayWrite()) {
      await files.remove(temporary);
      return false;
    }
    await files.rename(temporary, path);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.flushFolder(folderOf(path));
  return true;
}

/** The first half of it. @returns the path of the file that is ready to be renamed */
async function prepareFile(
  { files, random }: Pick<Ports, 'files' | 'random'>,
  path: string,
  bytes: Uint8Array,
): Promise<string> {
  await files.makeFolder(folderOf(path));
  const temporary = joinPath(folderOf(path), `${temporaryStart(path)}${random.hex(12)}`);
  const file = await files.create(temporary);
  try {
    await file.write(bytes);
    await file.flush();
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  return temporary;
}

function temporaryStart(path: string): string {
  return `.${nameOf(path)}.keyway-`;
}

/** What a crash left of earlier writes. Whoever calls holds the lock, so that none is being written. */
async function tidy({ files }: DiskPorts, path: string): Promise<void> {
  const folder = folderOf(path);
  try {
    for (const name of await files.list(folder)) {
      if (name.startsWith(temporaryStart(path))) await files.remove(joinPath(folder, name));
    }
  } catch (error) {
    // They are sealed and only take up room.
    if (!(error instanceof FileSystemError)) throw error;
  }
}

async function readIfThere({ files }: DiskPorts, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (error) {
    if (error instanceof FileSystemError && error.systemCode === 'ENOENT') return null;
    throw error;
  }
}

async function removeIfThere({ files }: DiskPorts, path: string): Promise<void> {
  try {
    await files.remove(path);
  } catch (error) {
    if (!(error instanceof FileSystemError) || error.systemCode !== 'ENOENT') throw error;
  }
}

/** That the file is there is the lock, whatever is in it. */
function toLockReason(text: string | null): LockReason {
  return text === 'idle' || text === 'suspend' || text === 'screen-lock' ? text : 'by-hand';
}

function toStoreKey(value: unknown): StoreKey | null {
  return value === 'keychain' || value === 'passphrase' || value === 'both' ? value : null;
}
