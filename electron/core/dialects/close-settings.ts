/** Settings that no tool knows, but that are spelt nearly like one that tools do. */
import { closeSettingNames, settingOf } from '../../../shared/kinds/settings.js';

/** A file may hold thousands of made-up keys. */
const MOST_KEPT = 2000;
const known = new Map<string, string | null>();

/**
 * The setting that may be meant.
 *
 * @param key in lower case
 * @returns null for a setting that some tool knows, and where none is close
 */
export function closeSetting(key: string): string | null {
  const before = known.get(key);
  if (before !== undefined) return before;
  const close = settingOf(key) === null ? (closeSettingNames(key).find(isPlain) ?? null) : null;
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, close);
  return close;
}

/** One of a nested block is no setting of its own. */
function isPlain(name: string): boolean {
  return !name.includes('.');
}
