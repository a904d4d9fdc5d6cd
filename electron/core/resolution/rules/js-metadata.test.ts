import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { sdkJsV3 } from '../tools/sdk-js-v3.js';

const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const TOKEN = 'AWS_CONTAINER_AUTHORIZATION_TOKEN';
const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';

function trace(environment: Readonly<Record<string, string>>, home: TestHome = {}): Trace {
  return resolve(sdkJsV3, testRequest({ imds: 'available', environment, ...home }));
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

describe('a container', () => {
  it.each([
    [{ [RELATIVE]: '/v1' }, '169.254.170.2'],
    [{ [RELATIVE]: '/v1', [FULL]: 'nonsense' }, '169.254.170.2'],
    [{ [FULL]: 'http://169.254.170.23/v1', [RELATIVE]: '' }, '169.254.170.23'],
    [{ [FULL]: 'http://[fd00:ec2::23]/v1' }, '[fd00:ec2::23]'],
    [{ [FULL]: 'http://[0:0:0:0:0:0:0:1]/' }, '[::1]'],
    [{ [FULL]: 'http://LOCALHOST:1' }, 'localhost'],
    [{ [FULL]: 'http://127.1/' }, '127.0.0.1'],
    [{ [FULL]: 'https://example.com/?secret' }, 'example.com'],
  ])('is asked under %j', (environment, host) => {
    expect(trace(environment).outcome).toEqual({ kind: 'deferred', source: 'container', facts: { host } });
  });

  it.each([
    'http://example.com/',
    'http://169.254.170.3/',
    'http://128.0.0.1/',
    'http://[::2]/',
    'other://127.0.0/',
  ])('at %s is refused, and metadata is not asked in its place', (address) => {
    const found = trace({ [FULL]: address });
    expect(found.outcome.kind).toBe('none');
    expect(found.candidates.slice(-2)).toMatchObject([
      { state: 'invalid', reason: 'container-host-not-allowed' },
      { state: 'absent', reason: 'container-comes-first' },
    ]);
  });

  it('at an address that is none stops the SDK', () => {
    const found = trace({ [FULL]: '/v1' });
    expect(found.outcome).toMatchObject({ code: 'TypeError', message: 'Invalid URL' });
    expect(found.candidates.at(-1)).toMatchObject({ reason: 'stopped-before' });
  });

  it('whose token file cannot be read stops the SDK', () => {
    expect(trace({ [FULL]: 'http://localhost', [TOKEN_FILE]: '/token' }).outcome).toMatchObject({
      code: 'Error',
      message: "ENOENT: no such file or directory, open '/token'",
    });
  });

  it.each([
    [
      'http://127.0.0.9',
      { [TOKEN]: 'a\r\nb' },
      'CredentialsProviderError',
      '127.0.0.9 is not a valid container metadata service hostname',
    ],
    [
      'http://localhost',
      { [TOKEN]: 'a\nb' },
      'TypeError',
      'Invalid character in header content ["Authorization"]',
    ],
    [
      'http://127.0.0.9',
      { [TOKEN_FILE]: '/lines' },
      'CredentialsProviderError',
      '127.0.0.9 is not a valid container metadata service hostname',
    ],
  ])(
    'at %s whose token is none is asked by the older provider, which stops',
    (address, token, code, message) => {
      const environment: Readonly<Record<string, string>> = { [FULL]: address, ...token };
      expect(trace(environment, { files: { '/lines': 'a\nb' } }).outcome).toMatchObject({ code, message });
    },
  );

  it('is asked by the older provider without the token of a file', () => {
    const files = { '/lines': 'a\nb' };
    expect(trace({ [FULL]: 'http://localhost', [TOKEN_FILE]: '/lines' }, { files }).outcome.kind).toBe(
      'deferred',
    );
    expect(trace({ [RELATIVE]: '/v1', [TOKEN_FILE]: '/lines' }, { files }).outcome.kind).toBe('deferred');
    expect(trace({ [RELATIVE]: '/v1', [TOKEN]: 'a\nb' }, { files }).outcome).toMatchObject({
      code: 'TypeError',
    });
  });

  it('is not asked after a winner', () => {
    const found = trace({
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      [FULL]: 'http://localhost',
    });
    expect(found.candidates.slice(-2)).toMatchObject([{ reason: 'not-asked' }, { reason: 'not-asked' }]);
  });
});

describe('instance metadata', () => {
  it.each([{}, { AWS_EC2_METADATA_DISABLED: 'false' }, { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'IPv6' }])(
    'is asked under %j',
    (environment) => {
      expect(trace(environment).outcome).toEqual({ kind: 'deferred', source: 'imds', facts: {} });
    },
  );

  it('is not asked where any other text turns it off', () => {
    const found = trace({ AWS_EC2_METADATA_DISABLED: 'no' });
    expect(found.outcome.kind).toBe('none');
    expect(found.candidates.at(-1)).toMatchObject({ reason: 'metadata-disabled' });
  });

  it('is absent where the machine has none', () => {
    expect(trace({}, { imds: 'unavailable' }).candidates.at(-1)).toMatchObject({
      reason: 'metadata-unavailable',
    });
  });

  it.each([
    [{ AWS_EC2_METADATA_SERVICE_ENDPOINT: 'nonsense' }, 'TypeError', 'Invalid URL'],
    [
      { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'https://127.0.0.1' },
      'TypeError',
      'Protocol "https:" not supported. Expected "http:"',
    ],
    [
      { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'ipv4' },
      'Error',
      'Unsupported endpoint mode: ipv4. Select from IPv4,IPv6',
    ],
  ])('stops the SDK under %j', (environment, code, message) => {
    expect(trace(environment).outcome).toEqual({ kind: 'error', code, message, wordsKnown: true });
  });

  it('goes by the profile of AWS_PROFILE, config before credentials, whatever code names', () => {
    const mode = (text: string): string => `ec2_metadata_service_endpoint_mode = ${text}\n`;
    const home = {
      invocation: { profile: 'other' },
      config: `[profile dev]\n${mode('five')}[default]\n${mode('six')}`,
      credentials: `[dev]\n${mode('IPv4')}`,
    };
    expect(trace({ AWS_PROFILE: 'dev' }, home).outcome).toMatchObject({
      code: 'Error',
      message: containing(': five.'),
    });
    expect(trace({}, home).outcome).toMatchObject({ message: containing(': six.') });
    expect(trace({ AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: '' }, home).outcome).toMatchObject({
      code: 'Error',
    });
  });
});
