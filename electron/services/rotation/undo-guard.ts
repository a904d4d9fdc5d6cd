/** Undoing a change must not put a key back that a rotation has ended: the person would be left with none that works. */
import { fail, type Failure } from '../../../shared/models/failure.js';
import type { ChangesService } from '../api.js';
import type { RotationService } from '../rotation-api.js';

/** The same service; `undo` fails with `rotation-not-undone` where a rotation has deactivated or deleted a key that it would bring back. */
export function withUndoGuard(
  changes: ChangesService,
  rotation: Pick<RotationService, 'list'>,
): ChangesService {
  /** As the change service chooses: the newest that is neither undone nor itself an undoing. */
  async function meant(change: string | null): Promise<string | null> {
    if (change !== null) return change;
    const rows = await changes.list();
    const canBe = rows.filter(({ action, purged }) => action !== 'undo' && action !== 'take-back' && !purged);
    return canBe.find(({ undoneBy }) => undoneBy === null)?.id ?? null;
  }

  /** What the change took out of the files comes back. Where journal or history cannot be read, the store is shut, and undoing says so. */
  async function refusal(change: string | null): Promise<Failure | null> {
    const rotations = await rotation.list('whole');
    const dead = rotations.ok ? rotations.value.flatMap(deadKeyOf) : [];
    const id = dead.length === 0 ? null : await meant(change);
    const shown = id === null ? null : await changes.show(id, 'whole');
    if (id === null || shown?.ok !== true) return null;
    const back = shown.value.files.flatMap(({ hunks }) =>
      hunks.flatMap(({ lines }) => lines.flatMap(({ kind, text }) => (kind === 'removed' ? [text] : []))),
    );
    const found = dead.find(({ accessKeyId }) => back.some((text) => text.includes(accessKeyId)));
    if (found === undefined) return null;
    const { profile, isDeleted } = found;
    return { code: 'rotation-not-undone', facts: { change: id, profile, isDeleted }, action: null };
  }

  return {
    list: () => changes.list(),
    show: (change, mask) => changes.show(change, mask),
    async undo(change, mask) {
      const refused = await refusal(change);
      return refused === null ? changes.undo(change, mask) : fail(refused);
    },
    purge: (whose) => changes.purge(whose),
    putBackFile: (path, mask) => changes.putBackFile(path, mask),
    acceptFile: (path) => changes.acceptFile(path),
  };
}

type Row = Extract<Awaited<ReturnType<RotationService['list']>>, { ok: true }>['value'][number];

interface DeadKey {
  readonly accessKeyId: string;
  readonly profile: string;
  readonly isDeleted: boolean;
}

/** The key that the rotation has deactivated or deleted. */
function deadKeyOf({ ended, stage, profile, oldKeyId, newKeyId }: Row): readonly DeadKey[] {
  switch (ended) {
    case 'rotated':
      return [{ accessKeyId: oldKeyId, profile, isDeleted: true }];
    case 'undone':
      return newKeyId === null ? [] : [{ accessKeyId: newKeyId, profile, isDeleted: true }];
    case null:
      return stage === 'watch' || stage === 'delete'
        ? [{ accessKeyId: oldKeyId, profile, isDeleted: false }]
        : [];
  }
}
