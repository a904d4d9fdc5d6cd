/** What stands in a rotation's way: what is said, the state that is left, and the way on. */
import { describe, expect, it } from 'vitest';
import { FileSystemError } from '../../electron/services/ports.js';
import { createMemoryFileSystem } from '../../electron/adapters/testing/memory-file-system.js';
import { createSteppedFileSystem } from '../../electron/adapters/testing/stepped-file-system.js';
import { exampleAccount, exampleKeys, makeKey, deny, allow, denyUnlessMfa } from '../aws/seeds.js';
import { type Bench, code, device, home, valueOf } from '../sessions/bench.js';
import { alice, minute, useLoopback } from '../sessions/suite.js';
import { expectWorkingKeys, keysInFiles, keysOf, plain } from './bench.js';

const suite = useLoopback();
const { id: oldId, secret: oldSecret } = exampleKeys.alice;
const unused = { id: 'AKIAUNUSED0000000000', secret: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKE2' };

function user(name = 'alice') {
  const found = suite.aws.state.users.find((each) => each.name === name);
  if (found === undefined) throw new Error('the sample has the user');
  return found;
}

/** Nothing was done, and nothing is left to be resumed. */
async function expectUntouched(bench: Bench): Promise<void> {
  expectWorkingKeys(bench, suite.aws);
  expect([...keysInFiles(bench)]).toEqual([[oldId, oldSecret]]);
  const rows = valueOf(await bench.services.rotation.list('whole'));
  expect(rows.filter(({ ended }) => ended === null)).toEqual([]);
}

async function openRow(bench: Bench) {
  const [row] = valueOf(await bench.services.rotation.list('whole')).filter(({ ended }) => ended === null);
  if (row === undefined) throw new Error('no rotation is under way');
  return row;
}

/** As another program does it. */
async function writeText({ disk }: Bench, text: string): Promise<void> {
  const file = await disk.open(`${home}/.aws/credentials`, 'read-write');
  const bytes = new TextEncoder().encode(text);
  await file.write(bytes);
  await file.shortenTo(bytes.length);
  await file.close();
}

const actions = (): readonly string[] => suite.aws.journal.map(({ action }) => action);

describe('before anything is made', () => {
  it('a key of the root user is refused', async () => {
    const [account] = suite.aws.state.accounts;
    account?.root.keys.push(makeKey({ id: 'AKIAROOT000000000000', secret: 'r'.repeat(40) }));
    const credentials = `[base]\naws_access_key_id = AKIAROOT000000000000\naws_secret_access_key = ${'r'.repeat(40)}\n`;
    const { services } = await suite.bench({ credentials });
    expect(await services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-not-possible', facts: { reason: 'root-user' } },
    });
    expect(actions()).toEqual(['sts:GetCallerIdentity']);
  });

  it.each([
    [
      'a role',
      `[profile base]\nrole_arn = arn:aws:iam::${exampleAccount}:role/Reader\nsource_profile = key\n`,
      'no-access-key',
      alice.replace('base', 'key'),
    ],
    [
      'temporary credentials',
      '',
      'temporary-key',
      alice.replace(oldId, 'ASIAIOSFODNN7EXAMPLE') + 'aws_session_token = token\n',
    ],
  ])('%s is refused', async (_, config, reason, credentials) => {
    const { services } = await suite.bench({ config, credentials });
    expect(await services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-not-possible', facts: { reason } },
    });
    expect(actions()).toEqual([]);
  });

  it('a third key is not asked for: the other is named, and deleted first where the person wants that', async () => {
    const bench = await suite.bench({});
    user().keys.push(makeKey({ ...unused, status: 'Inactive' }));
    const { rotation } = bench.services;
    expect(await rotation.start('base', plain)).toMatchObject({
      failure: {
        code: 'rotation-two-keys',
        facts: { userName: 'alice', otherKey: '****0000', isActive: false, isHere: false, lastUsedAt: null },
      },
    });
    expect(actions()).not.toContain('iam:CreateAccessKey');
    await expectUntouched(bench);
    const row = valueOf(await rotation.start('base', { ...plain, deletesUnused: true }));
    expect(row.stage).toBe('watch');
    expect(bench.consent.asked).toContainEqual(
      expect.objectContaining({ kind: 'delete-access-key', why: 'unused', accessKeyId: '****0000' }),
    );
    expect(keysOf(suite.aws, 'alice')).toHaveLength(2);
  });

  it('a second key that stands in the files is never deleted', async () => {
    const second = `[other]\naws_access_key_id = ${unused.id}\naws_secret_access_key = ${unused.secret}\n`;
    const bench = await suite.bench({ credentials: alice + second });
    user().keys.push(makeKey(unused));
    expect(await bench.services.rotation.start('base', { ...plain, deletesUnused: true })).toMatchObject({
      failure: { code: 'rotation-two-keys', facts: { isHere: true } },
    });
    expect(keysOf(suite.aws, 'alice').map(({ id }) => id)).toEqual([oldId, unused.id]);
  });

  it('a second key that somebody used lately is not deleted as unused', async () => {
    const bench = await suite.bench({});
    const lastUsed = { at: suite.clock.now() - 24 * 60 * minute, service: 's3', region: 'eu-west-1' };
    user().keys.push(makeKey({ ...unused, lastUsed }));
    expect(await bench.services.rotation.start('base', { ...plain, deletesUnused: true })).toMatchObject({
      failure: { code: 'rotation-two-keys', facts: { isHere: false, service: 's3' } },
    });
    expect(keysOf(suite.aws, 'alice').map(({ id }) => id)).toContain(unused.id);
  });

  it('what later steps need is asked for first: a denied deactivation leaves no second key', async () => {
    const bench = await suite.bench({});
    user().policies = [allow('*'), deny('iam:UpdateAccessKey')];
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:UpdateAccessKey', withMfa: false } },
    });
    expect(actions()).not.toContain('iam:CreateAccessKey');
    await expectUntouched(bench);
  });

  it('a denied create says which action, and leaves nothing to resume', async () => {
    const bench = await suite.bench({});
    user().policies = [allow('sts:*', 'iam:List*', 'iam:Update*', 'iam:Delete*')];
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:CreateAccessKey' } },
    });
    expect(keysOf(suite.aws, 'alice')).toHaveLength(1);
    await expectUntouched(bench);
  });

  it('a clock that is off is told, by how much', async () => {
    const bench = await suite.bench({});
    suite.aws.clock.skew(-20 * minute);
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'aws-refused', facts: { reason: 'clock-skew', clockOffset: 1200 } },
    });
    await expectUntouched(bench);
  });

  it('an address that is not AWS’s is asked for', async () => {
    const config = '[profile base]\nendpoint_url = https://aws.example.com\n';
    const bench = await suite.bench({ config, environment: { AWS_ENDPOINT_URL: '' }, allows: false });
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'endpoint-not-approved', facts: { address: 'https://aws.example.com' } },
    });
    await expectUntouched(bench);
  });

  it('a locked store is said: a copy of the key may be in it', async () => {
    const bench = await suite.bench({});
    valueOf(await bench.services.store.lock('by-hand'));
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'store-locked', action: 'unlock-store' },
    });
    expect(actions()).toEqual([]);
  });

  it('one that is begun is not begun again, by nobody', async () => {
    const bench = await suite.bench({});
    const both = await Promise.all([
      bench.services.rotation.start('base', plain),
      bench.services.rotation.start('base', plain),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'rotation-under-way' } });
    expect(actions().filter((action) => action === 'iam:CreateAccessKey')).toHaveLength(1);
  });
});

