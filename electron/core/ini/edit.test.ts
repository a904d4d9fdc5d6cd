import { describe, expect, it } from 'vitest';
import { type IniDocument, parseDocument, printDocument } from './document.js';
import {
  appendSection,
  insertLines,
  removeLines,
  removeSection,
  removeSections,
  renameSection,
  renameSections,
  replaceEntries,
  setEntry,
  setNestedEntry,
  unsetEntry,
  unsetNestedEntry,
} from './edit.js';

function read(text: string): IniDocument {
  return parseDocument(new TextEncoder().encode(text));
}

function print(document: IniDocument): string {
  return new TextDecoder().decode(printDocument(document));
}

describe('appendSection', () => {
  it.each([
    ['', '[b]\nx = 1\n'],
    ['[a]\n', '[a]\n[b]\nx = 1\n'],
    ['[a]\r\ny = 2', '[a]\r\ny = 2\r\n[b]\r\nx = 1\r\n'],
    ['[a]\r\ny = 2\r\nz = 3\n', '[a]\r\ny = 2\r\nz = 3\n[b]\r\nx = 1\r\n'],
    ['[a]\ry = 2\r', '[a]\ry = 2\r[b]\rx = 1\r'],
    ['[a]', '[a]\n[b]\nx = 1\n'],
  ])('ends %j as the file does', (before, after) => {
    expect(print(appendSection(read(before), { header: 'b', body: ['x = 1'] }))).toBe(after);
  });
});

describe('insertLines and removeLines', () => {
  it('put lines at the top, between and at the end', () => {
    expect(print(insertLines(read('a\nb'), 0, ['x', 'y']))).toBe('x\ny\na\nb');
    expect(print(insertLines(read('a\nb'), 1, ['x']))).toBe('a\nx\nb');
    expect(print(insertLines(read('a\nb'), 2, ['x']))).toBe('a\nb\nx\n');
    expect(print(insertLines(read('a\nb'), 2, []))).toBe('a\nb');
  });

  it('take lines out, and leave the end of the line before as it is', () => {
    expect(print(removeLines(read('a\nb\nc'), 2, 3))).toBe('a\n');
    expect(print(removeLines(read('a\nb\nc'), 1, 1))).toBe('b\nc');
  });

  it('give a document that reads back as itself where CR and LF come to meet', () => {
    const document = removeLines(read('a\rb\n\nc'), 2, 2);
    expect(document).toEqual(read(print(document)));
  });
});

describe('renameSection', () => {
  it('changes what stands between the brackets and nothing else', () => {
    expect(print(renameSection(read('  [a b] ; x\r\ny = 1'), 1, 'profile c'))).toBe(
      '  [profile c] ; x\r\ny = 1',
    );
  });
});

describe('removeSection', () => {
  it.each([
    ['up to its last value', '[a]\nx = 1\n# in\ns3 =\n    y = 2\n\n# after\n[b]\n', '\n# after\n[b]\n'],
    ['with the comments below its header where it is empty', '[a]\n# one\n; two\n\n# three\n', '\n# three\n'],
    ['without its line', '[a]\n', ''],
  ])('removes a section %s', (_, before, after) => {
    expect(print(removeSection(read(before), 1))).toBe(after);
  });

  it('does not let the next header slip into the value above', () => {
    const text = '  [a]\nx = 1\n[b]\n  y = 2\n  [c] # c\n  z = 3\n';
    expect(print(removeSection(read(text), 3))).toBe('  [a]\nx = 1\n[c] # c\n  z = 3\n');
  });
});

describe('renameSections', () => {
  it('lets two sections swap their headers', () => {
    const swap = new Map([
      [1, 'b'],
      [3, 'a'],
    ]);
    expect(print(renameSections(read('[a]\nx = 1\n[b]\ny = 2\n'), swap))).toBe('[b]\nx = 1\n[a]\ny = 2\n');
  });

  it('gives the document back where all have their headers already', () => {
    const document = read('[a]\n[b]\n');
    expect(renameSections(document, new Map([[2, 'b']]))).toBe(document);
  });
});

