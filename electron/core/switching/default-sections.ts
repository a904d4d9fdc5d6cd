/** The sections that make up `default` in one file, and whose they are. */
import type { FileRole } from '../../../shared/vocabulary.js';
import { defaultProfileName } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import type { IniDocument } from '../ini/document.js';
import { type OutlineSection, outlineSectionAt } from '../ini/outline.js';
import { fingerprintOf, type ManagedMark, parseManagedMark } from './managed.js';

/** One `[default]` or `[profile default]`. */
export interface DefaultSection {
  readonly outline: OutlineSection;
  readonly form: 'bare' | 'prefixed';
  readonly mark: ManagedMark | null;
  /** The line of the mark; null without one. */
  readonly markLine: number | null;
  /** The section is a copy that Keyway made, and nobody edited it since. */
  readonly unchangedCopy: boolean;
  /** The AWS CLI reads this one; of several in a config file it is the last. */
  readonly effective: boolean;
}

/** All of them in the order of the file. */
export function defaultSections(document: IniDocument, role: FileRole): readonly DefaultSection[] {
  const found = readBotocore(document, role).sections.filter(
    (section) => section.kind === 'profile' && section.name === defaultProfileName,
  );
  return found.flatMap((section, index) => {
    const outline = outlineSectionAt(document, section.line);
    if (outline === undefined) return [];
    const { mark, markLine } = findMark(document, outline);
    const unchangedCopy = mark !== null && mark.fingerprint === fingerprintOf(outline);
    return [
      { outline, form: section.form, mark, markLine, unchangedCopy, effective: index === found.length - 1 },
    ];
  });
}

/** The first mark among the lines of a section. */
function findMark(
  document: IniDocument,
  section: OutlineSection,
): { readonly mark: ManagedMark | null; readonly markLine: number | null } {
  for (let line = section.line + 1; line <= section.lastLine; line += 1) {
    const mark = parseManagedMark(document.lines[line - 1]?.text ?? '');
    if (mark !== null) return { mark, markLine: line };
  }
  return { mark: null, markLine: null };
}

/**
 * The physical lines of a section's entries, as they are copied: comments and blank lines stay behind,
 * nested blocks and continuation lines come along.
 */
export function entryLines(document: IniDocument, section: OutlineSection): readonly string[] {
  return section.entries
    .flatMap((entry) => entry.valueLines)
    .map((line) => document.lines[line - 1]?.text ?? '')
    .filter((text) => text.trim() !== '');
}
