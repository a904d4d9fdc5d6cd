import { z } from 'zod';
import { changeMade, changeRow, fileDiff } from '../models/change.js';
import { base } from './base.js';

const change = z.string().min(1).max(64);

export const changes = {
  /** Newest first. */
  list: base.output(z.strictObject({ revision: z.int(), changes: z.array(changeRow).readonly() })),
  show: base
    .input(z.strictObject({ change }))
    .output(z.strictObject({ row: changeRow, files: z.array(fileDiff).readonly() })),
  /** Without a change: the newest that is not undone. */
  undo: base.input(z.strictObject({ change: change.nullable() })).output(changeMade),
  /**
   * Takes the secrets of a profile out of what is kept of earlier versions; main asks. Those changes cannot be taken back any
   * more. Where it still stands in a file or in the store, it stays.
   */
  purge: base
    .input(z.strictObject({ profile: z.string().min(1).max(8192) }))
    .output(z.strictObject({ changes: z.array(z.string()).readonly() })),
  /** Puts back the last good version of a file that another program emptied or shrank. */
  putBackFile: base.input(z.strictObject({ path: z.string().min(1).max(4096) })).output(changeMade),
  /** The person says that the emptied or shrunk file is as it should be. */
  acceptFile: base.input(z.strictObject({ path: z.string().min(1).max(4096) })).output(z.strictObject({})),
};
