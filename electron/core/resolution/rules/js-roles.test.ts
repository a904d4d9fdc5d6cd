import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { sdkJsV3 } from '../tools/sdk-js-v3.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keys = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;

function arn(name: string): string {
  return `arn:aws:iam::111122223333:role/${name}`;
}

function assumed(name: string): object {
  return { roleArn: arn(name), externalId: null, sessionName: null, mfaSerial: null };
}

function trace(config: string, home: TestHome = {}): Trace {
  return resolve(sdkJsV3, testRequest({ config, invocation: { profile: 'a' }, ...home }));
}

function roleCandidate(config: string, home: TestHome = {}): Trace['candidates'][number] | undefined {
  return trace(config, home).candidates[2];
}

describe('a role', () => {
  it('is assumed with the source profile’s keys', () => {
    const config = `[profile a]\nrole_arn = ${arn('A')}\nsource_profile = b\nexternal_id = 1\nrole_session_name = me\n[profile b]\n${keys}`;
    expect(trace(config).outcome).toEqual({
      kind: 'role',
      source: 'assume-role',
      base: { source: 'config-file', profile: 'b', accessKeyId: ID, facts: {} },
      chain: [{ roleArn: arn('A'), externalId: '1', sessionName: 'me', mfaSerial: null }],
    });
    expect(roleCandidate(config)).toEqual({
      source: 'assume-role',
      state: 'won',
      reason: 'role-arn-with-source-profile',
      facts: { sourceProfile: 'b' },
      origin: { file: '~/.aws/config', line: 2 },
    });
  });

  it('comes after the roles of its source', () => {
    const config = `[profile a]\nrole_arn = ${arn('A')}\nsource_profile = b\n[profile b]\nrole_arn = ${arn('B')}\nsource_profile = c\n[profile c]\n${keys}`;
    expect(trace(config).outcome).toMatchObject({
      base: { profile: 'c' },
      chain: [assumed('B'), assumed('A')],
    });
  });

  it('of a source profile with keys is not assumed, which is worth a warning', () => {
    const config = `[profile a]\nrole_arn = ${arn('A')}\nsource_profile = b\n[profile b]\nrole_arn = ${arn('B')}\nsource_profile = a\n${keys}`;
    expect(trace(config).outcome).toMatchObject({ base: { profile: 'b' }, chain: [assumed('A')] });
    expect(trace(config).warnings).toEqual([{ code: 'keys-outrank-role', facts: { profile: 'b' } }]);
  });

  it('may have its own profile as source where that has keys', () => {
    const config = `[profile a]\nrole_arn = ${arn('A')}\nsource_profile = a\n${keys}`;
    expect(trace(config).outcome).toMatchObject({
      base: { profile: 'a', accessKeyId: ID },
      chain: [assumed('A')],
    });
    expect(trace(config).warnings).toEqual([]);
  });

  it('may come round to a first profile with keys', () => {
    const config = `[profile a]\nrole_arn = ${arn('A')}\nsource_profile = b\n${keys}[profile b]\nrole_arn = ${arn('B')}\nsource_profile = a\n`;
    expect(trace(config).outcome).toMatchObject({
      base: { profile: 'a' },
      chain: [assumed('B'), assumed('A')],
    });
  });

  it('with an MFA device is a role, and worth a warning', () => {
    const config = `[profile a]\nrole_arn = ${arn('A')}\nsource_profile = b\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n[profile b]\n${keys}`;
    const mfaSerial = 'arn:aws:iam::111122223333:mfa/me';
    expect(trace(config).outcome).toMatchObject({ chain: [{ ...assumed('A'), mfaSerial }] });
    expect(trace(config).warnings).toEqual([{ code: 'mfa-callback-needed', facts: { mfaSerial } }]);
  });

  it.each([
    [
      'a loop',
      `source_profile = b\n[profile b]\nrole_arn = ${arn('B')}\nsource_profile = a\n`,
      'role-chain-cycle',
      { profiles: 'b, a, b' },
    ],
    [
      'a source that is not there',
      'source_profile = nosuch\n',
      'missing-source-profile',
      { profile: 'a', sourceProfile: 'nosuch' },
    ],
    [
      'a source without credentials',
      'source_profile = b\n[profile b]\nregion = x\n',
      'source-without-credentials',
      { profile: 'b' },
    ],
    [
      'a name that means nothing',
      'credential_source = environment\n',
      'credential-source-unknown',
      { credentialSource: 'environment' },
    ],
    [
      'a variable that is not set',
      'credential_source = Environment\n',
      'credential-source-without-credentials',
      { credentialSource: 'Environment' },
    ],
    [
      'a container that is none',
      'credential_source = EcsContainer\n',
      'credential-source-without-credentials',
      { credentialSource: 'EcsContainer' },
    ],
    ['no metadata', 'credential_source = Ec2InstanceMetadata\n', 'metadata-unavailable', {}],
  ])('with %s lets the chain go on', (_, lines, reason, facts) => {
    const config = `[profile a]\nrole_arn = ${arn('A')}\n${lines}`;
    expect(roleCandidate(config)).toMatchObject({ state: 'invalid', reason, facts });
    expect(trace(config).outcome.kind).toBe('none');
  });
});

