/**
 * Everything in a store, sealed under its master key and opened again. No schemas: the command that hands credentials
 * out starts without that library.
 */
import type { HandOut } from '../../../shared/models/store.js';
import { toBase64 } from './base64.js';
import {
  entriesMessage,
  headMessage,
  type KeySlot,
  message,
  sameBytes,
  type SealedEntry,
  type StoreFile,
} from './format.js';
import { parseObject, toBytes, toCount } from './json-reading.js';
import type { Sealing } from './sealing.js';
import type { StoredProfile } from './stored-profile.js';

/** What a store holds, in the clear. */
export interface Contents {
  readonly profiles: readonly StoredProfile[];
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** A store that was opened: its file, the key and what is in it. */
export interface OpenedStore {
  readonly file: StoreFile;
  readonly masterKey: Uint8Array;
  readonly contents: Contents;
}

/** What a new version of the file is made of besides its contents. */
export interface NewHead {
  readonly id: string;
  readonly key: KeySlot;
  readonly recovery: Uint8Array | null;
  readonly generation: number;
}

export type DamageReason = 'not-readable' | 'entry-changed' | 'entries-changed';

export type OpenedContents =
  | { readonly kind: 'whole'; readonly contents: Contents }
  /** What can be read of it all the same; the key pair is null where it is not what it was. */
  | {
      readonly kind: 'damaged';
      readonly reason: DamageReason;
      readonly profiles: readonly StoredProfile[];
      readonly privateKey: Uint8Array | null;
    };

/** @param masterKey the one that a slot of this very file gave */
export function openContents(sealing: Sealing, masterKey: Uint8Array, file: StoreFile): OpenedContents {
  const privateKey = openPrivateKey(sealing, masterKey, file);
  const opened = file.entries.map((entry) => openEntry(sealing, masterKey, file.id, entry));
  const profiles = opened.filter((profile) => profile !== null);
  const damaged = (reason: DamageReason): OpenedContents => ({
    kind: 'damaged',
    reason,
    profiles,
    privateKey,
  });
  const check = headMac(sealing, masterKey, file.id, headMessage(file));
  if (!sealing.equal(check, file.check) || privateKey === null) return damaged('not-readable');
  if (profiles.length < opened.length) return damaged('entry-changed');
  const mac = entriesMac(sealing, masterKey, file.id, entriesMessage(file.check, file.entries));
  if (!sealing.equal(mac, file.mac)) return damaged('entries-changed');
  return { kind: 'whole', contents: { profiles, publicKey: file.publicKey, privateKey } };
}

/**
 * The next version of a store.
 * @param previous what was there under the same master key: entries that did not change stay sealed as they are
 */
export function sealContents(
  sealing: Sealing,
  masterKey: Uint8Array,
  newHead: NewHead,
  contents: Contents,
  previous: OpenedStore | null,
): StoreFile {
  const { id } = newHead;
  const sameKey = previous !== null && sealing.equal(previous.masterKey, masterKey);
  const privateKey = sameKey
    ? previous.file.privateKey
    : sealing.seal(privateKeyKey(sealing, masterKey, id), contents.privateKey, privateKeyData(id));
  const head = { ...newHead, publicKey: contents.publicKey, privateKey };
  const check = headMac(sealing, masterKey, id, headMessage(head));
  const before = new Map(previous?.contents.profiles.map((profile) => [profile.id, profile]));
  const sealedBefore = new Map(previous?.file.entries.map((entry) => [entry.id, entry]));
  const entries = contents.profiles.map((profile) => {
    const old = before.get(profile.id);
    const oldEntry = sealedBefore.get(profile.id);
    const isSame = old !== undefined && sameProfile(old, profile);
    if (isSame && oldEntry !== undefined && sameKey) return oldEntry;
    const version = (oldEntry?.version ?? 0) + (isSame ? 0 : 1);
    return sealEntry(sealing, masterKey, id, profile, version);
  });
  const mac = entriesMac(sealing, masterKey, id, entriesMessage(check, entries));
  return { ...head, check, entries, mac };
}

/** Whether both say the same in every respect. */
export function sameProfile(one: StoredProfile, other: StoredProfile): boolean {
  return (
    one.id === other.id &&
    one.name === other.name &&
    one.handOut === other.handOut &&
    one.createdAt === other.createdAt &&
    one.changedAt === other.changedAt &&
    sameBytes(one.body, other.body)
  );
}

/** What is sealed of a profile, as JSON: all but its id and name. */
export function profileFields({
  body,
  handOut,
  createdAt,
  changedAt,
}: StoredProfile): Readonly<Record<string, string | number>> {
  return { body: toBase64(body), handOut, createdAt, changedAt };
}

/** The other way round; null where it is none. */
export function toProfile(id: string, name: string, value: unknown): StoredProfile | null {
  const fields = typeof value === 'object' && value !== null ? value : {};
  const body = toBytes('body' in fields ? fields.body : null);
  const handOut = toHandOut('handOut' in fields ? fields.handOut : null);
  const createdAt = toCount('createdAt' in fields ? fields.createdAt : null);
  const changedAt = toCount('changedAt' in fields ? fields.changedAt : null);
  if (body === null || handOut === null || createdAt === null || changedAt === null) return null;
  return { id, name, body, handOut, createdAt, changedAt };
}

function toHandOut(value: unknown): HandOut | null {
  return value === 'always' || value === 'ask' || value === 'never' ? value : null;
}

function sealEntry(
  sealing: Sealing,
  masterKey: Uint8Array,
  storeId: string,
  profile: StoredProfile,
  version: number,
): SealedEntry {
  const { id, name } = profile;
  const plain = new TextEncoder().encode(JSON.stringify(profileFields(profile)));
  const key = entryKey(sealing, masterKey, storeId, id);
  return { id, name, version, sealed: sealing.seal(key, plain, entryData(storeId, { id, name, version })) };
}

function openEntry(
  sealing: Sealing,
  masterKey: Uint8Array,
  storeId: string,
  entry: SealedEntry,
): StoredProfile | null {
  const key = entryKey(sealing, masterKey, storeId, entry.id);
  const plain = sealing.open(key, entry.sealed, entryData(storeId, entry));
  return plain === null ? null : toProfile(entry.id, entry.name, parseObject(plain));
}

function openPrivateKey(sealing: Sealing, masterKey: Uint8Array, file: StoreFile): Uint8Array | null {
  const key = privateKeyKey(sealing, masterKey, file.id);
  const opened = sealing.open(key, file.privateKey, privateKeyData(file.id));
  return opened?.length === 32 ? opened : null;
}

function entryData(storeId: string, { id, name, version }: Omit<SealedEntry, 'sealed'>): Uint8Array {
  return message(['entry', storeId, id, name, version]);
}

function privateKeyData(storeId: string): Uint8Array {
  return message(['private-key', storeId]);
}

function entryKey(sealing: Sealing, masterKey: Uint8Array, storeId: string, id: string): Uint8Array {
  return sealing.derive(masterKey, `keyway-store 1 entry ${storeId} ${id}`);
}

function privateKeyKey(sealing: Sealing, masterKey: Uint8Array, storeId: string): Uint8Array {
  return sealing.derive(masterKey, `keyway-store 1 private-key ${storeId}`);
}

function headMac(sealing: Sealing, masterKey: Uint8Array, storeId: string, text: Uint8Array): Uint8Array {
  return sealing.mac(sealing.derive(masterKey, `keyway-store 1 head ${storeId}`), text);
}

function entriesMac(sealing: Sealing, masterKey: Uint8Array, storeId: string, text: Uint8Array): Uint8Array {
  return sealing.mac(sealing.derive(masterKey, `keyway-store 1 entries ${storeId}`), text);
}
