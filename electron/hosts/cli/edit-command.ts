/** What the commands that change profiles share: a dry run or the change itself, and what they print of it. */
import { commandLine } from '../../../shared/catalogue/en/command-line.js';
import { catalogue } from '../../../shared/catalogue/index.js';
import { changePrinted, type FileDiff } from '../../../shared/models/change.js';
import type { EditPreview } from '../../../shared/models/edit.js';
import { type Result, succeed } from '../../../shared/models/failure.js';
import { storeLocation, storeTypes } from '../../../shared/vocabulary.js';
import { formatUnified } from '../../core/changes/file-diff.js';
import type { Place, ProfileEdit } from '../../core/editing/edit.js';
import { type Answer, type CommandFailure, type Context, type Given, wrongUse } from './command.js';
import { changedFiles, changeText, jsonLine } from './output.js';
import { openForCommand } from './passphrase.js';

/** The options of every such command. */
export const editOptions = ['dry-run', 'location', 'passphrase-stdin'] as const;

/** Where a profile of that name stands: in the shared files, in the one that `--location` names, or in the encrypted store by `--store`. */
export function placeOf(name: string, given: Given, { services, absolute }: Context): Place {
  const location = given.values.get('location');
  if (given.values.get('store') === 'encrypted') return services.editing.place(name, storeLocation);
  return services.editing.place(name, location === undefined ? null : absolute(location));
}

/** What is wrong with `--store`; null where nothing is. */
export function wrongStore(given: Given): CommandFailure | null {
  const store = given.values.get('store') ?? 'shared';
  if (!storeTypes.some((known) => known === store))
    return wrongUse('unknown-store', given.command, '--store');
  return store === 'encrypted' && given.values.has('location')
    ? wrongUse('store-or-location', given.command, '--location')
    : null;
}

/** Carries the edit out, or with `--dry-run` says what it would do. */
export async function runEdit(
  edit: ProfileEdit,
  given: Given,
  context: Context,
): Promise<Result<Answer, CommandFailure>> {
  const { editing } = context.services;
  // Asked before the change: afterwards its warnings are about files that already hold it.
  const preview = await openedPreview(edit, given, context);
  if (!preview.ok) return preview;
  const notes = notesOf(preview.value);
  if (given.flags.has('dry-run')) {
    const { files } = preview.value;
    return succeed({ ...printed(null, files), notes, text: () => dryText(files, context) });
  }
  const made = await editing.applyEdit(edit, 'whole');
  if (!made.ok) return made;
  const { id, files, writtenInPlace } = made.value;
  const text = (): string =>
    id === null
      ? `${commandLine.nothingWritten}\n`
      : `${changeText(files, writtenInPlace, context.style)}\n\n${commandLine.howToUndo(id)}\n`;
  return succeed({ ...printed(id, files), notes, text });
}

/** What the edit would do; a store that it is about, and that lacks a passphrase, is opened for it where one can be had. */
async function openedPreview(
  edit: ProfileEdit,
  given: Given,
  context: Context,
): Promise<Result<EditPreview, CommandFailure>> {
  const preview = await context.services.editing.previewEdit(edit, 'whole');
  if (preview.ok || preview.failure.code !== 'store-locked') return preview;
  const opened = await openForCommand(given, context);
  return opened.ok ? context.services.editing.previewEdit(edit, 'whole') : opened;
}

function printed(change: string | null, files: readonly FileDiff[]): Pick<Answer, 'status' | 'json'> {
  const value = { change, files: changedFiles(files), diff: formatUnified(files) };
  return { status: 0, json: () => jsonLine(changePrinted, value) };
}

function dryText(files: readonly FileDiff[], { style }: Context): string {
  if (files.length === 0) return `${commandLine.editing.nothingToWrite}\n`;
  return `${changeText(files, [], style)}\n\n${commandLine.nothingWritten}\n`;
}

/** What is worth knowing besides the lines, a sentence each. */
function notesOf({ effects, problems }: EditPreview): readonly string[] {
  const { repointed, broken, defaultFollows, defaultStays } = effects;
  const { listOf } = catalogue.format;
  const words = commandLine.editing;
  return [
    ...problems.map((problem) => `${problem.field}: ${catalogue.problemSentence(problem)}`),
    ...(repointed.length === 0 ? [] : [words.repointed(listOf(repointed), repointed.length === 1)]),
    ...(broken.length === 0 ? [] : [words.broken(listOf(broken), broken.length === 1)]),
    ...(defaultFollows ? [words.defaultFollows] : []),
    ...(defaultStays ? [words.defaultStays] : []),
  ];
}
