import { describe, expect, it } from 'vitest';
import { awsCliV2 } from '../tools/aws-cli-v2.js';
import { boto3 } from '../tools/boto3.js';
import type { TestHome } from '../testing.js';
import {
  ask,
  candidate,
  id,
  keys,
  keyVariables,
  otherId,
  roleArn,
  said,
  section,
  words,
} from './botocore-testing.js';

const other = 'arn:aws:iam::111122223333:role/Other';
const role = (name: string, ...lines: readonly string[]): string =>
  section(name, `role_arn = ${roleArn}`, ...lines);
const base = keys('profile base');

describe('a role', () => {
  it('is assumed with a source profile, and tells its parameters', () => {
    const config = role(
      'default',
      ...['source_profile = base', 'external_id = 12345', 'role_session_name = someone'],
      'mfa_serial = arn:aws:iam::111122223333:mfa/someone',
    );
    const { outcome, candidates } = ask(boto3, { config: config + base });
    expect(outcome).toEqual({
      kind: 'role',
      source: 'assume-role',
      base: { source: 'config-file', profile: 'base', accessKeyId: id, facts: {} },
      chain: [
        {
          roleArn,
          externalId: '12345',
          sessionName: 'someone',
          mfaSerial: 'arn:aws:iam::111122223333:mfa/someone',
        },
      ],
    });
    expect(candidates.find(({ source }) => source === 'assume-role')).toEqual({
      source: 'assume-role',
      state: 'won',
      reason: 'role-arn-with-source-profile',
      facts: { sourceProfile: 'base' },
      origin: { file: '~/.aws/config', line: 2 },
    });
  });

  it('may come one after another, the first assumed first', () => {
    const middle = section('profile mid', `role_arn = ${other}`, 'source_profile = base');
    const config = role('default', 'source_profile = mid') + middle + base;
    expect(said(boto3, { config })).toBe(`assume-role ${id} < ${other} < ${roleArn}`);
  });

  it('is passed over where its source has keys, half a key being enough', () => {
    const mid = (line: string): string =>
      section('profile mid', `role_arn = ${other}`, 'source_profile = base', line);
    const config = role('default', 'source_profile = mid') + base;
    const home: TestHome = { config: config + mid('x = y'), credentials: keys('mid', otherId) };
    expect(said(boto3, home)).toBe(`assume-role ${otherId} < ${roleArn}`);
    expect(ask(boto3, home).warnings).toEqual([{ code: 'keys-outrank-role', facts: { profile: 'mid' } }]);
    const half = { config: config + mid('aws_secret_access_key = x') };
    expect(words(boto3, half)).toBe('The source profile "mid" must have credentials.');
    const started = { config: config + mid(`aws_access_key_id = ${id}`) };
    expect(words(boto3, started)).toBe(
      'Partial credentials found in config-file, missing: aws_secret_access_key',
    );
    expect(candidate(boto3, started, 'assume-role')).toMatchObject({
      state: 'invalid',
      reason: 'source-not-usable',
      facts: { profile: 'mid', source: 'config-file' },
    });
  });

  it('may name its own profile where that has keys', () => {
    const config = role('default', 'source_profile = default');
    const own = { config, credentials: keys('default') };
    expect(said(boto3, own)).toBe(`assume-role ${id} < ${roleArn}`);
    expect(ask(boto3, own).warnings).toEqual([]);
    expect(words(boto3, { config })).toBe(
      "Infinite loop in credential configuration detected. Attempting to load from profile default which has already been visited. Visited profiles: ['default']",
    );
  });

  it('may not come round to a profile that was seen', () => {
    const config =
      role('profile a', 'source_profile = b') +
      role('profile b', "source_profile = it's c") +
      role('profile "it\'s c"', 'source_profile = a');
    const home = { config, invocation: { profile: 'a' } };
    expect(said(boto3, home)).toBe('InfiniteLoopConfigError');
    expect(words(boto3, home)).toContain(`Visited profiles: ['a', 'b', "it's c"]`);
    expect(candidate(boto3, home, 'assume-role')).toMatchObject({
      reason: 'role-chain-cycle',
      facts: { profiles: "a, b, it's c, a" },
    });
  });

  it.each([
    [
      ['source_profile = base', 'credential_source = Environment'],
      'InvalidConfigError',
      'The profile "default" contains both source_profile and credential_source.',
    ],
    [
      [],
      'PartialCredentialsError',
      'Partial credentials found in assume-role, missing: source_profile or credential_source',
    ],
    [
      ['credential_source = environment'],
      'InvalidConfigError',
      'The credential source "environment" referenced in profile "default" is not valid.',
    ],
    [
      ['source_profile = nosuch'],
      'InvalidConfigError',
      'The source_profile "nosuch" referenced in the profile "default" does not exist.',
    ],
    [['source_profile = empty'], 'InvalidConfigError', 'The source profile "empty" must have credentials.'],
  ])('stops where its source is %j', (lines, code, message) => {
    const home = { config: role('default', ...lines) + section('profile empty') + base };
    expect(said(boto3, home)).toBe(code);
    expect(words(boto3, home)).toBe(message);
  });

  it('is not looked at where the profile has a web identity', () => {
    const config = role('default', 'source_profile = base', 'web_identity_token_file = /token') + base;
    const home = { config, files: { '/token': 'text' } };
    expect(said(boto3, home)).toBe(`web-identity web-identity < ${roleArn}`);
    expect(candidate(boto3, home, 'assume-role')).toMatchObject({
      state: 'absent',
      reason: 'setting-passed-over',
      facts: { setting: 'role_arn', for: 'web_identity_token_file' },
    });
  });

  it('has its values checked before they are sent, all at once', () => {
    const short = ['external_id = x', 'role_session_name = y', 'duration_seconds = 8_99'];
    const config = section('default', 'role_arn = short', 'source_profile = base', ...short) + base;
    expect(words(boto3, { config })).toBe(
      [
        'Parameter validation failed:',
        'Invalid length for parameter RoleSessionName, value: 1, valid min length: 2',
        'Invalid length for parameter ExternalId, value: 1, valid min length: 2',
        'Invalid value for parameter DurationSeconds, value: 899, valid min value: 900',
        'Invalid length for parameter RoleArn, value: 5, valid min length: 20',
      ].join('\n'),
    );
    expect(said(boto3, { config })).toBe('ParamValidationError');
    const fine = role('default', 'source_profile = base', 'role_session_name =', 'duration_seconds = long');
    expect(ask(boto3, { config: fine + base }).outcome).toMatchObject({ chain: [{ sessionName: null }] });
  });

  it('has them checked also where a code is asked for first', () => {
    const config = section('default', 'role_arn = short', 'source_profile = base', 'mfa_serial = me') + base;
    expect(words(boto3, { config })).toBe(
      [
        'Parameter validation failed:',
        'Invalid length for parameter SerialNumber, value: 2, valid min length: 9',
        'Invalid length for parameter RoleArn, value: 5, valid min length: 20',
      ].join('\n'),
    );
  });

  it('needs a Region that is one, and the sso-session of the profile to be whole', () => {
    const config = role('default', 'source_profile = base', 'region = eu-west-1 # here') + base;
    expect(words(boto3, { config })).toBe(
      "Provided region_name 'eu-west-1 # here' doesn't match a supported format.",
    );
    const plain = role('default', 'source_profile = base') + base;
    expect(words(boto3, { config: plain, environment: { AWS_DEFAULT_REGION: '' } })).toBe(
      'Invalid endpoint: https://sts..amazonaws.com',
    );
    const named = role('default', 'source_profile = base', 'sso_session = corp') + base;
    const start = 'The profile "default" is configured to use the SSO token provider but';
    expect(words(boto3, { config: named })).toBe(
      `${start} the "corp" sso_session configuration does not exist.`,
    );
    const session = section('sso-session corp', 'sso_registration_scopes = x');
    expect(words(boto3, { config: named + session })).toBe(
      `${start} is missing the following configuration: ['sso_start_url', 'sso_region'].`,
    );
  });
});

