import { describe, expect, it } from 'vitest';
import { exampleKeys } from '../aws/seeds.js';
import { valueOf } from '../sessions/bench.js';
import { useLoopback } from '../sessions/suite.js';
import { expectWorkingKeys, keysInFiles, keysOf, plain } from './bench.js';

const suite = useLoopback();

describe('a key is rotated', () => {
  it('up to the old one’s deactivation, and deleted when the person asks', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const stages: string[] = [];
    const row = valueOf(
      await rotation.start('base', { ...plain, onProgress: ({ stage }) => void stages.push(stage) }),
    );
    expect(row).toMatchObject({ stage: 'watch', ended: null, oldKeyId: exampleKeys.alice.id });
    expect(stages).toEqual(['create', 'save', 'prove', 'deactivate', 'watch']);
    expect(keysOf(suite.aws, 'alice').map(({ status }) => status)).toEqual(['Inactive', 'Active']);
    expectWorkingKeys(bench, suite.aws);
    expect([...keysInFiles(bench).keys()]).toEqual([row.newKeyId]);
    const done = valueOf(await rotation.deleteOld(row.id, plain));
    expect(done).toMatchObject({ ended: 'rotated' });
    expect(keysOf(suite.aws, 'alice')).toHaveLength(1);
    expectWorkingKeys(bench, suite.aws);
  });
});
