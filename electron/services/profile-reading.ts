/** Files, profiles and the encrypted store of one moment, put together: what every question about profiles is answered from. */
import { type Failure, fail, type Result, succeed } from '../../shared/models/failure.js';
import type { FileStatus } from '../../shared/models/file.js';
import type { Finding, FindingCode } from '../../shared/models/finding.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import { defaultProfileName, storeLocation } from '../../shared/vocabulary.js';
import { known } from '../core/dialects/known-settings.js';
import { hasSetting, partsOf, profileId } from '../core/profiles/profile.js';
import { type Profile, type ProfileSet, readProfiles, type SourceFile } from '../core/profiles/profiles.js';
import { missingRegionFinding } from '../core/profiles/region-findings.js';
import type { RowState } from '../core/profiles/rows.js';
import { type BridgeAround, storeFindings } from '../core/profiles/store-findings.js';
import { emptyProfile, readStored, type StoredRow } from '../core/profiles/stored.js';
import { type RowParts, toListed } from '../core/profiles/stored-rows.js';
import { type ActiveReading, readActive } from '../core/switching/active.js';
import { staleCopyFinding } from '../core/switching/stale-copy.js';
import { findTarget, type SwitchFiles, type Target } from '../core/switching/switch-files.js';
import type { FilesSnapshot, LoadedFile } from './files/aws-files.js';

/** What the store needs besides its content. */
export interface StoreBeside {
  /** Where the store's own file is, as shown. */
  readonly shownPath: string;
  /** The line by which AWS tools get the stored profile of that id. */
  readonly bridgeLineFor: (id: string) => Result<string>;
}

/** Everything known of one moment; made once a snapshot of the files. */
export interface Reading {
  readonly snapshot: FilesSnapshot;
  readonly files: SwitchFiles;
  readonly set: ProfileSet;
  readonly active: ActiveReading;
  /** The profile that is active: the original of an up-to-date copy, else default itself. */
  readonly activeProfile: Profile | null;
  /** What is in the encrypted store, by name. */
  readonly stored: ReadonlyMap<string, StoredRow>;
  /** One a name for the shared files and the store, then those of each location. */
  readonly rows: readonly RowParts[];
  readonly bridge: BridgeAround;
}

export function makeReading(snapshot: FilesSnapshot, store: StoreBeside | null): Reading {
  const storeFile = snapshot.store?.file.state === 'ok' ? snapshot.store.file : null;
  const files: SwitchFiles = {
    config: sourceOf(snapshot.config),
    credentials: sourceOf(snapshot.credentials),
    locations: [...snapshot.locations, ...(storeFile === null ? [] : [storeFile])].map(sourceOf),
  };
  const incomplete = snapshot.config.state === 'unreadable' || snapshot.credentials.state === 'unreadable';
  const first = readProfiles({ ...files, incomplete });
  const active = readActive(first, files);
  const copyOf = active.copyOf?.name ?? null;
  // A second look, only where there is a copy whose key would otherwise count as used twice.
  const set = copyOf === null ? first : readProfiles({ ...files, incomplete, managedCopyOf: copyOf });
  const original = active.copyOf !== null && active.upToDate ? findTarget(set, active.copyOf) : undefined;
  const activeProfile = original ?? set.findByName(defaultProfileName) ?? null;
  const names = snapshot.store?.names ?? [];
  const stored = readStored(set, { names, document: storeFile?.document ?? null });
  const rows = rowsOf(set, stored, store?.shownPath ?? storeLocation);
  const lineFor = (id: string): string | null => {
    const line = store?.bridgeLineFor(id);
    return line?.ok === true ? line.value : null;
  };
  return { snapshot, files, set, active, activeProfile, stored, rows, bridge: { names, lineFor } };
}

function rowsOf(
  set: ProfileSet,
  stored: ReadonlyMap<string, StoredRow>,
  storePath: string,
): readonly RowParts[] {
  const row = (profile: Profile): RowParts => {
    const isShared = profile.location === null;
    return { profile, stored: isShared ? (stored.get(profile.name) ?? null) : null, storePath };
  };
  if (stored.size === 0) return set.profiles.map(row);
  const shared = set.profiles.filter(({ location }) => location === null).map(row);
  const alone = [...stored.values()].filter(({ name }) => set.findByName(name) === undefined);
  const elsewhere = set.profiles.filter(({ location }) => location !== null && location !== storeLocation);
  return [...shared, ...alone.map(({ name }) => row(emptyProfile(name))), ...elsewhere.map(row)];
}

