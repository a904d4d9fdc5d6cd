/** The AWS files as they stand: both shared ones and the other locations, of one moment, and live. */
import { type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { IniDocument } from '../../core/ini/document.js';
import { shownPath } from '../../core/paths.js';
import { type ContentSeal, noContentSeal } from '../changes/content-seal.js';
import { isOwnContent } from '../changes/history.js';
import type { Dispose, Ports } from '../ports.js';
import { documentOf } from './content.js';
import { createGoodVersionStore } from './good-versions.js';
import { createFileKeeper, type FileKeeper, type KeptFile, type KeptState } from './kept-file.js';
import type { Vault } from '../store/vault.js';
import { awsFileLocations, type AwsFileLocation } from './locations.js';
import { createStoreKeeper, type LoadedStore, missingStore, type StoreKeeper } from './store-keeper.js';

export interface LoadedFile {
  /** Absolute; links not resolved. */
  readonly path: string;
  /** As a person reads it: `~/…` or absolute. */
  readonly shownPath: string;
  /** `store`: the encrypted store, whose path is no file's. */
  readonly role: 'config' | 'credentials' | 'location' | 'store';
  readonly state: KeptState;
  /** The system's own code where the file cannot be read. */
  readonly systemCode: string | null;
  /** Why the store cannot be read; null for files. */
  readonly failure: Failure | null;
  readonly fromVariable: AwsFileLocation['fromVariable'];
  /** For an emptied file the last good version. */
  readonly document: IniDocument;
  readonly mode: number | null;
  readonly canPutBack: boolean;
}

export interface FilesSnapshot {
  /** Grows whenever one of the files changed. */
  readonly revision: number;
  readonly config: LoadedFile;
  readonly credentials: LoadedFile;
  readonly locations: readonly LoadedFile[];
  /** Null where there is no encrypted store. */
  readonly store: LoadedStore | null;
}

export interface AwsFiles {
  /** As the files are now; the same object while nothing changed. */
  current(): Promise<FilesSnapshot>;
  /** Any one file, read with the same care. */
  read(path: string): Promise<LoadedFile>;
  /** Looks whenever the files change, and tells those who listen. */
  watch(): Dispose;
  onChanged(listener: (snapshot: FilesSnapshot) => void): Dispose;
  /** The person says that an emptied, shrunk or missing file is as it should be. False where nothing was asked. */
  accept(path: string): Promise<boolean>;
  /** What could be put back; null where there is nothing, a failure where it is sealed and the store is not open. */
  lastGood(path: string): Promise<Result<IniDocument | null>>;
  /** Absolute paths of other credentials files. */
  setLocations(paths: readonly string[]): void;
  dispose(): void;
}

/** The encrypted store, as a file of its own. */
export interface StoreAccess {
  readonly vault: Vault;
  /** As `storeFilePath` gives it. */
  readonly path: string;
}

export type AwsFilesPorts = Pick<Ports, 'files' | 'watcher' | 'clock' | 'random' | 'environment' | 'places'>;

type Role = LoadedFile['role'];

/**
 * @param access null where nothing can be sealed
 * @param seal what the last good versions are sealed with
 */
export function createAwsFiles(
  ports: AwsFilesPorts,
  access: StoreAccess | null = null,
  seal: ContentSeal = noContentSeal,
): AwsFiles {
  return new WatchedFiles(ports, access, seal);
}

class WatchedFiles implements AwsFiles {
  readonly #ports: AwsFilesPorts;
  readonly #keepers = new Map<string, FileKeeper>();
  readonly #loaded = new Map<string, { readonly kept: KeptFile; readonly file: LoadedFile }>();
  readonly #listeners = new Set<(snapshot: FilesSnapshot) => void>();
  readonly #shared: ReturnType<typeof awsFileLocations>;
  readonly #access: StoreAccess | null;
  readonly #store: StoreKeeper | null;
  readonly #seal: ContentSeal;
  #locations: readonly string[] = [];
  #snapshot: FilesSnapshot | null = null;
  #stopWatching: Dispose | null = null;

  constructor(ports: AwsFilesPorts, access: StoreAccess | null, seal: ContentSeal) {
    this.#ports = ports;
    this.#seal = seal;
    this.#access = access;
    this.#store = access === null ? null : createStoreKeeper(access);
    this.#shared = awsFileLocations(ports.environment, ports.places);
  }

  async current(): Promise<FilesSnapshot> {
    const { config, credentials } = this.#shared;
    const [[loadedConfig, loadedCredentials, ...locations], store] = await Promise.all([
      Promise.all([
        this.#load(config.path, 'config', config.fromVariable),
        this.#load(credentials.path, 'credentials', credentials.fromVariable),
        ...this.#locations.map((path) => this.#load(path, 'location', null)),
      ]),
      this.#store?.load() ?? null,
    ]);
    const before = this.#snapshot;
    const files = [loadedConfig, loadedCredentials, ...locations];
    if (before !== null && before.store === store && sameFiles(before, files)) return before;
    const revision = (before?.revision ?? 0) + 1;
    const snapshot = { revision, config: loadedConfig, credentials: loadedCredentials, locations, store };
    this.#snapshot = snapshot;
    if (before !== null) for (const listener of this.#listeners) listener(snapshot);
    return snapshot;
  }

  async read(path: string): Promise<LoadedFile> {
    if (this.#store !== null && path === this.#access?.path)
      return (await this.#store.load())?.file ?? missingStore(path);
    const { config, credentials } = this.#shared;
    if (path === config.path) return this.#load(path, 'config', config.fromVariable);
    if (path === credentials.path) return this.#load(path, 'credentials', credentials.fromVariable);
    return this.#load(path, 'location', null);
  }

  watch(): Dispose {
    this.#stopWatching?.();
    const paths = [this.#shared.config.path, this.#shared.credentials.path, ...this.#locations];
    const stops = [
      this.#ports.watcher.watch(paths, () => void this.current()),
      this.#access?.vault.onChanged(() => void this.current()),
    ];
    const stop = (): void => {
      for (const each of stops) each?.();
    };
    this.#stopWatching = stop;
    void this.current();
    return () => {
      stop();
      if (this.#stopWatching === stop) this.#stopWatching = null;
    };
  }

  onChanged(listener: (snapshot: FilesSnapshot) => void): Dispose {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async accept(path: string): Promise<boolean> {
    if (path === this.#access?.path) return false;
    const accepted = await this.#keeper(path).accept();
    if (accepted) await this.current();
    return accepted;
  }

  async lastGood(path: string): Promise<Result<IniDocument | null>> {
    if (path === this.#access?.path) return succeed(null);
    const { fromBefore } = await this.#keeper(path).load();
    const content = (await fromBefore?.content()) ?? succeed(null);
    if (!content.ok) return content;
    return succeed(content.value === null ? null : documentOf(content.value));
  }

  setLocations(paths: readonly string[]): void {
    this.#locations = [...new Set(paths)];
    if (this.#stopWatching !== null) this.watch();
  }

  dispose(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.#listeners.clear();
  }

  #keeper(path: string): FileKeeper {
    const { files, clock, random, places } = this.#ports;
    const keeper =
      this.#keepers.get(path) ??
      createFileKeeper(path, {
        files,
        clock,
        versions: createGoodVersionStore(files, random, places, this.#seal),
        isOwn: (changed, content) => isOwnContent(files, places, this.#seal, changed, content),
      });
    this.#keepers.set(path, keeper);
    return keeper;
  }

  async #load(path: string, role: Role, fromVariable: LoadedFile['fromVariable']): Promise<LoadedFile> {
    const kept = await this.#keeper(path).load();
    const key = `${role} ${path}`;
    const before = this.#loaded.get(key);
    if (before?.kept === kept) return before.file;
    const file: LoadedFile = {
      path,
      shownPath: shownPath(path, this.#ports.places.home),
      role,
      state: kept.state,
      systemCode: kept.systemCode,
      failure: null,
      fromVariable,
      document: kept.document,
      // Windows has lists of who may do what; Node makes up bits for them.
      mode: this.#ports.places.platform === 'win32' ? null : kept.mode,
      canPutBack: kept.fromBefore !== null,
    };
    this.#loaded.set(key, { kept, file });
    return file;
  }
}

function sameFiles(before: FilesSnapshot, files: readonly LoadedFile[]): boolean {
  const present = [before.config, before.credentials, ...before.locations];
  return present.length === files.length && present.every((file, index) => file === files[index]);
}
