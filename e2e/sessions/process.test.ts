import { describe, expect, it } from 'vitest';
import { createPrograms } from '../../electron/adapters/programs.js';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import type { Programs } from '../../electron/services/aws-port.js';
import { exampleKeys } from '../aws/seeds.js';
import { settle, usualOptions, valueOf } from './bench.js';
import { roleArn, useLoopback } from './suite.js';

const suite = useLoopback();

describe('a credential process', () => {
  const answer = (more: string): string =>
    `/bin/sh -c 'echo "{\\"Version\\":1,\\"AccessKeyId\\":\\"${exampleKeys.alice.id}\\",\\"SecretAccessKey\\":\\"${exampleKeys.alice.secret}\\"${more}}"'`;
  const profile = (command: string): string => `[profile tool]\ncredential_process = ${command}\n`;

  it('is run once a person allowed it, and again only as it was', async () => {
    const config = profile(answer(''));
    const first = await suite.bench({ config, allows: false });
    expect((await first.sessions.start(['tool'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'process-not-approved' },
    ]);
    const second = await suite.bench({ config });
    expect((await second.sessions.start(['tool'], usualOptions, null, null)).started).toMatchObject([
      { kind: 'process', expiresAt: null, renewsItself: false },
    ]);
    expect(second.consent.asked).toMatchObject([{ kind: 'run-process', profile: 'tool', changed: false }]);
    expect(JSON.stringify(second.consent.asked[0])).toMatch(/"program":"[^"]*sh"/u);
    await second.sessions.renew(['tool'], null, null);
    expect(second.consent.asked).toHaveLength(1);
    expect(valueOf(await second.sessions.identity('tool', null, null)).arn).toContain('user/alice');
  });

  it.each([
    ['prints garbage', `/bin/sh -c 'echo hello'`, 'not-json'],
    ['fails', `/bin/sh -c 'echo no such vault >&2; exit 3'`, 'exit-status'],
    ['is another version', `/bin/sh -c 'echo "{\\"Version\\":2}"'`, 'wrong-version'],
    ['is not there', '/no/such/program', 'not-started'],
    ['floods', `/bin/sh -c 'head -c 3000000 /dev/zero'`, 'too-much-output'],
    [
      'gives what has ended',
      answer(`,\\"SessionToken\\":\\"t\\",\\"Expiration\\":\\"2020-01-01T00:00:00Z\\"`),
      'expired',
    ],
  ])('that %s ends in a failure that says so', async (_, command, reason) => {
    const { sessions } = await suite.bench({ config: profile(command) });
    const started = await sessions.start(['tool'], usualOptions, null, null);
    expect(started.failed).toMatchObject([{ code: 'process-failed', facts: { reason } }]);
  });

  it('that hangs is ended in time, and at once where the person no longer waits', async () => {
    const programs = createPrograms({ platform: process.platform, environment: process.env });
    const limits: number[] = [];
    const impatient: Programs = {
      ...programs,
      run(argv, given) {
        limits.push(given.waitMilliseconds);
        return programs.run(argv, { ...given, waitMilliseconds: Math.min(given.waitMilliseconds, 300) });
      },
    };
    const config = profile(`/bin/sh -c 'sleep 600'`);
    const first = await suite.bench({ config, ports: { programs: impatient } });
    expect((await first.sessions.start(['tool'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'process-failed', facts: { reason: 'time-limit' } },
    ]);
    expect(limits).toEqual([120_000]);
    const second = await suite.bench({ config });
    const signal = AbortSignal.timeout(200);
    expect((await second.sessions.start(['tool'], usualOptions, null, signal)).failed).toMatchObject([
      { code: 'cancelled' },
    ]);
  });

  it('is asked about once, and one after the other, where several start at a time', async () => {
    const tools = ['one', 'two']
      .map((name) => `[profile ${name}]\ncredential_process = ${answer('')}\n`)
      .join('');
    const roles = ['a', 'b', 'c']
      .map((name) => `[profile ${name}]\nrole_arn = ${roleArn('Reader')}\nsource_profile = one\n`)
      .join('');
    let open = 0;
    let most = 0;
    const consent = createFixedConsent({
      async answer() {
        most = Math.max(most, (open += 1));
        await settle();
        open -= 1;
        return 'allowed' as const;
      },
    });
    const { sessions } = await suite.bench({ config: `${tools}${roles}`, ports: { consent } });
    const { failed } = await sessions.start(['a', 'b', 'c', 'two'], usualOptions, null, null);
    expect(failed).toEqual([]);
    expect(consent.asked).toHaveLength(2);
    expect(most).toBe(1);
  });

  it('is not run by a renewal that nobody asked for', async () => {
    const ends = new Date(suite.clock.now() + 60 * 60_000).toISOString();
    const config = profile(answer(`,\\"SessionToken\\":\\"t\\",\\"Expiration\\":\\"${ends}\\"`));
    const programs = createPrograms({ platform: process.platform, environment: process.env });
    let runs = 0;
    const counted: Programs = {
      ...programs,
      run(argv, given) {
        runs += 1;
        return programs.run(argv, given);
      },
    };
    const { sessions, pass, notices } = await suite.bench({ config, ports: { programs: counted } });
    await sessions.start(['tool'], usualOptions, null, null);
    await pass(56 * 60_000);
    expect(runs).toBe(1);
    expect(notices).toHaveLength(1);
  });
});
