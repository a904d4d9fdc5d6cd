import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, type Hunk } from './diff.js';

function apply(
  before: readonly string[],
  after: readonly string[],
  hunks: readonly Hunk[],
): readonly string[] {
  const result: string[] = [];
  let at = 0;
  for (const { oldStart, oldEnd, newStart, newEnd } of hunks) {
    result.push(...before.slice(at, oldStart), ...after.slice(newStart, newEnd));
    at = oldEnd;
  }
  return [...result, ...before.slice(at)];
}

function edits(hunks: readonly Hunk[]): number {
  return hunks.reduce((sum, hunk) => sum + hunk.oldEnd - hunk.oldStart + hunk.newEnd - hunk.newStart, 0);
}

/** The least number of lines removed and added, by the longest common subsequence. */
function leastEdits(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const line of before) {
    const next = [0];
    for (const [index, other] of after.entries()) {
      next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return before.length + after.length - 2 * (row.at(-1) ?? 0);
}

function numbered(count: number, prefix = 'line'): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix} ${index}`);
}

const lists = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 30 });

describe('diffLines', () => {
  it.each<[string, string, readonly (readonly [number, number, number, number])[]]>([
    ['abc', 'abc', []],
    ['', 'ab', [[0, 0, 0, 2]]],
    ['ab', '', [[0, 2, 0, 0]]],
    ['abc', 'axc', [[1, 2, 1, 2]]],
    [
      'abcd',
      'bcdx',
      [
        [0, 1, 0, 0],
        [4, 4, 3, 4],
      ],
    ],
    ['ab', 'xy', [[0, 2, 0, 2]]],
  ])('of %j and %j', (before, after, expected) => {
    const hunks = diffLines(before.split(''), after.split(''));
    expect(hunks.map((hunk) => [hunk.oldStart, hunk.oldEnd, hunk.newStart, hunk.newEnd])).toEqual(expected);
  });

  it('shows what was added at the end at the end, also where it ends like what was there', () => {
    expect(diffLines(['h', 'x', 'r'], ['h', 'y', 'r', 'H', 'r'])).toEqual([
      { oldStart: 1, oldEnd: 2, newStart: 1, newEnd: 2 },
      { oldStart: 3, oldEnd: 3, newStart: 3, newEnd: 5 },
    ]);
  });

  it('turns the one list into the other with the fewest lines, whatever they hold', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const hunks = diffLines(before, after);
        expect(apply(before, after, hunks)).toEqual(after);
        expect(edits(hunks)).toBe(leastEdits(before, after));
        for (const [index, hunk] of hunks.entries()) {
          const next = hunks[index + 1];
          expect(hunk.oldEnd - hunk.oldStart + hunk.newEnd - hunk.newStart).toBeGreaterThan(0);
          if (next !== undefined) expect(next.oldStart).toBeGreaterThan(hunk.oldEnd);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('divides lists with thousands of changes at the lines that stand once in both', () => {
    const before = numbered(6000);
    const after = before.flatMap((line, index) => (index % 3 === 0 ? [line] : [`${line} changed`, 'same']));
    const hunks = diffLines(before, after);
    expect(apply(before, after, hunks)).toEqual(after);
    expect(hunks).toHaveLength(2000);
  });

  it('replaces all where thousands of lines have nothing in common, or stand in another order', () => {
    const before = numbered(20_000);
    const other = numbered(20_000, 'other');
    expect(diffLines(before, other)).toEqual([{ oldStart: 0, oldEnd: 20_000, newStart: 0, newEnd: 20_000 }]);
    const reversed = before.toReversed();
    expect(apply(before, reversed, diffLines(before, reversed))).toEqual(reversed);
  });

  it('finds a few changes in ten thousand profiles exactly', () => {
    const before = numbered(10_000).flatMap((line) => [
      `[profile ${line}]`,
      'region = eu-west-1',
      ...numbered(3),
      '',
    ]);
    const after = before.with(6, 'x').with(59_990, 'y').toSpliced(30_000, 6);
    const hunks = diffLines(before, [...after, '[default]']);
    expect(hunks.map(({ oldStart, oldEnd }) => [oldStart, oldEnd])).toEqual([
      [6, 7],
      [30_000, 30_006],
      [59_990, 59_991],
      [60_000, 60_000],
    ]);
  });
});
