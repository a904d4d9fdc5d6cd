/**
 * Where one profile's own credentials come from, as the AWS CLI version 2 asks: the order of
 * `create_credential_resolver` and `ProfileProviderBuilder.providers` in its botocore, and what each provider
 * takes as present (read in 1.43.11; version 2.9.19 has the same order without `login`).
 */
import type { ProfileKind } from '../../../shared/vocabulary.js';
import type { DialectValues } from '../dialects/botocore.js';
import { type FilePart, hasSetting, type ProfileParts, settingOf, textOf } from './profile.js';

/** The sso-session sections of the config file by name. */
export type SsoSessions = ReadonlyMap<string, DialectValues>;

/** What a source that is there lacks, so that the AWS CLI stops with an error instead of going on. */
export type SourceFault =
  | { readonly code: 'partial-access-key'; readonly missing: string }
  | { readonly code: 'web-identity-without-role' }
  | { readonly code: 'missing-sso-session'; readonly session: string }
  | {
      readonly code: 'incomplete-sso';
      readonly missing: readonly string[];
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

const ACCESS_KEY = 'aws_access_key_id';
const SECRET_KEY = 'aws_secret_access_key';

/** A role is assumed: there is a role_arn, and no web_identity_token_file, were it even empty. */
export function assumesRole(profile: ProfileParts): boolean {
  return hasSetting(profile, 'role_arn') && !hasSetting(profile, 'web_identity_token_file');
}

/** Either half of a static key, in either file: what makes a source profile's role_arn go unused. */
export function hasStaticKeys(profile: ProfileParts): boolean {
  return hasSetting(profile, ACCESS_KEY) || hasSetting(profile, SECRET_KEY);
}

/** The first source that the AWS CLI finds in the profile itself; null where it finds none. */
export function ownSource(profile: ProfileParts, sessions: SsoSessions): OwnSource | null {
  return (
    webIdentity(profile) ??
    singleSignOn(profile, sessions) ??
    accessKey(profile.credentials) ??
    login(profile) ??
    process(profile) ??
    accessKey(profile.config)
  );
}

/**
 * What the AWS CLI would use the profile as, working or not.
 *
 * `metadata`: credential_source without role_arn does nothing in botocore, which goes on to container and instance
 * metadata; that is what such a profile is for. A credential_source that serves a role makes a `role`.
 *
 * @param source its own source, as `ownSource` gives it
 */
export function kindOf(profile: ProfileParts, source: OwnSource | null): ProfileKind {
  if (assumesRole(profile)) return 'role';
  if (source !== null) return source.kind;
  return hasSetting(profile, 'credential_source') ? 'metadata' : 'settings';
}

function webIdentity(profile: ProfileParts): OwnSource | null {
  const tokenFile = textOf(profile, 'web_identity_token_file');
  if (tokenFile === null || tokenFile === '') return null;
  const role = textOf(profile, 'role_arn');
  const roleArn = role === '' ? null : role;
  const fault = roleArn === null ? ({ code: 'web-identity-without-role' } as const) : null;
  return { kind: 'web-identity', tokenFile, roleArn, fault };
}

/** `SSOProvider._load_sso_config`: asked for by either of the first two settings, then all four must be there. */
function singleSignOn(profile: ProfileParts, sessions: SsoSessions): OwnSource | null {
  if (!hasSetting(profile, 'sso_account_id') && !hasSetting(profile, 'sso_role_name')) return null;
  const session = textOf(profile, 'sso_session');
  const shared = session === null ? undefined : sessions.get(session);
  const read = (key: string): string | null => {
    const value = settingOf(profile, key)?.value ?? shared?.get(key)?.value;
    return typeof value === 'string' ? value : null;
  };
  const source = {
    kind: 'sso',
    session,
    startUrl: read('sso_start_url'),
    region: read('sso_region'),
  } as const;
  if (session !== null && shared === undefined) {
    return { ...source, fault: { code: 'missing-sso-session', session } };
  }
  const required = ['sso_role_name', 'sso_account_id', 'sso_start_url', 'sso_region'];
  const missing = required.filter((key) => !hasSetting(profile, key) && shared?.has(key) !== true);
  const differing = shared === undefined ? null : findDiffering(profile, shared);
  const isWhole = missing.length === 0 && differing === null;
  return { ...source, fault: isWhole ? null : { code: 'incomplete-sso', missing, differing } };
}

function findDiffering(profile: ProfileParts, shared: DialectValues): string | null {
  for (const { folded, value } of shared.list) {
    const own = settingOf(profile, folded)?.value;
    if (own !== undefined && typeof own === 'string' && own !== value) return folded;
  }
  return null;
}

/** Each file is read by itself: an ID in one and its secret in the other make no key. */
function accessKey(part: FilePart | null): OwnSource | null {
  const id = part?.values.get(ACCESS_KEY);
  if (part === null || id === undefined) return null;
  const accessKeyId = typeof id.value === 'string' ? id.value : '';
  const fault = part.values.has(SECRET_KEY)
    ? null
    : ({ code: 'partial-access-key', missing: SECRET_KEY } as const);
  return { kind: 'access-key', accessKeyId, hasToken: tokenOf(part) !== null, part, fault };
}

/** The older name is asked first (`SharedCredentialProvider.TOKENS`); null where there is none, or it is empty. */
function tokenOf(part: FilePart): string | null {
  const token = part.values.get('aws_security_token') ?? part.values.get('aws_session_token');
  return typeof token?.value === 'string' && token.value !== '' ? token.value : null;
}

function login(profile: ProfileParts): OwnSource | null {
  if (!hasSetting(profile, 'login_session')) return null;
  return { kind: 'login', session: textOf(profile, 'login_session') ?? '', fault: null };
}

function process(profile: ProfileParts): OwnSource | null {
  if (!hasSetting(profile, 'credential_process')) return null;
  return { kind: 'process', command: textOf(profile, 'credential_process') ?? '', fault: null };
}
