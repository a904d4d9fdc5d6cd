/** What the AWS SDK for Rust starts a profile from: the first of these that its settings ask for (repr.rs, `base_provider`). */
import type { Context } from '../context.js';
import { because } from '../judgement.js';
import type { RustFault } from './rust-chain.js';
import { originOf, type SdkProfile, valueOf } from './sdk-profile.js';

export interface RustBase {
  readonly kind: 'named' | 'web-identity' | 'sso' | 'login' | 'process' | 'keys';
  /** The setting that asked for it. */
  readonly setting: string;
  /** IAM Identity Center: where the portal is, from the session where there is one. */
  readonly portal?: { readonly session: string | null; readonly startUrl: string };
}

interface BaseRule {
  readonly cite: string;
  /** Null where the profile does not ask for it. */
  readonly read: (profile: SdkProfile, context: Context) => RustBase | { readonly fault: RustFault } | null;
}

const REPR = 'smithy-rs @56ee88c, aws-config/src/profile/credentials/repr.rs, base_provider';
const ssoSettings: readonly string[] = [
  'sso_session',
  'sso_start_url',
  'sso_account_id',
  'sso_region',
  'sso_role_name',
];

function single(kind: RustBase['kind'], setting: string): BaseRule['read'] {
  return ({ settings }) => (settings.has(setting) ? { kind, setting } : null);
}

/** In order. */
export const rustBases: readonly BaseRule[] = [
  { cite: `${REPR}: NamedSource`, read: single('named', 'credential_source') },
  { cite: `${REPR}: web_identity_token_from_profile`, read: webIdentity },
  { cite: `${REPR}: sso_from_profile`, read: singleSignOn },
  { cite: `${REPR}: login_session_from_profile`, read: single('login', 'login_session') },
  { cite: `${REPR}: credential_process_from_profile`, read: single('process', 'credential_process') },
];

/** The base of a profile; its access keys where it asks for nothing else. */
export function rustBaseOf(context: Context, profile: SdkProfile): RustBase | { readonly fault: RustFault } {
  for (const rule of rustBases) {
    const base = rule.read(profile, context);
    if (base !== null) return base;
  }
  return accessKeys(profile);
}

function accessKeys(profile: SdkProfile): RustBase | { readonly fault: RustFault } {
  const { name, settings } = profile;
  const missing = ['aws_access_key_id', 'aws_secret_access_key'].find((key) => !settings.has(key));
  if (missing === undefined) return { kind: 'keys', setting: 'aws_access_key_id' };
  const half = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'].find((key) =>
    settings.has(key),
  );
  if (half === undefined) {
    const message = `profile \`${name}\` did not contain credential information`;
    const reason = because('profile-without-settings', { profile: name });
    const code = 'ProfileDidNotContainCredentials';
    return { fault: { code, message, isPassedOver: true, reason, origin: profile.origin } };
  }
  const reason = because('partial-access-key', { profile: name, missing });
  return invalidSource(profile, `profile missing ${missing}`, { reason, setting: half });
}

function webIdentity(profile: SdkProfile): ReturnType<BaseRule['read']> {
  const setting = 'web_identity_token_file';
  if (!profile.settings.has(setting)) return null;
  if (profile.settings.has('role_arn')) return { kind: 'web-identity', setting };
  const reason = because('web-identity-without-role', { missing: 'role_arn' });
  return invalidSource(profile, '`web_identity_token_file` was specified but `role_arn` was missing', {
    reason,
    setting,
  });
}

function singleSignOn(profile: SdkProfile, context: Context): ReturnType<BaseRule['read']> {
  const setting = ssoSettings.find((key) => profile.settings.has(key));
  if (setting === undefined) return null;
  const session = valueOf(profile, 'sso_session');
  const shared = session === null ? null : sessionSettings(context, session);
  if (session !== null) {
    const misplaced = ['sso_start_url', 'sso_region'].find((key) => profile.settings.has(key));
    if (misplaced !== undefined) {
      const words = `\`${misplaced}\` can only be specified in the [sso-session] config when a session name is given`;
      return invalidSso(profile, words, because('sso-settings-differ', { setting: misplaced }));
    }
    if (shared === null) return missingSession(profile, session);
  }
  const [account, role] = [profile.settings.has('sso_account_id'), profile.settings.has('sso_role_name')];
  if (account !== role) {
    const [left, right] = account ? ['sso_account_id', 'sso_role_name'] : ['sso_role_name', 'sso_account_id'];
    const words = `if \`${left}\` is set, then \`${right}\` must also be set`;
    return invalidSso(profile, words, because('incomplete-sso', { missing: right }));
  }
  const valueIn = (key: string): string | null =>
    shared === null ? valueOf(profile, key) : (shared(key) ?? null);
  const missing = ['sso_region', 'sso_start_url'].find((key) => valueIn(key) === null);
  if (missing !== undefined) return missingField(profile, missing);
  return { kind: 'sso', setting, portal: { session, startUrl: valueIn('sso_start_url') ?? '' } };
}

function sessionSettings(
  { config, credentials }: Context,
  name: string,
): ((key: string) => string | undefined) | null {
  const sections = [credentials, config].flatMap(({ reading }) => reading?.ssoSessions.get(name) ?? []);
  if (sections.length === 0) return null;
  return (key) => sections.find(({ settings }) => settings.has(key))?.settings.get(key)?.value;
}

function invalidSource(
  profile: SdkProfile,
  words: string,
  { reason, setting }: { readonly reason: RustFault['reason']; readonly setting: string },
): { readonly fault: RustFault } {
  const message = `invalid credential source in \`${profile.name}\`: ${words}`;
  const origin = originOf(profile, setting);
  return { fault: { code: 'InvalidCredentialSource', message, isPassedOver: false, reason, origin } };
}

function invalidSso(
  profile: SdkProfile,
  words: string,
  reason: RustFault['reason'],
): { readonly fault: RustFault } {
  const message = `profile \`${profile.name}\` has invalid SSO config: ${words}`;
  const origin = originOf(profile, 'sso_session');
  return { fault: { code: 'InvalidSsoConfig', message, isPassedOver: false, reason, origin } };
}

function missingSession(profile: SdkProfile, session: string): { readonly fault: RustFault } {
  const message = `sso-session named \`${session}\` (referenced by profile \`${profile.name}\`) was not found`;
  const reason = because('missing-sso-session', { session });
  const origin = originOf(profile, 'sso_session');
  return { fault: { code: 'MissingSsoSession', message, isPassedOver: false, reason, origin } };
}

/** The SDK has the same error for it as for a profile that is not there, and so the chain goes on. */
function missingField(profile: SdkProfile, missing: string): { readonly fault: RustFault } {
  const message = `profile \`${profile.name}\` was not defined: \`${missing}\` was missing`;
  const reason = because('incomplete-sso', { missing });
  return { fault: { code: 'MissingProfile', message, isPassedOver: true, reason, origin: profile.origin } };
}
