/** Single settings of one section: plain keys, and flat names of keys in a nested block. */
import { parseNested } from '../dialects/botocore-values.js';
import type { IniDocument } from '../ini/document.js';
import { insertLines, setEntry, setNestedEntry, unsetEntry, unsetNestedEntry } from '../ini/edit.js';
import type { OutlineEntry, OutlineSection } from '../ini/outline.js';
import { firstContent } from '../ini/python-space.js';
import type { Setting } from '../profiles/profile.js';
import { splitComment } from './inline-comments.js';

/** A setting as it is written in one section. */
interface KeyPath {
  readonly key: string;
  /** Within the block `key =`; null for a plain setting. */
  readonly nested: string | null;
}

/** The section says something of the key itself, inherited settings aside. */
export function standsIn(section: OutlineSection, key: string): boolean {
  const path = pathOf(section, key);
  const entry = findEntry(section, path.key);
  if (entry === undefined) return false;
  return path.nested === null || parseNested(entry).values.has(path.nested);
}

/**
 * Gives a key its value, where it stands or as a new entry. A comment behind the old value, which botocore takes for a part of
 * it, gets a line of its own above.
 *
 * @param key flat: `s3.addressing_style`
 */
export function setSetting(
  document: IniDocument,
  section: OutlineSection,
  key: string,
  value: string,
): IniDocument {
  const path = pathOf(section, key);
  const after =
    path.nested === null
      ? setEntry(document, section.line, path.key, value)
      : setNestedEntry(document, section.line, path.key, path.nested, value);
  const old = after === document ? null : oldLine(section, path);
  if (old === null || old.text === value) return after;
  const { comment } = splitComment(old.text);
  const line = document.lines[old.line - 1]?.text ?? '';
  const indentation = line.slice(0, firstContent(line));
  return comment === null ? after : insertLines(after, old.line - 1, [indentation + comment]);
}

/** The one line that a setting stands on; null where it is new, or has several. */
function oldLine(
  section: OutlineSection,
  { key, nested }: KeyPath,
): { readonly line: number; readonly text: string } | null {
  const entry = findEntry(section, key);
  if (entry === undefined) return null;
  if (nested === null) {
    return entry.value.length === 1 ? { line: entry.line, text: entry.value[0] ?? '' } : null;
  }
  const { values, lines } = parseNested(entry);
  const line = lines.get(nested);
  return line === undefined ? null : { line, text: values.get(nested) ?? '' };
}

/** Takes a key out. @param key flat */
export function unsetSetting(document: IniDocument, section: OutlineSection, key: string): IniDocument {
  const path = pathOf(section, key);
  return path.nested === null
    ? unsetEntry(document, section.line, path.key)
    : unsetNestedEntry(document, section.line, path.key, path.nested);
}

/** Settings by key in lower case, as a profile or a section gives them. */
export interface Readable {
  get(key: string): Pick<Setting, 'value'> | undefined;
}

/** The text of a setting as the AWS CLI reads it; null where it is missing, or a block of others. @param key flat */
export function flatValue(settings: Readable, key: string): string | null {
  const plain = settings.get(key)?.value;
  if (plain !== undefined) return typeof plain === 'string' ? plain : null;
  const at = key.indexOf('.');
  const block = settings.get(key.slice(0, at));
  if (at < 0 || block === undefined || typeof block.value === 'string') return null;
  return block.value.get(spelt([...block.value.keys()], key.slice(at + 1))) ?? null;
}

/** All keys of settings flat, in their order. */
export function flatKeys(section: OutlineSection): readonly string[] {
  return section.entries.flatMap((entry) => {
    const folded = entry.key.toLowerCase();
    const nested = [...parseNested(entry).values.keys()];
    return nested.length === 0 ? [folded] : nested.map((name) => `${folded}.${name}`);
  });
}

/** A dot parts a block from its key, unless a setting of just that name stands there. */
function pathOf(section: OutlineSection, flat: string): KeyPath {
  const at = flat.indexOf('.');
  if (at < 0 || findEntry(section, flat) !== undefined) return { key: flat, nested: null };
  const key = flat.slice(0, at);
  const entry = findEntry(section, key);
  const names = entry === undefined ? [] : [...parseNested(entry).values.keys()];
  return { key, nested: spelt(names, flat.slice(at + 1)) };
}

/** To botocore letter case matters within a block; to the form it does not. */
function spelt(names: readonly string[], name: string): string {
  if (names.includes(name)) return name;
  return names.find((candidate) => candidate.toLowerCase() === name.toLowerCase()) ?? name;
}

function findEntry(section: OutlineSection, key: string): OutlineEntry | undefined {
  return section.entries.findLast((entry) => entry.key.toLowerCase() === key.toLowerCase());
}