describe('with a policy that asks for MFA', () => {
  const withDevice = `[profile base]\nmfa_serial = ${device}\n`;

  it('a code is asked for once, and does for all of it', async () => {
    const bench = await suite.bench({ config: withDevice });
    user().policies = [allow('*'), denyUnlessMfa('iam:*')];
    const { rotation } = bench.services;
    expect(await rotation.start('base', plain)).toMatchObject({
      failure: { code: 'mfa-needed', facts: { device, profiles: 'base' } },
    });
    const row = valueOf(await rotation.start('base', { ...plain, mfa: code(suite.aws) }));
    expect(row.stage).toBe('watch');
    expectWorkingKeys(bench, suite.aws);
    // The session of the old key is not the new one's, and its code is spent.
    expect(await rotation.deleteOld(row.id, plain)).toMatchObject({ failure: { code: 'mfa-needed' } });
    expect(await rotation.deleteOld(row.id, { ...plain, mfa: code(suite.aws) })).toMatchObject({
      failure: { code: 'mfa-code-used' },
    });
    suite.clock.advance(30_000);
    expect(valueOf(await rotation.deleteOld(row.id, { ...plain, mfa: code(suite.aws) }))).toMatchObject({
      ended: 'rotated',
    });
    const codes = suite.aws.journal.filter(({ action }) => action === 'sts:GetSessionToken');
    expect(codes).toHaveLength(2);
  });

  it('without a device in the profile it says which action', async () => {
    const bench = await suite.bench({});
    user().policies = [allow('*'), denyUnlessMfa('iam:*')];
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:ListAccessKeys', withMfa: false } },
    });
    await expectUntouched(bench);
  });
});

