/** Random files for the tests of core, shaped like those that people and tools leave behind, and worse. */
import fc from 'fast-check';

/** Nothing that the AWS CLI refuses, however untidy. */
const readable = fc.constantFrom(
  ...[
    '[default]',
    '[profile a b]',
    '[b]',
    ' [c]',
    '  [d] # x]',
    '[a]]',
    '[a',
    'region = eu-west-1',
    'Region=x',
  ],
  ...[
    'a=1',
    ' a : 2',
    '  b = 2',
    '    deep = 3',
    '\tb\t=\tc',
    's3 =',
    '    addressing_style = path',
    '  use = x = y',
  ],
  ...[
    'key =',
    'key=',
    'key =  ',
    'a = ü€😀 ',
    'x\u00a0=\u2003y',
    'a=v\x0bb',
    '\ufeffa = b',
    'nul\0 = \0',
    '\x1ca = b\x1f',
  ],
);
const quiet = fc.constantFrom(
  '',
  '',
  ' ',
  '\t\t',
  '\u0085',
  '# note',
  ' ; note',
  '    # deep',
  '#a = b',
  ';[x]',
);
const refused = fc.constantFrom('bogus', '  bogus', '= value', '  : value', '[]', '[', ']', '=', '\ufeff');

/** How many lines of a random file are of a kind that the AWS CLI refuses. */
export type Share = 'no-refused-lines' | 'some-refused-lines';

/** The physical lines of a random file, without their ends. */
export function randomLines(share: Share): fc.Arbitrary<readonly string[]> {
  const weight = share === 'no-refused-lines' ? 0 : 2;
  const line = fc.oneof(
    { weight: 12, arbitrary: readable },
    { weight: 5, arbitrary: quiet },
    { weight, arbitrary: refused },
  );
  const start = fc.constantFrom([], ['[x]'], ['[x]'], [' [y]']);
  return fc.tuple(start, fc.array(line, { maxLength: 16 })).map(([first, rest]) => [...first, ...rest]);
}

/** The bytes of a random file; some have a comment that is not UTF-8. */
export function randomFile(share: Share): fc.Arbitrary<Uint8Array> {
  return fc.tuple(randomText(share), fc.nat({ max: 3 })).map(([text, kind]) => {
    const bytes = new TextEncoder().encode(text);
    return kind === 0 ? Uint8Array.from([0x23, 0xff, 0xfe, 0x0a, ...bytes]) : bytes;
  });
}

/** The text of a random file: with one kind of line end or several, the last line with one or without. */
export function randomText(share: Share): fc.Arbitrary<string> {
  const oneEnd = fc.constantFrom('\n', '\r\n', '\r').map((end) => [end]);
  const ends = fc.oneof(
    oneEnd,
    fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 9 }),
  );
  return fc.tuple(randomLines(share), ends, fc.boolean()).map(([lines, someEnds, isEnded]) => {
    const text = lines.map((line, index) => line + (someEnds[index % someEnds.length] ?? '\n')).join('');
    return isEnded ? text : text.replace(/(?:\r\n|[\r\n])$/u, '');
  });
}
