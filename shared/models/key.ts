import { z } from 'zod';
import { keyActions, keyTraits, keyUntold, storeTypes } from '../vocabulary.js';
import { keyHandle } from './key-handle.js';
import { lastUse } from './rotation.js';
import { mfaQuestion } from './session.js';

/** Where a key stands: a profile of a file or of the store has it as its own. */
const keyPlace = z
  .strictObject({
    profile: z.string(),
    profileId: z.string(),
    storeType: z.enum(storeTypes),
    /** As it is shown; null for the store. */
    path: z.string().nullable(),
    /** From 1; null for the store. */
    line: z.int().nullable(),
  })
  .readonly();
export type KeyPlace = z.infer<typeof keyPlace>;

/** `gone`: AWS does not list it for its user any more. */
export const keyStatus = z.enum(['active', 'inactive', 'gone']);

/** The other key of the same user, as AWS lists it. */
const otherKey = z
  .strictObject({
    /** Masked but for its last four characters in the window. */
    keyId: z.string(),
    /** Its row, where it stands here too. */
    id: keyHandle.nullable(),
    status: keyStatus,
    createdAt: z.string().nullable(),
  })
  .readonly();

/** What AWS said of a key when it was last asked. ISO times in UTC. */
const keyLearned = z
  .strictObject({
    at: z.string(),
    accountId: z.string(),
    /** Null for the root user, and for what is no user. */
    userName: z.string().nullable(),
    arn: z.string(),
    isRoot: z.boolean(),
    /** What follows is null where AWS did not tell (`untold`). */
    status: keyStatus.nullable(),
    createdAt: z.string().nullable(),
    lastUse: lastUse.nullable(),
    otherKeys: z.array(otherKey).readonly(),
    /** What a policy did not let it ask. */
    untold: z.array(z.enum(keyUntold)).readonly(),
  })
  .readonly();
export type KeyLearned = z.infer<typeof keyLearned>;

/** Why the last asking of AWS came to nothing. */
const keyFailure = z
  .strictObject({ code: z.string(), facts: z.record(z.string(), z.unknown()).readonly() })
  .readonly();

/** An access key, once, wherever it stands. */
export const keyRow = z
  .strictObject({
    id: keyHandle,
    /** Masked but for its last four characters in the window. */
    keyId: z.string(),
    /** By its prefix: AKIA and the like, or ASIA. */
    isTemporary: z.boolean(),
    places: z.array(keyPlace).readonly(),
    /** Names of profiles that come to it by a source profile. */
    dependants: z.array(z.string()).readonly(),
    /** Names of profiles with a running session that was started with it. */
    sessions: z.array(z.string()).readonly(),
    traits: z.array(z.enum(keyTraits)).readonly(),
    /** Null: AWS was never asked. */
    learned: keyLearned.nullable(),
    failure: keyFailure.nullable(),
    /** AWS is being asked. */
    isAsked: z.boolean(),
    /** Id of a rotation that takes it away or brought it, and that is not ended. */
    rotation: z.string().nullable(),
    /** Name of the profile by which a rotation finds this very key; null where it cannot be rotated, or stands in another credentials file alone. */
    rotatedBy: z.string().nullable(),
  })
  .readonly();
export type KeyRow = z.infer<typeof keyRow>;

export const keyList = z
  .strictObject({
    revision: z.int(),
    keys: z.array(keyRow).readonly(),
    /** Keys of a store that is locked are not shown. */
    isStoreLocked: z.boolean(),
    /** Days after which a key is old. */
    oldAfterDays: z.int(),
  })
  .readonly();
export type KeyList = z.infer<typeof keyList>;

/** A running program of this user that has a key in its environment. */
const keyProgram = z
  .strictObject({ key: keyHandle, pid: z.int(), program: z.string(), variable: z.string() })
  .readonly();
export type KeyProgram = z.infer<typeof keyProgram>;

export const keyPrograms = z
  .strictObject({
    programs: z.array(keyProgram).readonly(),
    /** False where the system does not tell the environment of other programs. */
    isKnown: z.boolean(),
  })
  .readonly();
export type KeyPrograms = z.infer<typeof keyPrograms>;

/** What asking AWS about keys came to. */
export const keysLearned = z
  .strictObject({
    asked: z.int(),
    answered: z.int(),
    /** Wait for a code; nothing failed. */
    waiting: z.array(mfaQuestion).readonly(),
  })
  .readonly();
export type KeysLearned = z.infer<typeof keysLearned>;

export const keyAction = z.enum(keyActions);
export type KeyAction = z.infer<typeof keyAction>;

/** What an action on a key would do to what stands here; nothing is done. */
export const keyActionPreview = z
  .strictObject({
    row: keyRow,
    action: keyAction,
    /** Names of the profiles that stop working (activate: that work again). */
    profiles: z.array(z.string()).readonly(),
    sessions: z.array(z.string()).readonly(),
    programs: z.array(keyProgram).readonly(),
    /** No other working key of the same user stands here. */
    isLast: z.boolean(),
  })
  .readonly();
export type KeyActionPreview = z.infer<typeof keyActionPreview>;
