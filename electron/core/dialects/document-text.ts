/** A document's text as tools get it that do not split it into lines as the document does. */
import { type IniDocument, textOfDocument } from '../ini/document.js';

const BYTE_ORDER_MARK = '\uFEFF';

/** Text from one line feed to the next. */
export interface TextLine {
  /** Without its `\n` or `\r\n`; a `\r` anywhere else stays. */
  readonly text: string;
  /** Where what is not blank of it begins in the document; counts from 1. */
  readonly line: number;
}

/** The whole text. A byte order mark is its first character; invalid bytes are U+FFFD. */
export function wholeText(document: IniDocument): string {
  const text = textOfDocument(document) ?? document.lines.map((line) => line.text + line.eol).join('');
  return document.byteOrderMark ? BYTE_ORDER_MARK + text : text;
}

/** The lines as they end at `\n` or `\r\n` alone. A byte order mark is the first character of the first. */
export function linesAtLineFeeds(document: IniDocument): readonly TextLine[] {
  const lines: TextLine[] = [];
  let text = document.byteOrderMark ? BYTE_ORDER_MARK : '';
  let start = 1;
  document.lines.forEach((line, index) => {
    if (text.trim() === '') start = index + 1;
    if (line.eol === '\r') {
      text += line.text + line.eol;
      return;
    }
    lines.push({ text: text + line.text, line: start });
    text = '';
  });
  if (text !== '') lines.push({ text, line: start });
  return lines;
}

/** Where each line of the document begins in its whole text. */
export function lineStarts(document: IniDocument): readonly number[] {
  let offset = document.byteOrderMark ? BYTE_ORDER_MARK.length : 0;
  return document.lines.map((line, index) => {
    const start = index === 0 ? 0 : offset;
    offset += line.text.length + line.eol.length;
    return start;
  });
}

/** The line of a place in the whole text; counts from 1. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(low, 1);
}
