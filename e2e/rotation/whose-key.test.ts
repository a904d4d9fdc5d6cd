/** A rotation is of the key that was chosen, whatever other profiles are called. */
import { describe, expect, it } from 'vitest';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { allow } from '../aws/seeds.js';
import { bobs, first, rowOf, section } from '../keys/bench.js';
import { type Bench, home, valueOf } from '../sessions/bench.js';
import { useLoopback } from '../sessions/suite.js';
import { keysOf, plain } from './bench.js';
import { actionsOf, credentialsPath, openRow, userOf, writeText } from './refusal-parts.js';

const suite = useLoopback();
const more = `${home}/more`;

/** Bob's key is `base` of the shared files, and alice's is `base` of another credentials file. */
async function twoOfOneName(): Promise<Bench> {
  userOf(suite.aws, 'bob').policies = [allow('*')];
  const bench = await suite.bench({
    credentials: section('base', bobs),
    files: { [more]: section('base', first) },
    ports: { consent: createFixedConsent({ answer: () => 'allowed', chosen: more }) },
  });
  valueOf(await bench.services.settings.addLocation());
  return bench;
}

describe('two profiles of one name', () => {
  it('the key that no name leads to is not rotated, and neither is the other for it', async () => {
    const bench = await twoOfOneName();
    const { rotation } = bench.services;
    const [others, shared] = [await rowOf(bench.services, first), await rowOf(bench.services, bobs)];
    expect([others.rotatedBy, shared.rotatedBy]).toEqual([null, 'base']);
    const several = await rotation.startSeveral([others.id, shared.id], plain);
    expect(several).toMatchObject({
      done: [],
      stopped: {
        ...{ key: others.id, profile: 'base', code: 'rotation-not-possible' },
        facts: { profile: 'base', reason: 'other-file' },
      },
      left: [{ key: shared.id, profile: 'base' }],
    });
    expect(actionsOf(suite.aws)).toEqual([]);
    const left = await rotation.startSeveral(
      several.left.map(({ key }) => key),
      plain,
    );
    expect(left).toMatchObject({
      done: [{ profile: 'base', userName: 'bob', stage: 'watch' }],
      stopped: null,
    });
    expect(keysOf(suite.aws, 'alice').map(({ id }) => id)).toEqual([first.id]);
    expect(bench.disk.texts()[more]).toBe(section('base', first));
  });

  it('one by one too: AWS is asked for nothing where the name has another key than the chosen one', async () => {
    const bench = await twoOfOneName();
    const { rotation } = bench.services;
    const [others, shared] = [await rowOf(bench.services, first), await rowOf(bench.services, bobs)];
    for (const ask of [rotation.check, rotation.start])
      expect(await ask('base', { ...plain, key: others.id })).toMatchObject({
        failure: { code: 'rotation-not-possible', facts: { profile: 'base', reason: 'other-key' } },
      });
    expect(actionsOf(suite.aws)).toEqual([]);
    expect(valueOf(await rotation.check('base', { ...plain, key: shared.id })).userName).toBe('bob');
  });

  it('a rotation goes on with the key where it stands by then, not with what the name has in the shared files', async () => {
    const bench = await twoOfOneName();
    const { rotation } = bench.services;
    let back = (): void => undefined;
    // Begun by its name, and stopped before the new key was saved: then the shared files have another key by that name.
    await writeText(bench, section('base', first));
    await rotation.start('base', {
      ...plain,
      onProgress: ({ stage }) => {
        if (stage === 'save') back = suite.aws.fail({ how: 'reset', times: 1000 });
      },
    });
    back();
    const others = `${section('base', bobs)}region = cn-north-1\n`;
    await writeText(bench, others);
    const before = suite.aws.journal.length;
    const row = valueOf(await rotation.resume((await openRow(bench)).id, plain));
    expect(row).toMatchObject({ userName: 'alice', stage: 'watch' });
    expect(bench.disk.texts()[more]).toContain(row.newKeyId);
    expect(bench.disk.texts()[credentialsPath]).toBe(others);
    const asked = suite.aws.journal.slice(before);
    expect(asked.map(({ keyId }) => keyId)).not.toContain(bobs.id);
    expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(['us-east-1']));
    expect(keysOf(suite.aws, 'bob').map(({ id }) => id)).toEqual([bobs.id]);
  });
});

it('a key that is gone from the files before its turn is not found, and what the profile has by then stays', async () => {
  userOf(suite.aws, 'bob').policies = [allow('*')];
  const bench = await suite.bench({ credentials: section('base', first) });
  const { id } = await rowOf(bench.services, first);
  await writeText(bench, section('base', bobs));
  expect(await bench.services.rotation.startSeveral([id], plain)).toMatchObject({
    stopped: { key: id, code: 'key-not-found' },
  });
  expect(actionsOf(suite.aws)).toEqual([]);
});
