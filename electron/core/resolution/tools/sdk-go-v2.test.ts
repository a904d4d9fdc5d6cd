/** The AWS SDK for Go version 2, as its source has it. */
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { goV2NeedRole } from '../rules/gov2-load.js';
import { goV2Kinds, goV2Variables } from '../rules/gov2-profile.js';
import { fileLocations } from '../rules/sdk-locations.js';
import { testHome, type TestHome, testRequest } from '../testing.js';
import { sdkGoV2 } from './sdk-go-v2.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const ROLE = 'arn:aws:iam::111122223333:role/Admin';
const keyLines = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;
const variables = { AWS_ACCESS_KEY_ID: OTHER_ID, AWS_SECRET_ACCESS_KEY: SECRET };
const role = `role_arn = ${ROLE}\n`;

function ask(home: TestHome): Trace {
  return resolve(sdkGoV2, testRequest({ imds: 'available', ...home }));
}

function outcomeOf(lines: string, home: TestHome = {}): Trace['outcome'] {
  return ask({ config: `[default]\n${lines}`, ...home }).outcome;
}

describe('the chain', () => {
  it('has these sources in this order', () => {
    expect(ask({}).candidates.map(({ source }) => source)).toEqual([
      'explicit',
      'env',
      'web-identity',
      'assume-role',
      'shared-credentials-file',
      'config-file',
      'sso',
      'custom-process',
      'container',
      'imds',
    ]);
  });

  it('asks a profile in code alone, else the variables first', () => {
    const home = { credentials: `[default]\n${keyLines}`, environment: variables };
    expect(ask({ ...home, invocation: { accessKeys: true } }).outcome).toMatchObject({ source: 'explicit' });
    expect(ask(home).outcome).toMatchObject({ source: 'env', accessKeyId: OTHER_ID });
    const named = ask({ ...home, invocation: { profile: 'default' } });
    expect(named.outcome).toMatchObject({ source: 'shared-credentials-file', accessKeyId: ID });
    expect(named.candidates[1]).toMatchObject({ state: 'shadowed', reason: 'set-aside-by-profile' });
  });

  it('reads older names of the variables after the newer ones', () => {
    expect(goV2Variables.ids).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_ACCESS_KEY']);
    expect(goV2Variables.secrets).toEqual(['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY']);
    const environment = { AWS_ACCESS_KEY: ID, AWS_SECRET_KEY: SECRET };
    expect(ask({ environment }).outcome).toMatchObject({ source: 'env', accessKeyId: ID });
  });

  it('takes a token of the variables before the profile, and stops where it fails', () => {
    const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: ROLE };
    const files = { '/token': 'x' };
    expect(outcomeOf(keyLines, { environment, files })).toMatchObject({
      kind: 'role',
      source: 'web-identity',
    });
    expect(outcomeOf(keyLines, { environment })).toMatchObject({ kind: 'error', code: 'token-file-missing' });
    const { AWS_WEB_IDENTITY_TOKEN_FILE } = environment;
    expect(outcomeOf(keyLines, { environment: { AWS_WEB_IDENTITY_TOKEN_FILE } })).toMatchObject({
      message: 'role ARN is not set',
    });
    const named = { environment, files, invocation: { profile: 'default' } };
    expect(outcomeOf(keyLines, named)).toMatchObject({ accessKeyId: ID });
    const own = { ...named, files: { '/own': 'x' } };
    expect(outcomeOf(`${role}web_identity_token_file = /own\n`, own)).toMatchObject({
      source: 'web-identity',
    });
  });

  it('ends with the full address, the relative one, the instance', () => {
    const relative = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2' };
    const full = (address: string): TestHome => ({
      environment: { ...relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: address },
    });
    expect(ask(full('http://localhost/')).outcome).toMatchObject({
      source: 'container',
      facts: { host: 'localhost' },
    });
    expect(ask(full('http://192.0.2.1/')).outcome).toMatchObject({
      kind: 'error',
      code: 'configuration-not-valid',
    });
    expect(ask(full('x')).outcome).toMatchObject({ kind: 'error', code: 'configuration-not-valid' });
    expect(ask({ environment: relative }).outcome).toMatchObject({ facts: { host: '169.254.170.2' } });
    expect(ask({}).outcome).toMatchObject({ source: 'imds' });
    expect(ask({ environment: { AWS_EC2_METADATA_DISABLED: 'TRUE' } }).outcome).toMatchObject({
      kind: 'none',
    });
    expect(ask({ imds: 'unavailable' }).outcome).toMatchObject({ kind: 'none' });
  });
});

