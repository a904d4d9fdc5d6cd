/** Random homes for the tests of editing: tidy ones that every tool reads alike, and untidy ones. */
import fc from 'fast-check';
import { keyId, otherKeyId, otherSecretKey, secretKey } from './testing.js';

export interface RandomHome {
  readonly config: string;
  readonly credentials: string;
  /** The other credentials file. */
  readonly elsewhere: string;
}

export const profileNames = [
  'default',
  'dev',
  'base',
  'ops',
  'team-a/admin@x',
  'my prod',
  "it's",
  'ünï',
] as const;
export const newNames = ['new', 'new.1', 'my new', 'a "b"', 'dev-2', 'ops'] as const;
export const sessionNames = ['corp', 'other'] as const;
const startUrl = 'https://example.awsapps.com/start';

/** Values that no tool reads otherwise. */
export const plainSettings: readonly (readonly [string, string])[] = [
  ['region', 'eu-west-1'],
  ['region', 'us-east-1'],
  ['output', 'json'],
  ['role_arn', 'arn:aws:iam::111122223333:role/team/Admin'],
  ['source_profile', 'base'],
  ['source_profile', 'dev'],
  ['credential_process', '/bin/x --a=b "c d"'],
  ['external_id', 'a=b:c,@x'],
  ['sso_session', 'corp'],
  ['sso_account_id', '111122223333'],
  ['sso_start_url', startUrl],
  ['sso_region', 'eu-west-1'],
  ['services', 'local'],
  ['custom_key', 'keep me'],
  ['cli_pager', ''],
  ['s3.addressing_style', 'path'],
  ['s3.max_queue_size', '5'],
  ['role_session_name', 'ünï-ö'],
  ['mfa_serial', 'a # b'],
];

const blocks = [
  's3 =\n    addressing_style = path\n    use_x = 1',
  's3 =\n  max_queue_size=5',
  'emr =\n    a = b = c',
];
const comments = ['# note', '; old = 1', '#aws_access_key_id = AKIAIOSFODNN7EXAMPLE', ''];
const keyPairs = [
  `aws_access_key_id = ${keyId}\naws_secret_access_key = ${secretKey}`,
  `aws_access_key_id=${otherKeyId}\naws_secret_access_key=${otherSecretKey}`,
  `aws_access_key_id = ${keyId}\naws_secret_access_key = ${secretKey}\naws_session_token = token`,
];

/** Lines of one section: each key once. */
function body(isConfig: boolean): fc.Arbitrary<string> {
  const plain = plainSettings.filter(([key, value]) => !key.includes('.') && value !== '');
  const setting = fc
    .tuple(fc.constantFrom(...plain), fc.constantFrom(' = ', '=', '= ', ' =\t'))
    .map(([[key, value], delimiter]) => `${key}${delimiter}${value}`);
  const line = fc.oneof(
    { weight: 8, arbitrary: setting },
    { weight: isConfig ? 2 : 0, arbitrary: fc.constantFrom(...blocks) },
    { weight: 3, arbitrary: fc.constantFrom(...comments) },
  );
  const legacy = fc.constantFrom('', '', `sso_start_url = ${startUrl}\nsso_region = eu-west-1`);
  const keys = fc.option(fc.constantFrom(...keyPairs), { freq: 5 });
  return fc.tuple(fc.array(line, { maxLength: 6 }), isConfig ? legacy : keys).map(([lines, first]) => {
    const seen = new Set<string>();
    const once = [...(first ?? '').split('\n').filter(Boolean), ...lines].filter((text) => {
      const key = text.split(/[=\s]/u, 1)[0] ?? '';
      if (key === '' || /^[#;]/u.test(key)) return true;
      return !seen.has(key) && seen.add(key).has(key);
    });
    return once.map((text) => `${text}\n`).join('');
  });
}

function file(headers: readonly (readonly string[])[], isConfig: boolean): fc.Arbitrary<string> {
  const section = (spelt: readonly string[]): fc.Arbitrary<string> =>
    fc
      .tuple(fc.constantFrom(...spelt), body(isConfig), fc.constantFrom('', '\n', '\n# trailing\n\n'))
      .map((parts) => `[${parts[0]}]\n${parts[1]}${parts[2]}`);
  const sections = headers.map((spelt) => fc.option(section(spelt), { freq: 2 }));
  return fc
    .tuple(fc.constantFrom('', '# top\n', '# top\n\n'), ...sections)
    .map(([top, ...texts]) => top + texts.map((text) => text ?? '').join(''));
}

const sessionTexts = [
  `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\n`,
  '[sso-session corp]\nsso_region = us-east-1\n# note\n',
  '[services local]\ns3 =\n    endpoint_url = http://localhost:4566\n',
  '',
];

function home(spellings: (name: string) => readonly string[]): fc.Arbitrary<RandomHome> {
  const config = fc
    .tuple(file(profileNames.map(spellings), true), fc.constantFrom(...sessionTexts))
    .map(([profiles, session]) => profiles + session);
  const credentials = file(
    profileNames.map((name) => [name]),
    false,
  );
  return fc.record({ config, credentials, elsewhere: file([['dev'], ['job'], ['default']], false) });
}

/** Every tool that knows the names reads them alike. */
export const tidyHomes: fc.Arbitrary<RandomHome> = home((name) => [plainHeader(name)]);

/** Other headers of the same names, other line ends, indentation, sections that are no profiles, several of one name. */
export const untidyHomes: fc.Arbitrary<RandomHome> = fc
  .tuple(
    home((name) => [
      plainHeader(name),
      `profile  ${quoted(name)}`,
      `profile\t${quoted(name)}`,
      `profile "${name}"`,
    ]),
    fc.constantFrom(
      ...[
        '',
        '[dev]\nregion = bare\n',
        '[plugins]\nx = y\n',
        '[Profile dev]\na = b\n',
        '[profile a b]\nc = d\n',
      ],
    ),
    fc.constantFrom(...['', "[profile  'dev']\nregion = twice\n", '[profile default]\noutput = twice\n']),
    fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => text.replace(/\n$/u, ''),
      (text) => text.replaceAll(/^(\[|[a-z#;])/gmu, '  $1').replaceAll(/^ {4}/gmu, '        '),
      (text) => text.replaceAll(']\n', '] # mine\n'),
    ),
  )
  .map(([{ config, credentials, elsewhere }, odd, twice, spoil]) => ({
    config: spoil(unlessTwice(config, twice) + odd),
    credentials: spoil(credentials),
    elsewhere: spoil(elsewhere),
  }));

/** A section of a name that is there already, under another header, before the others. */
function unlessTwice(config: string, twice: string): string {
  const header = twice.slice(0, twice.indexOf('\n'));
  return twice === '' || config.includes(header) ? config : twice + config;
}

function quoted(name: string): string {
  return /[\s']/u.test(name) ? `"${name}"` : name;
}

function plainHeader(name: string): string {
  return name === 'default' ? name : `profile ${quoted(name)}`;
}
