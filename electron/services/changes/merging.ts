/** How two contents of a file stand to each other: put together, the one within the other, or torn between both. */
import { diffLines, type Hunk } from '../../core/changes/diff.js';
import { lineIdentities } from '../../core/changes/line-identities.js';
import { mergeDocuments } from '../../core/changes/merge.js';
import { type Content, contentOf, documentOf, sameContent } from '../files/content.js';

/** The merge of two contents made from the same one; undefined where they overlap. */
export function mergeContents(base: Content, ours: Content, theirs: Content): Content | undefined {
  // Theirs was made on top of ours: merging would put in a second time what both added at the end.
  if (isContained(base, ours, theirs)) return theirs;
  const merged = mergeDocuments(documentOf(base), documentOf(ours), documentOf(theirs));
  return merged.ok ? contentOf(merged.document, ours !== null && theirs !== null) : undefined;
}

/** Whether a content still holds, untouched, everything that was changed from `base` to `ours`. */
export function isContained(base: Content, ours: Content, content: Content): boolean {
  if (sameContent(content, ours)) return true;
  if (content === null || ours === null) return false;
  const lines = lineIdentities(documentOf(ours));
  const changed = diffLines(lineIdentities(documentOf(base)), lines);
  const since = diffLines(lines, lineIdentities(documentOf(content)));
  return changed.every((change) => since.every((later) => !touches(change, later)));
}

/**
 * The version that another program edited: the latest of ours that its content still holds, else the base.
 * @param versions ours, in the order in which they were written
 */
export function basisOf(base: Content, versions: readonly Content[], content: Content): Content {
  const index = versions.findLastIndex((version) => isContained(base, version, content));
  return index < 0 ? base : (versions[index] ?? null);
}

/** Whether a later change takes away lines of an earlier one, or puts something where the earlier took away. */
function touches(change: Hunk, later: Hunk): boolean {
  const tookAway = change.newStart === change.newEnd;
  if (tookAway) return later.oldStart <= change.newStart && change.newStart <= later.oldEnd;
  const isInsertion = later.oldStart === later.oldEnd;
  if (isInsertion) return change.newStart < later.oldStart && later.oldStart < change.newEnd;
  return later.oldStart < change.newEnd && change.newStart < later.oldEnd;
}

/** Whether a content is what a write in place leaves when it is cut off: each byte is of one version or the other. */
export function isTorn(content: Content, before: Content, after: Content): boolean {
  if (content === null || before === null || after === null) return false;
  const [shorter, longer] = before.length < after.length ? [before, after] : [after, before];
  if (content.length < shorter.length || content.length > longer.length) return false;
  return content.every((byte, index) => byte === before[index] || byte === after[index]);
}
