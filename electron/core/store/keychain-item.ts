/** What stands in the keychain for one store: a secret, and which version of the file was last written. */
import { Secret } from '../secret.js';
import { toBase64 } from './base64.js';
import { parseObject, toBytes, toCount } from './json-reading.js';

export const keychainService = 'Keyway';
const itemVersion = 1;

export interface KeychainItem {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** During a change of keys: the one that the file is about to be sealed with. Either may open it. */
  readonly next: Uint8Array | null;
  /** The last that is known to have been written; the file may be ahead of it, never behind. */
  readonly generation: number;
}

export function printKeychainItem({ key, next, generation }: KeychainItem): Secret {
  const fields = { v: itemVersion, key: toBase64(key), ...(next && { next: toBase64(next) }), generation };
  return new Secret(JSON.stringify(fields));
}

/** Null where it is no such item, or a newer one. */
export function parseKeychainItem(secret: Secret): KeychainItem | null {
  const fields = parseObject(new TextEncoder().encode(secret.reveal()));
  const key = toBytes(fields?.['key'], 32);
  const generation = toCount(fields?.['generation']);
  if (fields?.['v'] !== itemVersion || key === null || generation === null) return null;
  const next = fields['next'] === undefined ? null : toBytes(fields['next'], 32);
  return { key, next, generation };
}