describe('removeSections', () => {
  it('removes several, and keeps the next header out of the value above', () => {
    const below = '[a]\nx = 1\n[b]\n   y = 2\n# after b\n[c]\n  [d]\n  z = 3\n';
    expect(print(removeSections(read(below), new Set([3, 6])))).toBe('[a]\nx = 1\n# after b\n[d]\n  z = 3\n');
  });
});

describe('replaceEntries', () => {
  it('puts others in the place of all, and leaves comments', () => {
    const text = '[a] # c\n# first\nx = 1\n# between\ns3 =\n  y = 2\n# last\n[b]\n';
    expect(print(replaceEntries(read(text), 1, ['z = 3', 'w = 4']))).toBe(
      '[a] # c\n# first\nz = 3\nw = 4\n# between\n# last\n[b]\n',
    );
    expect(print(replaceEntries(read(text), 1, []))).toBe('[a] # c\n# first\n# between\n# last\n[b]\n');
  });

  it('does not let the next header slip into the last of them', () => {
    expect(print(replaceEntries(read('  [a]\n  x = 1\n  [b]\n'), 1, ['x = 2']))).toBe('  [a]\nx = 2\n[b]\n');
  });
});

describe('setEntry', () => {
  it.each([
    ['keeps indentation and spacing', '[a]\n  Key\t: old  \n', 'key', 'new', '[a]\n  Key\t: new\n'],
    ['keeps a missing space', '[a]\nkey=old', 'KEY', 'new', '[a]\nkey=new'],
    ['fills an empty value', '[a]\nk =\nl=\n', 'k', 'new', '[a]\nk = new\nl=\n'],
    ['fills an empty value without spaces', '[a]\nk=\n', 'k', 'new', '[a]\nk=new\n'],
    ['empties a value', '[a]\nk = old\n', 'k', '', '[a]\nk =\n'],
    ['makes one line of several', '[a]\nk = 1\n  2\n# in\n\n  3', 'k', 'new', '[a]\nk = new\n# in\n'],
    ['keeps the end of the file', '[a]\r\nk = 1\r\n  2', 'k', 'new', '[a]\r\nk = new'],
    ['takes the last of duplicates', '[a]\nk = 1\nk = 2\n', 'k', 'new', '[a]\nk = 1\nk = new\n'],
    ['leaves an equal value alone', '[a]\nk =  v  \n', 'k', 'v', '[a]\nk =  v  \n'],
    [
      'adds after the last entry',
      '[a]\nx = 1\n  2\n\n# c\n[b]\n',
      'k',
      'v',
      '[a]\nx = 1\n  2\nk = v\n\n# c\n[b]\n',
    ],
    ['adds with the indentation of the last', '[a]\n\tx = 1', 'k', 'v', '[a]\n\tx = 1\n\tk = v\n'],
    [
      'adds after the comments of an empty section',
      '[a]\n# c\n\n[b]\n',
      'k',
      'v',
      '[a]\n# c\nk = v\n\n[b]\n',
    ],
    ['adds an empty value', '[a]\n', 'k', '', '[a]\nk =\n'],
    ['does not swallow the next header', '[a]\n   [b]\n', 'k', 'v', '[a]\n   k = v\n   [b]\n'],
  ])('%s', (_, before, key, value, after) => {
    expect(print(setEntry(read(before), 1, key, value))).toBe(after);
  });
});

describe('unsetEntry', () => {
  it('removes the key with its continuation lines, wherever it stands', () => {
    expect(print(unsetEntry(read('[a]\nk = 1\n  2\n# in\n  3\n\nx = 4\nK=5'), 1, 'k'))).toBe(
      '[a]\n# in\n\nx = 4\n',
    );
  });

  it('changes nothing where there is no such key', () => {
    const document = read('[a]\nx = 1\n[b]\nk = 2\n');
    expect(unsetEntry(document, 1, 'k')).toEqual(document);
  });
});

