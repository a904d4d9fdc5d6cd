/** What is asked of AWS about access keys, what is told of it, and what is remembered. */
import { describe, expect, it } from 'vitest';
import { allow, deny, denyUnlessMfa, makeKey } from '../aws/seeds.js';
import { code, device, valueOf } from '../sessions/bench.js';
import { minute, useLoopback } from '../sessions/suite.js';
import {
  bobs,
  counted,
  first,
  giveSecondKey,
  memoryPath,
  rootKey,
  rowOf,
  second,
  section,
  userOf,
} from './bench.js';

const suite = useLoopback();
const day = 24 * 60 * minute;

describe('what AWS tells', () => {
  it('is remembered for the next start, by itself and without a secret', async () => {
    userOf(suite.aws).keys = [
      makeKey({ ...first, lastUsed: { at: suite.clock.now() - day, service: 's3', region: 'eu-west-1' } }),
    ];
    const bench = await suite.bench({});
    await bench.services.keys.learn(null, null, null);
    const text = bench.disk.texts()[memoryPath] ?? '';
    expect(text).toContain(first.id);
    expect(text).not.toContain(first.secret);
    expect((await bench.disk.inspect(memoryPath))?.mode).toBe(0o600);
    const again = await suite.bench({ beside: bench });
    expect((await rowOf(again.services)).learned).toMatchObject({
      at: '2026-11-21T12:00:00.000Z',
      lastUse: { at: '2026-11-20T12:00:00.000Z', service: 's3', region: 'eu-west-1' },
    });
    expect((await rowOf(again.services)).traits).toEqual(['old', 'plaintext']);
  });

  it('Keyway’s own asking is no use of the key', async () => {
    const bench = await suite.bench({});
    const { keys } = bench.services;
    await keys.learn(null, null, null);
    await keys.learn(null, null, null);
    expect(await rowOf(bench.services)).toMatchObject({
      traits: ['old', 'unused', 'plaintext'],
      learned: { lastUse: { at: null } },
    });
    suite.clock.advance(day);
    const used = { at: suite.clock.now(), service: 'sts', region: 'us-east-1' };
    userOf(suite.aws).keys = userOf(suite.aws).keys.map((key) => ({ ...key, lastUsed: used }));
    await keys.learn(null, null, null);
    expect((await rowOf(bench.services)).learned?.lastUse).toMatchObject({ service: 'sts' });
  });

  it('days after which a key is old are the person’s to choose; one of unknown age is not old', async () => {
    const bench = await suite.bench({ credentials: section('base', first) + section('bob', bobs) });
    userOf(suite.aws, 'bob').policies = [deny('iam:*')];
    const { keys, settings } = bench.services;
    await keys.learn(null, null, null);
    expect((await rowOf(bench.services)).traits).toContain('old');
    expect((await rowOf(bench.services, bobs)).traits).toEqual(['plaintext']);
    await settings.change({ kind: 'key-age', days: 1000 });
    expect((await keys.list('whole')).oldAfterDays).toBe(1000);
    expect((await rowOf(bench.services)).traits).toEqual(['plaintext']);
  });

  it('what a policy denies is untold, and the rest is known', async () => {
    const bench = await suite.bench({});
    userOf(suite.aws).policies = [allow('*'), deny('iam:ListAccessKeys')];
    expect(await bench.services.keys.learn(null, null, null)).toMatchObject({ asked: 1, answered: 1 });
    expect(await rowOf(bench.services)).toMatchObject({
      failure: null,
      learned: { userName: 'alice', status: 'active', createdAt: null, untold: ['keys'] },
    });
    userOf(suite.aws).policies = [allow('*'), deny('iam:GetAccessKeyLastUsed')];
    await bench.services.keys.learn(null, null, null);
    expect((await rowOf(bench.services)).learned).toMatchObject({
      createdAt: '2026-01-02T09:00:00.000Z',
      lastUse: null,
      untold: ['last-use'],
    });
  });

  it('a key of the root user is said to be one', async () => {
    suite.aws.state.accounts[0]?.root.keys.push(makeKey(rootKey));
    const bench = await suite.bench({ credentials: section('base', rootKey) });
    await bench.services.keys.learn(null, null, null);
    expect(await rowOf(bench.services, rootKey)).toMatchObject({
      traits: ['old', 'unused', 'plaintext', 'root'],
      learned: { userName: null, isRoot: true, status: 'active' },
    });
  });

  it('old keys and those of the root user are findings, as long as they are so', async () => {
    suite.aws.state.accounts[0]?.root.keys.push(makeKey(rootKey));
    const bench = await suite.bench({ credentials: section('base', first) + section('root', rootKey) });
    const { keys, settings, resolution } = bench.services;
    const found = async (): Promise<readonly (readonly [string, string, number | undefined])[]> =>
      valueOf(await resolution.examine())
        .profiles.filter(({ code: each }) => each.endsWith('-access-key') && each !== 'same-access-key')
        .map(({ code: each, subject, origin }) => [each, subject, origin?.line]);
    expect(await found()).toEqual([]);
    await keys.learn(null, null, null);
    expect(await found()).toEqual([
      ['old-access-key', 'base', 2],
      ['root-access-key', 'root', 5],
    ]);
    await settings.change({ kind: 'key-age', days: 1000 });
    expect(await found()).toEqual([['root-access-key', 'root', 5]]);
  });

  it('a code that a policy asks for is asked for once, and does for the next time', async () => {
    const bench = await suite.bench({ config: `[profile base]\nmfa_serial = ${device}\n` });
    userOf(suite.aws).policies = [allow('*'), denyUnlessMfa('iam:*')];
    const { keys } = bench.services;
    expect(await keys.learn(null, null, null)).toMatchObject({
      ...{ asked: 1, answered: 0 },
      waiting: [{ device, profiles: ['base'], keptSecret: false, nextCodeAt: null }],
    });
    expect(await rowOf(bench.services)).toMatchObject({
      failure: null,
      learned: { userName: 'alice', untold: ['keys', 'last-use'] },
    });
    expect(await keys.learn(null, code(suite.aws), null)).toMatchObject({ answered: 1, waiting: [] });
    expect((await rowOf(bench.services)).learned).toMatchObject({ status: 'active', untold: [] });
    expect(await keys.learn(null, null, null)).toMatchObject({ answered: 1, waiting: [] });
    expect(counted(suite.aws)['sts:GetSessionToken']).toBe(1);
  });

  it('an inactive key is known by its user’s other key', async () => {
    giveSecondKey(suite.aws, 'Inactive');
    const bench = await suite.bench({ credentials: section('base', first) + section('other', second) });
    const { keys } = bench.services;
    expect(await keys.learn(null, null, null)).toMatchObject({ asked: 2, answered: 2 });
    const row = await rowOf(bench.services, second);
    expect(row).toMatchObject({ failure: null, learned: { userName: 'alice', status: 'inactive' } });
    expect(row.traits).toContain('inactive');
    // Asked about alone, the other one answers for it.
    await keys.learn([row.id], null, null);
    expect(await rowOf(bench.services, second)).toMatchObject({
      failure: null,
      learned: { status: 'inactive' },
    });
  });

  it('a key that AWS does not list any more is gone; of one that it never knew, the refusal is told', async () => {
    giveSecondKey(suite.aws);
    const unknown = { id: 'AKIAUNKNOWN000000000', secret: 'u'.repeat(40) };
    const bench = await suite.bench({
      credentials: section('base', first) + section('other', second) + section('lost', unknown),
    });
    const { keys } = bench.services;
    expect(await keys.learn(null, null, null)).toMatchObject({ asked: 3, answered: 2 });
    expect(await rowOf(bench.services, unknown)).toMatchObject({
      learned: null,
      failure: { code: 'aws-refused', facts: { reason: 'unknown-access-key' } },
    });
    userOf(suite.aws).keys = userOf(suite.aws).keys.filter(({ id }) => id !== second.id);
    await keys.learn(null, null, null);
    expect(await rowOf(bench.services, second)).toMatchObject({ failure: null, learned: { status: 'gone' } });
  });
});

