/**
 * Where one profile's own credentials come from, as the AWS CLI version 2 asks: the order of
 * `create_credential_resolver` and `ProfileProviderBuilder.providers` in its botocore, and what each provider
 * takes as present (read in 1.43.11; version 2.9.19 has the same order without `login`).
 */
import type { ProfileKind } from '../../../shared/vocabulary.js';
import type { DialectValues } from '../dialects/botocore.js';
import { known, type KnownName } from '../dialects/known-settings.js';
import { type FilePart, hasSetting, type ProfileParts, settingOf, textOf } from './profile.js';

/** The sso-session sections of the config file by name. */
export type SsoSessions = ReadonlyMap<string, DialectValues>;

/** What a source that is there lacks, so that the AWS CLI stops with an error instead of going on. */
export type SourceFault =
  | { readonly code: 'partial-access-key'; readonly missing: string }
  | { readonly code: 'web-identity-without-role' }
  | SsoFault;

export type SsoFault =
  | { readonly code: 'missing-sso-session'; readonly session: string }
  | {
      readonly code: 'incomplete-sso';
      readonly missing: readonly KnownName[];
      readonly differing: string | null;
    };

interface Faulty {
  /** Null where the AWS CLI would use it. */
  readonly fault: SourceFault | null;
}

/** A profile's own source of credentials; assuming its role, if it has one, comes on top. */
export type OwnSource =
  | (Faulty & { readonly kind: 'web-identity'; readonly tokenFile: string; readonly roleArn: string | null })
  | (Faulty & {
      readonly kind: 'sso';
      readonly session: string | null;
      readonly startUrl: string | null;
      readonly region: string | null;
    })
  | (Faulty & {
      readonly kind: 'access-key';
      readonly accessKeyId: string;
      readonly hasToken: boolean;
      readonly part: FilePart;
    })
  | (Faulty & { readonly kind: 'login'; readonly session: string })
  | (Faulty & { readonly kind: 'process'; readonly command: string });

/** A role is assumed: there is a role_arn, and no web_identity_token_file, were it even empty. */
export function assumesRole(profile: ProfileParts): boolean {
  return hasSetting(profile, known.role_arn) && !hasSetting(profile, known.web_identity_token_file);
}

/** Either half of a static key, in either file: what makes a source profile's role_arn go unused. */
export function hasStaticKeys(profile: ProfileParts): boolean {
  return hasSetting(profile, known.aws_access_key_id) || hasSetting(profile, known.aws_secret_access_key);
}

/** The kind of the first source that the AWS CLI finds in the profile itself; null where it finds none. */
export function sourceKindOf(profile: ProfileParts): OwnSource['kind'] | null {
  if (hasWebIdentity(profile)) return 'web-identity';
  if (asksForSso(profile)) return 'sso';
  if (hasKeyId(profile.credentials)) return 'access-key';
  if (hasSetting(profile, known.login_session)) return 'login';
  if (hasSetting(profile, known.credential_process)) return 'process';
  return hasKeyId(profile.config) ? 'access-key' : null;
}

/** All that is to be said of that source; null where there is none. */
export function ownSource(profile: ProfileParts, sessions: SsoSessions): OwnSource | null {
  const kind = sourceKindOf(profile);
  switch (kind) {
    case null:
      return null;
    case 'web-identity':
      return webIdentity(profile);
    case 'sso':
      return singleSignOn(profile, sessions);
    case 'access-key':
      return accessKey(profile);
    case 'login':
      return { kind, session: textOf(profile, known.login_session) ?? '', fault: null };
    case 'process':
      return { kind, command: textOf(profile, known.credential_process) ?? '', fault: null };
  }
}

/**
 * What the AWS CLI would use the profile as, working or not.
 *
 * `metadata`: credential_source without role_arn does nothing in botocore, which goes on to container and instance
 * metadata; that is what such a profile is for. A credential_source that serves a role makes a `role`.
 *
 * @param own the kind of its own source, as `sourceKindOf` gives it
 */
export function kindOf(profile: ProfileParts, own: OwnSource['kind'] | null): ProfileKind {
  if (assumesRole(profile)) return 'role';
  if (own !== null) return own;
  return hasSetting(profile, known.credential_source) ? 'metadata' : 'settings';
}

