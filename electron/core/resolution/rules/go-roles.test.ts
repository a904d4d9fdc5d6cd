import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { copilot } from '../tools/copilot.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keys = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;
const startUrl = 'https://example.awsapps.com/start';
const sso = `sso_region = eu-west-1\nsso_start_url = ${startUrl}\nsso_account_id = 111122223333\nsso_role_name = Reader\n`;
const now = '2026-01-01T12:00:00Z';
const files = {
  '/token': 'example',
  [`~/.aws/sso/cache/sha1-${startUrl}.json`]: `{"accessToken":"example","expiresAt":"${now}"}`,
};

function role(name: string): string {
  return `role_arn = arn:aws:iam::111122223333:role/${name}\n`;
}

function assumed(name: string): object {
  return {
    roleArn: `arn:aws:iam::111122223333:role/${name}`,
    externalId: null,
    sessionName: null,
    mfaSerial: null,
  };
}

function trace(config: string, home: TestHome = {}): Trace {
  return resolve(copilot, testRequest({ config, files, now, ...home }));
}

function candidate(found: Trace, source: string): Trace['candidates'][number] | undefined {
  return found.candidates.find((one) => one.source === source);
}

describe('a profile is of one kind', () => {
  it.each([
    [
      'source_profile before keys',
      `${role('A')}source_profile = b\n${keys.replace(ID, 'own')}[b]\n${keys}`,
      { kind: 'role', base: { profile: 'b', accessKeyId: ID } },
    ],
    [
      'keys before credential_source',
      `${role('A')}credential_source = Environment\n${keys}`,
      { kind: 'role', base: { source: 'config-file' } },
    ],
    [
      'keys before a web identity',
      `${role('A')}web_identity_token_file = /token\n${keys}`,
      { source: 'assume-role', base: { source: 'config-file' } },
    ],
    [
      'a web identity before IAM Identity Center',
      `${role('A')}web_identity_token_file = /token\n${sso}`,
      { source: 'web-identity' },
    ],
    [
      'IAM Identity Center before a process',
      `${sso}credential_process = give\n`,
      { kind: 'deferred', source: 'sso' },
    ],
    ['keys before a process', `${keys}credential_process = give\n`, { source: 'config-file' }],
    [
      'a process alone',
      'credential_process = give keys\n',
      { kind: 'deferred', source: 'custom-process', facts: { program: 'give' } },
    ],
  ])('%s', (_, lines, outcome) => {
    expect(trace(`[default]\n${lines}`).outcome).toMatchObject(outcome);
  });

  it('and shows what it is passed over for', () => {
    const found = trace(`[default]\n${keys}${sso}credential_process = give\n`);
    const facts = { setting: 'sso_region', for: 'aws_access_key_id' };
    expect(candidate(found, 'sso')).toMatchObject({
      state: 'shadowed',
      reason: 'setting-passed-over',
      facts,
    });
    expect(candidate(found, 'custom-process')).toMatchObject({ facts: { for: 'aws_access_key_id' } });
    const withSource = trace(`[default]\n${role('A')}source_profile = b\n${keys}[b]\n${keys}`);
    expect(candidate(withSource, 'config-file')).toMatchObject({
      reason: 'setting-passed-over',
      facts: { for: 'source_profile' },
    });
  });
});

