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

const profileHeaders = fc.constantFrom(
  ...[
    '[profile a]',
    '[profile b]',
    '[profile c]',
    '[d]',
    '[e]',
    '[default]',
    '[sso-session corp]',
    '[team-1]',
  ],
  ...['[profile default]', '[services s]', '[plugins]', '[profile d]', '[a]', '[b]', '[profile e]'],
);
const oddHeaders = fc.constantFrom(
  ...[
    '[profile "a"]',
    '[profile  a]',
    '[profile a b]',
    '[Profile a]',
    '[ profile a]',
    '[profile a ]',
    '[profile]',
  ],
  ...[
    '[profile a] # x',
    '[profile a]]',
    '[DEFAULT]',
    '[profile ü]',
    '[profile a#]',
    '[é]',
    '[profile x=y]',
    '[]',
  ],
  ...[
    "[profile 'a]",
    '[profile\ta]',
    '[profilea]',
    '[a',
    ' [b]',
    '[d] ',
    '[x;y]',
    '[profile a\u00a0]',
    '[sso-session]',
  ],
  ...[
    '[profile __proto__]',
    '[constructor]',
    '[profile a:b/c.d@e+f]',
    '[a][b]',
    '[a]x',
    '[profile b]tail',
    '[default ]',
    '[services a b]',
  ],
);
const settings = fc.constantFrom(
  ...[
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
    'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ],
  ...['aws_access_key_id = ASIAIOSFODNN7EXAMPLE', 'aws_access_key_id=short', 'aws_session_token = token'],
  ...['aws_security_token = token', 'aws_secret_access_key =', 'aws_access_key_id ='],
  ...['role_arn = arn:aws:iam::111122223333:role/team/Admin', 'role_arn = x', 'role_arn ='],
  ...[
    'source_profile = a',
    'source_profile = b',
    'source_profile = c',
    'source_profile = d',
    'source_profile =',
  ],
  ...['credential_source = Environment', 'credential_source = Nowhere', 'mfa_serial = arn:aws:iam::1:mfa/x'],
  ...[
    'web_identity_token_file = /t',
    'web_identity_token_file =',
    'login_session = arn:aws:iam::111122223333:user/a',
  ],
  ...['sso_session = corp', 'sso_session = none', 'sso_account_id = 111122223333', 'sso_account_id = 1'],
  ...[
    'sso_role_name = Reader',
    'sso_start_url = https://example.awsapps.com/start',
    'sso_region = eu-west-1',
  ],
  ...[
    'credential_process = /bin/tool --flag',
    'credential_process = "a b" c',
    'aws_account_id = 111122223333',
  ],
  ...['region = eu-west-1', 'region=us-east-1', 'region : x', 'region =', 'output\t=\tjson', 'services = s'],
);
const oddSettings = fc.constantFrom(
  ...[
    'Region = x',
    'REGION = y',
    'Role_Arn = z',
    'region = a # b',
    'region = a#b',
    'region = ; b',
    'a b = c',
    ' = x',
  ],
  ...[
    'bogus',
    '= x',
    ': x',
    'region = ü',
    'régión = x',
    'region = x\u00a0',
    'region = \u2003x',
    'region = a\x0bb',
  ],
  ...[
    'region = x\x1c',
    'k\x00 = \x00',
    '\x0cregion = x',
    'region = \x1f',
    'x]y = [z]',
    'a#b = c',
    '__proto__ = x',
  ],
);
const quietOrDeep = fc.constantFrom(
  ...['', '', '# note', '; note', '# nöte', '  # deep', '   ', '\t', '#', ';[profile x]', '\ufeff', '\x0b'],
  ...[
    's3 =\n    addressing_style = path\n    use = x',
    's3 =\n  bad',
    '  region = x',
    '    more',
    'key = a\n  b = c',
  ],
  ...[
    'credential_process = a\n  b',
    'role_arn =\n  x = y',
    'aws_access_key_id =\n  a = b',
    '  [profile deep]',
    '  = x',
  ],
);

/**
 * A file of mostly ordinary sections, with settings that mean something, and now and then a line that is just not
 * ordinary.
 *
 * @param odd of a hundred lines, how many are of the kinds that are not ordinary
 */
export function nearlyOrdinaryText(odd: number): fc.Arbitrary<string> {
  const header = fc.oneof(
    { weight: 100 - odd, arbitrary: profileHeaders },
    { weight: odd, arbitrary: oddHeaders },
  );
  const entry = fc.oneof(
    { weight: 80, arbitrary: settings },
    { weight: 20 - Math.min(odd, 15), arbitrary: fc.constantFrom('', '# note') },
    { weight: odd, arbitrary: oddSettings },
    { weight: odd, arbitrary: quietOrDeep },
  );
  const section = fc.tuple(header, fc.uniqueArray(entry, { maxLength: 6, selector: keyOf }));
  const ends = fc.oneof({ weight: 6, arbitrary: fc.constant('\n') }, fc.constantFrom('\r\n', '\r'));
  const sections = fc.uniqueArray(section, { maxLength: 7, selector: ([text]) => text });
  return fc.tuple(sections, ends, fc.boolean()).map(([all, end, isEnded]) => {
    const lines = all.flatMap(([first, rest]) => [first, ...rest]).flatMap((text) => text.split('\n'));
    return lines.join(end) + (isEnded ? end : '');
  });
}

/** Most sections shall have each key once. */
function keyOf(line: string): string {
  return line.split(/[=:]/u, 1)[0]?.trim() ?? '';
}
