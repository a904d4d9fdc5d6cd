/** The one pass over the characters of a file that makes a scan of it; see scan.ts for why, and for what it must equal. */
import { codesOf, kind, kindOf } from './codes.js';
import { splitText } from './document.js';
import type { OutlineSection } from './outline.js';
import { OutlineReader } from './outline-reader.js';
import { contentEnd, firstContent } from './python-space.js';
import { Finder, KeyTable, mayRepeat, NumberList } from './scan-tables.js';
import { Scan, SECTION_SIZE, trait, TRAITS } from './scan.js';

/**
 * Scans a text; null where some line of it is not of the ordinary shape.
 *
 * @param codes its characters as `codesOf` gives them
 */
export function scanText(text: string, codes: Uint8Array = codesOf(text)): Scan | null {
  const scanner = new Scanner(text, codes);
  return scanner.takeAll() ? scanner.finish() : null;
}

/**
 * Steps over as much as it can without looking at it: where lines end and comments begin is found by `indexOf`, which
 * takes a quarter of a loop's time when nothing is compiled yet, and half of it later.
 */
class Scanner {
  readonly #text: string;
  readonly #codes: Uint8Array;
  readonly #keys: KeyTable;
  readonly #sections: NumberList;
  readonly #entries: NumberList;
  readonly #feeds: Finder;
  readonly #returns: Finder;
  readonly #hashMarks: Finder;
  readonly #semicolons: Finder;
  /** The sections that have indented lines. */
  readonly #deep: number[] = [];
  #line = 0;
  #sectionCount = 0;
  #entryCount = 0;
  #traits = 0;

  constructor(text: string, codes: Uint8Array) {
    this.#text = text;
    this.#codes = codes;
    this.#keys = new KeyTable(text, codes);
    // Room for headers every hundred characters, and entries every thirty.
    this.#sections = new NumberList(text.length >> 4);
    this.#entries = new NumberList(text.length >> 3);
    this.#feeds = new Finder(text, '\n');
    this.#returns = new Finder(text, '\r');
    this.#hashMarks = new Finder(text, '#');
    this.#semicolons = new Finder(text, ';');
  }

