/** Words of the questions around the encrypted store: creating, a new key, backup, moving, the AWS SDK store, its events. */
import type { ActivityRow, StoreDetail, StoreKey } from '../../models/store.js';
import { code, plain, strong, type TextPart } from '../words.js';
import { plural } from './format.js';
import { storeReasonWords } from './store-failures.js';
import { sessionReason } from './window-sessions.js';

const keyHelp: Readonly<Record<StoreKey, string>> = {
  keychain: 'A random key that your sign-in to this computer opens. Nothing to remember.',
  passphrase: 'The key is made from it. You type it each time the store is unlocked.',
  both: 'Both are needed: Lock is a real lock then, also against other programs of yours.',
};

const keychainTrouble: Readonly<Record<StoreDetail['keychain'], string | null>> = {
  available: null,
  locked: 'The keychain is locked. The system will ask you to unlock it when the key is put there.',
  unavailable: 'No keychain runs in this session, so the key cannot be kept there.',
  'not-answering': 'The keychain does not answer. It may wait for you in another window.',
};

export const storeDialogs = {
  createTitle: 'Create the encrypted store',
  createHelp: 'Nothing moves into it by itself. Choose where its key is kept:',
  keyChoice: 'Where the key is kept',
  keyNames: { keychain: 'Keychain', passphrase: 'Passphrase', both: 'Keychain and passphrase' },
  keyHelp,
  recommended: 'recommended',
  keychainTrouble,
  checkAgain: 'Check again',
  passphraseConsent:
    'Everything hangs on this passphrase then: whoever has the file can try passphrases, nobody can reset it, and an older version of the whole file is not noticed. Use it all the same.',
  passphrase: 'Passphrase',
  passphraseAgain: 'The same once more',
  tooShort: (least: number) => `At least ${least} characters.`,
  differs: 'The two are not the same.',
  strength: {
    weak: 'Weak: somebody who has the file could guess it. Longer is better than stranger.',
    fair: 'Fair. One more word makes it strong.',
    strong: 'Strong.',
  },
  create: 'Create the store',
  creating: 'Creating…',
  created: 'The encrypted store is there.',
  sealedHistory: 'Versions of the AWS files from before are encrypted with it from now on.',
  kitTitle: 'Save a recovery kit?',
  kitHelp:
    'It is a file with a code that opens the store if the keychain or your passphrase is lost. Without it, and without a backup, what is in the store is lost then.',
  kitKeep: 'Keep it off this computer: whoever has it and the store file can open the store.',
  kitSave: 'Save a recovery kit…',
  kitLater: 'Not now',
  kitSaved: (path: string): readonly TextPart[] => [plain('The recovery kit is in '), code(path), plain('.')],
  rekeyTitle: 'New key for the store',
  rekeyHelp:
    'Everything in it is encrypted anew, at once or not at all. Recovery kits from before no longer fit.',
  rekey: 'Make a new key',
  rekeying: 'Encrypting…',
  rekeyed: 'The store has a new key. Save a new recovery kit.',
  backupTitle: 'Back up the store',
  backupHelp:
    'Choose a passphrase for the backup. Keyway then asks where to save it. On another computer, only this passphrase opens it.',
  backup: 'Choose where…',
  backedUp: (path: string): readonly TextPart[] => [plain('Backed up to '), code(path), plain('.')],
  restoreTitle: 'Restore a backup',
  restoreHelp:
    'Type the passphrase of the backup. Keyway then asks for the file, and once more before it replaces anything. What is in the store now is kept beside it.',
  restore: 'Choose the backup…',
  restored: (path: string): readonly TextPart[] => [plain('Restored from '), code(path), plain('.')],
  waiting: 'Waiting for your answer…',
  asks: {
    desktop: 'Keyway asks in a window of its own.',
    web: 'Keyway asks in the terminal that it runs in.',
  },
  accepted: 'This version is accepted.',
  handOutSet: (name: string, how: string) => `${name}: hand out ${how.toLowerCase()}.`,
} as const;

