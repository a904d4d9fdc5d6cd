/** The AWS SDK for .NET version 4, as its source has it. */
import { describe, expect, it } from 'vitest';
import { type TestHome } from '../testing.js';
import {
  ID,
  OTHER_ID,
  SECRET,
  ROLE,
  keyLines,
  metadata,
  ask,
  outcomeOf,
  candidate,
  variables,
} from './testing-dotnet.js';

const storePath = '~/AppData/Local/AWSToolkit/RegisteredAccounts.json';

describe('the chain', () => {
  it('has these sources in this order', () => {
    expect(ask({}).candidates.map(({ source }) => source)).toEqual([
      'explicit',
      'app-config',
      'env',
      'web-identity',
      'sdk-store',
      'sso',
      'assume-role',
      'custom-process',
      'shared-credentials-file',
      'config-file',
      'login',
      'container',
      'imds',
    ]);
  });

  it('begins with keys in code, then the environment, then the profile', () => {
    const home = { credentials: `[default]\n${keyLines}`, environment: variables };
    expect(ask({ ...home, invocation: { accessKeys: true } }).outcome).toMatchObject({ source: 'explicit' });
    expect(ask(home).outcome).toEqual({
      kind: 'credentials',
      source: 'env',
      accessKeyId: OTHER_ID,
      temporary: false,
    });
    expect(ask({ ...home, environment: {} }).outcome).toMatchObject({ source: 'shared-credentials-file' });
  });

  it('takes the older name of the secret, and a session token', () => {
    const older = { AWS_ACCESS_KEY_ID: OTHER_ID, AWS_SECRET_ACCESS_KEY: '', AWS_SECRET_KEY: SECRET };
    expect(ask({ environment: older }).outcome).toMatchObject({ source: 'env', temporary: false });
    const temporary = { ...variables, AWS_SESSION_TOKEN: 'token' };
    expect(ask({ environment: temporary }).outcome).toMatchObject({ source: 'env', temporary: true });
    const noId = { AWS_SECRET_ACCESS_KEY: SECRET, AWS_SECRET_KEY: SECRET };
    expect(candidate(ask({ environment: noId }), 'env')).toMatchObject({
      state: 'invalid',
      facts: { missing: 'AWS_ACCESS_KEY_ID' },
      origin: { variable: 'AWS_SECRET_ACCESS_KEY' },
    });
  });

  it('ends with the container, or else the instance', () => {
    expect(ask({}).outcome).toEqual(metadata);
    const environment = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'https://example.com/x' };
    expect(ask({ environment }).outcome).toMatchObject({
      source: 'container',
      facts: { host: 'example.com' },
    });
    const refused = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.com/x' };
    expect(ask({ environment: refused }).outcome).toMatchObject({ kind: 'none' });
    expect(candidate(ask({ environment: refused }), 'imds')).toMatchObject({
      reason: 'container-comes-first',
    });
    expect(ask({ environment: { AWS_EC2_METADATA_DISABLED: 'True' } }).outcome).toMatchObject({
      kind: 'none',
    });
  });

  it('says that AWS_DEFAULT_PROFILE is not read, and that settings in a program are not known', () => {
    const trace = ask({ environment: { AWS_DEFAULT_PROFILE: 'p' } });
    expect(trace.warnings).toEqual([
      { code: 'variable-not-read', facts: { variable: 'AWS_DEFAULT_PROFILE' } },
    ]);
    expect(candidate(trace, 'app-config')?.reason).toBe('application-settings-not-known');
  });
});

