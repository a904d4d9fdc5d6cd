import { describe, expect, it } from 'vitest';
import { containerEndpoint, ecsHost, eksHosts } from './common-container.js';
import { type EndpointQuestion, endpointUrlOf } from './common-endpoints.js';
import { endpointHost, metadataEndpoint, metadataMode } from './common-imds.js';

describe('the endpoint of a service', () => {
  const from = null;
  const variables: Readonly<Record<string, string>> = {
    AWS_ENDPOINT_URL: 'http://all-variable',
    AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: 'http://service-variable',
  };
  const question: EndpointQuestion = {
    service: 'elastic_beanstalk',
    given: { value: 'http://given', from },
    ignoresConfigured: false,
    variable: (name) => variables[name] ?? null,
    inServices: { value: 'http://service-file', from },
    inProfile: { value: 'http://all-file', from },
  };
  const none = (): null => null;
  const all = (name: string): string | null => (name === 'AWS_ENDPOINT_URL' ? 'http://all-variable' : null);

  it.each([
    ['what is given', {}, 'http://given'],
    ['the variable of the service', { given: null }, 'http://service-variable'],
    ['the variable of all', { given: null, variable: all }, 'http://all-variable'],
    ['the services section', { given: null, variable: none }, 'http://service-file'],
    ['the profile', { given: null, variable: () => '', inServices: null }, 'http://all-file'],
    ['what is given, configured ones ignored', { ignoresConfigured: true }, 'http://given'],
  ])('is %s', (_what, more: Partial<EndpointQuestion>, url) => {
    expect(endpointUrlOf({ ...question, ...more })?.value).toBe(url);
  });

  it("is AWS's own where nothing says another", () => {
    expect(endpointUrlOf({ ...question, given: null, ignoresConfigured: true })).toBeNull();
    const nothing = { given: null, variable: none, inServices: null, inProfile: null };
    expect(endpointUrlOf({ ...question, ...nothing })).toBeNull();
  });
});

describe('the container endpoint', () => {
  const policy = { hosts: [ecsHost, ...eksHosts], loopback: false };
  const full = (url: string, rules = policy): unknown =>
    containerEndpoint({ relative: null, full: url }, rules);

  it('is the relative address first, behind the address of Amazon ECS', () => {
    expect(containerEndpoint({ relative: '/v1?a=1', full: 'http://x' }, policy)).toEqual({
      kind: 'asked',
      url: 'http://169.254.170.2/v1?a=1',
      host: '169.254.170.2',
    });
    expect(containerEndpoint({ relative: null, full: null }, policy)).toEqual({ kind: 'not-set' });
  });

  it('allows loopback where the tool does, as an address only', () => {
    expect(full('http://127.0.0.1/')).toEqual({ kind: 'not-allowed', host: '127.0.0.1' });
    const loopback = { ...policy, loopback: true };
    for (const host of ['127.0.0.1', '127.255.0.1', '[::1]', '[0:0:0:0:0:0:0:1]', '[0::1]'])
      expect(full(`http://user@${host}:80/x`, loopback)).toMatchObject({ kind: 'asked' });
    for (const host of [
      'localhost',
      '128.0.0.1',
      '127.0.1',
      '[::2]',
      '[1::1]',
      '[::127.0.0.1]',
      '127.01.0.1',
    ])
      expect(full(`http://${host}/x`, loopback)).toMatchObject({ kind: 'not-allowed' });
  });

  it('asks any host over https, and none where there is none', () => {
    expect(full('HTTPS://example.com:8443/x')).toMatchObject({ kind: 'asked', host: 'example.com' });
    expect(full('/credentials')).toEqual({ kind: 'no-host' });
    expect(full('http:///x')).toEqual({ kind: 'no-host' });
  });
});

describe('the endpoint of instance metadata', () => {
  it('has a mode in any case of letters', () => {
    expect(metadataMode('IPv6')).toEqual({ kind: 'known', mode: 'ipv6' });
    expect(metadataMode('ipv5')).toEqual({ kind: 'unknown', text: 'ipv5' });
  });

  it("is one's own before that of the mode", () => {
    const host = (endpoint: string | null, mode: 'ipv4' | 'ipv6'): unknown =>
      metadataEndpoint({ endpoint, mode }).host;
    expect(host(null, 'ipv4')).toBe('169.254.169.254');
    expect(host('', 'ipv6')).toBe('fd00:ec2::254');
    expect(host('http://own:456/', 'ipv6')).toBe('own');
  });

  it.each([
    ['http://host_name/', null],
    ['http://-host/', null],
    ['nonsense', null],
    ['http://a\tb/', null],
    ['http://[nonsense]/', null],
    ['http://[12]/', null],
    ['http://user@host.:80/x', 'host.'],
    ['//host', 'host'],
  ])('of %j has the host %j', (text, host) => {
    expect(endpointHost(text)).toBe(host);
  });
});