describe('where asking comes to nothing', () => {
  it('a network that is down is told, and what was known stays', async () => {
    const bench = await suite.bench({});
    await bench.services.keys.learn(null, null, null);
    const before = await rowOf(bench.services);
    const off = suite.aws.fail({ how: 'reset', times: 99 });
    suite.clock.advance(day);
    expect(await bench.services.keys.learn(null, null, null)).toMatchObject({ asked: 1, answered: 0 });
    off();
    expect(await rowOf(bench.services)).toMatchObject({
      learned: before.learned,
      failure: { code: 'aws-unreachable' },
      isAsked: false,
    });
    await bench.services.keys.learn(null, null, null);
    const after = await rowOf(bench.services);
    expect(after.failure).toBeNull();
    expect(after.learned?.at).toMatch(/^2026-11-22/u);
  });

  it('a throttle that goes by is waited for; one that does not is told', async () => {
    const bench = await suite.bench({});
    suite.aws.fail({ action: 'iam:ListAccessKeys', how: 'throttling', times: 1 });
    expect(await bench.services.keys.learn(null, null, null)).toMatchObject({ answered: 1 });
    const off = suite.aws.fail({ action: 'iam:*', how: 'throttling', times: 99 });
    expect(await bench.services.keys.learn(null, null, null)).toMatchObject({ answered: 0 });
    off();
    expect(await rowOf(bench.services)).toMatchObject({
      failure: { code: 'aws-refused', facts: { reason: 'throttled' } },
    });
  });

  it('cancelled half way, what was answered stays, and the rest is as it was', async () => {
    const bench = await suite.bench({ credentials: section('base', first) + section('bob', bobs) });
    const stopping = new AbortController();
    const seen: boolean[] = [];
    bench.services.application.onChanged(({ topics }) => {
      if (!topics.includes('keys')) return;
      void bench.services.keys.list('whole').then(({ keys }) => {
        seen.push(keys.some(({ isAsked }) => isAsked));
        if (keys.some(({ learned }) => learned !== null)) stopping.abort();
      });
    });
    userOf(suite.aws, 'bob').policies = [allow('*')];
    // The list of one user comes, that of the other never does.
    suite.aws.fail({ action: 'iam:ListAccessKeys', how: 'timeout', after: 1, times: 9 });
    const ended = await bench.services.keys.learn(null, null, stopping.signal);
    expect(ended).toMatchObject({ asked: 2, answered: 1 });
    expect(seen).toContain(true);
    const rows = (await bench.services.keys.list('whole')).keys;
    expect(rows.filter(({ learned }) => learned !== null)).toHaveLength(1);
    expect(rows.map(({ failure, isAsked }) => ({ failure, isAsked }))).toEqual([
      { failure: null, isAsked: false },
      { failure: null, isAsked: false },
    ]);
  });

  it('an address that is not AWS’s is asked for first, and refused nothing is sent', async () => {
    const bench = await suite.bench({
      config: '[profile base]\nendpoint_url = http://keys.example.com\n',
      environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false', AWS_ENDPOINT_URL: '' },
      allows: false,
    });
    expect(await bench.services.keys.learn(null, null, null)).toMatchObject({ asked: 1, answered: 0 });
    expect(await rowOf(bench.services)).toMatchObject({ failure: { code: 'endpoint-not-approved' } });
    expect(bench.consent.asked).toContainEqual(expect.objectContaining({ kind: 'call-elsewhere' }));
    expect(suite.aws.journal).toEqual([]);
  });
});
