/** What files, store and disk put in the way of a rotation: what is said, the state that is left, and the way on. */
import { describe, expect, it } from 'vitest';
import {
  createMemoryFileSystem,
  type MemoryFileSystem,
} from '../../electron/adapters/testing/memory-file-system.js';
import { createSteppedFileSystem } from '../../electron/adapters/testing/stepped-file-system.js';
import { FileSystemError } from '../../electron/services/ports.js';
import type { RotationRow } from '../../shared/models/rotation.js';
import { exampleKeys } from '../aws/seeds.js';
import { type Bench, valueOf } from '../sessions/bench.js';
import { alice, useLoopback } from '../sessions/suite.js';
import { expectWorkingKeys, keysInFiles, keysOf, plain } from './bench.js';
import { credentialsPath, expectUntouched, openRow, writeText } from './refusal-parts.js';

const suite = useLoopback();
const { id: oldId } = exampleKeys.alice;

/** A rotation whose new key is made and not yet saved: AWS did not answer any more. */
async function atSave({ services }: Pick<Bench, 'services'>): Promise<RotationRow> {
  let back = (): void => undefined;
  const begun = await services.rotation.start('base', {
    ...plain,
    onProgress: ({ stage }) => {
      if (stage === 'save') back = suite.aws.fail({ how: 'reset', times: 1000 });
    },
  });
  back();
  expect(begun).toMatchObject({ failure: { code: 'aws-unreachable' } });
  return openRow({ services });
}

/** Files of which those cannot be written whose path the disk has no room for. */
function fillable(disk: MemoryFileSystem) {
  let full: string | null = null;
  const files = createSteppedFileSystem(disk, (step, run) =>
    full !== null && step.operation === 'write' && step.path.includes(full)
      ? Promise.reject(new FileSystemError('write', step.path, 'ENOSPC'))
      : run(),
  );
  return {
    files,
    fill(path: string | null) {
      full = path;
    },
  };
}

