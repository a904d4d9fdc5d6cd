/** Edits of many sections at once: each by itself would read the whole document again. */
import type { IniDocument, Line } from './document.js';
import { dominantEndOfLine } from './lines.js';
import { outlineDocument } from './outline.js';

/** An edit of the section whose header stands on that line, and of nothing outside it; see edit.ts. */
export type SectionEdit = (document: IniDocument, headerLine: number) => IniDocument;

/** Carries out an edit of each of the sections, by the lines of their headers: the same as one after the other, from the last up. */
export function editSections(document: IniDocument, edits: ReadonlyMap<number, SectionEdit>): IniDocument {
  if (edits.size === 0) return document;
  const endOfLine = dominantEndOfLine(document);
  // A part of a file with several kinds of line ends would get others than the whole.
  const isUniform = document.lines.every(({ eol }) => eol === endOfLine);
  return isUniform ? editParts(document, edits) : editOneByOne(document, edits);
}

function editOneByOne(document: IniDocument, edits: ReadonlyMap<number, SectionEdit>): IniDocument {
  const fromLast = [...edits].toSorted(([one], [other]) => other - one);
  return fromLast.reduce((edited, [line, edit]) => edit(edited, line), document);
}

function editParts(document: IniDocument, edits: ReadonlyMap<number, SectionEdit>): IniDocument {
  const { sections } = outlineDocument(document);
  const top = document.lines.slice(0, (sections[0]?.line ?? 1) - 1);
  const parts = sections.map(({ line, lastLine }, index): readonly Line[] => {
    const own = document.lines.slice(line - 1, lastLine);
    const edit = edits.get(line);
    if (edit === undefined) return own;
    // The next header tells how far an entry may be indented; no edit of a section touches it.
    const next = document.lines.slice(lastLine, sections[index + 1] === undefined ? lastLine : lastLine + 1);
    const edited = edit({ byteOrderMark: false, lines: [...own, ...next] }, 1);
    return edited.lines.slice(0, edited.lines.length - next.length);
  });
  const lines = [...top, ...parts.flat()];
  const isSame =
    lines.length === document.lines.length && lines.every((line, at) => line === document.lines[at]);
  return isSame ? document : { ...document, lines };
}
