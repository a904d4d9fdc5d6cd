/** The ways to AWS, walked by the built command: encryption, a company's certificates, a proxy, and what is in the way. */
import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { makeCertificate, startProxy } from '../../electron/adapters/aws/testing.js';
import { exampleKeys } from '../aws/seeds.js';
import { type Aws, startAws } from '../aws/server.js';
import { keywayLater, makeHome } from './harness.js';

const own = makeCertificate();

/** The loopback AWS behind TLS, with a certificate that nobody knows. @returns its port */
async function encrypted(aws: Aws): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer({ key: own.key, cert: own.certificate }, (socket) => {
    const inside = connect(Number(new URL(aws.url).port), '127.0.0.1');
    for (const each of [socket, inside]) {
      sockets.add(each);
      each.on('error', () => each.destroy());
    }
    socket.pipe(inside).pipe(socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function start(profile: (aws: Aws, port: number) => readonly string[]) {
  const aws = await startAws();
  onTestFinished(() => aws.close());
  const port = await encrypted(aws);
  const home = makeHome({
    '.aws/credentials': `[alice]\naws_access_key_id = ${exampleKeys.alice.id}\naws_secret_access_key = ${exampleKeys.alice.secret}\n`,
    '.aws/config': ['[profile alice]', 'region = eu-west-1', ...profile(aws, port), ''].join('\n'),
    'certificates.pem': own.certificate,
  });
  const whoAmI = (variables: Readonly<Record<string, string>> = {}) =>
    keywayLater(home, ['whoami', 'alice'], { variables });
  return { aws, port, home, whoAmI };
}

test('a certificate that nobody knows ends in what to do about it', async () => {
  const { whoAmI, aws } = await start((_, port) => [`endpoint_url = https://localhost:${port}`]);
  const { status, stderr } = await whoAmI();
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/certificate of localhost:\d+ is not trusted/u);
  expect(stderr).toContain('AWS_CA_BUNDLE');
  expect(aws.journal).toEqual([]);
});

test('the certificates that AWS_CA_BUNDLE names are trusted', async () => {
  const { whoAmI, home } = await start((_, port) => [`endpoint_url = https://localhost:${port}`]);
  const { status, stdout } = await whoAmI({ AWS_CA_BUNDLE: `${home}/certificates.pem` });
  expect(stdout).toContain('user/alice');
  expect(status).toBe(0);
});

test('a file of certificates that is not there is told', async () => {
  const { whoAmI } = await start((_, port) => [
    `endpoint_url = https://localhost:${port}`,
    'ca_bundle = /nowhere.pem',
  ]);
  expect((await whoAmI()).stderr).toContain('PEM');
});

test('a proxy is gone through, and its password is told to nobody', async () => {
  const { whoAmI, home, port } = await start((_, at) => [`endpoint_url = https://localhost:${at}`]);
  const proxy = await startProxy({ port });
  onTestFinished(() => proxy.close());
  const trust = { AWS_CA_BUNDLE: `${home}/certificates.pem` };
  const through = await whoAmI({ ...trust, HTTPS_PROXY: `http://user:hunter2@127.0.0.1:${proxy.port}` });
  expect(through.stdout).toContain('user/alice');
  expect(proxy.seen[0]?.target).toBe(`localhost:${port}`);
  const seen = proxy.seen.length;
  const past = { ...trust, https_proxy: `http://127.0.0.1:${proxy.port}`, NO_PROXY: 'localhost' };
  expect((await whoAmI(past)).status).toBe(0);
  expect(proxy.seen).toHaveLength(seen);
});

test('a proxy that lets nothing through is told, without its password', async () => {
  const { whoAmI, port } = await start((_, at) => [`endpoint_url = https://localhost:${at}`]);
  const proxy = await startProxy({ port, status: 407 });
  onTestFinished(() => proxy.close());
  const { status, stdout, stderr } = await whoAmI({
    HTTPS_PROXY: `http://user:hunter2@127.0.0.1:${proxy.port}`,
  });
  expect(status).not.toBe(0);
  expect(stderr).toContain('The proxy does not let requests through');
  expect(stdout + stderr).not.toContain('hunter2');
});

test('a clock of twenty minutes off is told with its minutes', async () => {
  const { whoAmI, aws } = await start(({ url }) => [`endpoint_url = ${url}`]);
  aws.clock.skew(20 * 60_000);
  const { status, stderr } = await whoAmI();
  expect(status).not.toBe(0);
  expect(stderr).toContain('The clock of this computer is 20 minutes behind');
});

test('a storm of refusals ends', async () => {
  const { whoAmI, aws } = await start(({ url }) => [`endpoint_url = ${url}`]);
  aws.fail({ how: 'too-many-requests', times: 1000 });
  const { status, stderr } = await whoAmI();
  expect(status).not.toBe(0);
  expect(stderr).toContain('too many requests');
  expect(aws.journal.filter(({ action }) => action === 'sts:GetCallerIdentity')).toHaveLength(4);
});

test('an address where nothing answers is told', async () => {
  const { whoAmI } = await start(() => ['endpoint_url = http://127.0.0.1:1']);
  expect((await whoAmI()).stderr).toContain('Nothing answers at 127.0.0.1:1.');
});
