import { type IncomingMessage, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Secret } from '../core/secret.js';
import { createRedirects } from './redirects.js';

const target = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=example';

function ask(
  address: string,
  {
    method = 'GET',
    path = null,
    host = null,
  }: { readonly method?: string; readonly path?: string | null; readonly host?: string | null } = {},
): Promise<IncomingMessage> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const options = { host: url.hostname, port: url.port, path: path ?? url.pathname, method, agent: false };
    const sent = request({ ...options, headers: { host: host ?? url.host } }, (response) => {
      response.resume();
      resolve(response);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('an offer', () => {
  it('is an address of this machine that says nothing of where it leads', async () => {
    const address = await createRedirects().offer(new Secret(target));
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/u);
    await ask(address);
  });

  it('leads there once, and leaves no trace', async () => {
    const address = await createRedirects().offer(new Secret(target));
    const { statusCode, headers } = await ask(address);
    expect(statusCode).toBe(302);
    expect(headers).toMatchObject({
      location: target,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    await expect(ask(address)).rejects.toThrow(/ECONNREFUSED/u);
  });

  it('leads nowhere for who does not know it, and is not used up by that', async () => {
    const address = await createRedirects().offer(new Secret(target));
    const { host } = new URL(address);
    const wrong = [
      { path: '/' },
      { path: `/${'0'.repeat(32)}` },
      { path: `${new URL(address).pathname}?x` },
      { method: 'POST' },
      { method: 'HEAD' },
      { host: 'attacker.example' },
      { host: `localhost:${new URL(address).port}` },
    ];
    for (const each of wrong) {
      const { statusCode, headers } = await ask(address, each);
      expect({ ...each, statusCode, location: headers.location }).toEqual({ ...each, statusCode: 404 });
    }
    expect((await ask(address, { host })).statusCode).toBe(302);
  });

  it('is gone after its time', async () => {
    const address = await createRedirects({ timeLimit: 50 }).offer(new Secret(target));
    await expect
      .poll(() => ask(address).then(() => 'answered', String), { timeout: 10_000, interval: 100 })
      .toContain('ECONNREFUSED');
  });

  it('is another each time', async () => {
    const redirects = createRedirects();
    const addresses = await Promise.all([1, 2].map(() => redirects.offer(new Secret(target))));
    expect(new Set(addresses.map((address) => new URL(address).pathname)).size).toBe(2);
    await Promise.all(addresses.map((address) => ask(address)));
  });
});
