import { z } from 'zod';
import { rotationStages } from '../vocabulary.js';

export const rotationStage = z.enum(rotationStages);

/** A rotation as lists show it: never a secret. */
const rotationRow = z
  .strictObject({
    /** Opaque. */
    id: z.string(),
    /** Name of the profile that it was asked for. */
    profile: z.string(),
    accountId: z.string(),
    userName: z.string(),
    /** Masked but for their last four characters in the window. */
    oldKeyId: z.string(),
    newKeyId: z.string().nullable(),
    /** What is done next; `watch`: the old key rests, deactivated, until the person has it deleted. */
    stage: rotationStage,
    /** Steps are being taken back. */
    isGoingBack: z.boolean(),
    /** Null while it goes on. */
    ended: z.enum(['rotated', 'undone']).nullable(),
    /** A key was asked for, and AWS's answer is not known. */
    isUnanswered: z.boolean(),
    /** ISO times in UTC. */
    startedAt: z.string(),
    endedAt: z.string().nullable(),
    /** Stages that are done, each with when it was shown to be. */
    proofs: z.array(z.strictObject({ stage: rotationStage, at: z.string() }).readonly()).readonly(),
    /** The change of the files, as the history names it; null before, and where none was needed. */
    change: z.string().nullable(),
    /** The same of the change that put the old key back. */
    putBackChange: z.string().nullable(),
    /** When and by what the old key was last used, as AWS says it; null where it was not asked for, or is not told. */
    oldKeyUse: z
      .strictObject({
        at: z.string().nullable(),
        service: z.string().nullable(),
        region: z.string().nullable(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type RotationRow = z.infer<typeof rotationRow>;

/** What `keyway rotate --json` prints. */
export const rotationPrinted = z.strictObject({ rotation: rotationRow });
/** The same without a name: those under way, then the newest that ended. */
export const rotationsPrinted = z.strictObject({ rotations: z.array(rotationRow).readonly() });

/** Why a rotation stopped, and only a person can go on. */
export const rotationStop = z.enum([
  'old-key-gone',
  'old-key-inactive',
  'new-key-gone',
  'new-key-inactive',
  'not-in-stores',
  'not-accepted',
  'other-identity',
  'stores-differ',
]);

/** Why no rotation can be begun. */
export const rotationObstacle = z.enum([
  'no-access-key',
  'temporary-key',
  'root-user',
  'not-a-user',
  'key-elsewhere',
]);
