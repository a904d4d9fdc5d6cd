import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../core/secret.js';
import type { AwsCall, AwsConnection } from '../../services/aws-port.js';
import { createSystemClock } from '../system-clock.js';
import { createAws } from './aws.js';
import { makeCertificate, type RunningServer, startPlain, startProxy, startSecure } from './testing.js';

const own = makeCertificate();
const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/alice</Arn><UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

let secure: RunningServer;
let folder: string;
let bundle: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyway-route-'));
  bundle = join(folder, 'certificates.pem');
  await writeFile(bundle, `# the company's\n${own.certificate}`);
  secure = await startSecure(own, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' }).end(identity);
  });
});
afterAll(async () => {
  await secure.close();
  await rm(folder, { recursive: true });
});

const aws = createAws({ clock: createSystemClock() });

/** @param address of STS */
function call(address: string, more: Partial<AwsConnection> = {}): AwsCall {
  const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
  return {
    credentials: { accessKeyId, secretAccessKey: new Secret('a-secret-of-alice'), sessionToken: null },
    connection: {
      region: 'eu-west-1',
      endpoints: { sts: address },
      useFips: false,
      useDualStack: false,
      proxy: null,
      withoutProxy: [],
      certificates: null,
      ...more,
    },
    signal: null,
  };
}

const here = () => `https://127.0.0.1:${secure.port}`;
const unreachable = (reason: string) => ({ ok: false, failure: { kind: 'unreachable', reason } });

describe('a certificate', () => {
  it('of nobody that is known is not trusted', async () => {
    expect(await aws.callerIdentity(call(here()))).toMatchObject(unreachable('certificate'));
  });

  it('of the file that the profile names is', async () => {
    expect(await aws.callerIdentity(call(here(), { certificates: bundle }))).toMatchObject({
      ok: true,
      value: { accountId: '111122223333' },
    });
  });

  it('of another name is not', async () => {
    const other = await startProxy({ port: secure.port });
    const asked = call('https://sts.eu-west-1.amazonaws.com', {
      certificates: bundle,
      proxy: new Secret(`http://127.0.0.1:${other.port}`),
    });
    expect(await aws.callerIdentity(asked)).toMatchObject(unreachable('certificate'));
    await other.close();
  });

  it.each(['missing.pem', 'no-certificates.pem', 'broken.pem'])(
    'file that cannot be used is told: %s',
    async (name) => {
      await writeFile(join(folder, 'no-certificates.pem'), 'hello');
      await writeFile(join(folder, 'broken.pem'), own.certificate.replace(/.{20}\n-----END/u, '\n-----END'));
      const asked = call(here(), { certificates: join(folder, name) });
      expect(await aws.callerIdentity(asked)).toMatchObject(unreachable('certificate-file'));
    },
  );
});

it('something that speaks no TLS is no answer', async () => {
  const plain = await startPlain((_, response) => response.end('x'));
  const asked = call(`https://127.0.0.1:${plain.port}`);
  expect(await aws.callerIdentity(asked)).toMatchObject(unreachable('not-readable'));
  await plain.close();
});

describe('a proxy', () => {
  const through = (port: number, more: Partial<AwsConnection> = {}, user = '') => ({
    certificates: bundle,
    proxy: new Secret(`http://${user}127.0.0.1:${port}`),
    ...more,
  });

  it('is led through, with name and password where it has them', async () => {
    const proxy = await startProxy({ port: secure.port });
    const address = 'https://localhost:4433';
    const answer = await aws.callerIdentity(call(address, through(proxy.port, {}, 'user:p%40ss@')));
    await proxy.close();
    expect(answer).toMatchObject({ ok: true });
    expect(proxy.seen).toEqual([
      { target: 'localhost:4433', authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}` },
    ]);
  });

  it('is spoken to by TLS where its address says so, trusting the same certificates', async () => {
    const proxy = await startProxy({ port: secure.port, own });
    const address = new Secret(`https://localhost:${proxy.port}`);
    const asked = (certificates: string | null) =>
      call('https://localhost:4433', { proxy: address, certificates });
    expect(await aws.callerIdentity(asked(bundle))).toMatchObject({ ok: true });
    expect(proxy.seen).toHaveLength(1);
    expect(await aws.callerIdentity(asked(null))).toMatchObject(unreachable('proxy'));
    await proxy.close();
  });

  it('is passed by for hosts of NO_PROXY', async () => {
    const proxy = await startProxy({ port: secure.port });
    const asked = call(here(), through(proxy.port, { withoutProxy: ['127.0.0.1'] }));
    expect(await aws.callerIdentity(asked)).toMatchObject({ ok: true });
    await proxy.close();
    expect(proxy.seen).toEqual([]);
  });

  it.each([407, 403, 502])('that answers %i is told', async (status) => {
    const proxy = await startProxy({ port: secure.port, status });
    const asked = call('https://sts.eu-west-1.amazonaws.com', through(proxy.port));
    expect(await aws.callerIdentity(asked)).toMatchObject(unreachable('proxy'));
    await proxy.close();
  });

  it('that is not there is told, and nothing of its password', async () => {
    const proxy = await startProxy({ port: secure.port });
    await proxy.close();
    const asked = call('https://sts.eu-west-1.amazonaws.com', through(proxy.port, {}, 'user:hunter2@'));
    const answer = await aws.callerIdentity(asked);
    expect(answer).toMatchObject(unreachable('proxy'));
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });

  it('of which nobody can make an address is told', async () => {
    const asked = call(here(), { proxy: new Secret('http://[nonsense') });
    expect(await aws.callerIdentity(asked)).toMatchObject(unreachable('proxy'));
  });
});
