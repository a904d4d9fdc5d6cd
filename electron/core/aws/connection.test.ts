import { describe, expect, it } from 'vitest';
import {
  type ConnectionQuestion,
  connectionOf,
  addressOf,
  isWithoutProxy,
  type SettingsToRead,
} from './connection.js';

type Nested = Readonly<Record<string, string>>;

function settings(values: Readonly<Record<string, string | Nested>>): SettingsToRead {
  const map = new Map(
    Object.entries(values).map(([key, value]) => [
      key,
      { value: typeof value === 'string' ? value : new Map(Object.entries(value)) },
    ]),
  );
  return { get: (key) => map.get(key) };
}

function ask(question: Partial<ConnectionQuestion>) {
  return connectionOf({
    settings: settings({}),
    services: null,
    environment: {},
    region: 'eu-west-1',
    workingFolder: '/work',
    ...question,
  });
}

describe('the address', () => {
  it('is AWS’s own of the Region where nothing says otherwise', () => {
    const { connection, elsewhere, invalid } = ask({});
    expect(addressOf(connection, 'sts')).toBe('https://sts.eu-west-1.amazonaws.com');
    expect(addressOf(connection, 'iam')).toBe('https://iam.amazonaws.com');
    expect(elsewhere).toEqual([]);
    expect(invalid).toBeNull();
  });

  it('is STS without a Region where there is none', () => {
    const { connection } = ask({ region: null });
    expect(connection.region).toBe('us-east-1');
    expect(addressOf(connection, 'sts')).toBe('https://sts.amazonaws.com');
  });

  it('is STS without a Region for the older Regions where the profile says legacy', () => {
    const legacy = settings({ sts_regional_endpoints: 'legacy' });
    expect(addressOf(ask({ settings: legacy }).connection, 'sts')).toBe('https://sts.amazonaws.com');
    const newer = ask({ settings: legacy, region: 'af-south-1' }).connection;
    expect(addressOf(newer, 'sts')).toBe('https://sts.af-south-1.amazonaws.com');
    const said = ask({ settings: legacy, environment: { AWS_STS_REGIONAL_ENDPOINTS: 'regional' } });
    expect(addressOf(said.connection, 'sts')).toBe('https://sts.eu-west-1.amazonaws.com');
  });

  it('is the profile’s endpoint_url, and its end without slashes', () => {
    const { connection } = ask({ settings: settings({ endpoint_url: 'http://127.0.0.1:4566/' }) });
    expect(addressOf(connection, 'sts')).toBe('http://127.0.0.1:4566');
    expect(addressOf(connection, 'signin')).toBe('http://127.0.0.1:4566');
  });

  it('is that of the service before the profile’s, and a variable before both', () => {
    const both = {
      settings: settings({ endpoint_url: 'https://one.example' }),
      services: settings({ sts: { endpoint_url: 'https://two.example' } }),
    };
    expect(addressOf(ask(both).connection, 'sts')).toBe('https://two.example');
    expect(addressOf(ask(both).connection, 'iam')).toBe('https://one.example');
    const general = ask({ ...both, environment: { AWS_ENDPOINT_URL: 'https://three.example' } });
    expect(addressOf(general.connection, 'sts')).toBe('https://three.example');
    const environment = {
      AWS_ENDPOINT_URL: 'https://three.example',
      AWS_ENDPOINT_URL_STS: 'https://four.example',
    };
    const own = ask({ ...both, environment });
    expect(addressOf(own.connection, 'sts')).toBe('https://four.example');
    expect(addressOf(own.connection, 'iam')).toBe('https://three.example');
  });

  it('is AWS’s own where configured ones are to be passed over', () => {
    const configured = settings({
      endpoint_url: 'https://one.example',
      ignore_configured_endpoint_urls: 'True',
    });
    expect(addressOf(ask({ settings: configured }).connection, 'sts')).toBe(
      'https://sts.eu-west-1.amazonaws.com',
    );
    expect(ask({ settings: configured }).elsewhere).toEqual([]);
  });

  it('is the FIPS and dual-stack one where they are asked for, the variable first', () => {
    const asked = settings({ use_fips_endpoint: 'true', use_dualstack_endpoint: 'true' });
    expect(addressOf(ask({ settings: asked }).connection, 'sts')).toBe('https://sts-fips.eu-west-1.api.aws');
    const environment = { AWS_USE_FIPS_ENDPOINT: 'false' };
    expect(addressOf(ask({ settings: asked, environment }).connection, 'sts')).toBe(
      'https://sts.eu-west-1.api.aws',
    );
  });
});

