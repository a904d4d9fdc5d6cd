/** How the master key is sealed: by a secret of the keychain, a passphrase, both together, or a recovery code. */
import { Secret } from '../secret.js';
import { type KeySlot, message } from './format.js';
import type { ScryptParameters, Sealing } from './sealing.js';

/** 128 MiB and a good part of a second on today's machines. */
export const scryptParameters: ScryptParameters = { cost: 2 ** 17, blockSize: 8, parallelization: 1 };

/** What is at hand to open or make a slot. */
export interface KeyParts {
  /** 32 bytes from the keychain. */
  readonly keychain: Uint8Array | null;
  readonly passphrase: Secret | null;
}

/** @returns null where a part is missing that this kind needs */
export async function makeSlot(
  sealing: Sealing,
  storeId: string,
  kind: KeySlot['kind'],
  parts: KeyParts,
  masterKey: Uint8Array,
): Promise<KeySlot | null> {
  if (kind === 'keychain') {
    if (parts.keychain === null) return null;
    const plain = { kind, sealed: new Uint8Array() } as const;
    return { kind, sealed: wrap(sealing, storeId, plain, parts.keychain, masterKey) };
  }
  const salt = sealing.randomBytes(16);
  const plain = { kind, salt, scrypt: scryptParameters, sealed: new Uint8Array() } as const;
  const key = await slotKey(sealing, plain, parts);
  return key === null ? null : { ...plain, sealed: wrap(sealing, storeId, plain, key, masterKey) };
}

/** The master key; null where these parts do not open the slot. */
export async function openSlot(
  sealing: Sealing,
  storeId: string,
  slot: KeySlot,
  parts: KeyParts,
): Promise<Uint8Array | null> {
  const key = await slotKey(sealing, slot, parts);
  return key === null ? null : unwrap(sealing, storeId, slot, key);
}

/** As `openSlot`, where the keychain's secret is all that is needed. */
export function openKeychainSlot(
  sealing: Sealing,
  storeId: string,
  slot: KeySlot,
  secret: Uint8Array,
): Uint8Array | null {
  return slot.kind === 'keychain' ? unwrap(sealing, storeId, slot, secret) : null;
}

export function makeRecoverySlot(
  sealing: Sealing,
  storeId: string,
  code: Uint8Array,
  masterKey: Uint8Array,
): Uint8Array {
  return sealing.seal(recoveryKey(sealing, storeId, code), masterKey, recoveryData(storeId));
}

export function openRecoverySlot(
  sealing: Sealing,
  storeId: string,
  sealed: Uint8Array,
  code: Uint8Array,
): Uint8Array | null {
  return sealing.open(recoveryKey(sealing, storeId, code), sealed, recoveryData(storeId));
}

/** One passphrase has one spelling in bytes, whichever keyboard it was typed on. */
export function normalised(passphrase: Secret): Secret {
  return new Secret(passphrase.reveal().normalize('NFC'));
}

async function slotKey(sealing: Sealing, slot: KeySlot, parts: KeyParts): Promise<Uint8Array | null> {
  if (slot.kind === 'keychain') return parts.keychain;
  if (parts.passphrase === null) return null;
  if (slot.kind === 'both' && parts.keychain === null) return null;
  const stretched = await sealing.stretch(normalised(parts.passphrase), slot.salt, slot.scrypt);
  // The first half of HKDF with the keychain's secret as its salt; `wrap` does the second.
  return slot.kind === 'both' && parts.keychain !== null ? sealing.mac(parts.keychain, stretched) : stretched;
}

function wrap(
  sealing: Sealing,
  storeId: string,
  slot: KeySlot,
  key: Uint8Array,
  masterKey: Uint8Array,
): Uint8Array {
  return sealing.seal(wrappingKey(sealing, storeId, slot, key), masterKey, slotData(storeId, slot));
}

function unwrap(sealing: Sealing, storeId: string, slot: KeySlot, key: Uint8Array): Uint8Array | null {
  const opened = sealing.open(wrappingKey(sealing, storeId, slot, key), slot.sealed, slotData(storeId, slot));
  return opened?.length === 32 ? opened : null;
}

function wrappingKey(sealing: Sealing, storeId: string, slot: KeySlot, key: Uint8Array): Uint8Array {
  return sealing.derive(key, `keyway-store 1 ${slot.kind} ${storeId}`);
}

function slotData(storeId: string, slot: KeySlot): Uint8Array {
  return message(['key', storeId, slot.kind, slot.kind === 'keychain' ? null : slot.scrypt]);
}

function recoveryKey(sealing: Sealing, storeId: string, code: Uint8Array): Uint8Array {
  return sealing.derive(code, `keyway-store 1 recovery ${storeId}`);
}

function recoveryData(storeId: string): Uint8Array {
  return message(['recovery', storeId]);
}