describe('on the way', () => {
  it('an answer that was lost leaves a key that is found, and deleted when the person allows it', async () => {
    const bench = await suite.bench({});
    suite.aws.fail({ action: 'iam:CreateAccessKey', how: 'reset', carriedOut: true });
    const { rotation } = bench.services;
    expect(await rotation.start('base', plain)).toMatchObject({ failure: { code: 'rotation-unanswered' } });
    expect(actions().filter((action) => action === 'iam:CreateAccessKey')).toHaveLength(1);
    const lost = keysOf(suite.aws, 'alice')[1]?.id ?? '';
    const { id, isUnanswered } = await openRow(bench);
    expect(isUnanswered).toBe(true);
    expectWorkingKeys(bench, suite.aws);
    expect(valueOf(await rotation.resume(id, plain)).stage).toBe('watch');
    expect(bench.consent.asked).toContainEqual(
      expect.objectContaining({ why: 'unanswered', accessKeyId: `****${lost.slice(-4)}` }),
    );
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).not.toContain(lost);
    expectWorkingKeys(bench, suite.aws);
  });

  it('where nobody allows it, the lost key stays, and the rotation waits', async () => {
    const bench = await suite.bench({ allows: false });
    suite.aws.fail({ action: 'iam:CreateAccessKey', how: 'reset', carriedOut: true });
    await bench.services.rotation.start('base', plain);
    const { id } = await openRow(bench);
    expect(await bench.services.rotation.resume(id, plain)).toMatchObject({
      failure: { code: 'consent-needed', facts: { request: 'delete-access-key' } },
    });
    expect(keysOf(suite.aws, 'alice')).toHaveLength(2);
    expect((await openRow(bench)).isUnanswered).toBe(true);
  });

  it('a key that somebody else made meanwhile and uses is not taken for a lost one', async () => {
    const bench = await suite.bench({});
    suite.aws.fail({ action: 'iam:CreateAccessKey', how: 'reset' });
    await bench.services.rotation.start('base', plain);
    const lastUsed = { at: suite.clock.now(), service: 's3', region: 'eu-west-1' };
    user().keys.push(makeKey({ ...unused, created: suite.clock.now() + 1000, lastUsed }));
    const { id } = await openRow(bench);
    expect(await bench.services.rotation.resume(id, plain)).toMatchObject({
      failure: { code: 'rotation-two-keys', facts: { otherKey: '****0000', service: 's3' } },
    });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toContain(unused.id);
  });

  it('a deactivation that is denied by then leaves both keys active, the new one saved; and it goes on', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const begun = await rotation.start('base', {
      ...plain,
      onProgress: ({ stage }) => {
        if (stage === 'prove') user().policies = [allow('*'), deny('iam:UpdateAccessKey')];
      },
    });
    expect(begun).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:UpdateAccessKey' } },
    });
    const { id, stage } = await openRow(bench);
    expect(stage).toBe('deactivate');
    expect(keysOf(suite.aws, 'alice').map(({ status }) => status)).toEqual(['Active', 'Active']);
    expectWorkingKeys(bench, suite.aws);
    user().policies = [allow('*')];
    expect(valueOf(await rotation.resume(id, plain)).stage).toBe('watch');
  });

  it('a file that has the old key again gets the new one before anything is deactivated', async () => {
    const bench = await suite.bench({});
    const before = bench.disk.texts()[`${home}/.aws/credentials`] ?? '';
    let puttingBack: Promise<void> | null = null;
    const inner = bench.ports.aws;
    const next = await suite.bench({
      beside: bench,
      isWindow: false,
      ports: {
        aws: {
          ...inner,
          accessKeys: async (...call) => {
            await puttingBack;
            return inner.accessKeys(...call);
          },
        },
      },
    });
    const row = valueOf(
      await next.services.rotation.start('base', {
        ...plain,
        onProgress: ({ stage }) => {
          if (stage === 'prove') puttingBack ??= writeText(bench, before);
        },
      }),
    );
    expect(puttingBack).not.toBeNull();
    expect(row.stage).toBe('watch');
    expect([...keysInFiles(bench).keys()]).toEqual([row.newKeyId]);
    expectWorkingKeys(bench, suite.aws);
  });

  it('a store that is locked meanwhile loses nothing: the secret is noted, and it goes on once that is open', async () => {
    const bench = await suite.bench({});
    const inner = bench.ports.aws;
    let lock = (): Promise<unknown> => Promise.resolve();
    const locking = {
      ...inner,
      createAccessKey: async (...call: Parameters<typeof inner.createAccessKey>) => {
        const answer = await inner.createAccessKey(...call);
        await lock();
        return answer;
      },
    };
    const next = await suite.bench({ beside: bench, isWindow: false, ports: { aws: locking } });
    const { rotation, store } = next.services;
    lock = () => store.lock('by-hand');
    expect(await rotation.start('base', plain)).toMatchObject({
      failure: { code: 'store-locked', action: 'unlock-store' },
    });
    expect(await rotation.list('whole')).toMatchObject({ failure: { code: 'store-locked' } });
    expectWorkingKeys(bench, suite.aws);
    valueOf(await store.unlock({ passphrase: null, recoveryCode: null }));
    const { id, newKeyId } = await openRow(next);
    expect(newKeyId).not.toBeNull();
    expect(valueOf(await rotation.resume(id, plain)).stage).toBe('watch');
    expect([...keysInFiles(bench).keys()]).toEqual([newKeyId]);
  });

  it('a disk that is full when the files are written leaves them as they are, and it goes on with room', async () => {
    const disk = createMemoryFileSystem({ [`${home}/.aws/credentials`]: alice });
    let isFull = false;
    const files = createSteppedFileSystem(disk, (step, run) =>
      isFull && step.operation === 'write' && step.path.includes('/.aws/')
        ? Promise.reject(new FileSystemError('write', step.path, 'ENOSPC'))
        : run(),
    );
    const bench = await suite.bench({ isWindow: false, ports: { files } });
    const seen = { ...bench, disk };
    isFull = true;
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'disk-full' },
    });
    expectWorkingKeys(seen, suite.aws);
    expect([...keysInFiles(seen).keys()]).toEqual([oldId]);
    const { id, stage } = await openRow(bench);
    expect(stage).toBe('save');
    isFull = false;
    expect(valueOf(await bench.services.rotation.resume(id, plain)).stage).toBe('watch');
    expectWorkingKeys(seen, suite.aws);
  });

  it('where the secret cannot even be noted, the key is deleted again at once', async () => {
    const disk = createMemoryFileSystem({ [`${home}/.aws/credentials`]: alice });
    let isFull = false;
    const files = createSteppedFileSystem(disk, (step, run) =>
      isFull && step.operation === 'write' && step.path.includes('rotations')
        ? Promise.reject(new FileSystemError('write', step.path, 'ENOSPC'))
        : run(),
    );
    const bench = await suite.bench({ isWindow: false, ports: { files } });
    const begun = await bench.services.rotation.start('base', {
      ...plain,
      onProgress: () => undefined,
    });
    expect(begun.ok).toBe(true);
    const { id } = await openRow(bench);
    expect(valueOf(await bench.services.rotation.abort(id, plain)).ended).toBe('undone');
    const inner = bench.ports.aws;
    const filling = {
      ...inner,
      createAccessKey: async (...call: Parameters<typeof inner.createAccessKey>) => {
        isFull = true;
        return inner.createAccessKey(...call);
      },
    };
    const next = await suite.bench({ beside: bench, isWindow: false, ports: { files, aws: filling } });
    expect(await next.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'disk-full' },
    });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toEqual([oldId]);
  });

  it('each stage can be taken back, one after the other', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id } = valueOf(await rotation.start('base', plain));
    expect(valueOf(await rotation.undo(id, plain))).toMatchObject({ stage: 'deactivate', ended: null });
    expect(keysOf(suite.aws, 'alice').map(({ status }) => status)).toEqual(['Active', 'Active']);
    expect(valueOf(await rotation.undo(id, plain))).toMatchObject({ stage: 'save', ended: null });
    expect([...keysInFiles(bench)]).toEqual([[oldId, oldSecret]]);
    expect(valueOf(await rotation.undo(id, plain))).toMatchObject({ ended: 'undone' });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toEqual([oldId]);
    await expectUntouched(bench);
  });

  it('nothing is taken back that would leave no working key: the old one was deleted elsewhere', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id, newKeyId } = valueOf(await rotation.start('base', plain));
    user().keys = user().keys.filter((key) => key.id !== oldId);
    expect(valueOf(await rotation.abort(id, plain))).toMatchObject({ ended: 'rotated' });
    expect([...keysInFiles(bench).keys()]).toEqual([newKeyId]);
  });

  it('a new key that somebody deactivated stops it before the old one goes', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id, newKeyId } = valueOf(await rotation.start('base', plain));
    for (const key of user().keys) if (key.id === newKeyId) key.status = 'Inactive';
    expect(await rotation.deleteOld(id, plain)).toMatchObject({ ok: false });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toContain(oldId);
  });
});
