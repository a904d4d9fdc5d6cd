/** What AWS, the network or the clock put in the way of a rotation that is begun: what is said, the state that is left, and the way on. */
import { describe, expect, it } from 'vitest';
import { allow, deny, exampleKeys, makeKey } from '../aws/seeds.js';
import { valueOf } from '../sessions/bench.js';
import { minute, useLoopback } from '../sessions/suite.js';
import { expectWorkingKeys, keysInFiles, keysOf, plain } from './bench.js';
import { actionsOf, expectStarts, expectUntouched, openRow, unused, userOf } from './refusal-parts.js';

const suite = useLoopback();
const { id: oldId } = exampleKeys.alice;

describe('on the way', () => {
  it('an answer that was lost leaves a key that is found, and deleted when the person allows it', async () => {
    const bench = await suite.bench({});
    suite.aws.fail({ action: 'iam:CreateAccessKey', how: 'reset', carriedOut: true });
    const { rotation } = bench.services;
    expect(await rotation.start('base', plain)).toMatchObject({ failure: { code: 'rotation-unanswered' } });
    expect(actionsOf(suite.aws).filter((action) => action === 'iam:CreateAccessKey')).toHaveLength(1);
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
    userOf(suite.aws).keys.push(makeKey({ ...unused, created: suite.clock.now() + 1000, lastUsed }));
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
        if (stage === 'prove') userOf(suite.aws).policies = [allow('*'), deny('iam:UpdateAccessKey')];
      },
    });
    expect(begun).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:UpdateAccessKey' } },
    });
    const { id, stage } = await openRow(bench);
    expect(stage).toBe('deactivate');
    expect(keysOf(suite.aws, 'alice').map(({ status }) => status)).toEqual(['Active', 'Active']);
    expectWorkingKeys(bench, suite.aws);
    userOf(suite.aws).policies = [allow('*')];
    expect(valueOf(await rotation.resume(id, plain)).stage).toBe('watch');
  });

  it('a network that is lost once the key is made leaves it noted, and the rest for later', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    let back = (): void => undefined;
    const begun = await rotation.start('base', {
      ...plain,
      onProgress: ({ stage }) => {
        if (stage === 'create') back = suite.aws.fail({ how: 'reset', times: 1000 });
      },
    });
    expect(begun).toMatchObject({ failure: { code: 'aws-unreachable' } });
    const { id, newKeyId, isUnanswered } = await openRow(bench);
    expect(isUnanswered).toBe(false);
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toEqual([oldId, newKeyId]);
    expect([...keysInFiles(bench).keys()]).toEqual([oldId]);
    expectWorkingKeys(bench, suite.aws);
    expect(await rotation.resume(id, plain)).toMatchObject({ failure: { code: 'aws-unreachable' } });
    expect(await rotation.abort(id, plain)).toMatchObject({ failure: { code: 'aws-unreachable' } });
    expectWorkingKeys(bench, suite.aws);
    back();
    // Taking it back was asked for last: that is what goes on.
    expect(valueOf(await rotation.resume(id, plain))).toMatchObject({ ended: 'undone' });
    await expectUntouched(bench, suite.aws);
    await expectStarts(bench, suite.aws);
  });

  it('a network that is lost with the answer, and stays lost: nothing is asked for twice', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    suite.aws.fail({ action: 'iam:CreateAccessKey', how: 'timeout', carriedOut: true });
    expect(await rotation.start('base', plain)).toMatchObject({ failure: { code: 'rotation-unanswered' } });
    const away = suite.aws.fail({ how: 'reset', times: 1000 });
    const { id } = await openRow(bench);
    expect(await rotation.resume(id, plain)).toMatchObject({ failure: { code: 'aws-unreachable' } });
    expect((await openRow(bench)).isUnanswered).toBe(true);
    away();
    expect(valueOf(await rotation.resume(id, plain)).stage).toBe('watch');
    expect(keysOf(suite.aws, 'alice')).toHaveLength(2);
    expectWorkingKeys(bench, suite.aws);
  });

  it('a clock that goes off on the way stops it, and set right it goes on', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const begun = await rotation.start('base', {
      ...plain,
      onProgress: ({ stage }) => {
        if (stage === 'save') suite.aws.clock.skew(20 * minute);
      },
    });
    expect(begun).toMatchObject({ failure: { code: 'aws-refused', facts: { reason: 'clock-skew' } } });
    expectWorkingKeys(bench, suite.aws);
    const { id, stage, newKeyId } = await openRow(bench);
    expect([stage, [...keysInFiles(bench).keys()]]).toEqual(['save', [oldId]]);
    suite.aws.clock.skew(0);
    expect(valueOf(await rotation.resume(id, plain))).toMatchObject({ stage: 'watch', newKeyId });
    expectWorkingKeys(bench, suite.aws);
  });

  it('a deletion that is denied by then leaves the old key deactivated, and is done once it is allowed', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id, newKeyId } = valueOf(await rotation.start('base', plain));
    userOf(suite.aws).policies = [allow('*'), deny('iam:DeleteAccessKey')];
    expect(await rotation.deleteOld(id, plain)).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:DeleteAccessKey' } },
    });
    expect(keysOf(suite.aws, 'alice').map(({ status }) => status)).toEqual(['Inactive', 'Active']);
    expectWorkingKeys(bench, suite.aws);
    userOf(suite.aws).policies = [allow('*')];
    expect(valueOf(await rotation.resume(id, plain))).toMatchObject({ ended: 'rotated' });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toEqual([newKeyId]);
    expectWorkingKeys(bench, suite.aws);
  });

  it('a reactivation that is denied leaves the new key at work, and is done once it is allowed', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id, newKeyId } = valueOf(await rotation.start('base', plain));
    userOf(suite.aws).policies = [allow('*'), deny('iam:UpdateAccessKey')];
    expect(await rotation.abort(id, plain)).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:UpdateAccessKey' } },
    });
    expect([...keysInFiles(bench).keys()]).toEqual([newKeyId]);
    expectWorkingKeys(bench, suite.aws);
    expect((await openRow(bench)).isGoingBack).toBe(true);
    userOf(suite.aws).policies = [allow('*')];
    expect(valueOf(await rotation.resume(id, plain))).toMatchObject({ ended: 'undone' });
    await expectUntouched(bench, suite.aws);
  });
});
