/** Files of random homes. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { account, loginSession, names, secret, section, startUrl } from './home-sections.js';

/** A file besides the two shared ones; `mode` where it is no ordinary one. */
export interface CaseFile {
  readonly text: string;
  readonly mode?: number;
}

/** Stands for a byte that is no UTF-8 (0xFF) in a text. */
export const badByte = '\u{F8FF}';

/** Whole sections that are no profile, and lines that make trouble. */
const oddLines = [
  'bare word',
  '[unclosed',
  '=value',
  ' indented = 1',
  '[]',
  '[profile]',
  '[profile a b]',
  '[profile "x]',
];

/** Changes to a whole file that some tool minds. */
const spoils: readonly ((text: string) => string)[] = [
  (text) => `\uFEFF${text}`,
  (text) => `${text}# ${badByte}\n`,
  (text) => `${text}[twice]\nregion = x\n[twice]\nregion = y\n`,
  (text) => `${text}[profile again]\noutput = json\noutput = text\n`,
  (text) => `region = before-any-section\n${text}`,
  (text) => `[DEFAULT]\nregion = from-defaults\n${text}`,
  (text) => `[DEFAULT]\naws_access_key_id = INHERITED-EXAMPLE\naws_secret_access_key = ${secret}\n${text}`,
  (text) => `${text}\n[nested]\ns3 =\n  no equals sign\n`,
  ...oddLines.map((line) => (text: string) => `${text}${line}\n`),
];

/** A file of sections, those of one name only once: twice makes botocore refuse the file. */
function file(sections: readonly fc.Arbitrary<string | null>[]): fc.Arbitrary<string> {
  const spoil = fc.oneof(
    { weight: 12, arbitrary: fc.constant((text: string) => text) },
    { weight: 1, arbitrary: fc.constant((text: string) => text.replaceAll('\n', '\r\n')) },
    { weight: 1, arbitrary: fc.constantFrom(...spoils) },
  );
  return fc.tuple(fc.tuple(...sections), spoil).map(([texts, change]) => {
    const byHeader = new Map(texts.flatMap((text) => (text === null ? [] : [[headerOf(text), text]])));
    return change([...byHeader.values()].map((text) => `${text}\n`).join('\n'));
  });
}

/** What botocore takes for one and the same section. */
function headerOf(text: string): string {
  return /\[(?<inside>.+)\]/u.exec(text.split('\n')[0] ?? '')?.groups?.['inside'] ?? '';
}

/** Headers of a profile in the config file, mostly the plain one. */
function configHeaders(name: string): readonly string[] {
  const prefixed = name.includes(' ') ? `[profile "${name}"]` : `[profile ${name}]`;
  const plain = name === 'default' ? '[default]' : prefixed;
  const odd = [
    `[${name}]`,
    `[profile  '${name}']`,
    `[ profile ${name} ]`,
    `${prefixed};c`,
    `[profile\t${name}]`,
  ];
  return [...Array.from({ length: 24 }, () => plain), ...odd, `[Profile ${name}]`, `${prefixed} # c`];
}

function credentialsHeaders(name: string): readonly string[] {
  return [...Array.from({ length: 12 }, () => `[${name}]`), `[profile ${name}]`, `[${name}] # c`];
}

/** @param frequency it is there so many times for each time that it is not */
function profile(
  headers: readonly string[],
  body: (place: string) => fc.Arbitrary<string>,
  frequency: number,
): fc.Arbitrary<string | null> {
  const found = fc
    .constantFrom(...headers)
    .chain((header) => body(place(header)).map((text) => `${header}\n${text}`));
  return fc.option(found, { freq: frequency });
}

const sessionSections = [
  `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1`,
  `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1`,
  `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access`,
  `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1`,
  `[sso-session corp]\nsso_start_url = ${startUrl}`,
  '[sso-session other]\nsso_start_url = https://other.awsapps.com/start\nsso_region = us-east-1',
  `[services local]\ns3 =\n  endpoint_url = http://localhost:4566`,
];

/** Texts of a config file. */
export function configText(): fc.Arbitrary<string> {
  const profiles = names.map((name) =>
    profile(
      configHeaders(name),
      (place) => section(`CONFIG-${place}`, name === 'base' ? 14 : 3),
      name === 'my prod' ? 2 : 14,
    ),
  );
  const session = fc.option(fc.constantFrom(...sessionSections), { freq: 3 });
  return file([...profiles, session, session]);
}

/** Texts of a credentials file: mostly keys. */
export function credentialsText(): fc.Arbitrary<string> {
  return file(
    names.map((name) =>
      profile(
        credentialsHeaders(name),
        (place) => section(`KEYS-${place}`, name === 'base' ? 300 : 30),
        name === 'base' ? 3 : 1,
      ),
    ),
  );
}