  takeAll(): boolean {
    const { length } = this.#text;
    for (let at = 0; at < length;) {
      const feed = this.#feeds.from(at);
      const end = Math.min(feed, this.#returns.from(at));
      this.#line += 1;
      if (at < end && !this.#takeLine(at, end)) return false;
      // A carriage return and the line feed after it are one end.
      at = feed === end + 1 ? feed + 1 : end + 1;
    }
    return true;
  }

  finish(): Scan | null {
    this.#closeSection();
    const { length } = this.#text;
    this.#sections.push4(length + 1, length + 1, -1, this.#line + 1);
    this.#sections.push3(this.#entryCount, 0, 0);
    const sections = this.#sections.data;
    const deep = this.#readDeep(sections);
    if (deep === null) return null;
    return new Scan({
      text: this.#text,
      lineCount: this.#line,
      sectionCount: this.#sectionCount,
      keys: this.#keys.keys,
      mayRepeatHeader: mayRepeat(this.#codes, sections, this.#sectionCount),
      deep,
      sections,
      entries: this.#entries.data,
    });
  }

  /** A line that is not empty. */
  #takeLine(start: number, end: number): boolean {
    const code = this.#codes[start] ?? 0;
    if (code === OPENING_BRACKET) return this.#takeHeader(start + 1, end);
    const first = kindOf(code);
    if ((first & kind.mark) !== 0) return true;
    if ((first & kind.blank) !== 0) return this.#takeIndented(start, end);
    return this.#sectionCount > 0 && this.#takeEntry(start, end);
  }

  /** A blank line or a comment is passed over; anything else makes the section a deep one. */
  #takeIndented(start: number, end: number): boolean {
    const at = this.#passBlanks(start, end);
    const first = at === end ? kind.mark : kindOf(this.#codes[at] ?? 0);
    if ((first & kind.mark) !== 0) return true;
    if ((first & kind.odd) !== 0 || this.#sectionCount === 0) return false;
    this.#traits |= trait.deep;
    return true;
  }

  /** A header without indentation begins a section wherever it stands: nothing above it has a say in what follows. */
  #takeHeader(start: number, end: number): boolean {
    const codes = this.#codes;
    let close = -1;
    let lastWord = start;
    let others = 0;
    let hash = 0;
    for (let at = start; at < end; at += 1) {
      const code = codes[at] ?? 0;
      const found = kindOf(code);
      hash = (Math.imul(hash, 31) + code) | 0;
      if ((found & kind.word) !== 0) continue;
      if ((found & kind.closing) !== 0) close = at;
      if (code === SPACE && lastWord === start) lastWord = at + 1;
      else others += 1;
    }
    if (close <= start) return false;
    this.#closeSection();
    // The only other is the bracket itself.
    const isPlain = others === 1 && close === end - 1 && lastWord !== start + 1 && lastWord < close;
    if (!isPlain) hash = this.#hashOf(start, close + 1);
    this.#sections.push4(start, close, isPlain ? lastWord : -1, this.#line);
    this.#sections.push3(this.#entryCount, 0, hash);
    this.#sectionCount += 1;
    return true;
  }

  /** Of the same characters always the same; and those of a header go up to its bracket. */
  #hashOf(start: number, end: number): number {
    let hash = 0;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (this.#codes[at] ?? 0)) | 0;
    return hash;
  }

  #takeEntry(start: number, end: number): boolean {
    const key = this.#keys.numberAt(start, end);
    if (key < 0) return false;
    const at = this.#passBlanks(start + this.#keys.lengthOf(key), end);
    if (at === end || (kindOf(this.#codes[at] ?? 0) & kind.delimiter) === 0) return false;
    this.#takeValue(key, at + 1, end);
    return true;
  }

  #takeValue(key: number, from: number, lineEnd: number): void {
    const codes = this.#codes;
    let start = this.#passBlanks(from, lineEnd);
    let end = lineEnd;
    while (end > start && (kindOf(codes[end - 1] ?? 0) & kind.blank) !== 0) end -= 1;
    if (((kindOf(codes[start] ?? 0) | kindOf(codes[end - 1] ?? 0)) & kind.odd) !== 0) {
      end = contentEnd(this.#text, lineEnd);
      start = Math.min(firstContent(this.#text, from), end);
    }
    if (this.#hashMarks.from(start) < end || this.#semicolons.from(start) < end)
      this.#traits |= trait.commentMark;
    const first = codes[start] ?? 0;
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) this.#traits |= trait.quoted;
    if (end === start) {
      this.#traits |= trait.emptyValue;
      start = from;
      end = from;
    }
    this.#entries.push4(key, start, end, this.#line);
    this.#entryCount += 1;
  }

  #passBlanks(start: number, end: number): number {
    let at = start;
    while (at < end && (kindOf(this.#codes[at] ?? 0) & kind.blank) !== 0) at += 1;
    return at;
  }

  #closeSection(): void {
    if (this.#sectionCount === 0) return;
    this.#sections.data[(this.#sectionCount - 1) * SECTION_SIZE + TRAITS] = this.#traits;
    if ((this.#traits & trait.deep) !== 0) this.#deep.push(this.#sectionCount - 1);
    this.#traits = 0;
  }

  /** Null where there is something in one of them that RawConfigParser stops at. */
  #readDeep(sections: Int32Array): ReadonlyMap<number, OutlineSection> | null {
    const deep = new Map<number, OutlineSection>();
    for (const section of this.#deep) {
      const at = section * SECTION_SIZE;
      const [start = 0, , , line = 1] = sections.subarray(at, at + SECTION_SIZE);
      const reader = new OutlineReader();
      const end = (sections[at + SECTION_SIZE] ?? 0) - 1;
      const lines = splitText(this.#text.slice(start - 1, end));
      lines.forEach((physical, index) => reader.take(physical.text, line + index));
      const outline = reader.finish(line + lines.length - 1);
      const [only, second] = outline.sections;
      if (only === undefined || second !== undefined || outline.oddities.length > 0) return null;
      deep.set(section, only);
    }
    return deep;
  }
}

const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const OPENING_BRACKET = 0x5b;
