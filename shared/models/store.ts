import { z } from 'zod';
import { handOuts, storeKeys } from '../vocabulary.js';
import { changeMade } from './change.js';

// The window takes them from the vocabulary: what a model is checked with would evaluate code there, which the policy forbids.
export { handOuts, storeKeys };

/**
 * How the encrypted store stands.
 * `none`: there is no store. `ready`: it can be read and written. `locked`: by the person, by time, or because a passphrase or
 * the keychain has not been opened. `no-keychain`: its key is in a keychain that does not answer. `key-missing`: the keychain
 * answers and does not have the key. `corrupt`: the file is not what Keyway last wrote; nothing of it is deleted.
 */
export const storeStates = ['none', 'ready', 'locked', 'no-keychain', 'key-missing', 'corrupt'] as const;
export const storeState = z.enum(storeStates);
export type StoreState = z.infer<typeof storeState>;

/** Why it stands so; null where the state says it all. */
export const storeReasons = [
  // locked
  'by-hand',
  'idle',
  'suspend',
  'screen-lock',
  'passphrase-needed',
  'keychain-locked',
  'unlock-dismissed',
  // no-keychain
  'no-secret-service',
  'no-keychain-collection',
  'keychain-not-answering',
  'keychain-failed',
  // corrupt
  'not-readable',
  'newer-version',
  'entry-changed',
  'entries-changed',
  'rolled-back',
  'file-missing',
] as const;
export const storeReason = z.enum(storeReasons);
export type StoreReason = z.infer<typeof storeReason>;

export const storeKey = z.enum(storeKeys);
export type StoreKey = z.infer<typeof storeKey>;

/** What `keyway store status --json` prints. */
export const storeSummary = z
  .strictObject({
    state: storeState,
    reason: storeReason.nullable(),
    /** 32 hexadecimal digits; null without a store. */
    id: z.string().nullable(),
    key: storeKey.nullable(),
    /** How many profiles are in it, also while it is locked; null where that cannot be known. */
    entries: z.int().min(0).nullable(),
  })
  .readonly();
export type StoreSummary = z.infer<typeof storeSummary>;

export const handOut = z.enum(handOuts);
export type HandOut = z.infer<typeof handOut>;

/** One profile in the store. What is sealed is null while the store cannot be read. */
export const storedEntry = z
  .strictObject({
    /** Opaque: lower-case letters and digits. */
    id: z.string(),
    /** Not secret: the list shows it while the store is locked. */
    name: z.string(),
    handOut: handOut.nullable(),
    /** Masked but for its last four characters. */
    accessKeyId: z.string().nullable(),
    /** A line of the config file hands it out to other tools. */
    connected: z.boolean(),
  })
  .readonly();
export type StoredEntry = z.infer<typeof storedEntry>;

/** When the store locks itself. */
export const storeLocking = z
  .strictObject({
    /** Minutes without use; null: never. */
    idleMinutes: z.int().min(1).max(1440).nullable(),
    onSuspend: z.boolean(),
    onScreenLock: z.boolean(),
  })
  .readonly();
export type StoreLocking = z.infer<typeof storeLocking>;

/** A change of it: what is left out stays. */
export const storeLockingChange = z.strictObject(storeLocking.unwrap().shape).partial().readonly();
export type StoreLockingChange = z.infer<typeof storeLockingChange>;

/** Everything the Store view shows. */
export const storeDetail = z
  .strictObject({
    revision: z.int(),
    summary: storeSummary,
    /** As shown: `~/…`. */
    path: z.string(),
    entries: z.array(storedEntry).readonly(),
    locking: storeLocking,
    /** Whether this system tells when it goes to sleep, and when its screen is locked. */
    tells: z.strictObject({ suspend: z.boolean(), screenLock: z.boolean() }).readonly(),
    /** A recovery kit was made for this store and its key. */
    hasRecoveryKit: z.boolean(),
    /** Names of profiles whose long-term key stands in a file in plain text. */
    plaintext: z.array(z.string()).readonly(),
    /** What could be used for a new store here. */
    keychain: z.enum(['available', 'locked', 'unavailable', 'not-answering']),
    /** Versions of the AWS files from before are sealed. */
    historySealed: z.boolean(),
  })
  .readonly();
export type StoreDetail = z.infer<typeof storeDetail>;

/** Where the key of a moved profile still stands in plain text: `file` as shown, `section` without its brackets. */
export const keyPlace = z
  .strictObject({ file: z.string(), line: z.int().min(1), section: z.string() })
  .readonly();
export type KeyPlace = z.infer<typeof keyPlace>;

/** A profile that was moved into the store. */
export const movedProfile = z
  .strictObject({ name: z.string(), made: changeMade, alsoIn: z.array(keyPlace).readonly() })
  .readonly();
export type MovedProfile = z.infer<typeof movedProfile>;

/** What the AWS SDK store (RegisteredAccounts.json) of this machine holds. */
export const sdkStoreReading = z
  .strictObject({
    path: z.string(),
    /** Only that Windows user on that machine can decrypt it; elsewhere names alone are shown. */
    canDecrypt: z.boolean(),
    profiles: z
      .array(
        z
          .strictObject({
            name: z.string(),
            profileType: z.string().nullable(),
            region: z.string().nullable(),
            /** Already in the encrypted store under that name. */
            exists: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type SdkStoreReading = z.infer<typeof sdkStoreReading>;

/** What was done with the store, newest first; without secrets. */
export const activityKinds = [
  'store-created',
  'store-locked',
  'store-unlocked',
  'store-rekeyed',
  'store-backed-up',
  'store-restored',
  'store-version-accepted',
  'handed-out',
  'hand-out-refused',
  'moved-to-store',
  'moved-to-files',
  'imported',
  'session-started',
  'session-renewed',
  'session-ended',
  'session-failed',
  'session-handed-out',
  'process-approved',
  'key-created',
  'key-saved',
  'key-proved',
  'key-put-back',
  'key-deactivated',
  'key-reactivated',
  'key-deleted',
] as const;
export const activityRow = z
  .strictObject({
    /** ISO time. */
    at: z.string(),
    kind: z.enum(activityKinds),
    /** Null where it is about the whole store. */
    profile: z.string().nullable(),
    /** What the system says of the program that asked: information, not proof. */
    program: z.string().nullable(),
    /** Why it was refused, or why the store was locked. */
    reason: z.string().nullable(),
  })
  .readonly();
export type ActivityRow = z.infer<typeof activityRow>;
