/** The list, the detail and the active profile, read from the files as they are now. */
import type { ActiveStatus, Contradiction } from '../../shared/models/active.js';
import { fail, type Result, succeed } from '../../shared/models/failure.js';
import type { FileStatus } from '../../shared/models/file.js';
import type { Finding, FindingCode } from '../../shared/models/finding.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import { defaultProfileName, type FileRole } from '../../shared/vocabulary.js';
import { partsOf } from '../core/profiles/profile.js';
import { type Profile, type ProfileSet, readProfiles, type SourceFile } from '../core/profiles/profiles.js';
import {
  type RowState,
  toDetailParts,
  toListedProfile,
  toProfileRow,
  toShownProfile,
} from '../core/profiles/rows.js';
import { missingRegionFinding } from '../core/profiles/region-findings.js';
import { type ActiveReading, readActive } from '../core/switching/active.js';
import { staleCopyFinding } from '../core/switching/stale-copy.js';
import { findTarget, type SwitchFiles, type Target } from '../core/switching/switch-files.js';
import type { ProfileChoice, ProfilesService } from './api.js';
import type { AwsFiles, FilesSnapshot, LoadedFile } from './files/aws-files.js';
import type { FileSurroundings } from './files/surroundings.js';
import type { Environment } from './ports.js';

/** The files and profiles of one moment. */
export interface Moment {
  readonly snapshot: FilesSnapshot;
  readonly files: SwitchFiles;
  readonly set: ProfileSet;
  /** The rows of the list; key IDs masked. */
  listed(): readonly ListedProfile[];
}

/** What other services ask of the profiles. */
export interface ProfileReader {
  /** @param locations absolute paths of credentials files that need not be among the opened ones */
  moment(locations: readonly string[]): Promise<Moment>;
  target(choice: ProfileChoice): Promise<Result<Target>>;
  /** Name of the active profile: the original where the default is its copy; null where there is no default. */
  activeName(): Promise<string | null>;
  switchFiles(): Promise<SwitchFiles>;
  /** Where the two shared files are; absolute. */
  paths(): Promise<Readonly<Record<FileRole, string>>>;
  /** What is odd about the profiles and files of the list, and the names of all profiles in the shared files. */
  examined(): Promise<{ readonly names: readonly string[]; readonly findings: readonly Finding[] }>;
}

export interface ProfilesDependencies {
  readonly files: AwsFiles;
  readonly surroundings: FileSurroundings;
  readonly environment: Environment;
  /** When a limit on the active profile ends, in milliseconds since the epoch. */
  readonly revertsAt: () => Promise<number | null>;
}

/** Everything known of one moment; made once a snapshot of the files. */
interface Reading {
  readonly snapshot: FilesSnapshot;
  readonly files: SwitchFiles;
  readonly set: ProfileSet;
  readonly active: ActiveReading;
  /** The profile that is active: the original of an up-to-date copy, else default itself. */
  readonly activeProfile: Profile | null;
}

export type Profiles = ProfilesService & ProfileReader;

export function createProfiles(dependencies: ProfilesDependencies): Profiles {
  const { files, surroundings, environment, revertsAt } = dependencies;
  let last: Reading | null = null;

  async function read(): Promise<Reading> {
    const snapshot = await files.current();
    if (last?.snapshot !== snapshot) last = makeReading(snapshot);
    return last;
  }

  async function activeStatus(reading: Reading): Promise<ActiveStatus> {
    const at = await revertsAt();
    const { active, activeProfile } = reading;
    return {
      id: activeProfile?.id ?? null,
      name: activeProfile?.name ?? null,
      kind: activeProfile?.kind ?? null,
      accountId: activeProfile?.accountId ?? null,
      region: activeProfile?.region ?? null,
      revertsAt: at === null ? null : new Date(at).toISOString(),
      canRestore: active.managed,
      keptAs: active.keptAs,
      contradictions: contradictionsIn(environment),
    };
  }

  /** Of files, folders and programs. */
  async function findingsAround({ snapshot, set }: Reading): Promise<readonly Finding[]> {
    const [ofFolders, ofPrograms] = await Promise.all([
      surroundings.ofFolders(snapshot),
      surroundings.ofPrograms(set.profiles),
    ]);
    return [...set.fileFindings, ...ofFolders, ...ofPrograms];
  }

  return {
    async moment(locations) {
      const reading = locations.length === 0 ? await read() : await readWith(files, locations);
      return { ...reading, listed: () => listedProfiles(reading) };
    },
    async list() {
      const reading = await read();
      return succeed({
        revision: reading.snapshot.revision,
        profiles: listedProfiles(reading),
        files: loadedFiles(reading.snapshot).map((file) => fileStatus(reading, file)),
        active: await activeStatus(reading),
        findings: await findingsAround(reading),
      });
    },
    async show(id) {
      const reading = await read();
      const profile = reading.set.find(id);
      if (profile === undefined) return notFound(id);
      const parts = toDetailParts(reading.set, profile);
      const around = await surroundings.ofPrograms([profile]);
      return succeed({
        revision: reading.snapshot.revision,
        profile: toListedProfile(profile, rowState(reading, profile)),
        ...parts,
        findings: [...parts.findings, ...ownFindings(reading, profile), ...around],
      });
    },
    async files() {
      const reading = await read();
      return loadedFiles(reading.snapshot).map((file) => fileStatus(reading, file));
    },
    async rows() {
      const reading = await read();
      return succeed(
        reading.set.profiles.map((profile) => toProfileRow(profile, rowState(reading, profile))),
      );
    },
    async describe(name, location) {
      const reading = location === null ? await read() : await readWith(files, [location]);
      const shown = reading.snapshot.locations.find((file) => file.path === location)?.shownPath ?? null;
      const profile = findTarget(reading.set, { name, location: shown });
      if (profile === undefined) return notFound(name);
      return succeed(toShownProfile(profile, rowState(reading, profile)));
    },
    async target(choice) {
      const { set } = await read();
      const profile = 'id' in choice ? set.find(choice.id) : set.findByName(choice.name);
      if (profile === undefined) return notFound('id' in choice ? choice.id : choice.name);
      return succeed({ name: profile.name, location: profile.location });
    },
    activeName: async () => (await read()).activeProfile?.name ?? null,
    switchFiles: async () => (await read()).files,
    async paths() {
      const { config, credentials } = await files.current();
      return { config: config.path, credentials: credentials.path };
    },
    async examined() {
      const reading = await read();
      const { profiles } = reading.set;
      const ofProfiles = profiles.flatMap((profile) => [
        ...profile.findings,
        ...ownFindings(reading, profile),
      ]);
      return {
        names: profiles.filter(({ location }) => location === null).map(({ name }) => name),
        findings: [...(await findingsAround(reading)), ...ofProfiles],
      };
    },
  };
}

