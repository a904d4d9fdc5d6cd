/** Edits of single entries, `key = value` and nested blocks; see edit.ts for what they have in common. */
import type { IniDocument } from './document.js';
import { dominantEndOfLine, makeLines, spliceLines } from './lines.js';
import type { OutlineEntry } from './outline.js';
import { contentEnd, firstContent, isPythonSpace } from './python-space.js';
import { findSection, lastCommentLine } from './section-lines.js';

const NESTED_INDENTATION = '    ';

/**
 * Gives a key its value where it stands, the last one where there are several: indentation and the spacing around the
 * delimiter stay, a value of several lines becomes one, comments within it stay. A new key goes after the last entry,
 * or after the header and its comments. Letter case of the key does not matter.
 *
 * Throws a RangeError where no header is on that line, for a key or value that would not read back as the same, and
 * where bytes that are not UTF-8 would be lost.
 */
export function setEntry(document: IniDocument, headerLine: number, key: string, value: string): IniDocument {
  requireKey(key);
  requireValue(value);
  const entry = findEntries(document, headerLine, key).at(-1);
  if (entry === undefined)
    return addEntry(document, headerLine, [`${key} =${value === '' ? '' : ` ${value}`}`]);
  if (entry.value.length === 1 && entry.value[0] === value) return document;
  const collapsed = removeAll(document, entry.valueLines.slice(1));
  return keepEnd(document, replaceValue(collapsed, entry, value), entry.line);
}

/** Removes a key with its continuation lines, each of them where it stands several times. Throws a RangeError without such a header. */
export function unsetEntry(document: IniDocument, headerLine: number, key: string): IniDocument {
  const lines = findEntries(document, headerLine, key).flatMap((entry) => entry.valueLines);
  return removeAll(document, lines);
}

/**
 * Gives a key within a nested block (`s3 =` and indented lines) its value. A new one goes after the last of the block with the
 * same indentation; a block that is not there is begun, with four spaces; a plain value gives way to the block.
 * Letter case of the nested key matters, as it does to botocore. Throws a RangeError as setEntry does.
 */
export function setNestedEntry(
  document: IniDocument,
  headerLine: number,
  key: string,
  nestedKey: string,
  value: string,
): IniDocument {
  requireKey(key);
  requireKey(nestedKey);
  requireValue(value);
  const entry = findEntries(document, headerLine, key).at(-1);
  const nested = `${nestedKey} =${value === '' ? '' : ` ${value}`}`;
  if (entry === undefined) return addEntry(document, headerLine, [`${key} =`, NESTED_INDENTATION + nested]);
  if (entry.value[0] !== '') {
    return setNestedEntry(setEntry(document, headerLine, key, ''), headerLine, key, nestedKey, value);
  }
  const old = nestedEntries(document, entry, nestedKey).at(-1);
  if (old !== undefined) return replaceValue(document, old, value);
  const last = entry.valueLines.at(-1) ?? entry.line;
  const model = textOf(document, last);
  const indentation = model.slice(0, firstContent(model)) + (last === entry.line ? NESTED_INDENTATION : '');
  return addLines(document, last, [indentation + nested]);
}

/** Removes a key of a nested block, and the block with its last key. Throws a RangeError without such a header. */
export function unsetNestedEntry(
  document: IniDocument,
  headerLine: number,
  key: string,
  nestedKey: string,
): IniDocument {
  const entry = findEntries(document, headerLine, key).at(-1);
  if (entry?.value[0] !== '') return document;
  const lines = nestedEntries(document, entry, nestedKey).map((nested) => nested.line);
  const others = entry.valueLines.filter(
    (line, index) => index > 0 && isContent(document, line) && !lines.includes(line),
  );
  // An empty `s3 =` is a text to botocore, which tools that expect a block then fail on.
  return lines.length > 0 && others.length === 0
    ? removeAll(document, entry.valueLines)
    : removeAll(document, lines);
}

function isContent(document: IniDocument, line: number): boolean {
  const text = textOf(document, line);
  return firstContent(text) < text.length;
}

function findEntries(document: IniDocument, headerLine: number, key: string): readonly OutlineEntry[] {
  const { section } = findSection(document, headerLine);
  return section.entries.filter((entry) => entry.key.toLowerCase() === key.toLowerCase());
}

