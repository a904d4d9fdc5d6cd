/** The Digests port. SHA-1 is what AWS's tools name their caches with, and what codes of MFA devices are made with. */
import { createHash, createHmac } from 'node:crypto';
import type { Digests } from '../services/ports.js';

export function createDigests(): Digests {
  return {
    hex: (algorithm, text) => createHash(algorithm).update(text, 'utf8').digest('hex'),
    hmac: (algorithm, key, message) => new Uint8Array(createHmac(algorithm, key).update(message).digest()),
  };
}