describe('setNestedEntry', () => {
  it.each([
    ['begins a block', '[a]\n  x = 1\n', '[a]\n  x = 1\n  s3 =\n      k = v\n'],
    ['fills an empty block', '[a]\ns3=\nx = 1\n', '[a]\ns3=\n    k = v\nx = 1\n'],
    [
      'adds with the indentation of the last',
      '[a]\ns3 =\n  y = 1\n\tz = 2\n\nx = 1',
      '[a]\ns3 =\n  y = 1\n\tz = 2\n\tk = v\n\nx = 1',
    ],
    ['replaces', '[a]\ns3 =\n  k=old\n  z = 2\n', '[a]\ns3 =\n  k=v\n  z = 2\n'],
    ['minds the case of nested keys', '[a]\nS3 =\n  K = 1\n', '[a]\nS3 =\n  K = 1\n  k = v\n'],
    ['makes a block of a plain value', '[a]\ns3 = path\n  more\n', '[a]\ns3 =\n    k = v\n'],
  ])('%s', (_, before, after) => {
    expect(print(setNestedEntry(read(before), 1, 's3', 'k', 'v'))).toBe(after);
  });
});

describe('unsetNestedEntry', () => {
  it.each([
    ['removes one key', '[a]\ns3 =\n  k = 1\n# c\n  z = 2\n', '[a]\ns3 =\n# c\n  z = 2\n'],
    ['removes the block with its last key', '[a]\ns3 =\n  k = 1\nx = 1\n', '[a]\nx = 1\n'],
    ['leaves plain values', '[a]\ns3 = k = 1\n', '[a]\ns3 = k = 1\n'],
    ['leaves other keys', '[a]\ns3 =\n  z = 1\n', '[a]\ns3 =\n  z = 1\n'],
  ])('%s', (_, before, after) => {
    expect(print(unsetNestedEntry(read(before), 1, 's3', 'k'))).toBe(after);
  });
});

describe('what cannot be written', () => {
  const document = read('[a]\nx = 1\n');

  it.each(['a\nb', 'a\rb', 'a\0', '\ud800', ' a', 'a\t', '\u0085a', 'a\u2028b', '\x1b[31m'])(
    'is no value: %j',
    (value) => {
      expect(() => setEntry(document, 1, 'k', value)).toThrow(RangeError);
      expect(() => setNestedEntry(document, 1, 's3', 'k', value)).toThrow(RangeError);
    },
  );

  it.each(['', 'a=b', 'a:b', '#a', ';a', '[a', ' a', 'a\nb'])('is no key: %j', (key) => {
    expect(() => setEntry(document, 1, key, 'v')).toThrow(RangeError);
    expect(() => setNestedEntry(document, 1, 's3', key, 'v')).toThrow(RangeError);
  });

  it.each(['', 'a\nb', 'a\r', '\0', '\udfff'])('is no header: %j', (header) => {
    expect(() => renameSection(document, 1, header)).toThrow(RangeError);
    expect(() => appendSection(document, { header, body: [] })).toThrow(RangeError);
  });

  it('is a line of several, or one at a place that is not there', () => {
    expect(() => insertLines(document, 0, ['a\nb'])).toThrow(RangeError);
    expect(() => appendSection(document, { header: 'b', body: ['x = 1\n[c]'] })).toThrow(RangeError);
    expect(() => insertLines(document, 3, ['x'])).toThrow(RangeError);
    expect(() => insertLines(document, 0.5, ['x'])).toThrow(RangeError);
    expect(() => removeLines(document, 0, 1)).toThrow(RangeError);
    expect(() => removeLines(document, 2, 1)).toThrow(RangeError);
    expect(() => removeSection(document, 2)).toThrow(RangeError);
    expect(() => unsetEntry(document, 9, 'x')).toThrow(RangeError);
  });

  it('is a line whose bytes would be lost', () => {
    const broken = parseDocument(
      Uint8Array.from([...new TextEncoder().encode('[a'), 0xff, 0x5d, 0x0a, 0x6b, 0xff, 0x3d]),
    );
    expect(() => renameSection(broken, 1, 'b')).toThrow(RangeError);
    expect(() => setEntry(broken, 1, 'k\ufffd', 'v')).toThrow(RangeError);
  });
});
