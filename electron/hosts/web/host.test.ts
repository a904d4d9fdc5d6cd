import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractClient } from '../../../shared/contract/client.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { longestRequest } from '../../rpc/limits.js';
import {
  createSampleApplication,
  createSampleContext,
  sampleList,
  type SampleApplication,
} from '../../rpc/testing.js';
import { startWebHost, type WebHost } from './host.js';

let folder: string;
let host: WebHost;
let application: SampleApplication;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-web-'));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Keyway</title>');
  application = createSampleApplication();
  const { context } = createSampleContext(application.services);
  host = await startWebHost({
    context,
    pageFolder: join(folder, 'page'),
    stateFolder: join(folder, 'state'),
  });
});
afterEach(() => {
  host.close();
  rmSync(folder, { recursive: true });
});

/** What the redirect page leads to at this moment. */
function target(): { readonly origin: string; readonly token: string } {
  const text = readFileSync(fileURLToPath(host.address), 'utf8');
  const [, origin, token] = /url=(http:\/\/127\.0\.0\.1:\d+)\/#launch=([\w-]+)"/.exec(text) ?? [];
  if (origin === undefined || token === undefined) throw new Error('no target in the redirect page');
  return { origin, token };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends exactly these headers: what a browser would set by itself is not. */
function send(path: string, method: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  const { origin } = target();
  return new Promise((resolve, reject) => {
    const request = httpRequest(origin + path, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

function launch(token: string, origin: string): Promise<Answer> {
  const body = JSON.stringify({ token });
  return send(
    '/launch',
    'POST',
    { origin, 'content-type': 'application/json', 'content-length': String(body.length) },
    body,
  );
}

async function bearerOf(answer: Promise<Answer>): Promise<string> {
  const bearer = /^\{"bearer":"([\w-]{43})"\}$/.exec((await answer).body)?.[1];
  if (bearer === undefined) throw new Error('no bearer token');
  return bearer;
}

function clientWith(bearer: string): ContractClient {
  const { origin } = target();
  const headers = { authorization: `Bearer ${bearer}`, origin };
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers }));
}

test('the page comes with the whole policy and is not kept', async () => {
  const { status, headers, body } = await send('/', 'GET', {});
  expect({ status, body }).toEqual({ status: 200, body: '<!doctype html><title>Keyway</title>' });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
});

test('a launch token opens the app once; calls and the watch work with the bearer token', async () => {
  const { origin, token } = target();
  const client = clientWith(await bearerOf(launch(token, origin)));
  expect(await client.profiles.list()).toEqual(sampleList);
  const stream = await client.application.watch();
  await stream.next();
  const waiting = stream.next();
  application.changed({ revision: 9, topics: ['settings'] });
  expect(await waiting).toMatchObject({ value: { revision: 9 } });
  expect((await launch(token, origin)).status).toBe(401);
});

test('when the browser goes away, its watch ends', async () => {
  const { origin, token } = target();
  const client = clientWith(await bearerOf(launch(token, origin)));
  const controller = new AbortController();
  const stream = await client.application.watch(undefined, { signal: controller.signal });
  await stream.next();
  controller.abort();
  await expect.poll(() => application.listeners()).toBe(0);
});

test('the redirect page is for this user alone and holds another token after each use', async () => {
  const path = fileURLToPath(host.address);
  const { origin, token } = target();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'state')).mode & 0o777).toBe(0o700);
  await launch(token, origin);
  await expect.poll(() => target().token).not.toBe(token);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect((await launch(target().token, origin)).status).toBe(200);
});

test('a wrong launch token changes nothing', async () => {
  const { origin, token } = target();
  expect((await launch('x'.repeat(43), origin)).status).toBe(401);
  expect((await launch(token, origin)).status).toBe(200);
});

const wrongLaunches = [
  '',
  '{',
  '[]',
  '{}',
  '{"token":1}',
  '{"token":"a","more":1}',
  `{"token":"${'x'.repeat(201)}"}`,
];
test.each(wrongLaunches)('the launch body %j is refused', async (body) => {
  const { origin } = target();
  const headers = { origin, 'content-type': 'application/json', 'content-length': String(body.length) };
  expect((await send('/launch', 'POST', headers, body)).status).toBe(400);
});

test('a refusal is JSON that the client library understands, with the policy', async () => {
  const { headers, body } = await send('/rpc/profiles/list', 'POST', {
    origin: target().origin,
    'content-type': 'application/json',
    'content-length': '0',
  });
  expect(headers['content-security-policy']).toBeDefined();
  expect(JSON.parse(body)).toEqual({
    json: { defined: false, code: 'UNAUTHORIZED', status: 401, message: 'UNAUTHORIZED' },
  });
  await expect(clientWith('wrong').profiles.list()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});

const unknown = [
  'nothing',
  'profiles/nothing',
  '__proto__',
  'constructor',
  'profiles/__proto__',
  'profiles%2Flist',
  '',
];
test.each(unknown)('the unknown procedure %j is not found', async (path) => {
  const { origin, token } = target();
  const authorization = `Bearer ${await bearerOf(launch(token, origin))}`;
  const headers = { origin, authorization, 'content-type': 'application/json', 'content-length': '2' };
  expect((await send(`/rpc/${path}`, 'POST', headers, '{}')).status).toBe(404);
});

const malformed = [
  '',
  '{',
  'null',
  '[1]',
  '"text"',
  '{"json":{"id":1}}',
  '{"json":{"id":"a","__proto__":{"x":1}}}',
  '{"meta":[[0,["__proto__"]]]}',
];
test.each(malformed)('the body %j of a call is refused as wrong input', async (body) => {
  const { origin, token } = target();
  const authorization = `Bearer ${await bearerOf(launch(token, origin))}`;
  const headers = {
    origin,
    authorization,
    'content-type': 'application/json',
    'content-length': String(body.length),
  };
  const answer = await send('/rpc/profiles/show', 'POST', headers, body);
  expect(answer.status).toBe(400);
  expect(answer.body).not.toMatch(/node_modules|at .*\.js/);
});

test('a call that is too long is refused before it is read', async () => {
  const { origin, token } = target();
  const authorization = `Bearer ${await bearerOf(launch(token, origin))}`;
  const headers = {
    origin,
    authorization,
    'content-type': 'application/json',
    'content-length': String(longestRequest + 1),
  };
  expect((await send('/rpc/profiles/show', 'POST', headers)).status).toBe(413);
});

/** What comes back for bytes that no HTTP library would send. */
function sendRaw(text: string): Promise<string> {
  const port = Number(new URL(target().origin).port);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (received += part));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

test('requests that no library sends are refused, and the next one is answered', async () => {
  const { host: name } = new URL(target().origin);
  const raw = [
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.0\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: ${name}\r\nHost: attacker.example\r\n\r\n`,
    `GET http://attacker.example/ HTTP/1.1\r\nHost: ${name}\r\n\r\n`,
    `POST /launch HTTP/1.1\r\nHost: ${name}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
    '\0\0\0\r\n\r\n',
  ];
  for (const text of raw) expect(await sendRaw(text)).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect((await send('/', 'GET', {})).status).toBe(200);
});

test('it listens on the loopback address alone', async () => {
  expect(new URL(target().origin).hostname).toBe('127.0.0.1');
  const { networkInterfaces } = await import('node:os');
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of others) {
    await expect(fetch(`http://${address}:${new URL(target().origin).port}/`)).rejects.toThrow();
  }
});

test('nothing is left on disk when it closes', () => {
  host.close();
  expect(existsSync(fileURLToPath(host.address))).toBe(false);
  expect(readdirSync(join(folder, 'state'))).toEqual([]);
});
