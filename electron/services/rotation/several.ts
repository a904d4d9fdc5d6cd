/** Rotations one after the other: what is begun comes to rest before the next begins. */
import type { Failure, Result } from '../../../shared/models/failure.js';
import type { RotationRow, RotationsInRow } from '../../../shared/models/rotation.js';
import type { RotationKey } from '../../core/rotation/journal.js';
import type { RotationOptions, RotationService } from '../rotation-api.js';

interface SeveralAround {
  readonly start: RotationService['start'];
  /** The key that a profile has now. */
  readonly keyOf: (profile: string) => Promise<Result<RotationKey>>;
}

/** A key that several of the profiles have is rotated once. */
export async function startSeveral(
  { start, keyOf }: SeveralAround,
  profiles: readonly string[],
  options: RotationOptions,
): Promise<RotationsInRow> {
  const done: RotationRow[] = [];
  const queue = await eachKeyOnce(keyOf, profiles);
  for (const [index, profile] of queue.entries()) {
    const isCancelled = options.signal?.aborted === true;
    const made = isCancelled ? cancelled : await start(profile, { ...options, deletesUnused: false });
    if (!made.ok) return { done, stopped: stopOf(profile, made.failure), left: queue.slice(index + 1) };
    done.push(made.value);
  }
  return { done, stopped: null, left: [] };
}

/** Looked at before the first is rotated: afterwards a profile that had the same key has the new one. One without a key is told when it is come to. */
async function eachKeyOnce(
  keyOf: SeveralAround['keyOf'],
  profiles: readonly string[],
): Promise<readonly string[]> {
  const seen = new Set<string>();
  const queue: string[] = [];
  for (const profile of new Set(profiles)) {
    const key = await keyOf(profile);
    const id = key.ok ? key.value.accessKeyId : null;
    if (id !== null && seen.has(id)) continue;
    if (id !== null) seen.add(id);
    queue.push(profile);
  }
  return queue;
}

const cancelled = { ok: false, failure: { code: 'cancelled', facts: {}, action: null } } as const;

function stopOf(profile: string, { code, facts, action }: Failure): NonNullable<RotationsInRow['stopped']> {
  return { profile, code, facts, action };
}
