/** `keyway resolve` and `keyway doctor`, run as people and scripts run them. */
import { describe, expect, test } from 'vitest';
import { resolvePrinted, doctorPrinted } from '../../shared/models/printed.js';
import type { Trace } from '../../shared/models/trace.js';
import { tools } from '../../shared/vocabulary.js';
import { exampleKey, json, keyway, makeHome, put, tinyHome } from './harness.js';

const other = { id: 'AKIAI44QH8DHBEXAMPLE', secret: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY' } as const;
const inEnvironment = { AWS_ACCESS_KEY_ID: other.id, AWS_SECRET_ACCESS_KEY: other.secret };

function section(name: string, { id, secret }: { readonly id: string; readonly secret: string }): string {
  return `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
}

function traces(ran: ReturnType<typeof keyway>): readonly Trace[] {
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  return resolvePrinted.parse(json(ran)).flatMap((entry) => ('tool' in entry ? [entry] : []));
}

describe('the worked example', () => {
  test('AWS_PROFILE=dev keyway resolve --tool aws-cli-v2 --json', () => {
    const variables = { AWS_PROFILE: 'dev' };
    const ran = keyway(makeHome(tinyHome), ['resolve', '--tool', 'aws-cli-v2', '--json'], { variables });
    const [trace, ...rest] = traces(ran);
    expect(rest).toEqual([]);
    expect(trace).toMatchObject({
      tool: 'aws-cli-v2',
      toolVersion: '2.36.7',
      confidence: 'verified',
      profile: { name: 'dev', from: { variable: 'AWS_PROFILE' } },
      outcome: {
        kind: 'role',
        source: 'assume-role',
        base: { source: 'shared-credentials-file', profile: 'base', accessKeyId: exampleKey.id, facts: {} },
        chain: [
          {
            roleArn: 'arn:aws:iam::111122223333:role/Admin',
            externalId: null,
            sessionName: null,
            mfaSerial: null,
          },
        ],
      },
      region: { value: 'eu-west-1', from: { file: '~/.aws/config', line: 2 } },
      settings: {},
      warnings: [],
    });
    expect(trace?.candidates.slice(0, 2)).toEqual([
      { source: 'env', state: 'absent', reason: 'variables-not-set', facts: {}, origin: null },
      {
        source: 'assume-role',
        state: 'won',
        reason: 'role-arn-with-source-profile',
        facts: { sourceProfile: 'base' },
        origin: { file: '~/.aws/config', line: 3 },
      },
    ]);
  });

  test('keyway resolve --tool boto3 --profile nosuch --json', () => {
    const ran = keyway(makeHome(tinyHome), ['resolve', '--tool', 'boto3', '--profile', 'nosuch', '--json']);
    expect(traces(ran)).toMatchObject([
      {
        tool: 'boto3',
        outcome: {
          kind: 'error',
          code: 'ProfileNotFound',
          message: 'The config profile (nosuch) could not be found',
          wordsKnown: true,
        },
      },
    ]);
  });
});

describe('resolve', () => {
  test('answers for every tool without --tool, and for each that is named, in that order', () => {
    const home = makeHome(tinyHome);
    expect(traces(keyway(home, ['resolve', '--json'])).map(({ tool }) => tool)).toEqual(tools);
    const named = keyway(home, ['resolve', '--tool', 'sdk-js-v3', '--tool', 'aws-cli-v2', '--json']);
    expect(traces(named).map(({ tool }) => tool)).toEqual(['sdk-js-v3', 'aws-cli-v2']);
  });

  test('takes variables from the present environment, then HOME from --home, then the file', () => {
    const elsewhere = makeHome({ '.aws/credentials': section('filed', other) });
    const home = makeHome({
      ...tinyHome,
      variables: `# mine\nAWS_PROFILE=base\nAWS_REGION=\nAWS_REGION=a=b\n`,
    });
    const file = `${home}/variables`;
    const variables = { AWS_PROFILE: 'filed', AWS_DEFAULT_REGION: 'x-1' };
    const args = ['resolve', '--tool', 'sdk-js-v3', '--json'];
    expect(traces(keyway(elsewhere, args, { variables }))[0]?.outcome).toMatchObject({
      accessKeyId: other.id,
    });
    const moved = traces(keyway(elsewhere, [...args, '--home', home, '--env-file', file], { variables }))[0];
    expect(moved).toMatchObject({ outcome: { accessKeyId: exampleKey.id }, region: { value: 'a=b' } });
    const clean = traces(keyway(home, [...args, '--clean-env', '--home', home], { variables }))[0];
    expect(clean).toMatchObject({ profile: { name: 'default' }, region: null, outcome: { kind: 'none' } });
    put(home, 'wrong', 'AWS_PROFILE\n');
    expect(keyway(home, [...args, '--env-file', `${home}/wrong`]).status).toBe(2);
  });

  test('lets this environment alone decide where the files are', () => {
    const home = makeHome({ ...tinyHome, keys: section('default', other), variables: '' });
    put(home, 'variables', `AWS_SHARED_CREDENTIALS_FILE=${home}/keys\n`);
    const args = ['resolve', '--tool', 'boto3', '--json', '--env-file', `${home}/variables`];
    expect(traces(keyway(home, args))[0]?.outcome).toMatchObject({ accessKeyId: other.id });
    const set = { variables: { AWS_SHARED_CREDENTIALS_FILE: `${home}/keys` } };
    const clean = keyway(home, ['resolve', '--tool', 'boto3', '--json', '--clean-env', '--home', home], set);
    expect(traces(clean)[0]?.outcome).toMatchObject({ kind: 'none' });
  });

  test('takes --profile, --region and --output as the tool would be given them', () => {
    const options = ['--profile', 'dev', '--region', 'us-east-1', '--output', 'text'];
    const ran = keyway(makeHome(tinyHome), ['resolve', '--tool', 'aws-cli-v2', ...options, '--json']);
    expect(traces(ran)[0]).toMatchObject({
      profile: { name: 'dev', from: { flag: '--profile' } },
      region: { value: 'us-east-1', from: { flag: '--region' } },
      settings: { output: { value: 'text', from: { flag: '--output' } } },
    });
  });

  test('says in a sentence what wins, with every source in a table', () => {
    const { stdout } = keyway(makeHome(tinyHome), ['resolve', '--tool', 'boto3', '--profile', 'dev']);
    expect(stdout).toContain('boto3 assumes role Admin in 1111 2222 3333, from profile base');
    expect(stdout).toMatch(/Assume role +used +from profile base +~\/\.aws\/config:3/u);
  });

  test('prints no secret, whatever it reads it from', () => {
    const variables = { ...inEnvironment, AWS_SESSION_TOKEN: 'aSessionTokenThatIsSecret' };
    const home = makeHome({ '.aws/credentials': section('default', exampleKey) });
    for (const args of [
      ['resolve'],
      ['resolve', '--json'],
      ['resolve', '--tool', 'boto3'],
      ['doctor', '--json'],
    ]) {
      const { stdout, stderr } = keyway(home, args, { variables });
      for (const secret of [exampleKey.secret, other.secret, variables.AWS_SESSION_TOKEN])
        expect(stdout + stderr).not.toContain(secret);
    }
  });
});

