/** Sentences about changes: what was done to which lines. */
import type { ChangedFile, HistoryRow } from '../../models/change.js';
import { plain, strong, type TextPart } from '../words.js';
import { listOf, plural } from './format.js';

/** `4 lines added in ~/.aws/config`, `2 lines added and 1 removed in …`. */
export function changedLines(file: Pick<ChangedFile, 'path' | 'added' | 'removed'>): string {
  return `${lineCounts(file.added, file.removed)} in ${file.path}`;
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
    case 'add':
      return [plain('Added '), ...namesOf(row.profiles)];
    case 'edit':
      return [plain('Changed '), ...namesOf(row.profiles)];
    case 'rename':
      return [plain('Renamed to '), ...namesOf(row.profiles)];
    case 'clone':
      return [plain('Cloned to '), ...namesOf(row.profiles)];
    case 'remove':
      return [plain('Removed '), ...namesOf(row.profiles)];
    case 'set-region':
      return [plain('Set the Region of '), ...namesOf(row.profiles)];
    case 'replace-key':
      return [plain('Updated the access key of '), ...namesOf(row.profiles)];
    case 'to-sso-session':
      return [plain('Gave '), ...namesOf(row.profiles), plain(' an sso-session')];
    case 'import':
      return [plain('Imported '), ...namesOf(row.profiles)];
    case 'write-copy':
      return [plain('Wrote a copy of '), ...namesOf(row.profiles)];
  }
}

/** The names that a row has room for. */
const mostNames = 3;

function namesOf(names: readonly string[]): readonly TextPart[] {
  return [strong(listOf(names, mostNames))];
}
