/** What holds for each tool that was read and not run, whatever the home. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { dotnetV4 } from './dotnet-v4.js';
import { powershellV4 } from './powershell-v4.js';
import { powershellV5 } from './powershell-v5.js';
import { sdkGoV2 } from './sdk-go-v2.js';
import { sdkJavaV2 } from './sdk-java-v2.js';
import { sdkRust } from './sdk-rust.js';

const RUNS = { quick: 150, ci: 1000, nightly: 10_000 }[process.env['KEYWAY_TEST_SIZE'] ?? 'quick'] ?? 150;
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const names = fc.constantFrom('default', 'a', 'b', 's', 'gone', '');
const settings = fc.constantFrom(
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  `aws_secret_access_key = ${SECRET}`,
  `aws_session_token = ${SECRET}`,
  'role_arn = arn:aws:iam::111122223333:role/Admin',
  'source_profile = a',
  'source_profile = b',
  'source_profile = default',
  'credential_source = Environment',
  'credential_source = EcsContainer',
  'credential_source = Ec2InstanceMetadata',
  'credential_source = Nothing',
  'mfa_serial = m',
  'role_session_name = n',
  'web_identity_token_file = /token',
  'web_identity_token_file = /none',
  `credential_process = program ${SECRET}`,
  'sso_session = s',
  'sso_account_id = 1',
  'sso_role_name = r',
  'sso_region = eu-west-1',
  'sso_start_url = u',
  'login_session = l',
  'region = eu-west-1',
  'aws_access_key_id =',
  'bare words',
  '  more = 1',
);
const section = fc
  .record({
    head: fc.constantFrom('profile ', '', 'sso-session '),
    name: names,
    lines: fc.array(settings, { maxLength: 7 }),
  })
  .map(({ head, name, lines }) => `[${head}${name}]\n${lines.join('\n')}\n`);
const file = fc.array(section, { maxLength: 4 }).map((sections) => sections.join(''));
const stored = fc
  .array(fc.record({ DisplayName: names, ProfileType: fc.constantFrom('AWS', 'SAML', '') }), { maxLength: 3 })
  .map((entries) =>
    JSON.stringify({ ...entries.map((entry) => ({ ...entry, AWSAccessKey: '01', AWSSecretKey: SECRET })) }),
  );
const environment = fc.record(
  {
    AWS_PROFILE: names,
    AWS_DEFAULT_PROFILE: names,
    AWS_ACCESS_KEY_ID: fc.constantFrom('AKIAIOSFODNN7EXAMPLE', ''),
    AWS_SECRET_ACCESS_KEY: fc.constantFrom(SECRET, ''),
    AWS_WEB_IDENTITY_TOKEN_FILE: fc.constantFrom('/token', '/none', ''),
    AWS_ROLE_ARN: fc.constantFrom('arn:aws:iam::111122223333:role/Admin', ''),
    AWS_CONTAINER_CREDENTIALS_FULL_URI: fc.constantFrom(
      `http://localhost/${SECRET}`,
      'http://192.0.2.1/',
      'x',
      '',
    ),
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: fc.constantFrom(`/${SECRET}`, ''),
    AWS_EC2_METADATA_DISABLED: fc.constantFrom('true', 'false'),
    AWS_CONFIG_FILE: fc.constantFrom('~/.aws/config', '/none', ''),
  },
  { requiredKeys: [] },
);
const invocation = fc.record(
  {
    accessKeys: fc.boolean(),
    profile: fc.option(names),
    location: fc.option(fc.constantFrom('/other', '/none', '')),
    sessionProfile: fc.option(names),
  },
  { requiredKeys: [] },
);
const homes: fc.Arbitrary<TestHome> = fc
  .record({
    config: file,
    credentials: file,
    other: file,
    stored,
    environment,
    invocation,
    platform: fc.constantFrom('linux' as const, 'darwin' as const, 'win32' as const),
    imds: fc.constantFrom('available' as const, 'unavailable' as const),
  })
  .map(({ other, stored: store, ...home }) => ({
    ...home,
    files: {
      '/token': 'x',
      '/other': other,
      '~/AppData/Local/AWSToolkit/RegisteredAccounts.json': store,
      '~/.aws/sso/cache/sha1-s.json': `{"accessToken":"${SECRET}","expiresAt":"2026-02-01T00:00:00Z"}`,
    },
  }));

describe.each([dotnetV4, powershellV4, powershellV5, sdkGoV2, sdkJavaV2, sdkRust])('$id', (tool) => {
  it('has one winner, or an error, or nothing', () => {
    fc.assert(
      fc.property(homes, (home) => {
        const { outcome, candidates } = resolve(tool, testRequest(home));
        const won = candidates.filter(({ state }) => state === 'won');
        const isEmpty = outcome.kind === 'error' || outcome.kind === 'none';
        expect(won).toHaveLength(isEmpty ? 0 : 1);
        expect(candidates.map(({ source }) => source)).toEqual(tool.sources.map(({ source }) => source));
      }),
      { numRuns: RUNS },
    );
  });

  it('tells no secret', () => {
    fc.assert(
      fc.property(homes, (home) => {
        expect(JSON.stringify(resolve(tool, testRequest(home)))).not.toContain(SECRET);
      }),
      { numRuns: RUNS },
    );
  });
});
