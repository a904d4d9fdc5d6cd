/** Reads an outline line by line: the rule for every file, whatever its shape; see outline.ts. */
import type { Oddity, Outline } from './outline.js';
import { contentEnd, firstContent } from './python-space.js';

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

export class OutlineReader {
  readonly #sections: OpenSection[] = [];
  readonly #oddities: Oddity[] = [];
  #entry: OpenEntry | null = null;
  #indent = 0;

  /** @param line counts from 1; each line in turn */
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
