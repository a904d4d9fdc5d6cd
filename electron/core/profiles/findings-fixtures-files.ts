/** For tests: fixture homes of findings about files and sections. */
import {
  byPerson,
  type FixtureHome,
  type Fixtures,
  inConfig,
  inCredentials,
  lines,
} from './findings-fixtures.js';

const region = 'region = eu-west-1';
const key = [
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
];
const encoder = new TextEncoder();
const latin = Uint8Array.from([
  ...encoder.encode('[profile a]\n# caf'),
  0xe9,
  ...encoder.encode('\nregion = eu-west-1\n'),
]);
const wide = Uint8Array.from([
  0xff,
  0xfe,
  ...[...'[default]\r\nregion = eu-west-1\r\n'].flatMap((letter) => [letter.charCodeAt(0), 0]),
]);
const plain: FixtureHome = { config: lines('[profile a]', region) };

export const fileFixtures: Fixtures<
  | 'byte-order-mark'
  | 'invalid-utf-8'
  | 'text-before-section'
  | 'line-without-delimiter'
  | 'entry-without-key'
  | 'duplicate-section'
  | 'duplicate-key'
  | 'nested-line-without-delimiter'
  | 'uppercase-default-section'
  | 'default-twice'
  | 'profile-twice'
  | 'profile-prefix-missing'
  | 'profile-prefix-in-credentials'
  | 'section-name-not-readable'
  | 'profile-name-not-portable'
  | 'carriage-return-in-value'
  | 'commented-out-secret'
  | 'file-readable-by-others'
  | 'file-writable-by-others'
  | 'folder-writable-by-others'