/** What replaceValue needs to know of an entry. */
interface Place {
  readonly line: number;
  readonly valueColumn: number;
}

/** The lines of a block that name the key; split at the first `=` alone, as botocore's configloader does. */
function nestedEntries(document: IniDocument, entry: OutlineEntry, nestedKey: string): readonly Place[] {
  return entry.valueLines.slice(1).flatMap((line) => {
    const text = textOf(document, line);
    const delimiter = text.indexOf('=');
    if (delimiter === -1) return [];
    const key = text.slice(firstContent(text), contentEnd(text, delimiter));
    return key === nestedKey ? [{ line, valueColumn: firstContent(text, delimiter + 1) + 1 }] : [];
  });
}

function replaceValue(document: IniDocument, place: Place, value: string): IniDocument {
  const line = document.lines[place.line - 1];
  if (line === undefined) throw new RangeError(`no line ${place.line}`);
  const before = line.text.slice(0, place.valueColumn - 1);
  const old = line.text.slice(before.length, contentEnd(line.text));
  if (old === value) return document;
  if (line.raw !== null && before.includes('\uFFFD')) throw new RangeError('the key is not valid UTF-8');
  const end = contentEnd(before);
  const hasSpace = old === '' && isPythonSpace(before.charCodeAt(end - 2));
  const text =
    value === ''
      ? before.slice(0, end)
      : `${old === '' ? before.slice(0, end) : before}${hasSpace ? ' ' : ''}${value}`;
  return spliceLines(document, place.line - 1, place.line, makeLines([text], line.eol));
}

/** Puts a new entry's lines after the last entry, indented alike: deeper and it would continue that one's value. */
function addEntry(document: IniDocument, headerLine: number, texts: readonly string[]): IniDocument {
  const { section, index, sections } = findSection(document, headerLine);
  const last = section.entries.at(-1);
  if (last !== undefined) {
    const indentation = textOf(document, last.line).slice(0, last.keyColumn - 1);
    return addLines(document, last.valueLines.at(-1) ?? last.line, indent(texts, indentation));
  }
  // Less indented than the next header, and that header would continue the new entry's value.
  const next = sections[index + 1];
  const model = next !== undefined && next.column > section.column ? next : section;
  const indentation = textOf(document, model.line).slice(0, model.column - 1);
  return addLines(document, lastCommentLine(document, headerLine), indent(texts, indentation));
}

function indent(texts: readonly string[], indentation: string): readonly string[] {
  return texts.map((text) => indentation + text);
}

function addLines(document: IniDocument, afterLine: number, texts: readonly string[]): IniDocument {
  return spliceLines(document, afterLine, afterLine, makeLines(texts, dominantEndOfLine(document)));
}

function removeAll(document: IniDocument, lines: readonly number[]): IniDocument {
  return lines
    .toSorted((one, other) => other - one)
    .reduce((left, line) => spliceLines(left, line - 1, line, []), document);
}

/** A file that ended without a line end still does, where a value's last line was its last and the value's first now is. */
function keepEnd(before: IniDocument, after: IniDocument, line: number): IniDocument {
  const last = after.lines.at(-1);
  if (last === undefined || after.lines.length !== line || before.lines.at(-1)?.eol !== '') return after;
  return { ...after, lines: [...after.lines.slice(0, -1), { ...last, eol: '' }] };
}

function textOf(document: IniDocument, line: number): string {
  return document.lines[line - 1]?.text ?? '';
}

/** What RawConfigParser would read as something else than this key. */
function requireKey(key: string): void {
  requirePlain(key);
  if (key === '' || /^[#;[]|[=:]/u.test(key)) throw new RangeError('not a key');
}

function requireValue(value: string): void {
  requirePlain(value);
}

/** Control characters and line ends of any reader (U+0085, U+2028, U+2029 of Python's splitlines) are refused. */
function requirePlain(text: string): void {
  const isTrimmed = firstContent(text) === 0 && contentEnd(text) === text.length;
  if (!isTrimmed && text !== '') throw new RangeError('white space around a key or value would be lost');
  if (/[\p{Cc}\u2028\u2029\p{Surrogate}]/u.test(text.replaceAll('\t', ' '))) {
    throw new RangeError('a key or value must be one line of well-formed text');
  }
}
