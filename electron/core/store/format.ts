/**
 * `store.json`, version 1: read and printed. docs/decisions/0005-store-format.md is its description.
 *
 * There is one way to print a store, and what is not printed so is not read: a byte that was changed anywhere is noticed
 * even where JSON would not mind.
 */
import { toBase64 } from './base64.js';
import {
  type JsonObject,
  parseObject,
  toBytes,
  toCount,
  toList,
  toObject,
  toScryptParameters,
  toText,
} from './json-reading.js';
import type { ScryptParameters } from './sealing.js';

export const formatName = 'keyway-store';
export const formatVersion = 1;

/** The master key, sealed by what the person or the keychain has. */
export type KeySlot =
  | { readonly kind: 'keychain'; readonly sealed: Uint8Array }
  | {
      readonly kind: 'passphrase' | 'both';
      readonly salt: Uint8Array;
      readonly scrypt: ScryptParameters;
      readonly sealed: Uint8Array;
    };

export interface SealedEntry {
  readonly id: string;
  /** In the clear: the list shows it while the store is locked. */
  readonly name: string;
  /** Counts from 1, one more with each change of this entry. */
  readonly version: number;
  readonly sealed: Uint8Array;
}

/** What stands before the entries. */
export interface StoreHead {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly key: KeySlot;
  /** The master key, sealed by the code of the recovery kit; null where none was made. */
  readonly recovery: Uint8Array | null;
  /** X25519, raw. */
  readonly publicKey: Uint8Array;
  /** Its other half, sealed. */
  readonly privateKey: Uint8Array;
  /** One more with each write. */
  readonly generation: number;
}

export interface StoreFile extends StoreHead {
  /** MAC of the head. */
  readonly check: Uint8Array;
  readonly entries: readonly SealedEntry[];
  /** MAC of the head's MAC and the entries in their order. */
  readonly mac: Uint8Array;
}

export type ParsedStore =
  | { readonly kind: 'store'; readonly file: StoreFile }
  | { readonly kind: 'unreadable'; readonly reason: 'not-readable' | 'newer-version' };

const notReadable: ParsedStore = { kind: 'unreadable', reason: 'not-readable' };

export function parseStore(bytes: Uint8Array): ParsedStore {
  const fields = parseObject(bytes);
  if (fields?.['format'] !== formatName) return notReadable;
  const version = toCount(fields['version']);
  if (version !== null && version > formatVersion) return { kind: 'unreadable', reason: 'newer-version' };
  const file = version === formatVersion ? toStoreFile(fields) : null;
  return file !== null && sameBytes(printStore(file), bytes) ? { kind: 'store', file } : notReadable;
}

export function printStore(file: StoreFile): Uint8Array {
  const { check, entries, mac, ...head } = file;
  const printed = {
    format: formatName,
    version: formatVersion,
    ...headFields(head),
    check: toBase64(check),
    entries: entries.map(entryFields),
    mac: toBase64(mac),
  };
  return new TextEncoder().encode(`${JSON.stringify(printed, null, 1)}\n`);
}

/** What `check` is the MAC of. */
export function headMessage(head: StoreHead): Uint8Array {
  return message(['head', formatVersion, headFields(head)]);
}

/** What `mac` is the MAC of. */
export function entriesMessage(check: Uint8Array, entries: readonly SealedEntry[]): Uint8Array {
  return message(['entries', formatVersion, toBase64(check), entries.map(entryFields)]);
}

/** One text for one meaning, as associated data and for MACs. */
export function message(parts: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([formatName, ...parts]));
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function headFields({ id, key, recovery, publicKey, privateKey, generation }: StoreHead): JsonObject {
  return {
    id,
    key: slotFields(key),
    recovery: recovery === null ? null : toBase64(recovery),
    publicKey: toBase64(publicKey),
    privateKey: toBase64(privateKey),
    generation,
  };
}

function slotFields(slot: KeySlot): JsonObject {
  if (slot.kind === 'keychain') return { kind: slot.kind, sealed: toBase64(slot.sealed) };
  const { cost, blockSize, parallelization } = slot.scrypt;
  return {
    kind: slot.kind,
    salt: toBase64(slot.salt),
    scrypt: { cost, blockSize, parallelization },
    sealed: toBase64(slot.sealed),
  };
}

function entryFields({ id, name, version, sealed }: SealedEntry): JsonObject {
  return { id, name, version, sealed: toBase64(sealed) };
}

function toStoreFile(fields: JsonObject): StoreFile | null {
  const head = toHead(fields);
  const entries = toList(fields['entries'])?.map(toEntry);
  const check = toBytes(fields['check'], 32);
  const mac = toBytes(fields['mac'], 32);
  if (head === null || entries === undefined || check === null || mac === null) return null;
  const whole = entries.filter((entry) => entry !== null);
  return whole.length === entries.length ? { ...head, check, entries: whole, mac } : null;
}

function toHead(fields: JsonObject): StoreHead | null {
  const id = toText(fields['id']);
  const key = toSlot(fields['key']);
  const recovery = fields['recovery'] === null ? null : toBytes(fields['recovery']);
  const publicKey = toBytes(fields['publicKey'], 32);
  const privateKey = toBytes(fields['privateKey']);
  const generation = toCount(fields['generation']);
  if (id === null || !/^[0-9a-f]{32}$/u.test(id) || key === null) return null;
  if (publicKey === null || privateKey === null || generation === null || generation < 1) return null;
  if (recovery === null && fields['recovery'] !== null) return null;
  return { id, key, recovery, publicKey, privateKey, generation };
}

function toSlot(value: unknown): KeySlot | null {
  const fields = toObject(value);
  const sealed = toBytes(fields?.['sealed']);
  if (fields === null || sealed === null) return null;
  const kind = fields['kind'];
  if (kind === 'keychain') return { kind, sealed };
  if (kind !== 'passphrase' && kind !== 'both') return null;
  const salt = toBytes(fields['salt'], 16);
  const scrypt = toScryptParameters(fields['scrypt']);
  return salt === null || scrypt === null ? null : { kind, salt, scrypt, sealed };
}

function toEntry(value: unknown): SealedEntry | null {
  const fields = toObject(value);
  const id = toText(fields?.['id']);
  const name = toText(fields?.['name']);
  const version = toCount(fields?.['version']);
  const sealed = toBytes(fields?.['sealed']);
  if (id === null || !/^[a-z0-9]{20}$/u.test(id) || name === null) return null;
  return version === null || version < 1 || sealed === null ? null : { id, name, version, sealed };
}
