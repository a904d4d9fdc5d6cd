/** The settings of one section by key. */
import type { DialectValue } from './botocore-values.js';
import { bitOf, type KnownSetting, nameOf } from './known-settings.js';

/** The settings of a section by lower-case key: its own, then those inherited from `[DEFAULT]`. */
export interface DialectValues {
  /** All of them. */
  readonly list: readonly DialectValue[];
  readonly size: number;
  /** Which of the known settings are there, as bits; others may be set beside them. */
  readonly known: number;
  /** None is empty, quoted, nested, holds a comment mark, or has a key that takes a closer look; false also where nobody looked yet. */
  readonly hasPlainValues: boolean;
  /** @param key in lower case */
  get(key: string): DialectValue | undefined;
  /** @param key in lower case */
  has(key: string): boolean;
  /** Null where it is missing or a nested block. */
  textOf(setting: KnownSetting): string | null;
  /** Counts from 1; null where it is missing. */
  lineOf(setting: KnownSetting): number | null;
}

/** From here on a section is searched by an index; below, walking along it is faster than making one. */
const INDEX_FROM = 16;

/**
 * Settings in the order in which they first stand, the last of a kind winning, as in a Python dict.
 *
 * A home has tens of thousands of sections with a handful of settings each: a Map for each of them takes longer
 * than all the rest of reading.
 */
export class SettingList implements DialectValues {
  readonly hasPlainValues = false;
  readonly #list: DialectValue[];
  #known = 0;
  #index: Map<string, number> | null = null;

  /** @param values several may have one key: the last wins. The list may keep the array as its own */
  constructor(values: DialectValue[]) {
    // An array that grows one by one takes three times the memory of one made whole.
    const isWhole = values.length <= INDEX_FROM && !hasDuplicates(values);
    this.#list = isWhole ? values : [];
    if (isWhole) for (const { folded } of values) this.#known |= bitOf(folded);
    else for (const value of values) this.put(value);
  }

  get list(): readonly DialectValue[] {
    return this.#list;
  }

  get size(): number {
    return this.#list.length;
  }

  get known(): number {
    return this.#known;
  }

  get(key: string): DialectValue | undefined {
    if (this.#index !== null) return this.#list[this.#index.get(key) ?? -1];
    for (const value of this.#list) if (value.folded === key) return value;
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  textOf(setting: KnownSetting): string | null {
    const value = (this.#known & setting) === 0 ? undefined : this.get(nameOf(setting))?.value;
    return typeof value === 'string' ? value : null;
  }

  lineOf(setting: KnownSetting): number | null {
    return this.get(nameOf(setting))?.line ?? null;
  }

  put(value: DialectValue): void {
    this.#known |= bitOf(value.folded);
    const at = this.#placeOf(value.folded);
    if (at < this.#list.length) {
      this.#list[at] = value;
      return;
    }
    this.#list.push(value);
    this.#index?.set(value.folded, at);
    if (this.#index === null && this.#list.length > INDEX_FROM) {
      this.#index = new Map(this.#list.map(({ folded }, index) => [folded, index]));
    }
  }

  #placeOf(key: string): number {
    const { length } = this.#list;
    if (this.#index !== null) return this.#index.get(key) ?? length;
    const at = this.#list.findIndex(({ folded }) => folded === key);
    return at < 0 ? length : at;
  }
}

function hasDuplicates(values: readonly DialectValue[]): boolean {
  return values.some(({ folded }, index) => {
    for (let later = index + 1; later < values.length; later += 1) {
      if (values[later]?.folded === folded) return true;
    }
    return false;
  });
}
