/** Access keys that are deactivated, reactivated and deleted on their own. */
import { describe, expect, it } from 'vitest';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createFixedEnvironments } from '../../electron/adapters/testing/fixed-environments.js';
import type { KeyAction } from '../../shared/models/key.js';
import { plain as rotating } from '../rotation/bench.js';
import { allow, deny, denyUnlessMfa, makeKey } from '../aws/seeds.js';
import { type Bench, code, device, home, valueOf } from '../sessions/bench.js';
import { role, roleArn, useLoopback } from '../sessions/suite.js';
import {
  counted,
  expectStatus,
  first,
  giveSecondKey,
  plain,
  type PlainKey,
  rootKey,
  rowOf,
  seal,
  second,
  section,
  userOf,
} from './bench.js';

const suite = useLoopback();
const both = section('base', first) + section('other', second);

async function act(
  { services }: Pick<Bench, 'services'>,
  key: PlainKey,
  action: KeyAction,
  options = plain,
): ReturnType<Bench['services']['keys']['act']> {
  return services.keys.act((await rowOf(services, key)).id, action, options);
}

function credentialsOf({ disk }: Pick<Bench, 'disk'>): string {
  return disk.texts()[`${home}/.aws/credentials`] ?? '';
}

describe('one key by itself', () => {
  it('is deactivated by itself when the person allows it, and the files stay as they are', async () => {
    const bench = await suite.bench({});
    const before = credentialsOf(bench);
    expect(valueOf(await act(bench, first, 'deactivate'))).toMatchObject({
      traits: ['plaintext', 'inactive'],
      learned: { userName: 'alice', status: 'inactive' },
    });
    expectStatus(suite.aws, first, 'Inactive');
    expect(bench.consent.asked).toEqual([
      {
        ...{ kind: 'deactivate-access-key', profile: 'base', accessKeyId: '****MPLE' },
        ...{ userName: 'alice', profiles: 1 },
      },
    ]);
    expect(credentialsOf(bench)).toBe(before);
    expect(await bench.services.activity.list()).toMatchObject([
      { kind: 'key-deactivated', profile: 'base', reason: '****MPLE' },
      { kind: 'store-created' },
    ]);
  });

  it('cannot reactivate itself: without another key of its user here that is said', async () => {
    const bench = await suite.bench({});
    valueOf(await act(bench, first, 'deactivate'));
    expect(await act(bench, first, 'activate')).toMatchObject({
      failure: { code: 'key-not-usable', facts: { keyId: '****MPLE', reason: 'no-signer' } },
    });
    expectStatus(suite.aws, first, 'Inactive');
  });

  it('is reactivated and deleted by the other key of its user', async () => {
    giveSecondKey(suite.aws);
    const bench = await suite.bench({ credentials: both });
    await bench.services.keys.learn(null, null, null);
    valueOf(await act(bench, second, 'deactivate'));
    expect((await rowOf(bench.services)).learned?.otherKeys).toMatchObject([{ status: 'inactive' }]);
    expect(valueOf(await act(bench, second, 'activate'))).toMatchObject({ learned: { status: 'active' } });
    expectStatus(suite.aws, second, 'Active');
    valueOf(await act(bench, second, 'deactivate'));
    expect(valueOf(await act(bench, second, 'delete'))).toMatchObject({ learned: { status: 'gone' } });
    expectStatus(suite.aws, second, null);
    expectStatus(suite.aws, first, 'Active');
    expect((await rowOf(bench.services)).learned?.otherKeys).toEqual([]);
    const rows = await bench.services.activity.list();
    expect(rows.slice(0, 4).map(({ kind }) => kind)).toEqual([
      'key-deleted',
      'key-deactivated',
      'key-reactivated',
      'key-deactivated',
    ]);
    // Reactivating is asked of nobody.
    expect(bench.consent.asked.map(({ kind }) => kind)).toEqual([
      'deactivate-access-key',
      'deactivate-access-key',
      'delete-access-key',
    ]);
  });

  it('that AWS still takes for a moment after it is deactivated is reactivated by the other one all the same', async () => {
    giveSecondKey(suite.aws);
    const bench = await suite.bench({ credentials: both });
    await bench.services.keys.learn(null, null, null);
    valueOf(await act(bench, second, 'deactivate'));
    const key = userOf(suite.aws).keys.find(({ id }) => id === second.id);
    if (key !== undefined) key.seenAs = { status: 'Active', lag: { requests: 1, until: 0 } };
    expect(valueOf(await act(bench, second, 'activate'))).toMatchObject({ learned: { status: 'active' } });
    expectStatus(suite.aws, second, 'Active');
  });

  it('of the root user is deactivated too', async () => {
    const [account] = suite.aws.state.accounts;
    account?.root.keys.push(makeKey(rootKey));
    const bench = await suite.bench({ credentials: section('base', rootKey) });
    valueOf(await act(bench, rootKey, 'deactivate'));
    expect(account?.root.keys).toMatchObject([{ status: 'Inactive' }]);
  });

  it('in the store, handed out to nobody, is acted on all the same', async () => {
    const bench = await suite.bench({ credentials: '' });
    await seal(bench.services, 'sealed', first);
    const [entry] = (await bench.services.store.detail()).entries;
    valueOf(await bench.services.store.setHandOut(entry?.id ?? '', 'never'));
    valueOf(await act(bench, first, 'deactivate'));
    expectStatus(suite.aws, first, 'Inactive');
  });
});

