/** All profiles of a home in one list, as the AWS CLI sees them. */
import type { Finding } from '../../../shared/models/finding.js';
import { defaultProfileName, storeLocation } from '../../../shared/vocabulary.js';
import { type DialectFile, nameSections, readBotocore } from '../dialects/botocore.js';
import { known } from '../dialects/known-settings.js';
import { SettingList } from '../dialects/setting-list.js';
import { TextTable } from '../text-table.js';
import { ClosestName } from './closest.js';
import { fileFindings } from './file-findings.js';
import { eachPart } from './file-parts.js';
import { findSharedKeys, keyFindings, type SharedKeys } from './key-findings.js';
import { type Around, MergedProfile } from './merged-profile.js';
import { plainCodes } from './plain-codes.js';
import { sectionFindings, valueFindings } from './portability-findings.js';
import { type Profile, type ProfileDraft, profileId, type SourceFile, textOf } from './profile.js';
import { regionFindings } from './region-findings.js';
import { makeBaseFinder } from './role-chain.js';
import { otherSourceFindings, roleFindings, type Surroundings } from './source-findings.js';
import type { SsoSessions } from './sources.js';
import { twoFileFindings } from './two-file-findings.js';

export type { Profile, SourceFile } from './profile.js';

export interface ProfilesInput {
  readonly config: SourceFile | null;
  readonly credentials: SourceFile | null;
  /** Other credentials files, each with profiles of its own; the encrypted store, at `storeLocation`, is one of them. */
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
  /** By name, in their order. */
  readonly drafts: TextTable<MergedProfile>;
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
      homes.map((home) => home.drafts.values),
      managedCopyId,
    ));
  const lists = homes.map((home) => complete(home, shared, sharedKeys, managedCopyId));
  return {
    profiles: lists.length === 1 ? (lists[0] ?? []) : lists.flat(),
    find: (id) => findById(homes, id),
    findByName: (name) => shared.drafts.find(name),
    fileFindings: [...sources.values()].flatMap((source) => {
      const file = files.get(source.path);
      return file === undefined ? [] : fileFindings(source, file);
    }),
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
    const profile = id.startsWith(prefix) ? drafts.find(id.slice(prefix.length)) : undefined;
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
  const drafts = new TextTable<MergedProfile>(
    (config?.file.sections.length ?? 0) + (credentials?.file.sections.length ?? 0),
  );
  if (config !== null) {
    eachPart(config.source, config.file, (name, part) => {
      drafts.add(name, new MergedProfile(name, part, null));
    });
  }
  if (credentials !== null) {
    eachPart(credentials.source, credentials.file, (name, part) => {
      const draft = drafts.find(name);
      if (draft === undefined) drafts.add(name, new MergedProfile(name, null, part));
      else draft.addCredentials(part);
    });
  }
  const location = credentials?.source.role === 'location' ? credentials.source.path : null;
  return { location, drafts, ssoSessions, incomplete };
}

/** Adds what depends on other profiles: who names it, and what is odd about it. */
function complete(
  home: Home,
  shared: Home,
  sharedKeys: () => SharedKeys,
  managedCopyId: string | null,
): readonly Profile[] {
  const { drafts, incomplete } = home;
  // What is in the store stands among the shared files, and comes first.
  const beside = home.location === storeLocation ? shared : home;
  const { ssoSessions } = beside;
  const findMerged = (name: string): MergedProfile | undefined =>
    drafts.find(name) ?? beside.drafts.find(name);
  const find: (name: string) => ProfileDraft | undefined = findMerged;
  const closest = {
    profile: new ClosestName(() => drafts.values.map(({ name }) => name)),
    session: new ClosestName(() => ssoSessions.keys()),
  };
  const around: Surroundings = { find, baseOf: makeBaseFinder(find), ssoSessions, closest, incomplete };
  const sharedWith = (profile: ProfileDraft): SharedKeys =>
    managedCopyId !== null && profile.id === managedCopyId ? noSharedKeys : sharedKeys();
  const beforeKeys = (profile: ProfileDraft): readonly Finding[] =>
    join(
      join(sectionFindings(profile), roleFindings(profile, around)),
      join(otherSourceFindings(profile, around), join(regionFindings(profile), twoFileFindings(profile))),
    );
  const asked: Around = {
    ssoSessions,
    judge: (profile) =>
      join(join(beforeKeys(profile), keyFindings(profile, sharedWith(profile))), valueFindings(profile)),
    judgeCodes: (profile) =>
      plainCodes(profile, around, sharedWith) ?? [...new Set(profile.findings.map(({ code }) => code))],
  };
  for (const profile of drafts.values) {
    profile.complete(asked);
    const source = textOf(profile, known.source_profile);
    // A profile that names itself depends on nobody else.
    if (source !== null && source !== profile.name) findMerged(source)?.addDependant(profile.name);
  }
  return drafts.values;
}

/** Most of them are empty: then nothing is copied. */
function join(some: readonly Finding[], more: readonly Finding[]): readonly Finding[] {
  if (more.length === 0) return some;
  return some.length === 0 ? more : [...some, ...more];
}
