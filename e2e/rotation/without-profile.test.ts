/** A rotation under way whose keys no profile has any more: it stops, and is taken back on AWS alone. */
import { describe, expect, it } from 'vitest';
import type { RotationRow } from '../../shared/models/rotation.js';
import { bobs, first, section } from '../keys/bench.js';
import { type Bench, valueOf } from '../sessions/bench.js';
import { useLoopback } from '../sessions/suite.js';
import { keysOf, plain } from './bench.js';
import { credentialsPath, openRow, writeText } from './refusal-parts.js';

const suite = useLoopback();
const nothing = '# nothing\n';

/** Stopped as its stage begins: AWS does not answer any more. */
async function stoppedAt(bench: Bench, stage: 'save' | 'deactivate'): Promise<RotationRow> {
  let back = (): void => undefined;
  await bench.services.rotation.start('base', {
    ...plain,
    onProgress: (row) => {
      if (row.stage === stage) back = suite.aws.fail({ how: 'reset', times: 1000 });
    },
  });
  back();
  return openRow(bench);
}

const statuses = () => keysOf(suite.aws, 'alice').map(({ status }) => status);
const kindsOf = ({ consent }: Bench) => consent.asked.map(({ kind }) => kind);

describe('a profile that is removed while its rotation is under way', () => {
  for (const stage of ['save', 'deactivate'] as const) {
    it(`stops it before ${stage}; forward nothing is done, and it is taken back with the person's leave`, async () => {
      const bench = await suite.bench({});
      const { rotation } = bench.services;
      const { id } = await stoppedAt(bench, stage);
      await writeText(bench, nothing);
      const before = suite.aws.journal.length;
      for (const way of [rotation.resume, rotation.deleteOld])
        expect(await way(id, plain)).toMatchObject({
          failure: { code: 'rotation-stopped', facts: { profile: 'base', reason: 'not-in-stores' } },
        });
      expect(suite.aws.journal).toHaveLength(before);
      expect(statuses()).toEqual(['Active', 'Active']);
      expect(valueOf(await rotation.abort(id, plain))).toMatchObject({
        ...{ ended: 'undone', putBackChange: null },
      });
      expect(kindsOf(bench).slice(-2)).toEqual(['rotate-without-profile', 'delete-access-key']);
      expect(keysOf(suite.aws, 'alice')).toMatchObject([{ id: first.id, status: 'Active' }]);
      expect(bench.disk.texts()[credentialsPath]).toBe(nothing);
    });
  }

  it('at rest, each step is taken back by itself: the old key is active again before the new one goes', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const { id } = valueOf(await rotation.start('base', plain));
    await writeText(bench, nothing);
    expect(await rotation.deleteOld(id, plain)).toMatchObject({ failure: { code: 'rotation-stopped' } });
    expect(statuses()).toEqual(['Inactive', 'Active']);
    expect(valueOf(await rotation.undo(id, plain))).toMatchObject({ stage: 'deactivate', ended: null });
    expect(statuses()).toEqual(['Active', 'Active']);
    expect(valueOf(await rotation.undo(id, plain))).toMatchObject({ stage: 'save', ended: null });
    expect(valueOf(await rotation.undo(id, plain))).toMatchObject({ ended: 'undone' });
    expect(keysOf(suite.aws, 'alice')).toMatchObject([{ id: first.id, status: 'Active' }]);
  });

  it('where nobody is there to be asked, nothing is done; undoing the removal in Activity lets it go on', async () => {
    const bench = await suite.bench({ allows: false });
    const { rotation, editing, changes } = bench.services;
    const { id } = await stoppedAt(bench, 'deactivate');
    const removed = valueOf(
      await editing.applyEdit(
        { kind: 'remove', places: [{ name: 'base', location: null }], sources: new Map() },
        'whole',
      ),
    );
    for (const way of [rotation.abort, rotation.undo])
      expect(await way(id, plain)).toMatchObject({
        failure: { code: 'consent-needed', facts: { request: 'rotate-without-profile' } },
      });
    expect(statuses()).toEqual(['Active', 'Active']);
    valueOf(await changes.undo(removed.id, 'whole'));
    expect(valueOf(await rotation.resume(id, plain))).toMatchObject({ stage: 'watch', ended: null });
  });

  it('before a key was made, none is made for nobody', async () => {
    const bench = await suite.bench({});
    const { rotation } = bench.services;
    const fail = suite.aws.fail({ how: 'reset', times: 1, action: 'iam:CreateAccessKey' });
    await rotation.start('base', plain);
    fail();
    const { id, newKeyId } = await openRow(bench);
    expect(newKeyId).toBeNull();
    await writeText(bench, nothing);
    expect(await rotation.resume(id, plain)).toMatchObject({ failure: { code: 'rotation-stopped' } });
    expect(valueOf(await rotation.abort(id, plain))).toMatchObject({ ended: 'undone', newKeyId: null });
    expect(keysOf(suite.aws, 'alice').map((key) => key.id)).toEqual([first.id]);
  });

  it('another profile that has the key is as good', async () => {
    const bench = await suite.bench({ credentials: section('base', first) + section('twin', first) });
    const { id } = await stoppedAt(bench, 'save');
    await writeText(bench, section('twin', first));
    const row = valueOf(await bench.services.rotation.resume(id, plain));
    expect(row.stage).toBe('watch');
    expect(bench.disk.texts()[credentialsPath]).toContain(row.newKeyId);
    expect(kindsOf(bench)).not.toContain('rotate-without-profile');
  });
});

it('a profile with another key by then lends neither its settings nor its key', async () => {
  const bench = await suite.bench({});
  const { id } = await stoppedAt(bench, 'save');
  await writeText(bench, `${section('base', bobs)}region = cn-north-1\n`);
  const before = suite.aws.journal.length;
  expect(valueOf(await bench.services.rotation.abort(id, plain))).toMatchObject({ ended: 'undone' });
  const asked = suite.aws.journal.slice(before);
  expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(['us-east-1']));
  expect(asked.map(({ keyId }) => keyId)).not.toContain(bobs.id);
});
