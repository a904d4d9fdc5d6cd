/** The way to AWS as profiles and the environment have it: proxies and certificates, from the session to the sentence. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  makeCertificate,
  type RunningServer,
  startProxy,
  startSecure,
} from '../../electron/adapters/aws/testing.js';
import { catalogue } from '../../shared/catalogue/index.js';
import { type Bench, usualOptions } from './bench.js';
import { role, roleArn, useLoopback } from './suite.js';

const suite = useLoopback();
const own = makeCertificate();
let company: RunningServer;
let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyway-way-'));
  bundle = join(folder, 'certificates.pem');
  await writeFile(bundle, own.certificate);
  // As a company's proxy that opens connections, and lets nobody through but to say so.
  company = await startSecure(own, (_, response) => {
    response.writeHead(403, { 'content-type': 'text/html' }).end('<html>blocked</html>');
  });
});
afterAll(async () => {
  await company.close();
  await rm(folder, { recursive: true });
});

/** Why the session of `reader` does not start, and what a person reads of that. */
async function endIn({ sessions }: Bench): Promise<{ readonly reason: unknown; readonly advice: string }> {
  const known = await sessions.identity('reader', null, null);
  if (known.ok) throw new Error('nobody lets it through');
  const { failed } = await sessions.start(['reader'], usualOptions, null, null);
  expect(failed).toMatchObject([{ code: known.failure.code, facts: known.failure.facts }]);
  const words = catalogue.failureWords(known.failure);
  expect(words.happened).toMatch(/[.]/u);
  return { reason: Object.entries(known.failure.facts).find(([name]) => name === 'reason')?.[1], ...words };
}

const at = (...more: readonly string[]): string => role('reader', roleArn('Reader'), more);
const straight = { AWS_ENDPOINT_URL: '' };

it('a proxy that is not there ends in a sentence about the proxy', async () => {
  const environment = { ...straight, HTTPS_PROXY: 'http://127.0.0.1:9' };
  const { reason, advice } = await endIn(await suite.bench({ config: at(), environment }));
  expect(reason).toBe('proxy');
  expect(advice).toContain('HTTPS_PROXY');
});

it('a certificate of nobody that is known ends in a sentence that names ca_bundle, which is used where it stands', async () => {
  const proxy = await startProxy({ port: company.port });
  const environment = { ...straight, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
  const unknown = await endIn(await suite.bench({ config: at(), environment }));
  expect(unknown.reason).toBe('certificate');
  expect(unknown.advice).toContain('ca_bundle');
  const gone = await suite.bench({ config: at(`ca_bundle = ${bundle}.gone`), environment });
  expect((await endIn(gone)).reason).toBe('certificate-file');
  const config = at(`endpoint_url = https://127.0.0.1:${company.port}`, `ca_bundle = ${bundle}`);
  // What the company says instead of AWS is heard: its certificate was taken.
  expect((await endIn(await suite.bench({ config, environment: straight }))).reason).not.toMatch(
    /^certificate/u,
  );
  await proxy.close();
});
