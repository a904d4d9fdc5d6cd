/**
 * A scanned file as botocore reads it, for files in which nothing stops botocore: what reading its outline would give
 * (../profiles/scanned.properties.test.ts), without an object for each setting.
 */
import { defaultProfileName, type FileRole } from '../../../shared/vocabulary.js';
import { type Scan, trait } from '../ini/scan.js';
import { fewOfAKind, oddHeader, type Problem } from './botocore-problems.js';
import { parseNested, readEntries } from './botocore-values.js';
import type { DialectFile, DialectSection } from './botocore.js';
import { closeSetting } from './close-settings.js';
import { bitOf } from './known-settings.js';
import { ODD, type ScannedKeys, ScannedSection } from './scanned-section.js';
import { classify, type SectionClass } from './section-kinds.js';
import { SettingList } from './setting-list.js';

const PROFILE_PREFIX = 'profile ';
/** Its settings are every section's. */
const DEFAULT_SECTION = 'DEFAULT';

/** Null where the file takes a closer look. */
export function readScan(scan: Scan, role: FileRole): DialectFile | null {
  return scan.mayRepeatHeader ? null : new ScanReader(scan, role).read();
}

class ScanReader {
  readonly #scan: Scan;
  readonly #role: FileRole;
  readonly #keys: ScannedKeys;
  /** By folded key, one more than the section in which it was seen last. */
  readonly #seen: Int32Array;
  readonly #problems: Problem[] = [];
  #hasUniqueNames = true;

  constructor(scan: Scan, role: FileRole) {
    this.#scan = scan;
    this.#role = role;
    this.#keys = foldKeys(scan);
    this.#seen = new Int32Array(scan.keys.length);
  }

  read(): DialectFile | null {
    // Made whole: an array that grows one by one takes three times the memory.
    const sections = new Array<DialectSection>(this.#scan.sectionCount);
    for (let index = 0; index < this.#scan.sectionCount; index += 1) {
      const section = this.#readSection(index);
      if (section === null) return null;
      sections[index] = section;
    }
    const problems = fewOfAKind(this.#problems);
    return { sections, problems, refused: null, hasUniqueNames: this.#hasUniqueNames };
  }

  /** Null where botocore refuses the file for it, or all other sections inherit from it. */
  #readSection(section: number): DialectSection | null {
    const isDeep = (this.#scan.traits(section) & trait.deep) !== 0;
    const known = isDeep ? 0 : this.#readKeys(section);
    if (known < 0) return null;
    const name = isDeep ? null : this.#plainName(section);
    if (name === null) return this.#readOdd(section, isDeep, known);
    const form = this.#role === 'config' ? 'prefixed' : 'bare';
    // It may stand beside [default].
    if (form === 'prefixed' && name === defaultProfileName) this.#hasUniqueNames = false;
    return new ScannedSection(this.#keys, section, 'profile', name, form, true, known);
  }

  /** The name of a profile with the header that nearly every one has; null for any other section. */
  #plainName(section: number): string | null {
    const scan = this.#scan;
    const start = scan.headerStart(section);
    const lastWord = scan.lastWord(section);
    if (this.#role === 'credentials') {
      const isPlain = lastWord === start && !scan.text.startsWith(DEFAULT_SECTION, start);
      return isPlain ? scan.header(section) : null;
    }
    const isPlain = lastWord === start + PROFILE_PREFIX.length && scan.text.startsWith(PROFILE_PREFIX, start);
    return isPlain ? scan.text.slice(lastWord, scan.headerEnd(section)) : null;
  }

  /** A section that is no profile, or one whose header or settings take a closer look. */
  #readOdd(section: number, isDeep: boolean, known: number): DialectSection | null {
    const header = this.#scan.header(section);
    if (header === DEFAULT_SECTION) return null;
    const found = classify(header, this.#role);
    const isConfig = this.#role === 'config';
    const odd =
      isConfig && found.kind === 'other' ? oddHeader(header, this.#scan.sectionLine(section)) : null;
    if (odd !== null) this.#problems.push(odd);
    // Different headers may mean the same name: [profile a] and [profile "a"].
    const hasPlainHeader = isConfig && this.#scan.lastWord(section) >= 0;
    if (isConfig && (!hasPlainHeader || (found.form === 'prefixed' && found.name === defaultProfileName)))
      this.#hasUniqueNames = false;
    if (isDeep) return this.#readDeep(section, found);
    const { kind, name, form } = found;
    return new ScannedSection(this.#keys, section, kind, name, form, hasPlainHeader, known);
  }

  /** The known settings of a section, and ODD where some key or value takes a closer look; -1 where a key stands twice. */
  #readKeys(section: number): number {
    const scan = this.#scan;
    const { bits, folds } = this.#keys;
    const seen = this.#seen;
    const end = scan.firstEntry(section + 1);
    let known = scan.traits(section) === 0 ? 0 : ODD;
    for (let entry = scan.firstEntry(section); entry < end; entry += 1) {
      const key = scan.key(entry);
      const fold = folds[key] ?? 0;
      if (seen[fold] === section + 1) return -1;
      seen[fold] = section + 1;
      known |= bits[key] ?? 0;
    }
    return known;
  }

  #readDeep(section: number, { kind, name, form }: SectionClass): DialectSection | null {
    const outline = this.#scan.deep.get(section);
    if (outline === undefined || outline.entries.some((entry) => parseNested(entry).badLine !== null))
      return null;
    const values = new SettingList(readEntries(outline, false));
    if (values.size !== outline.entries.length) return null;
    const { header, line, lastLine, trailing } = outline;
    return { header, line, lastLine, trailing, kind, name, form, hasPlainHeader: false, values };
  }
}

function foldKeys(scan: Scan): ScannedKeys {
  const folded = scan.keys.map((key) => key.toLowerCase());
  return {
    scan,
    folded,
    bits: Int32Array.from(folded, (key, index) => {
      const isPlain = key === scan.keys[index] && (bitOf(key) !== 0 || closeSetting(key) === null);
      return bitOf(key) | (isPlain ? 0 : ODD);
    }),
    folds: Int32Array.from(folded, (key) => folded.indexOf(key)),
  };
}
