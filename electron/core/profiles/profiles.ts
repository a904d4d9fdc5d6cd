/** All profiles of a home in one list, as the AWS CLI sees them. */
import type { Finding } from '../../../shared/models/finding.js';
import { defaultProfileName } from '../../../shared/vocabulary.js';
import { type DialectFile, nameSections, type NamedSections, readBotocore } from '../dialects/botocore.js';
import { fileFindings } from './file-findings.js';
import { findSharedKeys, keyFindings, type SharedKeys } from './key-findings.js';
import { MergedProfile } from './merged-profile.js';
import { sectionFindings, valueFindings } from './portability-findings.js';
import {
  type FilePart,
  type Profile,
  type ProfileDraft,
  profileId,
  type SourceFile,
  textOf,
} from './profile.js';
import { makeBaseFinder } from './role-chain.js';
import { otherSourceFindings, roleFindings, type Surroundings } from './source-findings.js';
import type { SsoSessions } from './sources.js';

export type { Profile, SourceFile } from './profile.js';

export interface ProfilesInput {
  readonly config: SourceFile | null;
  readonly credentials: SourceFile | null;
  /** Other credentials files, each with profiles of its own. */
  readonly locations: readonly SourceFile[];
  /** The profile that `default` is Keyway's unchanged copy of: the copy's key is no second use of that key. */
  readonly managedCopyOf?: string | null;
  /** One of the shared files could not be read: what is not found may well stand there. */
  readonly incomplete?: boolean;
}

export interface ProfileSet {
  /** Those of the config file, then those only the credentials file has, then each location's. */
  readonly profiles: readonly Profile[];
  readonly find: (id: string) => Profile | undefined;
  /** Among the shared files. */
  readonly findByName: (name: string) => Profile | undefined;
  /** Of files, and of sections that are no profile. */
  readonly fileFindings: readonly Finding[];
  /** As botocore reads them, by path as shown. */
  readonly files: ReadonlyMap<string, DialectFile>;
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly ssoSessions: SsoSessions;
  /** A shared file could not be read, so that nothing can be said to be missing. */
  readonly incomplete: boolean;
}

const noSharedKeys: SharedKeys = new Map();
const nobody: readonly string[] = [];

/** Drafts of one home: the shared files, or one other credentials file. `source_profile` names stay within it. */
interface Home {
  /** Path of the other credentials file; null for the shared files. */
  readonly location: string | null;
  readonly drafts: ReadonlyMap<string, MergedProfile>;
  readonly ssoSessions: SsoSessions;
  readonly incomplete: boolean;
}

/** Reads them all. Never fails: a file that the AWS CLI refuses is read as a person would, with a finding. */
export function readProfiles(input: ProfilesInput): ProfileSet {
  const files = new Map<string, DialectFile>();
  const sources = new Map<string, SourceFile>();
  const read = (source: SourceFile | null): DialectFile | null => {
    if (source === null) return null;
    const file = readBotocore(source.document, source.role === 'config' ? 'config' : 'credentials');
    files.set(source.path, file);
    sources.set(source.path, source);
    return file;
  };
  const config = read(input.config);
  const credentials = read(input.credentials);
  const incomplete = input.incomplete ?? false;
  const ssoSessions: SsoSessions = config === null ? new Map() : readSessions(config);
  const shared = readHome(
    nameProfiles(input.config, config),
    nameProfiles(input.credentials, credentials),
    ssoSessions,
    incomplete,
  );
  const elsewhere = input.locations.map((location) => {
    return readHome(null, nameProfiles(location, read(location)), new Map(), false);
  });
  const homes = [shared, ...elsewhere];
  const managedCopyId = (input.managedCopyOf ?? null) === null ? null : profileId(null, defaultProfileName);
  let found: SharedKeys | null = null;
  const sharedKeys = (): SharedKeys =>
    (found ??= findSharedKeys(
      homes.flatMap((home) => [...home.drafts.values()]),
      managedCopyId,
    ));
  const profiles = homes.flatMap((home) => complete(home, sharedKeys, managedCopyId));
  return {
    profiles,
    find: (id) => findById(homes, id),
    findByName: (name) => shared.drafts.get(name),
    fileFindings: [...files].flatMap(([path, file]) =>
      fileFindings(path, file, sources.get(path)?.mode ?? null),
    ),
    files,
    sources,
    ssoSessions,
    incomplete,
  };
}

