/** The shared config of the SDK for Go v1: a profile of both files with its source profiles and its session. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { ReadSection } from '../../dialects/dialect.js';
import { type Context, type ContextFile, settingOrigin } from '../context.js';
import { type Missed, missed } from '../found.js';
import { because, stopWith } from '../judgement.js';
import { refusedValue } from './go-values.js';

export interface GoSetting {
  readonly value: string;
  readonly origin: Origin;
}

/** Both halves of a key from one file. */
export interface GoKeys {
  readonly accessKeyId: string;
  readonly hasToken: boolean;
  readonly file: ContextFile;
  readonly origin: Origin;
}

export interface GoSession {
  readonly name: string;
  readonly region: string;
  readonly startUrl: string;
}

/** `sharedConfig`. */
export interface GoConfig {
  readonly profile: string;
  readonly settings: ReadonlyMap<string, GoSetting>;
  readonly keys: GoKeys | null;
  readonly source: GoConfig | null;
  readonly session: GoSession | null;
}

/** `config` null: there is no such profile, which is no error by itself. */
export type Loaded = { readonly config: GoConfig | null } | { readonly refused: Missed };

const known = new WeakMap<Context, Loaded>();

/** The profile of a context, or why no session is made at all. @cite aws-sdk-go 1.55.6, session/shared_config.go */
export function loadConfig(context: Context): Loaded {
  const loaded = known.get(context) ?? load(context, context.profile.name, new Set());
  known.set(context, loaded);
  return loaded;
}

/** The text of a setting; empty where the profile does not have it. */
export function textOf(config: GoConfig, key: string): string {
  return config.settings.get(key)?.value ?? '';
}

export function has(config: GoConfig, key: string): boolean {
  return textOf(config, key) !== '';
}

export function originOf(config: GoConfig, key: string): Origin | null {
  return config.settings.get(key)?.origin ?? null;
}

/** `[NAME]` counts before `[profile NAME]`, in either file (`setFromIniFile`). */
export function sectionOf(file: ContextFile, profile: string): ReadSection | null {
  const profiles = file.reading?.profiles;
  return profiles?.get(profile) ?? profiles?.get(`profile ${profile}`) ?? null;
}

/** Keys count only where both stand in one file. */
export function keysOf(file: ContextFile, section: ReadSection): GoKeys | null {
  const id = section.settings.get('aws_access_key_id');
  const secret = section.settings.get('aws_secret_access_key')?.value ?? '';
  if (id === undefined || id.value === '' || secret === '') return null;
  const hasToken = (section.settings.get('aws_session_token')?.value ?? '') !== '';
  return { accessKeyId: id.value, hasToken, file, origin: settingOrigin(file, id) };
}

/** Only the first visit of a profile may assume a role. */
const roleSettings: readonly string[] = [
  'role_arn',
  'external_id',
  'mfa_serial',
  'role_session_name',
  'source_profile',
];

function load(context: Context, profile: string, visited: Set<string>): Loaded {
  const settings = new Map<string, GoSetting>();
  let keys: GoKeys | null = null;
  let exists = false;
  for (const file of [context.config, context.credentials]) {
    const section = sectionOf(file, profile);
    if (section === null) continue;
    exists = true;
    const refused = refusedValue(file, section);
    if (refused !== null) return { refused };
    for (const [key, setting] of section.settings)
      settings.set(key, { value: setting.value, origin: settingOrigin(file, setting) });
    keys = keysOf(file, section) ?? keys;
  }
  if (!exists) return { config: null };
  const isFirst = !visited.has(profile);
  if (!isFirst) for (const key of roleSettings) settings.delete(key);
  const config = { profile, settings, keys, source: null, session: null };
  const refused = (isFirst ? refuseWithoutRole(config) : null) ?? refuseTwoSources(config);
  if (refused !== null) return { refused };
  visited.add(profile);
  return withSource(context, config, visited);
}

