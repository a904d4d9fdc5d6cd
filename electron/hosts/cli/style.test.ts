import fastCheck from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStyle, printable, table, widthOf } from './style.js';

const plain = createStyle(false);

describe('text on the terminal', () => {
  test('writes out what would steer the terminal or turn the direction of writing', () => {
    expect(printable('a\u001B[31mb\u0007\n\u0085\u202Ec')).toBe('a\\u{1b}[31mb\\u{7}\\u{a}\\u{85}\\u{202e}c');
  });

  test('leaves letters of all scripts, quotes and spaces as they are', () => {
    expect(printable('José "日本" \'x\' עברית')).toBe('José "日本" \'x\' עברית');
  });

  test('never lets a control character through', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  test('counts the columns that characters take', () => {
    expect(['abc', '日本', 'e\u0301', '🚀', ''].map(widthOf)).toEqual([3, 4, 1, 2, 0]);
  });

  test('lines columns up, leaves empty ones out and ends no line with spaces', () => {
    const rows = [
      ['dev', '', 'eu-west-1'],
      ['日本', '', ''],
    ];
    expect(table(['Name', 'Account', 'Region'], rows, plain)).toBe('Name  Region\ndev   eu-west-1\n日本');
  });

  test('marks text only where colour is wanted', () => {
    expect(plain.added('+x')).toBe('+x');
    expect(createStyle(true).added('+x')).toBe('\u001B[32m+x\u001B[39m');
    expect(createStyle(true).added('')).toBe('');
  });
});
