/** Random files for the tests of dialects: ordinary lines, and every oddity that some tool or other stumbles over. */
import fc from 'fast-check';
import { type IniDocument, parseDocument } from '../ini/document.js';
import type { DialectReading, ReadSection } from './dialect.js';

/** The document of a text. */
export function documentOf(text: string): IniDocument {
  return parseDocument(new TextEncoder().encode(text));
}

/** Sections as plain objects, for comparing; blocks as objects too. */
export function valuesOf(sections: ReadonlyMap<string, ReadSection>): Record<string, object> {
  return Object.fromEntries(
    [...sections].map(([name, { settings }]) => [
      name,
      Object.fromEntries(
        [...settings].map(([key, { value, nested }]) => [
          key,
          nested === null
            ? value
            : Object.fromEntries([...nested].map(([inner, text]) => [inner, text.value])),
        ]),
      ),
    ]),
  );
}

/** The three kinds of sections of a reading, or why there are none. */
export function summaryOf({ profiles, ssoSessions, services, refusal }: DialectReading): object {
  if (refusal !== null) return { refused: refusal.code, line: refusal.line };
  const kinds = { profiles, ssoSessions, services };
  return Object.fromEntries(
    Object.entries(kinds)
      .filter(([kind, sections]) => kind === 'profiles' || sections.size > 0)
      .map(([kind, sections]) => [kind, valuesOf(sections)]),
  );
}

const names = fc.constantFrom(
  ...['a', 'a', 'b', 'b', 'default', 'a b', '"a b"', '"a"', "'a'", '"a', 'ü', 'x.y', '.x', 'a@b+c%d:e/f', ''],
  ...[
    '__proto__',
    '"__proto__"',
    'constructor',
    'toString',
    'a]b',
    '[a',
    ' a',
    'a ',
    '\ta',
    '\u00a0a',
    'a#b',
    'a;b',
    'a=b',
  ],
);
const prefixes = fc.constantFrom(
  ...[
    '',
    '',
    'profile ',
    'profile ',
    'profile ',
    'profile  ',
    'profile\t',
    ' profile ',
    'profile\u00a0',
    'profile',
    'Profile ',
  ],
  ...[
    'profile.',
    'sso-session ',
    'sso-session ',
    'sso-session.',
    'services ',
    'services\t',
    'other ',
    'profile profile ',
  ],
);
const trailings = fc.constantFrom(
  '',
  '',
  '',
  '',
  '',
  ' ',
  ' # c',
  ' ;c',
  ';c',
  '#c',
  ']',
  'x',
  ' x',
  '\t; c',
  '\r',
  ' k = v',
);
const indents = fc.constantFrom('', '', '', '', '', '', ' ', '  ', '\t', '\u00a0', '\ufeff', '\u0085', '\r');
const keys = fc.constantFrom(
  ...[
    'region',
    'region',
    'output',
    'k1',
    'k2',
    'k3',
    's3',
    'Region',
    'AWS_Access_Key_Id',
    'a b',
    'é',
    '1',
    'a.b',
    'k#x',
    'k;x',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '"k"', 'k]', '[k', ''],
);
const delimiters = fc.constantFrom(
  ' = ',
  ' = ',
  '=',
  '=',
  ': ',
  ':',
  '\t=\t',
  ' ',
  ' == ',
  ' : = ',
  '=\u00a0',
);
const values = fc.constantFrom(
  ...[
    'v',
    'eu-west-1',
    'v w',
    '',
    '',
    ' ',
    'v # c',
    'v ; c',
    'v#c',
    'v;c',
    'v\t# c',
    'v\u00a0#c',
    '# c',
    '#c',
    'a=b',
    'a:b',
  ],
  ...[
    '"q"',
    '"q" x',
    '"q" # c',
    '"q\\"r"',
    '"q\\n"',
    '"open',
    "'s'",
    '1,2',
    'a, b',
    ', x',
    '0x1F',
    '1e5',
    'TRUE',
    '[x]',
    '[',
    'x[y]',
  ],
  ...['%(x)s', 'v\r', 'v\t', 'x\u2028y', '\u0000', '\ufeffv', '😀', 'v\u0085', '\\', 'a\\nb'],
);
const headers = fc.tuple(indents, prefixes, names, trailings).map(([i, p, n, t]) => `${i}[${p}${n}]${t}`);
const calmHeaders = fc.constantFrom(
  ...[
    '[default]',
    '[profile a]',
    '[profile b]',
    '[profile default]',
    '[sso-session a]',
    '[services a]',
    '[a]',
    '[b]',
    '[DEFAULT]',
  ],
);
const entries = fc.tuple(indents, keys, delimiters, values).map((parts) => parts.join(''));
const calmEntries = fc.constantFrom(
  ...[
    'region = eu-west-1',
    'output=json',
    'k1 = v',
    'k2 = v # c',
    'k3 = "q"',
    'k4 =',
    'Region = x',
    'k5 = v#c',
  ],
);
const blocks = fc
  .tuple(
    fc.constantFrom('s3', 's3', 'emr', 'constructor'),
    fc.array(
      fc.constantFrom('a = b', 'A=c', 'a =', 'word', '=x', 'd = e = f', '# c', '', '[x]', '__proto__ = z'),
      { maxLength: 4 },
    ),
  )
  .map(([key, lines]) => [`${key} =`, ...lines.map((line) => `  ${line}`)].join('\n'));
const oddLines = fc.constantFrom(
  ...[
    '',
    '',
    '# c',
    '; c',
    '  # c',
    '#',
    'word',
    'word # c',
    '  word',
    '  continued',
    '    k = v',
    '= v',
    ': v',
    ', x',
    ' ',
    '\t',
    '\u00a0',
  ],
  ...['[', ']', '[]', '[ ]', '[x', '"', '"a" = b', '=', '\ufeff', '\u000b', '\u2028'],
);
const lineEnds = fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\r\n', '\r\n', '\r', '\n\n', '\n \n');

function fileOf(odd: number): fc.Arbitrary<string> {
  const line = fc.oneof(
    { weight: 3, arbitrary: calmHeaders },
    { weight: 6, arbitrary: calmEntries },
    { weight: 1, arbitrary: blocks },
    { weight: odd, arbitrary: headers },
    { weight: odd * 2, arbitrary: entries },
    { weight: odd, arbitrary: oddLines },
  );
  const lines = fc.array(fc.tuple(line, lineEnds), { maxLength: 14 });
  return fc.tuple(calmHeaders, lineEnds, lines, fc.boolean()).map(([header, end, all, isEnded]) => {
    const text = header + end + all.map((pair) => pair.join('')).join('');
    return isEnded ? text : text.replace(/(?:\r\n|[\r\n])$/u, '');
  });
}

const oddBytes = fc.oneof(
  { weight: 20, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      [0xef, 0xbb, 0xbf],
      [0xff],
      [0xc3],
      [0xed, 0xa0, 0x80],
      [0xe2, 0x82],
      [0xfe, 0xff],
    ),
  },
);
const noise = fc.string({ unit: fc.constantFrom(...'[]=:;# "\\\t\n\r,ax'), maxLength: 30 });

/** Files of sections and settings: some nearly ordinary, others hardly a line of which is. */
export const oddFiles: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    oddBytes,
    fc.oneof(
      { weight: 3, arbitrary: fileOf(1) },
      { weight: 2, arbitrary: fileOf(4) },
      { weight: 1, arbitrary: noise },
    ),
    oddBytes,
  )
  .map(([before, text, after]) => Uint8Array.from([...before, ...new TextEncoder().encode(text), ...after]));
