/** The list, the detail and the active profile, read from the files as they are now. */
import type { ActiveStatus, Contradiction } from '../../shared/models/active.js';
import { type Failure, type Result, succeed } from '../../shared/models/failure.js';
import type { Finding } from '../../shared/models/finding.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import type { ClockOffset } from '../../shared/models/session.js';
import { type FileRole, storeLocation } from '../../shared/vocabulary.js';
import { clockFindings } from '../core/profiles/clock-finding.js';
import type { Profile, ProfileSet } from '../core/profiles/profiles.js';
import type { StoredRow } from '../core/profiles/stored.js';
import { type RowParts, toDetail, toListed, toRow, toShown } from '../core/profiles/stored-rows.js';
import type { ActiveReading } from '../core/switching/active.js';
import { findTarget, type SwitchFiles, type Target } from '../core/switching/switch-files.js';
import type { ProfileChoice, ProfilesService } from './api.js';
import type { AwsFiles, FilesSnapshot } from './files/aws-files.js';
import type { FileSurroundings } from './files/surroundings.js';
import type { Environment } from './ports.js';
import * as read from './profile-reading.js';
import type { Reading, StoreBeside } from './profile-reading.js';

/** The files and profiles of one moment. */
export interface Moment {
  readonly snapshot: FilesSnapshot;
  readonly files: SwitchFiles;
  readonly set: ProfileSet;
  /** What `default` stands for. */
  readonly active: ActiveReading;
  /** What is in the encrypted store, by name. */
  readonly stored: ReadonlyMap<string, StoredRow>;
  /** Why what is in the store cannot be read; null where it can. */
  readonly storeFailure: Failure | null;
  /** The rows of the list; key IDs masked. */
  listed(): readonly ListedProfile[];
  /** What a form or an edit of a row is about; fails with `profile-not-found`, and as the store does where it cannot be read. */
  find(id: string): Result<Profile>;
  at(place: Target): Profile | undefined;
}

/** What other services ask of the profiles. */
export interface ProfileReader {
  /** @param locations absolute paths of credentials files that need not be among the opened ones */
  moment(locations: readonly string[]): Promise<Moment>;
  /** Of the encrypted store, at `storeLocation`, is one that no line of the config file hands out yet. */
  target(choice: ProfileChoice): Promise<Result<Target>>;
  /** The id of a profile in the encrypted store; null where it is not there. */
  storedId(name: string): Promise<string | null>;
  /** Name of the active profile: the original where the default is its copy; null where there is no default. */
  activeName(): Promise<string | null>;
  switchFiles(): Promise<SwitchFiles>;
  /** Where the two shared files are; absolute. */
  paths(): Promise<Readonly<Record<FileRole, string>>>;
  /** What is odd about the profiles and files of the list, and the names of all profiles in the shared files. */
  examined(): Promise<{ readonly names: readonly string[]; readonly findings: readonly Finding[] }>;
}

export interface ClockBeside {
  now(): number;
  /** When AWS was last asked; null where nothing is known. */
  offset(): Promise<ClockOffset | null>;
}

export interface ProfilesDependencies {
  readonly files: AwsFiles;
  readonly surroundings: FileSurroundings;
  readonly environment: Environment;
  /** When a limit on the active profile ends, in milliseconds since the epoch. */
  readonly revertsAt: () => Promise<number | null>;
  /** What AWS's answers say of this computer's clock; left out where AWS is not asked. */
  readonly clock?: ClockBeside;
  /** What is odd about keys on AWS: of rotations, and by what was learned. Left out where AWS is not asked. */
  readonly keyFindings?: () => Promise<readonly Finding[]>;
  /** Left out where nothing can be sealed. */
  readonly store?: StoreBeside;
}

export type Profiles = ProfilesService & ProfileReader;

