import { afterEach, describe, expect, it } from 'vitest';
import { createAws } from '../../electron/adapters/aws/aws.js';
import { callLimits } from '../../electron/adapters/aws/limits.js';
import type { Services } from '../../electron/services/api.js';
import { Secret } from '../../electron/core/secret.js';
import { storeLocation } from '../../shared/vocabulary.js';
import { exampleKeys } from '../aws/seeds.js';
import { code, device, settle, usualOptions, valueOf } from './bench.js';
import { minute, role, roleArn, useLoopback } from './suite.js';

const suite = useLoopback();
const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});
const config = role('reader', roleArn('Reader'));

async function saveInStore(services: Services, id: string, secret: string): Promise<void> {
  const saved = await services.editing.apply(
    {
      kind: 'save',
      id: null,
      name: 'base',
      location: storeLocation,
      set: { aws_access_key_id: id },
      expected: {},
      ssoSession: null,
      services: null,
      secret: { kind: 'typed', secretAccessKey: secret, sessionToken: null },
    },
    'whole',
  );
  valueOf(saved);
}

describe('sessions are kept', () => {
  it('sealed: they survive a restart, and no secret of them stands on the disk', async () => {
    const first = await suite.bench({ config });
    await first.sessions.start(['reader'], usualOptions, null, null);
    const given = valueOf(await first.sessions.credentials('reader', false, null));
    await first.close();
    const second = await suite.bench({ config, beside: first });
    expect(await second.sessions.list('whole')).toMatchObject({
      kept: 'store',
      sessions: [{ profile: 'reader', state: 'running' }],
    });
    expect(valueOf(await second.sessions.credentials('reader', false, null)).accessKeyId).toBe(
      given.accessKeyId,
    );
    const written = Object.values(first.disk.texts()).join('\n');
    for (const text of [
      given.secretAccessKey.reveal(),
      given.sessionToken?.reveal() ?? '',
      given.accessKeyId,
    ])
      expect(written).not.toContain(text);
  });

  it('for all processes at once, none of which loses what another started', async () => {
    const both = `${config}${role('deploy', roleArn('delivery/Deploy'))}`;
    const first = await suite.bench({ config: both });
    const second = await suite.bench({ config: both, beside: first, isWindow: false });
    await Promise.all([
      first.sessions.start(['reader'], usualOptions, null, null),
      second.sessions.start(['deploy'], usualOptions, null, null),
    ]);
    const names = async (bench: typeof first): Promise<readonly string[]> =>
      (await bench.sessions.list('whole')).sessions.map(({ profile }) => profile).toSorted();
    expect(await names(first)).toEqual(['deploy', 'reader']);
    expect(await names(second)).toEqual(['deploy', 'reader']);
  });

  it('shown to nobody while the store is locked, and all there again once it is open', async () => {
    const { sessions, services, pass } = await suite.bench({ config });
    await sessions.start(['reader'], usualOptions, null, null);
    valueOf(await services.store.lock('by-hand'));
    expect(await sessions.list('whole')).toMatchObject({ kept: 'locked', sessions: [] });
    expect((await sessions.start(['reader'], usualOptions, null, null)).failed).toMatchObject([
      { code: 'store-locked' },
    ]);
    // What tools need goes on: it is made for this one question and is not kept.
    valueOf(await sessions.credentials('reader', false, null));
    await pass(70 * minute);
    valueOf(await services.store.unlock({ passphrase: null, recoveryCode: null }));
    await settle();
    expect((await sessions.list('whole')).sessions).toMatchObject([{ state: 'ended' }]);
  });

  it('in memory without a store, and in the store from when there is one', async () => {
    const { sessions, services } = await suite.bench({ config, hasStore: false });
    await sessions.start(['reader'], usualOptions, null, null);
    expect(await sessions.list('whole')).toMatchObject({ kept: 'memory', sessions: [{ profile: 'reader' }] });
    valueOf(await services.store.create({ key: 'keychain', passphrase: null }));
    expect(await sessions.list('whole')).toMatchObject({ kept: 'store', sessions: [{ profile: 'reader' }] });
  });

  it('as other files are: one that somebody damaged is as none', async () => {
    const { sessions, disk } = await suite.bench({ config });
    await sessions.start(['reader'], usualOptions, null, null);
    const path = Object.keys(disk.texts()).find((each) => each.endsWith('sessions.sealed'));
    await disk.append(path ?? '', Uint8Array.of(0));
    expect((await sessions.list('whole')).sessions).toEqual([]);
    expect((await sessions.start(['reader'], usualOptions, null, null)).started).toHaveLength(1);
    expect((await sessions.list('whole')).sessions).toHaveLength(1);
    expect(Object.keys(disk.texts())).toContain(`${path ?? ''}.unreadable`);
  });

  it('and approved for one store: copied to another computer beside a backup that is restored there, they are as none', async () => {
    const answer = JSON.stringify({
      ...{ Version: 1, AccessKeyId: exampleKeys.alice.id, SecretAccessKey: exampleKeys.alice.secret },
      ...{ SessionToken: 'token', Expiration: new Date(suite.clock.now() + 60 * minute).toISOString() },
    });
    const both = `${config}[profile tool]\ncredential_process = /bin/echo '${answer}'\n`;
    const first = await suite.bench({ config: both });
    const started = await first.sessions.start(['reader', 'tool'], usualOptions, null, null);
    expect(started.started).toHaveLength(2);
    expect(first.consent.asked.map(({ kind }) => kind)).toEqual(['run-process']);
    const backup = '/home/ada/backup.json';
    valueOf(await first.services.store.backup(backup, new Secret('words of the backup')));
    const second = await suite.bench({ config: both });
    const sealed = Object.keys(first.disk.texts()).filter((path) => /\/session.*\.sealed$/u.test(path));
    expect(sealed).toHaveLength(2);
    for (const path of [...sealed, backup])
      await (await second.disk.create(path)).write(await first.disk.read(path));
    valueOf(await second.services.store.restore(backup, new Secret('words of the backup')));
    expect(await second.sessions.list('whole')).toMatchObject({ kept: 'store', sessions: [] });
    expect(await second.sessions.credentials('tool', false, null)).toMatchObject({
      failure: { code: 'process-not-approved' },
    });
    expect((await second.sessions.start(['reader', 'tool'], usualOptions, null, null)).failed).toEqual([]);
    expect(second.consent.asked.map(({ kind }) => kind)).toEqual(['restore-store', 'run-process']);
  });

  it('through another key of the store', async () => {
    const { sessions, services } = await suite.bench({ config });
    await sessions.start(['reader'], usualOptions, null, null);
    const passphrase = new Secret('a long enough passphrase');
    valueOf(await services.store.rekey({ key: 'passphrase', passphrase }));
    expect((await sessions.list('whole')).sessions).toHaveLength(1);
  });

  it('of keys in the store as of those in the files', async () => {
    const { sessions, services } = await suite.bench({ config, credentials: '' });
    const { id, secret } = exampleKeys.alice;
    await saveInStore(services, id, secret);
    expect((await sessions.start(['reader'], usualOptions, null, null)).started).toHaveLength(1);
    valueOf(await services.store.lock('by-hand'));
    expect(await sessions.credentials('reader', false, null)).toMatchObject({
      failure: { code: 'store-locked' },
    });
  });
});