function readSessions(config: DialectFile): SsoSessions {
  return new Map([...nameSections(config, 'sso-session')].map(([name, { values }]) => [name, values]));
}

/** Names may hold colons, paths too: each home is asked for what follows its own. */
function findById(homes: readonly Home[], id: string): Profile | undefined {
  for (const { location, drafts } of homes) {
    const prefix = profileId(location, '');
    const profile = id.startsWith(prefix) ? drafts.get(id.slice(prefix.length)) : undefined;
    if (profile !== undefined) return profile;
  }
  return undefined;
}

/** A file with the profiles that botocore finds in it, by name. */
interface NamedFile {
  readonly source: SourceFile;
  readonly named: ReadonlyMap<string, NamedSections>;
}

function nameProfiles(source: SourceFile | null, file: DialectFile | null): NamedFile | null {
  return source === null || file === null ? null : { source, named: nameSections(file, 'profile') };
}

/** `session.full_config`: config profiles, then what only the credentials file names; its settings win one by one. */
function readHome(
  config: NamedFile | null,
  credentials: NamedFile | null,
  ssoSessions: SsoSessions,
  incomplete: boolean,
): Home {
  const drafts = new Map<string, MergedProfile>();
  for (const file of [config, credentials]) {
    for (const name of file?.named.keys() ?? []) {
      if (drafts.has(name)) continue;
      drafts.set(name, new MergedProfile(name, partOf(config, name), partOf(credentials, name), ssoSessions));
    }
  }
  const location = credentials?.source.role === 'location' ? credentials.source.path : null;
  return { location, drafts, ssoSessions, incomplete };
}

function partOf(file: NamedFile | null, name: string): FilePart | null {
  const named = file?.named.get(name);
  if (file === null || named === undefined) return null;
  const { sections, shadowed, values } = named;
  return { source: file.source, sections, shadowed, values };
}

/** Adds what depends on other profiles: who names it, and what is odd about it. */
function complete(
  home: Home,
  sharedKeys: () => SharedKeys,
  managedCopyId: string | null,
): readonly Profile[] {
  const { drafts, ssoSessions, incomplete } = home;
  const find = (name: string): ProfileDraft | undefined => drafts.get(name);
  const around: Surroundings = { find, baseOf: makeBaseFinder(find), ssoSessions, incomplete };
  const dependants = dependantsByName(drafts);
  const judge = (profile: ProfileDraft): readonly Finding[] =>
    [
      sectionFindings(profile),
      roleFindings(profile, around),
      otherSourceFindings(profile, around),
      keyFindings(profile, profile.id === managedCopyId ? noSharedKeys : sharedKeys()),
      valueFindings(profile),
    ]
      .filter((some) => some.length > 0)
      .flat();
  for (const profile of drafts.values()) {
    profile.complete(dependants.get(profile.name) ?? nobody, judge);
  }
  return [...drafts.values()];
}

/** A profile that names itself depends on nobody else. */
function dependantsByName(drafts: Home['drafts']): ReadonlyMap<string, readonly string[]> {
  const dependants = new Map<string, string[]>();
  for (const profile of drafts.values()) {
    const source = textOf(profile, 'source_profile');
    if (source === null || source === profile.name) continue;
    const list = dependants.get(source);
    if (list === undefined) dependants.set(source, [profile.name]);
    else list.push(profile.name);
  }
  return dependants;
}
