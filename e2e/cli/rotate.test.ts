/** `keyway rotate` as a person runs it: what it prints, and that the real AWS CLI works all the while. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { errorPrinted } from '../../shared/models/printed.js';
import { rotationPrinted, rotationsPrinted } from '../../shared/models/rotation.js';
import { exampleKeys, makeKey } from '../aws/seeds.js';
import { bytesOf, json, type Ran } from './harness.js';
import { expectWorkingKey, type RotationWorld, startRotationWorld } from './rotation-world.js';
import { awsProgram, device } from './session-world.js';

const { id: oldId } = exampleKeys.alice;
const isAwsHere = existsSync(awsProgram);

function rotationIn(ran: Ran) {
  expect(ran.status, ran.stderr).toBe(0);
  return rotationPrinted.parse(json(ran)).rotation;
}

function failureIn(ran: Ran) {
  expect(ran.status, ran.stdout).toBe(1);
  return errorPrinted.parse(json(ran)).error;
}

const whoAmI = ['sts', 'get-caller-identity', '--profile', 'base', '--output', 'json'] as const;

function asTheAwsCli({ run, aws }: RotationWorld): Promise<Ran> {
  // This version of the AWS CLI does not read endpoint_url.
  return run(awsProgram, [...whoAmI, '--endpoint-url', aws.url]);
}

describe('keyway rotate', () => {
  test('rotates in stages, says each, and the old key is deleted when asked', async () => {
    const world = await startRotationWorld();
    const begun = await world.keyway(['rotate', 'base', '--json']);
    const row = rotationIn(begun);
    expect(row).toMatchObject({ profile: 'base', userName: 'alice', oldKeyId: oldId, stage: 'watch' });
    expect(row.proofs.map(({ stage }) => stage)).toEqual(['create', 'save', 'prove', 'deactivate']);
    for (const words of ['AWS takes the new key', 'Saved.', 'Proved.', 'deactivated'])
      expect(begun.stderr).toContain(words);
    expect(begun.stdout + begun.stderr).not.toContain(world.keyInFile().secret);
    expect(rotationsPrinted.parse(json(await world.keyway(['rotate', '--json']))).rotations).toHaveLength(1);
    expect(failureIn(await world.keyway(['rotate', 'base', '--delete-old', '--json'])).code).toBe(
      'consent-needed',
    );
    const ended = rotationIn(await world.keyway(['rotate', 'base', '--delete-old', '--yes', '--json']));
    expect(ended).toMatchObject({ ended: 'rotated' });
    expect(world.keys().map(({ id }) => id)).toEqual([world.keyInFile().id]);
  });

  test('takes everything back', async () => {
    const world = await startRotationWorld();
    const before = bytesOf(world.home, '.aws/credentials');
    rotationIn(await world.keyway(['rotate', 'base', '--json']));
    const back = rotationIn(await world.keyway(['rotate', 'base', '--abort', '--yes', '--json']));
    expect(back).toMatchObject({ ended: 'undone' });
    expect(bytesOf(world.home, '.aws/credentials')).toBe(before);
    expect(world.keys().map(({ id }) => id)).toEqual([oldId]);
    expect(failureIn(await world.keyway(['rotate', 'base', '--resume', '--json'])).code).toBe(
      'rotation-not-found',
    );
  });

  test('goes on after an answer was lost, in words that a person can follow', async () => {
    const world = await startRotationWorld();
    world.aws.fail({ action: 'iam:CreateAccessKey', how: 'reset', carriedOut: true });
    const lost = await world.keyway(['rotate', 'base']);
    expect(lost.status).toBe(1);
    expect(lost.stderr).toContain('keyway rotate base --resume');
    expectWorkingKey(world, 'after the lost answer');
    const done = await world.keyway(['rotate', 'base', '--resume', '--yes']);
    expect(done.stdout).toContain('is deactivated');
    expectWorkingKey(world, 'at the end');
    expect(world.keys()).toHaveLength(2);
  });

  test('names the other key where there are two, and deletes it first with --delete-unused', async () => {
    const world = await startRotationWorld();
    world.aws.state.users[0]?.keys.push(makeKey({ id: 'AKIAUNUSED0000000000', secret: 's'.repeat(40) }));
    const refused = failureIn(await world.keyway(['rotate', 'base', '--json']));
    expect(refused).toMatchObject({ code: 'rotation-two-keys', facts: { otherKey: '****0000' } });
    rotationIn(await world.keyway(['rotate', 'base', '--delete-unused', '--yes', '--json']));
    expect(world.keys().map(({ id }) => id)).not.toContain('AKIAUNUSED0000000000');
  });

  test('asks for a code where a policy wants MFA', async () => {
    const world = await startRotationWorld(`mfa_serial = ${device}\n`);
    const [user] = world.aws.state.users;
    const bob = world.aws.state.users[1];
    if (user !== undefined && bob !== undefined) user.policies = bob.policies;
    expect(failureIn(await world.keyway(['rotate', 'base', '--json'])).code).toBe('mfa-needed');
    const input = `${world.aws.code(device)}\n`;
    expect(
      rotationIn(await world.keyway(['rotate', 'base', '--mfa-code-stdin', '--json'], { input })).stage,
    ).toBe('watch');
  });

  test('says which words do not go together', async () => {
    const world = await startRotationWorld();
    expect((await world.keyway(['rotate', 'base', '--resume', '--abort'])).status).toBe(2);
    expect((await world.keyway(['rotate', '--abort'])).status).toBe(2);
  });

  test.skipIf(!isAwsHere)(
    'the real AWS CLI works before, all the while, and after',
    { timeout: 240_000 },
    async () => {
      const world = await startRotationWorld();
      const before = await asTheAwsCli(world);
      expect(before.stderr).toBe('');
      const meanwhile = { isOver: false };
      const ran: Ran[] = [];
      const asking = (async () => {
        while (!meanwhile.isOver) ran.push(await asTheAwsCli(world));
      })();
      const steps = [
        ['rotate', 'base'],
        ['rotate', 'base', '--abort', '--yes'],
        ['rotate', 'base'],
        ['rotate', 'base', '--delete-old', '--yes'],
      ];
      for (const step of steps) expect((await world.keyway([...step, '--json'])).status).toBe(0);
      meanwhile.isOver = true;
      await asking;
      const after = await asTheAwsCli(world);
      for (const each of [...ran, after]) expect([each.status, each.stderr]).toEqual([0, '']);
      expect(ran.length).toBeGreaterThan(2);
      console.info(`the AWS CLI was run ${ran.length} times meanwhile`);
    },
  );
});
