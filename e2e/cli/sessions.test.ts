/** Sessions from the built command, used by the real tools, against the loopback AWS. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clearedVariables } from '../../electron/core/bridge/hand-over.js';
import {
  diagnosePrinted,
  errorPrinted,
  sessionsPrinted,
  whoamiPrinted,
} from '../../shared/models/printed.js';
import { bytesOf, json } from './harness.js';
import { arnIn, awsProgram, device, handedProfile, startWorld, type World } from './session-world.js';

const hasAws = existsSync(awsProgram);
/** Another Python may come first on the PATH. */
const python = ['python3', '/usr/bin/python3'].find(
  (each) => spawnSync(each, ['-c', 'import boto3']).status === 0,
);
const boto3 = `import boto3, json, sys
client = boto3.client('sts', region_name='eu-west-1', endpoint_url=sys.argv[1])
print(json.dumps({'Arn': client.get_caller_identity()['Arn']}))`;
const reader = /^arn:aws:sts::111122223333:assumed-role\/Reader\/keyway-/u;
const arns = {
  reader,
  chain: /:assumed-role\/Deploy\/keyway-/u,
  partner: /^arn:aws:sts::444455556666:assumed-role\/Partner\/keyway-/u,
  web: /:assumed-role\/Web\/keyway-/u,
  portal: /:assumed-role\/(?:AWSReservedSSO_)?Reader/u,
} as const;

/** The commands by which each tool says who it is. */
function tools({ aws }: World): Readonly<Record<'aws' | 'boto3' | 'sdk-js', readonly string[]>> {
  return {
    aws: [awsProgram, 'sts', 'get-caller-identity', '--output', 'json', '--endpoint-url', aws.url],
    boto3: [python ?? 'python3', '-c', boto3, aws.url],
    'sdk-js': [process.execPath, join(import.meta.dirname, 'identity-sdk-js.mjs'), aws.url],
  };
}

function codeOf(ran: { readonly stdout: string }): unknown {
  return errorPrinted.parse(JSON.parse(ran.stdout)).error.code;
}

