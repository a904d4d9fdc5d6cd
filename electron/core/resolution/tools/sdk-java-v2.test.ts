/** The AWS SDK for Java version 2, as its source has it. */
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type JavaKind, javaKindOf, javaKinds } from '../rules/java-kinds.js';
import { fileLocations } from '../rules/sdk-locations.js';
import { testHome, type TestHome, testRequest } from '../testing.js';
import { sdkJavaV2 } from './sdk-java-v2.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const ROLE = 'arn:aws:iam::111122223333:role/Admin';
const keyLines = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;
const variables = { AWS_ACCESS_KEY_ID: ` ${OTHER_ID} `, AWS_SECRET_ACCESS_KEY: SECRET };
const instance = { kind: 'deferred', source: 'imds' };

function ask(home: TestHome): Trace {
  return resolve(sdkJavaV2, testRequest({ imds: 'available', ...home }));
}

function outcomeOf(lines: string, home: TestHome = {}): Trace['outcome'] {
  return ask({ config: `[default]\n${lines}`, ...home }).outcome;
}

/** The kind of a profile with these settings. */
function kindOf(...keys: readonly string[]): JavaKind | undefined {
  const origin = { file: 'f', line: 1 };
  const settings = keys.map((key) => [key, { value: 'x', origin, source: 'config-file' }] as const);
  return javaKindOf({ name: 'p', origin, settings: new Map(settings) })?.kind;
}

describe('the chain', () => {
  it('has these sources in this order', () => {
    expect(ask({}).candidates.map(({ source }) => source)).toEqual([
      'explicit',
      'system-properties',
      'env',
      'web-identity',
      'sso',
      'assume-role',
      'custom-process',
      'shared-credentials-file',
      'config-file',
      'container',
      'imds',
    ]);
  });

  it('begins with code, then trimmed variables, even where code names a profile', () => {
    const home = { credentials: `[default]\n${keyLines}`, environment: variables };
    expect(ask({ ...home, invocation: { accessKeys: true } }).outcome).toMatchObject({ source: 'explicit' });
    expect(ask({ ...home, invocation: { profile: 'default' } }).outcome).toMatchObject({
      source: 'env',
      accessKeyId: OTHER_ID,
    });
    expect(ask({ ...home, environment: { AWS_ACCESS_KEY_ID: ID } }).outcome).toMatchObject({
      accessKeyId: ID,
    });
  });

  it('asks the web identity of the variables before the profile, and goes on where it fails', () => {
    const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: ROLE };
    const home = { environment, files: { '/token': 'text' } };
    expect(outcomeOf(keyLines, home)).toMatchObject({ kind: 'role', source: 'web-identity' });
    expect(outcomeOf(keyLines, { environment })).toMatchObject({ kind: 'credentials', accessKeyId: ID });
    const own = `role_arn = ${ROLE}2\nweb_identity_token_file = /own\n`;
    expect(outcomeOf(own, { environment, files: { '/own': 'x' } })).toMatchObject({
      chain: [{ roleArn: `${ROLE}2` }],
    });
  });

  it('ends with the container, the instance, and its own words', () => {
    const environment = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2' };
    expect(ask({ environment }).outcome).toMatchObject({
      source: 'container',
      facts: { host: '169.254.170.2' },
    });
    const outside = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://192.0.2.1/' };
    expect(ask({ environment: outside }).outcome).toMatchObject(instance);
    expect(ask({ environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'x' } }).outcome).toMatchObject(instance);
    expect(ask({ environment: { AWS_EC2_METADATA_DISABLED: 'True' } }).outcome).toMatchObject({
      kind: 'none',
    });
    expect(ask({ imds: 'unavailable' }).outcome).toMatchObject({ kind: 'none' });
  });
});

describe('the kind of a profile', () => {
  it('is the first that its settings ask for', () => {
    const all = ['aws_access_key_id', 'aws_session_token', 'credential_process'];
    expect(kindOf(...all, 'role_arn', 'web_identity_token_file', 'source_profile', 'sso_region')).toBe(
      'web-identity',
    );
    expect(kindOf(...all, 'role_arn', 'source_profile', 'sso_region')).toBe('sso');
    expect(kindOf(...all, 'role_arn', 'source_profile')).toBe('role');
    expect(kindOf(...all, 'role_arn')).toBe('process');
    expect(kindOf('aws_access_key_id', 'aws_session_token')).toBe('session-keys');
    expect(kindOf('aws_access_key_id')).toBe('keys');
    expect(kindOf('region')).toBeUndefined();
  });

  it('is told by these settings', () => {
    expect(javaKinds.map(({ all, any }) => [all, any])).toEqual([
      [['role_arn', 'web_identity_token_file'], []],
      [[], ['sso_role_name', 'sso_account_id', 'sso_region', 'sso_start_url', 'sso_session']],
      [['role_arn'], ['source_profile', 'credential_source']],
      [['credential_process'], []],
      [['aws_session_token'], []],
      [['aws_access_key_id'], []],
    ]);
  });

  it('gives nothing where half of it is missing, and the chain goes on', () => {
    expect(outcomeOf(`aws_access_key_id = ${ID}\n`)).toMatchObject(instance);
    expect(outcomeOf(`${keyLines}sso_region = x\n`)).toMatchObject(instance);
    expect(outcomeOf('web_identity_token_file = /t\nrole_arn = x\n')).toMatchObject(instance);
    expect(outcomeOf('credential_process = "/bin/p q" --secret\n')).toMatchObject({
      source: 'custom-process',
      facts: { program: '/bin/p q' },
    });
    expect(outcomeOf(`${keyLines}aws_session_token = t\n`)).toMatchObject({ temporary: true });
    expect(ask({ config: 'no section', environment: {} }).outcome).toMatchObject(instance);
  });
});

