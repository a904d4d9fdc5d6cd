/** What the two sides of the store share: its parts, its turns, and who is told of changes. */
import type { Result } from '../../../shared/models/failure.js';
import type { ActivityRow, StoreLocking } from '../../../shared/models/store.js';
import { shownPath } from '../../core/paths.js';
import { fileOf, type Standing } from '../../core/store/standing.js';
import { writeFailure } from '../changes/failures.js';
import { type Dispose, FileSystemError } from '../ports.js';
import { failed, type StoreContext } from './changing.js';
import type { StoreSurroundings } from './detail.js';
import type { LockingSettings, LockTimes } from './locking.js';

/** Where it is noted what was done with the store. Never rejects. */
export interface StoreActivity {
  record(
    kind: ActivityRow['kind'],
    facts?: Partial<Pick<ActivityRow, 'profile' | 'program' | 'reason'>>,
  ): Promise<void>;
}

/** One question after the other, so that none sees half of another's doing. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

export interface StoreParts {
  readonly context: StoreContext;
  readonly inTurn: InTurn;
  readonly changed: ChangeListeners;
  readonly activity: StoreActivity;
  readonly surroundings: StoreSurroundings;
  readonly settings: LockingSettings;
  readonly times: LockTimes;
}

export interface ChangeListeners {
  tell(): void;
  add(listener: () => void): Dispose;
}

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

export function createChangeListeners(): ChangeListeners {
  const listeners = new Set<() => void>();
  return {
    tell() {
      for (const listener of [...listeners]) listener();
    },
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What has just been done: noted, and told to whoever listens. */
export async function tellDone(
  { activity, changed, times }: StoreParts,
  kind: ActivityRow['kind'],
  reason: string | null = null,
): Promise<void> {
  await activity.record(kind, { reason });
  await times.changed();
  changed.tell();
}

/** When a store that stands so locks itself. */
export function lockingOf(settings: LockingSettings, standing: Standing): Promise<StoreLocking> {
  return settings.current(fileOf(standing)?.key.kind ?? null);
}

/** The disk's refusal as a failure. */
export async function orFailure<Value>(
  { ports, disk }: StoreContext,
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return failed(writeFailure(shownPath(disk.path, ports.places.home), error));
  }
}