describe.skipIf(!hasAws)('the AWS CLI gets the session of each kind', () => {
  test.each(Object.entries(arns))('%s, by its config line', async (profile, arn) => {
    const world = await startWorld(handedProfile(profile));
    const [program = '', ...args] = tools(world).aws;
    const ran = await world.run(program, [...args, '--profile', `via-${profile}`]);
    expect(ran.stderr).toBe('');
    expect(arnIn(ran)).toMatch(arn);
  });

  test.each(Object.entries(arns))('%s, by keyway exec and keyway env', async (profile, arn) => {
    const world = await startWorld();
    const who = tools(world).aws;
    const [plain, endpoint, lines] = [
      await world.keyway(['exec', profile, '--', ...who]),
      await world.keyway(['exec', profile, '--endpoint', '--', ...who]),
      await world.keyway(['env', profile, '--shell', 'bash']),
    ];
    expect([plain.stderr, endpoint.stderr, lines.stderr]).toEqual(['', '', '']);
    const evaluated = await world.run('/bin/bash', ['-c', `${lines.stdout}"$@"`, 'bash', ...who]);
    for (const ran of [plain, endpoint, evaluated]) expect(arnIn(ran)).toMatch(arn);
  });

  test('of a container and of the instance, which the child of exec sees nothing of', async () => {
    const world = await startWorld(handedProfile('boxed'));
    const who = tools(world).aws;
    const container = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${world.aws.url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'example-authorization',
    };
    const instance = { AWS_EC2_METADATA_SERVICE_ENDPOINT: world.aws.url };
    for (const [profile, variables] of [
      ['boxed', container],
      ['machine', instance],
    ] as const) {
      const ran = await world.keyway(['exec', profile, '--', ...who], { variables });
      expect(ran.stderr).toBe('');
      expect(arnIn(ran)).toMatch(/:assumed-role\/Deploy\/keyway-/u);
    }
    const [program = '', ...args] = who;
    const line = await world.run(program, [...args, '--profile', 'via-boxed'], { variables: container });
    expect(arnIn(line)).toMatch(/:assumed-role\/Deploy\/keyway-/u);
  });

  test('of a process, once it is allowed', async () => {
    const world = await startWorld();
    const who = tools(world).aws;
    const refused = await world.keyway(['exec', 'process', '--json', '--', ...who]);
    expect(refused.status).toBe(125);
    expect(codeOf(refused)).toBe('process-not-approved');
    const allowed = await world.keyway(['exec', 'process', '--yes', '--', ...who]);
    expect(arnIn(allowed)).toBe('arn:aws:iam::111122223333:user/alice');
  });

  test('of no process that asks Keyway for the same again', async () => {
    const world = await startWorld();
    const ran = await world.keyway(['exec', 'loop', '--yes', '--json', '--', 'true']);
    expect(ran.status).toBe(125);
    expect(codeOf(ran)).toBe('process-failed');
    expect(ran.stderr).toContain('Keyway itself was asking');
  });

  test('of a role with MFA, with the code from standard input', async () => {
    const world = await startWorld();
    const input = `${world.aws.code(device)}\n`;
    const args = ['exec', 'admin', '--mfa-code-stdin', '--', ...tools(world).aws];
    expect(arnIn(await world.keyway(args, { input }))).toMatch(/:assumed-role\/Admin\//u);
  });

  test('as a profile in the credentials file, written where that is allowed', async () => {
    const world = await startWorld();
    const before = bytesOf(world.home, '.aws/credentials');
    const refused = await world.keyway(['session', 'start', 'reader', '--temporary-profile', '--json']);
    expect(refused.status).toBe(1);
    expect(bytesOf(world.home, '.aws/credentials')).toBe(before);
    const ran = await world.keyway(['session', 'start', 'reader', '--temporary-profile', '--yes', '--json']);
    expect(sessionsPrinted.parse(json(ran)).temporaryProfiles).toMatchObject([{ name: 'reader-session' }]);
    const [program = '', ...args] = tools(world).aws;
    expect(arnIn(await world.run(program, [...args, '--profile', 'reader-session']))).toMatch(reader);
    expect((await world.keyway(['undo'])).status).toBe(0);
    expect(bytesOf(world.home, '.aws/credentials')).toBe(before);
  });
});

describe('whatever was set before, a child of keyway exec gets exactly the session asked for', () => {
  /** Each of them would win over, or spoil, what is handed over. */
  function poisoned({ home }: World): Readonly<Record<string, string>> {
    return {
      ...Object.fromEntries(clearedVariables.map((name) => [name, 'stale'])),
      AWS_PROFILE: 'alice',
      AWS_DEFAULT_PROFILE: 'alice',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/stale',
      AWS_WEB_IDENTITY_TOKEN_FILE: join(home, 'token'),
    };
  }
  const asked = [
    { tool: 'aws', isHere: hasAws },
    { tool: 'boto3', isHere: python !== undefined },
    { tool: 'sdk-js', isHere: true },
  ] as const;

  for (const { tool, isHere } of asked)
    test.skipIf(!isHere)(tool, async () => {
      const world = await startWorld();
      const variables = poisoned(world);
      const who = tools(world)[tool];
      for (const options of [[], ['--endpoint']]) {
        const ran = await world.keyway(['exec', 'reader', ...options, '--', ...who], { variables });
        expect(ran.stderr).not.toMatch(/error/iu);
        expect(arnIn(ran)).toMatch(reader);
      }
    });
});

/** What a program on this computer can send. */
interface Attempt {
  readonly method: string;
  readonly host?: string;
  readonly token?: string;
}

describe('the endpoint of keyway exec', () => {
  const attempts: readonly Attempt[] = [
    { method: 'GET' },
    { method: 'GET', host: 'attacker.example' },
    { method: 'POST' },
    { method: 'GET', token: 'wrong' },
  ];
  const child = `const http = require('node:http');
const uri = new URL(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI);
const own = process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
const ask = ({ method, host, token }) => new Promise((done) => http.request(uri, {
  method, headers: { host: host ?? uri.host, authorization: token ?? own },
}, (answer) => { answer.resume(); answer.on('end', () => done(answer.statusCode)); }).end());
const all = async () => { const got = []; for (const one of JSON.parse(process.argv[1])) got.push(await ask(one)); return got; };
all().then((got) => console.log(JSON.stringify({ got, uri: uri.href, own, keys: process.env.AWS_ACCESS_KEY_ID ?? null })));`;

  test('answers its child alone, and is gone with it', async () => {
    const world = await startWorld();
    const ran = await world.keyway([
      ...['exec', 'reader', '--endpoint', '--', process.execPath, '-e', child],
      JSON.stringify(attempts),
    ]);
    const said: unknown = json(ran);
    expect(said).toMatchObject({ got: [200, 403, 405, 401], keys: null });
    const { uri, own } = { uri: '', own: '', ...(typeof said === 'object' ? said : {}) };
    const after = await new Promise((done) => {
      const asked = request(uri, { headers: { authorization: own } }, () => done('answered'));
      asked.on('error', (error) => done('code' in error ? error.code : error.name));
      asked.end();
    });
    expect(after).toBe('ECONNREFUSED');
  });
});

describe('keyway session, whoami, login, console and diagnose', () => {
  test('ask for one code for all profiles of a device', async () => {
    const world = await startWorld();
    const input = `${world.aws.code(device)}\n`;
    const ran = await world.keyway(['session', 'start', 'admin', 'other', '--mfa-code-stdin', '--json'], {
      input,
    });
    expect(sessionsPrinted.parse(json(ran)).started.map(({ profile }) => profile)).toEqual([
      'admin',
      'other',
    ]);
    expect(world.aws.journal.filter(({ action }) => action === 'sts:GetSessionToken')).toHaveLength(1);
    expect(ran.stdout + ran.stderr).not.toContain(input.trim());
  });

  test('say what is wrong with a code, and what is missing where nobody types one', async () => {
    const world = await startWorld();
    const wrong = await world.keyway(['whoami', 'admin', '--mfa-code-stdin', '--json'], {
      input: '000000\n',
    });
    expect(errorPrinted.parse(json(wrong)).error).toMatchObject({
      code: 'aws-refused',
      facts: { reason: 'mfa-code-wrong' },
    });
    expect(codeOf(await world.keyway(['whoami', 'admin', '--json']))).toBe('mfa-needed');
    const tool = await world.keyway(['credential-process', '--profile', 'admin']);
    expect(tool).toMatchObject({ status: 1, stdout: '' });
    expect(tool.stderr).toContain(device);
  });

  test('say who a profile is, with its account and alias', async () => {
    const world = await startWorld();
    const ran = await world.keyway(['whoami', 'reader', '--json']);
    const { accountId, accountAlias, arn, isRoot } = whoamiPrinted.parse(json(ran));
    expect({ accountId, accountAlias, isRoot }).toEqual({
      accountId: '111122223333',
      accountAlias: 'example-corp',
      isRoot: false,
    });
    expect(arn).toMatch(reader);
  });

  test('fail in a sentence where a role is denied, nobody is signed in, or AWS is not there', async () => {
    const world = await startWorld();
    expect(codeOf(await world.keyway(['session', 'start', 'stranger', '--json']))).toBe('aws-refused');
    const signedOut = await world.keyway(['login', 'signed-out', '--json']);
    expect(errorPrinted.parse(json(signedOut)).error).toMatchObject({
      code: 'sign-in-needed',
      facts: { command: 'aws sso login --profile signed-out' },
    });
    await world.aws.close();
    const ran = await world.keyway(['session', 'start', 'reader', '--json']);
    expect(ran.status).toBe(1);
    expect(codeOf(ran)).toBe('aws-unreachable');
    expect(ran.stderr).toContain('Nothing answers at 127.0.0.1');
  });

  test('print the address of the console by consent, and it signs in', async () => {
    const world = await startWorld();
    expect(codeOf(await world.keyway(['console', 'reader', '--print', '--json']))).toBe('consent-needed');
    const { stdout } = await world.keyway(['console', 'reader', '--print', '--yes', '--service', 's3']);
    const page = await fetch(stdout.trim());
    expect(page.status).toBe(200);
    expect(new URL(stdout.trim()).searchParams.get('Destination')).toBe(
      'https://console.aws.amazon.com/s3/home?region=eu-west-1',
    );
    const longTerm = await world.keyway(['console', 'alice', '--print', '--yes', '--json']);
    expect(codeOf(longTerm)).toBe('console-not-possible');
  });

  test('open the console by a page that is asked for once, and wait for that', async () => {
    const world = await startWorld();
    // A browser: it follows the redirect, and writes down where it got to.
    const opener =
      'const [page] = process.argv.slice(1); fetch(page, { redirect: "manual" }).then((a) => require("node:fs").writeFileSync("opened", page + "\\n" + a.headers.get("location")));';
    const script = `#!/bin/sh\nexec '${process.execPath}' -e '${opener}' "$1"\n`;
    world.putProgram('xdg-open', script);
    const ran = await world.keyway(['console', 'reader', '--json'], { variables: { DISPLAY: ':9' } });
    expect(json(ran)).toEqual({ opened: true, address: null });
    const [page = '', address = ''] = bytesOf(world.home, 'opened').split('\n');
    expect(page).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/u);
    expect(address).toContain('/federation?Action=login');
    expect(ran.stdout + ran.stderr).not.toContain('SigninToken');
  });

  test('explain an error of a tool', async () => {
    const { keyway } = await startWorld();
    const input =
      'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.\n';
    const { diagnosis } = diagnosePrinted.parse(json(await keyway(['diagnose', '--json'], { input })));
    expect(diagnosis).toMatchObject({ reason: 'unknown-access-key', operation: 'GetCallerIdentity' });
    expect((await keyway(['diagnose'], { input: 'hello' })).status).toBe(1);
  });
});
