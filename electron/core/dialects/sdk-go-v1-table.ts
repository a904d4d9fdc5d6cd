/** What may be open while the SDK for Go v1 parses, and what each token makes of it (aws-sdk-go 1.55.6, internal/ini: `parseTable`). */
import type { GoTokenKind } from './sdk-go-v1-tokens.js';

/** `opened` is a bracket without a name yet, `nameless` what becomes of it where none comes. */
export type GoNodeKind =
  | 'start'
  | 'comment'
  | 'skip'
  | 'word'
  | 'assignment'
  | 'setting'
  | 'opened'
  | 'header'
  | 'section'
  | 'nameless';

export interface GoNode {
  readonly kind: GoNodeKind;
  /** The key, the word or the header; a section's is trimmed, and so is the key of a setting. */
  readonly text: string;
  readonly operator: string;
  readonly value: string;
  /** The value, or where there is none yet the text, begins with a double quote. */
  readonly quoted: boolean;
  readonly offset: number;
}

/** What to do with the open statement when a token comes. */
export type GoStep =
  | 'ignore'
  | 'begin-word'
  | 'begin-header'
  | 'begin-comment'
  | 'extend'
  | 'assign'
  | 'value'
  | 'name'
  | 'close-header'
  | 'skip'
  | 'complete'
  | 'end';

type Row = Partial<Readonly<Record<GoTokenKind, GoStep>>>;

/** What may begin where nothing is open. */
const fresh: Row = {
  literal: 'begin-word',
  bracket: 'begin-header',
  space: 'ignore',
  'line-end': 'ignore',
  comment: 'begin-comment',
};

export const goSteps: Readonly<Record<GoNodeKind, Row>> = {
  start: { ...fresh, none: 'end' },
  comment: { ...fresh, none: 'complete' },
  skip: { ...fresh, none: 'end' },
  section: { ...fresh, none: 'complete' },
  nameless: { ...fresh, none: 'complete' },
  word: {
    operator: 'assign',
    literal: 'extend',
    space: 'extend',
    bracket: 'begin-header',
    'line-end': 'skip',
    comment: 'begin-comment',
    none: 'complete',
  },
  assignment: {
    literal: 'value',
    bracket: 'value',
    operator: 'value',
    space: 'ignore',
    'line-end': 'skip',
    none: 'skip',
  },
  setting: {
    literal: 'extend',
    bracket: 'extend',
    operator: 'extend',
    space: 'extend',
    'line-end': 'complete',
    comment: 'begin-comment',
    none: 'end',
    comma: 'skip',
  },
  opened: {
    literal: 'name',
    bracket: 'close-header',
    space: 'ignore',
    'line-end': 'ignore',
    comment: 'begin-comment',
    none: 'complete',
  },
  header: {
    literal: 'extend',
    operator: 'extend',
    bracket: 'close-header',
    space: 'extend',
    'line-end': 'ignore',
  },
};
