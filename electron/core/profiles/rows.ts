/** Profiles in the shapes of the contract: rows for the command line, rows and details for the window. */
import type { FindingCode } from '../../../shared/models/finding.js';
import type {
  ChainStep,
  ListedProfile,
  ProfileDetail,
  ProfileRow,
  ShownProfile,
} from '../../../shared/models/profile.js';
import { maskAccessKeyId } from '../masking.js';
import { roleNameOf } from './arn.js';
import { chainOf, programOf } from './chain.js';
import { hasSetting, partsOf, type Profile, textOf } from './profile.js';
import type { ProfileSet } from './profiles.js';
import { showSections, showSettings } from './shown.js';

/** What a row says that its own files do not. */
export interface RowState {
  /** It is what a tool with no flags and no AWS_ variables uses. */
  readonly active: boolean;
  /** On `default` alone: the profile it is Keyway's unchanged copy of. */
  readonly copyOf: string | null;
  /** Found by comparing profiles, not by reading this one. */
  readonly findings: readonly FindingCode[];
}

/** A row of `keyway profiles --json`. */
export function toProfileRow(profile: Profile, state: RowState): ProfileRow {
  const paths = partsOf(profile).map((part) => part.source.path);
  const codes = [...profile.findings.map((finding) => finding.code), ...state.findings];
  return {
    name: profile.name,
    kind: profile.kind,
    stores: ['shared'],
    locations: paths.map((path) => ({ storeType: 'shared', path })),
    region: profile.region,
    accountId: profile.accountId,
    origin: profile.sections.map(({ file, line }) => ({ file, line })),
    active: state.active,
    copyOf: state.copyOf,
    findings: codes.length < 2 ? codes : [...new Set(codes)],
  };
}

/** A row of the window's list; the access key ID masked but for its last four characters. */
export function toListedProfile(profile: Profile, state: RowState): ListedProfile {
  const own = profile.ownSource;
  const isRole = profile.kind === 'role';
  const usesRoleArn = isRole || profile.kind === 'web-identity';
  const roleArn = usesRoleArn ? textOf(profile, 'role_arn') : null;
  const isSso = profile.kind === 'sso';
  const keyId = own?.kind === 'access-key' && !isRole ? own.accessKeyId : null;
  const row = toProfileRow(profile, state);
  // Written out: spreading ten thousand rows takes longer than making them.
  return {
    name: row.name,
    kind: row.kind,
    stores: row.stores,
    locations: row.locations,
    region: row.region,
    accountId: row.accountId,
    origin: row.origin,
    active: row.active,
    copyOf: row.copyOf,
    findings: row.findings,
    id: profile.id,
    location: profile.location,
    roleName: roleArn === null ? ssoRoleName(profile, isSso) : roleNameOf(roleArn),
    sourceProfile: isRole ? textOf(profile, 'source_profile') : null,
    ssoSession: isSso ? textOf(profile, 'sso_session') : null,
    program: profile.kind === 'process' ? programOf(textOf(profile, 'credential_process') ?? '') : null,
    accessKeyId: keyId === null ? null : maskAccessKeyId(keyId),
    mfa: isRole && hasSetting(profile, 'mfa_serial'),
    dependants: profile.dependants.length,
  };
}

/** What `keyway show` prints: access key IDs whole, secrets masked. */
export function toShownProfile(profile: Profile, state: RowState): ShownProfile {
  return { ...toProfileRow(profile, state), settings: showSettings(profile, 'whole') };
}

/** All of a profile's detail that depends on files alone; access key IDs masked. */
export function toDetailParts(
  set: ProfileSet,
  profile: Profile,
): Omit<ProfileDetail, 'revision' | 'profile'> {
  return {
    settings: showSettings(profile, 'last-four'),
    chain: chainOf(set, profile).map(maskStep),
    dependants: profile.dependants,
    findings: profile.findings,
    sections: showSections(profile),
  };
}

function ssoRoleName(profile: Profile, isSso: boolean): string | null {
  return isSso ? textOf(profile, 'sso_role_name') : null;
}

function maskStep(step: ChainStep): ChainStep {
  if (step.kind !== 'access-key' || step.accessKeyId === null) return step;
  return { ...step, accessKeyId: maskAccessKeyId(step.accessKeyId) };
}
