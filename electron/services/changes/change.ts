/** A change as it is kept: what it was for, which files it touches, and each write with its content. */
import { z } from 'zod';
import { changeAction } from '../../../shared/models/change.js';
import { byteText, type Content, toByteText } from '../files/content.js';

/** `purged`: its contents are gone, as the person asked; `left-alone`: found unfinished and overlapping with other edits; `overwritten`: another program won, ours was taken back. */
const changeState = z.enum(['pending', 'done', 'left-alone', 'overwritten', 'purged']);

const count = z.int().min(0);

/** The small part, read for every list: no content of any file. */
export const changeHead = z.strictObject({
  id: z.string().regex(/^c[1-9]\d*$/u),
  /** Milliseconds since the epoch. */
  at: z.number(),
  action: changeAction,
  profiles: z.array(z.string()).readonly(),
  /** The change that this one takes back; null where it is none of that kind. */
  undoes: z.string().nullable(),
  state: changeState,
  /** Names the file with the contents; grows when the change had to be made again on new content. */
  revision: z.int().min(1),
  files: z
    .array(
      z.strictObject({
        /** Absolute, links not resolved. */
        path: z.string(),
        /** Where the links led. */
        target: z.string(),
        shownPath: z.string(),
        /** Raw headers of the sections that the edit names. */
        sections: z.array(z.string()).readonly(),
        added: count,
        removed: count,
      }),
    )
    .readonly(),
  /** In the order in which they reach the disk; a file may come twice. */
  steps: z
    .array(
      z.strictObject({
        /** Index into `files`. */
        file: count,
        /** Absolute; beside the target. */
        temporary: z.string(),
        /** Set before the first byte is written into a file that cannot be replaced. */
        inPlace: z.boolean(),
      }),
    )
    .readonly(),
});
export type ChangeHead = z.infer<typeof changeHead>;

/** Index into the pool of contents; null where there is no file. */
const pooled = count.nullable();

export const changeContents = z.strictObject({
  pool: z.array(byteText).readonly(),
  files: z.array(z.strictObject({ before: pooled, onDisk: pooled })).readonly(),
  steps: z.array(pooled).readonly(),
});

/** One file of a change with its content before. */
export type ChangedFile = ChangeHead['files'][number] & {
  /** Without this change: what undo goes back to. */
  readonly before: Content;
  /** What the first write replaces; differs from `before` where another program overwrote us and we write again. */
  readonly onDisk: Content;
};

export type ChangeStep = ChangeHead['steps'][number] & { readonly after: Content };

/** A change whole. */
export interface Change extends Omit<ChangeHead, 'files' | 'steps'> {
  readonly files: readonly ChangedFile[];
  readonly steps: readonly ChangeStep[];
}

/** The content of a file after the last step that touches it. */
export function finalContent(change: Pick<Change, 'files' | 'steps'>, file: number): Content {
  const step = change.steps.findLast((candidate) => candidate.file === file);
  return step === undefined ? (change.files[file]?.before ?? null) : step.after;
}

/** What a change makes of a file, step by step. */
export function versionsOf(change: Pick<Change, 'steps'>, file: number): readonly Content[] {
  return change.steps.filter((step) => step.file === file).map((step) => step.after);
}

export function headOf(change: Change): ChangeHead {
  const { files, steps, ...rest } = change;
  return {
    ...rest,
    files: files.map(({ path, target, shownPath, sections, added, removed }) => {
      return { path, target, shownPath, sections, added, removed };
    }),
    steps: steps.map(({ file, temporary, inPlace }) => ({ file, temporary, inPlace })),
  };
}

/** The JSON of a change's contents, each distinct one once. */
export function printContents(change: Change): string {
  const pool: string[] = [];
  const indexes = new Map<string, number>();
  const put = (content: Content): number | null => {
    if (content === null) return null;
    const text = toByteText(content);
    const index = indexes.get(text) ?? pool.push(text) - 1;
    indexes.set(text, index);
    return index;
  };
  const files = change.files.map(({ before, onDisk }) => ({ before: put(before), onDisk: put(onDisk) }));
  const steps = change.steps.map(({ after }) => put(after));
  return JSON.stringify({ pool, files, steps });
}

/** A change put together from its two parts; null where they do not belong together. */
export function joinChange(head: ChangeHead, text: string): Change | null {
  const contents = changeContents.safeParse(parseJson(text)).data;
  if (contents?.files.length !== head.files.length || contents.steps.length !== head.steps.length)
    return null;
  const take = (index: number | null | undefined): Content => {
    return index === null || index === undefined ? null : (contents.pool[index] ?? null);
  };
  return {
    ...head,
    files: head.files.map((file, index) => ({
      ...file,
      before: take(contents.files[index]?.before),
      onDisk: take(contents.files[index]?.onDisk),
    })),
    steps: head.steps.map((step, index) => ({ ...step, after: take(contents.steps[index]) })),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
