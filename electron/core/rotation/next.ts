/**
 * What a rotation does next, from its journal and from what is so: the keys that AWS lists, and which of them stand in the
 * person's files and store. What is so counts; the journal says only how far the rotation meant to be.
 */
import type { Rotation, RotationStage } from './journal.js';

/** A key as AWS lists it. Milliseconds since the epoch, by AWS's clock. */
export interface KeyOnAws {
  readonly accessKeyId: string;
  readonly isActive: boolean;
  readonly createdAt: number;
}

export interface Observed {
  readonly keys: readonly KeyOnAws[];
  /** Which of the two stand in any file or in the store. */
  readonly inStores: { readonly old: boolean; readonly new: boolean };
  /** AWS's clock. */
  readonly now: number;
}

/** Why only a person can go on. */
type StopReason =
  'old-key-gone' | 'old-key-inactive' | 'new-key-gone' | 'new-key-inactive' | 'not-in-stores' | 'two-keys';

export type Step =
  /** Ask AWS for a key, once. */
  | { readonly kind: 'create' }
  /** A key that was asked for may show in the list yet. */
  | { readonly kind: 'await-list' }
  /** That key was made, and nobody has its secret. */
  | { readonly kind: 'delete-lost'; readonly accessKeyId: string }
  /** Until AWS takes the new key. */
  | { readonly kind: 'accept' }
  | { readonly kind: 'save' }
  | { readonly kind: 'prove' }
  | { readonly kind: 'deactivate' }
  /** The person's turn. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'reactivate' }
  /** The old key back into the files, once AWS takes it. */
  | { readonly kind: 'put-back' }
  | { readonly kind: 'delete-new' }
  /** So it is already: only the journal has to say it. */
  | { readonly kind: 'note'; readonly stage: RotationStage }
  | { readonly kind: 'end'; readonly ending: 'rotated' | 'undone' }
  | { readonly kind: 'stop'; readonly reason: StopReason; readonly accessKeyId: string | null };

/** Milliseconds after which a key that is not in the list is not there. */
const listingTakes = 60_000;
/** The same for one whose answer was seen, which is surely made. */
const missingAfter = 300_000;
/** AWS tells times in whole seconds, and the offset of clocks is known to about one. */
const tolerance = 5000;

export function next(rotation: Rotation, observed: Observed): Step {
  if (rotation.ended !== null) return { kind: 'end', ending: rotation.ended };
  return rotation.backTo === null ? forward(rotation, observed) : back(rotation, rotation.backTo, observed);
}

function forward(rotation: Rotation, observed: Observed): Step {
  if (rotation.newKey === null) return toCreate(rotation, observed);
  const wrong = wrongWithNew(rotation, observed);
  if (wrong !== null) return stop(wrong);
  if (rotation.stage === 'create') return { kind: 'accept' };
  const { inStores } = observed;
  // Whatever stage it was: a file that has the old key again gets the new one.
  if (inStores.old) return { kind: 'save' };
  if (!inStores.new) return stop('not-in-stores');
  const old = oldOf(rotation, observed);
  switch (rotation.stage) {
    case 'save':
      return { kind: 'note', stage: 'prove' };
    case 'prove':
      return { kind: 'prove' };
    case 'deactivate':
      if (old === undefined) return { kind: 'end', ending: 'rotated' };
      return old.isActive ? { kind: 'deactivate' } : { kind: 'note', stage: 'watch' };
    case 'watch':
      if (old === undefined) return { kind: 'end', ending: 'rotated' };
      return old.isActive ? { kind: 'deactivate' } : { kind: 'rest' };
    case 'delete':
      if (old === undefined) return { kind: 'end', ending: 'rotated' };
      return old.isActive ? { kind: 'deactivate' } : { kind: 'delete' };
  }
}

function toCreate(rotation: Rotation, observed: Observed): Step {
  const old = oldOf(rotation, observed);
  if (old === undefined) return stop('old-key-gone');
  if (!old.isActive) return stop('old-key-inactive');
  const unanswered = ofLostAnswer(rotation, observed);
  if (unanswered !== null) return unanswered;
  // A new key would stand nowhere.
  if (!observed.inStores.old) return stop('not-in-stores');
  const other = observed.keys.find(({ accessKeyId }) => accessKeyId !== old.accessKeyId);
  return other === undefined ? { kind: 'create' } : stop('two-keys', other.accessKeyId);
}

/** What is left to do about a key that was asked for without an answer; null where nothing is. */
function ofLostAnswer(
  { attemptedAt, lastAttemptAt, knownKeys }: Rotation,
  { keys, now }: Observed,
): Step | null {
  if (attemptedAt === null) return null;
  const lost = keys.find(
    ({ accessKeyId, createdAt }) => !knownKeys.includes(accessKeyId) && createdAt >= attemptedAt - tolerance,
  );
  if (lost !== undefined) return { kind: 'delete-lost', accessKeyId: lost.accessKeyId };
  return now < (lastAttemptAt ?? attemptedAt) + listingTakes ? { kind: 'await-list' } : null;
}

function back(rotation: Rotation, to: RotationStage, observed: Observed): Step {
  const old = oldOf(rotation, observed);
  // Its end was reached before the person asked: nothing can be taken back any more.
  if (old === undefined)
    return observed.inStores.new ? { kind: 'end', ending: 'rotated' } : stop('old-key-gone');
  if (!old.isActive) return { kind: 'reactivate' };
  if (to === 'deactivate') return { kind: 'note', stage: 'deactivate' };
  const { newKey } = rotation;
  if (newKey !== null && observed.inStores.new) return { kind: 'put-back' };
  if (to !== 'create') return { kind: 'note', stage: 'save' };
  if (newKey === null) return ofLostAnswer(rotation, observed) ?? { kind: 'end', ending: 'undone' };
  const isListed = observed.keys.some(({ accessKeyId }) => accessKeyId === newKey.accessKeyId);
  return isListed || observed.now < newKey.createdAt + missingAfter
    ? { kind: 'delete-new' }
    : { kind: 'end', ending: 'undone' };
}

function wrongWithNew({ newKey }: Rotation, { keys, now }: Observed): StopReason | null {
  if (newKey === null) return null;
  const listed = keys.find(({ accessKeyId }) => accessKeyId === newKey.accessKeyId);
  if (listed !== undefined) return listed.isActive ? null : 'new-key-inactive';
  return now >= newKey.createdAt + missingAfter ? 'new-key-gone' : null;
}

function oldOf({ oldKey }: Rotation, { keys }: Observed): KeyOnAws | undefined {
  return keys.find(({ accessKeyId }) => accessKeyId === oldKey.accessKeyId);
}

function stop(reason: StopReason, accessKeyId: string | null = null): Step {
  return { kind: 'stop', reason, accessKeyId };
}
