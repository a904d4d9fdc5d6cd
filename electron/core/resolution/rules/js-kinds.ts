/** What a profile is to the SDK for JavaScript v3: exactly one kind, the first that its settings fit. */
import { type JsProfile, valueOf } from './js-profile.js';

export type JsKind = 'role' | 'keys' | 'web-identity' | 'process' | 'sso' | 'login';

interface KindRule {
  readonly kind: JsKind;
  readonly cite: string;
  /** The settings that speak for the kind: the first of them that is there. */
  readonly settings: readonly string[];
  readonly fits: (profile: JsProfile) => boolean;
}

const INI = '@aws-sdk/credential-provider-ini 3.973.30, resolveProfileData';

/** Any one of them makes an IAM Identity Center profile; the first is the one it is shown by. */
const ssoSettings: readonly string[] = [
  'sso_session',
  'sso_start_url',
  'sso_region',
  'sso_account_id',
  'sso_role_name',
];

/** In the order of `resolveProfileData`. */
export const jsKinds: readonly KindRule[] = [
  {
    kind: 'role',
    cite: `${INI}: isAssumeRoleProfile`,
    settings: ['role_arn'],
    fits: (profile) =>
      profile.has('role_arn') && profile.has('source_profile') !== profile.has('credential_source'),
  },
  { kind: 'keys', cite: `${INI}: isStaticCredsProfile`, settings: ['aws_access_key_id'], fits: hasKeys },
  {
    kind: 'web-identity',
    cite: `${INI}: isWebIdentityProfile`,
    settings: ['web_identity_token_file'],
    fits: (profile) => profile.has('web_identity_token_file') && profile.has('role_arn'),
  },
  {
    kind: 'process',
    cite: `${INI}: isProcessProfile`,
    settings: ['credential_process'],
    fits: (profile) => profile.has('credential_process'),
  },
  {
    kind: 'sso',
    cite: `${INI}: isSsoProfile`,
    settings: ssoSettings,
    fits: (profile) => ssoSettings.some((key) => profile.has(key)),
  },
  {
    kind: 'login',
    cite: `${INI}: isLoginProfile`,
    settings: ['login_session'],
    fits: (profile) => (valueOf(profile, 'login_session') ?? '') !== '',
  },
];

/** The kind; null where the settings fit none. */
export function kindOf(profile: JsProfile): JsKind | null {
  return jsKinds.find((rule) => rule.fits(profile))?.kind ?? null;
}

/** The setting that makes the profile speak of a kind; null where it has none of that kind's. */
export function settingOf(profile: JsProfile, kind: JsKind): string | null {
  const rule = jsKinds.find((candidate) => candidate.kind === kind);
  return rule?.settings.find((key) => profile.has(key)) ?? null;
}

/** Whether both halves of an access key are there, from whichever file. */
export function hasKeys(profile: JsProfile): boolean {
  return profile.has('aws_access_key_id') && profile.has('aws_secret_access_key');
}
