/**
 * A profile of the AWS SDK for Go version 2 with its source profiles, as it is loaded before anything is asked.
 *
 * Source: aws-sdk-go-v2, config/shared_config.go (`mergeSections`, `setFromIniSections`).
 */
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import type { Context, ContextFile } from '../context.js';
import { because } from '../judgement.js';
import {
  filledValueOf,
  isFilled,
  mergedProfile,
  originOf,
  type SdkProfile,
  type SdkSetting,
} from './sdk-profile.js';

export interface GoV2Profile {
  readonly profile: SdkProfile;
  /** Not so where a profile is its own source: its role counts once. */
  readonly hasRole: boolean;
  readonly source: GoV2Profile | null;
}

/** The SDK does not load then. */
export interface GoV2Fault {
  readonly code: string;
  readonly message: string;
  readonly reason: Reason;
  readonly origin: Origin | null;
}

export type GoV2Loaded = { readonly loaded: GoV2Profile } | { readonly fault: GoV2Fault };

const ID = 'aws_access_key_id';
const SECRET = 'aws_secret_access_key';

/** A profile in both files as one: an access key counts as a pair, every other setting for itself. */
export function goV2Profile({ config, credentials }: Context, name: string): SdkProfile | null {
  const merged = mergedProfile([config, credentials], name);
  if (merged === null) return null;
  const settings = new Map<string, SdkSetting>(merged.settings);
  if (halfOf(credentials, name) !== null) {
    const own = mergedProfile([config], name);
    for (const key of [ID, SECRET]) {
      const kept = own?.settings.get(key);
      if (kept === undefined) settings.delete(key);
      else settings.set(key, kept);
    }
  }
  return { ...merged, settings };
}

/** The half of a key that a file has without the other one. */
function halfOf(file: ContextFile, name: string): string | null {
  const settings = file.reading?.profiles.get(name)?.settings;
  const has = [ID, SECRET].filter((key) => settings?.has(key) === true);
  return has.length === 1 ? (has[0] ?? null) : null;
}

/** What is wrong in the credentials file counts, where it has the profile; else what is wrong in the config file. */
function partialFault({ config, credentials }: Context, { name, origin }: SdkProfile): GoV2Fault | null {
  const file = credentials.reading?.profiles.has(name) === true ? credentials : config;
  const half = halfOf(file, name);
  if (half === null) return null;
  const reason = because('partial-access-key', { profile: name, missing: half === ID ? SECRET : ID });
  return {
    code: 'SharedConfigLoadError',
    message: `partial credentials found for profile ${name}`,
    reason,
    origin,
  };
}

/** The profile with what it names as its source. @param visited the names that led here */
export function loadGoV2(context: Context, name: string, visited: readonly string[] = []): GoV2Loaded {
  const profile = goV2Profile(context, name);
  if (profile === null) return { fault: notFound(name) };
  const isAgain = visited.includes(name);
  const wrong = partialFault(context, profile) ?? (isAgain ? null : withoutRole(profile));
  if (wrong !== null) return { fault: wrong };
  const loaded = { profile, hasRole: !isAgain && isFilled(profile, 'role_arn'), source: null };
  if (visited.length > 0 && hasGoV2Keys(profile)) return { loaded };
  const collision = collidingTypes(profile, isAgain);
  if (collision !== null) return { fault: collision };
  const sourceProfile = isAgain ? null : filledValueOf(profile, 'source_profile');
  if (sourceProfile === null) return { loaded };
  const source = loadGoV2(context, sourceProfile, [...visited, name]);
  if ('fault' in source) {
    if (source.fault.code !== NOT_FOUND) return source;
    const reason = because('missing-source-profile', { profile: name, sourceProfile });
    return { fault: assumeRoleFault(profile, sourceProfile, { words: source.fault.message, reason }) };
  }
  if (hasCredentials(source.loaded)) return { loaded: { ...loaded, source: source.loaded } };
  const reason = visited.includes(sourceProfile)
    ? because('role-chain-cycle', { profiles: [...visited, name, sourceProfile].join(', ') })
    : because('source-without-credentials', { profile: sourceProfile });
  return { fault: assumeRoleFault(profile, sourceProfile, { words: null, reason }) };
}

export function hasGoV2Keys(profile: SdkProfile): boolean {
  return isFilled(profile, ID) && isFilled(profile, SECRET);
}

const ssoSettings: readonly string[] = [
  'sso_session',
  'sso_account_id',
  'sso_region',
  'sso_role_name',
  'sso_start_url',
];

export function goV2SsoSetting(profile: SdkProfile): string | null {
  return ssoSettings.find((key) => isFilled(profile, key)) ?? null;
}

function hasCredentials({ profile, source, hasRole }: GoV2Profile): boolean {
  const needsRole = ['credential_source', 'web_identity_token_file'];
  return (
    source !== null ||
    hasGoV2Keys(profile) ||
    isFilled(profile, 'credential_process') ||
    goV2SsoSetting(profile) !== null ||
    (hasRole && needsRole.some((key) => isFilled(profile, key))) ||
    isFilled(profile, 'credential_source')
  );
}

export const NOT_FOUND = 'SharedConfigProfileNotExistError';

function notFound(profile: string): GoV2Fault {
  const message = `failed to get shared config profile, ${profile}`;
  return { code: NOT_FOUND, message, reason: because('profile-not-found', { profile }), origin: null };
}

/** The settings that need a role, in the order in which the SDK asks for it. */
export const goV2NeedRole: readonly string[] = [
  'source_profile',
  'credential_source',
  'web_identity_token_file',
];

function withoutRole(profile: SdkProfile): GoV2Fault | null {
  if (isFilled(profile, 'role_arn')) return null;
  const setting = goV2NeedRole.find((key) => isFilled(profile, key));
  if (setting === undefined) return null;
  return {
    code: 'CredentialRequiresARNError',
    message: `credential type ${setting} requires role_arn, profile ${profile.name}`,
    reason: because('settings-conflict', { profile: profile.name, settings: setting }),
    origin: originOf(profile, setting),
  };
}

function collidingTypes(profile: SdkProfile, isAgain: boolean): GoV2Fault | null {
  const types = ['credential_source', 'credential_process', 'web_identity_token_file'];
  const asked = isAgain ? [] : ['source_profile', ...types].filter((key) => isFilled(profile, key));
  if (asked.length < 2) return null;
  return {
    code: 'SharedConfigLoadError',
    message:
      'only one credential type may be specified per profile: source profile, credential source, credential process, web identity token',
    reason: because('settings-conflict', { profile: profile.name, settings: asked.join(', ') }),
    origin: originOf(profile, asked[1] ?? ''),
  };
}

function assumeRoleFault(
  profile: SdkProfile,
  sourceProfile: string,
  { words, reason }: { readonly words: string | null; readonly reason: Reason },
): GoV2Fault {
  const role = filledValueOf(profile, 'role_arn') ?? '';
  const message = `failed to load assume role ${role}, of profile ${sourceProfile}, ${words ?? 'it has no credentials'}`;
  return {
    code: 'SharedConfigAssumeRoleError',
    message,
    reason,
    origin: originOf(profile, 'source_profile'),
  };
}
