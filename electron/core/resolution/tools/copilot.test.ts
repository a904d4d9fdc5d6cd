import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { copilot } from './copilot.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const OTHER = 'AKIAI44QH8DHBEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const variables = { AWS_ACCESS_KEY_ID: OTHER, AWS_SECRET_ACCESS_KEY: SECRET };
const region = { AWS_REGION: 'eu-west-1' };

function keys(header: string, id = ID): string {
  return `[${header}]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;
}

function trace(home: TestHome): Trace {
  return resolve(copilot, testRequest(home));
}

function candidate(home: TestHome, source: string): Trace['candidates'][number] | undefined {
  return trace(home).candidates.find((one) => one.source === source);
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

describe('the chain', () => {
  it('asks each source once, in its order, and names its reasons where there is nothing', () => {
    const { outcome, candidates } = trace({ environment: { AWS_EC2_METADATA_DISABLED: 'True' } });
    expect(candidates.map(({ source }) => source)).toEqual([
      ...['explicit', 'env', 'web-identity', 'assume-role', 'shared-credentials-file', 'config-file'],
      ...['sso', 'custom-process', 'container', 'imds'],
    ]);
    expect(outcome).toEqual({
      kind: 'none',
      message:
        'NoCredentialProviders: no valid providers in chain\n' +
        'caused by: EnvAccessKeyNotFound: failed to find credentials in the environment.\n' +
        'SharedCredsLoad: failed to load profile, .\n' +
        'EC2RoleRequestError: no EC2 instance role found\n' +
        'caused by: RequestCanceled: EC2 IMDS access disabled via AWS_EC2_METADATA_DISABLED env var',
    });
  });

  it('names the profile that it did not find, as an error of its own only in that list', () => {
    const found = trace({ invocation: { profile: 'nosuch' } });
    expect(found.outcome).toMatchObject({
      kind: 'none',
      message: containing('failed to load profile, nosuch.'),
    });
    expect(found.warnings.map(({ code }) => code)).toEqual([
      'missing-profile-passed-over',
      'region-required',
    ]);
  });

  it('takes keys given with the command before all others, whatever is wrong with the files', () => {
    const broken = '[default]\nrole_arn = x\nsource_profile = a\ncredential_source = b\n';
    const home = { invocation: { accessKeys: true }, environment: variables };
    expect(trace({ ...home, config: broken, credentials: '[unclosed' }).outcome).toMatchObject({
      source: 'explicit',
    });
    expect(candidate(home, 'env')).toMatchObject({ state: 'shadowed', reason: 'outranked' });
  });

  it('takes keys in the environment before the profile that a variable names, with a warning', () => {
    const found = trace({
      credentials: keys('dev'),
      environment: { AWS_PROFILE: 'dev', ...variables, ...region },
    });
    expect(found.outcome).toEqual({
      kind: 'credentials',
      source: 'env',
      accessKeyId: OTHER,
      temporary: false,
    });
    expect(found.warnings).toEqual([{ code: 'variables-shadow-profile', facts: { profile: 'dev' } }]);
    expect(found.candidates[4]).toMatchObject({ state: 'shadowed', facts: { by: 'env' } });
  });

  it('passes over a profile that a variable names and that is not there', () => {
    const found = trace({ environment: { AWS_PROFILE: 'dev', ...variables } });
    expect(found.outcome).toMatchObject({ source: 'env' });
    expect(found.warnings.map(({ code }) => code)).toEqual([
      'variables-shadow-profile',
      'missing-profile-passed-over',
      'region-required',
    ]);
  });

  it('sets the environment aside for the profile of --profile alone', () => {
    const web = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/W' };
    const home = {
      credentials: keys('dev'),
      invocation: { profile: 'dev' },
      environment: { ...variables, ...web, ...region },
    };
    expect(trace(home)).toMatchObject({
      outcome: { source: 'shared-credentials-file', accessKeyId: ID },
      warnings: [],
    });
    expect(candidate(home, 'env')).toMatchObject({ state: 'shadowed', reason: 'set-aside-by-profile' });
    expect(candidate(home, 'web-identity')).toMatchObject({
      state: 'shadowed',
      reason: 'set-aside-by-profile',
    });
  });

  it('falls back on the older names of the variables, the newer ones first', () => {
    const older = { AWS_ACCESS_KEY: ID, AWS_SECRET_KEY: SECRET };
    expect(trace({ environment: older }).outcome).toMatchObject({ source: 'env', accessKeyId: ID });
    expect(candidate({ environment: older }, 'env')).toMatchObject({
      origin: { variable: 'AWS_ACCESS_KEY' },
    });
    expect(trace({ environment: { ...older, ...variables } }).outcome).toMatchObject({ accessKeyId: OTHER });
    expect(
      trace({ environment: { ...older, AWS_ACCESS_KEY_ID: '', AWS_SESSION_TOKEN: 'x' } }).outcome,
    ).toMatchObject({ accessKeyId: ID, temporary: true });
  });

  it.each([
    [{ AWS_ACCESS_KEY: ID }, 'AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY'],
    [{ AWS_SECRET_KEY: SECRET }, 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_KEY'],
    [{ AWS_SECRET_ACCESS_KEY: SECRET, AWS_SECRET_KEY: 'x' }, 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ])('passes over half a key in the environment', (environment, missing, variable) => {
    const home = { credentials: keys('default'), environment };
    expect(trace(home).outcome).toMatchObject({ source: 'shared-credentials-file' });
    expect(candidate(home, 'env')).toMatchObject({
      reason: 'partial-variables',
      facts: { missing },
      origin: { variable },
    });
  });
});

describe('the profile', () => {
  it.each([
    [{ invocation: { profile: 'flag' }, environment: { AWS_PROFILE: 'dev' } }, 'flag', { flag: '--profile' }],
    [
      { environment: { AWS_PROFILE: 'dev', AWS_DEFAULT_PROFILE: 'other' } },
      'dev',
      { variable: 'AWS_PROFILE' },
    ],
    [
      { environment: { AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'other' } },
      'other',
      { variable: 'AWS_DEFAULT_PROFILE' },
    ],
    [{}, 'default', { default: true }],
  ])('is named by the flag, AWS_PROFILE, then AWS_DEFAULT_PROFILE', (home, name, from) => {
    expect(trace(home).profile).toEqual({ name, from });
  });

  it('is read with or without its prefix in either file, without counting first', () => {
    expect(trace({ config: keys('default') }).outcome).toMatchObject({ source: 'config-file' });
    expect(trace({ credentials: keys('profile default') }).outcome).toMatchObject({ accessKeyId: ID });
    expect(trace({ config: keys('profile default') + keys('default', OTHER) }).outcome).toMatchObject({
      accessKeyId: OTHER,
    });
  });

  it('has keys only where both halves stand in one file, those of credentials first', () => {
    const half = {
      config: `[default]\naws_secret_access_key = ${SECRET}\n`,
      credentials: `[default]\naws_access_key_id = ${ID}\n`,
    };
    expect(trace(half).outcome.kind).toBe('none');
    expect(candidate(half, 'config-file')).toMatchObject({
      reason: 'partial-access-key',
      facts: { missing: 'aws_access_key_id' },
    });
    expect(candidate(half, 'shared-credentials-file')).toMatchObject({
      facts: { missing: 'aws_secret_access_key' },
    });
    const both = { config: `${keys('default', OTHER)}aws_session_token = x\n`, credentials: keys('default') };
    expect(trace(both).outcome).toEqual({
      kind: 'credentials',
      source: 'shared-credentials-file',
      accessKeyId: ID,
      temporary: false,
    });
    expect(candidate(both, 'config-file')).toMatchObject({
      reason: 'outranked',
      origin: { file: '~/.aws/config', line: 2 },
    });
    expect(trace({ ...both, credentials: half.credentials }).outcome).toMatchObject({
      accessKeyId: OTHER,
      temporary: true,
    });
  });
});

describe('the files', () => {
  it('are those of the variables, of which nothing is expanded', () => {
    const files = { '/mine': keys('default', OTHER), '~/mine': keys('default', 'unused') };
    const at = (environment: Readonly<Record<string, string>>): unknown =>
      trace({ files, environment, config: keys('default'), credentials: keys('default') }).outcome;
    expect(at({ AWS_CONFIG_FILE: '/mine', AWS_SHARED_CREDENTIALS_FILE: '/none' })).toMatchObject({
      accessKeyId: OTHER,
    });
    expect(at({ AWS_CONFIG_FILE: '/none', AWS_SHARED_CREDENTIALS_FILE: '/mine' })).toMatchObject({
      accessKeyId: OTHER,
    });
    expect(at({ AWS_CONFIG_FILE: '~/mine', AWS_SHARED_CREDENTIALS_FILE: '~/mine' })).toMatchObject({
      kind: 'none',
    });
  });

  it.each([
    [{ HOME: '/h', USERPROFILE: '/u' }, 'linux' as const, '/h'],
    [{ HOME: '', USERPROFILE: '/u' }, 'linux' as const, '/home/someone'],
    [{ HOME: '/h', USERPROFILE: 'C:\\u' }, 'win32' as const, 'C:\\u'],
  ])('stand under the home folder of %j on %s', (environment, platform, home) => {
    const path = platform === 'win32' ? `${home}\\.aws\\credentials` : `${home}/.aws/credentials`;
    expect(trace({ files: { [path]: keys('default') }, environment, platform }).outcome).toMatchObject({
      accessKeyId: ID,
    });
  });
});

describe('the Region', () => {
  const config = '[default]\nregion = eu-west-1\n';

  it.each([
    [
      { config, invocation: { region: 'us-east-1' }, environment: { AWS_REGION: 'x' } },
      'us-east-1',
      { flag: '--region' },
    ],
    [
      { config, environment: { AWS_REGION: 'us-east-2', AWS_DEFAULT_REGION: 'x' } },
      'us-east-2',
      { variable: 'AWS_REGION' },
    ],
    [
      { config, environment: { AWS_REGION: '', AWS_DEFAULT_REGION: 'x' } },
      'x',
      { variable: 'AWS_DEFAULT_REGION' },
    ],
    [{ config, credentials: '[default]\nregion = y\n' }, 'y', { file: '~/.aws/credentials', line: 2 }],
  ])(
    'is the flag’s, then AWS_REGION’s, then AWS_DEFAULT_REGION’s, then the profile’s',
    (home, value, from) => {
      expect(trace(home).region).toEqual({ value, from });
    },
  );

  it('is never asked of metadata, and is required', () => {
    const found = trace({ imds: 'available' });
    expect(found.region).toBeNull();
    expect(found.outcome).toEqual({ kind: 'deferred', source: 'imds', facts: {} });
    expect(found.warnings).toEqual([{ code: 'region-required', facts: {} }]);
  });
});
