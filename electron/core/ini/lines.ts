/** Putting physical lines together so that what is printed reads back as the same lines. */
import { type EndOfLine, type IniDocument, type Line, makeLine } from './document.js';

/** The line ending that most lines have; a line feed where none has one or several are equally frequent. */
export function dominantEndOfLine(document: IniDocument): Exclude<EndOfLine, ''> {
  let lineFeeds = 0;
  let pairs = 0;
  let carriageReturns = 0;
  for (const { eol } of document.lines) {
    if (eol === '\n') lineFeeds += 1;
    else if (eol === '\r\n') pairs += 1;
    else if (eol === '\r') carriageReturns += 1;
  }
  if (lineFeeds >= pairs && lineFeeds >= carriageReturns) return '\n';
  return pairs >= carriageReturns ? '\r\n' : '\r';
}

/**
 * The lines in a row. A line that ends with nothing gets `endOfLine` where another follows it; a carriage return and
 * a line feed that come to stand side by side are one line end, as every reader takes them.
 */
export function joinLines(lines: readonly Line[], endOfLine: Exclude<EndOfLine, ''>): readonly Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before?.eol === '\r' && line.text === '' && line.eol === '\n') {
      joined[joined.length - 1] = { ...before, eol: '\r\n' };
      continue;
    }
    if (before?.eol === '') joined[joined.length - 1] = { ...before, eol: endOfLine };
    joined.push(line);
  }
  return joined;
}

/** A document with the lines from `start` up to `end` (from 0, half open) replaced. */
export function spliceLines(
  document: IniDocument,
  start: number,
  end: number,
  replacement: readonly Line[],
): IniDocument {
  const lines = [...document.lines.slice(0, start), ...replacement, ...document.lines.slice(end)];
  return { ...document, lines: joinLines(lines, dominantEndOfLine(document)) };
}

/** Lines made by us, all with the same ending. Throws a RangeError where a text could not be one line. */
export function makeLines(texts: readonly string[], eol: EndOfLine): readonly Line[] {
  return texts.map((text) => {
    if (!isOneLine(text)) throw new RangeError('a line must be well-formed text without line ends and NUL');
    return makeLine(text, eol);
  });
}

/** Half a surrogate pair has no bytes of its own: it would be written as another character. */
function isOneLine(text: string): boolean {
  return !/[\n\r\0]|\p{Surrogate}/u.test(text);
}
