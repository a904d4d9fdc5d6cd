/** The words of the commands of the encrypted store. */
import { storeKeys } from '../../models/store.js';
import type { StoreState } from '../../models/store.js';

/** What `keyway store` does, in the order in which help names it. */
export const storeActions = [
  'status',
  'create',
  'lock',
  'unlock',
  'import',
  'rekey',
  'backup',
  'restore',
  'recovery-kit',
  'accept',
  'connect',
] as const;
export type StoreAction = (typeof storeActions)[number];

export const storeCommands = {
  store: {
    forms: [
      'keyway store status',
      'keyway store create [--key KEY] [--passphrase-stdin]',
      'keyway store lock',
      'keyway store unlock [--passphrase-stdin | --recovery-code-stdin]',
      'keyway store import [FILE]',
      'keyway store rekey [--key KEY] [--passphrase-stdin]',
      'keyway store backup FILE [--passphrase-stdin] [--yes]',
      'keyway store restore FILE [--passphrase-stdin] [--yes]',
      'keyway store recovery-kit FILE [--yes]',
      'keyway store accept [--yes]',
      'keyway store connect NAME [--passphrase-stdin]',
    ],
    does: 'Shows and keeps the encrypted store.',
    notes: [
      'A passphrase is asked for on the terminal, or read from the first line of standard input; it never stands on the command line.',
      'rekey of a store that a passphrase opens reads that one first, and a new one from the next line.',
      'backup writes a file that its own passphrase opens on any computer, with the MFA secrets that are kept; restore puts it in the place of what is in the store.',
      'import takes profiles over from the store of the AWS SDK for .NET (RegisteredAccounts.json), which only Windows can decrypt.',
      'accept takes a file that is not what Keyway wrote last, as after putting back your own copy of it.',
      'connect writes, or mends, the line of the config file by which AWS tools get a stored profile.',
    ],
  },
  purge: {
    forms: ['keyway purge NAME [--passphrase-stdin] [--yes]'],
    does: 'Takes the secrets of a profile out of the earlier versions of the files that Keyway keeps.',
    notes: [
      'NAME is a profile, also one that is gone, or an access key ID.',
      'The changes that held a secret cannot be taken back any more. What stands in the files and in the encrypted store stays.',
    ],
  },
  move: {
    forms: [
      'keyway move NAME --to encrypted|shared [--passphrase-stdin] [--yes]',
      'keyway move --all --to encrypted [--passphrase-stdin]',
    ],
    does: 'Moves a profile between the files and the encrypted store.',
    notes: [
      'To encrypted: the key is sealed, proved through the line that tools will run, and only then taken out of the files.',
      'Region and everything else stay in the config file. `keyway undo` puts the key back in plain text.',
      'To shared: the key will stand in plain text, so that it asks first.',
    ],
  },
} as const;

export const storeOptions = {
  to: { value: 'STORE', help: 'Where to: encrypted, or shared for the files.' },
  all: { value: null, help: 'Every profile whose long-term key stands in the files in plain text.' },
  key: {
    value: 'KEY',
    help: `Where the key of the store is: ${storeKeys.join(', ')}. Without it, keychain.`,
  },
  'passphrase-stdin': { value: null, help: 'Read the passphrase from the first line of standard input.' },
  'recovery-code-stdin': {
    value: null,
    help: 'Read the code of a recovery kit from the first line of standard input.',
  },
  yes: { value: null, help: 'Consent to what the command would ask about.' },
} as const;

export const storeWrongUse = {
  'unknown-action': () => `keyway store takes one of: ${storeActions.join(', ')}.`,
  'unknown-key': (argument: string) => `${argument} takes ${storeKeys.join(', ')}.`,
  'destination-missing': (argument: string) => `${argument} is missing: encrypted or shared.`,
  'unknown-destination': (argument: string) => `${argument} takes encrypted or shared.`,
  'all-stands-alone': (argument: string) => `${argument} takes no name and goes with --to encrypted only.`,
  'passphrase-missing': (argument: string) => `${argument} reads a line that is blank or not there.`,
  'store-or-location': (argument: string) =>
    `${argument} is for the files; the encrypted store is one by itself.`,
  'passphrases-differ': () => 'The two passphrases are not the same.',
} as const;

const stateWords: Readonly<Record<StoreState, string>> = {
  none: 'There is no encrypted store yet.',
  ready: 'The encrypted store is open.',
  locked: 'The encrypted store is locked.',
  'no-keychain': 'The encrypted store is closed: the keychain that has its key does not answer.',
  'key-missing': 'The encrypted store is closed: the keychain does not have its key.',
  corrupt: 'The encrypted store is not what Keyway wrote last. Nothing of it was deleted.',
};

export const storeWords = {
  states: stateWords,
  key: {
    keychain: 'Its key is in the keychain.',
    passphrase: 'A passphrase opens it.',
    both: 'The keychain and a passphrase open it together.',
  },
  entries: (count: number) => (count === 1 ? '1 profile is in it.' : `${String(count)} profiles are in it.`),
  ask: {
    present: 'Passphrase of the store: ',
    new: 'New passphrase: ',
    again: 'The same once more: ',
    backup: 'Passphrase of the backup: ',
    recovery: 'Code of the recovery kit: ',
  },
  wrote: (path: string) => `Written: ${path}`,
  restored: (path: string) => `Restored from ${path}.`,
  imported: (names: readonly string[], path: string) =>
    names.length === 0 ? `Nothing new is in ${path}.` : `Imported from ${path}: ${names.join(', ')}.`,
  noSdkStore: 'There is no store of the AWS SDK for .NET here.',
  nothingToMove: 'No long-term key stands in the files in plain text.',
  moved: (name: string) => `${name} is in the encrypted store.`,
  connected: (name: string) => `AWS tools can use ${name} now.`,
  movedOut: (name: string) => `${name} stands in the files in plain text.`,
  notMoved: (sentence: string) => `Not moved: ${sentence}`,
  purged: (name: string, changes: readonly string[]) =>
    changes.length === 0
      ? `No earlier version that Keyway keeps holds a secret of ${name} any more.`
      : `No earlier version that Keyway keeps holds a secret of ${name} any more. These changes cannot be taken back: ${changes.join(', ')}.`,
  howToPurge: 'Earlier versions of the files still hold the secret: keyway purge NAME takes it out of them.',
  undoIsPlain: 'Taking it back puts the key into the files in plain text again.',
  plainAgain: 'The key stands in the files in plain text again; its copy in the encrypted store stays.',
} as const;
