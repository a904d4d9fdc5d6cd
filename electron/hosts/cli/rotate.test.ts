/** `keyway rotate` and `keyway keys`, over services that answer as they are told. */
import { describe, expect, test } from 'vitest';
import { fail, type Failure, succeed } from '../../../shared/models/failure.js';
import type { KeyRow } from '../../../shared/models/key.js';
import { errorPrinted, keyPrinted, keysPrinted } from '../../../shared/models/printed.js';
import { type RotationRow, rotationPrinted, rotationsInRowPrinted } from '../../../shared/models/rotation.js';
import type { Services } from '../../services/api.js';
import type { MfaAnswer } from '../../services/sessions-api.js';
import { answering, fakeServices, runWith } from './testing.js';

const device = 'arn:aws:iam::111122223333:mfa/alice';
const needsCode: Failure = { code: 'mfa-needed', facts: { device, profiles: 'base' }, action: null };
const rotated: RotationRow = {
  ...{ id: 'r1', profile: 'base', accountId: '111122223333', userName: 'alice' },
  ...{ oldKeyId: 'AKIAIOSFODNN7EXAMPLE', newKeyId: 'AKIANEW0000000000000', stage: 'watch' },
  ...{ isGoingBack: false, ended: null, isUnanswered: false },
  startedAt: '2026-11-21T12:00:00.000Z',
  endedAt: null,
  proofs: [],
  change: null,
  putBackChange: null,
  oldKeyUse: null,
  remindAt: '2026-11-28T12:00:00.000Z',
};
const place: KeyRow['places'][number] = {
  ...{ profile: 'base', profileId: 'shared:base', storeType: 'shared' },
  ...{ path: '~/.aws/credentials', line: 2 },
};
const key: KeyRow = {
  id: 'k1',
  keyId: 'AKIAIOSFODNN7EXAMPLE',
  isTemporary: false,
  places: [
    place,
    { profile: 'vault', profileId: 'store:vault', storeType: 'encrypted', path: null, line: null },
  ],
  dependants: ['dev'],
  sessions: [],
  traits: ['old', 'duplicate'],
  learned: {
    at: '2026-11-21T12:00:00.000Z',
    accountId: '111122223333',
    userName: 'alice',
    arn: 'arn:aws:iam::111122223333:user/alice',
    isRoot: false,
    status: 'active',
    createdAt: '2026-01-02T09:00:00.000Z',
    lastUse: { at: null, service: null, region: null },
    otherKeys: [],
    untold: [],
  },
  failure: null,
  isAsked: false,
  rotation: null,
  rotatedBy: 'base',
};
const listed =
  (...keys: readonly KeyRow[]) =>
  () =>
    Promise.resolve({ revision: 1, keys, isStoreLocked: false, oldAfterDays: 90 });

/** There is no store that would have to be opened. */
function servicesOf(parts: Parameters<typeof fakeServices>[0]): Services {
  const summary = { state: 'none', reason: null, id: null, key: null, entries: null } as const;
  return fakeServices({ store: { summary: () => Promise.resolve(summary) }, ...parts });
}

function run(argv: readonly string[], services: Services, typed: readonly string[] = []) {
  return runWith(argv, services, {}, '', typed);
}

function question(keptSecret: boolean): Services['sessions']['mfaQuestion'] {
  return (asked, profiles) => Promise.resolve({ device: asked, profiles, keptSecret, nextCodeAt: null });
}

describe('keyway rotate', () => {
  /** Wants MFA until it is given. */
  function wantingCode(keptSecret: boolean): { readonly services: Services; readonly given: MfaAnswer[] } {
    const given: MfaAnswer[] = [];
    const services = servicesOf({
      sessions: { mfaQuestion: question(keptSecret) },
      rotation: {
        list: answering([]),
        start: (_, { mfa }) => {
          if (mfa === null) return Promise.resolve(fail(needsCode));
          given.push(mfa);
          return Promise.resolve(succeed(rotated));
        },
      },
    });
    return { services, given };
  }

  test('takes a kept MFA secret where the person asks for it with Enter', async () => {
    const { services, given } = wantingCode(true);
    const ran = await run(['rotate', 'base', '--json'], services, ['']);
    expect(rotationPrinted.parse(JSON.parse(ran.out)).rotation.id).toBe('r1');
    expect(given).toEqual([{ kind: 'kept-secret', device }]);
  });

  test('wants a code where none is kept', async () => {
    const { services, given } = wantingCode(false);
    const { out } = await run(['rotate', 'base', '--json'], services, ['']);
    expect(errorPrinted.parse(JSON.parse(out)).error.code).toBe('mfa-code-malformed');
    expect(given).toEqual([]);
  });
});