describe('on the way', () => {
  it('a file that has the old key again gets the new one before anything is deactivated', async () => {
    const bench = await suite.bench({});
    const before = bench.disk.texts()[credentialsPath] ?? '';
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
    const disk = createMemoryFileSystem({ [credentialsPath]: alice });
    const { files, fill } = fillable(disk);
    const bench = await suite.bench({ isWindow: false, ports: { files } });
    const seen = { ...bench, disk };
    fill('/.aws/');
    expect(await bench.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'disk-full' },
    });
    expectWorkingKeys(seen, suite.aws);
    expect([...keysInFiles(seen).keys()]).toEqual([oldId]);
    const { id, stage } = await openRow(bench);
    expect(stage).toBe('save');
    fill(null);
    expect(valueOf(await bench.services.rotation.resume(id, plain)).stage).toBe('watch');
    expectWorkingKeys(seen, suite.aws);
  });

  it('where the secret cannot even be noted, the key is deleted again at once', async () => {
    const disk = createMemoryFileSystem({ [credentialsPath]: alice });
    const { files, fill } = fillable(disk);
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
        fill('rotations');
        return inner.createAccessKey(...call);
      },
    };
    const next = await suite.bench({ beside: bench, isWindow: false, ports: { files, aws: filling } });
    expect(await next.services.rotation.start('base', plain)).toMatchObject({
      failure: { code: 'disk-full' },
    });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toEqual([oldId]);
  });

  it('what another program changes in the files meanwhile stays', async () => {
    const bench = await suite.bench({});
    const more = '# by another program\n[other]\nregion = eu-north-1\n';
    let writing: Promise<void> | null = null;
    const inner = bench.ports.aws;
    const waiting = {
      ...inner,
      callerIdentity: async (...call: Parameters<typeof inner.callerIdentity>) => {
        await writing;
        return inner.callerIdentity(...call);
      },
    };
    const next = await suite.bench({ beside: bench, isWindow: false, ports: { aws: waiting } });
    const begun = await next.services.rotation.start('base', {
      ...plain,
      onProgress: ({ stage }) => {
        if (stage === 'create') writing ??= writeText(bench, alice + more);
      },
    });
    expect(valueOf(begun).stage).toBe('watch');
    expect(bench.disk.texts()[credentialsPath]).toContain(more);
    expectWorkingKeys(bench, suite.aws);
    valueOf(await next.services.rotation.abort(valueOf(begun).id, plain));
    expect(bench.disk.texts()[credentialsPath]).toBe(alice + more);
  });

  it.each([
    ['once is written on top of that', 1],
    ['again and again is left to that, and it goes on from there', 1000],
  ] as const)('a file that another program changes under the writer’s hands %s', async (_, times) => {
    const disk = createMemoryFileSystem({ [credentialsPath]: alice });
    let turns = 0;
    const changed = (): string => `${alice}# by another program, ${turns}\n`;
    const files = createSteppedFileSystem(disk, async (step, run) => {
      // The new text is made beside the file: before it takes its place.
      if (step.operation === 'create' && step.path.includes('/.aws/') && turns < times) {
        turns += 1;
        await writeText({ disk }, changed());
      }
      return run();
    });
    const bench = await suite.bench({ isWindow: false, ports: { files } });
    const seen = { ...bench, disk };
    const begun = await bench.services.rotation.start('base', plain);
    expectWorkingKeys(seen, suite.aws);
    expect(disk.texts()[credentialsPath]).toContain(`# by another program, ${turns}`);
    if (times > 1) {
      expect(begun).toMatchObject({ failure: { code: 'file-changed', action: 'retry' } });
      expect(disk.texts()[credentialsPath]).toBe(changed());
      const { id, stage } = await openRow(bench);
      expect(stage).toBe('save');
      turns = times;
      const added = `${alice}# at last\n`;
      await writeText({ disk }, added);
      expect(valueOf(await bench.services.rotation.resume(id, plain)).stage).toBe('watch');
      expect(disk.texts()[credentialsPath]).toContain('# at last');
    } else expect(valueOf(begun).stage).toBe('watch');
    expectWorkingKeys(seen, suite.aws);
  });

  it('a file that no tool can read any more stops it, and repaired it goes on', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id } = await atSave(bench);
    await writeText(bench, `[base\n${alice}`);
    for (const way of [rotation.resume, rotation.abort])
      expect(await way(id, plain)).toMatchObject({
        failure: { code: 'file-refused', facts: { line: 1 }, action: 'open-file-at-line' },
      });
    expect(keysOf(suite.aws, 'alice').map(({ status }) => status)).toEqual(['Active', 'Active']);
    expect(bench.disk.texts()[credentialsPath]).toBe(`[base\n${alice}`);
    await writeText(bench, alice);
    expect(valueOf(await rotation.resume(id, plain)).stage).toBe('watch');
    expectWorkingKeys(bench, suite.aws);
  });

  it('a profile that is removed meanwhile stops it, and put back it goes on', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id } = await atSave(bench);
    await writeText(bench, '# nothing\n');
    expect(await rotation.resume(id, plain)).toMatchObject({
      failure: { code: 'rotation-stopped', facts: { profile: 'base', reason: 'not-in-stores' } },
    });
    expect((await openRow(bench)).newKeyId).not.toBeNull();
    expect(keysOf(suite.aws, 'alice').map(({ status }) => status)).toEqual(['Active', 'Active']);
    await writeText(bench, alice);
    expect(valueOf(await rotation.resume(id, plain)).stage).toBe('watch');
    expectWorkingKeys(bench, suite.aws);
    expect(valueOf(await rotation.abort(id, plain))).toMatchObject({ ended: 'undone' });
    await expectUntouched(bench, suite.aws);
  });

  it('a profile that somebody gives another key meanwhile stays as it is, and the new key is taken back', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id } = await atSave(bench);
    const { bob } = exampleKeys;
    const others = alice.replace(oldId, bob.id).replace(exampleKeys.alice.secret, bob.secret);
    await writeText(bench, others);
    expect(await rotation.resume(id, plain)).toMatchObject({
      failure: { code: 'rotation-stopped', facts: { reason: 'not-in-stores' } },
    });
    expect(keysOf(suite.aws, 'alice').map(({ status }) => status)).toEqual(['Active', 'Active']);
    expect(valueOf(await rotation.abort(id, plain))).toMatchObject({ ended: 'undone' });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toEqual([oldId]);
    expect(bench.disk.texts()[credentialsPath]).toBe(others);
  });

  it('a store that is locked before the old key is deleted keeps both, until it is open', async () => {
    const bench = await suite.bench({});
    const { rotation, store } = bench.services;
    const { id, newKeyId } = valueOf(await rotation.start('base', plain));
    valueOf(await store.lock('by-hand'));
    for (const way of [rotation.deleteOld, rotation.abort, rotation.undo, rotation.resume])
      expect(await way(id, plain)).toMatchObject({
        failure: { code: 'store-locked', action: 'unlock-store' },
      });
    expect(keysOf(suite.aws, 'alice').map(({ status }) => status)).toEqual(['Inactive', 'Active']);
    expectWorkingKeys(bench, suite.aws);
    valueOf(await store.unlock({ passphrase: null, recoveryCode: null }));
    expect(valueOf(await rotation.deleteOld(id, plain))).toMatchObject({ ended: 'rotated' });
    expect([...keysInFiles(bench).keys()]).toEqual([newKeyId]);
  });

  it('a disk that is full when it is taken back leaves the new key at work, and it goes on with room', async () => {
    const disk = createMemoryFileSystem({ [credentialsPath]: alice });
    const { files, fill } = fillable(disk);
    const bench = await suite.bench({ isWindow: false, ports: { files } });
    const seen = { ...bench, disk };
    const { id, newKeyId } = valueOf(await bench.services.rotation.start('base', plain));
    fill('/.aws/');
    expect(await bench.services.rotation.abort(id, plain)).toMatchObject({ failure: { code: 'disk-full' } });
    expect([...keysInFiles(seen).keys()]).toEqual([newKeyId]);
    expectWorkingKeys(seen, suite.aws);
    fill(null);
    expect(valueOf(await bench.services.rotation.resume(id, plain))).toMatchObject({ ended: 'undone' });
    expect([...keysInFiles(seen).keys()]).toEqual([oldId]);
    expectWorkingKeys(seen, suite.aws);
  });
});
