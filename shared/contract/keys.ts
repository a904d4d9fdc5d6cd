import { z } from 'zod';
import { keyAction, keyActionPreview, keyList, keyPrograms, keyRow, keysLearned } from '../models/key.js';
import { keyHandle } from '../models/key-handle.js';
import { base } from './base.js';
import { mfaAnswer } from './inputs.js';

/** Access keys. What needs AWS is asked for on demand; the list shows what was learned, and when. */
export const keys = {
  list: base.output(keyList),
  /** Asks AWS, several at once; rows change as answers come (topic `keys`). Without ids: all. Cancelled, the rest stays as it was. */
  learn: base
    .input(z.strictObject({ keys: z.array(keyHandle).max(10_000).readonly().nullable(), mfa: mfaAnswer }))
    .output(keysLearned),
  programs: base.output(keyPrograms),
  preview: base.input(z.strictObject({ key: keyHandle, action: keyAction })).output(keyActionPreview),
  /** Main asks before a key is deactivated or deleted. */
  act: base.input(z.strictObject({ key: keyHandle, action: keyAction, mfa: mfaAnswer })).output(keyRow),
};
