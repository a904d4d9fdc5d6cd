/** The AWS SDK for Rust, as its source has it. */
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { contextOf, resolve } from '../resolve.js';
import { type RustBase, rustBases } from '../rules/rust-bases.js';
import { rustProfileChain } from '../rules/rust-chain.js';
import { rustContainerEndpoint, rustMetadataEndpoint } from '../rules/rust-metadata.js';
import { rustVariables } from '../rules/rust-sources.js';
import { sharedHomes } from '../rules/sdk-files.js';
import { fileLocations } from '../rules/sdk-locations.js';
import { testHome, type TestHome, testRequest } from '../testing.js';
import { sdkRust } from './sdk-rust.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const ROLE = 'arn:aws:iam::111122223333:role/Admin';
const keyLines = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;
const variables = { AWS_ACCESS_KEY_ID: OTHER_ID, AWS_SECRET_ACCESS_KEY: SECRET };

function ask(home: TestHome): Trace {
  return resolve(sdkRust, testRequest({ imds: 'available', ...home }));
}

function stateOf(trace: Trace, source: string): string | undefined {
  return trace.candidates.find((candidate) => candidate.source === source)?.state;
}

function baseOf(lines: string): RustBase | null {
  const request = testRequest({ config: `[default]\n${lines}` });
  const result = rustProfileChain(contextOf(sdkRust, request));
  return 'chain' in result ? result.chain.base : null;
}

describe('the chain', () => {
  it('has these sources in this order', () => {
    expect(ask({}).candidates.map(({ source }) => source)).toEqual([
      'explicit',
      'env',
      'assume-role',
      'sso',
      'login',
      'custom-process',
      'shared-credentials-file',
      'config-file',
      'web-identity',
      'container',
      'imds',
    ]);
  });

  it('begins with code, then the environment, then the profile', () => {
    const home = { credentials: `[default]\n${keyLines}`, environment: variables };
    expect(ask({ ...home, invocation: { accessKeys: true } }).outcome).toMatchObject({ source: 'explicit' });
    expect(ask(home).outcome).toMatchObject({ source: 'env', accessKeyId: OTHER_ID });
    expect(stateOf(ask(home), 'shared-credentials-file')).toBe('shadowed');
    expect(ask({ ...home, environment: {} }).outcome).toMatchObject({ accessKeyId: ID });
  });

  it('takes the newer name of the secret first', () => {
    expect(rustVariables.secrets).toEqual(['AWS_SECRET_ACCESS_KEY', 'SECRET_ACCESS_KEY']);
    const environment = { AWS_ACCESS_KEY_ID: ID, SECRET_ACCESS_KEY: SECRET };
    expect(ask({ environment }).outcome).toMatchObject({ source: 'env', accessKeyId: ID });
  });

  it('asks a web identity of the variables after the profile, and the container before the instance', () => {
    const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: ROLE };
    const files = { '/token': 'text' };
    expect(ask({ environment, files }).outcome).toMatchObject({ kind: 'role', source: 'web-identity' });
    expect(ask({ environment, files, config: `[default]\n${keyLines}` }).outcome).toMatchObject({
      accessKeyId: ID,
    });
    expect(ask({ environment }).outcome).toMatchObject({ kind: 'error', code: 'ProviderError' });
    const container = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2' };
    expect(ask({ environment: container }).outcome).toMatchObject({ source: 'container' });
    expect(ask({}).outcome).toMatchObject({ source: 'imds' });
    expect(ask({ imds: 'unavailable' }).outcome).toMatchObject({ kind: 'none' });
  });
});

