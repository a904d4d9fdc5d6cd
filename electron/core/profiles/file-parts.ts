/** What one file says of each profile. */
import { type DialectFile, type DialectSection, nameSections } from '../dialects/botocore.js';
import type { DialectValues } from '../dialects/setting-list.js';
import type { FilePart, SourceFile } from './profile.js';

const nothing: readonly DialectSection[] = [];

/** Hands on each profile of a file, its name once, in botocore's order. */
export function eachPart(
  source: SourceFile,
  file: DialectFile,
  take: (name: string, part: FilePart) => void,
): void {
  if (!file.hasUniqueNames) {
    for (const [name, { sections, shadowed, values }] of nameSections(file, 'profile')) {
      take(name, { source, sections, shadowed, onlyLine: null, hasPlainHeader: false, values });
    }
    return;
  }
  for (const section of file.sections) {
    if (section.kind === 'profile' && section.name !== null) {
      take(section.name, new OneSection(source, section));
    }
  }
}

/** A profile that one section makes up: nearly every one. */
class OneSection implements FilePart {
  readonly source: SourceFile;
  readonly values: DialectValues;
  readonly #section: DialectSection;

  constructor(source: SourceFile, section: DialectSection) {
    this.source = source;
    this.values = section.values;
    this.#section = section;
  }

  get onlyLine(): number {
    return this.#section.line;
  }

  get hasPlainHeader(): boolean {
    return this.#section.hasPlainHeader;
  }

  get sections(): readonly DialectSection[] {
    return [this.#section];
  }

  get shadowed(): readonly DialectSection[] {
    return nothing;
  }
}
