/** A home whose profiles ask the loopback AWS, and programs that are run beside it. */
import { createHash } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';
import { type Aws, startAws } from '../aws/server.js';
import { exampleAccount, exampleKeys, examplePortalToken } from '../aws/seeds.js';
import { command, makeHome, put, type Ran, runLater } from './harness.js';

/** Debian's; a newer one may come first on PATH. */
export const awsProgram = '/usr/bin/aws';
const role = (name: string, account = exampleAccount): string => `arn:aws:iam::${account}:role/${name}`;
export const device = `arn:aws:iam::${exampleAccount}:mfa/alice`;

export interface World {
  readonly home: string;
  readonly aws: Aws;
  /** Runs it in this home, with no other variables but PATH and those given. */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Ran>;
  keyway(args: readonly string[], options?: RunOptions): Promise<Ran>;
  /** Puts a program where it is found before all others. */
  putProgram(name: string, script: string): void;
}

export interface RunOptions {
  readonly variables?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Everything is ended and removed after the test. */
export async function startWorld(more = ''): Promise<World> {
  const aws = await startAws();
  onTestFinished(() => aws.close());
  const home = makeHome({ '.aws/credentials': credentials, '.aws/config': config(aws.url) + more });
  put(home, 'token', aws.identityToken());
  put(home, 'process.json', processAnswer);
  put(home, `.aws/sso/cache/${sha1('portal')}.json`, ssoToken);
  const run: World['run'] = (program, args, { variables = {}, input = '' } = {}) => {
    const path = `${join(home, 'programs')}:${process.env['PATH'] ?? ''}`;
    const environment = { PATH: path, HOME: home, AWS_PAGER: '', ...variables };
    return runLater(program, args, { env: environment, cwd: home, input, timeout: 50_000 });
  };
  const keyway: World['keyway'] = (args, options) => run(process.execPath, [command, ...args], options);
  const putProgram: World['putProgram'] = (name, script) => {
    put(home, `programs/${name}`, script);
    chmodSync(join(home, 'programs', name), 0o700);
  };
  return { home, aws, run, keyway, putProgram };
}

/** `[default]` is somebody else: what a tool falls back on shows. */
const credentials = [
  '[default]',
  `aws_access_key_id = ${exampleKeys.bob.id}`,
  `aws_secret_access_key = ${exampleKeys.bob.secret}`,
  '[alice]',
  `aws_access_key_id = ${exampleKeys.alice.id}`,
  `aws_secret_access_key = ${exampleKeys.alice.secret}`,
  '',
].join('\n');

const processAnswer = JSON.stringify({
  Version: 1,
  AccessKeyId: exampleKeys.alice.id,
  SecretAccessKey: exampleKeys.alice.secret,
});

const ssoToken = JSON.stringify({
  startUrl: 'https://example.awsapps.com/start',
  region: 'eu-west-1',
  accessToken: examplePortalToken,
  expiresAt: '2098-01-01T00:00:00Z',
});

function config(url: string): string {
  const profile = (name: string, ...lines: readonly string[]): string =>
    [`[profile ${name}]`, 'region = eu-west-1', `endpoint_url = ${url}`, ...lines, ''].join('\n');
  const alice = 'source_profile = alice';
  const deploy = role('delivery/Deploy');
  return [
    profile('alice'),
    profile('reader', `role_arn = ${role('Reader')}`, alice),
    profile('admin', `role_arn = ${role('Admin')}`, alice, `mfa_serial = ${device}`),
    profile(
      'other',
      `role_arn = ${role('Admin')}`,
      alice,
      `mfa_serial = ${device}`,
      'role_session_name = other',
    ),
    profile('chain', `role_arn = ${deploy}`, 'source_profile = reader'),
    profile('partner', `role_arn = ${role('Partner', '444455556666')}`, alice, 'external_id = partner-17'),
    profile('stranger', `role_arn = ${role('Partner', '444455556666')}`, alice, 'external_id = wrong'),
    profile('web', `role_arn = ${role('Web')}`, 'web_identity_token_file = ~/token'),
    profile('portal', 'sso_session = portal', `sso_account_id = ${exampleAccount}`, 'sso_role_name = Reader'),
    profile(
      'signed-out',
      'sso_session = gone',
      `sso_account_id = ${exampleAccount}`,
      'sso_role_name = Reader',
    ),
    profile('boxed', `role_arn = ${deploy}`, 'credential_source = EcsContainer'),
    profile('machine', `role_arn = ${deploy}`, 'credential_source = Ec2InstanceMetadata'),
    profile(
      'keyed',
      `aws_access_key_id = ${exampleKeys.alice.id}`,
      `aws_secret_access_key = ${exampleKeys.alice.secret}`,
      `mfa_serial = ${device}`,
    ),
    profile('loop', `credential_process = ${process.execPath} ${command} credential-process --profile loop`),
    profile('process', `credential_process = /bin/cat process.json`),
    ...['portal', 'gone'].map((name) =>
      [
        `[sso-session ${name}]`,
        'sso_start_url = https://example.awsapps.com/start',
        'sso_region = eu-west-1',
        '',
      ].join('\n'),
    ),
  ].join('\n');
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** A profile that tools get from Keyway: the line in its config file that runs the command. */
export function handedProfile(profile: string): string {
  const line = `${process.execPath} ${command} credential-process --profile ${profile}`;
  return `[profile via-${profile}]\nregion = eu-west-1\ncredential_process = ${line}\n`;
}

/** The ARN that AWS gave for whoever asked; throws where the program printed anything else. */
export function arnIn({ stdout }: Pick<Ran, 'stdout'>): string {
  const read: unknown = JSON.parse(stdout);
  if (typeof read !== 'object' || read === null || !('Arn' in read))
    throw new Error(`no identity: ${stdout}`);
  return String(read.Arn);
}