> = {
  'byte-order-mark': [
    inConfig('a mark', `\uFEFF${lines('[profile a]', region)}`, lines('[profile a]', region)),
  ],
  'invalid-utf-8': [
    {
      name: 'Windows-1252',
      home: { config: latin },
      without: { config: lines('[profile a]', '# café', region) },
      fix: { kind: 'edit', config: lines('[profile a]', '# café', region) },
    },
    {
      name: 'UTF-16',
      home: { config: wide },
      without: plain,
      fix: { kind: 'edit', config: '[default]\r\nregion = eu-west-1\r\n' },
    },
  ],
  'text-before-section': [
    inConfig(
      'settings and words',
      lines('output = json', '  more', '', '# note', 'words', '[profile a]', region),
      lines('# output = json', '  # more', '', '# note', '# words', '[profile a]', region),
    ),
  ],
  'line-without-delimiter': [
    inConfig(
      'a word',
      lines('[profile a]', region, 'bogus', 'output = json'),
      lines('[profile a]', region, '# bogus', 'output = json'),
    ),
  ],
  'entry-without-key': [
    inConfig('no key', lines('[profile a]', '= b', region), lines('[profile a]', '# = b', region)),
  ],
  'duplicate-section': [
    inConfig(
      'with a setting of its own and one of both',
      lines(
        '[profile a]',
        '# first',
        'region = us-east-1',
        's3 =',
        '  use = x',
        '',
        '[profile b]',
        region,
        '[profile a]',
        '# second',
        region,
        'output = json',
        '# tail',
      ),
      lines(
        '[profile a]',
        '# first',
        's3 =',
        '  use = x',
        '# second',
        region,
        'output = json',
        '',
        '[profile b]',
        region,
        '# tail',
      ),
    ),
    inConfig(
      'indented deeper than the first',
      lines('[profile a]', region, '[profile a]', '   output = json', '   s3 =', '      use = x'),
      lines('[profile a]', region, 'output = json', 's3 =', '   use = x'),
    ),
    inConfig(
      'before an indented header',
      lines('[profile a]', '  [profile b]', `  ${region}`, '[profile a]', 'output = json'),
      lines('[profile a]', 'output = json', '[profile b]', `  ${region}`),
    ),
  ],
  'duplicate-key': [
    inConfig(
      'in any letter case, with its further lines',
      lines('[profile a]', 'Region = us-east-1', '  more', 'output = json', region),
      lines('[profile a]', 'output = json', region),
    ),
  ],
  'nested-line-without-delimiter': [
    inConfig(
      'two of them',
      lines('[profile a]', 's3 =', '  bad', '  use = x', '  worse', region),
      lines('[profile a]', 's3 =', '  # bad', '  use = x', '  # worse', region),
    ),
  ],
  'uppercase-default-section': [
    inConfig('alone', lines('[DEFAULT]', region), lines('[default]', region)),
    inConfig(
      'beside the default profile, whose own settings count',
      lines('[DEFAULT]', 'region = us-east-1', 'output = json', '[default]', region),
      lines('[default]', region, 'output = json'),
    ),
  ],
  'default-twice': [
    inConfig(
      'two headers',
      lines('[default]', 'region = us-east-1', '[profile default]', region),
      lines('[profile default-2]', 'region = us-east-1', '[profile default]', region),
    ),
  ],
  'profile-twice': [
    inConfig(
      'two headers, and the next name is taken',
      lines('[profile a]', region, '[profile "a"]', region, '[profile a-2]', region),
      lines('[profile a-3]', region, '[profile "a"]', region, '[profile a-2]', region),
    ),
  ],
  'profile-prefix-missing': [
    inConfig('a plain name', lines('[dev]', region), lines('[profile dev]', region)),
    inConfig('a name with spaces', lines('[my dev]', region), lines('[profile "my dev"]', region)),
    inConfig(
      'a name that is taken',
      lines('[dev]', region, '[profile dev]', region),
      lines('[profile dev-2]', region, '[profile dev]', region),
    ),
  ],
  'profile-prefix-in-credentials': [
    inCredentials(
      'a plain name, and what names it',
      lines(
        '[profile dev]',
        ...key,
        '[b]',
        'role_arn = arn:aws:iam::111122223333:role/R',
        'source_profile = profile dev',
      ),
      lines('[dev]', ...key, '[b]', 'role_arn = arn:aws:iam::111122223333:role/R', 'source_profile = dev'),
    ),
    inCredentials(
      'a name that is taken',
      lines('[profile dev]', ...key, '[dev]', region),
      lines('[dev-2]', ...key, '[dev]', region),
    ),
    byPerson(
      'no name',
      { credentials: lines('[profile ]', region) },
      { kind: 'dialog', dialog: 'remove' },
      { credentials: '' },
    ),
  ],
  'section-name-not-readable': [
    inConfig('more words', lines('[profile my dev]', region), lines('[profile "my dev"]', region)),
    inConfig('capital letters', lines('[Profile dev]', region), lines('[profile dev]', region)),
    inConfig('a space', lines('[ profile dev ]', region), lines('[profile dev]', region)),
    inConfig('a quote', lines('[profile "dev]', region), lines('[profile dev]', region)),
    inConfig('a dot', lines('[profile.dev]', region), lines('[profile dev]', region)),
    inConfig('one word', lines('[profile-dev]', region), lines('[profile profile-dev]', region)),
    inConfig(
      'a session',
      lines('[SSO-Session corp]', 'sso_region = eu-west-1'),
      lines('[sso-session corp]', 'sso_region = eu-west-1'),
    ),
    byPerson(
      'no name',
      { config: lines('[sso-session]') },
      { kind: 'none' },
      { config: lines('[sso-session corp]') },
    ),
  ],
  'profile-name-not-portable': [
    inConfig('quotes without need', lines("[profile 'dev']", region), lines('[profile dev]', region)),
    inConfig('text behind', lines('[profile dev] mine', region), lines('# mine', '[profile dev]', region)),
    inConfig(
      'a comment behind',
      lines('[profile dev];mine', region),
      lines(';mine', '[profile dev]', region),
    ),
    byPerson(
      'characters',
      { config: lines('[profile "my dev"]', region) },
      { kind: 'dialog', dialog: 'rename' },
      { config: lines('[profile my-dev]', region) },
    ),
  ],
  'carriage-return-in-value': [
    inConfig(
      'alone',
      `[profile a]\rregion = eu-west-1\routput = json\n`,
      lines('[profile a]', region, 'output = json'),
    ),
    inConfig(
      'among pairs',
      '[profile a]\r\nregion = eu-west-1\routput = json\r\n',
      '[profile a]\r\nregion = eu-west-1\r\noutput = json\r\n',
    ),
  ],
  'commented-out-secret': [
    inConfig(
      'by its name',
      lines(
        '[profile a]',
        region,
        '#aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        'output = json',
      ),
      lines('[profile a]', region, 'output = json'),
      lines(
        '[profile a]',
        '# aws_secret_access_key = YOUR_SECRET',
        '# the secret access key is in the vault',
        region,
      ),
    ),
    inConfig(
      'by its looks',
      lines('[profile a]', '  ; old: je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY', region),
      lines('[profile a]', region),
    ),
  ],
  'file-readable-by-others': [
    byPerson(
      'with a secret',
      { credentials: lines('[a]', ...key), mode: 0o644 },
      { kind: 'mode', mode: 0o600 },
      { credentials: lines('[a]', ...key), mode: 0o600 },
    ),
  ],
  'file-writable-by-others': [
    byPerson(
      'a config file',
      { ...plain, mode: 0o664 },
      { kind: 'mode', mode: 0o644 },
      { ...plain, mode: 0o644 },
    ),
  ],
  'folder-writable-by-others': [
    byPerson('all', { folderMode: 0o777 }, { kind: 'mode', mode: 0o755 }, { folderMode: 0o755 }),
  ],
};
