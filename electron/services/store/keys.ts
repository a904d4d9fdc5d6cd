/** Making a store, giving it a new key, and opening it by what a person has. */
import type { Failure, Result } from '../../../shared/models/failure.js';
import type { StoreKey } from '../../../shared/models/store.js';
import { isLongEnough, leastPassphraseLength } from '../../../shared/passphrase.js';
import type { Secret } from '../../core/secret.js';
import { type Contents, sealContents } from '../../core/store/contents.js';
import { parseStore, sameBytes, type StoreFile } from '../../core/store/format.js';
import type { KeychainItem } from '../../core/store/keychain-item.js';
import { makeSlot } from '../../core/store/slots.js';
import { failureOf } from '../../core/store/standing.js';
import type { StoreKeyChoice } from '../api.js';
import { done, failed, put, type StoreContext } from './changing.js';
import { FileSystemError } from '../ports.js';
import type { KeychainTrouble } from './key-custody.js';

/** Null where the choice holds what its kind of key needs. */
export function unfitChoice({ key, passphrase }: StoreKeyChoice): Failure | null {
  return key === 'keychain' ? null : unfitPassphrase(passphrase);
}

/** Null where it can be that of a new store or a new backup. */
export function unfitPassphrase(passphrase: Secret | null): Failure | null {
  if (passphrase === null || passphrase.isEmpty) return passphraseNeeded;
  if (isLongEnough(passphrase.reveal())) return null;
  return { code: 'passphrase-too-short', facts: { least: leastPassphraseLength }, action: null };
}

export const passphraseNeeded: Failure = { code: 'passphrase-needed', facts: {}, action: null };

/** A new store in the place of what is there. Must run exclusively; whoever calls has made sure that nothing is lost. */
export async function makeStore(
  context: StoreContext,
  isHeld: () => boolean,
  choice: StoreKeyChoice,
  contents: Contents,
): Promise<Result<null>> {
  const { ports, custody } = context;
  const { sealing } = ports;
  const id = hexOf(sealing.randomBytes(16));
  const masterKey = sealing.randomBytes(32);
  const secret = usesKeychain(choice.key) ? sealing.randomBytes(32) : null;
  if (secret !== null) {
    const trouble = await keepSecret(context, id, { key: secret, next: null, generation: 0 });
    if (trouble !== null) return failed(unavailable(trouble));
  }
  const parts = { keychain: secret, passphrase: choice.passphrase };
  const key = await makeSlot(sealing, id, choice.key, parts, masterKey);
  if (key === null) return failed(passphraseNeeded);
  const head = { id, key, recovery: null, generation: 1 };
  const file = sealContents(sealing, masterKey, head, contents, null);
  const held = { storeId: id, slot: key.sealed, masterKey, keychainSecret: secret };
  const made = await put(context, isHeld, { file, masterKey, contents }, held);
  // An item in the keychain too many does no harm, one too few would.
  if (!made.ok && secret !== null && (await isNowhere(context, id))) await custody.forget(id);
  return made;
}

/**
 * A new master key, and a new way to it. Must run exclusively.
 *
 * Until the file is replaced the keychain's item holds the secrets of both, so that a crash leaves one that opens.
 */
export async function changeKey(
  context: StoreContext,
  isHeld: () => boolean,
  choice: StoreKeyChoice,
): Promise<Result<null>> {
  const { ports, custody, reading } = context;
  const standing = await reading.lookToWrite();
  const failure = failureOf(standing);
  if (failure !== null) return failed(failure);
  if (standing.kind !== 'open') return done;
  const { opened } = standing;
  const { id, generation } = opened.file;
  const secret = usesKeychain(choice.key) ? ports.sealing.randomBytes(32) : null;
  if (secret !== null) {
    const trouble = await announceSecret(context, opened.file, secret);
    if (trouble !== null) return failed(unavailable(trouble));
  }
  const masterKey = ports.sealing.randomBytes(32);
  const parts = { keychain: secret, passphrase: choice.passphrase };
  const key = await makeSlot(ports.sealing, id, choice.key, parts, masterKey);
  if (key === null) return failed(passphraseNeeded);
  const head = { id, key, recovery: null, generation: generation + 1 };
  const file = sealContents(ports.sealing, masterKey, head, opened.contents, opened);
  const held = { storeId: id, slot: key.sealed, masterKey, keychainSecret: secret };
  const next = { file, masterKey, contents: opened.contents };
  const changed = await put(context, isHeld, next, held);
  if (changed.ok && secret === null && usesKeychain(opened.file.key.kind)) await custody.forget(id);
  return changed;
}

/** Keeps the way to the keychain open again after the store was opened by its recovery code. Must run exclusively. */
export async function renewKeychainSlot(context: StoreContext, isHeld: () => boolean): Promise<Result<null>> {
  const { ports, custody, reading } = context;
  const standing = await reading.lookToWrite();
  const { held } = reading;
  if (standing.kind !== 'open' || held === null || standing.opened.file.key.kind !== 'keychain') return done;
  const { file, masterKey, contents } = standing.opened;
  const item = await custody.read(file.id);
  // What is there and does not open this version may open another.
  if (!item.ok || item.value !== null) return done;
  const secret = ports.sealing.randomBytes(32);
  const kept = await custody.write(file.id, { key: secret, next: null, generation: file.generation });
  if (!kept.ok) return done;
  const parts = { keychain: secret, passphrase: null };
  const key = await makeSlot(ports.sealing, file.id, 'keychain', parts, masterKey);
  if (key === null) return done;
  const head = { id: file.id, key, recovery: file.recovery, generation: file.generation + 1 };
  const next = sealContents(ports.sealing, masterKey, head, contents, standing.opened);
  const holds = { storeId: file.id, slot: key.sealed, masterKey, keychainSecret: secret };
  return put(context, isHeld, { file: next, masterKey, contents }, holds);
}

export function unavailable(reason: KeychainTrouble): Failure {
  return { code: 'keychain-unavailable', facts: { reason }, action: null };
}

export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function usesKeychain(key: StoreKey): boolean {
  return key !== 'passphrase';
}

/** Both secrets in the item: the one that opens the file now, and the one that will. */
async function announceSecret(
  context: StoreContext,
  file: StoreFile,
  secret: Uint8Array,
): Promise<KeychainTrouble | null> {
  const { reading, custody } = context;
  const item = usesKeychain(file.key.kind) ? await custody.read(file.id) : null;
  if (item?.ok === false) return item.trouble;
  const present = reading.held?.keychainSecret ?? item?.value?.key ?? null;
  const both = present === null ? { key: secret, next: null } : { key: present, next: secret };
  return keepSecret(context, file.id, { ...both, generation: file.generation });
}

/** Whether the keychain really keeps it is seen by asking for it again. */
async function keepSecret(
  { custody }: StoreContext,
  id: string,
  item: KeychainItem,
): Promise<KeychainTrouble | null> {
  const written = await custody.write(id, item);
  if (!written.ok) return written.trouble;
  const read = await custody.read(id);
  if (!read.ok) return read.trouble;
  return read.value !== null && sameBytes(read.value.key, item.key) ? null : 'keychain-failed';
}

/** Whether no file of that store can have come into being. */
async function isNowhere({ disk }: StoreContext, id: string): Promise<boolean> {
  try {
    const bytes = await disk.read();
    if (bytes === null) return true;
    const parsed = parseStore(bytes);
    return parsed.kind === 'store' && parsed.file.id !== id;
  } catch (error) {
    if (error instanceof FileSystemError) return false;
    throw error;
  }
}