describe('what a role is assumed with', () => {
  const config = (lines: string): string => `[profile a]\nrole_arn = ${arn('A')}\n${lines}\n`;
  const variables = { AWS_ACCESS_KEY_ID: ID, AWS_SECRET_ACCESS_KEY: SECRET };
  const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://localhost/v1' };

  it.each([
    [
      'credential_source = Environment',
      { environment: variables },
      { source: 'env', profile: null, accessKeyId: ID },
    ],
    [
      'credential_source = EcsContainer',
      { environment: container },
      { source: 'container', facts: { host: 'localhost' } },
    ],
    [
      'credential_source = Ec2InstanceMetadata',
      { imds: 'available' as const },
      { source: 'imds', accessKeyId: null },
    ],
    [
      'credential_source = Ec2InstanceMetadata',
      { imds: 'available' as const, environment: { AWS_EC2_METADATA_DISABLED: 'true', ...container } },
      { source: 'imds' },
    ],
    [
      'source_profile = b\n[profile b]\ncredential_process = give keys',
      {},
      { source: 'custom-process', profile: 'b', facts: { program: 'give' } },
    ],
    [
      'source_profile = b\n[profile b]\ncredential_source = Environment',
      { environment: variables },
      { source: 'env' },
    ],
  ])('may be %j', (lines, home, base) => {
    expect(trace(config(lines), home).outcome).toMatchObject({ kind: 'role', base, chain: [assumed('A')] });
  });

  it('may be a web identity, whose role comes first', () => {
    const lines = `source_profile = b\n[profile b]\nrole_arn = ${arn('W')}\nweb_identity_token_file = /token`;
    expect(trace(config(lines), { files: { '/token': 'example' } }).outcome).toEqual({
      kind: 'role',
      source: 'assume-role',
      base: { source: 'web-identity', profile: 'b', accessKeyId: null, facts: {} },
      chain: [assumed('W'), assumed('A')],
    });
  });

  it('is no role where the profile itself has only a credential_source', () => {
    expect(
      trace('[profile a]\ncredential_source = Environment\n', { environment: variables }).outcome.kind,
    ).toBe('none');
  });
});

describe('a web identity', () => {
  const profile = `[profile a]\nrole_arn = ${arn('W')}\nweb_identity_token_file = /token\n`;
  const variables = {
    AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
    AWS_ROLE_ARN: arn('V'),
    AWS_ROLE_SESSION_NAME: 'me',
  };
  const files = { '/token': 'example' };

  it('of a profile takes its session name from the environment where it has none', () => {
    expect(trace(profile, { files, environment: variables }).outcome).toEqual({
      kind: 'role',
      source: 'web-identity',
      base: { source: 'web-identity', profile: 'a', accessKeyId: null, facts: {} },
      chain: [{ ...assumed('W'), sessionName: 'me' }],
    });
    const named = `${profile}role_session_name = own\n`;
    expect(trace(named, { files, environment: variables }).outcome).toMatchObject({
      chain: [{ sessionName: 'own' }],
    });
  });

  it('of the environment comes after the profile, whatever that is', () => {
    const won = trace('', { files, environment: variables });
    expect(won.outcome).toMatchObject({
      base: { profile: null },
      chain: [{ ...assumed('V'), sessionName: 'me' }],
    });
    const shadowed = trace(`[profile a]\n${keys}`, { files, environment: variables });
    expect(shadowed.outcome).toMatchObject({ source: 'config-file' });
    expect(shadowed.candidates.find(({ source }) => source === 'web-identity')).toMatchObject({
      reason: 'outranked',
    });
  });

  it.each([
    [profile, {}],
    ['', variables],
  ])('without its token file stops with Node’s error', (config, environment) => {
    expect(trace(config, { environment, imds: 'available' }).outcome).toEqual({
      kind: 'error',
      code: 'Error',
      message: "ENOENT: no such file or directory, open '/token'",
      wordsKnown: true,
    });
  });

  it.each([
    [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }, 'AWS_ROLE_ARN'],
    [{ AWS_ROLE_ARN: arn('V'), AWS_WEB_IDENTITY_TOKEN_FILE: '' }, 'AWS_WEB_IDENTITY_TOKEN_FILE'],
  ])('of the environment is passed over in half', (environment, missing) => {
    const found = trace('', { files, environment });
    expect(found.outcome.kind).toBe('none');
    expect(found.candidates.find(({ source }) => source === 'web-identity')).toMatchObject({
      state: 'invalid',
      reason: 'web-identity-without-role',
      facts: { missing },
    });
  });
});
