/**
 * The outline of a document: which physical lines are headers, entries and their continuations.
 *
 * Follows CPython 3's `configparser.RawConfigParser._read` with its default options, which is what botocore
 * and the AWS CLI read with. It is literal and tolerant: what that parser refuses becomes an entry of
 * `oddities` and reading goes on, so that a file no tool accepts can still be shown. It judges nothing,
 * merges no duplicates, folds no key case; dialects do that.
 */
import type { IniDocument } from './document.js';
import { contentEnd, firstContent } from './python-space.js';

/** A line where RawConfigParser would stop with an error. `line` counts from 1. */
export interface Oddity {
  readonly code: 'text-before-section' | 'line-without-delimiter' | 'entry-without-key';
  readonly line: number;
}

/** One `key = value`, with the lines that continue it. All line numbers count from 1, columns too. */
export interface OutlineEntry {
  /** As written, trimmed; not folded to lower case. */
  readonly key: string;
  /** Each line of the value, trimmed; the first is what stands after the delimiter. More than one: continued or nested. */
  readonly value: readonly string[];
  readonly delimiter: '=' | ':';
  readonly line: number;
  readonly keyColumn: number;
  readonly valueColumn: number;
  /** The line of each element of `value`; `valueLines[0]` equals `line`. */
  readonly valueLines: readonly number[];
}

/** One section, from its header to the line before the next header. */
export interface OutlineSection {
  /** What stands between the brackets, as written. */
  readonly header: string;
  readonly line: number;
  readonly column: number;
  /** What follows the closing bracket on the header's line; RawConfigParser ignores it. */
  readonly trailing: string;
  /** Last physical line that belongs to the section, blank lines and comments included. */
  readonly lastLine: number;
  readonly entries: readonly OutlineEntry[];
}

export interface Outline {
  readonly sections: readonly OutlineSection[];
  readonly oddities: readonly Oddity[];
}

interface OpenEntry {
  key: string;
  value: string[];
  delimiter: '=' | ':';
  line: number;
  keyColumn: number;
  valueColumn: number;
  valueLines: number[];
}

interface OpenSection {
  header: string;
  line: number;
  column: number;
  trailing: string;
  lastLine: number;
  entries: OpenEntry[];
}

/** A document never changes, and many questions are asked of one: it is read once. */
const outlines = new WeakMap<IniDocument, Outline>();

/** Reads the outline. Never fails. */
export function outlineDocument(document: IniDocument): Outline {
  const known = outlines.get(document);
  if (known !== undefined) return known;
  const reader = new OutlineReader();
  document.lines.forEach((line, index) => reader.take(line.text, index + 1));
  const outline = reader.finish(document.lines.length);
  outlines.set(document, outline);
  return outline;
}

class OutlineReader {
  readonly #sections: OpenSection[] = [];
  readonly #oddities: Oddity[] = [];
  #entry: OpenEntry | null = null;
  #indent = 0;

  take(text: string, line: number): void {
    const indent = firstContent(text);
    const first = text.charCodeAt(indent);
    // Past the end: the line is blank.
    if (Number.isNaN(first)) {
      this.#takeBlank(line);
      return;
    }
    if (first === HASH || first === SEMICOLON) return;
    const content = text.slice(indent, contentEnd(text));
    if (this.#entry !== null && indent > this.#indent) {
      this.#entry.value.push(content);
      this.#entry.valueLines.push(line);
      return;
    }
    this.#indent = indent;
    // As `\[(.+)\]` matches: up to the last closing bracket, around at least one character.
    const close = first === OPENING_BRACKET ? content.lastIndexOf(']') : -1;
    if (close > 1) this.#openSection(content, close, line, indent);
    else this.#takeEntry(content, line, indent);
  }

  finish(lineCount: number): Outline {
    this.#close(lineCount);
    for (const section of this.#sections) section.entries.forEach(dropTrailingBlankLines);
    return { sections: this.#sections, oddities: this.#oddities };
  }

  /** A blank line continues a value; a comment inside a value is passed over without ending it. */
  #takeBlank(line: number): void {
    if (this.#entry === null) return;
    this.#entry.value.push('');
    this.#entry.valueLines.push(line);
  }

  #openSection(content: string, close: number, line: number, indent: number): void {
    this.#close(line - 1);
    this.#entry = null;
    this.#sections.push({
      header: content.slice(1, close),
      line,
      column: indent + 1,
      trailing: content.slice(close + 1),
      lastLine: line,
      entries: [],
    });
  }

  #takeEntry(content: string, line: number, indent: number): void {
    const section = this.#sections.at(-1);
    if (section === undefined) {
      this.#oddities.push({ code: 'text-before-section', line });
      return;
    }
    const at = firstDelimiter(content);
    if (at < 0) {
      this.#oddities.push({ code: 'line-without-delimiter', line });
      return;
    }
    const key = content.slice(0, contentEnd(content, at));
    const valueAt = firstContent(content, at + 1);
    const entry: OpenEntry = {
      key,
      value: [content.slice(valueAt)],
      delimiter: content.charCodeAt(at) === COLON ? ':' : '=',
      line,
      keyColumn: indent + 1,
      valueColumn: indent + 1 + valueAt,
      valueLines: [line],
    };
    section.entries.push(entry);
    // RawConfigParser continues no entry that has no key: what follows it starts anew, however indented.
    this.#entry = key === '' ? null : entry;
    if (key === '') this.#oddities.push({ code: 'entry-without-key', line });
  }

  #close(lastLine: number): void {
    const section = this.#sections.at(-1);
    if (section !== undefined) section.lastLine = lastLine;
  }
}

/** RawConfigParser removes the empty lines at the end of a value (`_join_multiline_values`). */
function dropTrailingBlankLines(entry: OpenEntry): void {
  while (entry.value.length > 1 && entry.value.at(-1) === '') {
    entry.value.pop();
    entry.valueLines.pop();
  }
}

const HASH = 0x23;
const SEMICOLON = 0x3b;
const COLON = 0x3a;
const EQUALS = 0x3d;
const OPENING_BRACKET = 0x5b;

/** The index of the first `=` or `:`; -1 without one. */
function firstDelimiter(content: string): number {
  for (let index = 0; index < content.length; index += 1) {
    const code = content.charCodeAt(index);
    if (code === EQUALS || code === COLON) return index;
  }
  return -1;
}
