/** Credentials that real tools fetch by themselves, by files and variables alone: every profile of the demonstration, containers, instances. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeDemoHome } from '../demo/home.js';
import { demoState } from '../demo/seed.js';
import { exampleAccount } from '../seeds.js';
import { startAws, type Aws } from '../server.js';
import { bareEnvironment, botocores, hasAwsCli } from './asking.js';

const run = promisify(execFile);
let aws: Aws;
let home: string;

beforeEach(async () => {
  aws = await startAws({ seed: demoState(Date.now()) });
  home = await mkdtemp(join(tmpdir(), 'keyway-aws-flows-'));
});
afterEach(async () => {
  await aws.close();
  await rm(home, { recursive: true });
  expect(aws.faults).toEqual([]);
});

/** botocore knows `endpoint_url` in files since 1.31. */
const withEndpoints = botocores().filter(({ version }) => Number(version.split('.')[1]) >= 31);

const user = (name: string): string => `arn:aws:iam::${exampleAccount}:user/${name}`;
const assumed = (role: string, account: string = exampleAccount): string =>
  `arn:aws:sts::${account}:assumed-role/${role}/`;

const leadsTo: Readonly<Record<string, string>> = {
  default: user('alice'),
  'bob-needs-mfa': user('bob'),
  'carol-two-keys': user('carol'),
  'root-user': `arn:aws:iam::${exampleAccount}:root`,
  reader: assumed('Reader'),
  'admin-mfa': assumed('Admin'),
  'deploy-chain': assumed('Deploy'),
  partner: assumed('Partner', '444455556666'),
  'single-sign-on': assumed('AWSReservedSSO_Reader_0123456789abcdef'),
  'web-identity': assumed('Web'),
  'from-process': user('dave'),
};

describe.each(withEndpoints)('botocore $version', ({ python }) => {
  it('is with each profile of the demonstration who that leads to', async () => {
    const names = await writeDemoHome(home, aws);
    expect(names.toSorted()).toEqual(Object.keys(leadsTo).toSorted());
    const code = aws.code(`arn:aws:iam::${exampleAccount}:mfa/alice`);
    const environment = { ...bareEnvironment, HOME: home, CODE: code };
    const script = join(import.meta.dirname, 'ask_profile.py');
    const { stdout } = await run(python, [script, ...names], { env: environment });
    for (const line of stdout.trim().split('\n')) {
      const told: unknown = JSON.parse(line);
      const [name = '', arn = ''] = Array.isArray(told) ? told.map(String) : [];
      expect(`${name} ${arn}`).toContain(`${name} ${leadsTo[name] ?? 'nothing'}`);
    }
    expect(stdout.trim().split('\n')).toHaveLength(names.length);
  });
});

describe.skipIf(!hasAwsCli())('the command line', () => {
  const reader = assumed('Reader');
  const variables: Readonly<Record<string, (url: string) => NodeJS.ProcessEnv>> = {
    'a container': (url) => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'example-authorization',
    }),
    'an instance': (url) => ({
      AWS_EC2_METADATA_DISABLED: 'false',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `${url}/`,
    }),
  };
  it.each(Object.keys(variables))('is the role of %s', async (place) => {
    const environment = { ...bareEnvironment, HOME: home, AWS_PAGER: '', ...variables[place]?.(aws.url) };
    const flags = ['--region', 'eu-west-1', '--endpoint-url', aws.url, '--query', 'Arn', '--output', 'text'];
    const { stdout } = await run('/usr/bin/aws', ['sts', 'get-caller-identity', ...flags], {
      env: environment,
    });
    expect(stdout).toContain(reader);
  });
});
