/**
 * The encrypted store as a file among files: for the change service, its second reader, journal, undo and recovery.
 *
 * One path, and the temporary names beside it, are in memory only. What is renamed onto the path is sealed by the vault in one
 * write that is whole or not at all, so that a crash leaves the old content or the new.
 */
import type { Failure } from '../../../shared/models/failure.js';
import { parseDocument, printDocument } from '../../core/ini/document.js';
import { folderOf, joinPath, nameOf } from '../../core/paths.js';
import { splitStoreDocument, type StoreSection, toStoreDocument } from '../../core/store/store-document.js';
import type { StoredProfile } from '../../core/store/stored-profile.js';
import { sameContent } from '../files/content.js';
import {
  type Clock,
  type FileFacts,
  FileSystemError,
  type FileSystem,
  type OpenFile,
  type Places,
} from '../ports.js';
import type { Vault } from './vault.js';

/** Where the document would be; nothing ever is there. Absolute. */
export function storeFilePath({ dataFolder }: Pick<Places, 'dataFolder'>): string {
  return joinPath(dataFolder, 'store', 'profiles');
}

/** The codes that FileSystemError carries while the store cannot be read. */
const codes: Partial<Record<Failure['code'], string>> = {
  'store-missing': 'ENOENT',
  'store-locked': 'ELOCKED',
  'store-key-missing': 'ENOKEY',
  'keychain-unavailable': 'ENOKEY',
  'store-corrupt': 'EBADMSG',
  'file-changed': 'ESTALE',
};

/**
 * The same files, with the store as one of them.
 * @param path as `storeFilePath` gives it
 */
export function withStoreFile(
  files: FileSystem,
  vault: Vault,
  path: string,
  clock: Pick<Clock, 'now'>,
): FileSystem {
  const store = new StoreFile(vault, path, clock);
  const isOurs = (candidate: string): boolean => store.has(candidate);
  return {
    inspect: (at) => (isOurs(at) ? store.inspect(at) : files.inspect(at)),
    inspectTarget: (at) => (isOurs(at) ? store.inspect(at) : files.inspectTarget(at)),
    resolveLinks: (at) => (isOurs(at) ? Promise.resolve(at) : files.resolveLinks(at)),
    read: (at) => (isOurs(at) ? store.read(at) : files.read(at)),
    list: (folder) => files.list(folder),
    makeFolder: (folder) => files.makeFolder(folder),
    open: (at, access) => (isOurs(at) ? store.open(at) : files.open(at, access)),
    create: (at) => (isOurs(at) ? store.create(at) : files.create(at)),
    append: (at, bytes) =>
      isOurs(at) ? Promise.reject(new FileSystemError('append', at, 'EPERM')) : files.append(at, bytes),
    rename: (from, to) => (isOurs(from) || isOurs(to) ? store.rename(from, to) : files.rename(from, to)),
    link: (from, to) => (isOurs(from) || isOurs(to) ? store.link(from, to) : files.link(from, to)),
    remove: (at) => (isOurs(at) ? store.remove(at) : files.remove(at)),
    // The vault has flushed what it wrote.
    flushFolder: (folder) => (folder === folderOf(path) ? Promise.resolve() : files.flushFolder(folder)),
  };
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly generation: number;
}

/** So often another Keyway may write between two looks. */
const mostReads = 20;

class StoreFile {
  readonly #vault: Vault;
  readonly #path: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #temporaries = new Map<string, Uint8Array>();
  /** What the file held when it was last opened to be replaced. */
  #opened: Reading | null = null;

  constructor(vault: Vault, path: string, clock: Pick<Clock, 'now'>) {
    this.#vault = vault;
    this.#path = path;
    this.#clock = clock;
  }

