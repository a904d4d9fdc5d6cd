/** Rotations one after the other: what is begun comes to rest before the next begins. */
import { fail, type Failure, type Result } from '../../../shared/models/failure.js';
import type { RotationRow, RotationsInRow } from '../../../shared/models/rotation.js';
import type { RotationOptions, RotationService } from '../rotation-api.js';
import { notPossible } from './preflight.js';
import type { KeyHere } from './reaching.js';

export interface SeveralAround {
  readonly start: RotationService['start'];
  /** The keys that stand here now, by their handles. */
  readonly keysNow: () => Promise<Result<ReadonlyMap<string, KeyHere>>>;
}

type InRow = RotationsInRow['left'][number];

/** Which profile leads to a key is looked at before each: what was rotated before it may have changed that. */
export async function startSeveral(
  around: SeveralAround,
  keys: readonly string[],
  options: RotationOptions,
): Promise<RotationsInRow> {
  const done: RotationRow[] = [];
  const queue = [...new Set(keys)];
  const before = await around.keysNow();
  const named = (key: string): InRow => ({ key, profile: before.ok ? nameOf(before.value.get(key)) : '' });
  for (const [index, key] of queue.entries()) {
    const isCancelled = options.signal?.aborted === true;
    const made = isCancelled ? cancelled : await startKey(around, key, options);
    if (!made.ok) {
      const { code, facts, action } = made.failure;
      return {
        done,
        stopped: { ...named(key), code, facts, action },
        left: queue.slice(index + 1).map(named),
      };
    }
    done.push(made.value);
  }
  return { done, stopped: null, left: [] };
}

/** Never another key: that the profile has this one is asked again where it is rotated. */
async function startKey(
  { start, keysNow }: SeveralAround,
  key: string,
  options: RotationOptions,
): Promise<Result<RotationRow>> {
  const keys = await keysNow();
  if (!keys.ok) return keys;
  const here = keys.value.get(key);
  if (here === undefined) return fail<Failure>({ code: 'key-not-found', facts: {}, action: null });
  if (here.rotatedBy === null) return notPossible(here.profile, 'other-file');
  return start(here.rotatedBy, { ...options, key, deletesUnused: false });
}

function nameOf(here: KeyHere | undefined): string {
  return here?.rotatedBy ?? here?.profile ?? '';
}

const cancelled = { ok: false, failure: { code: 'cancelled', facts: {}, action: null } } as const;
