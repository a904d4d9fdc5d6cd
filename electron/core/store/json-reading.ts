/** Small readings of JSON that came from outside. Each gives null where the value is of another kind. */
import { fromBase64 } from './base64.js';
import type { ScryptParameters } from './sealing.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that bytes hold as JSON in UTF-8. */
export function parseObject(bytes: Uint8Array): JsonObject | null {
  try {
    return toObject(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)));
  } catch {
    return null;
  }
}

export function toObject(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}

export function toList(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}

export function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A whole number that is not negative. */
export function toCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

export function toBytes(value: unknown, length: number | null = null): Uint8Array | null {
  const bytes = typeof value === 'string' ? fromBase64(value) : null;
  return length === null || bytes?.length === length ? bytes : null;
}

/** At most a gibibyte of memory and some seconds: a file from elsewhere must not hold the machine. */
const most = { cost: 2 ** 20, blockSize: 16, parallelization: 4, memory: 2 ** 30 };

/** Null also where it would cost more than Keyway is willing to pay. */
export function toScryptParameters(value: unknown): ScryptParameters | null {
  const fields = toObject(value);
  const cost = toCount(fields?.['cost']);
  const blockSize = toCount(fields?.['blockSize']);
  const parallelization = toCount(fields?.['parallelization']);
  if (cost === null || blockSize === null || parallelization === null) return null;
  if (cost < 2 || cost > most.cost || !Number.isInteger(Math.log2(cost))) return null;
  if (blockSize < 1 || blockSize > most.blockSize) return null;
  if (parallelization < 1 || parallelization > most.parallelization) return null;
  return 128 * cost * blockSize > most.memory ? null : { cost, blockSize, parallelization };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
