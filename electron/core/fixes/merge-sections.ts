/** Two sections made one, comments and all. */
import { type IniDocument, makeLine } from '../ini/document.js';
import { lastOwnLine, removeSection } from '../ini/edit.js';
import { dominantEndOfLine, spliceLines } from '../ini/lines.js';
import { outlineDocument, outlineSectionAt, type OutlineEntry, type OutlineSection } from '../ini/outline.js';
import { firstContent } from '../ini/python-space.js';
import { rewriteLine, withoutLines } from './line-edits.js';

/**
 * Moves the lines of one section to the end of another, and takes its header away.
 *
 * @param from line of the header that goes
 * @param into line of the header that stays
 * @param winner whose value counts where both have a setting: the other's line goes
 * @returns null where no header is on one of the lines, or bytes that are no UTF-8 stand in what is moved
 */
export function mergeSections(
  document: IniDocument,
  from: number,
  into: number,
  winner: 'from' | 'into',
): IniDocument | null {
  const [source, target] = [outlineSectionAt(document, from), outlineSectionAt(document, into)];
  if (source === undefined || target === undefined || from === into) return null;
  const body = bodyOf(document, source, winner === 'into' ? keysOf(target) : new Set());
  if (body === null) return null;
  const isGone = keysOf(winner === 'from' ? source : { entries: [] });
  const dropped = target.entries.filter(({ key }) => isGone.has(key.toLowerCase()));
  // From the last line up, so that the lines above stay where they are.
  const place = { line: into, dropped: new Set(dropped.flatMap(({ valueLines }) => valueLines)) };
  if (from > into) return addBody(removeSection(document, from), place, body);
  return removeSection(addBody(document, place, body), from);
}

interface Place {
  readonly line: number;
  /** Lines of the target that give way. */
  readonly dropped: ReadonlySet<number>;
}

/** The lines of a section below its header, with each entry's lines as they are to be moved. */
interface BodyLine {
  readonly text: string;
  /** The column of the entry that it belongs to; null for comments and blank lines. */
  readonly column: number | null;
}

function bodyOf(
  document: IniDocument,
  section: OutlineSection,
  unwanted: ReadonlySet<string>,
): readonly BodyLine[] | null {
  const owners = new Map<number, OutlineEntry>();
  for (const entry of section.entries) for (const line of entry.valueLines) owners.set(line, entry);
  const body: BodyLine[] = [];
  for (let line = section.line + 1; line <= lastOwnLine(document, section); line += 1) {
    const physical = document.lines[line - 1];
    if (physical === undefined || physical.raw !== null) return null;
    const owner = owners.get(line);
    if (owner !== undefined && unwanted.has(owner.key.toLowerCase())) continue;
    body.push({ text: physical.text, column: owner?.keyColumn ?? null });
  }
  return body;
}

function addBody(document: IniDocument, { line, dropped }: Place, body: readonly BodyLine[]): IniDocument {
  const cleared = withoutLines(document, dropped);
  const target = outlineSectionAt(cleared, line);
  if (target === undefined) return document;
  const column = target.entries.at(-1)?.keyColumn ?? null;
  const texts = body.map((each) => placed(each, column));
  const safe = unindentNext(cleared, target);
  const end = dominantEndOfLine(safe);
  const place = lastOwnLine(safe, target);
  // They stand in the file already, whatever is in them.
  return spliceLines(
    safe,
    place,
    place,
    texts.map((text) => makeLine(text, end)),
  );
}

/** Deeper than the entry above, it would go on with that one's value: it moves to the left, what belongs to it with it. */
function placed({ text, column }: BodyLine, last: number | null): string {
  if (column === null || last === null || column <= last) return text;
  return text.slice(Math.min(column - last, firstContent(text)));
}

/** A header that is indented would go on with the value of a last entry that is not. */
function unindentNext(document: IniDocument, { line }: OutlineSection): IniDocument {
  const { sections } = outlineDocument(document);
  const next = sections[sections.findIndex((section) => section.line === line) + 1];
  const physical = document.lines[(next?.line ?? 0) - 1];
  if (next === undefined || next.column === 1 || physical === undefined || physical.raw !== null)
    return document;
  return rewriteLine(document, next.line, physical.text.slice(next.column - 1));
}

function keysOf({ entries }: Pick<OutlineSection, 'entries'>): ReadonlySet<string> {
  return new Set(entries.map(({ key }) => key.toLowerCase()));
}
