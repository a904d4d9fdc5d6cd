/**
 * Where everything stands in a file of the ordinary shape, as numbers: no object for a line, a section or an entry.
 *
 * A home may hold ten thousand profiles, and listing them needs a few texts of each; making an object of every line
 * takes ten times as long as finding those texts. So scanner.ts goes over the characters once and notes offsets here. It
 * gives up on a file at the first thing that it is not sure of, and the file is read line by line instead (outline.ts):
 * that reading is the rule, and this one equals it wherever it says anything (scan.properties.test.ts).
 */
import type { OutlineSection } from './outline.js';
import { contentEnd } from './python-space.js';

/** What may call for a closer look in a section; combined as bits. */
export const trait = {
  /** A value holds `#` or `;`. */
  commentMark: 1,
  emptyValue: 2,
  /** It has indented lines, and `deep` its outline; its entries here are not to be used. */
  deep: 4,
  /** A value begins with a quotation mark. */
  quoted: 8,
} as const;

/** Offsets in the text from 0, half open; line numbers from 1. Sections and entries are counted from 0. */
export class Scan {
  readonly text: string;
  readonly lineCount: number;
  readonly sectionCount: number;
  /** Keys that occur, each once, as written. */
  readonly keys: readonly string[];
  /** Some header stands twice, or two with characters beyond ASCII look alike without them. */
  readonly mayRepeatHeader: boolean;
  /** The sections that have indented lines, as their lines give them. */
  readonly deep: ReadonlyMap<number, OutlineSection>;
  readonly #sections: Int32Array;
  readonly #entries: Int32Array;
  /** Values cut before, by key and some of their characters: many sections have the same. */
  readonly #cut: string[];

  constructor(found: ScanParts) {
    this.text = found.text;
    this.lineCount = found.lineCount;
    this.sectionCount = found.sectionCount;
    this.keys = found.keys;
    this.mayRepeatHeader = found.mayRepeatHeader;
    this.deep = found.deep;
    this.#sections = found.sections;
    this.#entries = found.entries;
    this.#cut = new Array<string>(found.keys.length * CUT_PER_KEY).fill('');
  }

  /** What stands between the brackets. */
  header(section: number): string {
    return this.text.slice(this.#section(section, HEADER_START), this.#section(section, HEADER_END));
  }

  /** What follows the closing bracket. */
  trailing(section: number): string {
    const start = this.#section(section, HEADER_END) + 1;
    const end = lineEnd(this.text, start);
    return this.text.slice(start, Math.max(start, contentEnd(this.text, end)));
  }

  /**
   * Where the last word of the header begins, if it consists of one or two words of letters, digits and `_./@:+-`
   * with one blank between them, and nothing follows the closing bracket; -1 otherwise.
   */
  lastWord(section: number): number {
    return this.#section(section, LAST_WORD);
  }

  headerStart(section: number): number {
    return this.#section(section, HEADER_START);
  }

  headerEnd(section: number): number {
    return this.#section(section, HEADER_END);
  }

  sectionLine(section: number): number {
    return this.#section(section, SECTION_LINE);
  }

  /** The section whose header stands on a line; -1 where none does. */
  sectionAt(line: number): number {
    let low = 0;
    let high = this.sectionCount - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.sectionLine(middle);
      if (found === line) return middle;
      if (found < line) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** The line before the next header. */
  lastLine(section: number): number {
    return this.#section(section + 1, SECTION_LINE) - 1;
  }

  traits(section: number): number {
    return this.#section(section, TRAITS);
  }

  /** Its entries are those from here up to the first of the next section. */
  firstEntry(section: number): number {
    return this.#section(section, FIRST_ENTRY);
  }

  /** Index in `keys`. */
  key(entry: number): number {
    return this.#entry(entry, KEY);
  }

  entryLine(entry: number): number {
    return this.#entry(entry, ENTRY_LINE);
  }

  value(entry: number): string {
    return this.text.slice(this.#entry(entry, VALUE_START), this.#entry(entry, VALUE_END));
  }

  /** The same for a value that many sections have: it is cut once, or a few times. */
  commonValue(entry: number): string {
    const start = this.#entry(entry, VALUE_START);
    const end = this.#entry(entry, VALUE_END);
    const middle = this.text.charCodeAt((start + end) >> 1);
    const place = this.key(entry) * CUT_PER_KEY + (middle & (CUT_PER_KEY - 1));
    const known = this.#cut[place] ?? '';
    if (known.length === end - start && this.text.startsWith(known, start)) return known;
    const value = this.text.slice(start, end);
    this.#cut[place] = value;
    return value;
  }

  /** Counts from 1. */
  valueColumn(entry: number): number {
    const start = this.#entry(entry, VALUE_START);
    return start - lineStart(this.text, start) + 1;
  }

  delimiter(entry: number): '=' | ':' {
    const start = lineStart(this.text, this.#entry(entry, VALUE_START));
    const after = start + (this.keys[this.key(entry)]?.length ?? 0);
    for (let at = after; ; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code === COLON) return ':';
      if (code === EQUALS) return '=';
    }
  }

  #section(section: number, field: number): number {
    return this.#sections[section * SECTION_SIZE + field] ?? 0;
  }

  #entry(entry: number, field: number): number {
    return this.#entries[entry * ENTRY_SIZE + field] ?? 0;
  }
}

/** What a scan is made of: see the fields of the same names. */
export interface ScanParts {
  readonly text: string;
  readonly lineCount: number;
  readonly sectionCount: number;
  readonly keys: readonly string[];
  readonly mayRepeatHeader: boolean;
  readonly deep: ReadonlyMap<number, OutlineSection>;
  /** SECTION_SIZE numbers for each section, and for one more that begins after the last line. */
  readonly sections: Int32Array;
  /** ENTRY_SIZE numbers for each entry. */
  readonly entries: Int32Array;
}

export const SECTION_SIZE = 7;
const HEADER_START = 0;
const HEADER_END = 1;
const LAST_WORD = 2;
const SECTION_LINE = 3;
const FIRST_ENTRY = 4;
export const TRAITS = 5;
/** Of the characters of the header, up to its closing bracket where there is more than that on the line. */
export const HASH = 6;

const ENTRY_SIZE = 4;
const KEY = 0;
const VALUE_START = 1;
const VALUE_END = 2;
const ENTRY_LINE = 3;

/** A power of two. */
const CUT_PER_KEY = 8;

const COLON = 0x3a;
const EQUALS = 0x3d;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function lineStart(text: string, within: number): number {
  let start = within;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
  return end;
}

function isLineEnd(unit: number): boolean {
  return unit === LINE_FEED || unit === CARRIAGE_RETURN;
}