function notFound(name: string): Result<never> {
  return fail({ code: 'profile-not-found', facts: { name }, action: null });
}

/** The files of now, and more credentials files that a command names. */
async function readWith(files: AwsFiles, locations: readonly string[]): Promise<Reading> {
  const snapshot = await files.current();
  const opened = new Set(snapshot.locations.map((file) => file.path));
  const missing = locations.filter((path) => !opened.has(path));
  if (missing.length === 0) return makeReading(snapshot);
  const more = await Promise.all(missing.map((path) => files.read(path)));
  return makeReading({ ...snapshot, locations: [...snapshot.locations, ...more] });
}

function listedProfiles(reading: Reading): readonly ListedProfile[] {
  return reading.set.profiles.map((profile) => toListedProfile(profile, rowState(reading, profile)));
}

function makeReading(snapshot: FilesSnapshot): Reading {
  const files: SwitchFiles = {
    config: sourceOf(snapshot.config),
    credentials: sourceOf(snapshot.credentials),
    locations: snapshot.locations.map(sourceOf),
  };
  const incomplete = snapshot.config.state === 'unreadable' || snapshot.credentials.state === 'unreadable';
  const first = readProfiles({ ...files, incomplete });
  const active = readActive(first, files);
  const copyOf = active.copyOf?.name ?? null;
  // A second look, only where there is a copy whose key would otherwise count as used twice.
  const set = copyOf === null ? first : readProfiles({ ...files, incomplete, managedCopyOf: copyOf });
  const original = active.copyOf !== null && active.upToDate ? findTarget(set, active.copyOf) : undefined;
  const activeProfile = original ?? set.findByName(defaultProfileName) ?? null;
  return { snapshot, files, set, active, activeProfile };
}

/** What comparing profiles, or asking who uses them, finds: more than reading this one by itself. */
function ownFindings(reading: Reading, profile: Profile): readonly Finding[] {
  const stale = staleCopy(reading, profile);
  const isCopy = isDefault(profile) && reading.active.copyOf !== null;
  // Of a copy it is told at its original.
  const region = isCopy ? null : missingRegionFinding(profile);
  return [...(stale === null ? [] : [stale]), ...(region === null ? [] : [region])];
}

/** A copy that no longer equals its original is told on the row of the default; null on every other row. */
function staleCopy({ set, active }: Reading, profile: Profile): Finding | null {
  return isDefault(profile) ? staleCopyFinding(set, active) : null;
}

function isDefault({ location, name }: Profile): boolean {
  return location === null && name === defaultProfileName;
}

/** Why the AWS CLI refuses a file that the profile stands in: to that tool there is no such profile then. */
function refusedFiles({ set }: Reading, profile: Profile): readonly FindingCode[] {
  return partsOf(profile).flatMap(({ source }) => set.files.get(source.path)?.refused?.code ?? []);
}

function rowState(reading: Reading, profile: Profile): RowState {
  const { active, activeProfile } = reading;
  return {
    active: profile.id === activeProfile?.id,
    copyOf: isDefault(profile) ? (active.copyOf?.name ?? null) : null,
    findings: [
      ...refusedFiles(reading, profile),
      ...(staleCopy(reading, profile) === null ? [] : (['active-copy-stale'] as const)),
    ],
  };
}

function loadedFiles(snapshot: FilesSnapshot): readonly LoadedFile[] {
  return [snapshot.config, snapshot.credentials, ...snapshot.locations];
}

function sourceOf(file: LoadedFile): SourceFile {
  return { path: file.shownPath, role: file.role, document: file.document, mode: file.mode };
}

function fileStatus({ set }: Reading, file: LoadedFile): FileStatus {
  const read = set.files.get(file.shownPath);
  const refused = file.state === 'ok' || file.state === 'shrunk' ? (read?.refused ?? null) : null;
  return {
    path: file.shownPath,
    role: file.role,
    state: refused === null ? file.state : 'refused',
    code: refused?.code ?? null,
    line: refused?.line ?? null,
    systemCode: file.systemCode,
    fromVariable: file.fromVariable,
    canPutBack: file.canPutBack,
    sections: read?.sections.length ?? 0,
  };
}

/** What in Keyway's own environment outranks or redirects the active profile. */
function contradictionsIn(environment: Environment): readonly Contradiction[] {
  const found: Contradiction[] = [];
  for (const variable of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'] as const) {
    const profile = environment[variable];
    if (profile !== undefined) found.push({ variable, profile });
  }
  if (environment['AWS_ACCESS_KEY_ID'] !== undefined) {
    found.push({ variable: 'AWS_ACCESS_KEY_ID', profile: null });
  }
  return found;
}
