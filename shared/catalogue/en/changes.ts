/** Sentences about changes: what was done to which lines. */
import type { ChangedFile, HistoryRow } from '../../models/change.js';
import { plain, strong, type TextPart } from '../words.js';
import { storeLocation } from '../../vocabulary.js';
import { listOf, plural } from './format.js';

/** `4 lines added in ~/.aws/config`, `2 lines added and 1 removed in …`. */
export function changedLines(file: Pick<ChangedFile, 'path' | 'added' | 'removed'>): string {
  return `${lineCounts(file.added, file.removed)} in ${file.path === storeLocation ? `the ${storeLocation}` : file.path}`;
}

export function lineCounts(added: number, removed: number): string {
  if (removed === 0) return `${plural(added, 'line', 'lines')} added`;
  if (added === 0) return `${plural(removed, 'line', 'lines')} removed`;
  return `${plural(added, 'line', 'lines')} added and ${removed.toLocaleString('en')} removed`;
}

/** All files of a change in one sentence. */
export function changedFiles(files: readonly Pick<ChangedFile, 'path' | 'added' | 'removed'>[]): string {
  return files.length === 0 ? 'No line had to change.' : `${listOf(files.map(changedLines))}.`;
}

/** What taking a change back would mean that nobody would guess; null where it means what it says, or is done. */
export function undoNote({ action, undoneBy }: Pick<HistoryRow, 'action' | 'undoneBy'>): string | null {
  return action === 'move-to-store' && undoneBy === null
    ? 'Undoing it puts the key into the files in plain text again.'
    : null;
}

/** What a change did, for its row of the history. */
export function historySentence(row: Pick<HistoryRow, 'action' | 'profiles'>): readonly TextPart[] {
  const [first = ''] = row.profiles;
  switch (row.action) {
    case 'make-active':
      return [plain('Made '), strong(first), plain(' active')];
    case 'restore-default':
      return [plain('Restored the original default')];
    case 'take-back':
      return [plain('Time was over: took the active profile back')];
    case 'undo':
      return [plain('Undid a change')];
    case 'put-back-file':
      return [plain('Put a file back that another program had emptied or cut')];
    case 'fix':
      return first === '' ? [plain('Fixed a file')] : [plain('Fixed '), strong(first)];
    default: {
      const [before, after] = aroundNames[row.action];
      const rest = after === '' ? [] : [plain(after)];
      return [plain(before), ...namesOf(row.profiles), ...rest];
    }
  }
}

type OfProfiles = Exclude<
  HistoryRow['action'],
  'make-active' | 'restore-default' | 'take-back' | 'undo' | 'put-back-file' | 'fix'
>;

/** What stands before and after the names. */
const aroundNames: Readonly<Record<OfProfiles, readonly [before: string, after: string]>> = {
  add: ['Added ', ''],
  edit: ['Changed ', ''],
  rename: ['Renamed to ', ''],
  clone: ['Cloned to ', ''],
  remove: ['Removed ', ''],
  'set-region': ['Set the Region of ', ''],
  'replace-key': ['Updated the access key of ', ''],
  'to-sso-session': ['Gave ', ' an sso-session'],
  import: ['Imported ', ''],
  'write-copy': ['Wrote a copy of ', ''],
  'move-to-store': ['Moved ', ' into the encrypted store'],
  'move-to-files': ['Moved ', ' back to the files in plain text'],
  connect: ['Connected ', ' to the encrypted store'],
  'write-temporary': ['Wrote a session as ', ''],
  'remove-temporary': ['Removed the session ', ''],
};

/** The names that a row has room for. */
const mostNames = 3;

function namesOf(names: readonly string[]): readonly TextPart[] {
  return [strong(listOf(names, mostNames))];
}