describe('a role', () => {
  it('comes on top of whatever the profile has itself', () => {
    const found = trace(
      `[default]\n${role('A')}${keys}external_id = 1\nrole_session_name = me\nmfa_serial = device\n`,
    );
    expect(found.outcome).toEqual({
      kind: 'role',
      source: 'assume-role',
      base: { source: 'config-file', profile: 'default', accessKeyId: ID, facts: {} },
      chain: [{ ...assumed('A'), externalId: '1', sessionName: 'me', mfaSerial: 'device' }],
    });
    expect(candidate(found, 'assume-role')).toMatchObject({
      reason: 'role-arn-with-own-credentials',
      facts: { source: 'config-file' },
    });
    expect(candidate(found, 'config-file')).toMatchObject({ state: 'shadowed', reason: 'outranked' });
    expect(trace(`[default]\n${role('A')}${sso}`).outcome).toMatchObject({
      base: { source: 'sso' },
      chain: [assumed('A')],
    });
    expect(trace(`[default]\n${role('A')}credential_process = give\n`).outcome).toMatchObject({
      base: { source: 'custom-process' },
    });
  });

  it('is assumed with the container or instance where the profile has nothing else', () => {
    const config = `[default]\n${role('A')}`;
    expect(trace(config, { imds: 'available' }).outcome).toMatchObject({
      kind: 'role',
      base: { source: 'imds' },
    });
    const found = trace(config);
    expect(found.outcome.kind).toBe('none');
    expect(candidate(found, 'assume-role')).toMatchObject({
      state: 'invalid',
      reason: 'role-without-source',
    });
  });

  it('of the source profile comes first, its keys or not', () => {
    const found = trace(`[default]\n${role('A')}source_profile = b\n[b]\n${role('B')}${keys}`);
    expect(found.outcome).toMatchObject({ base: { profile: 'b' }, chain: [assumed('B'), assumed('A')] });
    expect(candidate(found, 'assume-role')).toMatchObject({
      reason: 'role-arn-with-source-profile',
      facts: { sourceProfile: 'b' },
    });
  });

  it('is assumed once where a profile is its own source, or a loop comes round to keys', () => {
    expect(trace(`[default]\n${role('A')}source_profile = default\n${keys}`).outcome).toMatchObject({
      base: { profile: 'default' },
      chain: [assumed('A')],
    });
    const loop = `[default]\n${role('A')}source_profile = b\n${keys}[b]\n${role('B')}source_profile = default\n`;
    expect(trace(loop).outcome).toMatchObject({
      base: { profile: 'default' },
      chain: [assumed('B'), assumed('A')],
    });
  });

  const environment = { AWS_ACCESS_KEY_ID: ID, AWS_SECRET_ACCESS_KEY: SECRET };
  const invocation = { profile: 'default' };
  it.each([
    ['Environment', { environment, invocation }, { source: 'env', accessKeyId: ID }],
    [
      'EcsContainer',
      { environment: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v1' } },
      { source: 'container', facts: { host: '169.254.170.2' } },
    ],
    ['Ec2InstanceMetadata', { imds: 'available' as const }, { source: 'imds' }],
    [
      'Ec2InstanceMetadata',
      { environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://[::1]/' } },
      { source: 'container', facts: { host: '::1' } },
    ],
  ])('takes credential_source = %s', (source, home, base) => {
    const found = trace(`[default]\n${role('A')}credential_source = ${source}\n`, home);
    expect(found.outcome).toMatchObject({ kind: 'role', base, chain: [assumed('A')] });
    expect(candidate(found, 'assume-role')).toMatchObject({
      reason: 'role-arn-with-credential-source',
      facts: { credentialSource: source },
    });
  });

  it.each([
    ['Environment', 'EmptyStaticCreds', 'EmptyStaticCreds: static credentials are empty'],
    [
      'EcsContainer',
      'SharedConfigErr',
      "SharedConfigErr: EcsContainer was specified as the credential_source, but 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' was not set",
    ],
    [
      'environment',
      'SharedConfigErr',
      'SharedConfigErr: credential source values must be EcsContainer, Ec2InstanceMetadata, or Environment',
    ],
    ['Ec2InstanceMetadata', 'EC2RoleRequestError', 'EC2RoleRequestError: no EC2 instance role found'],
  ])('stops where credential_source = %s has nothing', (source, code, message) => {
    expect(trace(`[default]\n${role('A')}credential_source = ${source}\n`).outcome).toMatchObject({
      kind: 'error',
      code,
      message,
    });
  });
});

describe('a web identity', () => {
  const variables = {
    AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
    AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/V',
    AWS_ROLE_SESSION_NAME: 'me',
  };
  const profile = `[default]\n${role('W')}web_identity_token_file = /token\nrole_session_name = own\n`;

  it('of the environment comes before the profile, whatever that is, and after keys', () => {
    const found = trace(`[default]\n${keys}`, {
      environment: { ...variables, AWS_PROFILE: 'default', AWS_REGION: 'x' },
    });
    expect(found.outcome).toEqual({
      kind: 'role',
      source: 'web-identity',
      base: { source: 'web-identity', profile: null, accessKeyId: null, facts: {} },
      chain: [{ ...assumed('V'), sessionName: 'me' }],
    });
    expect(found.warnings).toEqual([{ code: 'variables-shadow-profile', facts: { profile: 'default' } }]);
    const environment = { ...variables, AWS_ACCESS_KEY_ID: ID, AWS_SECRET_ACCESS_KEY: SECRET };
    expect(trace('', { environment }).outcome).toMatchObject({ source: 'env' });
  });

  it('of the profile counts where --profile names it', () => {
    expect(
      trace(profile, { environment: variables, invocation: { profile: 'default' } }).outcome,
    ).toMatchObject({
      base: { profile: 'default' },
      chain: [{ ...assumed('W'), sessionName: 'own' }],
    });
    expect(trace(profile, { environment: { AWS_ROLE_SESSION_NAME: 'me' } }).outcome).toMatchObject({
      chain: [{ sessionName: 'own' }],
    });
  });

  it('may serve a role', () => {
    const found = trace(`[profile x]\n[b]\n${role('B')}source_profile = default\n${profile}`, {
      invocation: { profile: 'b' },
    });
    expect(found.outcome).toMatchObject({
      source: 'assume-role',
      base: { source: 'web-identity' },
      chain: [{ ...assumed('W'), sessionName: 'own' }, assumed('B')],
    });
  });

  it('stops without its token file or its role', () => {
    const message =
      'WebIdentityErr: failed fetching WebIdentity token: \ncaused by: WebIdentityErr: unable to read file at /none\ncaused by: open /none: no such file or directory';
    expect(trace(profile.replace('/token', '/none')).outcome).toEqual({
      kind: 'error',
      code: 'WebIdentityErr',
      message,
      wordsKnown: true,
    });
    expect(trace('', { environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '/token' } }).outcome).toMatchObject({
      code: 'WebIdentityErr',
      message: 'WebIdentityErr: role ARN is not set',
    });
  });

  it('is passed over where only its role is in the environment', () => {
    const found = trace('', { environment: { AWS_ROLE_ARN: 'x' } });
    expect(found.outcome.kind).toBe('none');
    expect(candidate(found, 'web-identity')).toMatchObject({
      reason: 'web-identity-without-role',
      facts: { missing: 'AWS_WEB_IDENTITY_TOKEN_FILE' },
    });
  });
});
