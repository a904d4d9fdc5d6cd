/** Which keys and values can be written so that they read back as what they are. */
import { fieldName } from '../../../shared/kinds/field.js';
import type { ProblemCode } from '../../../shared/models/problem.js';
import { contentEnd, firstContent } from '../ini/python-space.js';
import { Secret } from '../secret.js';
import type { SettingChange } from './edit.js';
import { type Failed, invalidSetting } from './failures.js';
import { isHarmlessValue } from './harmless.js';
import type { SectionWord } from './names.js';

/** What a new key may look like: what every tool takes for one. */
const KEY = /^[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)?$/iu;

/** Characters that end a line in some reader, or that nobody can see. A tab is neither. */
const CONTROL = /[\p{Cc}\p{Surrogate}\u2028\u2029]/u;

/** Values that no tool stumbles over: nearly all. */
const PLAIN = /^[\w.@%+:/=*~-][\w.@%+:/,=*~-]*$/u;

/** The text of a value. Secrets are revealed here and in what is written, and nowhere else. */
export function textOfValue(value: string | Secret): string {
  return value instanceof Secret ? value.reveal() : value;
}

/**
 * The failure of the first change that cannot be written; null where all can.
 *
 * @param isThere whether a key stands there already: such a key stays as it is spelt, whatever it looks like
 */
export function unfitChange(
  word: SectionWord,
  changes: readonly SettingChange[],
  isThere: (key: string) => boolean,
): Failed | null {
  for (const { key, value } of changes) {
    if (value === null) continue;
    const problem =
      KEY.test(key) || isThere(key) ? valueProblem(key, textOfValue(value)) : 'setting-name-format';
    if (problem !== null) return invalidSetting(fieldName(word, key), problem);
  }
  return null;
}

/** The problem of a value that cannot be written under a key; null for a good one. */
export function valueProblem(key: string, value: string): ProblemCode | null {
  if (PLAIN.test(value)) return null;
  if (firstContent(value) > 0 || contentEnd(value) < value.length) {
    return /[\n\r]/u.test(value) ? 'value-with-line-break' : 'value-with-outer-space';
  }
  if (CONTROL.test(value.replaceAll('\t', ' '))) return 'value-with-line-break';
  const [head = '', nested = null] = KEY.test(key) ? key.split('.') : [key];
  if (isHarmlessValue(head, nested, value)) return null;
  if (/["']/u.test(value)) return 'value-in-quotes';
  return /[#;]/u.test(value) ? 'value-with-inline-comment' : 'value-with-line-break';
}