function hasWebIdentity(profile: ProfileParts): boolean {
  return (textOf(profile, known.web_identity_token_file) ?? '') !== '';
}

function webIdentity(profile: ProfileParts): OwnSource {
  const tokenFile = textOf(profile, known.web_identity_token_file) ?? '';
  const role = textOf(profile, known.role_arn);
  const roleArn = role === '' ? null : role;
  const fault = roleArn === null ? ({ code: 'web-identity-without-role' } as const) : null;
  return { kind: 'web-identity', tokenFile, roleArn, fault };
}

/** `SSOProvider._load_sso_config`: asked for by either of these settings, then all four must be there. */
function asksForSso(profile: ProfileParts): boolean {
  return hasSetting(profile, known.sso_account_id) || hasSetting(profile, known.sso_role_name);
}

const requiredForSso: readonly KnownName[] = [
  'sso_role_name',
  'sso_account_id',
  'sso_start_url',
  'sso_region',
];

const REQUIRED_FOR_SSO = known.sso_role_name | known.sso_account_id | known.sso_start_url | known.sso_region;
const nothing: readonly KnownName[] = [];

function singleSignOn(profile: ProfileParts, sessions: SsoSessions): OwnSource {
  const session = textOf(profile, known.sso_session);
  const shared = session === null ? undefined : sessions.get(session);
  const read = (key: 'sso_start_url' | 'sso_region'): string | null => {
    if (hasSetting(profile, known[key])) return textOf(profile, known[key]);
    return shared?.textOf(known[key]) ?? null;
  };
  return {
    kind: 'sso',
    session,
    startUrl: read('sso_start_url'),
    region: read('sso_region'),
    fault: ssoFault(profile, sessions),
  };
}

/** What is wrong with the IAM Identity Center settings of a profile that has some; null where nothing is. */
export function ssoFault(profile: ProfileParts, sessions: SsoSessions): SsoFault | null {
  const session = textOf(profile, known.sso_session);
  const shared = session === null ? undefined : sessions.get(session);
  if (session !== null && shared === undefined) return { code: 'missing-sso-session', session };
  const present = profile.known | (shared?.known ?? 0);
  const isWhole = (present & REQUIRED_FOR_SSO) === REQUIRED_FOR_SSO;
  const missing = isWhole ? nothing : requiredForSso.filter((key) => (present & known[key]) === 0);
  const differing = shared === undefined ? null : findDiffering(profile, shared);
  return missing.length === 0 && differing === null ? null : { code: 'incomplete-sso', missing, differing };
}

function findDiffering(profile: ProfileParts, shared: DialectValues): string | null {
  for (const { folded, value } of shared.list) {
    const own = settingOf(profile, folded)?.value;
    if (own !== undefined && typeof own === 'string' && own !== value) return folded;
  }
  return null;
}

function hasKeyId(part: FilePart | null): boolean {
  return part !== null && (part.values.known & known.aws_access_key_id) !== 0;
}

/** The access key ID that the AWS CLI comes to first; empty where it is a nested block, or there is none. */
export function usedKeyId(profile: ProfileParts): string {
  return keyPart(profile)?.values.textOf(known.aws_access_key_id) ?? '';
}

/** Each file is read by itself: an ID in one and its secret in the other make no key. */
function keyPart({ config, credentials }: ProfileParts): FilePart | null {
  return hasKeyId(credentials) ? credentials : config;
}

function accessKey(profile: ProfileParts): OwnSource | null {
  const part = keyPart(profile);
  if (part === null) return null;
  const accessKeyId = usedKeyId(profile);
  const hasSecret = (part.values.known & known.aws_secret_access_key) !== 0;
  const fault = hasSecret
    ? null
    : ({ code: 'partial-access-key', missing: 'aws_secret_access_key' } as const);
  return { kind: 'access-key', accessKeyId, hasToken: hasToken(part), part, fault };
}

/** The older name is asked first (`SharedCredentialProvider.TOKENS`), even where it is empty. */
function hasToken({ values }: FilePart): boolean {
  const isOlder = (values.known & known.aws_security_token) !== 0;
  return (values.textOf(isOlder ? known.aws_security_token : known.aws_session_token) ?? '') !== '';
}
