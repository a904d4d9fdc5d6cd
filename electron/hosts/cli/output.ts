/** What commands print: JSON that fits its schema, and the few texts that several commands share. */
import type { z } from 'zod';
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { changePrinted, type ChangedFile, type FileDiff } from '../../../shared/models/change.js';
import { formatUnified } from '../../core/changes/file-diff.js';
import type { MadeChange } from '../../services/api.js';
import type { Answer, Context } from './command.js';
import { printable } from './style.js';
import type { Style } from './style.js';

/**
 * One line of JSON. Throws where the value does not fit the schema: what is printed is a contract.
 * The value itself is printed, not the schema's copy of it, which drops a key called `__proto__`.
 */
export function jsonLine(schema: z.ZodType, value: unknown): string {
  schema.parse(value);
  return `${JSON.stringify(value)}\n`;
}

/** The counts of a diff, as `--json` gives them. */
export function changedFiles(diffs: readonly FileDiff[]): readonly ChangedFile[] {
  return diffs.map(({ path, added, removed }) => ({ path, added, removed }));
}

/** A made change for a person: the files with their counts, the diff, and what went otherwise than usual. */
export function changeText(
  diffs: readonly FileDiff[],
  writtenInPlace: readonly string[],
  style: Style,
): string {
  const counts = diffs.map(
    (diff) => `  ${commandLine.changed(printable(diff.path), diff.added, diff.removed)}`,
  );
  const inPlace = writtenInPlace.map((path) => `  ${commandLine.writtenInPlace(printable(path))}`);
  return [...counts, ...inPlace, '', diffText(diffs, style)].join('\n');
}

/** What `--json` prints of a change that was made. */
export function changePrintedOf({ id, files }: MadeChange): Pick<Answer, 'status' | 'json'> {
  const value = { change: id, files: changedFiles(files), diff: formatUnified(files) };
  return { status: 0, json: () => jsonLine(changePrinted, value) };
}

/** A made change for a person, with the way back. */
export function madeText(
  { id, files, writtenInPlace }: MadeChange,
  { style }: Pick<Context, 'style'>,
): string {
  if (id === null) return `${commandLine.nothingWritten}\n`;
  return `${changeText(files, writtenInPlace, style)}\n\n${commandLine.howToUndo(id)}\n`;
}

function diffText(diffs: readonly FileDiff[], style: Style): string {
  const lines = formatUnified(diffs).replace(/\n$/, '').split('\n');
  return lines.map((line) => markDiffLine(printable(line), style)).join('\n');
}

function markDiffLine(line: string, style: Style): string {
  if (line.startsWith('--- ') || line.startsWith('+++ ')) return style.strong(line);
  if (line.startsWith('@@')) return style.faint(line);
  if (line.startsWith('+')) return style.added(line);
  return line.startsWith('-') ? style.removed(line) : line;
}

/** A moment as a person on this machine reads it, to the minute. Takes ISO 8601 or milliseconds since the epoch. */
export function timeText(moment: string | number): string {
  const date = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
