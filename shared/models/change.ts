import { z } from 'zod';
import { trace } from './trace.js';

/** What a change was for. */
export const changeAction = z.enum([
  'make-active',
  'restore-default',
  'take-back',
  'undo',
  'put-back-file',
  'fix',
  'add',
  'edit',
  'rename',
  'clone',
  'remove',
  'set-region',
  'replace-key',
  'to-sso-session',
  'import',
  'write-copy',
  'move-to-store',
  'move-to-files',
  'connect',
  'write-temporary',
  'remove-temporary',
]);
export type ChangeAction = z.infer<typeof changeAction>;

/** A file that a change touches, and by how many lines. */
export const changedFile = z
  .strictObject({ path: z.string(), added: z.int().min(0), removed: z.int().min(0) })
  .readonly();
export type ChangedFile = z.infer<typeof changedFile>;

/** One line of a diff, secrets masked. Line numbers count from 1; null on the side where the line is not. */
export const diffLine = z
  .strictObject({
    kind: z.enum(['context', 'added', 'removed']),
    text: z.string(),
    oldLine: z.int().min(1).nullable(),
    newLine: z.int().min(1).nullable(),
  })
  .readonly();
export type DiffLine = z.infer<typeof diffLine>;

/** The diff of one file, in hunks with three lines of context. */
export const fileDiff = z
  .strictObject({
    path: z.string(),
    added: z.int().min(0),
    removed: z.int().min(0),
    hunks: z.array(z.strictObject({ lines: z.array(diffLine).readonly() }).readonly()).readonly(),
  })
  .readonly();
export type FileDiff = z.infer<typeof fileDiff>;

/** What every changing command prints under `--json`. `change` is null where nothing was or would be written. */
export const changePrinted = z
  .strictObject({
    change: z.string().nullable(),
    files: z.array(changedFile).readonly(),
    diff: z.string(),
  })
  .readonly();
export type ChangePrinted = z.infer<typeof changePrinted>;

/** What `keyway use --json` prints. `tools` holds one trace a tool: what it uses now. */
export const usePrinted = z
  .strictObject({
    change: z.string().nullable(),
    files: z.array(changedFile).readonly(),
    diff: z.string(),
    active: z.string().nullable(),
    tools: z.array(trace).readonly(),
    /** When the change is taken back; ISO 8601 in UTC; null without `--for`. */
    revertsAt: z.string().nullable(),
  })
  .readonly();
export type UsePrinted = z.infer<typeof usePrinted>;

/** What the window is told of a change that was made. */
export const changeMade = z
  .strictObject({
    change: z.string().nullable(),
    files: z.array(fileDiff).readonly(),
    /** Paths written in place because they could not be replaced (a bind mount, a hard link). */
    writtenInPlace: z.array(z.string()).readonly(),
    revertsAt: z.string().nullable(),
  })
  .readonly();
export type ChangeMade = z.infer<typeof changeMade>;

/** A row of `keyway history --json`, newest first. */
export const historyRow = z
  .strictObject({
    id: z.string(),
    at: z.string(),
    action: changeAction,
    profiles: z.array(z.string()).readonly(),
    files: z.array(changedFile).readonly(),
    undoneBy: z.string().nullable(),
  })
  .readonly();
export type HistoryRow = z.infer<typeof historyRow>;

/** The same for the window. `purged`: a secret that it held was taken out of what is kept, and it cannot be undone any more. */
export const changeRow = historyRow.unwrap().extend({ purged: z.boolean() }).readonly();
export type ChangeRow = z.infer<typeof changeRow>;