describe('the profile', () => {
  it('of AWS_PROFILE must be there, but keys in the environment come before', () => {
    const environment = { AWS_PROFILE: 'nosuch' };
    expect(ask({ environment }).outcome).toEqual({
      kind: 'error',
      code: 'ProfileNotFoundException',
      message: 'Unable to find the "nosuch" profile.',
      wordsKnown: false,
    });
    expect(ask({ environment: { ...environment, ...variables } }).outcome).toMatchObject({ source: 'env' });
  });

  it('called default may be missing, and a blank AWS_PROFILE means it', () => {
    expect(ask({ environment: { AWS_PROFILE: 'Default' } }).outcome).toEqual(metadata);
    expect(ask({ environment: { AWS_PROFILE: ' ' } }).profile).toEqual({
      name: 'default',
      from: { default: true },
    });
  });

  it('given to the client is asked alone, and nothing falls through', () => {
    const home = { credentials: `[p]\n${keyLines}`, environment: { ...variables, AWS_PROFILE: 'q' } };
    const trace = ask({ ...home, invocation: { profile: 'p' } });
    expect(trace.outcome).toMatchObject({ source: 'shared-credentials-file', accessKeyId: ID });
    expect(candidate(trace, 'env')).toMatchObject({ state: 'shadowed', reason: 'set-aside-by-profile' });
    expect(ask({ ...home, invocation: { profile: 'nosuch' } }).outcome).toMatchObject({
      kind: 'error',
      code: 'AmazonClientException',
    });
    expect(ask({ config: '[profile p]\nregion = x\n', invocation: { profile: 'p' } }).outcome).toMatchObject({
      kind: 'error',
      code: 'InvalidDataException',
    });
  });

  it('is not found where a value cannot be read', () => {
    for (const line of [
      'max_attempts = 0',
      'use_fips_endpoint = yes',
      'retry_mode = legacy',
      'retry_mode = x',
    ])
      expect(outcomeOf(`[profile p]\n${keyLines}${line}\n`)).toMatchObject({
        code: 'ProfileNotFoundException',
      });
    for (const line of [
      'max_attempts = 1',
      'use_fips_endpoint = True',
      'retry_mode = Adaptive',
      'output = x',
    ])
      expect(outcomeOf(`[profile p]\n${keyLines}${line}\n`)).toMatchObject({ source: 'config-file' });
  });

  it('is the SDK store’s on Windows, before both files', () => {
    const entry = { DisplayName: 'p', AWSAccessKey: '01', AWSSecretKey: '02', SessionToken: '03' };
    const home: TestHome = {
      platform: 'win32',
      files: { [storePath]: JSON.stringify({ 'a-b': entry }) },
      credentials: `[p]\n${keyLines}`,
      environment: { AWS_PROFILE: 'p' },
    };
    const trace = ask(home);
    expect(trace.outcome).toEqual({
      kind: 'credentials',
      source: 'sdk-store',
      accessKeyId: null,
      temporary: true,
    });
    expect(candidate(trace, 'shared-credentials-file')).toMatchObject({
      state: 'shadowed',
      reason: 'outranked',
      facts: { by: 'sdk-store' },
    });
    expect(ask({ ...home, platform: 'linux' }).outcome).toMatchObject({ accessKeyId: ID });
    expect(
      ask({ ...home, invocation: { profile: 'p', location: '~/.aws/credentials' } }).outcome,
    ).toMatchObject({
      accessKeyId: ID,
    });
  });

  it('is both files’ as one, and a key counts where it stands', () => {
    const config = `[profile p]\naws_access_key_id = ${ID}\nregion = eu-west-1\n`;
    const credentials = `[p]\naws_secret_access_key = ${SECRET}\n`;
    expect(outcomeOf(config, { credentials })).toMatchObject({ source: 'config-file', accessKeyId: ID });
    const trace = ask({
      config: `[profile p]\n${keyLines}`,
      credentials: `[p]\n${keyLines.replace(ID, OTHER_ID)}`,
      environment: { AWS_PROFILE: 'p' },
    });
    expect(trace.outcome).toMatchObject({ source: 'shared-credentials-file', accessKeyId: OTHER_ID });
    expect(candidate(trace, 'config-file')).toMatchObject({ state: 'shadowed', reason: 'outranked' });
  });
});

