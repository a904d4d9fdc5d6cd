/** Where the lines of a section stand: what edits of sections and of entries share. */
import type { IniDocument, Line } from './document.js';
import { outlineDocument, type OutlineSection } from './outline.js';
import { firstContent } from './python-space.js';

/** A section, the line of its header, and its place among all. */
export interface FoundSection {
  readonly section: OutlineSection;
  readonly line: Line;
  readonly index: number;
  readonly sections: readonly OutlineSection[];
}

/** The section whose header stands on that line. Throws a RangeError where none does. */
export function findSection(document: IniDocument, headerLine: number): FoundSection {
  const { sections } = outlineDocument(document);
  const index = sections.findIndex((candidate) => candidate.line === headerLine);
  const section = sections[index];
  const line = document.lines[headerLine - 1];
  if (section === undefined || line === undefined) throw new RangeError(`no header on line ${headerLine}`);
  return { section, line, index, sections };
}

/** The last of the comment lines that follow a line directly; the line itself where none does. */
export function lastCommentLine(document: IniDocument, line: number): number {
  let last = line;
  while (isComment(document.lines[last]?.text ?? '')) last += 1;
  return last;
}

function isComment(text: string): boolean {
  const first = text[firstContent(text)];
  return first === '#' || first === ';';
}