describe('what keeps it from loading, even with keys in the environment', () => {
  const environment = variables;

  it('is a file that it cannot read: the config file is told first', () => {
    const broken = '[default]\nbare words\n';
    const trace = ask({ config: broken, credentials: broken, environment });
    expect(trace.outcome).toMatchObject({ code: 'SharedConfigLoadError', wordsKnown: false });
    expect(trace.outcome).toHaveProperty('message', expect.stringContaining('.aws/config'));
    const second = ask({ credentials: broken, config: '[profile x]\nsource_profile = y\n', environment });
    expect(second.outcome).toHaveProperty('message', expect.stringContaining('.aws/credentials'));
    const named = ask({ credentials: broken, environment: { ...environment, AWS_PROFILE: 'gone' } });
    expect(named.outcome).toMatchObject({ code: 'SharedConfigLoadError' });
  });

  it('is a missing profile that code or AWS_PROFILE names', () => {
    const gone = { kind: 'error', code: 'SharedConfigProfileNotExistError' };
    expect(ask({ environment: { ...environment, AWS_PROFILE: 'gone' } }).outcome).toMatchObject(gone);
    expect(ask({ environment, invocation: { profile: 'gone' } }).outcome).toMatchObject(gone);
    expect(ask({ environment: { ...environment, AWS_DEFAULT_PROFILE: 'gone' } }).outcome).toMatchObject({
      source: 'env',
    });
  });

  it('is half a key in the file whose errors count', () => {
    const half = `[default]\naws_access_key_id = ${ID}\n`;
    expect(ask({ config: half, environment }).outcome).toMatchObject({ kind: 'error' });
    expect(ask({ config: half, credentials: `[default]\n${keyLines}` }).outcome).toMatchObject({
      accessKeyId: ID,
    });
    expect(ask({ config: `[default]\n${keyLines}`, credentials: half }).outcome).toMatchObject({
      kind: 'error',
    });
  });

  it('is a source without a role, or two sources', () => {
    expect(goV2NeedRole).toEqual(['source_profile', 'credential_source', 'web_identity_token_file']);
    expect(outcomeOf('credential_source = Environment\nsource_profile = b\n', { environment })).toMatchObject(
      {
        code: 'CredentialRequiresARNError',
        message: 'credential type source_profile requires role_arn, profile default',
      },
    );
    expect(outcomeOf(`${role}credential_source = Environment\nsource_profile = b\n`)).toMatchObject({
      kind: 'error',
    });
  });

  it('is a source profile that is missing or has nothing, or a session that is missing', () => {
    const failed = { code: 'SharedConfigAssumeRoleError' };
    expect(outcomeOf(`${role}source_profile = gone\n`)).toMatchObject(failed);
    expect(outcomeOf(`${role}source_profile = b\n[profile b]\nregion = x\n`)).toMatchObject(failed);
    const loop = `${role}source_profile = b\n[profile b]\n${role}source_profile = default\n`;
    expect(outcomeOf(loop)).toMatchObject(failed);
    expect(outcomeOf('sso_session = s\n', { environment })).toMatchObject({
      message: 'failed to find SSO session section, s',
    });
  });
});

