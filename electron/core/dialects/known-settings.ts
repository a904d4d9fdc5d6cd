/**
 * The settings that decide what a profile is, each as one bit: whether a section has some of them is a question that
 * is asked a dozen times of each of ten thousand profiles.
 */

/** Combine with `|`. */
export const known = {
  aws_access_key_id: 0x1,
  aws_secret_access_key: 0x2,
  aws_session_token: 0x4,
  aws_security_token: 0x8,
  role_arn: 0x10,
  source_profile: 0x20,
  credential_source: 0x40,
  web_identity_token_file: 0x80,
  mfa_serial: 0x100,
  sso_session: 0x200,
  sso_account_id: 0x400,
  sso_role_name: 0x800,
  sso_start_url: 0x1000,
  sso_region: 0x2000,
  credential_process: 0x4000,
  login_session: 0x8000,
  region: 0x1_0000,
  aws_account_id: 0x2_0000,
  external_id: 0x4_0000,
  role_session_name: 0x8_0000,
} as const;

export type KnownName = keyof typeof known;
/** The bit of one setting. */
export type KnownSetting = (typeof known)[KnownName];

const bits: ReadonlyMap<string, KnownSetting> = new Map(Object.entries(known));
const names: ReadonlyMap<number, string> = new Map(Object.entries(known).map(([name, bit]) => [bit, name]));

/** @param key in lower case; 0 for any other setting */
export function bitOf(key: string): number {
  return bits.get(key) ?? 0;
}

/** The key of a setting, in lower case. */
export function nameOf(setting: KnownSetting): string {
  return names.get(setting) ?? '';
}
