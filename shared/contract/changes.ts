import { z } from 'zod';
import { changeMade, fileDiff, historyRow } from '../models/change.js';
import { base } from './base.js';

const change = z.string().min(1).max(64);

export const changes = {
  /** Newest first. */
  list: base.output(z.strictObject({ revision: z.int(), changes: z.array(historyRow).readonly() })),
  show: base
    .input(z.strictObject({ change }))
    .output(z.strictObject({ row: historyRow, files: z.array(fileDiff).readonly() })),
  /** Without a change: the newest that is not undone. */
  undo: base.input(z.strictObject({ change: change.nullable() })).output(changeMade),
  /** Puts back the last good version of a file that another program emptied or shrank. */
  putBackFile: base.input(z.strictObject({ path: z.string().min(1).max(4096) })).output(changeMade),
  /** The person says that the emptied or shrunk file is as it should be. */
  acceptFile: base.input(z.strictObject({ path: z.string().min(1).max(4096) })).output(z.strictObject({})),
};
