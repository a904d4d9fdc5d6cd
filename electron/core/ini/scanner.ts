/** The one pass over the characters of a file that makes a scan of it; see scan.ts for why, and for what it must equal. */
import { codesOf, kind, kindOf } from './codes.js';
import { splitText } from './document.js';
import type { OutlineSection } from './outline.js';
import { OutlineReader } from './outline-reader.js';
import { contentEnd, firstContent } from './python-space.js';
import { KeyTable, mayRepeat, NumberList } from './scan-tables.js';
import { Scan, SECTION_SIZE, trait, TRAITS } from './scan.js';

/** Scans a text; null where some line of it is not of the ordinary shape. */
export function scanText(text: string): Scan | null {
  const scanner = new Scanner(text);
  return scanner.takeAll() ? scanner.finish() : null;
}

class Scanner {
  readonly #text: string;
  readonly #codes: Uint8Array;
  readonly #keys: KeyTable;
  readonly #sections: NumberList;
  readonly #entries: NumberList;
  /** Of the headers. */
  readonly #hashes: number[] = [];
  /** The sections that have indented lines. */
  readonly #deep: number[] = [];
  #at = 0;
  #line = 0;
  #sectionCount = 0;
  #entryCount = 0;
  #traits = 0;

  constructor(text: string) {
    this.#text = text;
    this.#codes = codesOf(text);
    this.#keys = new KeyTable(text, this.#codes);
    // Room for headers every hundred characters, and entries every twenty.
    this.#sections = new NumberList(text.length >> 4);
    this.#entries = new NumberList(text.length >> 2);
  }

  takeAll(): boolean {
    const { length } = this.#text;
    while (this.#at < length) {
      this.#line += 1;
      if (!this.#takeLine()) return false;
      const isPair = this.#codes[this.#at] === CARRIAGE_RETURN && this.#codes[this.#at + 1] === LINE_FEED;
      this.#at += isPair ? 2 : 1;
    }
    return true;
  }

  finish(): Scan | null {
    this.#closeSection();
    const { length } = this.#text;
    this.#sections.push6(length + 1, length + 1, -1, this.#line + 1, this.#entryCount, 0);
    const sections = this.#sections.data;
    const deep = this.#readDeep(sections);
    if (deep === null) return null;
    return new Scan({
      text: this.#text,
      lineCount: this.#line,
      sectionCount: this.#sectionCount,
      keys: this.#keys.keys,
      mayRepeatHeader: mayRepeat(this.#codes, sections, this.#hashes),
      deep,
      sections,
      entries: this.#entries.data,
    });
  }

  /** Goes to the end of the line. */
  #takeLine(): boolean {
    const code = this.#codes[this.#at] ?? LINE_FEED;
    if (code === OPENING_BRACKET) return this.#takeHeader();
    const first = kindOf(code);
    if ((first & kind.lineEnd) !== 0) return true;
    if ((first & kind.mark) !== 0) return this.#passLine();
    if ((first & kind.blank) !== 0) return this.#takeIndented();
    return this.#sectionCount > 0 && this.#takeEntry();
  }

  #passLine(): true {
    const codes = this.#codes;
    let at = this.#at;
    while ((kindOf(codes[at] ?? LINE_FEED) & kind.lineEnd) === 0) at += 1;
    this.#at = at;
    return true;
  }

  /** A blank line or a comment is passed over; anything else makes the section a deep one. */
  #takeIndented(): boolean {
    const codes = this.#codes;
    let at = this.#at + 1;
    while ((kindOf(codes[at] ?? LINE_FEED) & kind.blank) !== 0) at += 1;
    this.#at = at;
    const code = codes[at] ?? LINE_FEED;
    const first = kindOf(code);
    if ((first & kind.lineEnd) !== 0) return true;
    if ((first & kind.mark) !== 0) return this.#passLine();
    if ((first & kind.odd) !== 0 || this.#sectionCount === 0) return false;
    this.#traits |= trait.deep;
    return this.#passLine();
  }

  /** A header without indentation begins a section wherever it stands: nothing above it has a say in what follows. */
  #takeHeader(): boolean {
    const codes = this.#codes;
    const start = this.#at + 1;
    let at = start;
    let close = -1;
    let lastWord = start;
    let others = 0;
    let hash = 0;
    for (; ; at += 1) {
      const code = codes[at] ?? LINE_FEED;
      const found = kindOf(code);
      if ((found & kind.lineEnd) !== 0) break;
      hash = (Math.imul(hash, 31) + code) | 0;
      if ((found & kind.word) !== 0) continue;
      if ((found & kind.closing) !== 0) close = at;
      if (code === SPACE && lastWord === start) lastWord = at + 1;
      else others += 1;
    }
    if (close <= start) return false;
    this.#at = at;
    this.#closeSection();
    // The only other is the bracket itself.
    const isPlain = others === 1 && close === at - 1 && lastWord !== start + 1 && lastWord < close;
    if (!isPlain) hash = this.#hashOf(start, close + 1);
    this.#hashes.push(hash);
    this.#sections.push6(start, close, isPlain ? lastWord : -1, this.#line, this.#entryCount, 0);
    this.#sectionCount += 1;
    return true;
  }

  /** Of the same characters always the same; and those of a header go up to its bracket. */
  #hashOf(start: number, end: number): number {
    let hash = 0;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (this.#codes[at] ?? 0)) | 0;
    return hash;
  }

  #takeEntry(): boolean {
    const codes = this.#codes;
    const start = this.#at;
    let at = start;
    let hash = 0;
    let found = 0;
    for (; ; at += 1) {
      const code = codes[at] ?? LINE_FEED;
      found = kindOf(code);
      if ((found & END_OF_KEY) !== 0) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    const key = at === start ? -1 : this.#keys.numberOf(start, at, hash);
    while ((found & kind.blank) !== 0) found = kindOf(codes[(at += 1)] ?? LINE_FEED);
    if (key < 0 || (found & kind.delimiter) === 0) return false;
    this.#takeValue(start, key, at + 1);
    return true;
  }

  #takeValue(entryStart: number, key: number, from: number): void {
    const codes = this.#codes;
    let start = from;
    while ((kindOf(codes[start] ?? LINE_FEED) & kind.blank) !== 0) start += 1;
    let at = start;
    let all = 0;
    for (; ; at += 1) {
      const found = kindOf(codes[at] ?? LINE_FEED);
      all |= found;
      if ((found & kind.lineEnd) !== 0) break;
    }
    this.#at = at;
    let end = at;
    if ((all & kind.odd) !== 0) {
      end = contentEnd(this.#text, at);
      start = Math.min(firstContent(this.#text, from), end);
    } else while (end > start && (kindOf(codes[end - 1] ?? 0) & kind.blank) !== 0) end -= 1;
    if ((all & kind.mark) !== 0) this.#traits |= trait.commentMark;
    if (end === start) {
      this.#traits |= trait.emptyValue;
      start = from;
      end = from;
    }
    this.#entries.push5(entryStart, key, start, end, this.#line);
    this.#entryCount += 1;
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

const END_OF_KEY = kind.delimiter | kind.blank | kind.lineEnd | kind.odd;
const SPACE = 0x20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const OPENING_BRACKET = 0x5b;
