/**
 * Edits of lines and sections. Each takes a document and gives a new one in which only the lines it names differ.
 * Line numbers count from 1, as the outline gives them. Edits of entries stand in edit-entries.ts.
 *
 * Callers validate what a person typed before; what could not be written safely throws a RangeError here.
 */
import type { IniDocument, Line } from './document.js';
import { dominantEndOfLine, joinLines, makeLines, spliceLines } from './lines.js';
import { outlineDocument, type OutlineEntry, type OutlineSection } from './outline.js';
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
  return renameSections(document, new Map([[headerLine, header]]));
}

/** Gives several sections other headers at once, by the lines of their headers, so that two may swap. Throws as renameSection does. */
export function renameSections(document: IniDocument, headers: ReadonlyMap<number, string>): IniDocument {
  const lines = [...document.lines];
  const sections = new Map(outlineDocument(document).sections.map((section) => [section.line, section]));
  let isSame = true;
  for (const [headerLine, header] of headers) {
    requireHeader(header);
    const section = sections.get(headerLine);
    const line = lines[headerLine - 1];
    if (section === undefined || line === undefined) throw new RangeError(`no header on line ${headerLine}`);
    if (section.header === header) continue;
    if (line.raw !== null) throw new RangeError('the header is not valid UTF-8');
    const start = section.column;
    const text = line.text.slice(0, start) + header + line.text.slice(start + section.header.length);
    lines.splice(headerLine - 1, 1, ...makeLines([text], line.eol));
    isSame = false;
  }
  return isSame ? document : { ...document, lines };
}

/**
 * Removes a section from its header to the last line of its last entry, comments between them included. Without entries,
 * the header and the comments directly after it. Comments and blank lines after the last entry stay.
 *
 * Where the next header is indented so that it would become the continuation of an earlier value, it loses its indentation.
 * Throws a RangeError where no header is on that line.
 */
export function removeSection(document: IniDocument, headerLine: number): IniDocument {
  return removeSections(document, new Set([headerLine]));
}

/** Removes several sections at once, by the lines of their headers. Throws as removeSection does. */
export function removeSections(document: IniDocument, headerLines: ReadonlySet<number>): IniDocument {
  const { sections } = outlineDocument(document);
  const known = new Set(sections.map((section) => section.line));
  for (const line of headerLines) if (!known.has(line)) throw new RangeError(`no header on line ${line}`);
  const lines = [...document.lines];
  const gone = new Set<number>();
  let before: OutlineEntry | null = null;
  let isAfterGap = false;
  for (const section of sections) {
    if (headerLines.has(section.line)) {
      const last = lastOwnLine(document, section);
      for (let line = section.line; line <= last; line += 1) gone.add(line);
      isAfterGap = true;
      continue;
    }
    const header = lines[section.line - 1];
    const swallows = isAfterGap && before !== null && section.column > before.keyColumn;
    if (swallows && header !== undefined) lines[section.line - 1] = unindent(header);
    before = section.entries.at(-1) ?? null;
    isAfterGap = false;
  }
  const left = lines.filter((_, index) => !gone.has(index + 1));
  return { ...document, lines: joinLines(left, dominantEndOfLine(document)) };
}

/** The last line that belongs to a section alone: that of its last entry, else of the comments directly after its header. */
export function lastOwnLine(document: IniDocument, section: OutlineSection): number {
  return section.entries.at(-1)?.valueLines.at(-1) ?? lastCommentLine(document, section.line);
}

/**
 * Puts lines of entries in the place of all entries of a section. They go after the header and the comments that follow
 * it; comments and blank lines between the old entries stay after them. An indented next header that would become the
 * continuation of their last value loses its indentation. Throws a RangeError where no header is on that line.
 */
export function replaceEntries(
  document: IniDocument,
  headerLine: number,
  texts: readonly string[],
): IniDocument {
  const { section, index, sections } = findSection(document, headerLine);
  const old = new Set(section.entries.flatMap((entry) => entry.valueLines));
  const next = sections[index + 1];
  const leftmost = Math.min(...texts.map((text) => firstContent(text) + 1));
  const swallows = next !== undefined && next.column > leftmost;
  const safe = swallows ? unindentLine(document, next.line) : document;
  const start = lastCommentLine(safe, headerLine);
  const kept = safe.lines.slice(start, section.lastLine).filter((_, at) => !old.has(start + at + 1));
  const added = makeLines(texts, dominantEndOfLine(document));
  return spliceLines(safe, start, section.lastLine, [...added, ...kept]);
}

function unindentLine(document: IniDocument, line: number): IniDocument {
  const old = document.lines[line - 1];
  return old === undefined ? document : spliceLines(document, line - 1, line, [unindent(old)]);
}

function unindent(line: Line): Line {
  const indentation = firstContent(line.text);
  // White space beyond ASCII takes more bytes than it has characters; within invalid UTF-8 too, each is valid by itself.
  const bytes = new TextEncoder().encode(line.text.slice(0, indentation)).length;
  return { ...line, text: line.text.slice(indentation), raw: line.raw?.slice(bytes) ?? null };
}

function requireHeader(header: string): void {
  if (header === '') throw new RangeError('a header must not be empty');
}

function requireLine(line: number, least: number, most: number): void {
  if (!Number.isInteger(line) || line < least || line > most) throw new RangeError(`no line ${line}`);
}