describe('resolve --request', () => {
  test('answers an array in its order in one process, errors in their place', () => {
    const home = makeHome(tinyHome);
    const environment = { HOME: home, AWS_PROFILE: 'dev' };
    const requests = [
      { tool: 'boto3', environment },
      { tool: 'nosuch' },
      { tool: 'sdk-js-v3', environment: { HOME: home, AWS_PROFILE: 'base' }, platform: 'linux' },
      { tool: 'boto3', home, environment: {}, invocation: { profile: 'dev' }, now: '2026-01-01T00:00:00Z' },
    ];
    put(home, 'requests.json', JSON.stringify(requests));
    const ran = keyway(home, ['resolve', '--request', `${home}/requests.json`, '--json']);
    expect(ran.status).toBe(0);
    expect(resolvePrinted.parse(json(ran))).toMatchObject([
      { tool: 'boto3', outcome: { kind: 'role' } },
      { error: { code: 'wrong-use', facts: { reason: 'unknown-tool' } } },
      { tool: 'sdk-js-v3', outcome: { accessKeyId: exampleKey.id } },
      { tool: 'boto3', profile: { from: { flag: '--profile' } }, outcome: { kind: 'role' } },
    ]);
  });

  test('answers an object with an array of one, also from standard input', () => {
    const home = makeHome(tinyHome);
    const request = JSON.stringify({
      tool: 'boto3',
      hostFacts: { imds: 'available' },
      environment: { HOME: home },
    });
    const ran = keyway(home, ['resolve', '--request', '-', '--json'], { input: request });
    expect(traces(ran)).toMatchObject([{ outcome: { kind: 'deferred', source: 'imds' } }]);
  });

  test.each(['{"tool":"boto3","key":1}', '{"tool":"boto4"}', '[', ''])('exits with 2 for %s', (input) => {
    const ran = keyway(makeHome(tinyHome), ['resolve', '--request', '-', '--json'], { input });
    expect(ran.status).toBe(2);
    expect(json(ran)).toMatchObject({ error: { code: 'wrong-use', action: null } });
  });

  test('answers thousands quickly enough to be asked so', () => {
    const home = makeHome(tinyHome);
    const request = { tool: 'aws-cli-v2', environment: { HOME: home, AWS_PROFILE: 'dev' } };
    const input = JSON.stringify(Array.from({ length: 3000 }, () => request));
    expect(traces(keyway(home, ['resolve', '--request', '-', '--json'], { input }))).toHaveLength(3000);
  });
});