describe('what points elsewhere', () => {
  it('is told with the setting that names it, each once', () => {
    const { elsewhere } = ask({ settings: settings({ endpoint_url: 'https://proxy.example' }) });
    expect(elsewhere).toEqual([{ setting: 'endpoint_url', address: 'https://proxy.example' }]);
  });

  it('is told for a service and for variables', () => {
    const services = settings({ sso: { endpoint_url: 'https://sso.example' } });
    const environment = { AWS_ENDPOINT_URL_STS: 'https://sts.example' };
    expect(ask({ services, environment }).elsewhere).toEqual([
      { setting: 'AWS_ENDPOINT_URL_STS', address: 'https://sts.example' },
      { setting: 'services.sso.endpoint_url', address: 'https://sso.example' },
    ]);
  });

  it.each(['http://localhost:4566', 'http://[::1]:4566', 'https://sts.eu-west-1.amazonaws.com'])(
    'is not %s',
    (address) => {
      expect(ask({ environment: { AWS_ENDPOINT_URL: address } }).elsewhere).toEqual([]);
    },
  );

  it('is also AWS without encryption', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://sts.amazonaws.com' };
    expect(ask({ environment }).elsewhere).toHaveLength(1);
  });
});

describe('what cannot be used', () => {
  it.each([
    'not an address',
    'ftp://localhost',
    'https://',
    'https://one.example?x=1',
    'https://user@one.example',
  ])('is the setting with %j', (address) => {
    expect(ask({ settings: settings({ endpoint_url: address }) }).invalid).toBe('endpoint_url');
  });

  it('is a Region that would name another host', () => {
    expect(ask({ region: 'x.attacker.example' }).invalid).toBe('region');
  });
});

describe('the way', () => {
  it('leads through the proxy for https, the small name first, with http where no scheme stands', () => {
    expect(ask({}).connection.proxy).toBeNull();
    const proxy = (environment: Readonly<Record<string, string>>) =>
      ask({ environment }).connection.proxy?.reveal() ?? null;
    expect(proxy({ HTTPS_PROXY: 'http://one.example:3128' })).toBe('http://one.example:3128');
    expect(proxy({ HTTPS_PROXY: 'http://one.example', https_proxy: 'two.example:3128' })).toBe(
      'http://two.example:3128',
    );
    expect(proxy({ HTTPS_PROXY: 'http://one.example', https_proxy: '' })).toBeNull();
    expect(proxy({ https_proxy: '//three.example' })).toBe('http://three.example');
    expect(proxy({ ALL_PROXY: 'http://one.example', HTTP_PROXY: 'http://two.example' })).toBeNull();
  });

  it('does not show the proxy’s password', () => {
    const environment = { HTTPS_PROXY: 'http://user:hunter2@proxy.example' };
    expect(JSON.stringify(ask({ environment }).connection)).not.toContain('hunter2');
  });

  it.each([
    ['sts.eu-west-1.amazonaws.com', ['amazonaws.com'], true],
    ['sts.eu-west-1.amazonaws.com', ['.amazonaws.com'], true],
    ['sts.eu-west-1.amazonaws.com', ['*'], true],
    ['sts.eu-west-1.amazonaws.com', ['STS.eu-west-1.amazonaws.com'], true],
    ['sts.eu-west-1.amazonaws.com', ['azonaws.com'], false],
    ['proxy.example:8443', ['proxy.example:8443'], true],
    ['proxy.example:8443', ['proxy.example:443'], false],
    ['proxy.example:8443', ['proxy.example'], true],
    ['proxy.example', [], false],
  ])('of %s with NO_PROXY %j goes past the proxy: %j', (host, names, expected) => {
    expect(isWithoutProxy(host, names)).toBe(expected);
  });

  it('trusts the certificates that the variable names, then those of the profile', () => {
    const own = settings({ ca_bundle: 'certificates/own.pem' });
    expect(ask({ settings: own }).connection.certificates).toBe('/work/certificates/own.pem');
    expect(
      ask({ settings: own, environment: { AWS_CA_BUNDLE: '/etc/all.pem' } }).connection.certificates,
    ).toBe('/etc/all.pem');
    expect(ask({}).connection.certificates).toBeNull();
  });
});
