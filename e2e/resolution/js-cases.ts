/** Random homes for the SDK for JavaScript: those of every tool, and as many with what only this one minds. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import type { CaseFile } from './home-files.js';
import { type HomeCase, homeCases } from './homes.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const startUrl = 'https://example.awsapps.com/start';
const loginSession = 'arn:aws:iam::111122223333:user/someone';
const names = ['dev', 'base', 'mid', 'default'] as const;
type Variables = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, CaseFile>>;

const role = 'role_arn = arn:aws:iam::111122223333:role/Admin';
const web = 'web_identity_token_file = $HOME/token';
const sso = ['sso_account_id = 111122223333', 'sso_role_name = Reader'];
const legacy = [`sso_start_url = ${startUrl}`, 'sso_region = eu-west-1'];

/** Settings that stand together in a profile. */
const fragments: readonly (readonly string[])[] = [
  ...names.map((name) => [role, `source_profile = ${name}`]),
  ...names.map((name) => [`source_profile = ${name}`]),
  ...['Environment', 'Ec2InstanceMetadata', 'EcsContainer', 'environment'].flatMap((source) => [
    [role, `credential_source = ${source}`],
    [`credential_source = ${source}`],
  ]),
  [role],
  [web],
  [role, web],
  [role, 'web_identity_token_file = $HOME/absent', 'role_session_name = someone'],
  ['mfa_serial = arn:aws:iam::111122223333:mfa/someone', 'external_id = 12345'],
  ['credential_process = $HOME/give-keys'],
  ['sso_session = corp', ...sso],
  ['sso_session = corp', ...sso],
  ['sso_session = nosuch', ...sso],
  ['sso_session = corp'],
  [...legacy, ...sso],
  [...legacy, ...sso],
  sso,
  [`login_session = ${loginSession}`],
  [`login_session = ${loginSession}`],
  ['region = eu-central-1'],
  ['retry_mode = adaptive', 'max_attempts = 5'],
  ['max_attempts = many', 'use_fips_endpoint = TRUE', 'use_dualstack_endpoint = false'],
  ['sdk-ua-app-id = older', 'account_id_endpoint_mode = always', 'defaults_mode = standard'],
  ['sdk_ua_app_id = newer', 'sigv4a_signing_region_set = *', 'auth_scheme_preference = sigv4 ,none'],
  ['ec2_metadata_service_endpoint = http://127.0.0.1:1', 'services = local'],
  ['endpoint_url = http://localhost:1', 'services = other'],
  ['endpoint_url = http://localhost:2', 'ignore_configured_endpoint_urls = false'],
  ['ignore_configured_endpoint_urls = true'],
  ['ec2_metadata_service_endpoint_mode = ipv5'],
];

function section(header: string, place: string): fc.Arbitrary<string> {
  const id = `aws_access_key_id = ${place}-EXAMPLE`;
  const own = [
    [id, `aws_secret_access_key = ${secret}`],
    [id],
    [`aws_secret_access_key = ${secret}`, 'aws_session_token = example'],
  ];
  return fc
    .tuple(
      fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constantFrom(...own) }),
      fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 3 }),
    )
    .map(([keys, settings]) => [header, ...keys, ...settings.flat()].join('\n'));
}

function text(kind: 'config' | 'credentials'): fc.Arbitrary<string> {
  const headerOf = (name: string): string =>
    kind === 'config' && name !== 'default' ? `[profile ${name}]` : `[${name}]`;
  const plain = names.map((name) => section(headerOf(name), `${kind}-${name}`.toUpperCase()));
  const odd = [
    '[profile.dev]',
    '[profile base]',
    '[sso-session.corp]',
    '[default]',
    '[profile default]',
    '[__proto__]',
  ];
  const session = [startUrl, startUrl, ''].map(
    (url) => `[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = ${url}`,
  );
  return fc
    .array(
      fc.oneof(
        { weight: 9, arbitrary: fc.oneof(...plain) },
        {
          weight: 3,
          arbitrary: fc.constantFrom(...session, '[services local]\ns3 =\n  endpoint_url = http://s3'),
        },
        { weight: 1, arbitrary: fc.constantFrom(...odd).chain((header) => section(header, 'ODD')) },
      ),
      { minLength: 3, maxLength: 8 },
    )
    .map((sections) => `${sections.join('\n\n')}\n`);
}