describe('keyway rotate --old', () => {
  const learn = () => Promise.resolve({ asked: 1, answered: 1, waiting: [] });

  function withKeys(keys: readonly KeyRow[]): { services: Services; asked: string[] } {
    const asked: string[] = [];
    const services = servicesOf({
      keys: { list: listed(...keys), learn },
      rotation: {
        list: answering([]),
        startSeveral: (handles) => {
          asked.push(...handles);
          return Promise.resolve({
            done: handles.map((profile) => ({ ...rotated, profile })),
            stopped: null,
            left: [],
          });
        },
      },
    });
    return { services, asked };
  }

  test('leaves out what cannot be rotated, and says so', async () => {
    const inactive: KeyRow = {
      ...{ ...key, id: 'k2', keyId: 'AKIAINACTIVE00000000', traits: ['old', 'inactive'] },
      learned: key.learned === null ? null : { ...key.learned, status: 'inactive' },
    };
    const root: KeyRow = { ...key, id: 'k3', keyId: 'AKIAROOT000000000000', traits: ['old', 'root'] };
    const young: KeyRow = { ...key, id: 'k4', keyId: 'AKIAYOUNG00000000000', traits: [] };
    const { services, asked } = withKeys([key, inactive, root, young]);
    const ran = await run(['rotate', '--old', '--json'], services);
    expect(ran.status).toBe(0);
    expect(asked).toEqual(['k1']);
    expect(ran.err).toContain('AKIAINACTIVE00000000 is left out: it is not active.');
    expect(ran.err).toContain('AKIAROOT000000000000 is left out: it is a key of the root user.');
    expect(ran.err).not.toContain('AKIAYOUNG');
  });

  test('leaves out a key that no name of the shared files or the store leads to', async () => {
    const { services, asked } = withKeys([{ ...key, rotatedBy: null }]);
    const ran = await run(['rotate', '--old'], services);
    expect(asked).toEqual([]);
    expect(ran.err).toContain('AKIAIOSFODNN7EXAMPLE is left out');
    expect(ran.out).toContain('No key is old');
  });

  test('goes on with the others once the person has given the code that one needs', async () => {
    const others = { ...key, id: 'k5', places: [{ ...place, profile: 'later' }], rotatedBy: 'later' };
    const asked: (readonly string[])[] = [];
    const services = servicesOf({
      sessions: { mfaQuestion: question(true) },
      keys: { list: listed(key, others), learn },
      rotation: {
        list: answering([]),
        start: (profile, { mfa, key: handle }) => {
          expect(handle).toBe('k1');
          return Promise.resolve(mfa === null ? fail(needsCode) : succeed({ ...rotated, profile }));
        },
        startSeveral: (handles) => {
          asked.push(handles);
          return Promise.resolve(
            asked.length === 1
              ? {
                  done: [],
                  stopped: { key: 'k1', profile: 'base', ...needsCode },
                  left: [{ key: 'k5', profile: 'later' }],
                }
              : { done: [{ ...rotated, profile: 'later' }], stopped: null, left: [] },
          );
        },
      },
    });
    const ran = await run(['rotate', '--old', '--json'], services, ['']);
    expect(asked).toEqual([['k1', 'k5'], ['k5']]);
    const printed = rotationsInRowPrinted.parse(JSON.parse(ran.out));
    expect(printed.done.map(({ profile }) => profile)).toEqual(['base', 'later']);
    expect(printed.stopped).toBeNull();
  });

  test('says what stopped it, and fails', async () => {
    const services = servicesOf({
      keys: { list: listed(key), learn },
      rotation: {
        startSeveral: () =>
          Promise.resolve({
            done: [rotated],
            stopped: {
              ...{ key: 'k8', profile: 'prod' },
              code: 'rotation-denied',
              facts: { profile: 'prod', action: 'iam:CreateAccessKey', withMfa: false },
              action: null,
            },
            left: [{ key: 'k9', profile: 'test' }],
          }),
      },
    });
    const ran = await run(['rotate', '--old'], services);
    expect(ran.status).toBe(1);
    expect(ran.out).toContain('base has the key AKIANEW0000000000000');
    expect(ran.out).toContain('Stopped at prod.');
    expect(ran.out).toContain('iam:CreateAccessKey');
    expect(ran.out).toContain('Not begun: test.');
    const printed = await run(['rotate', '--old', '--json'], services);
    expect(rotationsInRowPrinted.parse(JSON.parse(printed.out)).stopped?.message).toContain(
      'CreateAccessKey',
    );
  });
});

