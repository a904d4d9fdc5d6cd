/** Reads `key=value` and bare keys, as `add`, `set` and `unset` take them. */
import type { SettingChange } from '../../core/editing/edit.js';

/** A key as the files have it; nested ones with a dot: `s3.addressing_style`. */
const KEY = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?$/u;

/** Splits at the first `=`; the value is taken as it is. Null where there is none or the key cannot be one. */
export function readAssignment(text: string): SettingChange | null {
  const at = text.indexOf('=');
  const key = at < 0 ? null : readKey(text.slice(0, at));
  return key === null ? null : { key, value: text.slice(at + 1) };
}

/** The key with its first part in lower case, as every tool but one reads it; null where it cannot be one. */
export function readKey(text: string): string | null {
  if (!KEY.test(text)) return null;
  const [first = '', nested] = text.split('.');
  return nested === undefined ? first.toLowerCase() : `${first.toLowerCase()}.${nested}`;
}