const variables: readonly Variables[] = [
  { AWS_ENDPOINT_URL: 'http://localhost:3', AWS_ENDPOINT_URL_S3: 'http://localhost:4' },
  { AWS_ENDPOINT_URL: '', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' },
  { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_ENDPOINT_URL: 'http://localhost:3' },
  { AWS_RETRY_MODE: 'standard', AWS_MAX_ATTEMPTS: '7x' },
  { AWS_RETRY_MODE: '', AWS_MAX_ATTEMPTS: '', AWS_DEFAULTS_MODE: '' },
  { AWS_MAX_ATTEMPTS: 'x', AWS_USE_FIPS_ENDPOINT: 'yes', AWS_USE_DUALSTACK_ENDPOINT: 'false' },
  { AWS_SDK_UA_APP_ID: '', AWS_ACCOUNT_ID_ENDPOINT_MODE: 'never', AWS_SIGV4A_SIGNING_REGION_SET: 'a, b' },
  { AWS_ACCOUNT_ID_ENDPOINT_MODE: '', AWS_AUTH_SCHEME_PREFERENCE: '', AWS_SIGV4A_SIGNING_REGION_SET: '' },
  { HOME: '', USERPROFILE: '$HOME' },
  { USERPROFILE: '/nowhere', HOMEPATH: '/nowhere' },
  { HOME: '', HOMEDRIVE: '', HOMEPATH: '$HOME' },
  { AWS_LOGIN_CACHE_DIRECTORY: '$HOME/.aws/login/cache' },
  { AWS_LOGIN_CACHE_DIRECTORY: '' },
  { AWS_LOGIN_CACHE_DIRECTORY: '$HOME/elsewhere/' },
  { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'https://127.0.0.1/' },
  { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v1', AWS_CONTAINER_AUTHORIZATION_TOKEN: 'two\r\nlines' },
  {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.5/v1',
    AWS_CONTAINER_AUTHORIZATION_TOKEN: '\u{1f511}',
  },
  { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://2130706433/', AWS_CONTAINER_AUTHORIZATION_TOKEN: '' },
  { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'ftp://example.com/' },
  { AWS_CONFIG_FILE: '~/.aws/config' },
  { AWS_CONFIG_FILE: '.aws/config', AWS_SHARED_CREDENTIALS_FILE: '$HOME/.aws/../.aws/credentials' },
];

const sha = (algorithm: string, id: string): string => createHash(algorithm).update(id, 'utf8').digest('hex');

function ssoTokens(now: number): readonly string[] {
  const at = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
  const renewable = { clientId: 'id', clientSecret: null, refreshToken: '' };
  const token = (expiresAt: unknown, more: object = {}): string =>
    JSON.stringify({ accessToken: 'example', expiresAt, ...more });
  return [
    ...[
      at(3600),
      at(3600),
      at(301),
      at(300),
      at(0),
      at(-1),
      'soon',
      null,
      now + 3_600_000,
      true,
      [at(3600)],
    ].map((time) => token(time)),
    ...[at(300), at(-3600), 'soon', null].map((time) => token(time, renewable)),
    token(at(-3600), { ...renewable, clientSecret: undefined }),
    ...['null', '[]', '"text"', '{}', '', `\uFEFF${token(at(3600))}`],
  ];
}

/** Refreshing is signed for real. */
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const dpopKey = privateKey.export({ type: 'sec1', format: 'pem' }).toString();

function loginTokens(now: number): readonly string[] {
  const keys = {
    accessKeyId: 'LOGIN-EXAMPLE',
    secretAccessKey: secret,
    sessionToken: 'example',
    accountId: '111122223333',
  };
  const token = (seconds: number, more: object = {}): string => {
    const accessToken = { ...keys, expiresAt: new Date(now + seconds * 1000).toISOString() };
    return JSON.stringify({ accessToken, clientId: 'id', refreshToken: 'example', dpopKey, ...more });
  };
  const broken = [
    '{}',
    '[]',
    '5',
    token(3600, { clientId: '' }),
    token(3600, { accessToken: keys }),
    token(3600, { accessToken: {} }),
  ];
  return [...[3600, 3600, 301, 300, -3600].map((seconds) => token(seconds)), ...broken];
}

function files(now: number): fc.Arbitrary<Files> {
  const cache = (path: string, texts: readonly string[]): fc.Arbitrary<Files> =>
    fc
      .option(fc.constantFrom(...texts), { freq: 8 })
      .map((found) => (found === null ? {} : { [path]: { text: found } }));
  return fc
    .tuple(
      cache(`.aws/sso/cache/${sha('sha1', 'corp')}.json`, ssoTokens(now)),
      cache(`.aws/sso/cache/${sha('sha1', startUrl)}.json`, ssoTokens(now)),
      cache(`.aws/login/cache/${sha('sha256', loginSession)}.json`, loginTokens(now)),
    )
    .map((found): Files => Object.assign({ token: { text: 'example' } }, ...found));
}

function focused(now: number): fc.Arbitrary<HomeCase> {
  return fc
    .tuple(
      homeCases(now),
      text('config'),
      fc.option(text('credentials'), { freq: 1 }),
      fc.option(fc.constantFrom(...variables), { freq: 1 }),
      files(now),
      fc.constantFrom('dev', 'dev', 'dev', 'base', 'mid', null),
    )
    .map(([home, config, credentials, more, found, profile]) => ({
      ...home,
      profile,
      config,
      credentials,
      environment: { ...home.environment, ...more },
      files: { ...home.files, ...found },
    }));
}

/** Roles over roles, with each kind of profile at the end. */
function chained(now: number): fc.Arbitrary<HomeCase> {
  const ends = [
    [`aws_access_key_id = END-EXAMPLE`, `aws_secret_access_key = ${secret}`],
    ...[[role, web], ['credential_process = $HOME/give-keys'], [`login_session = ${loginSession}`]],
    ...[
      ['sso_session = corp', ...sso],
      [...legacy, ...sso],
    ],
    ...['Environment', 'EcsContainer', 'Ec2InstanceMetadata'].flatMap((source) => [
      [role, `credential_source = ${source}`],
      [`credential_source = ${source}`],
    ]),
  ];
  const more = [
    [],
    [],
    ['external_id = 12345'],
    ['role_session_name = me'],
    ['mfa_serial = device'],
    ['region = x'],
  ];
  const length = fc.integer({ min: 1, max: 4 });
  return fc
    .tuple(homeCases(now), length, fc.constantFrom(...ends), fc.constantFrom(...more), files(now))
    .map(([home, roles, end, own, found]) => {
      const profiles = Array.from({ length: roles }, (_, index) => [
        `[profile p${index}]`,
        role.replace('Admin', `R${index}`),
        `source_profile = p${index + 1}`,
        ...own,
      ]);
      const session = `[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = ${startUrl}`;
      const lines = [...profiles.flat(), `[profile p${roles}]`, ...end, session];
      return { ...home, profile: 'p0', config: `${lines.join('\n')}\n`, files: { ...home.files, ...found } };
    });
}

/** What the SDK for JavaScript never opens; nor is credential_process run. */
const unused = [
  'give-keys',
  'fail',
  'ec2-keys',
  'ec2-partial',
  'boto',
  'boto-partial',
  'boto-broken',
  '.boto',
];

function withoutUnused(question: HomeCase): HomeCase {
  const kept = Object.entries(question.files).filter(([name]) => !unused.includes(name));
  return { ...question, files: Object.fromEntries(kept) };
}

/** @param now milliseconds since the epoch */
export function jsCases(now: number): fc.Arbitrary<HomeCase> {
  return fc
    .oneof(
      { weight: 2, arbitrary: homeCases(now) },
      { weight: 3, arbitrary: focused(now) },
      { weight: 1, arbitrary: chained(now) },
    )
    .map(withoutUnused);
}
