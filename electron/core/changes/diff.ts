/**
 * The differences between two lists of lines: Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986), which finds
 * few changes in long files quickly. Where there are very many, lines that stand once in each list divide the work.
 *
 * Equal lines are matched as early as possible, so that what was added at the end of a file shows at its end.
 */

/** Lines `oldStart` up to `oldEnd` became `newStart` up to `newEnd`; from 0, half open. One of the two may be empty. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** More single-line changes than this in one stretch, and the stretch is divided: the work grows with their square. */
const MOST_EDITS = 1000;

/** Hunks in order, apart by at least one equal line. Replacing each old range by the new one turns `before` into `after`. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const [oldLines, newLines] = numberLines(before, after);
  const whole = { oldStart: 0, oldEnd: oldLines.length, newStart: 0, newEnd: newLines.length };
  const hunks: Hunk[] = [];
  const open: Hunk[] = [whole];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const started = trimStart(oldLines, newLines, range);
    const found = shortestEdits(oldLines, newLines, started);
    if (found !== null) {
      hunks.push(...found);
      continue;
    }
    // Only now are equal ends taken off: before, they would keep an added block from showing at the end.
    const trimmed = trimEnd(oldLines, newLines, started);
    const parts = divide(oldLines, newLines, trimmed);
    if (parts === null) hunks.push(trimmed);
    else open.push(...parts.toReversed());
  }
  return joinTouching(hunks);
}

/** Numbers for lines, equal where the lines are: comparing them is what most of the time goes into. */
function numberLines(before: readonly string[], after: readonly string[]): readonly [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  function numberOf(line: string): number {
    const known = numbers.get(line);
    if (known !== undefined) return known;
    numbers.set(line, numbers.size);
    return numbers.size - 1;
  }
  return [Int32Array.from(before, numberOf), Int32Array.from(after, numberOf)];
}

function trimStart(oldLines: Int32Array, newLines: Int32Array, range: Hunk): Hunk {
  let { oldStart, newStart } = range;
  while (oldStart < range.oldEnd && newStart < range.newEnd && oldLines[oldStart] === newLines[newStart]) {
    oldStart += 1;
    newStart += 1;
  }
  return { ...range, oldStart, newStart };
}

function trimEnd(oldLines: Int32Array, newLines: Int32Array, range: Hunk): Hunk {
  let { oldEnd, newEnd } = range;
  while (
    oldEnd > range.oldStart &&
    newEnd > range.newStart &&
    oldLines[oldEnd - 1] === newLines[newEnd - 1]
  ) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  return { ...range, oldEnd, newEnd };
}

/** The hunks of a range; null where it takes more than MOST_EDITS edits. */
function shortestEdits(oldLines: Int32Array, newLines: Int32Array, range: Hunk): readonly Hunk[] | null {
  const { oldStart, newStart } = range;
  const oldCount = range.oldEnd - oldStart;
  const newCount = range.newEnd - newStart;
  if (oldCount === 0 || newCount === 0) return oldCount === newCount ? [] : [range];
  const most = Math.min(oldCount + newCount, MOST_EDITS);
  const reached: Reached = { offset: most + 1, passed: new Int32Array(2 * most + 3) };
  const rounds: Reached[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    const { offset, passed } = reached;
    rounds.push({ offset: edits + 1, passed: passed.slice(offset - edits - 1, offset + edits + 2) });
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let passedOld = edits === 0 ? 0 : startOf(reached, diagonal, edits);
      let passedNew = passedOld - diagonal;
      while (
        passedOld < oldCount &&
        passedNew < newCount &&
        oldLines[oldStart + passedOld] === newLines[newStart + passedNew]
      ) {
        passedOld += 1;
        passedNew += 1;
      }
      passed[offset + diagonal] = passedOld;
      if (passedOld >= oldCount && passedNew >= newCount) return traceBack(rounds, range);
    }
  }
  return null;
}

/**
 * How far a number of edits gets: the old lines passed, for each diagonal (old lines passed less new lines passed).
 * `offset` is the index of diagonal 0.
 */
interface Reached {
  readonly offset: number;
  readonly passed: Int32Array;
}

