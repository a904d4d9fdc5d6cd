/**
 * After the last rename: did another program write over it, or into a file that was just replaced?
 *
 * The AWS CLI reads a file, and some milliseconds later truncates and writes it, without a lock. If we rename in
 * between, its write either removes ours (it opened the new file) or goes to the old file, which nobody will read. So
 * the replaced files stay open and everything is looked at once more. Whatever is found, both edits can be put
 * together: what the other program wrote becomes the base on which our change is planned again.
 */
import { type Content, sameContent } from '../files/content.js';
import type { Clock, FileSystem } from '../ports.js';
import { type Change, finalContent, versionsOf } from './change.js';
import { basisOf, isContained, mergeContents } from './merging.js';
import { readTarget, type ReplacedFile } from './transaction.js';

/** Milliseconds after the last rename before the look. */
export const settlingTime = 120;
const agreementInterval = 100;
/** A program that truncated a file and wrote nothing for as long is taken to have died. */
const mostReads = 20;

/** What the files would hold without our change, and what they do hold. */
export interface Overtaken {
  /** By path. */
  readonly base: ReadonlyMap<string, Content>;
  readonly onDisk: ReadonlyMap<string, Content>;
}

export type Settled =
  | { readonly kind: 'settled' }
  | { readonly kind: 'overtaken'; readonly by: Overtaken; readonly replaced: readonly ReplacedFile[] }
  /** What the other program wrote cannot be put together with ours. */
  | { readonly kind: 'lost'; readonly path: string };

/** Waits, then looks. Rejects with FileSystemError. */
export async function settle(
  files: FileSystem,
  clock: Clock,
  change: Change,
  replaced: readonly ReplacedFile[],
): Promise<Settled> {
  await clock.sleep(settlingTime);
  let look = await lookAtAll(files, change, replaced);
  if (isUntouched(change, replaced, look)) return { kind: 'settled' };
  for (let reads = 0; reads < mostReads; reads += 1) {
    await clock.sleep(agreementInterval);
    const again = await lookAtAll(files, change, replaced);
    const agree = sameContents(look.current, again.current) && sameContents(look.replaced, again.replaced);
    look = again;
    if (agree && !isHalfWritten(change, replaced, look)) break;
  }
  return judge(change, replaced, look);
}

interface Look {
  /** By index of the change's files. */
  readonly current: readonly Content[];
  /** By index of the replaced files. */
  readonly replaced: readonly Content[];
}

async function lookAtAll(
  files: FileSystem,
  change: Change,
  replaced: readonly ReplacedFile[],
): Promise<Look> {
  const current = await Promise.all(change.files.map((file) => readTarget(files, file.target)));
  return { current, replaced: await Promise.all(replaced.map(({ handle }) => handle.read())) };
}

function isUntouched(change: Change, replaced: readonly ReplacedFile[], look: Look): boolean {
  const holds = look.current.every((content, index) => sameContent(content, finalContent(change, index)));
  return holds && replaced.every(({ content }, index) => sameContent(content, look.replaced[index] ?? null));
}

function isHalfWritten(change: Change, replaced: readonly ReplacedFile[], look: Look): boolean {
  const emptied = (now: Content | undefined, before: Content): boolean =>
    now?.length === 0 && before !== null && before.length > 0;
  return (
    look.current.some((content, index) => emptied(content, finalContent(change, index))) ||
    replaced.some(({ content }, index) => emptied(look.replaced[index], content))
  );
}

function judge(change: Change, replaced: readonly ReplacedFile[], look: Look): Settled {
  const base = new Map<string, Content>();
  const onDisk = new Map<string, Content>();
  let overtaken = false;
  for (const [index, file] of change.files.entries()) {
    const current = look.current[index] ?? null;
    const after = finalContent(change, index);
    const isEmptied = current?.length === 0 && after !== null && after.length > 0;
    const holds = isContained(file.before, after, current);
    const orphaned = replaced.flatMap((one, at) => {
      const theirs = look.replaced[at];
      const isOther = one.path !== file.path || theirs === undefined || theirs?.length === 0;
      return isOther || sameContent(theirs, one.content) ? [] : [{ from: one.content, to: theirs }];
    });
    const without = orphaned.reduce<Content | undefined>(
      (content, { from, to }) => (content === undefined ? content : mergeContents(from, content, to)),
      mergeContents(basisOf(file.before, versionsOf(change, index), current), file.before, current),
    );
    if (without === undefined || isEmptied) return { kind: 'lost', path: file.shownPath };
    overtaken ||= !holds || orphaned.length > 0;
    base.set(file.path, without);
    onDisk.set(file.path, current);
  }
  if (!overtaken) return { kind: 'settled' };
  return { kind: 'overtaken', by: { base, onDisk }, replaced: seen(replaced, look) };
}

/** What was found in the replaced files is taken into account now: only later writes to them count again. */
function seen(replaced: readonly ReplacedFile[], look: Look): readonly ReplacedFile[] {
  return replaced.map((one, index) => {
    const content = look.replaced[index];
    return content === undefined || content?.length === 0 ? one : { ...one, content };
  });
}

function sameContents(one: readonly Content[], other: readonly Content[]): boolean {
  return one.every((content, index) => sameContent(content, other[index] ?? null));
}
