/**
 * The outline of a document: which physical lines are headers, entries and their continuations.
 *
 * Follows CPython 3's `configparser.RawConfigParser._read` with its default options, which is what botocore
 * and the AWS CLI read with. It is literal and tolerant: what that parser refuses becomes an entry of
 * `oddities` and reading goes on, so that a file no tool accepts can still be shown. It judges nothing,
 * merges no duplicates, folds no key case; dialects do that.
 */
import type { IniDocument } from './document.js';

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

/** Reads the outline. Never fails. */
export function outlineDocument(document: IniDocument): Outline {
  const reader = new OutlineReader();
  document.lines.forEach((line, index) => reader.take(line.text, index + 1));
  return reader.finish(document.lines.length);
}

class OutlineReader {
  readonly #sections: OpenSection[] = [];
  readonly #oddities: Oddity[] = [];
  #entry: OpenEntry | null = null;
  #indent = 0;

  take(text: string, line: number): void {
    const content = stripPython(text);
    const isComment = content.startsWith('#') || content.startsWith(';');
    if (content === '' || isComment) {
      this.#takeEmpty(isComment, line);
      return;
    }
    const indent = text.search(NOT_PYTHON_SPACE);
    if (this.#entry !== null && indent > this.#indent) {
      this.#entry.value.push(content);
      this.#entry.valueLines.push(line);
      return;
    }
    this.#indent = indent;
    const header = /^\[(.+)\](.*)$/su.exec(content);
    if (header !== null) this.#openSection(header, line, indent);
    else this.#takeEntry(content, line, indent);
  }

  finish(lineCount: number): Outline {
    this.#close(lineCount);
    for (const section of this.#sections) section.entries.forEach(dropTrailingBlankLines);
    return { sections: this.#sections, oddities: this.#oddities };
  }

  /** An empty line continues a value; a comment inside a value is passed over without ending it. */
  #takeEmpty(isComment: boolean, line: number): void {
    if (!isComment && this.#entry !== null) {
      this.#entry.value.push('');
      this.#entry.valueLines.push(line);
    }
  }

  #openSection(match: RegExpExecArray, line: number, indent: number): void {
    this.#close(line - 1);
    this.#entry = null;
    const [, header = '', trailing = ''] = match;
    this.#sections.push({ header, line, column: indent + 1, trailing, lastLine: line, entries: [] });
  }

  #takeEntry(content: string, line: number, indent: number): void {
    const section = this.#sections.at(-1);
    if (section === undefined) {
      this.#oddities.push({ code: 'text-before-section', line });
      return;
    }
    const match = /^(.*?)\s*([=:])\s*(.*)$/su.exec(content);
    if (match === null) {
      this.#oddities.push({ code: 'line-without-delimiter', line });
      return;
    }
    const [, key = '', delimiter, value = ''] = match;
    if (key === '') this.#oddities.push({ code: 'entry-without-key', line });
    this.#entry = {
      key,
      value: [value],
      delimiter: delimiter === ':' ? ':' : '=',
      line,
      keyColumn: indent + 1,
      valueColumn: indent + 1 + content.length - value.length,
      valueLines: [line],
    };
    section.entries.push(this.#entry);
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

/** Python's `str.strip()` whitespace; differs from JavaScript's in U+FEFF (no) and U+001C..U+001F, U+0085 (yes). */
const PYTHON_SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const NOT_PYTHON_SPACE = new RegExp(`[^${PYTHON_SPACE}]`, 'u');
const LEADING = new RegExp(`^[${PYTHON_SPACE}]+`, 'u');
const TRAILING = new RegExp(`[${PYTHON_SPACE}]+$`, 'u');

function stripPython(text: string): string {
  return text.replace(LEADING, '').replace(TRAILING, '');
}
