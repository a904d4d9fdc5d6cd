/** The tables that scanning fills: lists of numbers, and of texts that are found by their characters alone. */
import { SECTION_SIZE } from './scan.js';

/** A list of numbers that grows. */
export class NumberList {
  data: Int32Array;
  #length = 0;

  /** @param size how many numbers to expect */
  constructor(size: number) {
    this.data = new Int32Array(size + 8);
  }

  push5(one: number, two: number, three: number, four: number, five: number): void {
    const at = this.#grow(5);
    const { data } = this;
    data[at] = one;
    data[at + 1] = two;
    data[at + 2] = three;
    data[at + 3] = four;
    data[at + 4] = five;
  }

  push6(one: number, two: number, three: number, four: number, five: number, six: number): void {
    this.push5(one, two, three, four, five);
    this.data[this.#grow(1)] = six;
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

const KEY_SLOTS = 1024;
/** Files have a few dozen keys. */
const MOST_KEYS = 512;

/** The keys of a file, each once: an entry's key is told from its characters without making a text of them. */
export class KeyTable {
  readonly keys: string[] = [];
  readonly #text: string;
  readonly #codes: Uint8Array;
  /** By hash: one more than the number of a key; 0 is free. */
  readonly #slots = new Int32Array(KEY_SLOTS);
  readonly #starts = new Int32Array(MOST_KEYS);
  readonly #ends = new Int32Array(MOST_KEYS);

  constructor(text: string, codes: Uint8Array) {
    this.#text = text;
    this.#codes = codes;
  }

  /** Its index in `keys`; -1 where there are too many of them. `hash` is of the same characters, always the same. */
  numberOf(start: number, end: number, hash: number): number {
    let slot = spread(hash) & (KEY_SLOTS - 1);
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return this.#add(slot, start, end);
      if (isSame(this.#codes, start, end, this.#starts[number] ?? 0, this.#ends[number] ?? 0)) return number;
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
 * @param sections begins with the start and the end of each header
 * @param hashes one for each
 */
export function mayRepeat(codes: Uint8Array, sections: Int32Array, hashes: readonly number[]): boolean {
  let size = 16;
  while (size < hashes.length * 3) size *= 2;
  const slots = new Int32Array(size);
  for (let section = 0; section < hashes.length; section += 1) {
    const hash = hashes[section] ?? 0;
    const at = section * SECTION_SIZE;
    let slot = spread(hash) & (size - 1);
    for (let taken = slots[slot] ?? 0; taken > 0; taken = slots[slot] ?? 0) {
      const other = (taken - 1) * SECTION_SIZE;
      if (
        isSame(
          codes,
          sections[at] ?? 0,
          sections[at + 1] ?? 0,
          sections[other] ?? 0,
          sections[other + 1] ?? 0,
        )
      )
        return true;
      slot = (slot + 1) & (size - 1);
    }
    slots[slot] = section + 1;
  }
  return false;
}

/** Names that differ in their last digits alone shall not lie side by side. */
function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 12;
}

function isSame(
  codes: Uint8Array,
  start: number,
  end: number,
  otherStart: number,
  otherEnd: number,
): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let offset = 0; offset < end - start; offset += 1) {
    if (codes[start + offset] !== codes[otherStart + offset]) return false;
  }
  return true;
}
