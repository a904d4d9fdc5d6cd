/** Rows and details of profiles that are in the encrypted store: what the shared files say of the name, and what the store says. */
import type {
  ListedProfile,
  ProfileDetail,
  ProfileRow,
  ShownProfile,
  StoredFacts,
} from '../../../shared/models/profile.js';
import { maskAccessKeyId } from '../masking.js';
import type { Profile } from './profile.js';
import type { ProfileSet } from './profiles.js';
import { type RowState, toDetailParts, toListedProfile, toProfileRow, toShownProfile } from './rows.js';
import { showSections, showSettings } from './shown.js';
import type { StoredRow } from './stored.js';
import { usedKeyId } from './sources.js';

/** A row of the list: what the shared files say (nothing, for what is in the store alone), and what is in the store. */
export interface RowParts {
  readonly profile: Profile;
  /** Null where it is not in the store. */
  readonly stored: StoredRow | null;
  /** Of the store, as shown. */
  readonly storePath: string;
}

/** A row of `keyway profiles --json`. */
export function toRow(parts: RowParts, state: RowState): ProfileRow {
  const row = toProfileRow(parts.profile, state);
  return parts.stored === null ? row : { ...row, ...storedParts(parts, parts.stored, row) };
}

/** A row of the window's list. */
export function toListed(parts: RowParts, state: RowState): ListedProfile {
  const { profile, stored } = parts;
  const row = toListedProfile(profile, state);
  if (stored === null) return row;
  const { whole } = stored;
  const asStored = whole === null || stored.isShared ? null : toListedProfile(whole, state);
  return {
    ...row,
    ...storedParts(parts, stored, row),
    roleName: row.roleName ?? asStored?.roleName ?? null,
    sourceProfile: row.sourceProfile ?? asStored?.sourceProfile ?? null,
    ssoSession: row.ssoSession ?? asStored?.ssoSession ?? null,
    accessKeyId: row.accessKeyId ?? keyIdOf(whole),
    mfa: row.mfa || asStored?.mfa === true,
    dependants: dependantsOf(parts).length,
    stored: factsOf(stored),
  };
}

/** What `keyway show` prints. Of a setting that stands in both, the store's counts, as for Keyway itself. */
export function toShown(parts: RowParts, state: RowState): ShownProfile {
  if (parts.stored === null) return toShownProfile(parts.profile, state);
  return { ...toRow(parts, state), settings: settingsOf(parts, parts.stored, 'whole') };
}

/** All of a row's detail that depends on files and store alone; access key IDs masked. */
export function toDetail(set: ProfileSet, parts: RowParts): Omit<ProfileDetail, 'revision' | 'profile'> {
  const { profile, stored } = parts;
  const shared = toDetailParts(set, profile);
  if (stored === null) return shared;
  const { whole, isShared } = stored;
  return {
    settings: settingsOf(parts, stored, 'last-four'),
    chain: whole === null || isShared ? shared.chain : toDetailParts(set, whole).chain,
    dependants: dependantsOf(parts),
    findings: [...shared.findings, ...(stored.profile?.findings ?? [])],
    sections: [...shared.sections, ...(stored.profile === null ? [] : showSections(stored.profile))],
  };
}

/** The window's words of it. */
function factsOf({ id, whole, connected, handOut }: StoredRow): StoredFacts {
  return { entry: id, kind: whole?.kind ?? null, connected, handOut, locked: whole === null };
}

function storedParts(
  { profile, storePath }: RowParts,
  { whole, profile: alone, isShared }: StoredRow,
  row: ProfileRow,
): Pick<ProfileRow, 'kind' | 'stores' | 'locations' | 'region' | 'accountId' | 'findings'> {
  const isInFiles = profile.config !== null || profile.credentials !== null;
  const inStore = { storeType: 'encrypted', path: storePath } as const;
  return {
    kind: isInFiles ? row.kind : (whole?.kind ?? 'settings'),
    stores: isShared ? ['shared', 'encrypted'] : ['encrypted'],
    locations: isShared ? [...row.locations, inStore] : [inStore],
    region: (isShared ? alone?.region : whole?.region) ?? row.region,
    accountId: row.accountId ?? whole?.accountId ?? null,
    findings: [...new Set([...row.findings, ...(alone?.findingCodes ?? [])])],
  };
}

function settingsOf(
  { profile }: RowParts,
  { whole, isShared }: StoredRow,
  keyIds: 'whole' | 'last-four',
): ShownProfile['settings'] {
  if (whole === null) return showSettings(profile, keyIds);
  return isShared
    ? { ...showSettings(profile, keyIds), ...showSettings(whole, keyIds) }
    : showSettings(whole, keyIds);
}

function dependantsOf({ profile, stored }: RowParts): readonly string[] {
  return [...new Set([...profile.dependants, ...(stored?.profile?.dependants ?? [])])];
}

function keyIdOf(whole: Profile | null): string | null {
  return whole?.kind === 'access-key' ? maskAccessKeyId(usedKeyId(whole)) : null;
}