function withSource(context: Context, config: GoConfig, visited: Set<string>): Loaded {
  if (!has(config, 'source_profile')) return withSession(context, config);
  const sourceProfile = textOf(config, 'source_profile');
  const loaded = load(context, sourceProfile, visited);
  if ('refused' in loaded) return loaded;
  if (loaded.config === null || !hasCredentials(loaded.config)) {
    const words =
      `SharedConfigAssumeRoleError: failed to load assume role for ${textOf(config, 'role_arn')}, ` +
      `source profile ${sourceProfile} has no shared credentials`;
    const reason =
      loaded.config === null
        ? because('missing-source-profile', { profile: config.profile, sourceProfile })
        : visitedTwice(visited, sourceProfile, config);
    const origin = originOf(config, 'source_profile');
    return { refused: missed(reason, origin, stopWith('SharedConfigAssumeRoleError', words)) };
  }
  return withSession(context, { ...config, source: loaded.config });
}

function visitedTwice(
  visited: ReadonlySet<string>,
  sourceProfile: string,
  config: GoConfig,
): Missed['reason'] {
  const names = [...visited];
  return names.indexOf(sourceProfile) <= names.indexOf(config.profile)
    ? because('role-chain-cycle', { profiles: [...names, sourceProfile].join(', ') })
    : because('source-without-credentials', { profile: sourceProfile });
}

/** The session is looked for in both files, config first. */
function withSession(context: Context, config: GoConfig): Loaded {
  const name = textOf(config, 'sso_session');
  if (name === '') return { config };
  for (const file of [context.config, context.credentials]) {
    const sessions = file.reading?.ssoSessions;
    const section = sessions?.get(name.trim());
    if (section === undefined) continue;
    const region = section.settings.get('sso_region')?.value ?? '';
    const startUrl = section.settings.get('sso_start_url')?.value ?? '';
    return { config: { ...config, session: { name, region, startUrl } } };
  }
  const reason = because('missing-sso-session', { session: name });
  const stop = stopWith('missing-sso-session', `failed to find SSO session section, ${name}`);
  return { refused: missed(reason, originOf(config, 'sso_session'), stop) };
}

function refuseWithoutRole(config: GoConfig): Missed | null {
  const needing = ['source_profile', 'credential_source', 'web_identity_token_file'];
  const setting = needing.find((key) => has(config, key));
  if (setting === undefined || has(config, 'role_arn')) return null;
  const words = `CredentialRequiresARNError: credential type ${setting} requires role_arn, profile ${config.profile}`;
  const reason = because('setting-not-set', { setting: 'role_arn' });
  return missed(reason, originOf(config, setting), stopWith('CredentialRequiresARNError', words));
}

function refuseTwoSources(config: GoConfig): Missed | null {
  const kinds = ['source_profile', 'credential_source', 'credential_process', 'web_identity_token_file'];
  const [first, second] = kinds.filter((key) => has(config, key));
  if (first === undefined || second === undefined) return null;
  const words =
    'SharedConfigErr: only one credential type may be specified per profile: ' +
    'source profile, credential source, credential process, web identity token';
  const reason = because('settings-conflict', { profile: config.profile, settings: `${first}, ${second}` });
  return missed(reason, originOf(config, second), stopWith('SharedConfigErr', words));
}

function hasCredentials(config: GoConfig): boolean {
  const kinds = ['source_profile', 'credential_source', 'credential_process', 'web_identity_token_file'];
  return config.keys !== null || ssoSettingOf(config) !== null || kinds.some((key) => has(config, key));
}

/** The setting that makes it an IAM Identity Center profile; null where it has none of them. */
export function ssoSettingOf(config: GoConfig): string | null {
  const settings = ['sso_session', 'sso_region', 'sso_account_id', 'sso_start_url', 'sso_role_name'];
  return settings.find((key) => has(config, key)) ?? null;
}