describe('doctor', () => {
  test('exits with 0 and says nothing where nothing is odd', () => {
    const ran = keyway(makeHome({ '.aws/config': '[default]\nregion = eu-west-1\n' }), ['doctor', '--json']);
    expect(ran).toMatchObject({ status: 0, stdout: '[]\n', stderr: '' });
  });

  test('finds keys in the environment that stand before the profile, with the line that takes them away', () => {
    const home = makeHome({ '.aws/credentials': section('default', exampleKey) });
    const ran = keyway(home, ['doctor', '--json'], { variables: inEnvironment });
    expect(ran.status).toBe(1);
    const finding = doctorPrinted.parse(json(ran)).find(({ code }) => code === 'environment-shadows-profile');
    expect(finding).toMatchObject({
      severity: 'warning',
      subject: 'default',
      facts: { variable: 'AWS_ACCESS_KEY_ID' },
      origin: { variable: 'AWS_ACCESS_KEY_ID' },
      fix: { command: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY' },
    });
  });

  test.each([
    ['a profile that is not there', { AWS_PROFILE: 'gone' }, 'missing-profile-in-variable', 'gone'],
    ['an empty variable', { AWS_PROFILE: '' }, 'empty-profile-variable', 'base'],
  ])('finds %s', (_what, variables, code, subject) => {
    const home = makeHome({ '.aws/credentials': section('default', exampleKey) });
    const ran = keyway(home, ['doctor', '--json'], { variables });
    const finding = doctorPrinted.parse(json(ran)).find((each) => each.code === code);
    expect(finding).toMatchObject({
      subject: subject === 'base' ? 'default' : subject,
      fix: { command: 'unset AWS_PROFILE' },
    });
  });

  test('finds what stands in the files: a comment behind a secret, keys left beside a process', () => {
    const home = makeHome({
      '.aws/config': '[profile left]\ncredential_process = get-keys\n',
      '.aws/credentials': `${section('left', exampleKey)}${section('noted', other).trimEnd()} # mine\n`,
    });
    const found = doctorPrinted.parse(json(keyway(home, ['doctor', '--json'])));
    const told = found.map(({ code, subject }) => `${code} ${subject}`);
    expect(told).toContain('leftover-keys-shadow-profile left');
    expect(told).toContain('inline-comment-in-secret noted');
  });
});