it('needs the services section that the profile names, unless another endpoint is said', () => {
  const config = role('default', 'source_profile = base', 'services = local') + base;
  const message =
    'The profile is configured to use the services section but the "local" services configuration does not exist.';
  expect(words(boto3, { config })).toBe(message);
  expect(candidate(boto3, { config }, 'assume-role')?.facts).toEqual({ setting: 'services' });
  const assumed = `assume-role ${id} < ${roleArn}`;
  const there = config + section('services local', 's3 =', '  endpoint_url = http://localhost');
  expect(said(boto3, { config: there })).toBe(assumed);
  for (const environment of [
    { AWS_ENDPOINT_URL: 'http://localhost' },
    { AWS_ENDPOINT_URL_STS: 'http://localhost' },
    { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
  ])
    expect(said(boto3, { config, environment })).toBe(assumed);
  expect(words(boto3, { config, environment: { AWS_ENDPOINT_URL: '' } })).toBe(message);
});

describe('credential_source', () => {
  const home = (source: string, more: TestHome = {}): TestHome => ({
    config: role('default', `credential_source = ${source}`),
    ...more,
  });

  it('reads the variables, also where a profile was named by the option', () => {
    const more = { environment: keyVariables, invocation: { profile: 'default' } };
    expect(said(boto3, home('Environment', more))).toBe(`assume-role ${otherId} < ${roleArn}`);
    expect(candidate(boto3, home('Environment', more), 'assume-role')).toMatchObject({
      reason: 'role-arn-with-credential-source',
      facts: { credentialSource: 'Environment' },
    });
  });

  it('asks the container and the instance', () => {
    const container = home('EcsContainer', { environment: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/' } });
    expect(said(boto3, container)).toBe(`assume-role container < ${roleArn}`);
    expect(said(boto3, home('Ec2InstanceMetadata', { imds: 'available' }))).toBe(
      `assume-role imds < ${roleArn}`,
    );
  });

  it('stops where there is nothing, and at what is wrong there', () => {
    expect(words(boto3, home('Environment'))).toBe(
      'Error when retrieving credentials from Environment: No credentials found in credential_source referenced in profile default',
    );
    expect(said(boto3, home('Ec2InstanceMetadata'))).toBe('CredentialRetrievalError');
    const half = { environment: { AWS_ACCESS_KEY_ID: id }, invocation: { profile: 'default' } };
    expect(said(boto3, home('Environment', half))).toBe('PartialCredentialsError');
    const alone = { environment: { AWS_SECRET_ACCESS_KEY: 'x' } };
    expect(said(boto3, home('Environment', alone))).toBe('CredentialRetrievalError');
  });
});

describe('a source profile', () => {
  const config = (...lines: readonly string[]): string =>
    role('default', 'source_profile = base') + section('profile base', ...lines);

  it('may be a web identity of its own, never one of the variables', () => {
    const web = config(`role_arn = ${other}`, 'web_identity_token_file = /token');
    expect(said(boto3, { config: web, files: { '/token': 'text' } })).toBe(
      `assume-role web-identity < ${other} < ${roleArn}`,
    );
    const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: other };
    const home = { config: config('region = x'), environment, files: { '/token': 'text' } };
    expect(said(boto3, home)).toBe('InvalidConfigError');
  });

  it('may be a process, or IAM Identity Center with the words of what is wrong there', () => {
    expect(said(boto3, { config: config('credential_process = /give keys') })).toBe(
      `assume-role custom-process < ${roleArn}`,
    );
    const sso = config(
      ...['sso_start_url = https://example.awsapps.com/start', 'sso_region = eu-west-1'],
      ...['sso_account_id = 111122223333', 'sso_role_name = Reader'],
    );
    expect(words(boto3, { config: sso })).toBe(
      'Error loading SSO Token: Token for https://example.awsapps.com/start does not exist',
    );
  });

  it('prefers its kinds in the order of any profile', () => {
    const both = config('login_session = me', 'credential_process = /give keys');
    expect(said(awsCliV2, { config: both, credentials: keys('base') })).toBe(
      `assume-role ${id} < ${roleArn}`,
    );
    expect(said(boto3, { config: both })).toBe('MissingDependencyException');
  });
});