export function createProfiles(dependencies: ProfilesDependencies): Profiles {
  const { files, surroundings, environment, revertsAt, clock, keyFindings } = dependencies;
  const store = dependencies.store ?? null;
  let last: Reading | null = null;
  // What was read of a store that is locked now is let go of at once.
  files.onChanged((snapshot) => {
    if (last?.snapshot !== snapshot) last = null;
  });

  async function current(): Promise<Reading> {
    const snapshot = await files.current();
    if (last?.snapshot !== snapshot) last = read.makeReading(snapshot, store);
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

  /** Of files, folders, programs and the clock. */
  async function findingsAround({ snapshot, set }: Reading): Promise<readonly Finding[]> {
    const [ofFolders, ofPrograms, ofClock, ofKeys] = await Promise.all([
      surroundings.ofFolders(snapshot),
      surroundings.ofPrograms(set.profiles),
      clock === undefined ? [] : clock.offset().then((offset) => clockFindings(offset, clock.now())),
      keyFindings?.() ?? [],
    ]);
    return [...set.fileFindings, ...ofFolders, ...ofPrograms, ...ofClock, ...ofKeys];
  }

  return {
    async moment(locations) {
      const reading = locations.length === 0 ? await current() : await readWith(files, locations, store);
      const { snapshot } = reading;
      return {
        ...reading,
        storeFailure: snapshot.store?.file.state === 'ok' ? null : read.storeFailure(reading),
        listed: () => read.listedProfiles(reading),
        find: (id) => read.editedProfile(reading, id),
        at: (place) => read.profileAt(reading, place),
      };
    },
    async list() {
      const reading = await current();
      return succeed({
        revision: reading.snapshot.revision,
        profiles: read.listedProfiles(reading),
        files: read.loadedFiles(reading.snapshot).map((file) => read.fileStatus(reading, file)),
        active: await activeStatus(reading),
        findings: await findingsAround(reading),
      });
    },
    async show(id) {
      const reading = await current();
      const row = read.findRow(reading, id);
      if (row === undefined) return read.notFound(id);
      const parts = toDetail(reading.set, row);
      const around = await surroundings.ofPrograms([row.profile]);
      return succeed({
        revision: reading.snapshot.revision,
        profile: toListed(row, read.rowState(reading, row)),
        ...parts,
        findings: [...parts.findings, ...read.ownFindings(reading, row), ...around],
      });
    },
    async files() {
      const reading = await current();
      return read.loadedFiles(reading.snapshot).map((file) => read.fileStatus(reading, file));
    },
    async rows() {
      const reading = await current();
      return succeed(reading.rows.map((row) => toRow(row, read.rowState(reading, row))));
    },
    async describe(name, location) {
      const reading = location === null ? await current() : await readWith(files, [location], store);
      const shown = reading.snapshot.locations.find((file) => file.path === location)?.shownPath ?? null;
      const row = shown === null ? read.findRowByName(reading, name) : rowElsewhere(reading, name, shown);
      if (row === undefined) return read.notFound(name);
      return succeed(toShown(row, read.rowState(reading, row)));
    },
    async target(choice) {
      const reading = await current();
      const row =
        'id' in choice ? read.findRow(reading, choice.id) : read.findRowByName(reading, choice.name);
      if (row === undefined) return read.notFound('id' in choice ? choice.id : choice.name);
      const { profile, stored } = row;
      const { name, location } = profile;
      // Tools get what is in the store by a line of the config file, which making it active then writes.
      const isUnconnected = stored !== null && !stored.connected && !stored.isShared;
      return succeed({ name, location: isUnconnected ? storeLocation : location });
    },
    storedId: async (name) => (await current()).stored.get(name)?.id ?? null,
    activeName: async () => (await current()).activeProfile?.name ?? null,
    switchFiles: async () => (await current()).files,
    async paths() {
      const { config, credentials } = await files.current();
      return { config: config.path, credentials: credentials.path };
    },
    async examined() {
      const reading = await current();
      const { profiles } = reading.set;
      const ofProfiles = reading.rows.flatMap((row) => [
        ...row.profile.findings,
        ...(row.stored?.profile?.findings ?? []),
        ...read.ownFindings(reading, row),
      ]);
      return {
        names: profiles.filter(({ location }) => location === null).map(({ name }) => name),
        findings: [...(await findingsAround(reading)), ...ofProfiles],
      };
    },
  };
}

/** The files of now, and more credentials files that a command names. */
async function readWith(
  files: AwsFiles,
  locations: readonly string[],
  store: StoreBeside | null,
): Promise<Reading> {
  const snapshot = await files.current();
  const opened = new Set(snapshot.locations.map((file) => file.path));
  const missing = locations.filter((path) => !opened.has(path));
  if (missing.length === 0) return read.makeReading(snapshot, store);
  const more = await Promise.all(missing.map((path) => files.read(path)));
  return read.makeReading({ ...snapshot, locations: [...snapshot.locations, ...more] }, store);
}

function rowElsewhere({ set, rows }: Reading, name: string, location: string): RowParts | undefined {
  const profile = findTarget(set, { name, location });
  return rows.find((row) => row.profile === profile);
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
