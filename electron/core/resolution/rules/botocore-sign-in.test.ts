import { describe, expect, it } from 'vitest';
import { awsCliV1 } from '../tools/aws-cli-v1.js';
import { awsCliV2 } from '../tools/aws-cli-v2.js';
import { boto3 } from '../tools/boto3.js';
import type { TestHome } from '../testing.js';
import { ask, candidate, id, keys, roleArn, said, section, words } from './botocore-testing.js';

describe('aws login', () => {
  const config = section('default', 'login_session = me');
  const path = '~/.aws/login/cache/sha256-me.json';
  const given = {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'x',
    sessionToken: 'y',
    accountId: 'z',
  };
  const cached = (expiresAt: string, more: object = {}): string =>
    JSON.stringify({
      accessToken: { ...given, expiresAt },
      refreshToken: 'x',
      dpopKey: 'x',
      clientId: 'x',
      ...more,
    });

  it('gives the cached keys for as long as they need no renewal', () => {
    const home = { config, files: { [path]: cached('2026-01-01T00:05:01Z') } };
    expect(ask(awsCliV2, home).outcome).toEqual({
      kind: 'credentials',
      source: 'login',
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      temporary: true,
    });
    const old = { config, files: { [path]: cached('2020-01-01T00:00:00Z') } };
    expect(ask(awsCliV2, old).outcome).toEqual({
      kind: 'deferred',
      source: 'login',
      facts: { session: 'me' },
    });
  });

  it('looks for them where a variable says', () => {
    const files = { '~/elsewhere/sha256-me.json': cached('2027-01-01T00:00:00Z') };
    const environment = { AWS_LOGIN_CACHE_DIRECTORY: '~/elsewhere' };
    expect(said(awsCliV2, { config, files, environment })).toBe('login ASIAIOSFODNN7EXAMPLE');
  });

  it('stops where they are missing or incomplete', () => {
    expect(words(awsCliV2, { config })).toBe(
      "Error loading login session token: Unable to load a existing login session for session me, Please reauthenticate with 'aws login'.",
    );
    const with_ = (text: string): TestHome => ({ config, files: { [path]: text } });
    expect(said(awsCliV2, with_('nonsense'))).toBe('KeyError');
    expect(words(awsCliV2, with_(cached('2027-01-01T00:00:00Z', { dpopKey: undefined })))).toBe(
      'Error loading login session token: Failed to load access token from token cache, missing one or more required fields.',
    );
    expect(said(awsCliV2, with_(cached('soon')))).toBe('ParserError');
    const fields = ['accessKeyId', 'secretAccessKey', 'sessionToken', 'expiresAt', 'accountId'];
    fields.forEach((field, index) => {
      const some = Object.fromEntries(fields.slice(0, index).map((name) => [name, 'x']));
      expect(words(awsCliV2, with_(cached('', { accessToken: some })))).toBe(`'${field}'`);
    });
  });

  it('needs another package for boto3 and version 1', () => {
    const home = { config, files: { [path]: cached('2027-01-01T00:00:00Z') } };
    for (const tool of [awsCliV1, boto3]) {
      expect(words(tool, home)).toBe(
        'Missing Dependency: Using the login credential provider requires an additional dependency. You will need to pip install "botocore[crt]" before proceeding.',
      );
      expect(candidate(tool, home, 'login')).toMatchObject({
        reason: 'login-not-supported',
        state: 'invalid',
      });
    }
  });
});

describe('a web identity', () => {
  const inProfile = section('default', `role_arn = ${roleArn}`, 'web_identity_token_file = /token');
  const files = { '/token': 'text' };
  const inVariables = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: roleArn };

  it('comes from variables before the profile, each by itself', () => {
    const other = 'arn:aws:iam::111122223333:role/Other';
    const environment = { AWS_ROLE_ARN: other, AWS_ROLE_SESSION_NAME: 'someone' };
    const { outcome } = ask(boto3, { config: inProfile, environment, files });
    expect(outcome).toEqual({
      kind: 'role',
      source: 'web-identity',
      base: { source: 'web-identity', profile: 'default', accessKeyId: null, facts: {} },
      chain: [{ roleArn: other, externalId: null, sessionName: 'someone', mfaSerial: null }],
    });
    const both = { environment: { ...inVariables, AWS_ROLE_SESSION_NAME: '' }, files };
    expect(ask(boto3, both).outcome).toMatchObject({
      base: { profile: null },
      chain: [{ sessionName: null }],
    });
    expect(candidate(boto3, both, 'web-identity')).toMatchObject({
      reason: 'web-identity-in-variables',
      origin: { variable: 'AWS_WEB_IDENTITY_TOKEN_FILE' },
    });
  });

  it('is hidden by an empty variable, and set aside for a profile named by the option', () => {
    expect(said(boto3, { config: inProfile, environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '' }, files })).toBe(
      'none',
    );
    const home = {
      config: section('default'),
      environment: inVariables,
      files,
      invocation: { profile: 'default' },
    };
    expect(said(boto3, home)).toBe('none');
    expect(candidate(boto3, home, 'web-identity')?.reason).toBe('set-aside-by-profile');
    const named = { ...home, config: inProfile, environment: { AWS_ROLE_ARN: 'x' } };
    expect(said(boto3, named)).toBe(`web-identity web-identity < ${roleArn}`);
  });

  it('wants a role', () => {
    const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token' };
    expect(words(boto3, { environment })).toContain('but has no role ARN configured.');
    expect(candidate(boto3, { environment }, 'web-identity')?.facts).toEqual({ missing: 'AWS_ROLE_ARN' });
    const config = section('default', 'web_identity_token_file = /token');
    expect(candidate(boto3, { config }, 'web-identity')?.facts).toEqual({ missing: 'role_arn' });
  });

  it('wants its token where the text says, with nothing expanded', () => {
    expect(words(boto3, { config: inProfile })).toBe("[Errno 2] No such file or directory: '/token'");
    const config = inProfile.replace('/token', '~/token');
    expect(said(boto3, { config, files: { '~/token': 'text' } })).toBe('FileNotFoundError');
    const relative = inProfile.replace('/token', 'token');
    expect(said(boto3, { config: relative, files: { '~/token': 'text' } })).toBe(
      `web-identity web-identity < ${roleArn}`,
    );
  });

  it('is checked like any role once the token was read', () => {
    const config = inProfile.replace(roleArn, 'short');
    expect(said(boto3, { config, files })).toBe('ParamValidationError');
    expect(said(boto3, { config })).toBe('FileNotFoundError');
    expect(said(boto3, { config: inProfile, files, environment: { AWS_DEFAULT_REGION: '-' } })).toBe(
      'InvalidRegionError',
    );
  });
});

describe('a process', () => {
  it.each([
    ['/usr/bin/give "two words"', 'deferred custom-process', null],
    ['', 'IndexError', 'list index out of range'],
    ['/usr/bin/give "open', 'ValueError', 'No closing quotation'],
  ])('with the line %j', (line, outcome, message) => {
    const config = section('default', `credential_process = ${line}`);
    expect(said(boto3, { config })).toBe(outcome);
    expect(words(boto3, { config })).toBe(message);
  });

  it('is told by its program alone', () => {
    const config = keys('default', id, 'credential_process = "/my programs/give" --password hunter2');
    const trace = ask(boto3, { config });
    expect(trace.outcome).toMatchObject({ facts: { program: '/my programs/give' } });
    expect(JSON.stringify(trace)).not.toContain('hunter2');
  });
});
