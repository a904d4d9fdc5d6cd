/** All profiles of a home in one list, as the AWS CLI sees them. */
import type { Finding } from '../../../shared/models/finding.js';
import { defaultProfileName } from '../../../shared/vocabulary.js';
import { type DialectFile, nameSections, readBotocore } from '../dialects/botocore.js';
import { known } from '../dialects/known-settings.js';
import { SettingList } from '../dialects/setting-list.js';
import { fileFindings } from './file-findings.js';
import { eachPart } from './file-parts.js';
import { findSharedKeys, keyFindings, type SharedKeys } from './key-findings.js';
import { MergedProfile } from './merged-profile.js';
import { sectionFindings, valueFindings } from './portability-findings.js';
import { type Profile, type ProfileDraft, profileId, type SourceFile, textOf } from './profile.js';
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

/** Drafts of one home: the shared files, or one other credentials file. `source_profile` names stay within it. */
interface Home {
  /** Path of the other credentials file; null for the shared files. */
  readonly location: string | null;
  /** In their order, and by name. */
  readonly list: readonly MergedProfile[];
  readonly drafts: ReadonlyMap<string, MergedProfile>;
  readonly ssoSessions: SsoSessions;
  readonly incomplete: boolean;
}

/** Reads them all. Never fails: a file that the AWS CLI refuses is read as a person would, with a finding. */
export function readProfiles(input: ProfilesInput): ProfileSet {
  const files = new Map<string, DialectFile>();
  const sources = new Map<string, SourceFile>();
  const read = (source: SourceFile | null): FileRead | null => {
    if (source === null) return null;
    const file = readBotocore(source.document, source.role === 'config' ? 'config' : 'credentials');
    files.set(source.path, file);
    sources.set(source.path, source);
    return { source, file };
  };
  const config = read(input.config);
  const credentials = read(input.credentials);
  const incomplete = input.incomplete ?? false;
  const ssoSessions: SsoSessions = config === null ? new Map() : readSessions(config.file);
  const shared = readHome(config, credentials, ssoSessions, incomplete);
  const elsewhere = input.locations.map((location) => readHome(null, read(location), new Map(), false));
  const homes = [shared, ...elsewhere];
  const managedCopyId = (input.managedCopyOf ?? null) === null ? null : profileId(null, defaultProfileName);
  let found: SharedKeys | null = null;
  const sharedKeys = (): SharedKeys =>
    (found ??= findSharedKeys(
      homes.flatMap((home) => home.list),
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
  const sessions = nameSections(config, 'sso-session');
  // Each is compared with every profile that signs in by it.
  return new Map([...sessions].map(([name, { values }]) => [name, new SettingList([...values.list])]));
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

/** A file that was read. */
interface FileRead {
  readonly source: SourceFile;
  readonly file: DialectFile;
}

/** `session.full_config`: config profiles, then what only the credentials file names; its settings win one by one. */
function readHome(
  config: FileRead | null,
  credentials: FileRead | null,
  ssoSessions: SsoSessions,
  incomplete: boolean,
): Home {
  const drafts = new Map<string, MergedProfile>();
  const list: MergedProfile[] = [];
  const add = (profile: MergedProfile): void => {
    drafts.set(profile.name, profile);
    list.push(profile);
  };
  if (config !== null) {
    eachPart(config.source, config.file, (name, part) => {
      add(new MergedProfile(name, part, null));
    });
  }
  if (credentials !== null) {
    eachPart(credentials.source, credentials.file, (name, part) => {
      const draft = drafts.get(name);
      if (draft === undefined) add(new MergedProfile(name, null, part));
      else draft.addCredentials(part);
    });
  }
  const location = credentials?.source.role === 'location' ? credentials.source.path : null;
  return { location, list, drafts, ssoSessions, incomplete };
}

/** Adds what depends on other profiles: who names it, and what is odd about it. */
function complete(
  home: Home,
  sharedKeys: () => SharedKeys,
  managedCopyId: string | null,
): readonly Profile[] {
  const { list, drafts, ssoSessions, incomplete } = home;
  const find = (name: string): ProfileDraft | undefined => drafts.get(name);
  const around: Surroundings = { find, baseOf: makeBaseFinder(find), ssoSessions, incomplete };
  const judge = (profile: ProfileDraft): readonly Finding[] => {
    const shared = managedCopyId !== null && profile.id === managedCopyId ? noSharedKeys : sharedKeys();
    const findings = join(sectionFindings(profile), roleFindings(profile, around));
    const ofSources = join(otherSourceFindings(profile, around), keyFindings(profile, shared));
    return join(join(findings, ofSources), valueFindings(profile));
  };
  const asked = { ssoSessions, judge };
  for (const profile of list) {
    profile.complete(asked);
    const source = textOf(profile, known.source_profile);
    // A profile that names itself depends on nobody else.
    if (source !== null && source !== profile.name) drafts.get(source)?.addDependant(profile.name);
  }
  return list;
}

/** Most of them are empty: then nothing is copied. */
function join(some: readonly Finding[], more: readonly Finding[]): readonly Finding[] {
  if (more.length === 0) return some;
  return some.length === 0 ? more : [...some, ...more];
}
