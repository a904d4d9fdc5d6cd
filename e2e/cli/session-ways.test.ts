/** Sessions of every kind, in an open Keyway, given to the real `aws` in every way of handing them out. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createAws } from '../../electron/adapters/aws/aws.js';
import { callTo, valueOf } from '../../electron/adapters/aws/testing-calls.js';
import { createSystemClock } from '../../electron/adapters/system-clock.js';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createMemoryClipboard } from '../../electron/adapters/testing/memory-clipboard.js';
import { Secret } from '../../electron/core/secret.js';
import type { Services } from '../../electron/services/api.js';
import type { Result } from '../../shared/models/result.js';
import { exampleAccount, exampleKeys } from '../aws/seeds.js';
import { bytesOf, command, put } from './harness.js';
import { openKeyway } from './open-keyway.js';
import { arnIn, awsProgram, device, startWorld, type World } from './session-world.js';

const alice = `arn:aws:iam::${exampleAccount}:user/alice`;
/** Every kind of session (`sessionKinds`), a chain, and a role with a code; what each is to AWS. */
const kinds = {
  reader: ['assume-role', /:assumed-role\/Reader\/keyway-/u],
  chain: ['assume-role', /:assumed-role\/Deploy\/keyway-/u],
  admin: ['assume-role', /:assumed-role\/Admin\//u],
  keyed: ['session-token', alice],
  web: ['web-identity', /:assumed-role\/Web\/keyway-/u],
  portal: ['sso', /:assumed-role\/(?:AWSReservedSSO_)?Reader/u],
  task: ['container', /:assumed-role\/Reader\//u],
  host: ['imds', /:assumed-role\//u],
  program: ['process', alice],
  me: ['login', alice],
} as const;
const profiles = Object.keys(kinds);

/** Profiles that the shared world has not; what their tools and servers keep is a session that AWS made. */
async function addProfiles({ home, aws }: World): Promise<void> {
  const asked = callTo(aws.url, exampleKeys.alice);
  const calls = createAws({ clock: createSystemClock() });
  const made = valueOf(await calls.sessionToken(asked, { durationSeconds: null, mfa: null }));
  const key = {
    AccessKeyId: made.accessKeyId,
    SecretAccessKey: made.secretAccessKey.reveal(),
    SessionToken: made.sessionToken.reveal(),
  };
  const until = new Date(made.expiresAt).toISOString();
  put(home, 'answer.json', JSON.stringify({ Version: 1, ...key, Expiration: until }));
  const accessToken = {
    accessKeyId: key.AccessKeyId,
    secretAccessKey: key.SecretAccessKey,
    sessionToken: key.SessionToken,
    accountId: exampleAccount,
    expiresAt: until,
  };
  const name = createHash('sha256').update(alice).digest('hex');
  put(home, `.aws/login/cache/${name}.json`, JSON.stringify({ accessToken }));
  const own = {
    task: 'credential_source = EcsContainer',
    host: 'credential_source = Ec2InstanceMetadata',
    program: `credential_process = /bin/cat ${home}/answer.json`,
    me: `login_session = ${alice}`,
  };
  const line = `${process.execPath} ${command} credential-process --home ${home} --profile`;
  const sections = [
    ...Object.entries(own).map(([each, text]) => [each, `endpoint_url = ${aws.url}`, text]),
    ...profiles.map((each) => [`via-${each}`, `credential_process = ${line} ${each}`]),
  ];
  const text = sections.map(([each = '', ...lines]) =>
    [`[profile ${each}]`, 'region = eu-west-1', ...lines, ''].join('\n'),
  );
  put(home, '.aws/config', bytesOf(home, '.aws/config') + text.join(''));
}

interface Opened {
  readonly world: World;
  readonly services: Services;
  readonly clipboard: ReturnType<typeof createMemoryClipboard>;
  /** The variables of each terminal that was opened. */
  readonly terminals: readonly Readonly<Record<string, string>>[];
  /** `aws sts get-caller-identity`, for a program that runs it. */
  readonly who: readonly string[];
  /** Where a container and an instance have their credentials: for the command itself, which takes them from its child. */
  readonly variables: Readonly<Record<string, string>>;
}

async function open(): Promise<Opened> {
  const world = await startWorld();
  const { home, aws } = world;
  await addProfiles(world);
  const clipboard = createMemoryClipboard();
  const terminals: Readonly<Record<string, string>>[] = [];
  const variables = {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${aws.url}/v1/credentials`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: 'example-authorization',
    AWS_EC2_METADATA_SERVICE_ENDPOINT: aws.url,
  };
  const services = await openKeyway(home, ({ environment }) => ({
    consent: createFixedConsent({ answer: () => 'allowed' }),
    clipboard,
    terminals: { open: (set) => Promise.resolve(void terminals.push(set)) },
    environment: { ...environment, ...variables },
  }));
  const who = [awsProgram, 'sts', 'get-caller-identity', '--output', 'json', '--endpoint-url', aws.url];
  return { world, services, clipboard, terminals, who, variables };
}

type Way = (opened: Opened, profile: string) => ReturnType<World['run']>;

/** The real command, with the session of a profile. */
const ways: Readonly<Record<string, Way>> = {
  'its config line': ({ world, who }, profile) =>
    world.run(awsProgram, [...who.slice(1), '--profile', `via-${profile}`]),
  'keyway exec': ({ world, who, variables }, profile) =>
    world.keyway(['exec', profile, '--home', world.home, '--', ...who], { variables }),
  'the endpoint of keyway exec': ({ world, who, variables }, profile) =>
    world.keyway(['exec', profile, '--endpoint', '--home', world.home, '--', ...who], { variables }),
  async 'the lines of keyway env'({ world, who, variables }, profile) {
    const args = ['env', profile, '--shell', 'bash', '--home', world.home];
    const lines = await world.keyway(args, { variables });
    expect(lines.stderr).toBe('');
    return world.run('/bin/bash', ['-c', `${lines.stdout}"$@"`, 'bash', ...who]);
  },
  async 'lines from the clipboard'({ world, services, clipboard, who }, profile) {
    done(await services.sessionHanding.copyEnvironment(profile, 'bash'));
    return world.run('/bin/bash', ['-c', `${clipboard.text()}\n"$@"`, 'bash', ...who]);
  },
  async 'a terminal'({ world, services, terminals, who }, profile) {
    done(await services.sessionHanding.openTerminal(profile));
    return world.run(awsProgram, who.slice(1), { variables: terminals.at(-1) ?? {} });
  },
  async 'a temporary profile'({ world, services, who }, profile) {
    const { name } = done(await services.sessionHanding.writeTemporary(profile, 'last-four'));
    return world.run(awsProgram, [...who.slice(1), '--profile', name]);
  },
};

function done<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const options = { durationSeconds: null, sessionName: null, sourceIdentity: null, tags: [] };

describe.skipIf(!existsSync(awsProgram))('the real aws command is given in every way the session of', () => {
  test.each(Object.entries(kinds))('%s', async (profile, [kind, arn]) => {
    const opened = await open();
    const { world, services } = opened;
    const code = { kind: 'code', device, code: new Secret(world.aws.code(device)) } as const;
    const begun = await services.sessions.start([profile], options, code, null);
    expect(begun).toMatchObject({ started: [{ profile, kind }], waiting: [], failed: [] });
    const wrong: unknown[] = [];
    for (const [way, use] of Object.entries(ways)) {
      const ran = await use(opened, profile);
      // The same name with the long-term key would be no session.
      const signer = world.aws.journal.findLast(({ action }) => action === 'sts:GetCallerIdentity')?.keyId;
      const isSession = world.aws.state.sessions.some(({ keyId }) => keyId === signer);
      const isMeant =
        ran.stderr === '' && (typeof arn === 'string' ? arnIn(ran) === arn : arn.test(arnIn(ran)));
      if (!isMeant || !isSession) wrong.push({ way, said: ran.stdout + ran.stderr, signer });
    }
    expect(wrong).toEqual([]);
  });
});
