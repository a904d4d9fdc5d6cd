/** Rotations where a policy asks for MFA: what is said, the state that is left, and the way on. */
import { describe, expect, it } from 'vitest';
import { allow, denyUnlessMfa } from '../aws/seeds.js';
import { code, device, valueOf } from '../sessions/bench.js';
import { alice, useLoopback } from '../sessions/suite.js';
import { expectWorkingKeys, keysInFiles, plain } from './bench.js';
import { expectUntouched, openRow, userOf, writeText } from './refusal-parts.js';

const suite = useLoopback();

describe('with a policy that asks for MFA', () => {
  const withDevice = `[profile base]\nmfa_serial = ${device}\n`;

  it('a code is asked for once, and does for all of it', async () => {
    const bench = await suite.bench({ config: withDevice });
    userOf(suite.aws).policies = [allow('*'), denyUnlessMfa('iam:*')];
    const { rotation } = bench.services;
    expect(await rotation.start('base', plain)).toMatchObject({
      failure: { code: 'mfa-needed', facts: { device, profiles: 'base' } },
    });
    await expectUntouched(bench, suite.aws);
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
    userOf(suite.aws).policies = [allow('*'), denyUnlessMfa('iam:*')];
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'rotation-denied', facts: { action: 'iam:ListAccessKeys', withMfa: false } },
    });
    await expectUntouched(bench, suite.aws);
    // The way on: the profile names the device.
    await writeText(bench, `[base]\n${alice.slice(alice.indexOf('\n') + 1)}mfa_serial = ${device}\n`);
    const row = valueOf(await bench.services.rotation.start('base', { ...plain, mfa: code(suite.aws) }));
    expect(row.stage).toBe('watch');
    expectWorkingKeys(bench, suite.aws);
  });

  it('a policy that asks for it only once the key is made: the code is asked for then', async () => {
    const bench = await suite.bench({ config: withDevice });
    const { rotation } = bench.services;
    const begun = await rotation.start('base', {
      ...plain,
      onProgress: ({ stage }) => {
        if (stage === 'prove') userOf(suite.aws).policies = [allow('*'), denyUnlessMfa('iam:*')];
      },
    });
    expect(begun).toMatchObject({ failure: { code: 'mfa-needed', facts: { device } } });
    expectWorkingKeys(bench, suite.aws);
    const { id, newKeyId } = await openRow(bench);
    expect([...keysInFiles(bench).keys()]).toEqual([newKeyId]);
    expect(await rotation.resume(id, plain)).toMatchObject({ failure: { code: 'mfa-needed' } });
    expect(valueOf(await rotation.resume(id, { ...plain, mfa: code(suite.aws) })).stage).toBe('watch');
    expectWorkingKeys(bench, suite.aws);
  });
});
