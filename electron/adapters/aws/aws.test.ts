import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleAccount, exampleKeys, examplePortalToken } from '../../../e2e/aws/seeds.js';
import { type Aws as LoopbackAws, startAws } from '../../../e2e/aws/server.js';
import { Secret } from '../../core/secret.js';
import type { AwsCall, RoleRequest } from '../../services/aws-port.js';
import { createAws } from './aws.js';
import { startPlain } from './testing.js';
import { callTo, connectionTo, createNotingClock, failureOf, roleRequest, valueOf } from './testing-calls.js';

let loopback: LoopbackAws;
beforeEach(async () => {
  loopback = await startAws();
});
afterEach(async () => {
  const { faults } = loopback;
  await loopback.close();
  expect(faults).toEqual([]);
});

const clock = createNotingClock();
beforeEach(() => {
  clock.waits.length = 0;
});
const aws = createAws({ clock, random: () => 0.5 });

const call = (more: Partial<AwsCall> = {}): AwsCall => callTo(loopback.url, exampleKeys.alice, more);
const role = (more: Partial<RoleRequest> = {}): RoleRequest =>
  roleRequest(`arn:aws:iam::${exampleAccount}:role/Reader`, more);
const device = `arn:aws:iam::${exampleAccount}:mfa/alice`;
const actions = (): readonly string[] => loopback.journal.map(({ action }) => action);

describe('what AWS is asked for', () => {
  it('is who signs', async () => {
    expect(valueOf(await aws.callerIdentity(call()))).toMatchObject({
      accountId: exampleAccount,
      arn: `arn:aws:iam::${exampleAccount}:user/alice`,
    });
  });

  it('is a role, with all that can be said of its session', async () => {
    const before = Date.now();
    const request = role({
      durationSeconds: 1800,
      sourceIdentity: 'alice',
      tags: [{ key: 'team', value: 'a b&c' }],
    });
    const { credentials, arn } = valueOf(await aws.assumeRole(call(), request));
    expect(arn).toBe(`arn:aws:sts::${exampleAccount}:assumed-role/Reader/keyway-test`);
    const lifetime = credentials.expiresAt - before;
    expect(lifetime).toBeGreaterThan(1_700_000);
    expect(lifetime).toBeLessThan(1_900_000);
    expect(loopback.state.sessions[0]).toMatchObject({ sourceIdentity: 'alice', tags: { team: 'a b&c' } });
    const { arn: own } = valueOf(await aws.callerIdentity(call({ credentials })));
    expect(own).toBe(arn);
  });

  it('is a role of another account, with its external ID', async () => {
    const roleArn = 'arn:aws:iam::444455556666:role/Partner';
    expect(failureOf(await aws.assumeRole(call(), role({ roleArn })))).toMatchObject({
      reason: 'assume-role-denied',
    });
    expect(valueOf(await aws.assumeRole(call(), role({ roleArn, externalId: 'partner-17' }))).arn).toContain(
      'Partner',
    );
  });

  it('is a session with MFA', async () => {
    const mfa = { device, code: loopback.code(device) };
    const credentials = valueOf(await aws.sessionToken(call(), { durationSeconds: 3600, mfa }));
    expect(loopback.state.sessions[0]).toMatchObject({ kind: 'session-token', mfa: true });
    const roleArn = `arn:aws:iam::${exampleAccount}:role/Admin`;
    expect(valueOf(await aws.assumeRole(call({ credentials }), role({ roleArn }))).arn).toContain('Admin');
  });

  it('is the account of a key', async () => {
    expect(valueOf(await aws.accessKeyAccount(call(), exampleKeys.bob.id))).toBe(exampleAccount);
  });

  it('is the credentials of a role by the portal, unsigned', async () => {
    const { credentials: _, ...unsigned } = call();
    const request = {
      accessToken: new Secret(examplePortalToken),
      accountId: exampleAccount,
      roleName: 'Reader',
    };
    const credentials = valueOf(await aws.roleCredentials(unsigned, request));
    expect(credentials.expiresAt).toBeGreaterThan(Date.now());
    expect(loopback.journal[0]?.keyId).toBeNull();
    expect(valueOf(await aws.callerIdentity(call({ credentials }))).accountId).toBe(exampleAccount);
  });

  it('is a sign-in token, in the body and never in the address', async () => {
    const { credentials } = valueOf(await aws.assumeRole(call(), role()));
    const { credentials: _, ...unsigned } = call();
    const token = valueOf(await aws.signInToken(unsigned, { credentials, durationSeconds: 3600 }));
    expect(loopback.state.signinTokens.map((each) => each.token)).toEqual([token.reveal()]);
    expect(loopback.journal.at(-1)).toMatchObject({ method: 'POST', path: '/federation' });
    expect(JSON.stringify(loopback.journal.at(-1)?.path)).not.toContain('Session');
  });

  it('is the account’s alias, or that it has none', async () => {
    expect(valueOf(await aws.accountAlias(call()))).toBe('example-corp');
    const [account] = loopback.state.accounts;
    if (account !== undefined) account.alias = null;
    expect(valueOf(await aws.accountAlias(call()))).toBeNull();
  });

  it('is the keys and devices of a user', async () => {
    expect(valueOf(await aws.accessKeys(call(), 'bob'))).toMatchObject([
      { userName: 'bob', accessKeyId: exampleKeys.bob.id, isActive: true },
    ]);
    expect(valueOf(await aws.mfaDevices(call(), null))).toEqual([device]);
  });

  it('is a new key, its end, and what it was used for', async () => {
    const made = valueOf(await aws.createAccessKey(call(), null));
    expect(made).toMatchObject({ userName: 'alice', isActive: true });
    const { accessKeyId, secretAccessKey } = made;
    const credentials = { accessKeyId, secretAccessKey, sessionToken: null };
    expect(valueOf(await aws.callerIdentity(call({ credentials }))).arn).toContain('alice');
    expect(valueOf(await aws.accessKeyLastUse(call(), accessKeyId))).toMatchObject({
      userName: 'alice',
      service: 'sts',
    });
    expect(
      valueOf(await aws.setAccessKeyActive(call(), { userName: null, accessKeyId, isActive: false })),
    ).toBeNull();
    expect(
      valueOf(await aws.accessKeys(call(), null)).find((key) => key.accessKeyId === accessKeyId)?.isActive,
    ).toBe(false);
    expect(valueOf(await aws.deleteAccessKey(call(), { userName: null, accessKeyId }))).toBeNull();
    expect(valueOf(await aws.accessKeys(call(), null))).toHaveLength(1);
  });

  it('is that a key was never used', async () => {
    expect(valueOf(await aws.accessKeyLastUse(call(), exampleKeys.bob.id))).toMatchObject({
      at: null,
      service: null,
      region: null,
    });
  });
});

