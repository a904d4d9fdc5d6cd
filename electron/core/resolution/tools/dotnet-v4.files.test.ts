/** The AWS SDK for .NET version 4: files, Region and settings. */
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { testHome, type TestHome, testRequest } from '../testing.js';
import { dotnetV4 } from './dotnet-v4.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const OTHER_ID = 'AKIAI44QH8DHBEXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keyLines = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;

function ask(home: TestHome): Trace {
  return resolve(dotnetV4, testRequest({ imds: 'available', ...home }));
}

describe('the files', () => {
  const keysOf = (id: string) => `[default]\n${keyLines.replace(ID, id)}`;
  const elsewhere = {
    AWS_SHARED_CREDENTIALS_FILE: `${testHome}/x/keys`,
    AWS_CONFIG_FILE: `${testHome}/y/settings`,
  };
  const region = (name: string) => `[default]\nregion = ${name}\n`;

  it('are those of the variables where these name files', () => {
    const files = { '~/x/keys': keysOf(OTHER_ID), '~/y/settings': region('eu-west-2') };
    const home = { credentials: keysOf(ID), config: region('eu-west-1'), files };
    const trace = ask({ ...home, environment: elsewhere });
    expect(trace.outcome).toMatchObject({ accessKeyId: OTHER_ID });
    expect(trace.region).toMatchObject({ value: 'eu-west-2' });
    const nowhere = ask({ ...home, files: {}, environment: elsewhere });
    expect(nowhere.outcome).toMatchObject({ accessKeyId: ID });
    expect(nowhere.region).toMatchObject({ value: 'eu-west-1' });
  });

  it('are, without AWS_CONFIG_FILE, the config beside the credentials', () => {
    const files = { '~/x/keys': keysOf(ID), '~/x/config': region('eu-west-3') };
    const home = { config: region('eu-west-1'), files };
    const { AWS_SHARED_CREDENTIALS_FILE } = elsewhere;
    expect(ask({ ...home, environment: { AWS_SHARED_CREDENTIALS_FILE } }).region).toMatchObject({
      value: 'eu-west-3',
    });
    expect(ask({ ...home, environment: elsewhere }).region).toMatchObject({ value: 'eu-west-1' });
  });

  it('may be given by a location', () => {
    const files = { '~/x/keys': keysOf(OTHER_ID), '~/z/keys': keysOf(ID), '~/z/config': region('eu-west-3') };
    const trace = ask({ files, environment: elsewhere, invocation: { location: '~/z/keys' } });
    expect(trace.outcome).toMatchObject({ accessKeyId: ID });
  });
});

describe('Region and settings', () => {
  const home: TestHome = {
    config: '[default]\nregion = eu-west-1\nretry_mode = standard\n',
    environment: { AWS_REGION: 'eu-west-2', AWS_DEFAULT_REGION: 'eu-west-3', AWS_RETRY_MODE: 'adaptive' },
  };

  it('are the code’s, then the environment’s, then the profile’s, then the instance’s', () => {
    const given = ask({ ...home, invocation: { region: 'us-east-1' } });
    expect(given.region).toEqual({ value: 'us-east-1', from: { flag: '--region' } });
    expect(ask(home).region).toEqual({ value: 'eu-west-2', from: { variable: 'AWS_REGION' } });
    expect(ask(home).settings).toEqual({
      retry_mode: { value: 'adaptive', from: { variable: 'AWS_RETRY_MODE' } },
    });
    const bare = ask({ ...home, environment: {} });
    expect(bare.region).toEqual({ value: 'eu-west-1', from: { file: '~/.aws/config', line: 2 } });
    expect(bare.settings).toEqual({
      retry_mode: { value: 'standard', from: { file: '~/.aws/config', line: 3 } },
    });
    expect(ask({}).region).toEqual({ value: null, from: { metadata: true } });
    expect(ask({ imds: 'unavailable' }).region).toBeNull();
  });

  it('are listed in a fixed order', () => {
    const environment = {
      AWS_ACCOUNT_ID_ENDPOINT_MODE: 'preferred',
      AWS_SDK_UA_APP_ID: 'a',
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_USE_DUALSTACK_ENDPOINT: 'true',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
      AWS_ENDPOINT_URL: 'http://localhost:1',
      AWS_DEFAULTS_MODE: 'standard',
      AWS_MAX_ATTEMPTS: '3',
      AWS_RETRY_MODE: 'standard',
    };
    expect(Object.keys(ask({ environment }).settings)).toEqual([
      'retry_mode',
      'max_attempts',
      'defaults_mode',
      'endpoint_url',
      'ignore_configured_endpoint_urls',
      'use_dualstack_endpoint',
      'use_fips_endpoint',
      'sdk_ua_app_id',
      'account_id_endpoint_mode',
    ]);
  });

  it('choose the profile of the code over the variable', () => {
    const trace = ask({ environment: { AWS_PROFILE: 'q' }, invocation: { profile: 'p' } });
    expect(trace.profile).toEqual({ name: 'p', from: { flag: '--profile' } });
  });
});
