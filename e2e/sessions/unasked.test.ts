/** What is done while nobody is there: at night, and by tools. */
import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.js';
import { createMemoryKeychain } from '../../electron/services/store/testing.js';
import { device, home, settle, usualOptions, valueOf } from './bench.js';
import { minute, role, roleArn, useLoopback } from './suite.js';

const suite = useLoopback();
const mfa = role('admin', roleArn('Admin'), [`mfa_serial = ${device}`]);
const seed = new Secret('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');

function codesSpent(): number {
  return suite.aws.journal.filter(({ action }) => action === 'sts:GetSessionToken').length;
}

describe('a secret of an MFA device that is kept', () => {
  it('makes no code for a renewal, for a tool, or for whoever did not ask for one', async () => {
    const { sessions, pass } = await suite.bench({ config: mfa });
    valueOf(await sessions.keepMfaSecret(device, seed));
    const options = { ...usualOptions, durationSeconds: 900 };
    const kept = { kind: 'kept-secret', device } as const;
    expect((await sessions.start(['admin'], options, kept, null)).started).toHaveLength(1);
    expect(codesSpent()).toBe(1);
    // What the code was spent on is gone too: only another code would give a session now.
    valueOf(await sessions.stop('admin'));
    await pass(minute);
    for (const isPersonPresent of [true, false])
      expect(await sessions.credentials('admin', isPersonPresent, null)).toMatchObject({
        failure: { code: 'mfa-needed' },
      });
    expect((await sessions.renew(['admin'], null, null)).waiting).toMatchObject([
      { device, keptSecret: true },
    ]);
    await pass(24 * 60 * minute);
    expect(codesSpent()).toBe(1);
  });

  it('makes one for a form that is tried, where the person asks for that', async () => {
    const { sessions } = await suite.bench({ config: mfa });
    valueOf(await sessions.keepMfaSecret(device, seed));
    const edit = { kind: 'region', ids: ['shared:admin'], region: 'eu-central-1' } as const;
    expect(await sessions.test(edit, null, null)).toMatchObject({ failure: { code: 'mfa-needed' } });
    expect(codesSpent()).toBe(0);
    const tried = await sessions.test(edit, { kind: 'kept-secret', device }, null);
    expect(valueOf(tried).arn).toContain('assumed-role/Admin');
    expect(codesSpent()).toBe(1);
    expect((await sessions.list('whole')).sessions).toEqual([]);
  });
});

describe('a store that is locked over night', () => {
  it('is left alone: nothing is asked of the person, the keychain or AWS until it is open', async () => {
    const keychain = createMemoryKeychain();
    const config = role('reader', roleArn('Reader'), ['duration_seconds = 3600']);
    const bench = await suite.bench({ config, ports: { keychain } });
    const { sessions, services, consent, notices, pass, system } = bench;
    await sessions.start(['reader'], usualOptions, null, null);
    valueOf(await services.store.lock('by-hand'));
    await settle();
    const done = () => [suite.aws.journal.length, consent.asked.length, keychain.calls.length];
    const before = done();
    for (const step of [45, 10, 1, 4, 600]) await pass(step * minute);
    system('resume');
    await settle();
    expect(done()).toEqual(before);
    expect(notices).toEqual([]);
    valueOf(await services.store.unlock({ passphrase: null, recoveryCode: null }));
    await settle();
    expect((await sessions.list('whole')).sessions).toMatchObject([{ state: 'ended' }]);
    expect(notices).toEqual([]);
  });

  it('that opens in time has its sessions renewed as if it had never been locked', async () => {
    const config = role('reader', roleArn('Reader'), ['duration_seconds = 3600']);
    const { sessions, services, pass } = await suite.bench({ config });
    await sessions.start(['reader'], usualOptions, null, null);
    valueOf(await services.store.lock('by-hand'));
    await pass(58 * minute);
    valueOf(await services.store.unlock({ passphrase: null, recoveryCode: null }));
    await settle();
    expect((await sessions.list('whole')).sessions).toMatchObject([
      { state: 'running', startedAt: new Date(suite.clock.now()).toISOString() },
    ]);
  });
});

it('an address elsewhere that was not allowed is not asked about by a renewal', async () => {
  const at = (address: string): string => role('reader', roleArn('Reader'), [`endpoint_url = ${address}`]);
  const environment = { AWS_ENDPOINT_URL: '' };
  const { sessions, disk, consent, pass } = await suite.bench({ config: at(suite.aws.url), environment });
  const started = await sessions.start(['reader'], usualOptions, null, null);
  expect(started.started).toMatchObject([{ renewsItself: true }]);
  const path = `${home}/.aws/config`;
  await disk.remove(path);
  await (await disk.create(path)).write(new TextEncoder().encode(at('https://aws.example.com')));
  await pass(56 * minute);
  await pass(5 * minute);
  expect(consent.asked).toEqual([]);
  expect((await sessions.list('whole')).sessions).toMatchObject([
    { state: 'failed', failure: { code: 'endpoint-not-approved' } },
  ]);
});
