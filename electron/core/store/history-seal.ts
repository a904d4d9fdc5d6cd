/**
 * Bytes sealed to the store's public key: whoever has that can seal, also while the store is locked; the private key opens.
 *
 * Version 1, in bytes: the version (1), whom it is for (X25519 public key, 32), a key made for this one time (X25519
 * public key, 32), the content key sealed under HKDF-SHA-256 of what both agree on (60), then what is sealed with the
 * content key: nonce, AES-256-GCM ciphertext, tag. Version, purpose and name are authenticated with each part, so that
 * one file put in the place of another does not open.
 */
import type { Sealing } from './sealing.js';

const version = 1;
const keyLength = 32;
/** Nonce, key and tag. */
const sealedKeyLength = 60;
const headLength = 1 + 2 * keyLength;

/** What is sealed for, and as what: another purpose or name does not open it. */
export interface SealedAs {
  /** Such as `contents` or `last-good`. */
  readonly purpose: string;
  /** Such as the name of the file that it stands in. */
  readonly name: string;
}

export interface SealedToKey {
  readonly sealed: Uint8Array;
  /** Opens it without the private key. 32 bytes. */
  readonly contentKey: Uint8Array;
}

/** Null where the public key is none. */
export function sealToKey(
  sealing: Sealing,
  publicKey: Uint8Array,
  plaintext: Uint8Array,
  as: SealedAs,
): SealedToKey | null {
  if (publicKey.length !== keyLength) return null;
  const once = sealing.keyPair();
  const agreed = sealing.agree(once.privateKey, publicKey);
  if (agreed === null) return null;
  const head = joined([Uint8Array.of(version), publicKey, once.publicKey]);
  const contentKey = sealing.randomBytes(keyLength);
  const keySealed = sealing.seal(keyFor(sealing, agreed, head), contentKey, associated('key', as));
  const content = sealing.seal(contentKey, plaintext, associated('content', as));
  return { sealed: joined([head, keySealed, content]), contentKey };
}

/** Null where it was sealed to another key or as something else, was changed, or is of another version. */
export function openWithPrivateKey(
  sealing: Sealing,
  privateKey: Uint8Array,
  sealed: Uint8Array,
  as: SealedAs,
): Uint8Array | null {
  const parts = partsOf(sealed);
  if (parts === null) return null;
  const agreed = sealing.agree(privateKey, parts.once);
  if (agreed === null) return null;
  const contentKey = sealing.open(
    keyFor(sealing, agreed, parts.head),
    parts.keySealed,
    associated('key', as),
  );
  return contentKey === null ? null : sealing.open(contentKey, parts.content, associated('content', as));
}

/** The same by the content key, for whoever sealed it. */
export function openWithContentKey(
  sealing: Sealing,
  contentKey: Uint8Array,
  sealed: Uint8Array,
  as: SealedAs,
): Uint8Array | null {
  const parts = partsOf(sealed);
  if (parts === null || contentKey.length !== keyLength) return null;
  return sealing.open(contentKey, parts.content, associated('content', as));
}

/** The public key that it was sealed to; null where it is nothing of this version. */
export function sealedTo(sealed: Uint8Array): Uint8Array | null {
  return partsOf(sealed)?.recipient ?? null;
}

interface Parts {
  readonly head: Uint8Array;
  readonly recipient: Uint8Array;
  readonly once: Uint8Array;
  readonly keySealed: Uint8Array;
  readonly content: Uint8Array;
}

function partsOf(sealed: Uint8Array): Parts | null {
  if (sealed[0] !== version || sealed.length < headLength + sealedKeyLength) return null;
  return {
    head: sealed.slice(0, headLength),
    recipient: sealed.slice(1, 1 + keyLength),
    once: sealed.slice(1 + keyLength, headLength),
    keySealed: sealed.slice(headLength, headLength + sealedKeyLength),
    content: sealed.slice(headLength + sealedKeyLength),
  };
}

/** Bound to both public keys, as HPKE (RFC 9180, section 4.1) binds its context to them. */
function keyFor(sealing: Sealing, agreed: Uint8Array, head: Uint8Array): Uint8Array {
  return sealing.derive(agreed, `keyway sealed history ${hex(head)}`);
}

function associated(part: 'key' | 'content', { purpose, name }: SealedAs): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(['keyway history', version, part, purpose, name]));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
