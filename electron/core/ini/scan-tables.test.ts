import { expect, it } from 'vitest';
import { codesOf } from './codes.js';
import { Finder, KeyTable, mayRepeat, NumberList } from './scan-tables.js';

it('tells keys apart that have one hash, and those of which one begins with the other', () => {
  // `Aa` and `BB` are the same to the hash.
  const keys = ['kAa', 'kBB', 'k', 'kAa', 'kAaBB', 'kBBAa', 'kAaBB', 'k', 'kAa', 'kBB', 'kBBAa', 'kBB', 'k'];
  const text = keys.map((key) => `${key}=\n`).join('');
  const table = new KeyTable(text, codesOf(text));
  const lines = [...text.matchAll(/.+/gu)];
  const numbers = lines.map(({ index, 0: line }) => table.numberAt(index, index + line.length));
  const distinct = [...new Set(keys)];
  expect(numbers).toEqual(keys.map((key) => distinct.indexOf(key)));
  expect(table.keys).toEqual(distinct);
  expect(distinct.map((_, number) => table.lengthOf(number))).toEqual(distinct.map(({ length }) => length));
});

it('finds no key where a line begins with what ends one, nor one that the line breaks off', () => {
  const text = 'key = x\nkey\n= x\n';
  const table = new KeyTable(text, codesOf(text));
  expect(table.numberAt(0, 7)).toBe(0);
  expect(table.numberAt(12, 15)).toBe(-1);
  // It has a key, and the line ends before the delimiter.
  expect(table.numberAt(8, 11)).toBe(0);
});

it('finds a character from left to right, and the end of the text where there is none', () => {
  const finder = new Finder('a#b##', '#');
  expect([0, 1, 1, 2, 3, 4, 5].map((start) => finder.from(start))).toEqual([1, 1, 1, 3, 3, 4, 5]);
  expect(new Finder('abc', '#').from(1)).toBe(3);
});

it('tells headers apart that have one hash', () => {
  const codes = codesOf('a ab abc ab abcdefgh abcdefgi');
  const list = new NumberList(0);
  for (const [start, end] of [
    [0, 1],
    [2, 4],
    [5, 8],
    [12, 20],
    [21, 29],
  ] as const) {
    list.push4(start, end, 0, 0);
    list.push3(0, 0, 7);
  }
  expect(mayRepeat(codes, list.data, 5)).toBe(false);
  list.push4(9, 11, 0, 0);
  list.push3(0, 0, 7);
  expect(mayRepeat(codes, list.data, 6)).toBe(true);
});
