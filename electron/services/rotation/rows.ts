/** A rotation as lists show it. */
import type { RotationRow } from '../../../shared/models/rotation.js';
import { maskAccessKeyId } from '../../core/masking.js';
import type { Rotation } from '../../core/rotation/journal.js';
import type { KeyIdMask } from '../api.js';
import type { LastUse } from '../aws-port.js';

export function toRow(rotation: Rotation, mask: KeyIdMask, oldUse: LastUse | null = null): RotationRow {
  const { id, profile, accountId, userName, oldKey, newKey, stage, backTo, ended, change } = rotation;
  return {
    ...{ id, profile, accountId, userName, stage, ended, change },
    putBackChange: rotation.putBackChange,
    oldKeyId: shownKeyId(oldKey.accessKeyId, mask),
    newKeyId: newKey === null ? null : shownKeyId(newKey.accessKeyId, mask),
    isGoingBack: backTo !== null,
    isUnanswered: rotation.attemptedAt !== null,
    startedAt: isoOf(rotation.startedAt) ?? '',
    endedAt: isoOf(rotation.endedAt),
    remindAt: isoOf(rotation.remindAt),
    proofs: rotation.proofs.map((proof) => ({ stage: proof.stage, at: isoOf(proof.at) ?? '' })),
    oldKeyUse:
      oldUse === null ? null : { at: isoOf(oldUse.at), service: oldUse.service, region: oldUse.region },
  };
}

export function shownKeyId(id: string, mask: KeyIdMask): string {
  return mask === 'whole' ? id : maskAccessKeyId(id);
}

export function isoOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
