/**
 * The store of the AWS SDK for .NET, the Tools for PowerShell and the Toolkit for Visual Studio: RegisteredAccounts.json.
 *
 * A JSON object of objects, one a profile, each under a random key. Field names and which of them Windows encrypts:
 * aws-sdk-net, Internal/Settings/SettingsConstants.cs and PersistenceManager.cs. An encrypted field is the upper-case hexadecimal
 * of what CryptProtectData made of the text in UTF-16LE, for the current user. Keyway never writes the file.
 */
import { member, parseJson } from '../resolution/disk-text.js';
import type { Secret } from '../secret.js';
import { bodyOfKey } from './static-key.js';

/** One profile of it. */
export interface RegisteredAccount {
  readonly name: string;
  /** Such as `AWS` or `SAML`. */
  readonly profileType: string | null;
  readonly region: string | null;
  /** Encrypted, in hexadecimal; null where the profile has no access key of its own. */
  readonly key: EncryptedKey | null;
}

export interface EncryptedKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | null;
}

/** What Windows made of it: the key ID is no secret, but comes out of the same box. */
export interface DecryptedKey {
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret | null;
}

/** In the order of the file, each name once, without regard to case, as the SDK finds them. Null for what is no such file. */
export function readRegisteredAccounts(text: string): readonly RegisteredAccount[] | null {
  const json = parseJson(text.replace(/^\uFEFF/u, ''));
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const accounts = new Map<string, RegisteredAccount>();
  const entries: readonly unknown[] = Object.values(json);
  for (const entry of entries) {
    const name = textOf(entry, 'DisplayName');
    if (name === null || accounts.has(name.toLowerCase())) continue;
    accounts.set(name.toLowerCase(), {
      name,
      profileType: textOf(entry, 'ProfileType'),
      region: textOf(entry, 'Region'),
      key: keyOf(entry),
    });
  }
  return [...accounts.values()];
}

function keyOf(entry: unknown): EncryptedKey | null {
  const [accessKeyId, secretAccessKey] = [hexOf(entry, 'AWSAccessKey'), hexOf(entry, 'AWSSecretKey')];
  if (accessKeyId === null || secretAccessKey === null) return null;
  // A role starts with the key of another profile.
  if (textOf(entry, 'RoleArn') !== null) return null;
  return { accessKeyId, secretAccessKey, sessionToken: hexOf(entry, 'SessionToken') };
}

function textOf(entry: unknown, field: string): string | null {
  const value = member(entry, field);
  return typeof value === 'string' && value !== '' ? value : null;
}

function hexOf(entry: unknown, field: string): string | null {
  const text = textOf(entry, field);
  return text !== null && /^(?:[0-9A-F]{2})+$/iu.test(text) ? text : null;
}

/** The lines of a decrypted profile as the encrypted store keeps them; null where a value cannot stand on one line. */
export function bodyOfAccount(key: DecryptedKey, region: string | null): Uint8Array | null {
  const values = [key.accessKeyId, key.secretAccessKey, key.sessionToken].flatMap((value) => value ?? []);
  const isWritable = (text: string): boolean => /^[\x21-\x7e]+$/u.test(text);
  if (!values.every((value) => isWritable(value.reveal()))) return null;
  const { secretAccessKey, sessionToken } = key;
  const more = region === null || !isWritable(region) ? [] : [['region', region] as const];
  return bodyOfKey({ accessKeyId: key.accessKeyId.reveal(), secretAccessKey, sessionToken, more });
}