function place(header: string): string {
  return header
    .replace(/[^A-Za-z]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .toUpperCase();
}

const sha = (algorithm: string, text: string): string =>
  createHash(algorithm).update(text, 'utf8').digest('hex');

/** Tokens of IAM Identity Center: valid, with little time left, expired, broken. */
function ssoTokens(now: number): readonly string[] {
  const at = (seconds: number): string => `${new Date(now + seconds * 1000).toISOString().slice(0, 19)}Z`;
  const token = { startUrl, region: 'eu-west-1', accessToken: 'example' };
  const registration = { clientId: 'id', clientSecret: 'example', refreshToken: 'example' };
  return [
    JSON.stringify({ ...token, expiresAt: at(86_400) }),
    JSON.stringify({ ...token, expiresAt: at(86_400) }),
    JSON.stringify({ ...token, expiresAt: at(300) }),
    JSON.stringify({ ...token, expiresAt: at(-86_400) }),
    JSON.stringify({ ...token, expiresAt: at(-86_400), ...registration, registrationExpiresAt: at(-60) }),
    JSON.stringify({ ...token, expiresAt: at(-86_400), ...registration }),
    JSON.stringify({ ...token, expiresAt: at(-86_400), ...registration, registrationExpiresAt: at(86_400) }),
    JSON.stringify({ ...token, expiresAt: 'soon' }),
    JSON.stringify({ accessToken: 'example' }),
    JSON.stringify({ expiresAt: at(86_400) }),
    'no JSON',
  ];
}

function loginTokens(now: number): readonly string[] {
  const keys = {
    accessKeyId: 'LOGIN-EXAMPLE',
    secretAccessKey: secret,
    sessionToken: 'example',
    accountId: account,
  };
  const valid = { ...keys, expiresAt: new Date(now + 86_400_000).toISOString() };
  const token = { accessToken: valid, clientId: 'id', refreshToken: 'example', dpopKey: 'example' };
  return [JSON.stringify(token), JSON.stringify({ ...token, refreshToken: undefined }), 'no JSON'];
}

function script(body: string): CaseFile {
  return { text: `#!/bin/sh\n${body}\n`, mode: 0o700 };
}

const givenKeys = `{"Version":1,"AccessKeyId":"PROCESS-EXAMPLE","SecretAccessKey":"${secret}"}`;

/** Files that are there in every home: tokens, scripts, older files of keys. */
export const standingFiles: Readonly<Record<string, CaseFile>> = {
  token: { text: 'example' },
  'two-lines': { text: 'two\nlines' },
  'give-keys': script(`echo '${givenKeys}'`),
  fail: script('echo no >&2; exit 1'),
  'other-config': { text: '[profile dev]\nregion = sa-east-1\n[default]\nregion = ca-central-1\n' },
  'other-credentials': {
    text: `[dev]\naws_access_key_id = OTHER-EXAMPLE\naws_secret_access_key = ${secret}\n`,
  },
  'ec2-keys': { text: `AWSAccessKeyId=EC2-EXAMPLE\n# no key here\n AWSSecretKey = ${secret}\n` },
  'ec2-partial': { text: 'AWSAccessKeyId=EC2-EXAMPLE\n' },
  boto: { text: `[Credentials]\naws_access_key_id = BOTO-EXAMPLE\naws_secret_access_key = ${secret}\n` },
  'boto-partial': { text: '[Credentials]\naws_access_key_id = BOTO-EXAMPLE\n' },
  'boto-broken': { text: 'no section\n' },
};

/** Caches, and now and then `~/.boto`. */
export function otherFiles(now: number): fc.Arbitrary<Readonly<Record<string, CaseFile>>> {
  const cache = (path: string, texts: readonly string[]): fc.Arbitrary<Readonly<Record<string, CaseFile>>> =>
    fc
      .option(fc.constantFrom(...texts), { freq: 5 })
      .map((text) => (text === null ? {} : { [path]: { text } }));
  const sso = (text: string): fc.Arbitrary<Readonly<Record<string, CaseFile>>> =>
    cache(`.aws/sso/cache/${sha('sha1', text)}.json`, ssoTokens(now));
  return fc
    .tuple(
      sso('corp'),
      sso(startUrl),
      cache(`.aws/login/cache/${sha('sha256', loginSession)}.json`, loginTokens(now)),
      fc.option(fc.constant({ '.boto': standingFiles['boto'] ?? { text: '' } }), { freq: 1 }),
    )
    .map((found) => Object.fromEntries(found.flatMap((files) => Object.entries(files ?? {}))));
}
