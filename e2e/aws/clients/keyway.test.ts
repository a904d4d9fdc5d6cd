/** Keyway's own client, asking the loopback AWS and, where it is on the machine, moto: the same requests, the same answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAws } from '../../../electron/adapters/aws/aws.js';
import { callTo, failureOf, roleRequest, valueOf } from '../../../electron/adapters/aws/testing-calls.js';
import { createSystemClock } from '../../../electron/adapters/system-clock.js';
import type { AwsCall } from '../../../electron/services/aws-port.js';
import { exampleAccount, exampleKeys, makeUser } from '../seeds.js';
import { startAws } from '../server.js';
import { startNewestBotocore } from './asking.js';
import { findMoto, startMoto } from './start-moto.js';

interface Asked {
  readonly url: string;
  readonly stop: () => unknown;
}

const user = 'erin';
const aws = createAws({ clock: createSystemClock() });

async function loopback(): Promise<Asked> {
  const server = await startAws();
  server.state.users.push(makeUser({ name: user }));
  return { url: server.url, stop: () => server.close() };
}

async function moto(): Promise<Asked> {
  const server = await startMoto();
  const botocore = startNewestBotocore();
  const asked = { service: 'iam', credentials: exampleKeys.alice, region: 'us-east-1', endpoint: server.url };
  await botocore.ask({ ...asked, operation: 'CreateUser', parameters: { UserName: user } });
  await botocore.ask({
    ...asked,
    operation: 'CreateAccountAlias',
    parameters: { AccountAlias: 'example-corp' },
  });
  botocore.end();
  return server;
}

const kinds = [
  { name: 'the loopback AWS', start: loopback },
  ...(findMoto() === null ? [] : [{ name: 'moto', start: moto }]),
];

describe.each(kinds)('$name', ({ start }) => {
  let asked: Asked;
  let call: AwsCall;
  beforeAll(async () => {
    asked = await start();
    call = callTo(asked.url, exampleKeys.alice);
  });
  afterAll(async () => {
    await asked.stop();
  });

  it('says who signs', async () => {
    expect(valueOf(await aws.callerIdentity(call)).accountId).toBe(exampleAccount);
  });

  it('gives sessions that end in an hour, and that can be used', async () => {
    const request = roleRequest(`arn:aws:iam::${exampleAccount}:role/Reader`, { durationSeconds: 3600 });
    const { credentials, arn } = valueOf(await aws.assumeRole(call, request));
    expect(arn).toBe(`arn:aws:sts::${exampleAccount}:assumed-role/Reader/keyway-test`);
    expect(Math.round((credentials.expiresAt - Date.now()) / 60_000)).toBe(60);
    expect((await aws.callerIdentity({ ...call, credentials })).ok).toBe(true);
    const session = valueOf(await aws.sessionToken(call, { durationSeconds: 3600, mfa: null }));
    expect(session.sessionToken.isEmpty).toBe(false);
    expect(session.expiresAt).toBeGreaterThan(Date.now());
  });

  it('says the alias of the account', async () => {
    expect(valueOf(await aws.accountAlias(call))).toBe('example-corp');
  });

  it('lets a key be made, seen, switched off and deleted', async () => {
    expect(valueOf(await aws.accessKeys(call, user))).toEqual([]);
    expect(valueOf(await aws.mfaDevices(call, user))).toEqual([]);
    const made = valueOf(await aws.createAccessKey(call, user));
    expect(made).toMatchObject({ userName: user, isActive: true });
    const key = { userName: user, accessKeyId: made.accessKeyId };
    expect(valueOf(await aws.accessKeyLastUse(call, made.accessKeyId))).toMatchObject({
      at: null,
      service: null,
    });
    expect(valueOf(await aws.setAccessKeyActive(call, { ...key, isActive: false }))).toBeNull();
    expect(valueOf(await aws.accessKeys(call, user))).toMatchObject([{ ...key, isActive: false }]);
    expect(valueOf(await aws.deleteAccessKey(call, key))).toBeNull();
    expect(valueOf(await aws.accessKeys(call, user))).toEqual([]);
  });

  it('refuses a third key and what is not there, in the same words for the person', async () => {
    await aws.createAccessKey(call, user);
    await aws.createAccessKey(call, user);
    expect(failureOf(await aws.createAccessKey(call, user))).toMatchObject({
      reason: 'access-key-limit',
      status: 409,
    });
    expect(failureOf(await aws.accessKeys(call, 'nobody'))).toMatchObject({
      reason: 'no-such-entity',
      status: 404,
    });
    const unknown = { userName: user, accessKeyId: 'AKIAI44QH8DHBEXAMPL2' };
    expect(failureOf(await aws.deleteAccessKey(call, unknown))).toMatchObject({ reason: 'no-such-entity' });
  });
});