describe('a profile', () => {
  it('is what its settings ask for first', () => {
    const role = `role_arn = ${ROLE}\n`;
    const sso = 'sso_account_id = 1\nsso_role_name = r\nsso_region = x\nsso_start_url = https://x\n';
    const rest = `login_session = s\ncredential_process = p\n${keyLines}`;
    expect(baseOf(`credential_source = Environment\n${sso}${rest}`)?.kind).toBe('named');
    expect(baseOf(`${role}web_identity_token_file = /t\n${sso}${rest}`)?.kind).toBe('web-identity');
    expect(baseOf(`${role}web_identity_token_file = /t\ncredential_source = Environment\n`)?.kind).toBe(
      'named',
    );
    expect(baseOf(`${sso}${rest}`)?.kind).toBe('sso');
    expect(baseOf(rest)?.kind).toBe('login');
    expect(baseOf(`credential_process = p\n${keyLines}`)?.kind).toBe('process');
    expect(baseOf(keyLines)?.kind).toBe('keys');
    expect(rustBases.map(({ cite }) => cite.split(': ')[1])).toEqual([
      'NamedSource',
      'web_identity_token_from_profile',
      'sso_from_profile',
      'login_session_from_profile',
      'credential_process_from_profile',
    ]);
  });

  it('assumes its role over its own keys, and not over those of its source', () => {
    const source = `[profile b]\nrole_arn = ${ROLE}2\nsource_profile = c\n${keyLines}`;
    const config = `[default]\nrole_arn = ${ROLE}\nsource_profile = b\n${source}`;
    const trace = ask({ config });
    expect(trace.outcome).toMatchObject({ kind: 'role', base: { profile: 'b' }, chain: [{ roleArn: ROLE }] });
    expect(trace.warnings.map(({ code }) => code)).toEqual(['keys-outrank-role']);
  });

  it('stops at a loop', () => {
    const config = `[default]\nrole_arn = a\nsource_profile = b\n[profile b]\nrole_arn = b\nsource_profile = default\n`;
    expect(ask({ config }).outcome).toMatchObject({ kind: 'error', code: 'InvalidConfiguration' });
  });

  it('may be missing, or have no name at all', () => {
    expect(ask({ config: '[default]\n', environment: { AWS_PROFILE: 'gone' } }).outcome).toMatchObject({
      source: 'imds',
    });
    const trace = ask({ config: '[default]\n', environment: { AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'x' } });
    expect(trace.profile.name).toBe('');
    expect(trace.warnings.map(({ code }) => code)).toEqual(['empty-profile-variable', 'variable-not-read']);
    const named = ask({
      environment: { AWS_PROFILE: 'gone', AWS_DEFAULT_PROFILE: 'x' },
      invocation: { profile: 'code' },
    });
    expect(named.profile.name).toBe('code');
    expect(named.warnings.map(({ code }) => code)).toEqual([
      'missing-profile-passed-over',
      'variable-not-read',
    ]);
  });

  it('gives all warnings in this order', () => {
    const source = `[profile b]\nrole_arn = ${ROLE}2\nsource_profile = c\n${keyLines}`;
    const config = `[profile a]\nrole_arn = ${ROLE}\nsource_profile = b\n${source}`;
    const environment = { AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'x' };
    const keyed = ask({ config, environment, invocation: { profile: 'a' } });
    expect(keyed.warnings.map(({ code }) => code)).toEqual([
      'keys-outrank-role',
      'empty-profile-variable',
      'variable-not-read',
    ]);
    const missing = ask({ config, environment, invocation: { profile: 'gone' } });
    expect(missing.warnings.map(({ code }) => code)).toEqual([
      'empty-profile-variable',
      'missing-profile-passed-over',
      'variable-not-read',
    ]);
  });
});

describe('tokens', () => {
  const config =
    '[default]\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n[sso-session s]\nsso_region = x\nsso_start_url = u\n';
  const path = '~/.aws/sso/cache/sha1-s.json';

  it('are judged on the disk', () => {
    const good = { [path]: '{"accessToken":"t","expiresAt":"2026-02-01T00:00:00Z"}' };
    expect(ask({ config, files: good }).outcome).toMatchObject({ kind: 'deferred', source: 'sso' });
    const old = { [path]: '{"accessToken":"t","expiresAt":"2025-02-01T00:00:00Z"}' };
    expect(ask({ config, files: old }).outcome).toMatchObject({ kind: 'error' });
    expect(ask({ config }).outcome).toMatchObject({ kind: 'error' });
  });

  it('of a login are there or not', () => {
    const login = '[default]\nlogin_session = s\n';
    expect(ask({ config: login }).outcome).toMatchObject({ kind: 'error' });
    const token = {
      accessToken: {
        accessKeyId: ID,
        secretAccessKey: SECRET,
        sessionToken: 't',
        accountId: '1',
        expiresAt: '2026-02-01T00:00:00Z',
      },
      clientId: 'c',
      refreshToken: 'r',
      dpopKey: 'k',
    };
    const files = { '~/.aws/login/cache/sha256-s.json': JSON.stringify(token) };
    expect(ask({ config: login, files }).outcome).toMatchObject({ source: 'login', accessKeyId: ID });
  });
});

