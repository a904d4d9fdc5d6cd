/** Words of the activity view. */
import { code, plain, type TextPart } from '../words.js';

export const activity = {
  title: 'Activity',
  summary:
    'Every change that Keyway made to your AWS files, and what was done with the store, sessions and keys, newest first.',
  empty: 'No changes yet',
  emptyAdvice: 'When Keyway changes a file, the exact lines appear here, and you can undo them.',
  kept: (path: string) => `Old versions are kept for 90 days in ${path}.`,
  notSealed:
    'They hold what your files held, secrets included, and only your user can read them. They are not encrypted yet.',
  sealed: 'They are encrypted.',
  export: 'Export…',
  exporting: 'Exporting…',
  exported: (path: string): readonly TextPart[] => [plain('The activity is in '), code(path), plain('.')],
  undo: 'Undo',
  undoOf: (sentence: string) => `Undo: ${sentence}`,
  undoneBy: 'undone',
  purged: 'purged',
  whyPurged: 'A secret that it held was purged: it cannot be undone.',
  alreadyUndone: 'This change was undone already.',
  show: 'Show lines',
  hide: 'Hide lines',
  diffOf: (path: string) => `Changed lines of ${path}`,
  line: 'Line',
  added: 'added',
  removed: 'removed',
  noLines: 'No line changed.',
} as const;