/** Why one profile of several could not be moved; only the code is known. */
const moveFailures: Readonly<Record<string, string>> = {
  'store-locked': 'The store is locked. Its key is still in the file.',
  'store-missing': 'There is no store. Its key is still in the file.',
  'move-not-proved': 'The store did not give back what was put in. Its key is still in the file.',
  'nothing-to-move': 'It has no access key to move.',
  'line-not-quotable': 'No config line can name the place of Keyway so that every tool finds it.',
  'profile-not-found': 'It is not there any more.',
  'file-changed': 'Another program changed the file meanwhile. Its key is still in the file.',
  'file-not-writable': 'The file cannot be written. Its key is still in the file.',
  'disk-full': 'The disk is full. Its key is still in the file.',
};

export const moving = {
  title: (names: readonly string[]) =>
    names.length === 1
      ? `Move ${names[0] ?? ''} to the encrypted store?`
      : `Move ${plural(names.length, 'profile', 'profiles')} to the encrypted store?`,
  steps: [
    'The access key is sealed in the store.',
    'A credential_process line in the config file lets AWS tools ask Keyway for it. Keyway runs that line once and compares.',
    'Only then the key is taken out of the files. Region and other settings stay in the config file.',
  ],
  stepsLabel: 'What happens, in this order',
  leaves: 'These lines leave the files',
  masked: 'masked',
  tools:
    'AWS tools go on using the profile by its name, also while this window is closed. While the store is locked they wait for you or fail with the reason.',
  undoHint: 'You can undo this: that puts the key back in plain text.',
  confirm: (count: number) => (count === 1 ? 'Move it' : `Move all ${count.toLocaleString('en')}`),
  working: (name: string) => `Moving ${name}…`,
  stop: 'Stop after this one',
  stopping: 'Stopping…',
  progress: (done: number, all: number) => `${done.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  results: 'What became of each',
  moved: 'In the encrypted store now',
  waiting: 'Waiting',
  isMoving: 'Sealing and proving…',
  undoInActivity:
    'Each can be undone in Activity; that puts its key back in plain text. Earlier versions of your files still hold the keys until you purge them.',
  skipped: 'Not moved: you stopped before it.',
  close: 'Done',
  summary: (moved: number, failed: number): string =>
    [
      `${plural(moved, 'profile', 'profiles')} moved.`,
      ...(failed === 0 ? [] : [`${plural(failed, 'profile', 'profiles')} could not be moved.`]),
    ].join(' '),
  done: (name: string): readonly TextPart[] => [strong(name), plain(' is in the encrypted store.')],
  undoMeans: 'Undo puts its key back in plain text.',
  failure: (reason: string) =>
    moveFailures[reason] ?? `It could not be moved (${reason}). Its key is still in the file.`,
  needsStore: 'There is no encrypted store yet. Create one first; it takes a moment.',
  createFirst: 'Create the store…',
  backDone: (name: string): readonly TextPart[] => [
    strong(name),
    plain(' stands in the files again, in plain text.'),
  ],
  connectDone: (name: string): readonly TextPart[] => [
    plain('AWS tools can use '),
    strong(name),
    plain(' now.'),
  ],
} as const;

export const sdkStore = {
  title: 'AWS SDK store',
  found: (path: string, count: number) =>
    `${path} holds ${plural(count, 'profile', 'profiles')} of the AWS Tools for PowerShell and the Toolkit. Only those read them.`,
  cannot:
    'Only the Windows user who wrote it can decrypt it, on that machine. Here the names alone are shown.',
  exists: 'in the encrypted store already',
  open: 'Import…',
  openHelp: 'Copies them into the encrypted store. Keyway never changes that file.',
  importTitle: 'Import from the AWS SDK store',
  choose: 'Profiles to import',
  confirm: (count: number) => `Import ${plural(count, 'profile', 'profiles')}`,
  working: 'Importing…',
  done: (names: readonly string[]) =>
    names.length === 0 ? 'Nothing was imported.' : `${plural(names.length, 'profile', 'profiles')} imported.`,
} as const;

/** What was done with the store, for its row in Activity. */
function eventSentence({ kind, profile }: ActivityRow): readonly TextPart[] {
  const name = profile === null ? [plain('a profile')] : [strong(profile)];
  switch (kind) {
    case 'store-created':
      return [plain('Created the encrypted store')];
    case 'store-locked':
      return [plain('Locked the encrypted store')];
    case 'store-unlocked':
      return [plain('Unlocked the encrypted store')];
    case 'store-rekeyed':
      return [plain('Gave the encrypted store a new key')];
    case 'store-backed-up':
      return [plain('Backed the encrypted store up')];
    case 'store-restored':
      return [plain('Restored the encrypted store from a backup')];
    case 'store-version-accepted':
      return [plain('Accepted another version of the encrypted store')];
    case 'handed-out':
      return [plain('Handed out '), ...name];
    case 'hand-out-refused':
      return [plain('Did not hand out '), ...name];
    case 'moved-to-store':
      return [plain('Moved '), ...name, plain(' to the encrypted store')];
    case 'moved-to-files':
      return [plain('Moved '), ...name, plain(' back to the files, in plain text')];
    case 'imported':
      return profile === null
        ? [plain('Imported from the AWS SDK store')]
        : [plain('Imported '), ...name, plain(' from the AWS SDK store')];
    default:
      return isKeyEvent(kind) ? keySentence(kind, name) : sessionSentence(kind, name);
  }
}

type KeyEvent = Extract<ActivityRow['kind'], `key-${string}`>;

function isKeyEvent(kind: KeyEvent | SessionEvent): kind is KeyEvent {
  return kind.startsWith('key-');
}

/** The last characters of the key's ID stand beside it. */
function keySentence(kind: KeyEvent, name: readonly TextPart[]): readonly TextPart[] {
  switch (kind) {
    case 'key-created':
      return [plain('Created an access key for '), ...name];
    case 'key-saved':
      return [plain('Saved the new access key wherever the old one of '), ...name, plain(' stood')];
    case 'key-proved':
      return [plain('Proved the new access key of '), ...name];
    case 'key-put-back':
      return [plain('Put the old access key of '), ...name, plain(' back')];
    case 'key-deactivated':
      return [plain('Deactivated an access key of '), ...name];
    case 'key-reactivated':
      return [plain('Reactivated an access key of '), ...name];
    case 'key-deleted':
      return [plain('Deleted an access key of '), ...name];
  }
}

type SessionEvent = Extract<ActivityRow['kind'], `session-${string}` | 'process-approved'>;

function sessionSentence(kind: SessionEvent, name: readonly TextPart[]): readonly TextPart[] {
  switch (kind) {
    case 'session-started':
      return [plain('Started a session of '), ...name];
    case 'session-renewed':
      return [plain('Renewed the session of '), ...name];
    case 'session-ended':
      return [plain('The session of '), ...name, plain(' ended')];
    case 'session-failed':
      return [plain('No session of '), ...name];
    case 'session-handed-out':
      return [plain('Handed out the session of '), ...name];
    case 'process-approved':
      return [plain('You allowed the credential process of '), ...name];
  }
}

const refusals: ReadonlyMap<string, string> = new Map([
  ['never', 'Its credentials are never handed out.'],
  ['refused', 'You said no.'],
  ['nobody-to-ask', 'Nobody was there to ask.'],
  ['recursion', 'Keyway was asked by a program that it was asking itself.'],
  ['no-access-key', 'It holds no access key.'],
  ['temporary-expired', 'Its temporary credentials have expired.'],
  ['store-locked', 'The store was locked.'],
]);

export const storeEvents = {
  sentence: eventSentence,
  asked: (program: string): readonly TextPart[] => [plain('Asked for by '), code(program)],
  askedHelp: 'What the system says of the program: information, not proof.',
  reason: (reason: string): string =>
    new Map<string, string>(Object.entries(storeReasonWords)).get(reason) ??
    refusals.get(reason) ??
    sessionReason(reason) ??
    reason,
  filter: 'Show',
  filters: { all: 'Everything', changes: 'Changes', store: 'Store, sessions and keys' },
  none: 'Nothing of this kind yet',
  noneAdvice: 'Hand-outs to AWS tools, locking and unlocking appear here.',
} as const;
