import { describe, expect, it } from 'vitest';
import { parseDocument } from './document.js';
import { type Outline, outlineDocument } from './outline.js';

function outline(text: string): Outline {
  return outlineDocument(parseDocument(new TextEncoder().encode(text)));
}

/** Keys and values of all sections, as `header.key` and the lines of the value. */
function values(text: string): readonly (readonly [string, readonly string[]])[] {
  return outline(text).sections.flatMap((section) =>
    section.entries.map((entry) => [`${section.header}.${entry.key}`, entry.value] as const),
  );
}

describe('outlineDocument', () => {
  it('says of every part on which line and in which column it stands', () => {
    expect(outline('# top\n  [profile a] # x\n\n  Key : v \n\n    more\n[b]\n')).toEqual({
      sections: [
        {
          header: 'profile a',
          line: 2,
          column: 3,
          trailing: ' # x',
          lastLine: 6,
          entries: [
            {
              key: 'Key',
              value: ['v', '', 'more'],
              delimiter: ':',
              line: 4,
              keyColumn: 3,
              valueColumn: 9,
              valueLines: [4, 5, 6],
            },
          ],
        },
        { header: 'b', line: 7, column: 1, trailing: '', lastLine: 7, entries: [] },
      ],
      oddities: [],
    });
  });

  it('splits at the first delimiter of either kind and takes inline comments for value', () => {
    expect(values('[a]\na:b = c # d\ne = f:g ; h')).toEqual([
      ['a.a', ['b = c # d']],
      ['a.e', ['f:g ; h']],
    ]);
  });

  it('continues a value on deeper lines only, whatever they hold', () => {
    expect(values('[a]\n  x = 1\n   y = 2\n  z = 3\n w = 4\n  [b]\n')).toEqual([
      ['a.x', ['1', 'y = 2']],
      ['a.z', ['3']],
      ['a.w', ['4', '[b]']],
    ]);
  });

  it('passes over comments within a value and keeps the empty lines, but not those at its end', () => {
    expect(values('[a]\nx = 1\n# c\n  2\n\n  ; c\n  3\n\n\n# c\n')).toEqual([['a.x', ['1', '2', '', '3']]]);
  });

  it('reads a header up to its last bracket, and an empty one as text', () => {
    const { sections, oddities } = outline('[a]b] x\n[]\n[]]\n');
    expect(sections.map(({ header, trailing }) => [header, trailing])).toEqual([
      ['a]b', ' x'],
      [']', ''],
    ]);
    expect(oddities).toEqual([{ code: 'line-without-delimiter', line: 2 }]);
  });

  it('keeps reading where the parser would stop, and says where that is', () => {
    const { sections, oddities } = outline('early = 1\n[a]\nx = 1\nbogus\n  more\n= 2\n   y = 3\n');
    expect(oddities).toEqual([
      { code: 'text-before-section', line: 1 },
      { code: 'line-without-delimiter', line: 4 },
      { code: 'entry-without-key', line: 6 },
    ]);
    expect(sections[0]?.entries.map(({ key, value }) => [key, value])).toEqual([
      ['x', ['1', 'more']],
      ['', ['2']],
      ['y', ['3']],
    ]);
  });

  it("takes Python's white space for indentation and around keys and values, not JavaScript's", () => {
    expect(values('[a]\nx\x1f=\u0085y\x1c\n\u00a0z\n\ufeffw = 1')).toEqual([
      ['a.x', ['y', 'z']],
      ['a.\ufeffw', ['1']],
    ]);
  });

  it('keeps duplicates and the case of letters', () => {
    expect(values('[a]\nX = 1\nx = 2\n[a]\nx = 3')).toEqual([
      ['a.X', ['1']],
      ['a.x', ['2']],
      ['a.x', ['3']],
    ]);
  });
});