describe('the kind of a profile', () => {
  const role = `role_arn = ${ROLE}\nsource_profile = base\n`;
  const base = `[profile base]\n${keyLines}`;
  const sso = 'sso_region = eu-west-1\nsso_start_url = https://example.com\n';
  const none = { kind: 'none' };

  it('needs exactly the settings of a list: one too many, and there is none', () => {
    expect(outcomeOf(`[profile p]\n${role}${base}`)).toMatchObject({ kind: 'role' });
    expect(outcomeOf(`[profile p]\n${role}${keyLines}${base}`)).toEqual(metadata);
    expect(
      outcomeOf(`[profile p]\n${keyLines}credential_process = x\n`, { imds: 'unavailable' }),
    ).toMatchObject(none);
    expect(
      outcomeOf(`[profile p]\n${role}duration_seconds = 900\nregion = x\nendpoint_url = y\n${base}`),
    ).toMatchObject({
      kind: 'role',
    });
    const trace = ask({
      config: `[profile p]\n${role}${keyLines}${base}`,
      environment: { AWS_PROFILE: 'p' },
    });
    expect(candidate(trace, 'assume-role')).toMatchObject({
      state: 'invalid',
      reason: 'settings-match-no-kind',
    });
    expect(candidate(trace, 'login')).toMatchObject({ state: 'absent' });
  });

  it('has an account ID where the lists have one, and not elsewhere', () => {
    const account = 'aws_account_id = 111122223333\n';
    expect(outcomeOf(`[profile p]\n${keyLines}${account}`)).toMatchObject({ kind: 'credentials' });
    expect(outcomeOf(`[profile p]\n${role}${account}${base}`)).toMatchObject({ kind: 'role' });
    const token = `role_arn = ${ROLE}\nweb_identity_token_file = /token\n`;
    const files = { '/token': 'x' };
    expect(outcomeOf(`[profile p]\n${token}`, { files })).toMatchObject({ source: 'web-identity' });
    expect(outcomeOf(`[profile p]\n${token}${account}`, { files })).toEqual(metadata);
    expect(outcomeOf(`[profile p]\n${token}${account}role_session_name = me\n`, { files })).toMatchObject({
      source: 'web-identity',
    });
  });

  it('is IAM Identity Center where there is an account or role of it, whatever else there is', () => {
    const trace = ask({
      config: `[profile p]\n${sso}sso_account_id = 111122223333\nsso_role_name = r\n${keyLines}`,
      files: {
        '~/.aws/sso/cache/sha1-https://example.com.json':
          '{"accessToken":"t","expiresAt":"2030-01-01T00:00:00Z"}',
      },
      environment: { AWS_PROFILE: 'p' },
    });
    expect(trace.outcome).toEqual({
      kind: 'deferred',
      source: 'sso',
      facts: { accountId: '111122223333', roleName: 'r' },
    });
    expect(candidate(trace, 'config-file')).toMatchObject({
      state: 'shadowed',
      reason: 'setting-passed-over',
      facts: { setting: 'aws_access_key_id', for: 'sso_account_id' },
    });
    expect(outcomeOf(`[profile p]\n${sso}${keyLines}`)).toEqual(metadata);
  });

  it('is a sign-in where nothing else matches', () => {
    const files = {
      '~/.aws/login/cache/sha256-arn.json': JSON.stringify({
        accessToken: { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', expiresAt: '2030-01-01T00:00:00Z' },
      }),
    };
    const login = 'login_session = arn\nregion = eu-west-1\n';
    const signedIn = {
      kind: 'credentials',
      source: 'login',
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      temporary: true,
    };
    expect(outcomeOf(`[profile p]\n${login}`, { files })).toEqual(signedIn);
    expect(outcomeOf(`[profile p]\n${login}role_arn = ${ROLE}\n`, { files })).toEqual(signedIn);
    expect(outcomeOf(`[profile p]\n${login}${keyLines}`, { files })).toMatchObject({ source: 'config-file' });
    expect(outcomeOf(`[profile p]\n${login}`)).toMatchObject({
      kind: 'error',
      code: 'AmazonClientException',
    });
    expect(outcomeOf(`[profile p]\nlogin_session = arn\n`, { files, imds: 'unavailable' })).toMatchObject(
      none,
    );
  });

  it('is a process, which only running tells of', () => {
    expect(outcomeOf('[profile p]\ncredential_process = "/opt/my tool" --secret x\n')).toEqual({
      kind: 'deferred',
      source: 'custom-process',
      facts: { program: '/opt/my tool' },
    });
  });
});
