/** One code for a chain of roles: a device is a user's, and AWS takes no code from a role. */
import { expect, test } from 'vitest';
import { callTo, valueOf as answered } from '../../electron/adapters/aws/testing-calls.js';
import { exampleKeys } from '../aws/seeds.js';
import { code, device, usualOptions } from './bench.js';
import { alice, role, roleArn, useLoopback } from './suite.js';

const suite = useLoopback();
const other = 'arn:aws:iam::111122223333:mfa/other';

function chain(second: string): string {
  return [
    role('first', roleArn('Reader'), [`mfa_serial = ${device}`]),
    role('second', roleArn('delivery/Deploy'), [`mfa_serial = ${second}`], 'first'),
  ].join('');
}

/** `base` with what GetSessionToken gave elsewhere: the code goes with AssumeRole itself. */
async function temporary(): Promise<string> {
  const { ports } = await suite.bench({ isWindow: false });
  const call = callTo(suite.aws.url, exampleKeys.alice);
  const made = answered(await ports.aws.sessionToken(call, { durationSeconds: null, mfa: null }));
  const { accessKeyId, secretAccessKey, sessionToken } = made;
  return [
    '[base]',
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey.reveal()}`,
    `aws_session_token = ${sessionToken.reveal()}`,
    '',
  ].join('\n');
}

test.each([
  ['a long-term key', 'the same device', device, () => Promise.resolve(alice)],
  ['a long-term key', 'another device', other, () => Promise.resolve(alice)],
  ['a user’s session', 'the same device', device, temporary],
  ['a user’s session', 'another device', other, temporary],
])('is asked for once with %s, where %s is named further on', async (_, __, second, credentials) => {
  const { sessions } = await suite.bench({ config: chain(second), credentials: await credentials() });
  const asked = await sessions.start(['second'], usualOptions, null, null);
  expect(asked.waiting).toMatchObject([{ device, profiles: ['second'] }]);
  const done = await sessions.start(['second'], usualOptions, code(suite.aws), null);
  expect(done).toMatchObject({ started: [{ roleName: 'Deploy' }], waiting: [], failed: [] });
});
