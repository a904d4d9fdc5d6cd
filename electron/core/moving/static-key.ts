/** The access key that stands in a profile's sections, and the lines by which the encrypted store keeps it. */
import {
  type Failure,
  type FailureFacts,
  fail,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import { type DialectValues, readBotocore } from '../dialects/botocore.js';
import { expirationKeys } from '../importing/found-profile.js';
import { type Profile, readProfiles } from '../profiles/profiles.js';
import { known } from '../dialects/known-settings.js';
import { parseDocument } from '../ini/document.js';
import { Secret } from '../secret.js';
import { readActive } from '../switching/active.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { defaultProfileName, storeLocation } from '../../../shared/vocabulary.js';

/** An access key as a credentials file holds it. */
export interface StaticKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  /** Null for a long-term key. */
  readonly sessionToken: Secret | null;
  /** What goes with it: when a temporary key ends. By key in lower case. */
  readonly more: readonly (readonly [key: string, value: string])[];
}

/** The settings that hold it. botocore asks for the older name of the token first (credentials.py, `TOKENS`). */
export const keySettings = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_security_token',
  'aws_session_token',
] as const;
type KeySetting = (typeof keySettings)[number];

/** Settings by which a profile gets credentials in another way. */
const otherSources =
  known.role_arn |
  known.source_profile |
  known.credential_source |
  known.web_identity_token_file |
  known.sso_session |
  known.sso_account_id |
  known.sso_role_name |
  known.sso_start_url |
  known.login_session;

/** A value that every dialect reads alike: nothing that could be a comment, a quotation mark or a second line. */
const PLAIN = /^[\w+/=.:~-]+$/u;

/**
 * The key of a profile of the shared files that can be moved without changing what tools get.
 *
 * Fails with `profile-not-found`, `nothing-to-move` (no key at all) or `not-movable`.
 *
 * @param ownLine a credential_process that hands out the profile from the store does not count as another source
 */
export function movableKey(
  files: SwitchFiles,
  name: string,
  ownLine: (line: string) => boolean,
): Result<StaticKey> {
  const profile = sharedProfile(files, name);
  if (profile === undefined) {
    return fail<Failure>({ code: 'profile-not-found', facts: { name }, action: null });
  }
  const parts = keyParts(files, name);
  if (parts.length === 0) return fail<Failure>({ code: 'nothing-to-move', facts: { name }, action: null });
  if (isManagedCopy(files, name)) return notMovable(name, 'is-copy');
  const process = profile.settings.get('credential_process')?.value;
  const hasProcess = process !== undefined && (typeof process !== 'string' || !ownLine(process));
  if (hasProcess || (profile.known & otherSources) !== 0) {
    return notMovable(name, 'other-source');
  }
  const key = oneKey(name, parts);
  if (!key.ok || key.value.sessionToken === null) return key;
  const more = expirationKeys.flatMap((setting) => {
    const value = profile.settings.get(setting)?.value;
    return typeof value === 'string' && value !== '' ? [[setting, value] as const] : [];
  });
  return succeed({ ...key.value, more });
}

/** What the shared files say of a profile, whatever the store holds of it. */
export function sharedProfile(files: SwitchFiles, name: string): Profile | undefined {
  return readProfiles(withoutStore(files)).findByName(name);
}

/** The profile is the default, and a copy that Keyway made of another. */
export function isManagedCopy(files: SwitchFiles, name: string): boolean {
  return name === defaultProfileName && readActive(readProfiles(files), files).copyOf !== null;
}

function withoutStore(files: SwitchFiles): SwitchFiles {
  return { ...files, locations: files.locations.filter(({ path }) => path !== storeLocation) };
}

/** The settings of a key in one section. */
type KeyPart = ReadonlyMap<KeySetting, string>;

/** Of every section of the name in both files that has some of a key. */
function keyParts(files: SwitchFiles, name: string): readonly KeyPart[] {
  return (['config', 'credentials'] as const).flatMap((role) =>
    readBotocore(files[role].document, role)
      .sections.filter((section) => section.kind === 'profile' && section.name === name)
      .map(({ values }) => keyPart((key) => values.get(key)?.value))
      .filter((part) => part.size > 0),
  );
}

