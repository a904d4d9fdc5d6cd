/** The Digests port. SHA-1 is what AWS's tools name their caches with; nothing is protected by it. */
import { createHash } from 'node:crypto';
import type { Digests } from '../services/ports.js';

export function createDigests(): Digests {
  return {
    hex: (algorithm, text) => createHash(algorithm).update(text, 'utf8').digest('hex'),
  };
}