describe('credentials of the machine', () => {
  const container = (path: string) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: loopback.url + path });
  const instance = () => ({ AWS_EC2_METADATA_SERVICE_ENDPOINT: `${loopback.url}/` });

  it('come from a container', async () => {
    const given = container('/v2/credentials/task');
    expect(valueOf(await aws.containerCredentials(given, null)).accessKeyId).toMatch(/^ASIA/u);
  });

  it('come from a container with its token', async () => {
    const given = {
      ...container('/v1/credentials'),
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'example-authorization',
    };
    expect(valueOf(await aws.containerCredentials(given, null)).accessKeyId).toMatch(/^ASIA/u);
    const wrong = { ...given, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'other' };
    expect(failureOf(await aws.containerCredentials(wrong, null))).toMatchObject({
      status: 401,
      reason: 'metadata-unreachable',
    });
  });

  it('do not come with a token that breaks the line', async () => {
    const given = { ...container('/v1/credentials'), AWS_CONTAINER_AUTHORIZATION_TOKEN: 'x\r\nHost: y' };
    expect(failureOf(await aws.containerCredentials(given, null))).toMatchObject({
      awsCode: 'TokenNotValid',
    });
    expect(loopback.journal).toEqual([]);
  });

  it('do not come from a token file that is not there', async () => {
    const given = {
      ...container('/v1/credentials'),
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/nowhere/token',
    };
    expect(failureOf(await aws.containerCredentials(given, null))).toMatchObject({
      awsCode: 'TokenFileNotReadable',
    });
  });

  it.each(['http://203.0.113.5/x', 'http://attacker.example/x', 'http://localhost.attacker.example/'])(
    'are not asked for without encryption at %s',
    async (address) => {
      const given = { AWS_CONTAINER_CREDENTIALS_FULL_URI: address };
      expect(failureOf(await aws.containerCredentials(given, null))).toMatchObject({
        kind: 'unreachable',
        reason: 'plain-http',
      });
    },
  );

  it.each(['http://localhost\\@attacker.example/', 'http://user:pass@localhost/'])(
    'are not asked for where two readers could see two hosts: %s',
    async (address) => {
      const given = { AWS_CONTAINER_CREDENTIALS_FULL_URI: address };
      expect(await aws.containerCredentials(given, null)).toMatchObject({ ok: false });
    },
  );

  it('come from an instance, by version 2', async () => {
    expect(valueOf(await aws.instanceCredentials(instance(), null)).accessKeyId).toMatch(/^ASIA/u);
    expect(actions()).toEqual(['instance:GetToken', 'instance:GetMetadata', 'instance:GetMetadata']);
  });

  it('are not asked for where the environment switches that off', async () => {
    const given = { ...instance(), AWS_EC2_METADATA_DISABLED: 'TRUE' };
    expect(failureOf(await aws.instanceCredentials(given, null))).toMatchObject({
      reason: 'metadata-unreachable',
    });
    expect(loopback.journal).toEqual([]);
  });

  it('do not come from where nothing answers, and that is no trouble of the network', async () => {
    await loopback.close();
    expect(failureOf(await aws.instanceCredentials(instance(), null))).toMatchObject({
      kind: 'refused',
      reason: 'metadata-unreachable',
      awsCode: 'connection-refused',
    });
    loopback = await startAws();
  });

  it('do not come from an instance without a role', async () => {
    loopback.state.instance = null;
    expect(failureOf(await aws.instanceCredentials(instance(), null))).toMatchObject({
      reason: 'metadata-unreachable',
    });
  });
});

