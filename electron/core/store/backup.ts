/** A backup: everything in a store in one file that a passphrase of its own opens, on any machine. */
import type { Secret } from '../secret.js';
import { toBase64 } from './base64.js';
import { type Contents, profileFields, toProfile } from './contents.js';
import {
  parseObject,
  toBytes,
  toCount,
  toList,
  toObject,
  toScryptParameters,
  toText,
} from './json-reading.js';
import type { ScryptParameters, Sealing } from './sealing.js';
import { normalised, scryptParameters } from './slots.js';

const backupName = 'keyway-backup';
const backupVersion = 1;

/** A backup as it stands in its file: nothing but how to open it is in the clear. */
export interface SealedBackup {
  readonly salt: Uint8Array;
  readonly scrypt: ScryptParameters;
  readonly sealed: Uint8Array;
}

export type ParsedBackup =
  | { readonly kind: 'backup'; readonly backup: SealedBackup }
  | { readonly kind: 'unreadable'; readonly reason: 'not-a-backup' | 'damaged' | 'newer-version' };

/** Everything in a store, and what is kept sealed with it and cannot be had again. */
export interface BackedUp extends Contents {
  /** In base 32, by the serial number or ARN of the MFA device. */
  readonly mfaSecrets: Readonly<Record<string, string>>;
}

export async function sealBackup(
  sealing: Sealing,
  passphrase: Secret,
  contents: BackedUp,
): Promise<SealedBackup> {
  const salt = sealing.randomBytes(16);
  const fields = {
    publicKey: toBase64(contents.publicKey),
    privateKey: toBase64(contents.privateKey),
    profiles: contents.profiles.map((profile) => ({
      id: profile.id,
      name: profile.name,
      ...profileFields(profile),
    })),
    mfaSecrets: contents.mfaSecrets,
  };
  const plain = new TextEncoder().encode(JSON.stringify(fields));
  const key = await backupKey(sealing, passphrase, salt, scryptParameters);
  const sealed = sealing.seal(key, plain, associated(salt, scryptParameters));
  return { salt, scrypt: scryptParameters, sealed };
}

/** `wrong-passphrase` also where a byte was changed: which of the two it is cannot be told. */
export async function openBackup(
  sealing: Sealing,
  passphrase: Secret,
  { salt, scrypt, sealed }: SealedBackup,
): Promise<BackedUp | 'wrong-passphrase' | 'damaged'> {
  const key = await backupKey(sealing, passphrase, salt, scrypt);
  const plain = sealing.open(key, sealed, associated(salt, scrypt));
  if (plain === null) return 'wrong-passphrase';
  return toContents(plain) ?? 'damaged';
}

export function printBackup({ salt, scrypt, sealed }: SealedBackup): Uint8Array {
  const fields = {
    format: backupName,
    version: backupVersion,
    salt: toBase64(salt),
    scrypt,
    sealed: toBase64(sealed),
  };
  return new TextEncoder().encode(`${JSON.stringify(fields, null, 1)}\n`);
}

export function parseBackup(bytes: Uint8Array): ParsedBackup {
  const fields = parseObject(bytes);
  if (fields === null && new TextDecoder('utf-8').decode(bytes.subarray(0, 64)).includes(backupName)) {
    return { kind: 'unreadable', reason: 'damaged' };
  }
  if (fields?.['format'] !== backupName) return { kind: 'unreadable', reason: 'not-a-backup' };
  const version = toCount(fields['version']) ?? 0;
  if (version > backupVersion) return { kind: 'unreadable', reason: 'newer-version' };
  const salt = toBytes(fields['salt'], 16);
  const scrypt = toScryptParameters(fields['scrypt']);
  const sealed = toBytes(fields['sealed']);
  if (version !== backupVersion || salt === null || scrypt === null || sealed === null) {
    return { kind: 'unreadable', reason: 'damaged' };
  }
  return { kind: 'backup', backup: { salt, scrypt, sealed } };
}

async function backupKey(
  sealing: Sealing,
  passphrase: Secret,
  salt: Uint8Array,
  scrypt: ScryptParameters,
): Promise<Uint8Array> {
  return sealing.derive(await sealing.stretch(normalised(passphrase), salt, scrypt), 'keyway-backup 1');
}

function associated(salt: Uint8Array, { cost, blockSize, parallelization }: ScryptParameters): Uint8Array {
  const parts = [backupName, backupVersion, toBase64(salt), cost, blockSize, parallelization];
  return new TextEncoder().encode(JSON.stringify(parts));
}

function toContents(plain: Uint8Array): BackedUp | null {
  const fields = parseObject(plain);
  const publicKey = toBytes(fields?.['publicKey'], 32);
  const privateKey = toBytes(fields?.['privateKey'], 32);
  const profiles = toList(fields?.['profiles'])?.map((value) => {
    const one = toObject(value);
    const id = toText(one?.['id']);
    const name = toText(one?.['name']);
    return id === null || !/^[a-z0-9]{20}$/u.test(id) || name === null ? null : toProfile(id, name, one);
  });
  const mfaSecrets = toTexts(fields?.['mfaSecrets']);
  if (publicKey === null || privateKey === null || profiles === undefined || mfaSecrets === null) return null;
  const whole = profiles.filter((profile) => profile !== null);
  return whole.length === profiles.length ? { profiles: whole, publicKey, privateKey, mfaSecrets } : null;
}

/** Backups of before there were any say nothing of them. Null where it is no table of texts. */
function toTexts(value: unknown): Readonly<Record<string, string>> | null {
  if (value === undefined) return {};
  const table = toObject(value);
  if (table === null) return null;
  const texts = Object.entries(table).flatMap(([name, each]) => {
    const text = toText(each);
    return text === null ? [] : [[name, text] as const];
  });
  return texts.length === Object.keys(table).length ? Object.fromEntries(texts) : null;
}