describe('an application that ends', () => {
  it('waits for no renewal that AWS does not answer', async () => {
    const { clock } = suite;
    // Without an end of its own, the call would outlast the test.
    const aws = createAws({
      clock,
      limits: { ...callLimits, connect: 600_000, answer: 600_000, total: 600_000 },
    });
    const { app, sessions, pass } = await suite.bench({ config, ports: { aws } });
    await sessions.start(['reader'], usualOptions, null, null);
    const before = suite.aws.journal.length;
    suite.aws.fail({ action: 'sts:AssumeRole', how: 'timeout', times: 1000 });
    await pass(56 * minute);
    expect(suite.aws.journal.length).toBeGreaterThan(before);
    await app.dispose();
  });

  it('leaves no session ending late where AWS does not answer for another', async () => {
    const { clock } = suite;
    const aws = createAws({
      clock,
      limits: { ...callLimits, connect: 600_000, answer: 600_000, total: 600_000 },
    });
    const both = `${config}${role('short', roleArn('Reader'), ['duration_seconds = 3630'])}`;
    const { sessions, pass, disk } = await suite.bench({ config: both, ports: { aws } });
    await sessions.start(['reader', 'short'], usualOptions, null, null);
    suite.aws.fail({ action: 'sts:AssumeRole', how: 'timeout', times: 1000 });
    await pass(57 * minute);
    await pass(3 * minute);
    const states = (await sessions.list('whole')).sessions.map(({ profile, state }) => [profile, state]);
    expect(states).toEqual([
      ['short', 'running'],
      ['reader', 'ended'],
    ]);
    const noted = Object.entries(disk.texts()).find(([path]) => path.endsWith('activity.jsonl'))?.[1];
    expect(noted).toContain('"session-ended","profile":"reader"');
  });
});

