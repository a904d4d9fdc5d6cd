import { expect, it } from 'vitest';
import type { Settled } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { sdkJsV3 } from '../tools/sdk-js-v3.js';

const valid = {
  retry_mode: 'adaptive',
  max_attempts: '5',
  defaults_mode: 'standard',
  endpoint_url: 'http://localhost:4566',
  ignore_configured_endpoint_urls: 'false',
  use_dualstack_endpoint: 'true',
  use_fips_endpoint: 'false',
  sdk_ua_app_id: 'app',
  account_id_endpoint_mode: 'required',
  auth_scheme_preference: 'sigv4',
  sigv4a_signing_region_set: '*',
  disable_clock_skew_correction: 'true',
};

function settings(home: TestHome): Readonly<Record<string, Settled>> {
  return resolve(sdkJsV3, testRequest(home)).settings;
}

function values(home: TestHome): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings(home)).map(([key, { value }]) => [key, value]));
}

function profile(name: string, lines: Readonly<Record<string, string>>): string {
  return `[${name}]\n${Object.entries(lines)
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('')}`;
}

it('reads each setting of the profile, and lists them in one order', () => {
  const found = values({ config: profile('default', valid) });
  expect(found).toEqual(valid);
  expect(Object.keys(found)).toEqual(Object.keys(valid));
});

it('reads the variable of each before the profile', () => {
  const names = Object.keys(valid).map((key) =>
    key === 'sdk_ua_app_id' ? 'AWS_SDK_UA_APP_ID' : `AWS_${key.toUpperCase()}`,
  );
  const environment = Object.fromEntries(
    names.map((name, index) => [name, Object.values(valid)[index] ?? '']),
  );
  const found = settings({ environment, config: profile('default', { ...valid, retry_mode: 'legacy' }) });
  expect(Object.values(found).map(({ from }) => from)).toEqual(names.map((variable) => ({ variable })));
  expect(found['retry_mode']?.value).toBe('adaptive');
});

it('passes over what it does not take, without a word', () => {
  const environment = {
    AWS_USE_FIPS_ENDPOINT: 'yes',
    AWS_MAX_ATTEMPTS: 'many',
    AWS_ENDPOINT_URL: '',
    AWS_ACCOUNT_ID_ENDPOINT_MODE: 'never',
  };
  const config = profile('default', { use_fips_endpoint: 'TRUE', max_attempts: '3', retry_mode: 'odd' });
  expect(values({ environment, config })).toEqual({ retry_mode: 'odd', max_attempts: '3' });
});

it('takes an empty variable where any text will do', () => {
  const environment = { AWS_RETRY_MODE: '', AWS_SDK_UA_APP_ID: '' };
  expect(values({ environment, config: profile('default', { retry_mode: 'legacy' }) })).toEqual({
    retry_mode: '',
    sdk_ua_app_id: '',
  });
});

it('takes config over credentials, and keys as they are written', () => {
  const home = {
    config: profile('default', { retry_mode: 'legacy', MAX_ATTEMPTS: '1' }),
    credentials: profile('default', { retry_mode: 'standard' }),
  };
  expect(settings(home)).toEqual({
    retry_mode: { value: 'legacy', from: { file: '~/.aws/config', line: 2 } },
  });
});

it('reads the older key of the application ID where the newer one is not there', () => {
  expect(values({ config: profile('default', { 'sdk-ua-app-id': 'older' }) })).toEqual({
    sdk_ua_app_id: 'older',
  });
});

it('looks endpoints up for AWS_PROFILE even where code names another profile', () => {
  const config =
    profile('default', { endpoint_url: 'http://a' }) +
    profile('profile dev', { endpoint_url: 'http://b', retry_mode: 'legacy' });
  const invocation = { profile: 'dev' };
  expect(values({ config, invocation })).toEqual({ retry_mode: 'legacy', endpoint_url: 'http://a' });
  expect(values({ config, invocation, environment: { AWS_PROFILE: 'dev' } })['endpoint_url']).toBe(
    'http://b',
  );
});

it('loses the endpoint of a profile whose services section is not there', () => {
  const config = profile('default', { endpoint_url: 'http://a', services: 'local' });
  expect(values({ config })).toEqual({});
  expect(values({ config: `${config}[services local]\ns3 =\n  endpoint_url = http://s3\n` })).toEqual({
    endpoint_url: 'http://a',
  });
});
