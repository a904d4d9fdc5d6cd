/** What makes two physical lines the same line. */
import type { IniDocument, Line } from '../ini/document.js';
import { dominantEndOfLine } from '../ini/lines.js';

/**
 * A text for each line, equal where text, line end and bytes are. A last line without an end counts as having the end that
 * most lines of its file have, so that adding lines after it does not change it.
 */
export function lineIdentities(document: IniDocument): readonly string[] {
  const endOfLine = dominantEndOfLine(document);
  return document.lines.map((line) => identityOf(line, line.eol === '' ? endOfLine : line.eol));
}

/** The same, but a last line with and without an end are two. */
export function exactLineIdentities(document: IniDocument): readonly string[] {
  return document.lines.map((line, index) => {
    const mark = document.byteOrderMark && index === 0 ? '\uFEFF' : '';
    return mark + identityOf(line, line.eol);
  });
}

function identityOf(line: Line, endOfLine: string): string {
  // No text holds a line end, so what follows it cannot be mistaken for text.
  return line.raw === null ? line.text + endOfLine : `${line.text}${endOfLine}${line.raw.join(' ')}`;
}
