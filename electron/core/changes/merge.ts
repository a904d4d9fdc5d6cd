/** Three versions of a file made one: what each of two changed since the base, both kept where they do not meet. */
import type { EndOfLine, IniDocument, Line } from '../ini/document.js';
import { dominantEndOfLine, joinLines } from '../ini/lines.js';
import { diffLines, type Hunk } from './diff.js';
import { lineIdentities } from './line-identities.js';

/** The merged document, or the line of `theirs` (from 1) where both changed the same lines in different ways. */
export type Merge =
  { readonly ok: true; readonly document: IniDocument } | { readonly ok: false; readonly line: number };

/**
 * Merges physical lines, compared with their ends and bytes. The same change on both sides is made once; changes that only
 * touch are both made, unless lines would come to stand in another section. Two different insertions at one place are a
 * conflict, except at the end of the file, where theirs comes first if it can. Whether the last line of a version has an
 * end is no change of that line.
 */
export function mergeDocuments(base: IniDocument, ours: IniDocument, theirs: IniDocument): Merge {
  const baseLines = lineIdentities(base);
  const ourSide = new Side(ours, baseLines);
  const theirSide = new Side(theirs, baseLines);
  const merged: Line[] = [];
  let at = 0;
  function keepUntil(end: number): void {
    for (; at < end; at += 1) merged.push(mergeEnd(base.lines[at], ourSide.lineAt(at), theirSide.lineAt(at)));
  }
  for (;;) {
    const our = ourSide.hunk;
    const their = theirSide.hunk;
    const order = orderOf(ourSide, theirSide, base.lines.length);
    if (order === 'done') break;
    if (order === 'conflict') {
      const line = Math.min((their?.newStart ?? 0) + 1, theirs.lines.length);
      return { ok: false, line: Math.max(line, 1) };
    }
    const hunk = order === 'theirs' ? their : our;
    if (hunk === undefined) break;
    keepUntil(hunk.oldStart);
    merged.push(...(order === 'theirs' ? theirSide : ourSide).take());
    if (order === 'both') theirSide.take();
    at = hunk.oldEnd;
  }
  keepUntil(base.lines.length);
  const byteOrderMark = pick(base.byteOrderMark, ours.byteOrderMark, theirs.byteOrderMark);
  return { ok: true, document: { byteOrderMark, lines: joinLines(merged, dominantEndOfLine(theirs)) } };
}

const header = /^\s*\[/u;

/** One side's changes, taken one after the other. */
class Side {
  readonly #document: IniDocument;
  readonly #identities: readonly string[];
  readonly #baseLines: readonly string[];
  readonly #hunks: readonly Hunk[];
  #next = 0;
  /** Lines of this side less lines of the base, before the next change. */
  #shift = 0;

  constructor(document: IniDocument, baseLines: readonly string[]) {
    this.#document = document;
    this.#baseLines = baseLines;
    this.#identities = lineIdentities(document);
    this.#hunks = diffLines(baseLines, this.#identities);
  }

  /** The next change; undefined after the last. */
  get hunk(): Hunk | undefined {
    return this.#hunks[this.#next];
  }

  /** This side's line for a line of the base that it did not change. */
  lineAt(baseIndex: number): Line | undefined {
    return this.#document.lines[baseIndex + this.#shift];
  }

  /** What the next change puts in; it counts as made from then on. */
  take(): readonly Line[] {
    const hunk = this.hunk;
    if (hunk === undefined) return [];
    this.#next += 1;
    this.#shift = hunk.newEnd - hunk.oldEnd;
    return this.#document.lines.slice(hunk.newStart, hunk.newEnd);
  }

  /** The texts that the next change puts in. */
  put(): readonly string[] {
    const lines = this.#document.lines.slice(this.hunk?.newStart, this.hunk?.newEnd);
    return lines.map((line) => line.text);
  }

  changesHeaders(): boolean {
    const taken = this.#baseLines.slice(this.hunk?.oldStart, this.hunk?.oldEnd);
    return [...taken, ...this.put()].some((text) => header.test(text));
  }

  /** Whether lines that mean something stand between this side's next change and the other's. */
  hasEntriesUpTo(other: Side): boolean {
    return this.#baseLines.slice(this.hunk?.oldEnd, other.hunk?.oldStart).some((text) => !isQuiet(text));
  }

  makesSameChange(other: Side): boolean {
    const [hunk, otherHunk] = [this.hunk, other.hunk];
    if (hunk?.oldStart !== otherHunk?.oldStart || hunk?.oldEnd !== otherHunk?.oldEnd) return false;
    const lines = this.#identities.slice(hunk?.newStart, hunk?.newEnd);
    const otherLines = other.#identities.slice(otherHunk?.newStart, otherHunk?.newEnd);
    return lines.length === otherLines.length && lines.every((line, index) => line === otherLines[index]);
  }
}

type Order = 'ours' | 'theirs' | 'both' | 'conflict' | 'done';

/** Whose change is next. */
function orderOf(ourSide: Side, theirSide: Side, end: number): Order {
  const our = ourSide.hunk;
  const their = theirSide.hunk;
  if (our === undefined) return their === undefined ? 'done' : 'theirs';
  if (their === undefined) return 'ours';
  if (ourSide.makesSameChange(theirSide)) return 'both';
  const bothInsert = our.oldStart === their.oldEnd && their.oldStart === our.oldEnd;
  if (bothInsert && our.oldStart !== end) return 'conflict';
  if (their.oldEnd <= our.oldStart && canFollow(theirSide, ourSide)) return 'theirs';
  return our.oldEnd <= their.oldStart && canFollow(ourSide, theirSide) ? 'ours' : 'conflict';
}

/**
 * Lines of a section must not come to stand under a header that the other side put in or took away above them, with
 * nothing but comments and blank lines between: where entries are between, they share what becomes of those.
 */
function canFollow(first: Side, second: Side): boolean {
  if (!first.changesHeaders() || first.hasEntriesUpTo(second)) return true;
  const line = second.put().find((text) => !isQuiet(text));
  return line === undefined || header.test(line);
}

/** Whether a line is blank or a comment. */
function isQuiet(text: string): boolean {
  return /^\s*(?:[#;].*)?$/su.test(text);
}

/** A line that neither side changed, but for whether it has an end as the last of its file. */
function mergeEnd(base: Line | undefined, ours: Line | undefined, theirs: Line | undefined): Line {
  if (base === undefined) throw new RangeError('a line that was kept must be in the base');
  const eol: EndOfLine = pick(base.eol, ours?.eol ?? base.eol, theirs?.eol ?? base.eol);
  return eol === base.eol ? base : { ...base, eol };
}

/** The value of the side that changed it. */
function pick<Value>(base: Value, ours: Value, theirs: Value): Value {
  return ours === base ? theirs : ours;
}
