import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleAccount, exampleKeys } from './seeds.js';
import { startAws, type Aws, type AwsOptions } from './server.js';
import { ask, credentialsIn, elementOf, type Signer } from './testing/ask.js';

let aws: Aws;

async function restart(options: AwsOptions): Promise<void> {
  await aws.close();
  aws = await startAws(options);
}

beforeEach(async () => {
  aws = await startAws();
});
afterEach(async () => {
  await aws.close();
  expect(aws.faults).toEqual([]);
});

const identity = (signer: Signer) => ask(aws, 'sts:GetCallerIdentity', {}, signer);

async function newKey(): Promise<Signer> {
  const { body } = await ask(aws, 'iam:CreateAccessKey');
  return { id: elementOf(body, 'AccessKeyId') ?? '', secret: elementOf(body, 'SecretAccessKey') ?? '' };
}

const assume = (parameters: Readonly<Record<string, string>>, signer?: Signer) =>
  ask(
    aws,
    'sts:AssumeRole',
    { RoleArn: `arn:aws:iam::${exampleAccount}:role/Reader`, RoleSessionName: 'me', ...parameters },
    signer,
  );

describe('words with facts', () => {
  it('say both times of a signature that is too old', async () => {
    aws.clock.skew(-1_200_000);
    const early = await fetchLate(Date.now());
    expect(early).toMatch(
      /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/u,
    );
    aws.clock.skew(1_200_000);
    expect(await fetchLate(Date.now())).toMatch(
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/u,
    );
  });

  it('say how far off a clock may be, where that is more', async () => {
    await restart({ skewMinutes: 15 });
    aws.clock.skew(840_000);
    expect(await fetchLate(Date.now())).toBeNull();
    aws.clock.skew(960_000);
    expect(await fetchLate(Date.now())).toMatch(/ - 15 min\.\)$/u);
  });

  it('name user, action, resource and kind of policy', async () => {
    const alice = aws.state.users.find(({ name }) => name === 'alice');
    if (alice !== undefined) alice.policies = [];
    expect(await ask(aws, 'iam:CreateAccessKey')).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      words: `User: arn:aws:iam::${exampleAccount}:user/alice is not authorized to perform: iam:CreateAccessKey on resource: user alice because no identity-based policy allows the iam:CreateAccessKey action`,
    });
  });

  it('say that a policy denies what needs MFA, until there was MFA', async () => {
    const { bob } = exampleKeys;
    expect(await ask(aws, 'iam:ListAccessKeys', {}, bob)).toMatchObject({
      words: `User: arn:aws:iam::${exampleAccount}:user/bob is not authorized to perform: iam:ListAccessKeys on resource: user bob with an explicit deny in an identity-based policy`,
    });
    const SerialNumber = `arn:aws:iam::${exampleAccount}:mfa/bob`;
    const session = await ask(
      aws,
      'sts:GetSessionToken',
      { SerialNumber, TokenCode: aws.code(SerialNumber) },
      bob,
    );
    const answer = await ask(aws, 'iam:ListAccessKeys', { UserName: 'bob' }, credentialsIn(session));
    expect(answer.status).toBe(200);
  });
});

/** Signed by a clock that the server's may be away from. */
async function fetchLate(now: number): Promise<string | null> {
  const signer = { ...aws, clock: { ...aws.clock, now: () => now } };
  return (await ask(signer, 'sts:GetCallerIdentity')).words;
}

describe('a role', () => {
  const admin = `arn:aws:iam::${exampleAccount}:role/Admin`;
  const device = `arn:aws:iam::${exampleAccount}:mfa/alice`;

  it('that wants MFA is given for a code, once', async () => {
    expect(await assume({ RoleArn: admin })).toMatchObject({ code: 'AccessDenied' });
    const withCode = { RoleArn: admin, SerialNumber: device, TokenCode: aws.code(device) };
    expect((await assume(withCode)).status).toBe(200);
    expect((await assume(withCode)).words).toBe(
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    );
  });

  it('that wants MFA is given to a session that was made with MFA', async () => {
    const code = { SerialNumber: device, TokenCode: aws.code(device) };
    const session = await ask(aws, 'sts:GetSessionToken', code);
    expect((await assume({ RoleArn: admin }, credentialsIn(session))).status).toBe(200);
  });

  it('of another account is given for its external ID only', async () => {
    const partner = { RoleArn: 'arn:aws:iam::444455556666:role/Partner' };
    expect((await assume(partner)).code).toBe('AccessDenied');
    expect((await assume({ ...partner, ExternalId: 'partner-18' })).code).toBe('AccessDenied');
    expect((await assume({ ...partner, ExternalId: 'partner-17' })).status).toBe(200);
  });

  it('lasts as long as was asked, to the second', async () => {
    await restart({ now: () => Date.UTC(2026, 10, 21, 9, 0, 0, 900) });
    const answer = await assume({ DurationSeconds: '900' });
    expect(elementOf(answer.body, 'Expiration')).toBe('2026-11-21T09:15:00Z');
    aws.clock.skew(899_000);
    expect((await identity(credentialsIn(answer))).status).toBe(200);
    aws.clock.skew(900_000);
    expect(await identity(credentialsIn(answer))).toMatchObject({ status: 403, code: 'ExpiredToken' });
  });

  it('is in the session without its token to no one', async () => {
    const { id, secret } = credentialsIn(await assume({}));
    expect((await identity({ id, secret })).code).toBe('InvalidClientTokenId');
    expect((await identity({ id, secret, token: 'another' })).code).toBe('InvalidClientTokenId');
  });
});