describe('roles', () => {
  const role = `role_arn = ${ROLE}\n`;

  it('count over the keys of a source profile', () => {
    const rest = `source_profile = b\n[profile b]\nrole_arn = two\nsource_profile = c\n${keyLines}[profile c]\n${keyLines}`;
    expect(outcomeOf(role + rest)).toMatchObject({ base: { profile: 'c' }, chain: [{}, { roleArn: ROLE }] });
  });

  it('need one source that is there and does not lead back', () => {
    expect(outcomeOf(`${role}source_profile = default\n${keyLines}`)).toMatchObject(instance);
    expect(outcomeOf(`${role}source_profile = gone\n`)).toMatchObject(instance);
    expect(outcomeOf(`${role}source_profile = b\ncredential_source = Environment\n`)).toMatchObject(instance);
  });

  it('have named sources whatever the case', () => {
    const named = (name: string): string => `${role}credential_source = ${name}\n`;
    expect(outcomeOf(named('ec2INSTANCEmetadata'))).toMatchObject({ kind: 'role', base: { source: 'imds' } });
    expect(outcomeOf(named('environment'))).toMatchObject(instance);
    const environment = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2' };
    expect(outcomeOf(named('EcsContainer'), { environment })).toMatchObject({
      base: { source: 'container' },
    });
    expect(outcomeOf(named('EcsContainer'))).toMatchObject(instance);
    expect(outcomeOf(named('Other'))).toMatchObject(instance);
  });
});

describe('a sign-in to IAM Identity Center', () => {
  const config =
    '[default]\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n[sso-session s]\nsso_region = x\nsso_start_url = u\n';
  const path = '~/.aws/sso/cache/sha1-s.json';

  it('needs its token', () => {
    const file = (text: string): TestHome => ({ config, files: { [path]: text } });
    const good = file('{"accessToken":"t","expiresAt":"2026-02-01T00:00:00Z"}');
    expect(ask(good).outcome).toMatchObject({ source: 'sso', facts: { accountId: '1', roleName: 'r' } });
    expect(ask(good).warnings.map(({ code }) => code)).toEqual(['failure-falls-through']);
    expect(ask(file('{"accessToken":"t","expiresAt":"2025-02-01T00:00:00Z"}')).outcome).toMatchObject(
      instance,
    );
    expect(ask(file('no')).outcome).toMatchObject(instance);
    expect(ask({ config }).outcome).toMatchObject(instance);
    expect(ask({ config: config.replace('[sso-session s]', '[sso-session t]') }).outcome).toMatchObject(
      instance,
    );
  });
});

describe('profiles, files, Region and settings', () => {
  it('take the name in code, then AWS_PROFILE, even where it is empty', () => {
    const environment = { AWS_PROFILE: 'v' };
    expect(ask({ environment, invocation: { profile: 'c' } }).profile.name).toBe('c');
    expect(ask({ environment }).profile.name).toBe('v');
    expect(ask({ environment: { AWS_PROFILE: '' } }).profile.name).toBe('');
  });

  it('find files by the variables, then under the home folder', () => {
    const environment = { AWS_CONFIG_FILE: '~/c', AWS_SHARED_CREDENTIALS_FILE: '/d' };
    expect(fileLocations(sdkJavaV2, testRequest({ environment }))).toMatchObject({
      config: `${testHome}/c`,
      credentials: '/d',
    });
  });

  it('have the Region of code, AWS_REGION, the profile, the instance', () => {
    const config = '[default]\nregion = r2\n';
    const environment = { AWS_REGION: 'r1', AWS_DEFAULT_REGION: 'no' };
    expect(ask({ config, environment, invocation: { region: 'r0' } }).region?.value).toBe('r0');
    expect(ask({ config, environment }).region?.value).toBe('r1');
    expect(ask({ config }).region?.value).toBe('r2');
    expect(ask({ environment: { AWS_DEFAULT_REGION: 'no' } }).region).toEqual({
      value: null,
      from: { metadata: true },
    });
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
    const environment = { AWS_DEFAULT_PROFILE: 'x', AWS_DEFAULT_REGION: 'r', AWS_PROFILE: '' };
    const token = { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: ROLE };
    const home = {
      environment: { ...environment, ...token },
      files: { '/t': 'x' },
      invocation: { profile: 'gone' },
    };
    expect(ask(home).warnings.map(({ code, facts }) => [code, Object.values(facts)[0]])).toEqual([
      ['empty-profile-variable', 'AWS_PROFILE'],
      ['missing-profile-passed-over', 'gone'],
      ['failure-falls-through', 'web-identity'],
      ['variable-not-read', 'AWS_DEFAULT_PROFILE'],
      ['variable-not-read', 'AWS_DEFAULT_REGION'],
    ]);
  });
});
