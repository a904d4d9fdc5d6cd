/** `keyway whoami`, over services that answer as they are told. */
import { describe, expect, test } from 'vitest';
import { errorPrinted, whoamiPrinted } from '../../../shared/models/printed.js';
import type { CallerIdentity } from '../../../shared/models/session.js';
import type { Services } from '../../services/api.js';
import { answering, failing, fakeServices, runWith } from './testing.js';

const device = 'arn:aws:iam::111122223333:mfa/alice';

function run(argv: readonly string[], services: Services, typed: readonly string[] = []) {
  return runWith(argv, services, {}, '', typed);
}

describe('keyway whoami', () => {
  const identity: CallerIdentity = {
    profile: 'dev',
    accountId: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/ada',
    userId: 'AIDAEXAMPLE',
    accountAlias: 'corp',
    isRoot: false,
    expectedAccountId: null,
    learnedAt: '2026-11-21T12:00:00.000Z',
    region: 'eu-west-1',
  };
  const knowing = (parts: Partial<CallerIdentity>): Services =>
    fakeServices({ sessions: { identity: answering({ ...identity, ...parts }) } });

  test('says account, alias, ARN and user ID', async () => {
    const ran = await run(['whoami', 'dev'], knowing({}));
    for (const part of ['111122223333', 'corp', identity.arn, 'AIDAEXAMPLE']) expect(ran.out).toContain(part);
    expect(ran.err).toBe('');
    const printed = await run(['whoami', 'dev', '--json'], knowing({}));
    expect(whoamiPrinted.parse(JSON.parse(printed.out))).toEqual({ ...identity, clock: null });
  });

  test('warns of the root user and of another account than the expected one', async () => {
    const ran = await run(['whoami', 'dev'], knowing({ isRoot: true, expectedAccountId: '444455556666' }));
    expect(ran.err).toContain('root user');
    expect(ran.err).toContain('IAM Identity Center');
    expect(ran.err).toMatch(/not 4444.?5555.?6666 as you expect/u);
  });

  test('without a name is about the profile that the AWS CLI would use', async () => {
    const asked: string[] = [];
    const services = fakeServices({
      sessions: {
        identity: (profile) => Promise.resolve(void asked.push(profile)).then(answering(identity)),
      },
    });
    await run(['whoami'], services);
    expect(asked).toEqual(['default']);
  });

  test('asks for a code once, and gives up after it', async () => {
    const answers: string[] = [];
    const needed = failing({ code: 'mfa-needed', facts: { device, profiles: 'dev' }, action: 'retry' });
    const services = fakeServices({
      sessions: {
        identity: (_profile, mfa) => {
          answers.push(mfa === null ? 'none' : mfa.kind);
          return needed();
        },
      },
    });
    const ran = await run(['whoami', 'dev'], services, ['123456', '123456']);
    expect(ran.status).toBe(1);
    expect(answers).toEqual(['none', 'code']);
  });

  test('makes the code of the kept secret where the person types none, and only where one is kept', async () => {
    const runWhere = async (keptSecret: boolean) => {
      const answers: string[] = [];
      const needed = failing({ code: 'mfa-needed', facts: { device, profiles: 'dev' }, action: 'retry' });
      const services = fakeServices({
        sessions: {
          identity: (_profile, mfa) => {
            answers.push(mfa === null ? 'none' : mfa.kind);
            return mfa === null ? needed() : answering(identity)();
          },
          mfaQuestion: (asked, profiles) =>
            Promise.resolve({ device: asked, profiles, keptSecret, nextCodeAt: null }),
        },
      });
      return { status: (await run(['whoami', 'dev'], services, [''])).status, answers };
    };
    expect(await runWhere(true)).toEqual({ status: 0, answers: ['none', 'kept-secret'] });
    expect(await runWhere(false)).toEqual({ status: 1, answers: ['none'] });
  });

  function expecting() {
    const done: unknown[] = [];
    const services = fakeServices({
      sessions: {
        identity: (profile) => {
          done.push(profile);
          return profile === 'dev'
            ? answering({ ...identity, expectedAccountId: '777788889999' })()
            : failing({ code: 'profile-not-found', facts: { name: profile }, action: null })();
        },
        expectAccount: (profile, accountId) => {
          done.push([profile, accountId]);
          return Promise.resolve(null);
        },
      },
    });
    return { done, services };
  }

  test('remembers the account that is expected once AWS has answered, and warns at once', async () => {
    const { done, services } = expecting();
    const ran = await run(['whoami', 'dev', '--expect', '444455556666'], services);
    expect(done).toEqual(['dev', ['dev', '444455556666']]);
    expect(ran.status).toBe(0);
    expect(ran.out).toMatch(/Expected account +444455556666/u);
    expect(ran.err).toMatch(/not 4444.5555.6666 as you expect/u);
    const right = await run(['whoami', 'dev', '--expect', '111122223333', '--json'], services);
    expect(whoamiPrinted.parse(JSON.parse(right.out)).expectedAccountId).toBe('111122223333');
    expect(right.err).toBe('');
  });

  test('expects no account any more after --expect none', async () => {
    const { done, services } = expecting();
    const ran = await run(['whoami', 'dev', '--expect', 'none'], services);
    expect(done).toEqual(['dev', ['dev', null]]);
    expect(ran.err).toBe('keyway: No particular account is expected.\n');
    expect(ran.out).not.toContain('Expected account');
  });

  test('remembers nothing of a profile that AWS does not answer for', async () => {
    const { done, services } = expecting();
    expect((await run(['whoami', 'nobody', '--expect', '444455556666'], services)).status).toBe(1);
    expect(done).toEqual(['nobody']);
  });

  test.each([
    [['whoami', 'dev', '--expect', '44445555666'], 'account-not-readable'],
    [['whoami', 'dev', '--expect', '4444 5555 6666'], 'account-not-readable'],
    [['whoami', 'dev', '--expect', 'any'], 'account-not-readable'],
    [['whoami', '--expect', '444455556666'], 'argument-missing'],
  ])('%j is wrong use, and AWS is not asked', async (argv, reason) => {
    const { done, services } = expecting();
    const ran = await run([...argv, '--json'], services);
    expect(ran.status).toBe(2);
    expect(errorPrinted.parse(JSON.parse(ran.out)).error).toMatchObject({ facts: { reason } });
    expect(done).toEqual([]);
  });
});
