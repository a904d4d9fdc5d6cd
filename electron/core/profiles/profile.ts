/** A profile as the AWS CLI merges it from both shared files, or as it stands in another credentials file. */
import type { Finding, FindingCode } from '../../../shared/models/finding.js';
import type { FileOrigin } from '../../../shared/models/origin.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';
import type { DialectSection, DialectValues } from '../dialects/botocore.js';
import type { DialectValue } from '../dialects/botocore-values.js';
import type { KnownSetting } from '../dialects/known-settings.js';
import type { IniDocument } from '../ini/document.js';
import type { OwnSource } from './sources.js';

export type SourceRole = 'config' | 'credentials' | 'location';

/** A file to read profiles from. */
export interface SourceFile {
  /** As shown: `~/…` under the home in question, else absolute. */
  readonly path: string;
  readonly role: SourceRole;
  readonly document: IniDocument;
  /** Permission bits, such as 0o600; null where the system has none. */
  readonly mode: number | null;
}

/** One setting that counts. */
export interface Setting {
  readonly value: string | ReadonlyMap<string, string>;
  readonly origin: FileOrigin;
  readonly role: SourceRole;
  readonly entry: DialectValue;
}

/** One section that a profile stands in. Line numbers count from 1. */
export interface ProfileSection {
  /** Path of the file, as shown. */
  readonly file: string;
  readonly role: SourceRole;
  readonly header: string;
  readonly line: number;
  readonly lastLine: number;
  readonly form: 'bare' | 'prefixed';
}

/** What one file says of a profile. */
export interface FilePart {
  readonly source: SourceFile;
  readonly sections: readonly DialectSection[];
  /** Sections that the AWS CLI passes over for a later one. */
  readonly shadowed: readonly DialectSection[];
  /** The line of its header where there is one section, as nearly always; null where there are several. */
  readonly onlyLine: number | null;
  /** Every tool finds the profile by its one header alike; false also where nobody looked yet. */
  readonly hasPlainHeader: boolean;
  readonly values: DialectValues;
}

export interface Profile {
  /** `shared:NAME`, or `PATH:NAME` for another credentials file. */
  readonly id: string;
  readonly name: string;
  /** Path of the other credentials file it stands in; null for the shared files. */
  readonly location: string | null;
  readonly kind: ProfileKind;
  /** Where its own credentials come from, below a role if it assumes one; null where it has none of its own. */
  readonly ownSource: OwnSource | null;
  /** What kind of source that is. */
  readonly ownKind: OwnSource['kind'] | null;
  /** Which of the known settings it has in either file, as bits. */
  readonly known: number;
  /** By lower-case key, as the AWS CLI merges both files. */
  readonly settings: ReadonlyMap<string, Setting>;
  /** The sections that make it up, config file first. */
  readonly sections: readonly ProfileSection[];
  /** Sections of its name that the AWS CLI passes over. */
  readonly shadowed: readonly ProfileSection[];
  /** File by file: static keys are read from each by itself, never merged. A location's part is `credentials`. */
  readonly config: FilePart | null;
  readonly credentials: FilePart | null;
  /** Twelve digits; null where only AWS could tell. */
  readonly accountId: string | null;
  readonly region: string | null;
  /** Names of the other profiles of the same files that name this one as source_profile. */
  readonly dependants: readonly string[];
  readonly findings: readonly Finding[];
  /** Their codes, each once: known without making the findings of a profile that has nothing unusual. */
  readonly findingCodes: readonly FindingCode[];
}

/** A profile while it is put together: what its own sections say. */
export type ProfileDraft = Omit<Profile, 'settings' | 'dependants' | 'findings' | 'findingCodes'>;

/** What decides where its credentials come from. */
export type ProfileParts = Pick<Profile, 'name' | 'config' | 'credentials' | 'known'>;

/** What each file says of it, config file first. */
export function partsOf({
  config,
  credentials,
}: Pick<ProfileParts, 'config' | 'credentials'>): readonly FilePart[] {
  if (config === null) return credentials === null ? [] : [credentials];
  return credentials === null ? [config] : [config, credentials];
}

/** @param location path of another credentials file; null for the shared files */
export function profileId(location: string | null, name: string): string {
  return `${location ?? 'shared'}:${name}`;
}

/** One setting as the AWS CLI merges both files: key by key, the credentials file first. `key` in lower case. */
export function settingOf(parts: ProfileParts, key: string): DialectValue | undefined {
  return parts.credentials?.values.get(key) ?? parts.config?.values.get(key);
}

/** The setting is there, were it even empty or a nested block. */
export function hasSetting(parts: ProfileParts, setting: KnownSetting): boolean {
  return (parts.known & setting) !== 0;
}

/** The text of a setting as the AWS CLI merges both files; null where it is missing or a nested block. */
export function textOf(parts: ProfileParts, setting: KnownSetting): string | null {
  return partWith(parts, setting)?.values.textOf(setting) ?? null;
}

/** Where a setting stands; null where it is missing. */
export function originOf(parts: ProfileParts, setting: KnownSetting): FileOrigin | null {
  const part = partWith(parts, setting);
  const line = part?.values.lineOf(setting) ?? null;
  return part === null || line === null ? null : { file: part.source.path, line };
}

/** The same for any setting, its key in lower case. */
export function originOfKey(parts: ProfileParts, key: string): FileOrigin | null {
  const part = parts.credentials?.values.has(key) === true ? parts.credentials : parts.config;
  const line = part?.values.get(key)?.line;
  return part === null || line === undefined ? null : { file: part.source.path, line };
}

/** The file whose word counts, the credentials file first; null where neither has the setting. */
function partWith(parts: ProfileParts, setting: KnownSetting): FilePart | null {
  const { config, credentials } = parts;
  if (credentials !== null && (credentials.values.known & setting) !== 0) return credentials;
  return config !== null && (config.values.known & setting) !== 0 ? config : null;
}

/** Both files merged. */
export function mergeSettings(parts: ProfileParts): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const part of partsOf(parts)) {
    const { path, role } = part.source;
    for (const entry of part.values.list) {
      settings.set(entry.folded, {
        value: entry.value,
        origin: { file: path, line: entry.line },
        role,
        entry,
      });
    }
  }
  return settings;
}
