import { describe, expect, it } from 'vitest';
import { exampleAccount, exampleKeys, examplePortalToken } from '../../../e2e/aws/seeds.js';
import { device, startOnLoopback } from '../../../e2e/aws/testing/our-client.js';
import { Secret } from '../../core/secret.js';
import type { RoleRequest } from '../../services/aws-port.js';
import { startPlain } from './testing.js';
import { connectionTo, failureOf, valueOf } from './testing-calls.js';

const on = startOnLoopback();
const { aws, call, role } = on;

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
    expect(on.loopback.state.sessions[0]).toMatchObject({ sourceIdentity: 'alice', tags: { team: 'a b&c' } });
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
    const mfa = { device, code: on.loopback.code(device) };
    const credentials = valueOf(await aws.sessionToken(call(), { durationSeconds: 3600, mfa }));
    expect(on.loopback.state.sessions[0]).toMatchObject({ kind: 'session-token', mfa: true });
    const roleArn = `arn:aws:iam::${exampleAccount}:role/Admin`;
    expect(valueOf(await aws.assumeRole(call({ credentials }), role({ roleArn }))).arn).toContain('Admin');
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
    expect(on.loopback.journal[0]?.keyId).toBeNull();
    expect(valueOf(await aws.callerIdentity(call({ credentials }))).accountId).toBe(exampleAccount);
  });

  it('is a sign-in token, in the body and never in the address', async () => {
    const { credentials } = valueOf(await aws.assumeRole(call(), role()));
    const { credentials: _, ...unsigned } = call();
    const token = valueOf(await aws.signInToken(unsigned, { credentials, durationSeconds: 3600 }));
    expect(on.loopback.state.signinTokens.map((each) => each.token)).toEqual([token.reveal()]);
    expect(on.loopback.journal.at(-1)).toMatchObject({ method: 'POST', path: '/federation' });
    expect(JSON.stringify(on.loopback.journal.at(-1)?.path)).not.toContain('Session');
  });

  it('is the account’s alias, or that it has none', async () => {
    expect(valueOf(await aws.accountAlias(call()))).toBe('example-corp');
    const [account] = on.loopback.state.accounts;
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
    expect(on.loopback.journal).toHaveLength(1);
  });

  it.each(['AKIA\nHost: x', 'AKIAÄÖÜ'])(
    'of a key ID that can be none needs no request: %j',
    async (accessKeyId) => {
      const credentials = { accessKeyId, secretAccessKey: new Secret('x'.repeat(40)), sessionToken: null };
      expect(failureOf(await aws.callerIdentity(call({ credentials })))).toMatchObject({
        reason: 'unknown-access-key',
      });
      expect(on.loopback.journal).toEqual([]);
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
    const mfa = { device, code: on.loopback.code(device) };
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
    const mfa = { device, code: on.loopback.code(device) };
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
