import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, makeLine, parseDocument, printDocument } from './document.js';

const encoder = new TextEncoder();

function lines(bytes: Uint8Array): readonly (readonly [string, string])[] {
  return parseDocument(bytes).lines.map(({ text, eol }) => [text, eol]);
}

describe('parseDocument', () => {
  it('splits lines at LF, CR LF and lone CR, and keeps a last line without an end', () => {
    expect(lines(encoder.encode('a\nb\r\nc\r\r\nd'))).toEqual([
      ['a', '\n'],
      ['b', '\r\n'],
      ['c', '\r'],
      ['', '\r\n'],
      ['d', ''],
    ]);
  });

  it('splits nowhere else, whatever Unicode calls a line end', () => {
    expect(lines(encoder.encode('a\u0085b\u2028c\x0bd\x0ce\0f'))).toHaveLength(1);
  });

  it('keeps one byte order mark apart and a second one as text', () => {
    const document = parseDocument(encoder.encode('\ufeff\ufeffa'));
    expect(document).toEqual({ byteOrderMark: true, lines: [makeLine('\ufeffa', '')] });
  });

  it('keeps the bytes of a line that is not UTF-8, and of no other', () => {
    const document = parseDocument(Uint8Array.from([0x61, 0xff, 0x0d, 0x0a, 0x62]));
    expect(document.lines).toEqual([
      { text: 'a\ufffd', eol: '\r\n', raw: Uint8Array.from([0x61, 0xff]) },
      makeLine('b', ''),
    ]);
  });

  it('reads no bytes as no lines', () => {
    expect(parseDocument(new Uint8Array())).toEqual(emptyDocument);
  });
});

/** A stream of bytes that costs nothing to make: the property runs 100,000 times. */
function randomBytes(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

const fragments = [
  ...[
    '[default]',
    '[profile a]',
    'region = x',
    '  s3 =\n',
    '# ü',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '\r\r\n',
    '\n\r',
    '\0',
    ' ',
    '=',
  ],
  ...['\ufeff', '😀', '\u2028'],
].map((text) => encoder.encode(text));
const broken = [
  // Halves of surrogate pairs as CESU-8 writes them, cut-off sequences, overlong ones, and bytes that never occur.
  ...[
    [0xed, 0xa0, 0xbd],
    [0xed, 0xb8, 0x80],
    [0xf0, 0x9f, 0x98],
    [0xe2, 0x82],
    [0xc3],
    [0xc0, 0x8a],
    [0xc0, 0x80],
  ],
  ...[
    [0xe0, 0x80, 0x8d],
    [0xf4, 0x90, 0x80, 0x80],
    [0xff],
    [0xfe],
    [0x80],
    [0xbf, 0xbf],
    [0xef, 0xbb],
    [0xef, 0xbb, 0xbf],
  ],
].map((bytes) => Uint8Array.from(bytes));

function makeFile(next: () => number): Uint8Array {
  const kind = next() % 4;
  const bytes: number[] = [];
  for (let count = next() % 12; count > 0; count -= 1) {
    const choice = next();
    if (kind === 0) bytes.push(choice & 0xff);
    else if (kind === 1 && choice % 3 === 0) bytes.push(...(broken[(choice >>> 8) % broken.length] ?? []));
    else if (kind === 2 && choice % 5 === 0) bytes.push((choice >>> 8) & 0xff);
    else bytes.push(...(fragments[(choice >>> 8) % fragments.length] ?? []));
  }
  return Uint8Array.from(next() % 9 === 0 ? [0xef, 0xbb, 0xbf, ...bytes] : bytes);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

describe('printDocument', () => {
  it('gives back the very bytes that were parsed, for 100,000 files of any bytes', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const next = randomBytes(seed);
        for (let file = 0; file < 100; file += 1) {
          const bytes = makeFile(next);
          if (!isSame(printDocument(parseDocument(bytes)), bytes)) expect.fail(`bytes ${bytes.join(' ')}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back the very bytes of larger files', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000, size: 'max' }), (bytes) => {
        expect(isSame(printDocument(parseDocument(bytes)), bytes)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('does not change when the bytes it was read from do', () => {
    const bytes = Uint8Array.from([0xff, 0x0a]);
    const document = parseDocument(bytes);
    bytes.fill(0x61);
    expect([...printDocument(document)]).toEqual([0xff, 0x0a]);
  });
});