describe('keyway keys', () => {
  test('shows what was learned, where each key stands, and what is not known', async () => {
    const unknown: KeyRow = { ...key, id: 'k2', keyId: 'AKIAUNKNOWN000000000', learned: null, traits: [] };
    const services = servicesOf({ keys: { list: listed(key, unknown) } });
    const ran = await run(['keys'], services);
    expect(ran.out).toMatch(/AKIAIOSFODNN7EXAMPLE +alice +111122223333 +\d+ days +never +active/u);
    expect(ran.out).toContain('base (~/.aws/credentials:2), vault (encrypted store)');
    expect(ran.err).toContain('Of 1 key AWS was never asked');
    const { out } = await run(['keys', '--old', '--json'], services);
    expect(keysPrinted.parse(JSON.parse(out)).keys.map(({ id }) => id)).toEqual(['k1']);
    expect((await run(['keys', '--root'], services)).out).toBe('No access key fits.\n');
  });

  test('with --ask says about which key nothing could be learned, and fails', async () => {
    const failed: KeyRow = {
      ...{ ...key, learned: null, traits: [] },
      failure: { code: 'aws-unreachable', facts: { host: 'iam.amazonaws.com', reason: 'no-network' } },
    };
    const services = servicesOf({
      keys: { list: listed(failed), learn: () => Promise.resolve({ asked: 1, answered: 0, waiting: [] }) },
    });
    const ran = await run(['keys', '--ask', '--json'], services);
    expect([ran.status, ran.err]).toEqual([1, expect.stringContaining('AKIAIOSFODNN7EXAMPLE: ')]);
    expect(keysPrinted.parse(JSON.parse(ran.out)).keys).toHaveLength(1);
  });

  test('asks for the code of keys that wait for one, and of those alone', async () => {
    const asked: unknown[] = [];
    const services = servicesOf({
      keys: {
        list: listed(key, { ...key, id: 'k2', keyId: 'AKIAOTHER00000000000', places: [] }),
        learn: (ids, mfa) => {
          asked.push([ids, mfa?.kind ?? null]);
          const waiting =
            mfa === null ? [{ device, profiles: ['base'], keptSecret: true, nextCodeAt: null }] : [];
          return Promise.resolve({ asked: 1, answered: 1, waiting });
        },
      },
    });
    expect((await run(['keys', '--ask'], services, [''])).status).toBe(0);
    expect(asked).toEqual([
      [null, null],
      [['k1'], 'kept-secret'],
    ]);
  });

  test('says what stops working before a key is acted on, and asks for a code where one is needed', async () => {
    const answers: (string | null)[] = [];
    const services = servicesOf({
      sessions: { mfaQuestion: question(true) },
      keys: {
        list: listed(key),
        preview: (_, action) =>
          Promise.resolve(
            succeed({
              ...{ row: key, action, profiles: ['base'], sessions: ['dev'], isLast: true },
              programs: [{ key: 'k1', pid: 7, program: 'terraform', variable: 'AWS_ACCESS_KEY_ID' }],
            }),
          ),
        act: (_id, _action, { mfa }) => {
          answers.push(mfa?.kind ?? null);
          return Promise.resolve(mfa === null ? fail(needsCode) : succeed(key));
        },
      },
    });
    const ran = await run(['keys', 'deactivate', key.keyId, '--json'], services, ['']);
    expect(keyPrinted.parse(JSON.parse(ran.out)).key.id).toBe('k1');
    expect(ran.err).toContain('the profile base, the session of dev, terraform (process 7)');
    expect(ran.err).toContain('No other working key of alice');
    expect(answers).toEqual([null, 'kept-secret']);
  });
});
