import { afterEach, describe, expect, it } from 'vitest';
import { exampleAccount } from '../../../e2e/aws/seeds.js';
import { device, startOnLoopback } from '../../../e2e/aws/testing/our-client.js';
import { Secret } from '../../core/secret.js';
import type { AwsConnection } from '../../services/aws-port.js';
import type { Clock } from '../../services/ports.js';
import { createAws } from './aws.js';
import { callLimits } from './limits.js';
import { type RunningServer, startPlain } from './testing.js';
import { connectionTo, failureOf } from './testing-calls.js';

const on = startOnLoopback();
const { aws, clock, call, role, actions } = on;

const impatient = createAws({
  clock,
  random: () => 0.5,
  limits: { ...callLimits, connect: 300, answer: 300 },
});

describe('the clock', () => {
  it('is compared with AWS’s at every answer', async () => {
    const answer = await aws.callerIdentity(call());
    expect(answer.ok && Math.abs(answer.clockOffset ?? Infinity) < 60_000).toBe(true);
  });

  it('of twenty minutes off is told, not corrected', async () => {
    on.loopback.clock.skew(20 * 60_000);
    for (let times = 0; times < 2; times += 1) {
      const failure = failureOf(await aws.callerIdentity(call()));
      expect(failure).toMatchObject({ kind: 'refused', reason: 'clock-skew' });
      const offset = failure.kind === 'refused' ? failure.clockOffset : null;
      expect(Math.round((offset ?? 0) / 60_000)).toBe(-20);
    }
  });

  it('is the one that signs', async () => {
    const ahead = { ...clock, now: () => Date.now() + 20 * 60_000 };
    on.loopback.clock.skew(20 * 60_000);
    const answer = await createAws({ clock: ahead }).callerIdentity(call());
    expect(answer.ok && Math.abs(answer.clockOffset ?? Infinity) < 60_000).toBe(true);
  });
});

describe('asking again', () => {
  it.each(['throttling', 'too-many-requests'] as const)('gets through %s', async (how) => {
    on.loopback.fail({ how, times: 2 });
    expect((await aws.callerIdentity(call())).ok).toBe(true);
    expect(on.loopback.journal).toHaveLength(3);
    expect(clock.waits).toEqual([300, 600]);
  });

  it('ends after four tries in a storm', async () => {
    on.loopback.fail({ how: 'too-many-requests', times: 100 });
    expect(failureOf(await aws.assumeRole(call(), role()))).toMatchObject({ reason: 'throttled' });
    expect(on.loopback.journal).toHaveLength(4);
  });

  it('ends where twenty seconds are over', async () => {
    let now = Date.now();
    const slow: Clock = {
      ...clock,
      now: () => now,
      sleep: () => {
        now += 11_000;
        return Promise.resolve();
      },
    };
    on.loopback.fail({ how: 'throttling', times: 100 });
    // The second wait is over the limit: the third try would begin after it, and does not last.
    expect((await createAws({ clock: slow, random: () => 0.5 }).callerIdentity(call())).ok).toBe(false);
    expect(on.loopback.journal.length).toBeLessThan(4);
  });

  it('gets through a lost connection', async () => {
    on.loopback.fail({ how: 'reset', times: 2 });
    expect((await aws.callerIdentity(call())).ok).toBe(true);
  });

  it('is not done for what AWS has refused or failed', async () => {
    for (const how of ['internal-failure', 'service-unavailable'] as const) {
      on.loopback.fail({ how });
      expect(failureOf(await aws.callerIdentity(call()))).toMatchObject({ reason: 'service-failed' });
    }
    expect(on.loopback.journal).toHaveLength(2);
  });

  it.each(['throttling', 'reset', 'truncated', 'timeout'] as const)(
    'is never done for a new key: %s',
    async (how) => {
      on.loopback.fail({ action: 'iam:CreateAccessKey', how, times: 5, carriedOut: true });
      expect((await impatient.createAccessKey(call(), null)).ok).toBe(false);
      expect(actions()).toEqual(['iam:CreateAccessKey']);
    },
  );

  it('is not done with a code whose answer was lost, for it is used', async () => {
    on.loopback.fail({ action: 'sts:GetSessionToken', how: 'reset', times: 5, carriedOut: true });
    const mfa = { device, code: on.loopback.code(device) };
    expect(failureOf(await aws.sessionToken(call(), { durationSeconds: null, mfa }))).toMatchObject({
      kind: 'unreachable',
      reason: 'connection-lost',
    });
    expect(actions()).toEqual(['sts:GetSessionToken']);
  });
});