describe('what stands in the way', () => {
  it.each([
    ['refused', 'consent-refused'],
    ['unasked', 'consent-needed'],
  ] as const)('a person who is %s: nothing is done', async (answer, expected) => {
    const bench = await suite.bench({ ports: { consent: createFixedConsent({ answer: () => answer }) } });
    expect(await act(bench, first, 'deactivate')).toMatchObject({ failure: { code: expected } });
    expect(await act(bench, first, 'delete')).toMatchObject({ failure: { code: expected } });
    expectStatus(suite.aws, first, 'Active');
    expect(counted(suite.aws)).toEqual({ 'sts:GetCallerIdentity': 2 });
  });

  it('a policy: which action is said, nothing is changed, and it is done once it is allowed', async () => {
    const bench = await suite.bench({});
    userOf(suite.aws).policies = [allow('*'), deny('iam:UpdateAccessKey')];
    expect(await act(bench, first, 'deactivate')).toMatchObject({
      failure: {
        code: 'key-denied',
        facts: { profile: 'base', action: 'iam:UpdateAccessKey', withMfa: false },
      },
    });
    expectStatus(suite.aws, first, 'Active');
    expect((await bench.services.activity.list()).map(({ kind }) => kind)).not.toContain('key-deactivated');
    userOf(suite.aws).policies = [allow('*')];
    valueOf(await act(bench, first, 'deactivate'));
  });

  it('a policy that asks for MFA: the code is asked for, and does', async () => {
    const bench = await suite.bench({ config: `[profile base]\nmfa_serial = ${device}\n` });
    userOf(suite.aws).policies = [allow('*'), denyUnlessMfa('iam:*')];
    expect(await act(bench, first, 'deactivate')).toMatchObject({
      failure: { code: 'mfa-needed', facts: { device, profiles: 'base' } },
    });
    expectStatus(suite.aws, first, 'Active');
    valueOf(await act(bench, first, 'deactivate', { ...plain, mfa: code(suite.aws) }));
    expectStatus(suite.aws, first, 'Inactive');
  });

  it('a rotation that is not ended: neither of its keys is acted on alone', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const begun = valueOf(await rotation.start('base', rotating));
    const made = { id: begun.newKeyId ?? '', secret: '' };
    expect(await rowOf(bench.services, made)).toMatchObject({ rotation: begun.id });
    expect(await act(bench, made, 'delete')).toMatchObject({
      failure: { code: 'rotation-under-way', facts: { profile: 'base', stage: 'watch' } },
    });
    expectStatus(suite.aws, made, 'Active');
    valueOf(await rotation.deleteOld(begun.id, rotating));
    expect(await rowOf(bench.services, made)).toMatchObject({ rotation: null });
    valueOf(await act(bench, made, 'deactivate'));
  });

  it('a store that is locked: rotations that it may know of are not passed over', async () => {
    const bench = await suite.bench({});
    const { rotation, store } = bench.services;
    const begun = valueOf(await rotation.start('base', rotating));
    const made = { id: begun.newKeyId ?? '', secret: '' };
    valueOf(await store.lock('by-hand'));
    expect(await act(bench, made, 'delete')).toMatchObject({ failure: { code: 'store-locked' } });
    expectStatus(suite.aws, made, 'Active');
  });

  it('a store that is locked is no matter where nothing was ever rotated', async () => {
    const bench = await suite.bench({});
    valueOf(await bench.services.store.lock('by-hand'));
    valueOf(await act(bench, first, 'deactivate'));
    expectStatus(suite.aws, first, 'Inactive');
  });

  it('a key that somebody deleted: that is said, and remembered', async () => {
    giveSecondKey(suite.aws);
    const bench = await suite.bench({ credentials: both });
    await bench.services.keys.learn(null, null, null);
    userOf(suite.aws).keys = userOf(suite.aws).keys.filter(({ id }) => id !== second.id);
    expect(await act(bench, second, 'deactivate')).toMatchObject({
      failure: { code: 'key-not-usable', facts: { reason: 'gone' } },
    });
    expect((await rowOf(bench.services, second)).learned?.status).toBe('gone');
  });

  it('a network that is lost leaves all as it was', async () => {
    const bench = await suite.bench({});
    const off = suite.aws.fail({ how: 'reset', times: 99 });
    expect(await act(bench, first, 'deactivate')).toMatchObject({ failure: { code: 'aws-unreachable' } });
    off();
    expectStatus(suite.aws, first, 'Active');
    valueOf(await act(bench, first, 'deactivate'));
  });

  it('a key that stands here no more, a temporary one, and one without its secret', async () => {
    const temporary = { id: 'ASIAIOSFODNN7EXAMPLE', secret: first.secret };
    const credentials = `${section('base', temporary)}aws_session_token = token\n[half]\naws_access_key_id = ${first.id}\n`;
    const bench = await suite.bench({ credentials });
    expect(await bench.services.keys.act('nothing', 'delete', plain)).toMatchObject({
      failure: { code: 'key-not-found' },
    });
    expect(await act(bench, temporary, 'delete')).toMatchObject({
      failure: { code: 'key-not-usable', facts: { reason: 'temporary' } },
    });
    expect(await act(bench, first, 'delete')).toMatchObject({
      failure: { code: 'key-not-usable', facts: { reason: 'no-signer' } },
    });
    expect(suite.aws.journal).toEqual([]);
  });
});

