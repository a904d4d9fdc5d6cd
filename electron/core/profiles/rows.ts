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
import { known } from '../dialects/known-settings.js';
import { accountOfArn, roleNameOf } from './arn.js';
import { chainOf, programOf } from './chain.js';
import { type FilePart, hasSetting, type Profile, type SourceFile, textOf } from './profile.js';
import type { ProfileSet } from './profiles.js';
import { showSections, showSettings } from './shown.js';
import { usedKeyId } from './sources.js';

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
  return {
    name: profile.name,
    kind: profile.kind,
    stores,
    locations: locationsOf(profile),
    region: profile.region,
    accountId: profile.accountId,
    origin: originsOf(profile),
    active: state.active,
    copyOf: state.copyOf,
    findings: join(profile.findingCodes, state.findings),
  };
}

const stores = ['shared'] as const;

/** By file: the rows of ten thousand profiles name the same one or two. */
const locations = new WeakMap<SourceFile, ProfileRow['locations']>();

function locationsOf({ config, credentials }: Profile): ProfileRow['locations'] {
  if (credentials === null) return config === null ? [] : locationsIn(config.source);
  const inCredentials = locationsIn(credentials.source);
  return config === null ? inCredentials : [...locationsIn(config.source), ...inCredentials];
}

function locationsIn(source: SourceFile): ProfileRow['locations'] {
  const known = locations.get(source);
  if (known !== undefined) return known;
  const made: ProfileRow['locations'] = [{ storeType: 'shared', path: source.path }];
  locations.set(source, made);
  return made;
}

function originsOf({ config, credentials }: Profile): ProfileRow['origin'] {
  if (credentials === null) return config === null ? [] : originsIn(config);
  return config === null ? originsIn(credentials) : [...originsIn(config), ...originsIn(credentials)];
}

function originsIn(part: FilePart): ProfileRow['origin'] {
  const { source, onlyLine } = part;
  if (onlyLine !== null) return [{ file: source.path, line: onlyLine }];
  return part.sections.map(({ line }) => ({ file: source.path, line }));
}

function join(codes: readonly FindingCode[], more: readonly FindingCode[]): readonly FindingCode[] {
  return more.length === 0 ? codes : [...new Set([...codes, ...more])];
}

/** A row of the window's list; the access key ID masked but for its last four characters. */
export function toListedProfile(profile: Profile, state: RowState): ListedProfile {
  const isRole = profile.kind === 'role';
  const usesRoleArn = isRole || profile.kind === 'web-identity';
  const roleArn = usesRoleArn ? textOf(profile, known.role_arn) : null;
  const isSso = profile.kind === 'sso';
  const keyId = profile.kind === 'access-key' ? usedKeyId(profile) : null;
  // The row above, written out: spreading ten thousand rows takes longer than making them.
  return {
    name: profile.name,
    kind: profile.kind,
    stores,
    locations: locationsOf(profile),
    region: profile.region,
    // Of ten thousand roles, what names each is looked up once.
    accountId: usesRoleArn ? accountOfArn(roleArn) : profile.accountId,
    origin: originsOf(profile),
    active: state.active,
    copyOf: state.copyOf,
    findings: join(profile.findingCodes, state.findings),
    id: profile.id,
    location: profile.location,
    roleName: roleArn === null ? ssoRoleName(profile, isSso) : roleNameOf(roleArn),
    sourceProfile: isRole ? textOf(profile, known.source_profile) : null,
    ssoSession: isSso ? textOf(profile, known.sso_session) : null,
    program: profile.kind === 'process' ? programOf(textOf(profile, known.credential_process) ?? '') : null,
    accessKeyId: keyId === null ? null : maskAccessKeyId(keyId),
    // Of a key it is the device that GetSessionToken is asked with.
    mfa: (isRole || profile.kind === 'access-key') && hasSetting(profile, known.mfa_serial),
    dependants: profile.dependants.length,
    stored: null,
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
  return isSso ? textOf(profile, known.sso_role_name) : null;
}

function maskStep(step: ChainStep): ChainStep {
  if (step.kind !== 'access-key' || step.accessKeyId === null) return step;
  return { ...step, accessKeyId: maskAccessKeyId(step.accessKeyId) };
}
