/** What has become of several rotations in a row, from what main answered and from the list of rotations. Pure. */
import type { RotationRow, RotationsInRow } from '../../shared/models/rotation.js';
import type { ClientError } from '../client/client.js';
import type { KeyToRotate } from './key-dialogs.js';

export interface SeveralWork {
  readonly keys: readonly KeyToRotate[];
  /** Ids of the rotations that were there before. */
  readonly earlier: ReadonlySet<string>;
  readonly isWorking: boolean;
  /** The person stopped it: main’s own answer does not come any more. */
  readonly isCancelled: boolean;
  readonly outcome: RotationsInRow | null;
  readonly error: ClientError | null;
}

/** What main answered; of what the person stopped, what the list says of it. Null while it goes on, and where it failed as a whole. */
export function outcomeOf(work: SeveralWork, rotations: readonly RotationRow[]): RotationsInRow | null {
  if (!work.isCancelled) return work.outcome;
  const own = ownRows(work, rotations);
  const done = own.filter(isRotated);
  const begun = own.find((row) => row.ended === null && !isRotated(row));
  const stopped = work.keys.find(({ profile }) => profile === begun?.profile) ?? null;
  const left = work.keys.filter(
    (each) => each !== stopped && !done.some(({ profile }) => profile === each.profile),
  );
  return {
    done,
    stopped: stopped === null ? null : { ...stopped, code: 'cancelled', facts: {}, action: null },
    left,
  };
}

/** Names of the profiles whose keys are rotated so far. */
export function rotatedSoFar(work: SeveralWork, rotations: readonly RotationRow[]): ReadonlySet<string> {
  const rows = outcomeOf(work, rotations)?.done ?? ownRows(work, rotations).filter(isRotated);
  return new Set(rows.map(({ profile }) => profile));
}

function ownRows({ keys, earlier }: SeveralWork, rotations: readonly RotationRow[]): readonly RotationRow[] {
  const names = new Set(keys.map(({ profile }) => profile));
  return rotations.filter(({ id, profile }) => names.has(profile) && !earlier.has(id));
}

/** At rest with the old key deactivated, or further. */
function isRotated({ stage, ended, isGoingBack }: RotationRow): boolean {
  return !isGoingBack && (ended === 'rotated' || (ended === null && stage === 'watch'));
}
