/** What the real tools print when AWS refuses them, read by Keyway. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnoseText } from '../../../electron/core/aws/pasted.js';
import type { AwsErrorReason } from '../../../shared/models/aws-error.js';
import { exampleAccount, exampleKeys } from '../seeds.js';
import { type Aws, startAws } from '../server.js';
import { bareEnvironment } from './asking.js';

let aws: Aws;
let home: string;
beforeAll(async () => {
  aws = await startAws();
  home = mkdtempSync(join(tmpdir(), 'keyway-diagnosis-'));
  writeFileSync(
    join(home, 'config'),
    '[profile lost]\nrole_arn = arn:aws:iam::111122223333:role/Reader\nsource_profile = gone\n',
  );
});
afterAll(async () => {
  await aws.close();
  rmSync(home, { recursive: true });
});

type Variables = Readonly<Record<string, string>>;

const alice = {
  AWS_ACCESS_KEY_ID: exampleKeys.alice.id,
  AWS_SECRET_ACCESS_KEY: exampleKeys.alice.secret,
  AWS_DEFAULT_REGION: 'eu-west-1',
};

/** Asked in a process of its own: the server answers in this one. */
function standardError(words: readonly string[], variables: Variables): Promise<string> {
  const env = {
    ...bareEnvironment,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_MAX_ATTEMPTS: '1',
    ...variables,
  };
  return new Promise((resolve) => {
    execFile('/usr/bin/aws', ['--endpoint-url', aws.url, ...words], { env }, (_, __, told) => resolve(told));
  });
}

const assume = (name: string) => [
  ...['sts', 'assume-role', '--role-session-name', 'me'],
  ...['--role-arn', `arn:aws:iam::${exampleAccount}:role/${name}`],
];

const cases: readonly (readonly [AwsErrorReason, readonly string[], Variables])[] = [
  [
    'unknown-access-key',
    ['sts', 'get-caller-identity'],
    { ...alice, AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLF' },
  ],
  ['wrong-secret-access-key', ['sts', 'get-caller-identity'], { ...alice, AWS_SECRET_ACCESS_KEY: 'wrong' }],
  ['unknown-access-key', ['sts', 'get-caller-identity'], { ...alice, AWS_SESSION_TOKEN: 'made-up' }],
  ['assume-role-denied', assume('Nobody'), alice],
  ['duration-too-long', [...assume('delivery/Deploy'), '--duration-seconds', '7200'], alice],
  [
    'mfa-code-wrong',
    [
      ...assume('Admin'),
      '--serial-number',
      `arn:aws:iam::${exampleAccount}:mfa/alice`,
      '--token-code',
      '000000',
    ],
    alice,
  ],
  ['no-such-entity', ['iam', 'list-access-keys', '--user-name', 'nobody'], alice],
  ['profile-not-found', ['--profile', 'nope', 'sts', 'get-caller-identity'], alice],
  ['source-profile-missing', ['--profile', 'lost', 'sts', 'get-caller-identity'], {}],
  ['no-credentials', ['sts', 'get-caller-identity'], { AWS_DEFAULT_REGION: 'eu-west-1' }],
  ['endpoint-unreachable', ['--endpoint-url', 'http://127.0.0.1:1', 'sts', 'get-caller-identity'], alice],
];

const hasCli = spawnSync('/usr/bin/aws', ['--version']).status === 0;

describe.runIf(hasCli)('what the AWS CLI prints', () => {
  it.each(cases)('is %s: %j', async (reason, words, variables) => {
    const told = await standardError(words, variables);
    expect({ told, reason: diagnoseText(told)?.reason }).toEqual({ told, reason });
  });

  it('with a clock of twenty minutes off says so, and by how much', async () => {
    aws.clock.skew(20 * 60_000);
    const told = await standardError(['sts', 'get-caller-identity'], alice);
    aws.clock.skew(0);
    expect(diagnoseText(told)).toMatchObject({ reason: 'clock-skew', facts: { minutes: '-20' } });
  });
});