/** By the id of a row; one of the store's own home names the same row. */
export function findRow(reading: Reading, id: string): RowParts | undefined {
  const prefix = profileId(storeLocation, '');
  const asked = id.startsWith(prefix) ? profileId(null, id.slice(prefix.length)) : id;
  return reading.rows.find(({ profile }) => profile.id === asked);
}

/** By name, among the shared files and the store. */
export function findRowByName({ rows }: Reading, name: string): RowParts | undefined {
  return rows.find(({ profile }) => profile.location === null && profile.name === name);
}

/**
 * The profile that a form or an edit of a row is about: in the store, unless the shared files have more than settings for it.
 * Fails with `profile-not-found`, and with what keeps the store from being read.
 */
export function editedProfile(reading: Reading, id: string): Result<Profile> {
  const row = findRow(reading, id);
  if (row === undefined) return notFound(id);
  const { profile, stored } = row;
  const isStored = stored !== null && (!stored.isShared || id.startsWith(profileId(storeLocation, '')));
  if (!isStored) return succeed(profile);
  return stored.whole === null ? fail(storeFailure(reading)) : succeed(stored.whole);
}

/** Why what is in the store cannot be read. */
export function storeFailure({ snapshot }: Pick<Reading, 'snapshot'>): Failure {
  const missing: Failure = { code: 'store-missing', facts: {}, action: null };
  return snapshot.store === null ? missing : (snapshot.store.file.failure ?? missing);
}

/** The profile at a place, with the settings that the config file has for one of the store. */
export function profileAt({ set, stored }: Reading, place: Target): Profile | undefined {
  if (place.location !== storeLocation) return findTarget(set, place);
  return stored.get(place.name)?.whole ?? undefined;
}

export function notFound(name: string): Result<never> {
  return fail({ code: 'profile-not-found', facts: { name }, action: null });
}

export function listedProfiles(reading: Reading): readonly ListedProfile[] {
  return reading.rows.map((row) => toListed(row, rowState(reading, row)));
}

/** What comparing profiles, or asking who uses them, finds: more than reading this one by itself. */
export function ownFindings(reading: Reading, { profile, stored }: RowParts): readonly Finding[] {
  const stale = staleCopy(reading, profile);
  const isCopy = isDefault(profile) && reading.active.copyOf !== null;
  const used = stored === null || stored.isShared ? profile : (stored.whole ?? profile);
  // Of a copy it is told at its original.
  const region = isCopy ? null : missingRegionFinding(used);
  return [
    ...(stale === null ? [] : [stale]),
    ...(region === null ? [] : [region]),
    ...ofStore(reading, profile, stored),
  ];
}

function ofStore(reading: Reading, profile: Profile, stored: StoredRow | null): readonly Finding[] {
  if (profile.location !== null) return [];
  // Of ten thousand profiles few are in the store, or could name one of it.
  if (stored === null && !hasSetting(profile, known.credential_process)) return [];
  const isInFiles = profile.config !== null || profile.credentials !== null;
  return storeFindings(isInFiles ? profile : null, stored, reading.bridge);
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

export function rowState(reading: Reading, { profile, stored }: RowParts): RowState {
  const { active, activeProfile } = reading;
  return {
    active: profile.id === activeProfile?.id,
    copyOf: isDefault(profile) ? (active.copyOf?.name ?? null) : null,
    findings: [
      ...refusedFiles(reading, profile),
      ...(staleCopy(reading, profile) === null ? [] : (['active-copy-stale'] as const)),
      ...ofStore(reading, profile, stored).map(({ code }) => code),
    ],
  };
}

function sourceOf(file: LoadedFile): SourceFile {
  const role = file.role === 'store' ? 'location' : file.role;
  return { path: file.shownPath, role, document: file.document, mode: file.mode };
}

/** Those that are files. */
export function loadedFiles(snapshot: FilesSnapshot): readonly LoadedFile[] {
  return [snapshot.config, snapshot.credentials, ...snapshot.locations];
}

export function fileStatus({ set }: Reading, file: LoadedFile): FileStatus {
  const read = set.files.get(file.shownPath);
  const refused = file.state === 'ok' || file.state === 'shrunk' ? (read?.refused ?? null) : null;
  return {
    path: file.shownPath,
    // The store is none of these files.
    role: file.role === 'store' ? 'location' : file.role,
    state: refused === null ? file.state : 'refused',
    code: refused?.code ?? null,
    line: refused?.line ?? null,
    systemCode: file.systemCode,
    fromVariable: file.fromVariable,
    canPutBack: file.canPutBack,
    sections: read?.sections.length ?? 0,
  };
}
