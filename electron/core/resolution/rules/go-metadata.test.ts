import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { copilot } from '../tools/copilot.js';

const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const TOKEN_FILE = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';

function trace(environment: Readonly<Record<string, string>>, home: TestHome = {}): Trace {
  return resolve(copilot, testRequest({ imds: 'available', environment, ...home }));
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

describe('a container', () => {
  it.each([
    [{ [RELATIVE]: '/v1' }, '169.254.170.2'],
    [{ [RELATIVE]: '/v1', [FULL]: 'http://127.0.0.9/' }, '127.0.0.9'],
    [{ [FULL]: 'http://[fd00:ec2::23]/v1' }, 'fd00:ec2::23'],
    [{ [FULL]: 'https://example.com/?secret' }, 'example.com'],
  ])('is asked under %j', (environment, host) => {
    expect(trace(environment).outcome).toEqual({ kind: 'deferred', source: 'container', facts: { host } });
  });

  it.each([
    [
      { [FULL]: 'http://example.com/' },
      'container-host-not-allowed',
      'CredentialsEndpointError: invalid endpoint host, "example.com", only loopback/ecs/eks hosts are allowed.',
    ],
    [{ [FULL]: '/v1' }, 'container-address-not-valid', 'CredentialsEndpointError: invalid URL'],
    [
      { [RELATIVE]: '/v1', [TOKEN_FILE]: '/none' },
      'token-file-missing',
      'failed to read authorization token from /none: open /none: no such file or directory',
    ],
    [
      { [RELATIVE]: '/v1', [TOKEN_FILE]: '/lines' },
      'value-not-valid',
      'authorization token contains invalid newline sequence',
    ],
    [
      { [RELATIVE]: '/v1', AWS_CONTAINER_AUTHORIZATION_TOKEN: 'a\rb' },
      'value-not-valid',
      'authorization token contains invalid newline sequence',
    ],
  ])('under %j is one of the reasons why there is nothing', (environment, reason, words) => {
    const found = trace(environment, { files: { '/lines': 'a\n' } });
    expect(found.outcome).toMatchObject({ kind: 'none', message: containing(words) });
    expect(found.candidates.slice(-2)).toMatchObject([
      { state: 'invalid', reason },
      { state: 'absent', reason: 'container-comes-first' },
    ]);
  });

  it('that is refused stops a role that needs it', () => {
    const config = '[default]\nrole_arn = x\ncredential_source = Ec2InstanceMetadata\n';
    expect(trace({ [FULL]: 'http://example.com/' }, { config }).outcome).toMatchObject({
      code: 'CredentialsEndpointError',
    });
  });
});

describe('instance metadata', () => {
  it('is asked unless its variable says true', () => {
    expect(trace({ AWS_EC2_METADATA_DISABLED: 'yes' }).outcome).toMatchObject({
      kind: 'deferred',
      source: 'imds',
    });
    const found = trace({ AWS_EC2_METADATA_DISABLED: 'TRUE' });
    expect(found.outcome.kind).toBe('none');
    expect(found.candidates.at(-1)).toMatchObject({ reason: 'metadata-disabled' });
    expect(trace({}, { imds: 'unavailable' }).candidates.at(-1)).toMatchObject({
      reason: 'metadata-unavailable',
    });
  });
});