describe('what would come of it', () => {
  it('profiles, those behind them, sessions and programs are named before', async () => {
    const environments = createFixedEnvironments({
      processes: [
        {
          ...{ pid: 7, started: 1, startedAt: 1, program: 'terraform' },
          environment: { AWS_ACCESS_KEY_ID: first.id },
        },
      ],
    });
    const bench = await suite.bench({
      ports: { environments },
      config: role('reader', roleArn('Reader')) + role('deep', roleArn('Reader'), [], 'reader'),
    });
    const options = { durationSeconds: null, sessionName: null, sourceIdentity: null, tags: [] };
    await bench.sessions.start(['reader'], options, null, null);
    const { id } = await rowOf(bench.services);
    const preview = valueOf(await bench.services.keys.preview(id, 'deactivate', 'last-four'));
    expect(preview).toMatchObject({
      action: 'deactivate',
      profiles: ['base', 'reader', 'deep'],
      sessions: ['reader'],
      programs: [{ key: id, program: 'terraform' }],
      isLast: true,
      row: { keyId: '****MPLE' },
    });
  });

  it('another working key of the same user here is known, once AWS was asked', async () => {
    giveSecondKey(suite.aws);
    const bench = await suite.bench({ credentials: both });
    const { id } = await rowOf(bench.services);
    const isLast = async (): Promise<boolean> =>
      valueOf(await bench.services.keys.preview(id, 'delete', 'whole')).isLast;
    expect(await isLast()).toBe(true);
    await bench.services.keys.learn(null, null, null);
    expect(await isLast()).toBe(false);
    valueOf(await act(bench, second, 'deactivate'));
    expect(await isLast()).toBe(true);
  });
});
