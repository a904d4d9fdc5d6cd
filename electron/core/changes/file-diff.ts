/** Differences as a person sees them: hunks with context, secrets masked. */
import type { DiffLine, FileDiff } from '../../../shared/models/change.js';
import type { IniDocument } from '../ini/document.js';
import { type MaskOptions, maskLines } from '../masking.js';
import { diffLines, type Hunk } from './diff.js';
import { exactLineIdentities } from './line-identities.js';

const CONTEXT = 3;

/**
 * The diff of one file. Lines are compared as they are and shown masked: a secret that was replaced shows as a line removed
 * and a line added that read alike.
 */
export function fileDiff(path: string, before: IniDocument, after: IniDocument, mask: MaskOptions): FileDiff {
  const hunks = diffLines(exactLineIdentities(before), exactLineIdentities(after));
  return {
    path,
    added: hunks.reduce((sum, hunk) => sum + hunk.newEnd - hunk.newStart, 0),
    removed: hunks.reduce((sum, hunk) => sum + hunk.oldEnd - hunk.oldStart, 0),
    hunks: groupHunks(hunks).map((group) => ({ lines: groupLines(group, before, after, mask) })),
  };
}

/** The diffs in unified format, each line with its end; empty where nothing differs. Files without changes are left out. */
export function formatUnified(diffs: readonly FileDiff[]): string {
  return diffs
    .filter((diff) => diff.hunks.length > 0)
    .flatMap((diff) => [
      `--- ${diff.path}`,
      `+++ ${diff.path}`,
      ...diff.hunks.flatMap(({ lines }) => [formatRange(lines), ...lines.map(formatLine)]),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

/** Changes whose contexts meet are shown as one. */
function groupHunks(hunks: readonly Hunk[]): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && hunk.oldStart - last.oldEnd <= 2 * CONTEXT) groups.at(-1)?.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function groupLines(
  group: readonly Hunk[],
  before: IniDocument,
  after: IniDocument,
  mask: MaskOptions,
): readonly DiffLine[] {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) return [];
  let oldAt = Math.max(0, first.oldStart - CONTEXT);
  let newAt = Math.max(0, first.newStart - CONTEXT);
  const oldEnd = Math.min(before.lines.length, last.oldEnd + CONTEXT);
  const oldTexts = maskLines(before, mask, oldAt, oldEnd).values();
  const newTexts = maskLines(after, mask, newAt, last.newEnd).values();
  const lines: DiffLine[] = [];
  function keepUntil(end: number): void {
    for (; oldAt < end; oldAt += 1, newAt += 1) {
      newTexts.next();
      lines.push({ kind: 'context', text: textOf(oldTexts), oldLine: oldAt + 1, newLine: newAt + 1 });
    }
  }
  for (const hunk of group) {
    keepUntil(hunk.oldStart);
    for (; oldAt < hunk.oldEnd; oldAt += 1) {
      lines.push({ kind: 'removed', text: textOf(oldTexts), oldLine: oldAt + 1, newLine: null });
    }
    for (; newAt < hunk.newEnd; newAt += 1) {
      lines.push({ kind: 'added', text: textOf(newTexts), oldLine: null, newLine: newAt + 1 });
    }
  }
  keepUntil(oldEnd);
  return lines;
}

function textOf(texts: Iterator<string, undefined>): string {
  return texts.next().value ?? '';
}

const marks = { context: ' ', added: '+', removed: '-' } as const;

function formatLine(line: DiffLine): string {
  return marks[line.kind] + line.text;
}

/** A side without lines counts from 0, as GNU diff prints it: only an empty file has none, for all else has context. */
function formatRange(lines: readonly DiffLine[]): string {
  const oldLines = lines.flatMap((line) => line.oldLine ?? []);
  const newLines = lines.flatMap((line) => line.newLine ?? []);
  return `@@ -${oldLines[0] ?? 0},${oldLines.length} +${newLines[0] ?? 0},${newLines.length} @@`;
}
