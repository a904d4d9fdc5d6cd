import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../core/secret.js';
import { type ContainerEndpoint, type EndpointAnswer, serveContainer } from './container-endpoint.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const session: EndpointAnswer = {
  ok: true,
  credentials: {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: new Secret(secret),
    sessionToken: new Secret('t0ken'),
    expiration: '2026-11-21T16:00:00.000Z',
  },
};

let endpoint: ContainerEndpoint;
let answer: () => Promise<EndpointAnswer>;
let asked: number;
beforeEach(async () => {
  asked = 0;
  answer = () => Promise.resolve(session);
  endpoint = await serveContainer(() => {
    asked += 1;
    return answer();
  });
});
afterEach(() => endpoint.close());

const uri = (): URL => new URL(endpoint.variables['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '');
const token = (): string => endpoint.variables['AWS_CONTAINER_AUTHORIZATION_TOKEN'] ?? '';

interface Asking {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** By hand: what fetch sends cannot be chosen freely. */
function ask({ method = 'GET', path, headers = {} }: Asking = {}): Promise<{ status: number; body: string }> {
  const { hostname, port, pathname } = uri();
  return new Promise((done, failed) => {
    const sent = httpRequest(
      {
        ...{ hostname, port, method, path: path ?? pathname },
        headers: { host: `${hostname}:${port}`, authorization: token(), ...headers },
      },
      (response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        response.on('end', () => done({ status: response.statusCode ?? 0, body }));
      },
    );
    sent.on('error', failed);
    sent.end();
  });
}

describe('the endpoint of a child', () => {
  test('gives the session in the form of a container', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      SecretAccessKey: secret,
      Token: 't0ken',
      Expiration: '2026-11-21T16:00:00.000Z',
    });
    expect(uri().hostname).toBe('127.0.0.1');
  });

  test('asks again each time, so that a renewed session is given', async () => {
    await ask();
    answer = () =>
      Promise.resolve({
        ...session,
        credentials: { ...session.credentials, accessKeyId: 'ASIAI44QH8DHBEXAMPLE' },
      });
    expect((await ask()).body).toContain('ASIAI44QH8DHBEXAMPLE');
    expect(asked).toBe(2);
  });

  test('gives a long-term key in the same form, which botocore needs whole', async () => {
    answer = () =>
      Promise.resolve({
        ok: true,
        credentials: { ...session.credentials, sessionToken: null, expiration: null },
      });
    const body: unknown = JSON.parse((await ask()).body);
    expect(body).toMatchObject({ Token: '' });
    expect(JSON.stringify(body)).toMatch(/"Expiration":"[0-9T:.-]+Z"/u);
  });

  const attacks: readonly (readonly [string, number, Asking])[] = [
    ['another host', 403, { headers: { host: 'attacker.example' } }],
    ['another port in the host', 403, { headers: { host: '127.0.0.1:1' } }],
    ['the name localhost', 403, { headers: { host: 'localhost' } }],
    ['an origin', 403, { headers: { origin: 'http://127.0.0.1' } }],
    ['POST', 405, { method: 'POST' }],
    ['PUT', 405, { method: 'PUT' }],
    ['OPTIONS', 405, { method: 'OPTIONS' }],
    ['a wrong token', 401, { headers: { authorization: 'x'.repeat(43) } }],
    ['an empty token', 401, { headers: { authorization: '' } }],
    ['another path', 404, { path: '/' }],
    ['a query', 404, { path: '/credentials?x=1' }],
  ];
  test.each(attacks)('refuses %s with %i, and asks for nothing', async (_what, status, asking) => {
    const refused = await ask(asking);
    expect(refused.status).toBe(status);
    expect(refused.body).not.toContain(secret);
    expect(asked).toBe(0);
  });

  test('refuses a token that is longer or shorter by one', async () => {
    for (const authorization of [token().slice(1), `${token()}x`, ` ${token()}x`])
      expect((await ask({ headers: { authorization } })).status).toBe(401);
  });

  test('says why there is nothing to give', async () => {
    answer = () => Promise.resolve({ ok: false, code: 'mfa-needed', message: 'dev needs a code.' });
    expect(await ask()).toEqual({ status: 400, body: '{"code":"mfa-needed","message":"dev needs a code."}' });
    answer = () => Promise.reject(new Error(secret));
    expect((await ask()).body).not.toContain(secret);
  });

  test('asks once for two who ask at the same time', async () => {
    let give: (answer: EndpointAnswer) => void = () => undefined;
    answer = () => new Promise((done) => (give = done));
    const both = Promise.all([ask(), ask()]);
    await expect.poll(() => asked).toBe(1);
    setTimeout(() => give(session), 100);
    expect((await both).map(({ status }) => status)).toEqual([200, 200]);
    expect(asked).toBe(1);
  });

  test('is gone once it is closed', async () => {
    await endpoint.close();
    await expect(ask()).rejects.toThrow(/ECONNREFUSED/u);
  });

  test('has another port and another token each time, and hides the AWS files', async () => {
    const other = await serveContainer(() => Promise.resolve(session));
    await other.close();
    const { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials } = other.variables;
    expect(other.variables['AWS_CONTAINER_AUTHORIZATION_TOKEN']).not.toBe(token());
    expect(token().length).toBeGreaterThanOrEqual(43);
    expect([config, credentials]).toEqual(['/dev/null', '/dev/null']);
  });
});
