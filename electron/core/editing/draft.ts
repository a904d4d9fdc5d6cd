/** The files while an edit is worked out: each step sees what those before it made of them. */
import { type FileRole, storeLocation } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import { type ProfileSet, readProfiles, type SourceFile } from '../profiles/profiles.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import type { EditingPlan } from './edit.js';

/** One file, and how it is read: both shared files may be one and the same. */
export interface DraftFile {
  readonly path: string;
  readonly role: FileRole;
}

export type NewSetting = EditingPlan['newSettings'][number];

export class Draft {
  /** As they were. */
  readonly before: SwitchFiles;
  readonly newSettings: NewSetting[] = [];
  readonly config: DraftFile;
  readonly credentials: DraftFile;
  /** The encrypted store; among the files only while it can be read. */
  readonly storeFile: DraftFile = { path: storeLocation, role: 'credentials' };
  /** By location; null: the shared files. */
  readonly #homes: ReadonlyMap<string | null, readonly DraftFile[]>;
  readonly #documents = new Map<string, IniDocument>();
  readonly #headers = new Map<string, Set<string>>();
  #files: SwitchFiles | null = null;
  #set: ProfileSet | null = null;
  #setBefore: ProfileSet | null = null;

  constructor(files: SwitchFiles) {
    this.before = files;
    this.config = { path: files.config.path, role: 'config' };
    this.credentials = { path: files.credentials.path, role: 'credentials' };
    this.#homes = new Map<string | null, readonly DraftFile[]>([
      [null, [this.config, this.credentials]],
      ...files.locations.map(({ path }) => [path, [{ path, role: 'credentials' }]] as const),
    ]);
    // The credentials file's own reading counts where the two are one.
    for (const file of [...files.locations, files.config, files.credentials]) {
      this.#documents.set(file.path, file.document);
    }
  }

  /** The file as it stands now. Throws a TypeError for a path that is none of the files. */
  document({ path }: Pick<DraftFile, 'path'>): IniDocument {
    const document = this.#documents.get(path);
    if (document === undefined) throw new TypeError('no such file');
    return document;
  }

  /** @param headers raw headers of the sections that this touches, old and new */
  write({ path }: Pick<DraftFile, 'path'>, after: IniDocument, headers: readonly string[]): void {
    if (after === this.#documents.get(path)) return;
    this.#documents.set(path, after);
    const named = this.#headers.get(path) ?? new Set<string>();
    for (const header of headers) named.add(header);
    this.#headers.set(path, named);
    this.#files = null;
    this.#set = null;
  }

  /** All files as they stand now. */
  get files(): SwitchFiles {
    const now = (file: SourceFile): SourceFile => ({ ...file, document: this.document(file) });
    const { config, credentials, locations } = this.before;
    this.#files ??= { config: now(config), credentials: now(credentials), locations: locations.map(now) };
    return this.#files;
  }

  /** All profiles as they stand now. */
  get set(): ProfileSet {
    this.#set ??= readProfiles(this.files);
    return this.#set;
  }

  /** All profiles as they were. */
  get setBefore(): ProfileSet {
    this.#setBefore ??= readProfiles(this.before);
    return this.#setBefore;
  }

  /** By shown path: the raw headers of all sections touched. */
  get headers(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#headers].map(([path, headers]) => [path, [...headers]]));
  }

  /** The files that a profile's sections may stand in, the config file first. @param location null: the shared files */
  filesOf(location: string | null): readonly DraftFile[] {
    return this.#homes.get(location) ?? [];
  }

  /** Whether the encrypted store can be read. */
  get hasStore(): boolean {
    return this.#documents.has(storeLocation);
  }

  /** Every file, the shared ones first. */
  get allFiles(): readonly DraftFile[] {
    return [...this.#homes.values()].flat();
  }
}
