/** What all fixes of findings have in common: where they work, and what they say of it. */
import type { Finding } from '../../../shared/models/finding.js';
import type { Draft, DraftFile } from '../editing/draft.js';
import type { Outcome } from '../editing/outcome.js';
import type { IniDocument } from '../ini/document.js';
import { outlineDocument, type OutlineEntry, type OutlineSection } from '../ini/outline.js';
import type { Profile } from '../profiles/profiles.js';

/** A finding that still stands, and the files it is to be mended in. */
export interface FixContext {
  readonly draft: Draft;
  /** The file that it was found in. */
  readonly file: DraftFile;
  readonly finding: Finding;
  /** Where it was found, from 1; 1 for a finding of the whole file. */
  readonly line: number;
  /** The profile it is about; null for one about a file, or a section that is no profile. */
  readonly profile: Profile | null;
}

/**
 * Mends a finding in the draft. Gives what there is to say beyond that; null where it cannot be mended: then nothing was
 * written to the draft.
 */
export type Mend = (context: FixContext) => Partial<Outcome> | null;

export const mended: Partial<Outcome> = {};

/** An entry and the section it stands in. */
export interface FoundEntry {
  readonly section: OutlineSection;
  readonly entry: OutlineEntry;
}

/** The section that a line belongs to. */
export function sectionAround(document: IniDocument, line: number): OutlineSection | undefined {
  return outlineDocument(document).sections.findLast((section) => section.line <= line);
}

/** The entry that has a line of its value there; undefined too where bytes of it are no UTF-8, which an edit could not keep. */
export function entryAt(document: IniDocument, line: number): FoundEntry | undefined {
  const section = sectionAround(document, line);
  const entry = section?.entries.find(({ valueLines }) => valueLines.includes(line));
  const isText = entry?.valueLines.every((each) => document.lines[each - 1]?.raw === null) ?? false;
  return section === undefined || entry === undefined || !isText ? undefined : { section, entry };
}

/** A fact of a finding as text; empty where it has none. */
export function factOf({ facts }: Finding, name: string): string {
  return String(facts[name] ?? '');
}