describe('files', () => {
  it('are where the variables say, or under the home folder', () => {
    const environment = { AWS_CONFIG_FILE: '~/c', AWS_SHARED_CREDENTIALS_FILE: '/d' };
    expect(fileLocations(sdkRust, testRequest({ environment }))).toEqual({
      config: `${testHome}/c`,
      credentials: '/d',
      profile: 'default',
    });
    expect(fileLocations(sdkRust, testRequest({}))).toMatchObject({
      config: `${testHome}/.aws/config`,
      credentials: `${testHome}/.aws/credentials`,
    });
  });

  it('are under the first home folder that is known', () => {
    const request = testRequest({ platform: 'win32' });
    const environment = { HOME: '/h', USERPROFILE: 'C:\\u', HOMEDRIVE: 'D:', HOMEPATH: '\\p' };
    expect(sharedHomes.map(({ locate }) => locate({ ...request, environment }))).toEqual([
      '/h',
      'C:\\u',
      'D:\\p',
    ]);
    expect(sharedHomes.map(({ locate }) => locate(testRequest({ environment })))).toEqual(['/h', null, null]);
  });
});

describe('addresses', () => {
  it('of a container: the relative one first, and only to some hosts', () => {
    const [relative, full] = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'];
    expect(rustContainerEndpoint({})).toBeNull();
    expect(rustContainerEndpoint({ [relative]: '/a', [full]: 'x' })).toEqual({
      ok: 'http://169.254.170.2/a',
    });
    expect(rustContainerEndpoint({ [full]: 'https://example.com/' })).toEqual({ ok: 'https://example.com/' });
    expect(rustContainerEndpoint({ [full]: 'http://192.0.2.1/' })).toHaveProperty('error');
  });

  it('of instance metadata: the variable, then the profile', () => {
    const none = { endpoint: null, mode: null };
    expect(rustMetadataEndpoint({}, none)).toEqual({ ok: 'http://169.254.169.254' });
    expect(rustMetadataEndpoint({}, { ...none, mode: 'ipv6' })).toEqual({ ok: 'http://[fd00:ec2::254]' });
    const environment = { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://a' };
    expect(rustMetadataEndpoint(environment, { ...none, endpoint: 'http://b' })).toEqual({ ok: 'http://a' });
    expect(rustMetadataEndpoint(environment, none, { endpoint: 'http://c' })).toEqual({ ok: 'http://c' });
  });
});

describe('Region and settings', () => {
  it('begin with code, then the variables, then the profile and its source, then metadata', () => {
    const config = '[default]\nsource_profile = b\n[profile b]\nregion = r3\n';
    const environment = { AWS_REGION: 'r1', AWS_DEFAULT_REGION: 'r2' };
    expect(ask({ config, environment, invocation: { region: 'r0' } }).region?.value).toBe('r0');
    expect(ask({ config, environment }).region?.value).toBe('r1');
    expect(ask({ config, environment: { AWS_DEFAULT_REGION: 'r2' } }).region?.value).toBe('r2');
    expect(ask({ config }).region?.value).toBe('r3');
    expect(ask({}).region).toEqual({ value: null, from: { metadata: true } });
    expect(ask({ imds: 'unavailable' }).region).toBeNull();
  });

  it('are listed in this order', () => {
    const names = [
      'retry_mode',
      'max_attempts',
      'endpoint_url',
      'ignore_configured_endpoint_urls',
      'use_dualstack_endpoint',
      'use_fips_endpoint',
      'sdk_ua_app_id',
      'account_id_endpoint_mode',
      'request_checksum_calculation',
      'response_checksum_validation',
    ];
    const config = `[default]\n${names.map((name) => `${name} = 1\n`).join('')}`;
    const { settings } = ask({ config, environment: { AWS_RETRY_MODE: 'standard' } });
    expect(Object.keys(settings)).toEqual(names);
    expect(settings['retry_mode']).toEqual({ value: 'standard', from: { variable: 'AWS_RETRY_MODE' } });
    expect(settings['max_attempts']).toEqual({ value: '1', from: { file: '~/.aws/config', line: 3 } });
  });
});