describe('no answer', () => {
  const servers: RunningServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  async function answering(answer: Parameters<typeof startPlain>[0]): Promise<AwsConnection> {
    const server = await startPlain(answer);
    servers.push(server);
    return connectionTo(`http://127.0.0.1:${server.port}`);
  }

  it('comes from a port where nothing listens', async () => {
    const there = await answering(() => undefined);
    await servers.pop()?.close();
    expect(failureOf(await aws.callerIdentity(call({ connection: there })))).toMatchObject({
      kind: 'unreachable',
      reason: 'connection-refused',
      host: new URL(there.endpoints['sts'] ?? '').host,
    });
  });

  it('comes from a name that nobody has', async () => {
    const there = connectionTo('https://sts.keyway.invalid');
    const { kind, ...rest } = failureOf(await aws.callerIdentity(call({ connection: there })));
    expect(kind).toBe('unreachable');
    expect(rest).toMatchObject({ host: 'sts.keyway.invalid' });
    expect(rest).toHaveProperty('reason', expect.stringMatching(/^(?:name-not-found|no-network)$/u));
  });

  it('comes without encryption from anywhere but this machine', async () => {
    const there = connectionTo('http://203.0.113.5');
    expect(failureOf(await aws.callerIdentity(call({ connection: there })))).toMatchObject({
      reason: 'plain-http',
    });
  });

  it('comes in time', async () => {
    on.loopback.fail({ how: 'timeout' });
    expect(failureOf(await impatient.callerIdentity(call()))).toMatchObject({ reason: 'time-limit' });
  });

  it('comes whole', async () => {
    on.loopback.fail({ how: 'truncated', times: 10 });
    expect(failureOf(await aws.callerIdentity(call()))).toMatchObject({ reason: 'not-readable' });
    expect(on.loopback.journal).toHaveLength(4);
  });

  it('can be read', async () => {
    on.loopback.fail({ how: 'garbage', times: 10 });
    expect(failureOf(await aws.callerIdentity(call()))).toMatchObject({ reason: 'not-readable' });
    expect(failureOf(await aws.assumeRole(call(), role()))).toMatchObject({ reason: 'not-readable' });
    expect(failureOf(await aws.accessKeys(call(), null))).toMatchObject({ reason: 'not-readable' });
    expect(failureOf(await aws.accountAlias(call()))).toMatchObject({ reason: 'not-readable' });
  });

  const pages = [
    '<html>sign in to the hotel</html>',
    '',
    '{}',
    '[]',
    '<a>',
    '\u0000\uFFFD',
    '<GetCallerIdentityResponse/>',
  ];
  it.each(pages)('is %j', async (page) => {
    const there = await answering((_, response) => response.writeHead(200).end(page));
    expect(failureOf(await aws.callerIdentity(call({ connection: there })))).toMatchObject({
      reason: 'not-readable',
    });
    const { credentials: _, ...unsigned } = call({ connection: there });
    const request = { accessToken: new Secret('token-token'), accountId: exampleAccount, roleName: 'Reader' };
    expect(failureOf(await aws.roleCredentials(unsigned, request))).toMatchObject({ reason: 'not-readable' });
  });

  it('is followed to another address', async () => {
    const paths: string[] = [];
    const there = await answering((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(302, { location: on.loopback.url }).end();
    });
    expect(failureOf(await aws.callerIdentity(call({ connection: there })))).toMatchObject({
      reason: 'not-readable',
    });
    expect(paths).toEqual(['/']);
    expect(on.loopback.journal).toEqual([]);
  });

  it('is a refusal that is none of AWS’s', async () => {
    const there = await answering((_, response) =>
      response.writeHead(403).end('<html>blocked by policy</html>'),
    );
    expect(failureOf(await aws.callerIdentity(call({ connection: there })))).toMatchObject({
      reason: 'not-readable',
    });
  });

  it('is longer than any of AWS’s', async () => {
    const there = await answering((_, response) => response.writeHead(200).end('x'.repeat(2 * 1024 * 1024)));
    expect(failureOf(await aws.callerIdentity(call({ connection: there })))).toMatchObject({
      reason: 'not-readable',
    });
  });

  it('comes to who no longer wants it, before and while it is asked for', async () => {
    const early = AbortSignal.abort();
    expect(await aws.callerIdentity(call({ signal: early }))).toMatchObject({
      failure: { kind: 'cancelled' },
    });
    expect(on.loopback.journal).toEqual([]);
    const controller = new AbortController();
    on.loopback.fail({ how: 'timeout' });
    const asked = aws.callerIdentity(call({ signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  });

  it('comes to who no longer wants it while waiting to ask again', async () => {
    const controller = new AbortController();
    const endless: Clock = { ...clock, sleep: () => new Promise(() => controller.abort()) };
    on.loopback.fail({ how: 'throttling', times: 10 });
    const answer = await createAws({ clock: endless }).callerIdentity(call({ signal: controller.signal }));
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  });

  it('comes for a Region that would name another host', async () => {
    const there = { ...connectionTo(''), endpoints: {}, region: 'x.attacker.example/' };
    expect(await aws.callerIdentity(call({ connection: there }))).toMatchObject({
      failure: { kind: 'unreachable' },
    });
  });
});
