/** Where the sections of a profile, an sso-session or services stand in a draft. */
import { readBotocore } from '../dialects/botocore.js';
import { type OutlineSection, outlineDocument, outlineSectionAt } from '../ini/outline.js';
import { insertLines } from '../ini/edit.js';
import type { IniDocument } from '../ini/document.js';
import { firstContent } from '../ini/python-space.js';
import type { Profile } from '../profiles/profiles.js';
import { findTarget } from '../switching/switch-files.js';
import type { Draft, DraftFile } from './draft.js';
import type { Place } from './edit.js';
import { headerFor, type SectionWord } from './names.js';

/** What is looked for: sections of that kind and name. */
export interface SectionName {
  readonly word: SectionWord;
  readonly name: string;
}

/** All sections of the name in the order of the file: of several the AWS CLI reads the last. */
export function sectionsOf(
  draft: Draft,
  file: DraftFile,
  { word, name }: SectionName,
): readonly OutlineSection[] {
  const document = draft.document(file);
  return readBotocore(document, file.role)
    .sections.filter((section) => section.kind === word && section.name === name)
    .flatMap(({ line }) => outlineSectionAt(document, line) ?? []);
}

/** The profile at a place as the draft has it now. */
export function profileAt(draft: Draft, place: Place): Profile | undefined {
  return findTarget(draft.set, place);
}

/**
 * The header line of the section that the AWS CLI reads, begun at the end of the file where there is none.
 *
 * Callers have checked the name: one that no header says throws a RangeError.
 */
export function ensureSection(draft: Draft, file: DraftFile, wanted: SectionName): number {
  const found = sectionsOf(draft, file, wanted).at(-1);
  if (found !== undefined) return found.line;
  return addSection(draft, file, wanted, []);
}

/** Appends a section, a blank line above it unless the file is empty or ends with one. Gives the line of its header. */
export function addSection(
  draft: Draft,
  file: DraftFile,
  wanted: SectionName,
  body: readonly string[],
): number {
  addSections(draft, file, [wanted], body);
  return draft.document(file).lines.length - body.length;
}

/** Appends sections with the same lines, a blank line above each. Throws a RangeError for a name that no header says. */
export function addSections(
  draft: Draft,
  file: DraftFile,
  all: readonly SectionName[],
  body: readonly string[],
): void {
  const taken = new Set(headersIn(draft, file));
  const headers = all.map(({ word, name }) => {
    const header = headerFor(word, file.role, name, taken);
    if (header === null) throw new RangeError('no header says that name');
    taken.add(header);
    return header;
  });
  const document = draft.document(file);
  const texts = headers.flatMap((header, index) => [
    ...(index === 0 && hasBlankEnd(document) ? [] : ['']),
    `[${header}]`,
    ...body,
  ]);
  draft.write(file, insertLines(document, document.lines.length, texts), headers);
}

/** The raw headers of all sections of a file. */
export function headersIn(draft: Draft, file: DraftFile): ReadonlySet<string> {
  return new Set(outlineDocument(draft.document(file)).sections.map((section) => section.header));
}

function hasBlankEnd(document: IniDocument): boolean {
  const last = document.lines.at(-1)?.text ?? '';
  return firstContent(last) === last.length;
}
