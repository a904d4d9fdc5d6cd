/** Words of the Store view: how the encrypted store stands, what is in it, how it locks, and what it protects against. */
import type { HandOut, StoreKey, StoreReason, StoreState, StoreSummary } from '../../models/store.js';
import { plain, strong, type TextPart } from '../words.js';
import { plural } from './format.js';
import { storeReasonWords } from './store-failures.js';

const stateNames: Readonly<Record<StoreState, string>> = {
  none: 'Not created',
  ready: 'Unlocked',
  locked: 'Locked',
  'no-keychain': 'Keychain not reachable',
  'key-missing': 'Key missing',
  corrupt: 'Changed by something else',
};

const keyNames: Readonly<Record<StoreKey, string>> = {
  keychain: 'In the keychain of this computer',
  passphrase: 'Your passphrase',
  both: 'In the keychain, together with your passphrase',
};

const handOutNames: Readonly<Record<HandOut, string>> = { always: 'Always', ask: 'Ask', never: 'Never' };

function stored(entries: number | null): string {
  if (entries === null) return 'How many profiles are in it cannot be told.';
  return entries === 0
    ? 'No profile is in it yet.'
    : `${plural(entries, 'profile is', 'profiles are')} in it.`;
}

/** How the store stands, in a sentence or two. */
function stateSentence({ state, reason, entries }: StoreSummary): string {
  const why = reason === null ? '' : ` ${storeReasonWords[reason]}`;
  switch (state) {
    case 'none':
      return 'Keeps access keys encrypted instead of in plain text, and every AWS tool can still use them.';
    case 'ready':
      return `Unlocked. ${stored(entries)}`;
    case 'locked':
      return `Locked.${why} ${stored(entries)}`;
    case 'no-keychain':
      return `Its key is in a keychain that does not give it out.${why} Nothing in the store is lost.`;
    case 'key-missing':
      return 'The keychain answers, but the key of this store is not in it. Nothing in the store is lost.';
    case 'corrupt':
      return `The file is not as Keyway last wrote it.${why} Nothing of it is deleted.`;
  }
}

/** What a person can do about a store that is not as Keyway left it. */
const corruptAdvice: Readonly<Partial<Record<StoreReason, string>>> = {
  'newer-version': 'Update Keyway, or restore a backup that this version made.',
  'not-readable': 'Restore a backup. The file as it is now is kept beside it.',
  'entry-changed':
    'Restore a backup, or accept what can still be read of this version. The file as it is now is kept beside it.',
  'entries-changed':
    'Restore a backup, or accept this version if it was you who put the file there. Nothing in it is trusted before that.',
  'rolled-back':
    'If you put an older copy of the file there yourself, accept this version. If not, somebody else may have: restore a backup.',
  'file-missing':
    'Put the file back where it was, or restore a backup. Accept that it is gone only if you deleted it yourself.',
};

export const storeView = {
  title: 'Store',
  stateNames,
  stateSentence,
  reasons: storeReasonWords,
  corruptAdvice: (reason: StoreReason | null) =>
    (reason === null ? undefined : corruptAdvice[reason]) ?? 'Restore a backup.',
  beginTitle: (plaintext: number) =>
    plaintext === 0
      ? 'There is no encrypted store yet'
      : `${plural(plaintext, 'profile keeps', 'profiles keep')} a long-term key in plain text`,
  beginHelp:
    'Creating the store moves nothing by itself. Each profile is moved when you say so, and AWS tools go on using it by its name.',
  create: 'Create the encrypted store…',
  keyAdvice: {
    away: 'Use the session in which the store was created, or start and unlock its keychain. The recovery kit opens it everywhere.',
    gone: 'Somebody or something deleted it, or this is another computer or user. The recovery kit opens the store, or a backup brings the profiles back.',
  },
  lock: 'Lock',
  unlock: 'Unlock',
  lockHint: 'Lock the store',
  lockedHint: 'The store is locked: unlock it',
  tryAgain: 'Try again',
  facts: 'About this store',
  key: 'Key',
  keyNames,
  id: 'Store ID',
  path: 'File',
  history: 'Older versions of the AWS files',
  historySealed: 'Encrypted with it',
  historyOpen: 'Not encrypted',
  inIt: 'In the store',
  inItEmpty: 'Nothing yet. Move a profile here from below, or choose the encrypted store when you add one.',
  inItLocked: 'What is sealed shows again when the store is unlocked.',
  keyHidden: 'sealed',
  noKey: 'no access key',
  openProfile: (name: string) => `Open ${name}`,
  connected: 'AWS tools can use it',
  notConnected: 'No tool can use it yet',
  connect: 'Connect',
  connectOf: (name: string) => `Connect ${name}`,
  handOut: 'Hand out',
  handOutOf: (name: string) => `Hand out ${name}`,
  handOutNames,
  handOutHelp:
    'Always: to every tool that asks. Ask: Keyway asks you each time and names the program. Never: to nobody.',
  moveOut: 'Move back to files…',
  moveOutOf: (name: string) => `Move ${name} back to files`,
  plaintext: 'Still in plain text',
  plaintextHelp: 'Every program that reads your files can read these keys.',
  plaintextNone: 'No profile keeps a long-term key in plain text.',
  move: 'Move',
  moveOf: (name: string) => `Move ${name} to the encrypted store`,
  moveAll: (count: number) => (count === 1 ? 'Move it' : `Move all ${count.toLocaleString('en')}`),
  locking: 'Lock by itself',
  idle: 'When it was not used for',
  idleMinutes: (minutes: number | null) =>
    minutes === null
      ? 'Never'
      : minutes % 60 === 0
        ? plural(minutes / 60, 'hour', 'hours')
        : plural(minutes, 'minute', 'minutes'),
  onSuspend: 'When the computer goes to sleep',
  onScreenLock: 'When the screen is locked',
  notTold: 'This system does not tell programs when that happens, so Keyway cannot lock then.',
  keys: 'Key, backup and recovery',
  rekeyTitle: 'New key',
  rekey: 'New key…',
  rekeyHelp: 'Encrypts everything anew. Also changes where the key is: keychain, passphrase, or both.',
  backupTitle: 'Backup',
  backup: 'Back up…',
  backupHelp: 'One file with everything in the store, opened by a passphrase of its own, on any computer.',
  restoreTitle: 'From a backup',
  restore: 'Restore…',
  restoreHelp: 'Puts the profiles of a backup in the place of what is here; that is kept beside it.',
  kitTitle: 'Recovery kit',
  kit: 'Recovery kit…',
  kitHelp: 'A file with a code that opens the store if keychain or passphrase are lost. Keep it elsewhere.',
  hasKit: 'You have one for this key.',
  hasNoKit: 'You have none for this key.',
  accept: 'Accept this version…',
  acceptHelp: 'Keyway asks once more before it does.',
  recoveryCode: 'Use a recovery kit…',
  opening: 'Working…',
} as const;

