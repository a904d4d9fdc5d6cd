/** What stands around a rotation: the look before it, several in a row, and the reminder of the key that waits. */
import { describe, expect, it } from 'vitest';
import { createFixedEnvironments } from '../../electron/adapters/testing/fixed-environments.js';
import { allow, deny, exampleKeys, makeKey } from '../aws/seeds.js';
import { type Bench, settle, valueOf } from '../sessions/bench.js';
import { alice, minute, useLoopback } from '../sessions/suite.js';
import { expectWorkingKeys, handlesOf, keysInFiles, keysOf, plain } from './bench.js';
import { actionsOf, unused, userOf } from './refusal-parts.js';

const suite = useLoopback();
const { id: oldId, secret: oldSecret } = exampleKeys.alice;
const day = 24 * 60 * minute;
const bob = `[bob]\naws_access_key_id = ${exampleKeys.bob.id}\naws_secret_access_key = ${exampleKeys.bob.secret}\n`;
const twin = alice.replace('[base]', '[twin]');

describe('the look before a rotation', () => {
  it('says whose key it is, where the new one will stand, and which programs keep the old one', async () => {
    const program = { pid: 4711, started: 1, startedAt: 0, program: 'terraform' };
    const config = `[profile inconfig]\naws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
    const bench = await suite.bench({
      credentials: alice + bob,
      config,
      ports: {
        environments: createFixedEnvironments({
          processes: [
            { ...program, environment: { AWS_ACCESS_KEY_ID: oldId } },
            { ...program, pid: 4712, environment: { AWS_ACCESS_KEY_ID: exampleKeys.bob.id } },
          ],
        }),
      },
    });
    const before = bench.disk.texts();
    const checked = valueOf(await bench.services.rotation.check('base', { ...plain, mask: 'last-four' }));
    expect(checked).toEqual({
      profile: 'base',
      accountId: '111122223333',
      userName: 'alice',
      oldKeyId: '****MPLE',
      places: [
        { profile: 'inconfig', where: '~/.aws/config' },
        { profile: 'base', where: '~/.aws/credentials' },
      ],
      programs: [{ pid: 4711, program: 'terraform' }],
    });
    expect(keysOf(suite.aws, 'alice').map(({ id, status }) => [id, status])).toEqual([[oldId, 'Active']]);
    expect(actionsOf(suite.aws)).not.toContain('iam:CreateAccessKey');
    expect(valueOf(await bench.services.rotation.list('whole'))).toEqual([]);
    const after = bench.disk.texts();
    for (const name of ['config', 'credentials'])
      expect(after[`/home/ada/.aws/${name}`]).toBe(before[`/home/ada/.aws/${name}`]);
  });

  it('fails as beginning does: two keys, a denied deactivation, a rotation under way', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    userOf(suite.aws).keys.push(makeKey(unused));
    expect(await rotation.check('base', plain)).toMatchObject({
      failure: { code: 'rotation-two-keys', facts: { otherKey: '****0000' } },
    });
    expect(keysOf(suite.aws, 'alice')).toHaveLength(2);
    userOf(suite.aws).keys.pop();
    const { policies } = userOf(suite.aws);
    userOf(suite.aws).policies = [...policies, deny('iam:UpdateAccessKey')];
    expect(await rotation.check('base', plain)).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:UpdateAccessKey' } },
    });
    userOf(suite.aws).policies = policies;
    valueOf(await rotation.start('base', plain));
    expect(await rotation.check('base', plain)).toMatchObject({ failure: { code: 'rotation-under-way' } });
  });
});

describe('several in a row', () => {
  it('are rotated one after the other, a key that two profiles have once', async () => {
    const bench = await suite.bench({ credentials: alice + twin + bob });
    userOf(suite.aws, 'bob').policies = [allow('*')];
    const several = await bench.services.rotation.startSeveral(
      await handlesOf(bench, ['base', 'twin', 'bob']),
      plain,
    );
    expect(several.stopped).toBeNull();
    expect(several.left).toEqual([]);
    expect(several.done.map(({ profile, stage }) => [profile, stage])).toEqual([
      ['base', 'watch'],
      ['bob', 'watch'],
    ]);
    expect(keysOf(suite.aws, 'alice')).toHaveLength(2);
    expect(keysOf(suite.aws, 'bob')).toHaveLength(2);
  });

  it('stop at the first that needs a person, and say which are left', async () => {
    const bench = await suite.bench({ credentials: alice + bob });
    userOf(suite.aws).keys.push(makeKey(unused));
    const keys = await handlesOf(bench, ['base', 'bob']);
    const several = await bench.services.rotation.startSeveral(keys, plain);
    expect(several).toMatchObject({
      done: [],
      stopped: { key: keys[0], profile: 'base', code: 'rotation-two-keys' },
      left: [{ key: keys[1], profile: 'bob' }],
    });
    expect(keysOf(suite.aws, 'bob')).toHaveLength(1);
  });

  it('stop where the person says so', async () => {
    const bench = await suite.bench({ credentials: alice + bob });
    const stop = new AbortController();
    const several = await bench.services.rotation.startSeveral(await handlesOf(bench, ['base', 'bob']), {
      ...plain,
      signal: stop.signal,
      onProgress: ({ stage }) => {
        if (stage === 'watch') stop.abort();
      },
    });
    expect(several.stopped).toMatchObject({ code: 'cancelled' });
    expect(keysOf(suite.aws, 'bob')).toHaveLength(1);
    expect([...keysInFiles(bench).values()]).toHaveLength(2);
  });
});

describe('the reminder', () => {
  const findings = async (bench: Bench) =>
    valueOf(await bench.services.resolution.examine()).profiles.filter(
      ({ code }) => code === 'old-key-waits',
    );

  it('comes by itself a week after the old key was deactivated, once, with a finding that stays until the key is gone', async () => {
    const bench = await suite.bench({});
    const row = valueOf(await bench.services.rotation.start('base', plain));
    const deactivated = Date.parse(row.proofs.find(({ stage }) => stage === 'deactivate')?.at ?? '');
    expect(Date.parse(row.remindAt ?? '')).toBe(deactivated + 7 * day);
    await bench.pass(7 * day - minute);
    expect(bench.notices).toEqual([]);
    expect(await findings(bench)).toEqual([]);
    await bench.pass(2 * minute);
    expect(bench.notices).toMatchObject([{ title: 'The old key of base waits to be deleted' }]);
    expect(await findings(bench)).toMatchObject([
      { subject: 'base', severity: 'info', facts: { accessKeyId: '****MPLE' } },
    ]);
    await bench.pass(30 * day);
    expect(bench.notices).toHaveLength(1);
    valueOf(await bench.services.rotation.deleteOld(row.id, plain));
    expect(await findings(bench)).toEqual([]);
    expectWorkingKeys(bench, suite.aws);
  });

  it('is put off, and left out, as the person says', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id } = valueOf(await rotation.start('base', plain));
    const at = suite.clock.now() + 30 * day;
    expect(valueOf(await rotation.remind(id, at, 'whole')).remindAt).toBe(new Date(at).toISOString());
    await bench.pass(8 * day);
    expect(bench.notices).toEqual([]);
    expect(valueOf(await rotation.list('whole'))[0]?.remindAt).toBe(new Date(at).toISOString());
    expect(valueOf(await rotation.remind(id, null, 'whole')).remindAt).toBeNull();
    await bench.pass(60 * day);
    expect(bench.notices).toEqual([]);
    expect(await findings(bench)).toEqual([]);
  });

  it('that came due while nothing was open comes at the first look', async () => {
    const bench = await suite.bench({});
    valueOf(await bench.services.rotation.start('base', plain));
    await bench.close();
    suite.clock.advance(40 * day);
    const again = await suite.bench({ beside: bench });
    expect(again.notices).toHaveLength(1);
    expect(bench.notices).toEqual([]);
  });

  it('that came due while the store was locked comes once it opens', async () => {
    const bench = await suite.bench({});
    const { store, rotation } = bench.services;
    valueOf(await rotation.start('base', plain));
    valueOf(await store.lock('by-hand'));
    await bench.pass(8 * day);
    expect(bench.notices).toEqual([]);
    expect(await findings(bench)).toEqual([]);
    valueOf(await store.unlock({ passphrase: null, recoveryCode: null }));
    await settle();
    expect(bench.notices).toHaveLength(1);
    expect(await findings(bench)).toHaveLength(1);
  });

  it('goes with a rotation that is taken back', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id } = valueOf(await rotation.start('base', plain));
    const undone = valueOf(await rotation.undo(id, plain));
    expect(undone).toMatchObject({ stage: 'deactivate', remindAt: null });
    await bench.pass(30 * day);
    expect(bench.notices).toEqual([]);
    expect(await rotation.remind('nothing', 1, 'whole')).toMatchObject({
      failure: { code: 'rotation-not-found' },
    });
  });
});

describe('what a window is told', () => {
  it('changes with each stage', async () => {
    const bench = await suite.bench({});
    let told = 0;
    const stop = bench.services.application.onChanged(({ topics }) => {
      if (topics.includes('keys')) told += 1;
    });
    const stages: string[] = [];
    valueOf(
      await bench.services.rotation.start('base', {
        ...plain,
        onProgress: ({ stage }) => stages.push(stage),
      }),
    );
    expect(told).toBeGreaterThan(stages.length);
    stop();
  });
});