describe('eventual consistency', () => {
  it('makes a new key unknown to so many requests', async () => {
    await restart({ consistency: { created: { requests: 2 } } });
    const key = await newKey();
    const codes = [await identity(key), await identity(key), await identity(key)].map(({ code }) => code);
    expect(codes).toEqual(['InvalidClientTokenId', 'InvalidClientTokenId', null]);
  });

  it('makes a new key unknown for so long', async () => {
    let now = Date.UTC(2026, 10, 21);
    await restart({ now: () => now, consistency: { created: { milliseconds: 10_000 } } });
    const key = await newKey();
    expect((await identity(key)).code).toBe('InvalidClientTokenId');
    now += 10_000;
    expect((await identity(key)).status).toBe(200);
  });

  it('lets an ended key work on', async () => {
    await restart({ consistency: { ended: { requests: 1 } } });
    const key = await newKey();
    await ask(aws, 'iam:UpdateAccessKey', { AccessKeyId: key.id, Status: 'Inactive' });
    expect((await identity(key)).status).toBe(200);
    expect((await identity(key)).code).toBe('InvalidClientTokenId');
    await ask(aws, 'iam:UpdateAccessKey', { AccessKeyId: key.id, Status: 'Active' });
    // It was taken as inactive for one request more.
    expect((await identity(key)).code).toBe('InvalidClientTokenId');
    await ask(aws, 'iam:DeleteAccessKey', { AccessKeyId: key.id });
    expect((await identity(key)).status).toBe(200);
    expect((await identity(key)).code).toBe('InvalidClientTokenId');
  });

  it('leaves a new key out of the list, and counts it all the same', async () => {
    await restart({ consistency: { listed: { requests: 1 } } });
    const key = await newKey();
    expect((await ask(aws, 'iam:ListAccessKeys')).body).not.toContain(key.id);
    expect((await ask(aws, 'iam:CreateAccessKey')).code).toBe('LimitExceeded');
    expect((await ask(aws, 'iam:ListAccessKeys')).body).toContain(key.id);
  });
});

describe('failing on demand', () => {
  it('fails so many requests of an action, after so many', async () => {
    aws.fail({ action: 'sts:GetCallerIdentity', how: 'too-many-requests', times: 2, after: 1 });
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await identity(exampleKeys.alice)).status);
    expect(statuses).toEqual([200, 429, 429, 200]);
  });

  it('is taken back', async () => {
    const takeBack = aws.fail({ how: 'internal-failure', times: Infinity });
    expect((await identity(exampleKeys.alice)).status).toBe(500);
    takeBack();
    expect((await identity(exampleKeys.alice)).status).toBe(200);
  });

  it('loses an answer before or after the deed', async () => {
    aws.fail({ action: 'iam:CreateAccessKey', how: 'reset' });
    await expect(newKey()).rejects.toThrow();
    expect(aws.state.users[0]?.keys).toHaveLength(1);
    aws.fail({ action: 'iam:CreateAccessKey', how: 'reset', carriedOut: true });
    await expect(newKey()).rejects.toThrow();
    expect(aws.state.users[0]?.keys).toHaveLength(2);
  });

  it('cuts an answer off, and sends what is none', async () => {
    aws.fail({ how: 'truncated' });
    await expect(identity(exampleKeys.alice)).rejects.toThrow();
    aws.fail({ how: 'garbage' });
    expect((await identity(exampleKeys.alice)).body).toBe('<html>not what you asked');
  });

  it('says nothing at all, until the server is closed', async () => {
    aws.fail({ how: 'timeout' });
    const asking = identity(exampleKeys.alice).then(
      () => 'answered',
      () => 'closed',
    );
    await expect.poll(() => aws.journal.length).toBe(1);
    await aws.close();
    expect(await asking).toBe('closed');
  });

  it('throttles what is too much', async () => {
    let now = Date.UTC(2026, 10, 21);
    await restart({ now: () => now, throttle: { requests: 2, milliseconds: 1000 } });
    const codes: (string | null)[] = [];
    for (let turn = 0; turn < 3; turn += 1) codes.push((await identity(exampleKeys.alice)).code);
    now += 1000;
    codes.push((await identity(exampleKeys.alice)).code);
    expect(codes).toEqual([null, null, 'Throttling', null]);
  });
});

describe('the journal', () => {
  it('says what was asked by whom, without secrets', async () => {
    const device = `arn:aws:iam::${exampleAccount}:mfa/alice`;
    const code = aws.code(device);
    const session = credentialsIn(await assume({ SerialNumber: device, TokenCode: code }));
    await identity(session);
    await ask(aws, 'iam:GetUser', { UserName: 'nobody' });
    expect(
      aws.journal.map(({ action, keyId, status, code: refusal }) => [action, keyId, status, refusal]),
    ).toEqual([
      ['sts:AssumeRole', exampleKeys.alice.id, 200, null],
      ['sts:GetCallerIdentity', session.id, 200, null],
      ['iam:GetUser', exampleKeys.alice.id, 404, 'NoSuchEntity'],
    ]);
    const text = JSON.stringify(aws.journal);
    for (const secret of [code, session.secret, session.token, exampleKeys.alice.secret]) {
      expect(text).not.toContain(secret);
    }
  });
});
