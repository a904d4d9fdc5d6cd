import { z } from 'zod';
import { keyHandle } from '../models/key-handle.js';
import { rotationCheck, rotationRow, rotationsInRow } from '../models/rotation.js';
import { base } from './base.js';
import { mfaAnswer, profileName } from './inputs.js';

const id = z.string().min(1).max(128);
const one = z.strictObject({ id, mfa: mfaAnswer });
/** `key`: the one that is meant, where that is known; fails where the profile has another. */
const whose = z.strictObject({ profile: profileName, key: keyHandle.nullable(), mfa: mfaAnswer });

/** Rotations in stages. The list changes with each stage (topic `keys`); what fails leaves the rotation to be resumed. */
export const rotations = {
  /** Those under way, then the newest that ended. */
  list: base.output(z.strictObject({ revision: z.int(), rotations: z.array(rotationRow).readonly() })),
  check: base.input(whose).output(rotationCheck),
  /** Up to `watch`. `deletesUnused`: of two keys, the one that stands nowhere here is deleted first; main asks. */
  start: base.input(whose.extend({ deletesUnused: z.boolean() })).output(rotationRow),
  resume: base.input(one).output(rotationRow),
  /** Takes back what was done last. */
  undo: base.input(one).output(rotationRow),
  /** Takes everything back. */
  abort: base.input(one).output(rotationRow),
  /** Main asks. */
  deleteOld: base.input(one).output(rotationRow),
  /** A notification, and a mark in the list, at that time (ISO); null: none. */
  remind: base.input(z.strictObject({ id, at: z.iso.datetime().nullable() })).output(rotationRow),
  /** One after the other; stops at the first that needs a person. */
  startSeveral: base
    .input(z.strictObject({ keys: z.array(keyHandle).min(1).max(200).readonly() }))
    .output(rotationsInRow),
};
