/** One section of a scanned file, and its settings. */
import type { Scan } from '../ini/scan.js';
import type { DialectValue } from './botocore-values.js';
import type { DialectSection } from './botocore.js';
import { known, type KnownSetting } from './known-settings.js';
import type { SectionKind } from './section-kinds.js';
import type { DialectValues } from './setting-list.js';

/** The keys of a scanned file, by their index in the scan. */
export interface ScannedKeys {
  readonly scan: Scan;
  /** In lower case. */
  readonly folded: readonly string[];
  /** As known settings; with one bit more where the key takes a closer look. */
  readonly bits: Int32Array;
  /** The index of the first key that is the same in lower case. */
  readonly folds: Int32Array;
}

/** Beside the known settings: some key has capitals or is spelt nearly like a setting, or some value has a trait. */
export const ODD = 0x4000_0000;

/** Settings of which many profiles have the same values. */
const OFTEN_ALIKE = known.region | known.sso_session | known.sso_role_name;

const noLines: ReadonlyMap<string, number> = new Map();

/**
 * A section without indented lines, in which each key stands once: texts and lines are looked up when asked for.
 *
 * It is its own settings: of ten thousand sections, one object each is noticed.
 */
export class ScannedSection implements DialectSection, DialectValues {
  readonly kind: SectionKind;
  readonly name: string | null;
  readonly form: 'bare' | 'prefixed';
  readonly hasPlainHeader: boolean;
  readonly known: number;
  readonly #keys: ScannedKeys;
  readonly #section: number;

  /**
   * @param section its place in the scan
   * @param known bits of its known settings, and ODD where some key or value takes a closer look
   */
  constructor(
    keys: ScannedKeys,
    section: number,
    kind: SectionKind,
    name: string | null,
    form: 'bare' | 'prefixed',
    hasPlainHeader: boolean,
    known: number,
  ) {
    this.kind = kind;
    this.name = name;
    this.form = form;
    this.hasPlainHeader = hasPlainHeader;
    this.known = known;
    this.#keys = keys;
    this.#section = section;
  }

  get hasPlainValues(): boolean {
    return (this.known & ODD) === 0;
  }

  get values(): DialectValues {
    return this;
  }

  get line(): number {
    return this.#keys.scan.sectionLine(this.#section);
  }

  get header(): string {
    return this.#keys.scan.header(this.#section);
  }

  get lastLine(): number {
    return this.#keys.scan.lastLine(this.#section);
  }

  get trailing(): string {
    return this.#keys.scan.trailing(this.#section);
  }

  get list(): readonly DialectValue[] {
    const first = this.#keys.scan.firstEntry(this.#section);
    return Array.from({ length: this.size }, (_, index) => this.#value(first + index));
  }

  get size(): number {
    const { scan } = this.#keys;
    return scan.firstEntry(this.#section + 1) - scan.firstEntry(this.#section);
  }

  get(key: string): DialectValue | undefined {
    const { scan, folded } = this.#keys;
    const end = scan.firstEntry(this.#section + 1);
    for (let entry = scan.firstEntry(this.#section); entry < end; entry += 1) {
      if (folded[scan.key(entry)] === key) return this.#value(entry);
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  textOf(setting: KnownSetting): string | null {
    const entry = this.#find(setting);
    if (entry < 0) return null;
    const { scan } = this.#keys;
    return (setting & OFTEN_ALIKE) === 0 ? scan.value(entry) : scan.commonValue(entry);
  }

  lineOf(setting: KnownSetting): number | null {
    const entry = this.#find(setting);
    return entry < 0 ? null : this.#keys.scan.entryLine(entry);
  }

  /** -1 where it is missing. */
  #find(setting: KnownSetting): number {
    if ((this.known & setting) === 0) return -1;
    const { bits, scan } = this.#keys;
    let entry = scan.firstEntry(this.#section);
    while (((bits[scan.key(entry)] ?? setting) & setting) === 0) entry += 1;
    return entry;
  }

  #value(entry: number): DialectValue {
    const { scan, folded } = this.#keys;
    const key = scan.key(entry);
    const line = scan.entryLine(entry);
    return {
      value: scan.value(entry),
      key: scan.keys[key] ?? '',
      folded: folded[key] ?? '',
      line,
      lastLine: line,
      valueColumn: scan.valueColumn(entry),
      nestedLines: noLines,
      inherited: false,
    };
  }
}
