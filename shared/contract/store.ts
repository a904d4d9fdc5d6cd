import { z } from 'zod';
import { changeMade } from '../models/change.js';
import {
  activityRow,
  handOut,
  movedProfile,
  sdkStoreReading,
  storeDetail,
  storeKey,
  storeLockingChange,
} from '../models/store.js';
import { base } from './base.js';

/** Crosses to main only; no output has one. */
const passphrase = z.string().min(1).max(1024);
const nothing = z.strictObject({});

/** The encrypted store. Recovery kits and backups are written by main to files that the person chooses there. */
export const store = {
  detail: base.output(storeDetail),
  /** Null: a key in the keychain alone. Fails where the store is there already. */
  create: base
    .input(z.strictObject({ key: storeKey, passphrase: passphrase.nullable() }))
    .output(storeDetail),
  lock: base.output(storeDetail),
  /** By passphrase, by the code of a recovery kit, or, with the keychain alone, by neither. */
  unlock: base
    .input(
      z.strictObject({ passphrase: passphrase.nullable(), recoveryCode: z.string().max(256).nullable() }),
    )
    .output(storeDetail),
  /** A new key for everything in it; also from one place of the key to another. Ends the recovery kit. */
  rekey: base.input(z.strictObject({ key: storeKey, passphrase: passphrase.nullable() })).output(storeDetail),
  /** Main asks where to; null where the person chose none. */
  saveRecoveryKit: base.output(z.strictObject({ path: z.string().nullable() })),
  backup: base.input(z.strictObject({ passphrase })).output(z.strictObject({ path: z.string().nullable() })),
  /** Main asks for the file and for consent. What is in the store now is kept beside it. */
  restore: base.input(z.strictObject({ passphrase })).output(z.strictObject({ path: z.string().nullable() })),
  /** Main asks: the file is another version than Keyway last wrote, as after a restored backup. */
  acceptVersion: base.output(storeDetail),
  setLocking: base.input(storeLockingChange).output(storeDetail),
  setHandOut: base.input(z.strictObject({ entry: z.string().max(64), handOut })).output(storeDetail),
  /** From the files into the store: sealed, proved, then taken out of the files. Several are one after another. */
  moveIn: base
    .input(z.strictObject({ profiles: z.array(z.string().min(1).max(8192)).min(1).max(1000).readonly() }))
    .output(
      z.strictObject({
        moved: z.array(movedProfile).readonly(),
        failed: z.array(z.strictObject({ name: z.string(), code: z.string() }).readonly()).readonly(),
      }),
    ),
  /** Back to plain text; main asks. */
  moveOut: base.input(z.strictObject({ profile: z.string().min(1).max(8192) })).output(changeMade),
  /** Writes the line of the config file that hands the profile out to other tools, or mends it. */
  connect: base.input(z.strictObject({ profile: z.string().min(1).max(8192) })).output(changeMade),
  sdkStore: base.output(z.strictObject({ reading: sdkStoreReading.nullable() })),
  importSdkStore: base
    .input(z.strictObject({ names: z.array(z.string().max(1024)).max(1000).readonly() }))
    .output(z.strictObject({ imported: z.array(z.string()).readonly() })),
  /** A table (CSV) of all of it, and of the changes of the files; main asks where to. */
  exportActivity: base.output(z.strictObject({ path: z.string().nullable() })),
  activity: base.output(z.strictObject({ rows: z.array(activityRow).readonly() })),
  /** The window is used: the time until the store locks itself starts again. */
  used: base.output(nothing),
};