  has(path: string): boolean {
    if (path === this.#path) return true;
    return (
      folderOf(path) === folderOf(this.#path) && nameOf(path).startsWith(`.${nameOf(this.#path)}.keyway-`)
    );
  }

  async inspect(path: string): Promise<FileFacts | null> {
    const temporary = this.#temporaries.get(path);
    if (path !== this.#path) return temporary === undefined ? null : factsOf(temporary, path);
    if ((await this.#vault.summary()).state === 'none') return null;
    const { bytes, generation } = await this.#read('inspect');
    return factsOf(bytes, `${path} ${generation}`);
  }

  async read(path: string): Promise<Uint8Array> {
    if (path === this.#path) return (await this.#read('read')).bytes;
    const temporary = this.#temporaries.get(path);
    if (temporary === undefined) throw new FileSystemError('read', path, 'ENOENT');
    return temporary;
  }

  async open(path: string): Promise<OpenFile> {
    if (path !== this.#path) return this.#openTemporary(path);
    const reading = await this.#read('open');
    this.#opened = reading;
    return openReading(path, reading.bytes);
  }

  create(path: string): Promise<OpenFile> {
    if (path === this.#path || this.#temporaries.has(path))
      return Promise.reject(new FileSystemError('create', path, 'EEXIST'));
    this.#temporaries.set(path, new Uint8Array());
    return Promise.resolve(this.#openTemporary(path));
  }

  async rename(from: string, to: string): Promise<void> {
    const bytes = this.#temporaries.get(from);
    if (bytes === undefined || to !== this.#path) throw new FileSystemError('rename', from, 'EINVAL');
    await this.#write(bytes);
    this.#temporaries.delete(from);
  }

  /** Only a store makes the file, and it is there from then on. */
  async link(from: string, to: string): Promise<void> {
    const { state } = await this.#vault.summary();
    if (!this.#temporaries.has(from) || to !== this.#path || state === 'none')
      throw new FileSystemError('link', from, 'ENOENT');
    throw new FileSystemError('link', from, 'EEXIST');
  }

  remove(path: string): Promise<void> {
    if (path !== this.#path && this.#temporaries.delete(path)) return Promise.resolve();
    const code = path === this.#path ? 'EINVAL' : 'ENOENT';
    return Promise.reject(new FileSystemError('remove', path, code));
  }

  #openTemporary(path: string): OpenFile {
    const temporaries = this.#temporaries;
    const content = (operation: string): Uint8Array => {
      const bytes = temporaries.get(path);
      if (bytes === undefined) throw new FileSystemError(operation, path, 'ENOENT');
      return bytes;
    };
    return {
      read: async () => Promise.resolve(content('read')),
      async write(bytes) {
        const rest = content('write').slice(bytes.length);
        temporaries.set(path, Uint8Array.from([...bytes, ...rest]));
        await Promise.resolve();
      },
      async shortenTo(size) {
        temporaries.set(path, content('shortenTo').slice(0, size));
        await Promise.resolve();
      },
      setMode: () => Promise.resolve(),
      setOwner: () => Promise.resolve(),
      flush: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
  }

  /** Content and generation of one moment. */
  async #read(operation: string): Promise<Reading> {
    for (let reads = 0; reads < mostReads; reads += 1) {
      const generation = await this.#vault.generation();
      const profiles = await this.#vault.profiles();
      if (!profiles.ok) throw this.#failed(operation, profiles.failure);
      if ((await this.#vault.generation()) !== generation) continue;
      const document = toStoreDocument(profiles.value);
      if (document === null) throw new FileSystemError(operation, this.#path, 'EILSEQ');
      return { bytes: printDocument(document), generation };
    }
    throw new FileSystemError(operation, this.#path, 'ESTALE');
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const split = splitStoreDocument(parseDocument(bytes));
    if (!split.ok) throw new FileSystemError('write', this.#path, 'EINVAL');
    const profiles = await this.#vault.profiles();
    if (!profiles.ok) throw this.#failed('write', profiles.failure);
    const expected = this.#opened?.generation ?? (await this.#vault.generation());
    const written = await this.#vault.replace(this.#toProfiles(split.sections, profiles.value), expected);
    if (!written.ok) throw this.#failed('write', written.failure);
    this.#opened = null;
  }

  /** Each section is the profile of its id, else of its name, else a new one. */
  #toProfiles(sections: readonly StoreSection[], before: readonly StoredProfile[]): readonly StoredProfile[] {
    const now = this.#clock.now();
    const byId = new Map(before.map((profile) => [profile.id, profile]));
    const marked = new Set(sections.flatMap(({ mark }) => mark?.id ?? []));
    const byName = new Map(
      before.filter(({ id }) => !marked.has(id)).map((profile) => [profile.name, profile]),
    );
    return sections.map(({ name, mark, body }) => {
      const known = mark === null ? byName.get(name) : byId.get(mark.id);
      const id = mark?.id ?? known?.id ?? this.#vault.newId();
      const handOut = mark?.handOut ?? known?.handOut ?? 'always';
      const isSame =
        known?.name === name && known.handOut === handOut && sameContent(bodyOf(known.body), body);
      if (known !== undefined && isSame) return known;
      return { id, name, body, handOut, createdAt: known?.createdAt ?? now, changedAt: now };
    });
  }

  #failed(operation: string, { code }: Failure): FileSystemError {
    return new FileSystemError(operation, this.#path, codes[code] ?? 'EIO');
  }
}

/** As it comes back from a document. */
function bodyOf(body: Uint8Array): Uint8Array {
  const document = toStoreDocument([{ id: 'x', name: 'x', body, handOut: 'always' }]);
  const split = document === null ? null : splitStoreDocument(document);
  return (split?.ok === true ? split.sections[0]?.body : null) ?? body;
}

/** A file that was opened keeps what it held, as one that is replaced on a disk does. Nobody writes into it. */
function openReading(path: string, bytes: Uint8Array): OpenFile {
  const refuse = (): Promise<never> => Promise.reject(new FileSystemError('write', path, 'ENOTSUP'));
  return {
    read: () => Promise.resolve(bytes),
    write: refuse,
    shortenTo: refuse,
    setMode: () => Promise.resolve(),
    setOwner: () => Promise.resolve(),
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function factsOf(bytes: Uint8Array, identity: string): FileFacts {
  return {
    kind: 'file',
    mode: 0o600,
    owner: 0,
    group: 0,
    links: 1,
    size: bytes.length,
    modifiedAt: 0,
    identity,
  };
}