/** Whether the furthest way onto a diagonal is a line added, from the diagonal above, rather than one removed. */
function comesFromAdding({ offset, passed }: Reached, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return (passed[offset + diagonal - 1] ?? 0) < (passed[offset + diagonal + 1] ?? 0);
}

/** The old lines passed after one more edit that ends on a diagonal. */
function startOf(reached: Reached, diagonal: number, edits: number): number {
  const { offset, passed } = reached;
  return comesFromAdding(reached, diagonal, edits)
    ? (passed[offset + diagonal + 1] ?? 0)
    : (passed[offset + diagonal - 1] ?? 0) + 1;
}

/** The path back from the end, as hunks of one line each. `rounds[n]` is how far n - 1 edits got. */
function traceBack(rounds: readonly Reached[], range: Hunk): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let diagonal = range.oldEnd - range.oldStart - (range.newEnd - range.newStart);
  for (const [edits, reached] of [...rounds.entries()].reverse()) {
    if (edits === 0) break;
    const adds = comesFromAdding(reached, diagonal, edits);
    const oldEnd = range.oldStart + startOf(reached, diagonal, edits);
    const newEnd = oldEnd - range.oldStart - diagonal + range.newStart;
    hunks.push({
      oldStart: adds ? oldEnd : oldEnd - 1,
      oldEnd,
      newStart: adds ? newEnd - 1 : newEnd,
      newEnd,
    });
    diagonal += adds ? 1 : -1;
  }
  return hunks.reverse();
}

/**
 * The ranges between lines that stand once in each list, in the longest order that both share (as in "patience diff").
 * Null where there are none: then the whole range counts as replaced.
 */
function divide(oldLines: Int32Array, newLines: Int32Array, range: Hunk): readonly Hunk[] | null {
  const anchors = longestRising(commonSingles(oldLines, newLines, range));
  if (anchors.length === 0) return null;
  const ranges: Hunk[] = [];
  let { oldStart, newStart } = range;
  for (const anchor of anchors) {
    ranges.push({ oldStart, oldEnd: anchor.oldAt, newStart, newEnd: anchor.newAt });
    oldStart = anchor.oldAt + 1;
    newStart = anchor.newAt + 1;
  }
  ranges.push({ ...range, oldStart, newStart });
  return ranges;
}

interface Pair {
  readonly oldAt: number;
  readonly newAt: number;
}

/** Lines that stand once in each list, in the order of the new one. */
function commonSingles(oldLines: Int32Array, newLines: Int32Array, range: Hunk): readonly Pair[] {
  const oldSingles = singles(oldLines, range.oldStart, range.oldEnd);
  const pairs: Pair[] = [];
  for (const [line, newAt] of singles(newLines, range.newStart, range.newEnd)) {
    const oldAt = oldSingles.get(line);
    if (oldAt !== undefined) pairs.push({ oldAt, newAt });
  }
  return pairs.sort((one, other) => one.newAt - other.newAt);
}

function singles(lines: Int32Array, start: number, end: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const repeated = new Set<number>();
  for (let at = start; at < end; at += 1) {
    const line = lines[at] ?? 0;
    if (found.has(line)) repeated.add(line);
    found.set(line, at);
  }
  for (const line of repeated) found.delete(line);
  return found;
}

/** The longest part of the pairs that rises in both lists, by sorting them into piles. */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  interface Card {
    readonly pair: Pair;
    readonly before: Card | undefined;
  }
  const piles: Card[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((piles[middle]?.pair.oldAt ?? 0) < pair.oldAt) low = middle + 1;
      else high = middle;
    }
    piles[low] = { pair, before: piles[low - 1] };
  }
  const rising: Pair[] = [];
  for (let card = piles.at(-1); card !== undefined; card = card.before) rising.push(card.pair);
  return rising.reverse();
}

/** Hunks that touch in both lists are one. */
function joinTouching(hunks: readonly Hunk[]): readonly Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (last?.oldEnd === hunk.oldStart && last.newEnd === hunk.newStart) {
      joined[joined.length - 1] = { ...last, oldEnd: hunk.oldEnd, newEnd: hunk.newEnd };
    } else joined.push(hunk);
  }
  return joined;
}