describe('a refusal', () => {
  it('says what AWS says, and what it comes down to', async () => {
    const credentials = {
      accessKeyId: 'AKIAI44QH8DHBEXAMPLF',
      secretAccessKey: new Secret('x'.repeat(40)),
      sessionToken: null,
    };
    expect(failureOf(await aws.callerIdentity(call({ credentials })))).toMatchObject({
      kind: 'refused',
      operation: 'GetCallerIdentity',
      awsCode: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid.',
      status: 403,
      reason: 'unknown-access-key',
    });
    expect(loopback.journal).toHaveLength(1);
  });

  it.each(['AKIA\nHost: x', 'AKIAÄÖÜ'])(
    'of a key ID that can be none needs no request: %j',
    async (accessKeyId) => {
      const credentials = { accessKeyId, secretAccessKey: new Secret('x'.repeat(40)), sessionToken: null };
      expect(failureOf(await aws.callerIdentity(call({ credentials })))).toMatchObject({
        reason: 'unknown-access-key',
      });
      expect(loopback.journal).toEqual([]);
    },
  );

  it('of a temporary key without its token says that, for AWS does not', async () => {
    const { credentials: whole } = valueOf(await aws.assumeRole(call(), role()));
    const credentials = { ...whole, sessionToken: null };
    expect(failureOf(await aws.callerIdentity(call({ credentials })))).toMatchObject({
      awsCode: 'InvalidClientTokenId',
      reason: 'session-token-missing',
    });
  });

  it('of a code says which of the two is wrong', async () => {
    const roleArn = `arn:aws:iam::${exampleAccount}:role/Admin`;
    const reasonOf = async (mfa: RoleRequest['mfa']) =>
      failureOf(await aws.assumeRole(call(), role({ roleArn, mfa })));
    expect(await reasonOf({ device, code: '000000' })).toMatchObject({ reason: 'mfa-code-wrong' });
    expect(await reasonOf({ device: device.replace(':mfa/', ':user/'), code: '123456' })).toMatchObject({
      reason: 'mfa-device-wrong',
    });
    const mfa = { device, code: loopback.code(device) };
    expect((await aws.assumeRole(call(), role({ roleArn, mfa }))).ok).toBe(true);
    expect(await reasonOf(mfa)).toMatchObject({ reason: 'mfa-code-wrong' });
  });

  it('of a chain over one hour says so', async () => {
    const { credentials } = valueOf(await aws.assumeRole(call(), role()));
    const answer = await aws.assumeRole(call({ credentials }), role({ durationSeconds: 7200 }));
    expect(failureOf(answer)).toMatchObject({ reason: 'role-chain-too-long' });
  });

  it('of the portal says whether the sign-in or the role is the matter', async () => {
    const { credentials: _, ...unsigned } = call();
    const ask = async (accessToken: string, roleName: string) =>
      failureOf(
        await aws.roleCredentials(unsigned, {
          accessToken: new Secret(accessToken),
          accountId: exampleAccount,
          roleName,
        }),
      );
    expect(await ask('other-token', 'Reader')).toMatchObject({ reason: 'sign-in-expired', status: 401 });
    expect(await ask(examplePortalToken, 'Nobody')).toMatchObject({ reason: 'role-not-assigned' });
  });

  it('of the sign-in says so', async () => {
    const { credentials: _, ...unsigned } = call();
    const mfa = { device, code: loopback.code(device) };
    const credentials = valueOf(await aws.sessionToken(call(), { durationSeconds: null, mfa }));
    expect(failureOf(await aws.signInToken(unsigned, { credentials, durationSeconds: null }))).toMatchObject({
      kind: 'refused',
      operation: 'GetSigninToken',
      status: 403,
    });
  });

  it('shows no access key ID whole, and no secret whatever AWS says', async () => {
    const secret = 'hunter2-hunter2';
    const token = 'a-session-token-of-some-length';
    const words = `The key AKIAIOSFODNN7EXAMPLE, ${secret}, ${token}\nThe Canonical String for this request should have been 'POST'`;
    const server = await startPlain((_, response) => {
      response
        .writeHead(403)
        .end(`<Response><Error><Code>Odd</Code><Message>${words}</Message></Error></Response>`);
    });
    const credentials = {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: new Secret(secret),
      sessionToken: new Secret(token),
    };
    const answer = await aws.callerIdentity(
      call({ credentials, connection: connectionTo(`http://127.0.0.1:${server.port}`) }),
    );
    await server.close();
    expect(failureOf(answer)).toMatchObject({ message: 'The key ****MPLE, ********, ********' });
  });
});

it('gives secrets that are not seen by accident', async () => {
  const { credentials } = valueOf(await aws.assumeRole(call(), role()));
  expect(JSON.stringify(credentials)).not.toContain(credentials.secretAccessKey.reveal());
  expect(JSON.stringify(credentials)).not.toContain(credentials.sessionToken.reveal());
});
