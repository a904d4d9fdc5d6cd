/**
 * Edits of lines and sections. Each takes a document and gives a new one in which only the lines it names differ.
 * Line numbers count from 1, as the outline gives them. Edits of entries stand in edit-entries.ts.
 *
 * Callers validate what a person typed before; what could not be written safely throws a RangeError here.
 */
import type { IniDocument } from './document.js';
import { dominantEndOfLine, makeLines, spliceLines } from './lines.js';
import { firstContent } from './python-space.js';
import { findSection, lastCommentLine } from './section-lines.js';

export { setEntry, setNestedEntry, unsetEntry, unsetNestedEntry } from './edit-entries.js';

/** A section to be written: the text between its brackets, and its lines without line ends. */
export interface NewSection {
  readonly header: string;
  readonly body: readonly string[];
}

/** Adds a section at the end, with the line ends that most lines have. Adds no blank line. Throws a RangeError. */
export function appendSection(document: IniDocument, section: NewSection): IniDocument {
  requireHeader(section.header);
  return insertLines(document, document.lines.length, [`[${section.header}]`, ...section.body]);
}

/** Adds lines after `afterLine`; 0 is the top. Throws a RangeError for a line that is not there or a text of several lines. */
export function insertLines(document: IniDocument, afterLine: number, texts: readonly string[]): IniDocument {
  requireLine(afterLine, 0, document.lines.length);
  const added = makeLines(texts, dominantEndOfLine(document));
  return added.length === 0 ? document : spliceLines(document, afterLine, afterLine, added);
}

/** Removes the lines from `firstLine` to `lastLine`, both included. Throws a RangeError for lines that are not there. */
export function removeLines(document: IniDocument, firstLine: number, lastLine: number): IniDocument {
  requireLine(firstLine, 1, document.lines.length);
  requireLine(lastLine, firstLine, document.lines.length);
  return spliceLines(document, firstLine - 1, lastLine, []);
}

/**
 * Gives a section another header: what stands between the brackets. Indentation, text after the bracket and line end stay.
 * Throws a RangeError where no header is on that line, or where bytes that are not UTF-8 would be lost.
 */
export function renameSection(document: IniDocument, headerLine: number, header: string): IniDocument {
  requireHeader(header);
  const { section, line } = findSection(document, headerLine);
  if (section.header === header) return document;
  if (line.raw !== null) throw new RangeError('the header is not valid UTF-8');
  const start = section.column;
  const text = line.text.slice(0, start) + header + line.text.slice(start + section.header.length);
  return spliceLines(document, headerLine - 1, headerLine, makeLines([text], line.eol));
}

/**
 * Removes a section from its header to the last line of its last entry, comments between them included. Without entries,
 * the header and the comments directly after it. Comments and blank lines after the last entry stay.
 *
 * Where the next header is indented so that it would become the continuation of an earlier value, it loses its indentation.
 * Throws a RangeError where no header is on that line.
 */
export function removeSection(document: IniDocument, headerLine: number): IniDocument {
  const { section, index, sections } = findSection(document, headerLine);
  const lastLine = section.entries.at(-1)?.valueLines.at(-1) ?? lastCommentLine(document, headerLine);
  const lastEntry = sections[index - 1]?.entries.at(-1);
  const next = sections[index + 1];
  const swallows = lastEntry !== undefined && next !== undefined && next.column > lastEntry.keyColumn;
  const safe = swallows ? unindent(document, next.line) : document;
  return removeLines(safe, headerLine, lastLine);
}

function unindent(document: IniDocument, line: number): IniDocument {
  const old = document.lines[line - 1];
  if (old === undefined) return document;
  const indentation = firstContent(old.text);
  // White space beyond ASCII takes more bytes than it has characters; within invalid UTF-8 too, each is valid by itself.
  const bytes = new TextEncoder().encode(old.text.slice(0, indentation)).length;
  const moved = { ...old, text: old.text.slice(indentation), raw: old.raw?.slice(bytes) ?? null };
  return spliceLines(document, line - 1, line, [moved]);
}

function requireHeader(header: string): void {
  if (header === '') throw new RangeError('a header must not be empty');
}

function requireLine(line: number, least: number, most: number): void {
  if (!Number.isInteger(line) || line < least || line > most) throw new RangeError(`no line ${line}`);
}
