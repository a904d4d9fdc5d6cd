import { expect, it } from 'vitest';
import { codesOf } from './codes.js';
import { KeyTable, mayRepeat, NumberList } from './scan-tables.js';

it('tells keys apart that have one hash, also where one begins with the other', () => {
  const text = 'region regions regio region regioN';
  const table = new KeyTable(text, codesOf(text));
  const words = [...text.matchAll(/\S+/gu)];
  const numbers = words.map((word) => table.numberOf(word.index, word.index + word[0].length, 1));
  expect(numbers).toEqual([0, 1, 2, 0, 3]);
  expect(table.keys).toEqual(['region', 'regions', 'regio', 'regioN']);
});

it('tells headers apart that have one hash', () => {
  const codes = codesOf('a ab abc ab');
  const list = new NumberList(0);
  for (const [start, end] of [
    [0, 1],
    [2, 4],
    [5, 8],
  ] as const) {
    list.push6(start, end, 0, 0, 0, 0);
  }
  expect(mayRepeat(codes, list.data, [7, 7, 7])).toBe(false);
  list.push6(9, 11, 0, 0, 0, 0);
  expect(mayRepeat(codes, list.data, [7, 7, 7, 7])).toBe(true);
});
