import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { sdkJsV3 } from './sdk-js-v3.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const OTHER = 'AKIAI44QH8DHBEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const variables = { AWS_ACCESS_KEY_ID: OTHER, AWS_SECRET_ACCESS_KEY: SECRET };
const nothing = { kind: 'none', message: 'Could not load credentials from any providers' };

function keys(header: string, id = ID): string {
  return `[${header}]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;
}

function trace(home: TestHome): Trace {
  return resolve(sdkJsV3, testRequest(home));
}

function candidate(home: TestHome, source: string): Trace['candidates'][number] | undefined {
  return trace(home).candidates.find((one) => one.source === source);
}

describe('the chain', () => {
  it('asks each source once, in its order', () => {
    const { outcome, candidates } = trace({});
    expect(candidates.map(({ source }) => source)).toEqual([
      ...['explicit', 'env', 'assume-role', 'shared-credentials-file', 'config-file', 'custom-process'],
      ...['sso', 'login', 'web-identity', 'container', 'imds'],
    ]);
    expect(outcome).toEqual(nothing);
  });

  it('takes keys in code before all others', () => {
    const home = { invocation: { accessKeys: true }, environment: variables };
    expect(trace(home).outcome).toMatchObject({ source: 'explicit', accessKeyId: null });
    expect(candidate(home, 'env')).toMatchObject({ state: 'shadowed', reason: 'outranked' });
  });

  it('takes keys in the environment where no profile is named', () => {
    expect(trace({ credentials: keys('default'), environment: variables })).toMatchObject({
      outcome: { kind: 'credentials', source: 'env', accessKeyId: OTHER, temporary: false },
      warnings: [],
    });
    const withToken = { ...variables, AWS_SESSION_TOKEN: 'example' };
    expect(trace({ environment: withToken }).outcome).toMatchObject({ temporary: true });
  });

  it.each([
    { environment: { AWS_PROFILE: 'dev', ...variables } },
    { environment: variables, invocation: { profile: 'dev' } },
  ])('sets keys in the environment aside for a profile that is named, with a warning', (home) => {
    const found = trace({ credentials: keys('dev'), ...home });
    expect(found.outcome).toMatchObject({ source: 'shared-credentials-file', accessKeyId: ID });
    expect(found.candidates[1]).toEqual({
      source: 'env',
      state: 'shadowed',
      reason: 'set-aside-by-profile',
      facts: { profile: 'dev' },
      origin: { variable: 'AWS_ACCESS_KEY_ID' },
    });
    expect(found.warnings).toEqual([{ code: 'profile-shadows-variables', facts: { profile: 'dev' } }]);
  });

  it('reads AWS_PROFILE for the profile but not for the environment where code names an empty profile', () => {
    const home = {
      invocation: { profile: '' },
      environment: { AWS_PROFILE: 'dev', ...variables },
      credentials: keys('dev'),
    };
    expect(trace(home)).toMatchObject({ profile: { name: 'dev' }, outcome: { source: 'env' } });
  });

  it.each([
    [{ AWS_ACCESS_KEY_ID: OTHER }, 'AWS_SECRET_ACCESS_KEY'],
    [{ AWS_SECRET_ACCESS_KEY: SECRET, AWS_ACCESS_KEY_ID: '' }, 'AWS_ACCESS_KEY_ID'],
  ])('passes over half a key in the environment', (environment, missing) => {
    const home = { credentials: keys('default'), environment };
    expect(trace(home).outcome).toMatchObject({ source: 'shared-credentials-file' });
    expect(candidate(home, 'env')).toMatchObject({
      state: 'invalid',
      reason: 'partial-variables',
      facts: { missing },
    });
  });

  it('goes on where the profile does not exist', () => {
    const found = trace({ credentials: keys('default'), invocation: { profile: 'nosuch' } });
    expect(found.outcome).toEqual(nothing);
    expect(found.candidates[2]).toMatchObject({ state: 'absent', reason: 'profile-not-found' });
    expect(found.warnings).toEqual([{ code: 'missing-profile-passed-over', facts: { profile: 'nosuch' } }]);
  });

  it('runs a credential_process where the role of the profile came to nothing', () => {
    const role = 'role_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = nosuch';
    const home = { config: `[default]\n${role}\ncredential_process = /bin/give --secret x\n` };
    expect(trace(home).outcome).toEqual({
      kind: 'deferred',
      source: 'custom-process',
      facts: { program: '/bin/give' },
    });
    expect(trace(home).warnings).toEqual([
      { code: 'failure-falls-through', facts: { source: 'custom-process' } },
    ]);
  });
});

describe('the profile', () => {
  it.each([
    [{ invocation: { profile: 'code' }, environment: { AWS_PROFILE: 'dev' } }, 'code', { flag: '--profile' }],
    [
      { environment: { AWS_PROFILE: 'dev', AWS_DEFAULT_PROFILE: 'other' } },
      'dev',
      { variable: 'AWS_PROFILE' },
    ],
    [{ environment: { AWS_DEFAULT_PROFILE: 'other' } }, 'default', { default: true }],
    [{ environment: { AWS_PROFILE: '' } }, 'default', { default: true }],
  ])('is named by code, then by AWS_PROFILE alone', (home, name, from) => {
    expect(trace(home).profile).toEqual({ name, from });
  });
});

describe('the files', () => {
  const other = '/elsewhere/file';

  it('are those of the variables, of which `~/` alone is expanded', () => {
    const files = { [other]: keys('profile dev'), '~/mine': keys('dev', OTHER) };
    const at = (environment: Readonly<Record<string, string>>): unknown =>
      trace({
        files,
        credentials: keys('dev', 'unused'),
        config: keys('profile dev'),
        invocation: { profile: 'dev' },
        environment,
      }).outcome;
    expect(at({ AWS_CONFIG_FILE: other, AWS_SHARED_CREDENTIALS_FILE: '/none' })).toMatchObject({
      accessKeyId: ID,
    });
    expect(at({ AWS_CONFIG_FILE: '/none', AWS_SHARED_CREDENTIALS_FILE: '~/mine' })).toMatchObject({
      accessKeyId: OTHER,
    });
    expect(at({ AWS_CONFIG_FILE: '$HOME/mine', AWS_SHARED_CREDENTIALS_FILE: '~' })).toEqual(nothing);
  });

  it.each([
    [{ HOME: '/h', USERPROFILE: '/u' }, '/h'],
    [{ HOME: '', USERPROFILE: '/u', HOMEPATH: '/p' }, '/u'],
    [{ HOME: '', HOMEDRIVE: '', HOMEPATH: '/p' }, '/p'],
    [{ HOME: '' }, '/home/someone'],
  ])('stand under the home folder of %j', (environment, home) => {
    const files = { [`${home}/.aws/credentials`]: keys('default') };
    expect(trace({ files, environment }).outcome).toMatchObject({ accessKeyId: ID });
  });

  it('give a key that stands in both together, and as the file of its ID', () => {
    const half = {
      config: `[default]\naws_secret_access_key = ${SECRET}\n`,
      credentials: `[default]\naws_access_key_id = ${ID}\n`,
    };
    expect(trace(half).outcome).toMatchObject({ source: 'shared-credentials-file', accessKeyId: ID });
    expect(candidate(half, 'config-file')).toMatchObject({
      state: 'invalid',
      facts: { missing: 'aws_access_key_id' },
    });
    const turned = { config: half.credentials, credentials: half.config };
    expect(trace(turned).outcome).toMatchObject({ source: 'config-file' });
    const both = { config: keys('default', OTHER), credentials: keys('default') };
    expect(trace(both).outcome).toMatchObject({ source: 'shared-credentials-file', accessKeyId: ID });
    expect(candidate(both, 'config-file')).toMatchObject({
      state: 'shadowed',
      origin: { file: '~/.aws/config', line: 2 },
    });
  });

  it('count for nothing as a whole where the SDK throws at a header', () => {
    expect(trace({ credentials: `${keys('default')}[__proto__]\n` }).outcome).toEqual(nothing);
  });
});

describe('the Region', () => {
  const files = {
    config: '[default]\nregion = eu-west-1\n',
    credentials: '[default]\nregion = eu-west-2\n',
  };

  it.each([
    [
      { invocation: { region: 'us-east-1' }, environment: { AWS_REGION: 'us-east-2' } },
      'us-east-1',
      { flag: '--region' },
    ],
    [{ ...files, environment: { AWS_REGION: 'us-east-2' } }, 'us-east-2', { variable: 'AWS_REGION' }],
    [{ ...files, environment: { AWS_REGION: '' } }, '', { variable: 'AWS_REGION' }],
    [{ ...files, imds: 'available' as const }, 'eu-west-2', { file: '~/.aws/credentials', line: 2 }],
    [{ config: files.config }, 'eu-west-1', { file: '~/.aws/config', line: 2 }],
    [{ imds: 'available' as const }, null, { metadata: true }],
  ])('is code’s, then AWS_REGION’s, then the profile’s, then metadata’s', (home, value, from) => {
    expect(trace(home).region).toEqual({ value, from });
  });

  it.each([{ AWS_EC2_METADATA_DISABLED: 'false' }, { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'nonsense' }])(
    'is not asked of metadata under %j',
    (environment) => {
      expect(trace({ imds: 'available', environment }).region).toBeNull();
    },
  );

  it('does not come from AWS_DEFAULT_REGION, which is worth a warning', () => {
    const found = trace({ environment: { AWS_DEFAULT_REGION: 'eu-west-1' } });
    expect(found.region).toBeNull();
    expect(found.warnings).toEqual([
      { code: 'variable-not-read', facts: { variable: 'AWS_DEFAULT_REGION' } },
    ]);
  });
});