describe('a key of the store', () => {
  it('is known to be whose it was in the files, also while the store is locked', async () => {
    const { sessions, services, disk } = await suite.bench();
    valueOf(await sessions.identity('base', null, null));
    const path = '/home/ada/.aws/credentials';
    await disk.remove(path);
    await (await disk.create(path)).write(new TextEncoder().encode('[other]\nregion = eu-west-1\n'));
    expect(await sessions.knownIdentity('base')).toBeNull();
    await saveInStore(services, exampleKeys.alice.id, exampleKeys.alice.secret);
    expect((await sessions.knownIdentity('base'))?.arn).toContain('user/alice');
    valueOf(await services.store.lock('by-hand'));
    expect((await sessions.knownIdentity('base'))?.arn).toContain('user/alice');
  });

  it('goes to nobody where its profile says never, though it may sign for a role', async () => {
    const { sessions, services } = await suite.bench({ config, credentials: '' });
    const { id, secret } = exampleKeys.alice;
    await saveInStore(services, id, secret);
    const [entry] = (await services.store.detail()).entries;
    valueOf(await services.store.setHandOut(entry?.id ?? '', 'never'));
    expect(await sessions.credentials('base', true, null)).toMatchObject({
      failure: { code: 'not-handed-out', facts: { reason: 'never' } },
    });
    expect(valueOf(await sessions.identity('base', null, null)).arn).toContain('user/alice');
    expect((await sessions.start(['reader'], usualOptions, null, null)).started).toHaveLength(1);
  });
});

describe('time', () => {
  it('is right to the second for 200 sessions with one timer, across sleep and a clock that is set', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `r${String(index).padStart(3, '0')}`);
    const many = names
      .map((name, index) =>
        role(name, roleArn('Reader'), [`mfa_serial = ${device}`, `duration_seconds = ${900 + index * 7}`]),
      )
      .join('\n');
    const timers = new Set<number>();
    let most = 0;
    const clock = suite.clock;
    const counted: typeof clock = {
      ...clock,
      at(time, call) {
        const stop = clock.at(time, () => {
          timers.delete(time);
          call();
        });
        timers.add(time);
        most = Math.max(most, timers.size);
        return () => {
          timers.delete(time);
          stop();
        };
      },
    };
    const { sessions, pass, system } = await suite.bench({ config: many, ports: { clock: counted } });
    const begun = clock.now();
    const started = await sessions.start(names, { ...usualOptions }, code(suite.aws), null);
    expect(started.failed).toEqual([]);
    expect(started.started).toHaveLength(200);
    const end = (index: number): number => begun + (900 + index * 7) * 1000;
    // Nothing renews itself any more: what happens is the end alone.
    suite.aws.fail({ action: 'sts:*', how: 'throttling', times: 1_000_000 });
    const isRunning = async (): Promise<readonly boolean[]> => {
      const rows = (await sessions.list('whole')).sessions;
      const byName = new Map(rows.map(({ profile, state }) => [profile, state === 'running']));
      return names.map((name) => byName.get(name) ?? false);
    };
    clock.advance(end(0) - clock.now() - 1000);
    expect((await isRunning())[0]).toBe(true);
    clock.advance(1000);
    expect((await isRunning()).slice(0, 2)).toEqual([false, true]);
    // The person travels.
    process.env['TZ'] = 'Pacific/Auckland';
    clock.advance(end(1) - clock.now() - 1);
    expect((await isRunning()).slice(0, 2)).toEqual([false, true]);
    clock.advance(1);
    expect((await isRunning()).slice(0, 3)).toEqual([false, false, true]);
    // The machine sleeps past a hundred of them, and tells when it wakes.
    clock.advance(end(99) - clock.now());
    system('resume');
    await pass(0);
    expect((await isRunning()).map((running, index) => running === clock.now() < end(index))).not.toContain(
      false,
    );
    expect(most).toBeLessThanOrEqual(2);
  });

  it('that is set back does not bring a session to life again', async () => {
    const { sessions, pass } = await suite.bench({ config });
    await sessions.start(['reader'], usualOptions, null, null);
    suite.aws.fail({ action: 'sts:*', how: 'internal-failure', times: 1_000_000 });
    await pass(56 * minute);
    await pass(5 * minute);
    expect((await sessions.list('whole')).sessions).toMatchObject([{ state: 'failed' }]);
    suite.clock.advance(-30 * minute);
    expect((await sessions.list('whole')).sessions).toMatchObject([{ state: 'failed', accessKeyId: null }]);
  });
});
