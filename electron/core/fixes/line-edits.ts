/** Edits of lines whatever they are: made into comments, taken out, written anew. */
import { type IniDocument, type Line, makeLine } from '../ini/document.js';
import { dominantEndOfLine, joinLines } from '../ini/lines.js';
import { firstContent } from '../ini/python-space.js';

const MARK = '# ';

/** Makes lines comments. @param lines from 1. Null where bytes of one are no UTF-8: such a file is to be decoded first */
export function commentOut(document: IniDocument, lines: readonly number[]): IniDocument | null {
  if (lines.some((line) => document.lines[line - 1]?.raw !== null)) return null;
  const marked = new Set(lines);
  return mapLines(document, ({ text, eol, raw }, number) => {
    if (!marked.has(number)) return { text, eol, raw };
    const at = firstContent(text);
    return makeLine(text.slice(0, at) + MARK + text.slice(at), eol);
  });
}

/** Whether there is something in a line that is no comment. */
export function hasContent({ text }: Line): boolean {
  const first = text[firstContent(text)];
  return first !== undefined && first !== '#' && first !== ';';
}

/** @param lines from 1 */
export function withoutLines(document: IniDocument, lines: ReadonlySet<number>): IniDocument {
  const left = document.lines.filter((_, index) => !lines.has(index + 1));
  return { ...document, lines: joinLines(left, dominantEndOfLine(document)) };
}

/** The same document with one line written anew, and maybe another above it. @param line from 1 */
export function rewriteLine(
  document: IniDocument,
  line: number,
  text: string,
  above: string | null = null,
): IniDocument {
  const end = dominantEndOfLine(document);
  const lines = document.lines.flatMap((old, index) => {
    if (index !== line - 1) return [old];
    const added = above === null ? [] : [makeLine(above, old.eol === '' ? end : old.eol)];
    return [...added, makeLine(text, old.eol)];
  });
  return { ...document, lines };
}

export function mapLines(document: IniDocument, change: (line: Line, number: number) => Line): IniDocument {
  return { ...document, lines: document.lines.map((line, index) => change(line, index + 1)) };
}
