/** The words of `keyway keys` and `keyway activity`. */
import type { KeyAction, KeyRow } from '../../models/key.js';
import type { KeyTrait } from '../../vocabulary.js';
import { plural } from './format.js';

export const keyCommands = {
  keys: {
    forms: [
      'keyway keys [--ask] [--old] [--unused] [--duplicate] [--plaintext] [--root] [--days N] [--mfa-code-stdin]',
      '               [--passphrase-stdin] [--yes]',
      'keyway keys deactivate|activate|delete KEYID [--mfa-code-stdin] [--passphrase-stdin] [--yes]',
    ],
    does: 'Lists every access key once, wherever it stands, with what AWS said of it and when.',
    notes: [
      'Without --ask nobody is asked: it shows what was learned before. Age, use and status are AWS’s to tell.',
      'Several filters together show the keys that all of them fit.',
      'deactivate, activate and delete do it on AWS to one key, named by its whole ID, and say before what stops working.',
      'A deactivated key can be activated again; a deleted one is gone.',
    ],
  },
  activity: {
    forms: ['keyway activity [--export FILE]'],
    does: 'Lists what was done with the store, sessions and access keys, newest first. Never a secret.',
    notes: [
      'keyway history lists the changes of the files.',
      '--export writes all of it that is kept, the changes of the files too, as a table (CSV). It takes the place of an earlier export, and of no other file.',
    ],
  },
} as const;

export const keyOptions = {
  ask: {
    value: null,
    help: 'Ask AWS about every key first: whose it is, how old, and when it was last used.',
  },
  old: { value: null, help: 'Only keys older than 90 days, than the days in the settings, or than --days.' },
  unused: { value: null, help: 'Only keys that AWS has not seen used for as long.' },
  duplicate: { value: null, help: 'Only keys that stand in more than one place.' },
  plaintext: { value: null, help: 'Only keys whose secret stands in a file in plain text.' },
  root: { value: null, help: 'Only keys of the root user.' },
  days: { value: 'N', help: 'Days after which a key is old: 1 to 3650.' },
  export: { value: 'FILE', help: 'Write it as a table (CSV) to this file, for its owner alone.' },
} as const;

export const keyWrongUse = {
  'unknown-key-action': () =>
    'keyway keys takes no such word. There are: deactivate, activate and delete, each with the ID of a key.',
  'days-not-readable': (argument: string) => `${argument} takes a whole number of days, 1 to 3650.`,
} as const;

/** What is done by each word, and what it means for those that have the key. */
const acted: Readonly<Record<KeyAction, (key: string) => string>> = {
  deactivate: (key) => `${key} is deactivated.`,
  activate: (key) => `${key} is active.`,
  delete: (key) => `${key} is deleted.`,
};
const effects: Readonly<Record<KeyAction, string>> = {
  deactivate: 'stop working until the key is active again',
  activate: 'work again',
  delete: 'stop working for good',
};

const traits: Readonly<Record<KeyTrait, string>> = {
  old: 'old',
  unused: 'unused',
  duplicate: 'several places',
  plaintext: 'plain text',
  root: 'root user',
  inactive: '',
};

export const keyWords = {
  columns: {
    key: 'Key ID',
    user: 'User',
    account: 'Account',
    age: 'Age',
    used: 'Last used',
    status: 'Status',
    asked: 'Asked',
    notes: 'Notes',
    places: 'In',
  },
  none: 'No access keys.',
  noneFit: 'No access key fits.',
  days: (count: number) => plural(count, 'day', 'days'),
  neverUsed: 'never',
  rootUser: 'root user',
  temporary: 'temporary',
  rotating: 'rotating',
  store: 'encrypted store',
  statuses: { active: 'active', inactive: 'inactive', gone: 'gone' },
  traits,
  neverAsked: (count: number) =>
    `Of ${plural(count, 'key', 'keys')} AWS was never asked how old, and when last used: keyway keys --ask`,
  storeLocked: 'The encrypted store is locked: keys in it are not listed.',
  notAsked: (key: string, sentence: string) => `${key}: ${sentence}`,
  effect: (action: KeyAction, names: readonly string[]) => `These ${effects[action]}: ${names.join(', ')}.`,
  profile: (name: string) => `the profile ${name}`,
  session: (name: string) => `the session of ${name}`,
  program: (name: string, pid: number) => `${name} (process ${String(pid)})`,
  isLast: (userName: string | null) => `No other working key of ${userName ?? 'its user'} stands here.`,
  acted,
  otherKey: ({ keyId, status }: NonNullable<KeyRow['learned']>['otherKeys'][number]) =>
    `other key: ${keyId}, ${status}`,
} as const;

export const activityWords = {
  columns: { at: 'At', what: 'What', detail: 'Detail', program: 'Program' },
  none: 'Nothing was done yet.',
  exported: (path: string) => `The activity is in ${path}.`,
} as const;
