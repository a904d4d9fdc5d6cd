/** Random files: of what botocore reads, of what it refuses, and of what only looks like either. */
import fc from 'fast-check';

export const names = fc.constantFrom(
  ...['a', 'a b', '"a b"', "'a'", '"a', 'ü', '__proto__', 'constructor', 'a]b', 'x.y', '', 'default', '\\"q'],
);

export const prefixes = fc.constantFrom(
  ...[
    '',
    '',
    'profile ',
    'profile ',
    'profile ',
    'profile  ',
    'profile\t',
    'profile',
    'profiles ',
    'Profile ',
  ],
  ...['sso-session ', 'services ', ' profile ', 'sso-session'],
);

export const wholeHeaders = fc.constantFrom(
  '[default]',
  '[profile default]',
  '[DEFAULT]',
  '[DEFAULT]',
  '[]',
  '[x',
  '[Default]',
);

export const headers = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(prefixes, names, fc.constantFrom('', '', '', ' # c', ';c', 'x'))
      .map(([p, n, t]) => `[${p}${n}]${t}`),
  },
  { weight: 2, arbitrary: wholeHeaders },
);

export const keys = fc.constantFrom(
  'region',
  'Region',
  's3',
  'k',
  'K\u0130',
  'a b',
  'é',
  '__proto__',
  'toString',
  'k2',
  'k3',
  'k4',
  '',
);

export const values = fc.constantFrom(
  ...[
    '',
    'v',
    'a-1 # c',
    '"q"',
    '%(x)s',
    'a=b',
    'a:b',
    ' padded ',
    '\u00a0',
    '\ufeff',
    'x\u2028y',
    'z\u0085w',
    '\u0000',
    'x\u000by=2',
  ],
);

export const indents = fc.constantFrom('', '', '', '', '', '  ', '    ', '\t', '\u00a0', '\ufeff', '\u001c');

export const entries = fc
  .tuple(indents, keys, fc.constantFrom(' = ', '=', ': ', ' ', '\t=\t'), values)
  .map((parts) => parts.join(''));

export const blocks = fc
  .tuple(
    fc.constantFrom('s3', 'emr', 'k9'),
    fc.array(fc.constantFrom('a = b', 'A=c', 'a', '=x', 'd = e = f', '# c', ''), { maxLength: 4 }),
  )
  .map(([key, lines]) => [`${key} =`, ...lines.map((line) => `    ${line}`)].join('\n'));

export const oddLines = fc.constantFrom(
  '',
  '',
  '# c',
  '; c',
  '  # c',
  'word',
  '    k = v',
  '    continued',
  '= v',
  ' ',
  '\t',
);

export const lineEnds = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r', '\n\n');

export const chunks = fc.oneof(
  { weight: 3, arbitrary: headers },
  { weight: 6, arbitrary: entries },
  { weight: 1, arbitrary: blocks },
  { weight: 1, arbitrary: oddLines },
);

/** Every key of a section is tried once most of the time, so that most files are not refused for duplicates. */
export const calmSection = fc
  .tuple(
    headers,
    fc.uniqueArray(entries, { selector: (line) => line.trim().slice(0, 2).toLowerCase(), maxLength: 4 }),
    fc.option(blocks),
  )
  .map(([header, lines, block]) => [header, ...lines, ...(block === null ? [] : [block])].join('\n'));

export const texts = fc.oneof(
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.tuple(chunks, lineEnds).map((pair) => pair.join('')),
        { maxLength: 12 },
      )
      .map((all) => all.join('')),
  },
  {
    weight: 3,
    arbitrary: fc
      .uniqueArray(calmSection, { selector: (section) => section.split('\n', 1)[0], maxLength: 5 })
      .map((all) => all.join('\n')),
  },
);

export const oddBytes = fc.oneof(
  { weight: 20, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('efbbbf', 'ff', 'c3', 'eda080') },
);

export const files = fc
  .record({ text: texts, before: oddBytes, after: oddBytes })
  .map(({ text, before, after }) => {
    return before + hexOf(text) + after;
  });

function hexOf(text: string): string {
  const digits = [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0'));
  return digits.join('');
}
