import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextTable } from './text-table.js';

const runs = { quick: 300, ci: 1000, nightly: 5000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 300;

describe('a table of texts', () => {
  it('finds what a map finds, whatever was expected and added', () => {
    // `Aa` and `BB` are alike to the hash, so are all texts of these.
    const alike = fc.array(fc.constantFrom('Aa', 'BB'), { maxLength: 6 }).map((parts) => parts.join(''));
    const text = fc.oneof(alike, fc.string({ unit: 'grapheme', maxLength: 4 }), fc.constant('__proto__'));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), fc.array(text), fc.nat(40), (added, asked, expected) => {
        const table = new TextTable<number>(expected);
        const map = new Map<string, number>();
        added.forEach((one, index) => {
          expect(table.add(one, index)).toBe(map.get(one));
          if (!map.has(one)) map.set(one, index);
        });
        for (const one of [...added, ...asked]) expect(table.find(one)).toBe(map.get(one));
        expect(table.values).toEqual([...map.values()]);
      }),
      { numRuns: runs },
    );
  });

  it('holds more than it made room for', () => {
    const table = new TextTable<number>(0);
    for (let index = 0; index < 5000; index += 1) table.add(`team-${String(index)}`, index);
    expect([0, 1, 4095, 4999].map((index) => table.find(`team-${String(index)}`))).toEqual([
      0, 1, 4095, 4999,
    ]);
    expect(table.find('team-5000')).toBeUndefined();
    expect(table.values).toHaveLength(5000);
  });
});