/** Lines about what the store does and does not do for a person. */
export const storeLimits = {
  title: 'What it protects against',
  documented: 'Each line with its test: docs/security/store.md.',
  rows: [
    {
      threat: 'Another user of this computer',
      isStopped: true,
      text: 'Cannot read the file, and could not open it: the key is in your keychain or in your head.',
    },
    {
      threat: 'A stolen disk, a copied file, a synced folder',
      isStopped: true,
      text: 'The file opens nowhere without its key. A weak passphrase can be guessed by whoever has the file.',
    },
    {
      threat: 'A changed or mixed-up file',
      isStopped: true,
      text: 'Is noticed. An older version of the whole file too, but not with a passphrase alone.',
    },
    {
      threat: 'A program that runs as you, while it is unlocked',
      isStopped: false,
      text: 'Can ask for keys as AWS tools do, and can ask the keychain as Keyway does. “Ask” shows you each time.',
    },
    {
      threat: 'The same program, while it is locked',
      isStopped: false,
      text: 'With the keychain alone, Lock is for privacy. With a passphrase, or both, the key is really gone until you type it.',
    },
  ],
  stopped: 'Protects',
  notStopped: 'Does not protect',
  processTitle: 'Why a credential process, and what AWS says about it',
  process:
    'AWS tools know no store but their files, so one credential_process line in the config file lets them ask Keyway. AWS lists external processes as “not recommended” beside short-term credentials: the key stays valid until you rotate it, and a tool runs a program. It is still better than plain text: no file holds the key, a copy of your files is worth nothing, and each hand-out can be asked about and is in Activity. Where you can, use IAM Identity Center or a role.',
  processPage: 'What AWS says about external processes',
} as const;

/** The panel that stands where something needs an unlocked store. */
export const unlocking = {
  title: 'The encrypted store is locked',
  titleCannot: 'The encrypted store cannot be opened',
  forProfile: (name: string): readonly TextPart[] => [strong(name), plain(' is in it.')],
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  working: 'Unlocking…',
  keychainHelp: 'Its key is in the keychain. The system may ask you to unlock that.',
  openStore: 'Open the Store view',
  elsewhere: 'Everything in the shared files works meanwhile.',
  codeTitle: 'Open with a recovery kit',
  codeHelp: 'Type the code of the kit that was saved for this store and its present key.',
  code: 'Recovery code',
  done: 'Unlocked.',
  locked: (entries: number | null): string =>
    entries === null || entries === 0
      ? 'Locked.'
      : `Locked. ${plural(entries, 'profile', 'profiles')} cannot be used until you unlock it.`,
} as const;

/** Where a profile stands, in the list and in its detail. */
export const storeMarks = {
  shared: 'In the shared files',
  encrypted: 'In the encrypted store',
  both: 'In the shared files and in the encrypted store',
  filters: 'Stores',
  filterNames: { shared: 'Shared files', encrypted: 'Encrypted' },
  overview: 'Encrypted store',
  standsPlain: 'Its key stands in a file in plain text.',
  standsAlone: 'Its key is in the encrypted store, and in no file.',
  standsBoth: 'It is in the encrypted store, and a section of that name stands in the shared files too.',
  edits: 'This form changes',
  editsHelp:
    'A profile of this name stands in both. AWS tools use the one in the shared files, Keyway the one in the encrypted store.',
  keepIn: 'Keep in',
  keepInHelp: 'Encrypted on this computer; AWS tools ask Keyway for it.',
  createFirst: 'There is no encrypted store yet. Create it before you save.',
  unlockFirst: 'The store cannot be written now. Unlock it before you save.',
  encryptedStore: 'Encrypted store',
  moveIn: 'Move to the encrypted store…',
} as const;
