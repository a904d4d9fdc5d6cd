/** Attacks on the web host: by foreign pages in the same browser, and by other programs of the machine. */
import { createServer, request as httpRequest, type Server } from 'node:http';
import { type Browser, expect, test } from '@playwright/test';
import { createSampleHome, type Home } from '../support/homes.js';
import { launchChromium, startWeb, type StartedWeb } from '../support/hosts.js';
import {
  type Call,
  expectMalformedInputRefused,
  expectNoSecretCrosses,
  expectUnknownProceduresRefused,
} from './calls.js';
import { expectNothingWithoutConsent, expectSecretsCannotBeGuessed } from './editing-calls.js';

let home: Home;
let host: StartedWeb;

test.beforeEach(async () => {
  home = createSampleHome();
  host = await startWeb(home.folder);
});
test.afterEach(async () => {
  await host.stop();
  home.remove();
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Another program: it may set any header, and none is set for it but the length. */
function send(path: string, headers: Record<string, string>, body: string, method = 'POST'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { 'content-length': String(Buffer.byteLength(body)), ...headers };
    const request = httpRequest(host.target().origin + path, { method, headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The headers our own page sends. */
function ownHeaders(bearer?: string): Record<string, string> {
  const { origin } = host.target();
  const authorization = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  return { origin, 'content-type': 'application/json', ...authorization };
}

async function signIn(): Promise<string> {
  const { text } = await send('/launch', ownHeaders(), JSON.stringify({ token: host.target().token }));
  const bearer = /"bearer":"([\w-]+)"/.exec(text)?.[1];
  if (bearer === undefined) throw new Error('no bearer token');
  return bearer;
}

async function createCall(): Promise<Call> {
  const bearer = await signIn();
  return (path, body) => send(`/rpc/${path}`, ownHeaders(bearer), body);
}

test.describe('another program', () => {
  test('gets nothing without the token, with a wrong one, or with the launch token again', async () => {
    const { token } = host.target();
    const status = async (headers: Record<string, string>) =>
      (await send('/rpc/profiles/list', headers, '{}')).status;
    expect(await status(ownHeaders())).toBe(401);
    expect(await status(ownHeaders(token))).toBe(401);
    expect(await status(ownHeaders(await signIn()))).toBe(200);
    expect((await send('/launch', ownHeaders(), JSON.stringify({ token }))).status).toBe(401);
  });

  test('gets nothing under another Host or Origin, whatever token it has', async () => {
    const own = ownHeaders(await signIn());
    const { port } = new URL(host.target().origin);
    const status = async (headers: Record<string, string>) =>
      (await send('/rpc/profiles/list', { ...own, ...headers }, '{}')).status;
    expect(await status({ host: `attacker.example:${port}` })).toBe(421);
    expect(await status({ host: `localhost:${port}` })).toBe(421);
    expect(await status({ origin: 'https://attacker.example' })).toBe(403);
    expect(await status({ origin: 'http://127.0.0.1:1' })).toBe(403);
    expect(await status({ 'content-type': 'text/plain' })).toBe(415);
  });

  test('finds no token in the arguments of the process', async () => {
    const { token } = host.target();
    expect(host.process.spawnargs.join(' ')).not.toContain(token);
  });

  test('cannot overwhelm it with a long body', async () => {
    const headers = ownHeaders(await signIn());
    expect((await send('/rpc/profiles/show', headers, 'x'.repeat(1_048_577))).status).toBe(413);
    expect((await send('/rpc/profiles/list', headers, '{}')).status).toBe(200);
  });

  test('finds no procedure but those of the contract', async () => {
    await expectUnknownProceduresRefused(await createCall());
  });

  test('is refused with malformed input, and learns nothing from the refusal', async () => {
    await expectMalformedInputRefused(await createCall());
  });

  test('who has the bearer token still reads no secret', async () => {
    await expectNoSecretCrosses(await createCall());
  });

  test('who has the bearer token sets no program to run, and reaches no other file', async () => {
    await expectNothingWithoutConsent(await createCall(), home);
  });

  test('who has the bearer token cannot try what a secret may be', async () => {
    await expectSecretsCannotBeGuessed(await createCall());
  });
});

test.describe('in a browser', () => {
  let browser: Browser;
  let foreign: Server;
  let foreignOrigin: string;

  test.beforeEach(async () => {
    browser = await launchChromium(['--host-resolver-rules=MAP attacker.example 127.0.0.1']);
    foreign = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>foreign</title>');
    });
    await new Promise<void>((listening) => foreign.listen(0, '127.0.0.1', listening));
    const address = foreign.address();
    foreignOrigin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  });
  test.afterEach(async () => {
    await browser.close();
    foreign.close();
    foreign.closeAllConnections();
  });

  test('the redirect page leads to the app', async () => {
    const page = await browser.newPage();
    const { origin } = host.target();
    await page.goto(host.address);
    await page.waitForURL(`${origin}/**`);
    await expect(page).toHaveTitle(/Keyway/);
  });

  test('a page on another local port can neither call, nor read, nor frame the app, even with the token', async () => {
    const { origin } = host.target();
    const bearer = await signIn();
    const page = await browser.newPage();
    await page.goto(foreignOrigin);
    const seen = await page.evaluate(
      async ([target, token]) => {
        const tried = async (init: RequestInit): Promise<string> => {
          try {
            return (await fetch(`${target}/rpc/profiles/list`, init)).type;
          } catch {
            return 'failed';
          }
        };
        const authorization = `Bearer ${token}`;
        return {
          asked: await tried({
            method: 'POST',
            body: '{}',
            headers: { authorization, 'content-type': 'application/json' },
          }),
          simple: await tried({ method: 'POST', body: '{}', mode: 'no-cors' }),
          page: await fetch(`${target}/`).then(
            () => 'read',
            () => 'failed',
          ),
          script: await new Promise<string>((done) => {
            const script = document.createElement('script');
            script.src = `${target}/`;
            script.onload = () => done('loaded');
            script.onerror = () => done('failed');
            document.head.append(script);
          }),
        };
      },
      [origin, bearer] as const,
    );
    expect(seen).toEqual({ asked: 'failed', simple: 'failed', page: 'failed', script: 'failed' });
  });

  test('a foreign page cannot frame the app', async () => {
    const { origin } = host.target();
    const page = await browser.newPage();
    await page.goto(foreignOrigin);
    await page.evaluate((target) => {
      const frame = document.createElement('iframe');
      frame.src = `${target}/`;
      document.body.append(frame);
      return new Promise((done) => (frame.onload = done));
    }, origin);
    const titles = await Promise.all(page.frames().map((frame) => frame.title()));
    expect(titles.filter((title) => title.includes('Keyway'))).toEqual([]);
  });

  test('a foreign name that leads to 127.0.0.1 gets nothing, not even the page', async () => {
    const { port } = new URL(host.target().origin);
    const page = await browser.newPage();
    const answer = await page.goto(`http://attacker.example:${port}/`);
    expect(answer?.status()).toBe(421);
  });

  test('the app itself can send nothing to elsewhere and run no text as a script', async () => {
    const page = await browser.newPage();
    await page.goto(`${host.target().origin}/`);
    const seen = await page.evaluate(async (elsewhere) => {
      // In a turn of its own: what a debugger evaluates may itself evaluate, whatever the policy says.
      await new Promise((turn) => setTimeout(turn));
      const image = new Image();
      const loaded = new Promise<string>((done) => {
        image.onload = () => done('loaded');
        image.onerror = () => done('failed');
      });
      image.src = `${elsewhere}/pixel.png`;
      const frame = document.createElement('iframe');
      frame.src = elsewhere;
      document.body.append(frame);
      return {
        fetch: await fetch(elsewhere, { mode: 'no-cors' }).then(
          () => 'sent',
          () => 'failed',
        ),
        beacon: await loaded,
        evaluated: ((): string => {
          try {
            return String(window.eval('1'));
          } catch {
            return 'failed';
          }
        })(),
        markup: ((): string => {
          try {
            document.createElement('div').innerHTML = '<b>x</b>';
            return 'set';
          } catch {
            return 'failed';
          }
        })(),
      };
    }, foreignOrigin);
    expect(seen).toEqual({ fetch: 'failed', beacon: 'failed', evaluated: 'failed', markup: 'failed' });
  });
});
