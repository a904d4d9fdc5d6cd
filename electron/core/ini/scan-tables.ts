/** The tables that scanning fills: lists of numbers, and of texts that are found by their characters alone. */
import { kind, kindOf } from './codes.js';
import { HASH, SECTION_SIZE } from './scan.js';

/** A list of numbers that grows. */
export class NumberList {
  data: Int32Array;
  #length = 0;

  /** @param size how many numbers to expect */
  constructor(size: number) {
    this.data = new Int32Array(size + 8);
  }

  push4(one: number, two: number, three: number, four: number): void {
    const at = this.#grow(4);
    const { data } = this;
    data[at] = one;
    data[at + 1] = two;
    data[at + 2] = three;
    data[at + 3] = four;
  }

  push3(one: number, two: number, three: number): void {
    const at = this.#grow(3);
    const { data } = this;
    data[at] = one;
    data[at + 1] = two;
    data[at + 2] = three;
  }

  #grow(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.data.length) {
      const more = new Int32Array(this.data.length * 2);
      more.set(this.data);
      this.data = more;
    }
    return at;
  }
}

/** Where a character stands next in a text, for somebody who asks from left to right. */
export class Finder {
  readonly #text: string;
  readonly #character: string;
  #next = -1;

  constructor(text: string, character: string) {
    this.#text = text;
    this.#character = character;
  }

  /** The first place from `start` on; the length of the text where there is none. `start` never goes back. */
  from(start: number): number {
    if (this.#next < start) {
      const found = this.#text.indexOf(this.#character, start);
      this.#next = found < 0 ? this.#text.length : found;
    }
    return this.#next;
  }
}

const KEY_SLOTS = 1024;
/** Files have a few dozen keys. */
const MOST_KEYS = 512;
const END_OF_KEY = kind.delimiter | kind.blank | kind.lineEnd | kind.odd;

/** The keys of a file, each once: an entry's key is told from its characters without making a text of them. */
export class KeyTable {
  readonly keys: string[] = [];
  readonly #text: string;
  readonly #codes: Uint8Array;
  readonly #view: DataView;
  /** By hash: one more than the number of a key; 0 is free. */
  readonly #slots = new Int32Array(KEY_SLOTS);
  readonly #starts = new Int32Array(MOST_KEYS);
  readonly #ends = new Int32Array(MOST_KEYS);
  /** By the two keys before, as `#context` counts them: the one that stood there the last time. Sections are alike. */
  readonly #followers = new Int32Array(KEY_SLOTS);
  #context = 0;

  constructor(text: string, codes: Uint8Array) {
    this.#text = text;
    this.#codes = codes;
    this.#view = viewOf(codes);
  }

  lengthOf(key: number): number {
    return (this.#ends[key] ?? 0) - (this.#starts[key] ?? 0);
  }

  /**
   * The index in `keys` of the key that begins a line.
   *
   * @param end of the line
   * @returns -1 where there is no key, or there are too many of them
   */
  numberAt(start: number, end: number): number {
    const guess = this.#followers[this.#context] ?? 0;
    let key = guess;
    if (!this.#isAt(guess, start, end)) {
      key = this.#lookUp(start, end);
      if (key < 0) return -1;
      this.#followers[this.#context] = key;
    }
    this.#context = (this.#context * 32 + key) & (KEY_SLOTS - 1);
    return key;
  }

  #isAt(key: number, start: number, lineEnd: number): boolean {
    const end = start + this.lengthOf(key);
    if (end === start || end >= lineEnd) return false;
    if ((kindOf(this.#codes[end] ?? 0) & END_OF_KEY) === 0) return false;
    return isSame(this.#view, start, end, this.#starts[key] ?? 0, this.#ends[key] ?? 0);
  }

  #lookUp(start: number, lineEnd: number): number {
    const codes = this.#codes;
    let end = start;
    let hash = 0;
    for (; end < lineEnd; end += 1) {
      const code = codes[end] ?? 0;
      if ((kindOf(code) & END_OF_KEY) !== 0) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    return end === start ? -1 : this.#numberOf(start, end, hash);
  }

  #numberOf(start: number, end: number, hash: number): number {
    let slot = spread(hash) & (KEY_SLOTS - 1);
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return this.#add(slot, start, end);
      if (isSame(this.#view, start, end, this.#starts[number] ?? 0, this.#ends[number] ?? 0)) return number;
      slot = (slot + 1) & (KEY_SLOTS - 1);
    }
  }

  #add(slot: number, start: number, end: number): number {
    const number = this.keys.length;
    if (number === MOST_KEYS) return -1;
    this.keys.push(this.#text.slice(start, end));
    this.#slots[slot] = number + 1;
    this.#starts[number] = start;
    this.#ends[number] = end;
    return number;
  }
}

/**
 * Whether some header occurs twice, or there are two that cannot be told apart by ASCII alone.
 *
 * @param sections as a scan has them: the start, the end and the hash of each header count
 */
export function mayRepeat(codes: Uint8Array, sections: Int32Array, count: number): boolean {
  let size = 16;
  while (size < count * 3) size *= 2;
  const slots = new Int32Array(size);
  const view = viewOf(codes);
  for (let section = 0; section < count; section += 1) {
    const at = section * SECTION_SIZE;
    let slot = spread(sections[at + HASH] ?? 0) & (size - 1);
    for (let taken = slots[slot] ?? 0; taken > 0; taken = slots[slot] ?? 0) {
      const other = (taken - 1) * SECTION_SIZE;
      if (
        isSame(view, sections[at] ?? 0, sections[at + 1] ?? 0, sections[other] ?? 0, sections[other + 1] ?? 0)
      )
        return true;
      slot = (slot + 1) & (size - 1);
    }
    slots[slot] = section + 1;
  }
  return false;
}

/** Compares four characters at a time. */
function viewOf(codes: Uint8Array): DataView {
  return new DataView(codes.buffer, codes.byteOffset, codes.length);
}

/** Names that differ in their last digits alone shall not lie side by side. */
function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 12;
}

function isSame(codes: DataView, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  const length = end - start;
  if (length !== otherEnd - otherStart) return false;
  let offset = 0;
  for (; offset + 4 <= length; offset += 4) {
    if (codes.getInt32(start + offset) !== codes.getInt32(otherStart + offset)) return false;
  }
  for (; offset < length; offset += 1) {
    if (codes.getUint8(start + offset) !== codes.getUint8(otherStart + offset)) return false;
  }
  return true;
}
