/** What stands in the way before a rotation makes anything: what is said, the state that is left, and the way on. */
import { describe, expect, it } from 'vitest';
import { exampleAccount, exampleKeys, makeKey, deny, allow } from '../aws/seeds.js';
import { valueOf } from '../sessions/bench.js';
import { alice, minute, useLoopback } from '../sessions/suite.js';
import { keysOf, plain } from './bench.js';
import { actionsOf, expectStarts, expectUntouched, unused, userOf, writeText } from './refusal-parts.js';

const suite = useLoopback();
const { id: oldId } = exampleKeys.alice;

describe('before anything is made', () => {
  it('a key of the root user is refused', async () => {
    const [account] = suite.aws.state.accounts;
    account?.root.keys.push(makeKey({ id: 'AKIAROOT000000000000', secret: 'r'.repeat(40) }));
    const credentials = `[base]\naws_access_key_id = AKIAROOT000000000000\naws_secret_access_key = ${'r'.repeat(40)}\n`;
    const bench = await suite.bench({ credentials });
    const { services } = bench;
    expect(await services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-not-possible', facts: { reason: 'root-user' } },
    });
    expect(actionsOf(suite.aws)).toEqual(['sts:GetCallerIdentity']);
    expect(valueOf(await services.rotation.list('whole'))).toEqual([]);
    expect(account?.root.keys).toHaveLength(1);
    // The way on: a key of a user.
    await writeText(bench, alice);
    await expectStarts(bench, suite.aws);
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
  ])('%s is refused, and the user’s own key is taken', async (_, config, reason, credentials) => {
    const bench = await suite.bench({ config, credentials });
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-not-possible', facts: { reason } },
    });
    expect(actionsOf(suite.aws)).toEqual([]);
    await writeText(bench, alice.replace('base', 'key'));
    await expectStarts(bench, suite.aws, 'key');
  });

  it('a third key is not asked for: the other is named, and deleted first where the person wants that', async () => {
    const bench = await suite.bench({});
    userOf(suite.aws).keys.push(makeKey({ ...unused, status: 'Inactive' }));
    const { rotation } = bench.services;
    expect(await rotation.start('base', plain)).toMatchObject({
      failure: {
        code: 'rotation-two-keys',
        facts: { userName: 'alice', otherKey: '****0000', isActive: false, isHere: false, lastUsedAt: null },
      },
    });
    expect(actionsOf(suite.aws)).not.toContain('iam:CreateAccessKey');
    await expectUntouched(bench, suite.aws);
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
    userOf(suite.aws).keys.push(makeKey(unused));
    expect(await bench.services.rotation.start('base', { ...plain, deletesUnused: true })).toMatchObject({
      failure: { code: 'rotation-two-keys', facts: { isHere: true } },
    });
    expect(keysOf(suite.aws, 'alice').map(({ id }) => id)).toEqual([oldId, unused.id]);
  });

  it('a second key that somebody used lately is not deleted as unused', async () => {
    const bench = await suite.bench({});
    const lastUsed = { at: suite.clock.now() - 24 * 60 * minute, service: 's3', region: 'eu-west-1' };
    userOf(suite.aws).keys.push(makeKey({ ...unused, lastUsed }));
    expect(await bench.services.rotation.start('base', { ...plain, deletesUnused: true })).toMatchObject({
      failure: { code: 'rotation-two-keys', facts: { isHere: false, service: 's3' } },
    });
    expect(keysOf(suite.aws, 'alice').map(({ id }) => id)).toContain(unused.id);
  });

  it('what later steps need is asked for first: a denied deactivation leaves no second key', async () => {
    const bench = await suite.bench({});
    userOf(suite.aws).policies = [allow('*'), deny('iam:UpdateAccessKey')];
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:UpdateAccessKey', withMfa: false } },
    });
    expect(actionsOf(suite.aws)).not.toContain('iam:CreateAccessKey');
    await expectUntouched(bench, suite.aws);
    userOf(suite.aws).policies = [allow('*')];
    await expectStarts(bench, suite.aws);
  });

  it('a denied create says which action, and leaves nothing to resume', async () => {
    const bench = await suite.bench({});
    userOf(suite.aws).policies = [allow('sts:*', 'iam:List*', 'iam:Update*', 'iam:Delete*')];
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:CreateAccessKey' } },
    });
    expect(keysOf(suite.aws, 'alice')).toHaveLength(1);
    await expectUntouched(bench, suite.aws);
    userOf(suite.aws).policies = [allow('*')];
    await expectStarts(bench, suite.aws);
  });

  it('a clock that is off is told, by how much', async () => {
    const bench = await suite.bench({});
    suite.aws.clock.skew(-20 * minute);
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'aws-refused', facts: { reason: 'clock-skew', clockOffset: 1200 } },
    });
    expect(actionsOf(suite.aws)).not.toContain('iam:CreateAccessKey');
    await expectUntouched(bench, suite.aws);
    suite.aws.clock.skew(0);
    await expectStarts(bench, suite.aws);
  });

  it('an address that is not AWS’s is asked for', async () => {
    const config = '[profile base]\nendpoint_url = https://aws.example.com\n';
    const bench = await suite.bench({ config, environment: { AWS_ENDPOINT_URL: '' }, allows: false });
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'endpoint-not-approved', facts: { address: 'https://aws.example.com' } },
    });
    await expectUntouched(bench, suite.aws);
  });

  it('and where the person allows it, that address is asked, and nobody else', async () => {
    const config = '[profile base]\nendpoint_url = https://aws.invalid\n';
    const bench = await suite.bench({ config, environment: { AWS_ENDPOINT_URL: '' } });
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'aws-unreachable', facts: { host: 'aws.invalid' } },
    });
    expect(bench.consent.asked).toEqual([expect.objectContaining({ address: 'https://aws.invalid' })]);
    expect(actionsOf(suite.aws)).toEqual([]);
    await expectUntouched(bench, suite.aws);
  });

  it('a locked store is said: a copy of the key may be in it', async () => {
    const bench = await suite.bench({});
    valueOf(await bench.services.store.lock('by-hand'));
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'store-locked', action: 'unlock-store' },
    });
    expect(actionsOf(suite.aws)).toEqual([]);
    valueOf(await bench.services.store.unlock({ passphrase: null, recoveryCode: null }));
    await expectStarts(bench, suite.aws);
  });

  it('one that is begun is not begun again, by nobody', async () => {
    const bench = await suite.bench({});
    const both = await Promise.all([
      bench.services.rotation.start('base', plain),
      bench.services.rotation.start('base', plain),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'rotation-under-way' } });
    expect(actionsOf(suite.aws).filter((action) => action === 'iam:CreateAccessKey')).toHaveLength(1);
  });

  it('without a network nothing is begun', async () => {
    const bench = await suite.bench({});
    const back = suite.aws.fail({ how: 'reset', times: 1000 });
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'aws-unreachable' },
    });
    back();
    await expectUntouched(bench, suite.aws);
    await expectStarts(bench, suite.aws);
  });
});
