/** The RandomSource port over the system's generator. */
import { randomBytes } from 'node:crypto';
import type { RandomSource } from '../services/ports.js';

export function createRandomSource(): RandomSource {
  return {
    hex: (digits) =>
      randomBytes(Math.ceil(digits / 2))
        .toString('hex')
        .slice(0, digits),
  };
}
