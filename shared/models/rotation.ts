import { z } from 'zod';
import { rotationStages } from '../vocabulary.js';
import { keyHandle } from './key-handle.js';

export const rotationStage = z.enum(rotationStages);

/** When and by what a key was last used, as AWS says it. */
export const lastUse = z
  .strictObject({
    /** ISO time; null: never, or not since AWS keeps count. */
    at: z.string().nullable(),
    service: z.string().nullable(),
    region: z.string().nullable(),
  })
  .readonly();

/** A rotation as lists show it: never a secret. */
export const rotationRow = z
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
    /** Null where it was not asked for, or is not told. */
    oldKeyUse: lastUse.nullable(),
    /** ISO time at which the person wants to be reminded that the old key waits to be deleted; null: not. */
    remindAt: z.string().nullable(),
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
  'other-key',
  'other-file',
]);

/** What stands before a rotation: nothing is made or written, and AWS is asked. */
export const rotationCheck = z
  .strictObject({
    profile: z.string(),
    accountId: z.string(),
    userName: z.string(),
    /** Masked but for their last four characters in the window. */
    oldKeyId: z.string(),
    /** Where the new key will stand, as it is shown: files, and the store. */
    places: z.array(z.strictObject({ profile: z.string(), where: z.string() }).readonly()).readonly(),
    /** Running programs that go on with the old key until they are started anew. */
    programs: z.array(z.strictObject({ pid: z.int(), program: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type RotationCheck = z.infer<typeof rotationCheck>;

/** A key, and the profile by which it is rotated; of one that is so by none, a profile that has it. */
const inRow = z.strictObject({ key: keyHandle, profile: z.string() });

/** What became of several in a row: it stops at the first that needs a person. */
export const rotationsInRow = z
  .strictObject({
    done: z.array(rotationRow).readonly(),
    stopped: inRow
      .extend({
        code: z.string(),
        facts: z.record(z.string(), z.unknown()).readonly(),
        action: z.string().nullable(),
      })
      .readonly()
      .nullable(),
    /** Those that were not come to. */
    left: z.array(inRow.readonly()).readonly(),
  })
  .readonly();
export type RotationsInRow = z.infer<typeof rotationsInRow>;

/** What `keyway rotate --old --json` prints: `message` says why it stopped. */
export const rotationsInRowPrinted = z.strictObject({
  done: z.array(rotationRow).readonly(),
  stopped: z
    .strictObject({
      profile: z.string(),
      code: z.string(),
      message: z.string(),
      facts: z.record(z.string(), z.unknown()),
      action: z.string().nullable(),
    })
    .nullable(),
  left: z.array(z.string()).readonly(),
});
