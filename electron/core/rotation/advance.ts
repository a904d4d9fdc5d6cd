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
  | { readonly kind: 'abort-asked' };

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
      return proved(rotation, 'deactivate', rotation.stage === 'delete' ? 'delete' : 'watch', at);
    case 'reactivated':
      return withoutProofsFrom({ ...rotation, stage: 'deactivate' }, 'deactivate');
    case 'put-back':
      return {
        ...withoutProofsFrom({ ...rotation, stage: 'save' }, 'save'),
        putBackChange: event.change ?? rotation.putBackChange,
      };
    case 'deleted':
      return ended(proved(rotation, 'delete', 'delete', at), 'rotated', at);
    case 'new-deleted':
      return ended(rotation, 'undone', at);
    case 'noted':
      return { ...withoutProofsFrom(rotation, event.stage), stage: event.stage, backTo: null };
    case 'ended':
      return ended(rotation, event.ending, at);
    case 'delete-asked':
      return { ...rotation, stage: rotation.stage === 'watch' ? 'delete' : rotation.stage };
    case 'undo-asked':
      return { ...rotation, backTo: earlier(rotation.backTo, stageBefore(rotation)) };
    case 'abort-asked':
      return { ...rotation, backTo: 'create' };
  }
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
  return { ...rotation, ended: ending, endedAt: at, backTo: null };
}
