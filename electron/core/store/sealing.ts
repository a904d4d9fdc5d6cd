/** The cryptography that the store is made of, as core speaks of it; an adapter brings it. Keys are 32 bytes. */
import type { Secret } from '../secret.js';

/** How much work a passphrase costs whoever guesses it. */
export interface ScryptParameters {
  /** A power of two. */
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

export interface Sealing {
  /** Fit for keys. */
  randomBytes(length: number): Uint8Array;
  /** AES-256-GCM with a random nonce of 12 bytes: nonce, ciphertext, tag. */
  seal(key: Uint8Array, plaintext: Uint8Array, associated: Uint8Array): Uint8Array;
  /** Null where it was sealed with another key, or anything was changed. */
  open(key: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Uint8Array | null;
  /** HKDF-SHA-256 without salt. */
  derive(key: Uint8Array, purpose: string): Uint8Array;
  /** HMAC-SHA-256. */
  mac(key: Uint8Array, message: Uint8Array): Uint8Array;
  /** In a time that does not tell where they differ. */
  equal(one: Uint8Array, other: Uint8Array): boolean;
  /** Scrypt, off the main thread. */
  stretch(passphrase: Secret, salt: Uint8Array, parameters: ScryptParameters): Promise<Uint8Array>;
  /** X25519; raw keys of 32 bytes. */
  keyPair(): { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
  /** The shared secret of one's private and the other's public key; null where the latter is none. */
  agree(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | null;
}
