/** What is taken back of a rotation, and what is not. */
import { describe, expect, it } from 'vitest';
import { exampleKeys } from '../aws/seeds.js';
import { valueOf } from '../sessions/bench.js';
import { useLoopback } from '../sessions/suite.js';
import { keysInFiles, keysOf, plain } from './bench.js';
import { expectUntouched, userOf } from './refusal-parts.js';

const suite = useLoopback();
const { id: oldId, secret: oldSecret } = exampleKeys.alice;

describe('taking back', () => {
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
    await expectUntouched(bench, suite.aws);
  });

  it('nothing is taken back that would leave no working key: the old one was deleted elsewhere', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id, newKeyId } = valueOf(await rotation.start('base', plain));
    userOf(suite.aws).keys = userOf(suite.aws).keys.filter((key) => key.id !== oldId);
    expect(valueOf(await rotation.abort(id, plain))).toMatchObject({ ended: 'rotated' });
    expect([...keysInFiles(bench).keys()]).toEqual([newKeyId]);
  });

  it('a new key that somebody deactivated stops it before the old one goes', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id, newKeyId } = valueOf(await rotation.start('base', plain));
    for (const key of userOf(suite.aws).keys) if (key.id === newKeyId) key.status = 'Inactive';
    expect(await rotation.deleteOld(id, plain)).toMatchObject({
      failure: { code: 'aws-refused', facts: { reason: 'unknown-access-key' } },
    });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toContain(oldId);
  });
});
