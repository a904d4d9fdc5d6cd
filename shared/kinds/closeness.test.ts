import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestNames, distance, NameFinder } from './closeness.js';

/** The textbook's, with nothing left out: letters added, removed, exchanged, or two neighbours swapped. */
function fullDistance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (const [row, cells] of rows.entries())
    for (const column of cells.keys()) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      cells[column] =
        row === 0 || column === 0
          ? row + column
          : Math.min(
              at(row - 1, column) + 1,
              at(row, column - 1) + 1,
              at(row - 1, column - 1) + (same ? 0 : 1),
              swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
            );
    }
  return at(one.length, other.length);
}

const names = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 9 });

describe('distance', () => {
  it('is the textbook’s, up to what is asked for', () => {
    fc.assert(
      fc.property(names, names, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
        expect(distance(one, other, most)).toBe(Math.min(fullDistance(one, other), most + 1));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the closest names', () => {
  it('are all that are close, and none that is not', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 8 }), (name) => {
        const most = name.length < 5 ? 1 : 2;
        const candidates = ['abcdefgh', 'abc', 'hgfedcba', 'aaaa', 'abcd', 'gh'];
        const close = candidates.filter((each) => each !== name && fullDistance(name, each) <= most);
        expect([...closestNames(name, candidates)].sort()).toEqual(close.sort());
      }),
    );
  });

  it('come with the closest first, case and marks counting for nothing', () => {
    expect(closestNames('acme-bse', ['acme-best', 'ACME_Base', 'zebra', 'acme-base'])).toEqual([
      'ACME_Base',
      'acme-base',
      'acme-best',
    ]);
    expect(closestNames('ACME.base', ['acme-base'])).toEqual(['acme-base']);
  });

  it('are never the name itself, and nothing for nothing', () => {
    expect(closestNames('dev', ['dev'])).toEqual([]);
    expect(closestNames('', ['a'])).toEqual([]);
    expect(closestNames('a'.repeat(5000), ['a'.repeat(5001)])).toEqual([]);
  });

  it('are the same when asked again, and others when asked for others', () => {
    const finder = new NameFinder(['dev', 'prod']);
    expect([finder.closestTo('dve'), finder.closestTo('dve'), finder.closestTo('prd')]).toEqual([
      ['dev'],
      ['dev'],
      ['prod'],
    ]);
  });
});
