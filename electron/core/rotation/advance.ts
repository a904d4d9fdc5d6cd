/** What the journal says after each thing that happened. */
import { rotationStages } from '../../../shared/vocabulary.js';
import type { Rotation, RotationKey, RotationStage } from './journal.js';

export type RotationEvent =
  /** A key is about to be asked for. `at` by AWS's clock. */
  | { readonly kind: 'attempted'; readonly at: number }
  /** AWS surely made none. */
  | { readonly kind: 'not-created' }
  | { readonly kind: 'created'; readonly key: RotationKey & { readonly createdAt: number } }
  | { readonly kind: 'lost-deleted' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'saved'; readonly change: string | null }
  | { readonly kind: 'proved' }
  | { readonly kind: 'deactivated' }
  | { readonly kind: 'reactivated' }
  | { readonly kind: 'put-back'; readonly change: string | null }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'new-deleted' }
  | { readonly kind: 'noted'; readonly stage: RotationStage }
  | { readonly kind: 'ended'; readonly ending: 'rotated' | 'undone' }
  /** The person asks for the old key's end. */
  | { readonly kind: 'delete-asked' }
  /** The person takes back what was done last. */
  | { readonly kind: 'undo-asked' }
  /** The person takes back everything. */
  | { readonly kind: 'abort-asked' }
  /** Null: no reminder. */
  | { readonly kind: 'remind-asked'; readonly remindAt: number | null };

/** Milliseconds, 7 days: what runs once a week has missed the old key by then. */
const remindsAfter = 7 * 24 * 60 * 60_000;

/** @param at milliseconds since the epoch, by this computer's clock */
export function advance(rotation: Rotation, event: RotationEvent, at: number): Rotation {
  switch (event.kind) {
    case 'attempted':
      return { ...rotation, attemptedAt: rotation.attemptedAt ?? event.at, lastAttemptAt: event.at };
    case 'not-created':
    case 'lost-deleted':
      return { ...rotation, attemptedAt: null, lastAttemptAt: null };
    case 'created':
      return { ...rotation, newKey: event.key, attemptedAt: null, lastAttemptAt: null };
    case 'accepted':
      return proved(rotation, 'create', 'save', at);
    case 'saved':
      return { ...proved(rotation, 'save', 'prove', at), change: event.change ?? rotation.change };
    case 'proved':
      return proved(rotation, 'prove', 'deactivate', at);
    case 'deactivated':
      return toWatch(rotation, at);
    case 'reactivated':
      return withoutProofsFrom({ ...rotation, stage: 'deactivate', remindAt: null }, 'deactivate');
    case 'put-back':
      return putBack(rotation, event.change);
    case 'deleted':
      return ended(proved(rotation, 'delete', 'delete', at), 'rotated', at);
    case 'new-deleted':
      return ended(rotation, 'undone', at);
    case 'noted':
      return noted(rotation, event.stage, at);
    case 'ended':
      return ended(rotation, event.ending, at);
    case 'delete-asked':
      return { ...rotation, stage: rotation.stage === 'watch' ? 'delete' : rotation.stage };
    case 'undo-asked':
      return { ...rotation, backTo: earlier(rotation.backTo, stageBefore(rotation)) };
    case 'abort-asked':
      return { ...rotation, backTo: 'create' };
    case 'remind-asked':
      return { ...rotation, remindAt: event.remindAt };
  }
}

function putBack(rotation: Rotation, change: string | null): Rotation {
  const back = withoutProofsFrom({ ...rotation, stage: 'save' }, 'save');
  return { ...back, putBackChange: change ?? rotation.putBackChange };
}

/** Deactivated: now, or again after somebody else activated it. What the person chose of the reminder stays. */
function toWatch(rotation: Rotation, at: number): Rotation {
  const { stage, remindAt } = rotation;
  const isNew = stage !== 'watch' && stage !== 'delete';
  const done = proved(rotation, 'deactivate', stage === 'delete' ? 'delete' : 'watch', at);
  return { ...done, remindAt: isNew ? (remindAt ?? at + remindsAfter) : remindAt };
}

function noted(rotation: Rotation, stage: RotationStage, at: number): Rotation {
  const isNew = stage === 'watch' && rotation.stage !== 'watch';
  const remindAt = isNew ? (rotation.remindAt ?? at + remindsAfter) : rotation.remindAt;
  return { ...withoutProofsFrom(rotation, stage), stage, backTo: null, remindAt };
}

/** The stage that has to be done again once what was done last is taken back. */
function stageBefore({ stage }: Rotation): RotationStage {
  switch (stage) {
    case 'watch':
    case 'delete':
      return 'deactivate';
    case 'deactivate':
    case 'prove':
      return 'save';
    case 'save':
    case 'create':
      return 'create';
  }
}

/** Taking back that is begun is not made less. */
function earlier(one: RotationStage | null, other: RotationStage): RotationStage {
  if (one === null) return other;
  return rotationStages.indexOf(one) < rotationStages.indexOf(other) ? one : other;
}

function proved(rotation: Rotation, stage: RotationStage, following: RotationStage, at: number): Rotation {
  const proofs = rotation.proofs.filter((proof) => proof.stage !== stage);
  return { ...rotation, stage: following, proofs: [...proofs, { stage, at }] };
}

function withoutProofsFrom(rotation: Rotation, stage: RotationStage): Rotation {
  const first = rotationStages.indexOf(stage);
  const proofs = rotation.proofs.filter((proof) => rotationStages.indexOf(proof.stage) < first);
  return { ...rotation, proofs };
}

function ended(rotation: Rotation, ending: 'rotated' | 'undone', at: number): Rotation {
  return { ...rotation, ended: ending, endedAt: at, backTo: null, remindAt: null };
}