function keyPart(valueOf: (key: string) => string | ReadonlyMap<string, string> | undefined): KeyPart {
  return new Map(
    keySettings.flatMap((key) => {
      const value = valueOf(key);
      return value === undefined ? [] : [[key, typeof value === 'string' ? value : ''] as const];
    }),
  );
}

function oneKey(name: string, parts: readonly KeyPart[]): Result<StaticKey> {
  const values = (key: KeySetting): readonly string[] => [
    ...new Set(parts.flatMap((part) => part.get(key) ?? [])),
  ];
  if (keySettings.some((key) => values(key).length > 1)) return notMovable(name, 'two-keys');
  const whole = parts.find((part) => part.has('aws_access_key_id') && part.has('aws_secret_access_key'));
  if (whole === undefined) return notMovable(name, 'half-key');
  const key = keyOf((setting) => values(setting)[0] ?? null);
  if (key === null) return notMovable(name, 'unclear-key');
  return hasOneToken(values) ? succeed(key) : notMovable(name, 'two-keys');
}

function hasOneToken(values: (key: KeySetting) => readonly string[]): boolean {
  return new Set([...values('aws_security_token'), ...values('aws_session_token')]).size <= 1;
}

/** Null where a part is missing, or cannot be read alike by all tools. */
function keyOf(valueOf: (key: KeySetting) => string | null): StaticKey | null {
  const accessKeyId = valueOf('aws_access_key_id') ?? '';
  const secret = valueOf('aws_secret_access_key') ?? '';
  const token = valueOf('aws_security_token') ?? valueOf('aws_session_token');
  const all = token === null ? [accessKeyId, secret] : [accessKeyId, secret, token];
  if (!all.every((text) => PLAIN.test(text))) return null;
  return {
    accessKeyId,
    secretAccessKey: new Secret(secret),
    sessionToken: token === null ? null : new Secret(token),
    more: [],
  };
}

/** The lines that the store keeps of a key. */
export function bodyOfKey({ accessKeyId, secretAccessKey, sessionToken, more }: StaticKey): Uint8Array {
  const lines = [
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey.reveal()}`,
    ...(sessionToken === null ? [] : [`aws_session_token = ${sessionToken.reveal()}`]),
    ...more.map(([key, value]) => `${key} = ${value}`),
  ];
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** What the store keeps of a profile, as it goes back into files. */
export interface StoredSettings {
  /** Null where it holds no whole access key. */
  readonly key: StaticKey | null;
  /** Everything else by key in lower case, nested keys flat: `s3.addressing_style`. */
  readonly others: readonly { readonly key: string; readonly value: string }[];
}

/** What a section of the store says. */
export function settingsOf(values: DialectValues): StoredSettings {
  const part = keyPart((key) => values.get(key)?.value);
  const others = values.list
    .filter(({ folded }) => !keySettings.some((key) => key === folded))
    .flatMap(({ folded, value }) =>
      typeof value === 'string'
        ? [{ key: folded, value }]
        : [...value].map(([nested, text]) => ({ key: `${folded}.${nested}`, value: text })),
    );
  return { key: keyOf((key) => part.get(key) ?? null), others };
}

/** The same of the lines below a header, as the store keeps them; null where they hold no whole key. */
export function keyOfBody(body: Uint8Array): StaticKey | null {
  const header = new TextEncoder().encode('[stored]\n');
  const bytes = new Uint8Array(header.length + body.length);
  bytes.set(header);
  bytes.set(body, header.length);
  const [section] = readBotocore(parseDocument(bytes), 'credentials').sections;
  return section === undefined ? null : settingsOf(section.values).key;
}

/** Whether both are the same credentials, whatever is said of when they end. */
export function sameKey(one: StaticKey, other: StaticKey): boolean {
  const sameToken =
    one.sessionToken === null || other.sessionToken === null
      ? one.sessionToken === other.sessionToken
      : one.sessionToken.equals(other.sessionToken);
  return (
    one.accessKeyId === other.accessKeyId && one.secretAccessKey.equals(other.secretAccessKey) && sameToken
  );
}

/** The failure of a key that stays where it is. */
export function notMovable(
  name: string,
  reason: FailureFacts<'not-movable'>['reason'],
): { readonly ok: false; readonly failure: Failure } {
  return fail<Failure>({ code: 'not-movable', facts: { name, reason }, action: null });
}
