/**
 * What a profile is to the AWS SDK for .NET. The settings that are there, and are not empty, must be exactly those of one
 * of its lists: one too many, and the profile can give no credentials.
 *
 * Version 3 (which the Tools for PowerShell 4 are built on) and version 4 (Tools 5) have lists of their own.
 */
import { isFilled, type SdkProfile } from './sdk-profile.js';

export type DotnetGeneration = 'v3' | 'v4';

export type DotnetKind = 'keys' | 'role' | 'web-identity' | 'process' | 'sso' | 'login' | 'saml';

interface Shape {
  readonly kind: DotnetKind;
  readonly settings: readonly string[];
  /** Each group may be there as a whole, or not at all. */
  readonly more: readonly (readonly string[])[];
}

const account = ['aws_account_id'];
const session = ['role_session_name'];
const external = ['external_id'];
const mfa = ['mfa_serial'];
const portal = ['sso_session', 'sso_region', 'sso_registration_scopes', 'sso_start_url'];
const services = ['services'];
const endpoint = ['endpoint_url'];

/** aws-sdk-net, main-v4 (commit 557313a): CredentialProfileTypeDetector.TypePropertyDictionary, gaps included. */
const shapesOfVersion4: readonly Shape[] = [
  { kind: 'process', settings: ['credential_process'], more: [account] },
  { kind: 'role', settings: ['role_arn', 'source_profile'], more: [account, session, portal] },
  { kind: 'role', settings: ['role_arn', 'source_profile', ...external], more: [account, session, portal] },
  { kind: 'role', settings: ['role_arn', 'source_profile', ...mfa], more: [account, session, portal] },
  { kind: 'role', settings: ['role_arn', 'source_profile', ...external, ...mfa], more: [portal] },
  {
    kind: 'role',
    settings: ['role_arn', 'source_profile', ...external, ...mfa, ...session],
    more: [account, portal],
  },
  { kind: 'role', settings: ['role_arn', 'credential_source'], more: [account, session, portal] },
  { kind: 'web-identity', settings: ['role_arn', 'web_identity_token_file'], more: [portal] },
  {
    kind: 'web-identity',
    settings: ['role_arn', 'web_identity_token_file', 'credential_source'],
    more: [account, portal],
  },
  {
    kind: 'web-identity',
    settings: ['role_arn', 'web_identity_token_file', ...session],
    more: [account, portal],
  },
  { kind: 'keys', settings: ['aws_access_key_id', 'aws_secret_access_key'], more: [account] },
  {
    kind: 'keys',
    settings: ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'],
    more: [account],
  },
  { kind: 'saml', settings: ['endpoint_name', 'role_arn'], more: [account] },
  { kind: 'saml', settings: ['endpoint_name', 'role_arn', 'user_identity'], more: [] },
  { kind: 'sso', settings: ['sso_session'], more: [] },
  {
    kind: 'sso',
    settings: ['sso_region', 'sso_start_url'],
    more: [['sso_registration_scopes'], ['sso_session']],
  },
  { kind: 'login', settings: ['login_session'], more: [] },
];

/** aws-sdk-net, release 3.7: CredentialProfileTypeDetector.TypePropertyDictionary. */
const shapesOfVersion3: readonly Shape[] = [
  { kind: 'process', settings: ['credential_process'], more: [] },
  { kind: 'role', settings: ['role_arn', 'source_profile'], more: [external, session, services, endpoint] },
  {
    kind: 'role',
    settings: ['role_arn', 'source_profile', ...mfa],
    more: [external, session, services, endpoint],
  },
  { kind: 'role', settings: ['role_arn', 'credential_source'], more: [session, services, endpoint] },
  {
    kind: 'web-identity',
    settings: ['role_arn', 'web_identity_token_file'],
    more: [session, services, endpoint],
  },
  {
    kind: 'keys',
    settings: ['aws_access_key_id', 'aws_secret_access_key'],
    more: [['aws_session_token'], services, endpoint],
  },
  { kind: 'saml', settings: ['endpoint_name', 'role_arn'], more: [['user_identity'], services, endpoint] },
  { kind: 'login', settings: ['login_session'], more: [] },
];

interface Detector {
  /** Any of these makes an IAM Identity Center profile, whatever else is there. */
  readonly portal: readonly string[];
  readonly kinds: ReadonlyMap<string, DotnetKind>;
  /** The settings that take part; others may be there or not. */
  readonly known: ReadonlySet<string>;
}

const detectors: Readonly<Record<DotnetGeneration, Detector>> = {
  v3: detectorOf(shapesOfVersion3, [...portal, 'sso_account_id', 'sso_role_name']),
  v4: detectorOf(shapesOfVersion4, ['sso_account_id', 'sso_role_name']),
};

/**
 * The kind, or null where the settings match none. A profile with a `login_session` that matches nothing is asked once
 * more without it, and is a sign-in where that too matches nothing.
 */
export function dotnetKindOf(profile: SdkProfile, generation: DotnetGeneration): DotnetKind | null {
  const { portal: anyOf, kinds, known } = detectors[generation];
  const filled = [...known].filter((key) => isFilled(profile, key));
  if (anyOf.some((key) => filled.includes(key))) return 'sso';
  const kind = kinds.get(signature(filled));
  if (kind !== undefined) return kind;
  if (!filled.includes('login_session')) return null;
  return kinds.get(signature(filled.filter((key) => key !== 'login_session'))) ?? 'login';
}

function detectorOf(shapes: readonly Shape[], anyOf: readonly string[]): Detector {
  const kinds = new Map<string, DotnetKind>();
  const known = new Set(anyOf);
  for (const { kind, settings, more } of shapes) {
    for (const key of [...settings, ...more.flat()]) known.add(key);
    for (const chosen of choices(more)) kinds.set(signature([...settings, ...chosen]), kind);
  }
  return { portal: anyOf, kinds, known };
}

/** Every way to take some of the groups. */
function choices(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return groups.reduce<readonly (readonly string[])[]>(
    (ways, group) => [...ways, ...ways.map((way) => [...way, ...group])],
    [[]],
  );
}

function signature(settings: readonly string[]): string {
  return settings.toSorted().join(' ');
}