describe('a profile', () => {
  it('is the first of these that it asks for', () => {
    expect(goV2Kinds.map(({ kind }) => kind)).toEqual([
      'source',
      'keys',
      'named',
      'web-identity',
      'sso',
      'process',
    ]);
    expect(outcomeOf(`${keyLines}credential_process = p\n`)).toMatchObject({ kind: 'credentials' });
    expect(outcomeOf('credential_process = p --secret\n')).toMatchObject({ facts: { program: 'p' } });
    expect(outcomeOf(`${keyLines}aws_session_token = t\n`)).toMatchObject({ temporary: true });
  });

  it('assumes its role with whatever it has', () => {
    const chain = [{ roleArn: ROLE }];
    expect(outcomeOf(`${role}${keyLines}`)).toMatchObject({ kind: 'role', base: { accessKeyId: ID }, chain });
    expect(outcomeOf(role)).toMatchObject({ base: { source: 'imds' }, chain });
    expect(outcomeOf(`${role}source_profile = default\n${keyLines}`)).toMatchObject({
      base: { accessKeyId: ID },
      chain,
    });
    const source = `[profile b]\nrole_arn = two\nsource_profile = c\n${keyLines}`;
    expect(outcomeOf(`${role}source_profile = b\n${source}`)).toMatchObject({
      base: { profile: 'b' },
      chain: [{ roleArn: 'two' }, { roleArn: ROLE }],
    });
    expect(outcomeOf(`${role}${keyLines}mfa_serial = m\n`)).toMatchObject({
      code: 'AssumeRoleTokenProviderNotSetError',
    });
  });

  it('has named sources by their exact words', () => {
    const named = (name: string): string => `${role}credential_source = ${name}\n`;
    const alone = { invocation: { profile: 'default' } };
    expect(outcomeOf(named('Ec2InstanceMetadata'))).toMatchObject({ base: { source: 'imds' } });
    expect(outcomeOf(named('Environment'), { ...alone, environment: variables })).toMatchObject({
      base: { source: 'env' },
    });
    expect(outcomeOf(named('Environment'))).toMatchObject({ code: 'StaticCredentialsEmptyError' });
    expect(outcomeOf(named('EcsContainer'))).toMatchObject({ kind: 'error' });
    expect(outcomeOf(named('ecscontainer'))).toMatchObject({ kind: 'error' });
    const environment = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2' };
    expect(outcomeOf(named('EcsContainer'), { environment })).toMatchObject({
      base: { source: 'container' },
    });
  });

  it('signs in to IAM Identity Center with a token that counts', () => {
    const start = 'sso_session = s\nsso_account_id = 1\n';
    const session = '[sso-session s]\nsso_region = x\nsso_start_url = u\n';
    const lines = `${start}sso_role_name = r\n${session}`;
    const file = (text: string): TestHome => ({ files: { '~/.aws/sso/cache/sha1-s.json': text } });
    const good = file('{"accessToken":"t","expiresAt":"2026-02-01T00:00:00Z"}');
    expect(outcomeOf(lines, good)).toMatchObject({ kind: 'deferred', source: 'sso' });
    const old = file('{"accessToken":"t","expiresAt":"2025-02-01T00:00:00Z"}');
    expect(outcomeOf(lines, old)).toMatchObject({ code: 'sso-token-not-valid' });
    expect(outcomeOf(lines, file('no'))).toMatchObject({ code: 'sso-token-not-valid' });
    expect(outcomeOf(start + session, good)).toHaveProperty(
      'message',
      expect.stringContaining('sso_role_name'),
    );
    expect(outcomeOf(`sso_region = y\n${lines}`, good)).toHaveProperty(
      'message',
      expect.stringContaining('match'),
    );
    const legacy = 'sso_start_url = u\nsso_region = x\nsso_account_id = 1\nsso_role_name = r\n';
    expect(outcomeOf(legacy)).toMatchObject({ code: 'InvalidTokenError' });
  });
});

describe('profiles, files, Region and settings', () => {
  it('take the name in code, then the two variables', () => {
    const environment = { AWS_PROFILE: 'v', AWS_DEFAULT_PROFILE: 'w' };
    expect(ask({ environment, invocation: { profile: 'c' } }).profile.name).toBe('c');
    expect(ask({ environment }).profile.name).toBe('v');
    expect(ask({ environment: { ...environment, AWS_PROFILE: '' } }).profile.name).toBe('w');
  });

  it('find files by the variables as they are, then under the home folder', () => {
    const environment = { AWS_CONFIG_FILE: '~/c', AWS_SHARED_CREDENTIALS_FILE: '/d' };
    expect(fileLocations(sdkGoV2, testRequest({ environment }))).toMatchObject({
      config: `${testHome}/~/c`,
      credentials: '/d',
    });
    const windows = testRequest({ platform: 'win32', environment: { USERPROFILE: '/u' } });
    expect(fileLocations(sdkGoV2, windows).config).toMatch(/^\/u.\.aws.config$/u);
  });

  it('have the Region of code, the two variables, the profile, and never that of the instance', () => {
    const config = '[default]\nregion = r3\n';
    const environment = { AWS_REGION: 'r1', AWS_DEFAULT_REGION: 'r2' };
    expect(ask({ config, environment, invocation: { region: 'r0' } }).region?.value).toBe('r0');
    expect(ask({ config, environment }).region?.value).toBe('r1');
    expect(ask({ config, environment: { AWS_DEFAULT_REGION: 'r2' } }).region?.value).toBe('r2');
    expect(ask({ config }).region?.value).toBe('r3');
    expect(ask({}).region).toBeNull();
  });

  it('have these settings in this order', () => {
    const names = [
      'retry_mode',
      'max_attempts',
      'defaults_mode',
      'endpoint_url',
      'ignore_configured_endpoint_urls',
      'use_dualstack_endpoint',
      'use_fips_endpoint',
      'sdk_ua_app_id',
      'account_id_endpoint_mode',
      'request_checksum_calculation',
      'response_checksum_validation',
    ];
    const { settings } = ask({ config: `[default]\n${names.map((name) => `${name} = 1\n`).join('')}` });
    expect(Object.keys(settings)).toEqual(names);
  });

  it('have warnings in this order', () => {
    const environment = { AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'gone' };
    expect(ask({ environment }).warnings.map(({ code }) => code)).toEqual([
      'empty-profile-variable',
      'missing-profile-passed-over',
    ]);
  });
});
