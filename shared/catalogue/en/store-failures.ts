/** Failures of the encrypted store, and of giving out what is in it. */
import type { FailureCode, FailureFacts } from '../../models/failure.js';
import type { StoreReason } from '../../models/store.js';
import type { FailureWords } from '../words.js';

type StoreFailureCode = Extract<
  FailureCode,
  | 'store-missing'
  | 'store-exists'
  | 'store-locked'
  | 'store-key-missing'
  | 'store-corrupt'
  | 'keychain-unavailable'
  | 'wrong-passphrase'
  | 'wrong-recovery-code'
  | 'passphrase-needed'
  | 'backup-not-readable'
  | 'profile-not-stored'
  | 'not-handed-out'
  | 'line-not-quotable'
  | 'move-not-proved'
  | 'nothing-to-purge'
  | 'passphrase-too-short'
  | 'nothing-to-move'
  | 'sdk-store-not-readable'
  | 'not-movable'
>;

const nothingChanged = 'Nothing was changed.';

/** Why the store stands as it does, as a sentence. */
export const storeReasonWords: Readonly<Record<StoreReason, string>> = {
  'by-hand': 'You locked it.',
  idle: 'It was not used for a while.',
  suspend: 'The computer went to sleep.',
  'screen-lock': 'The screen was locked.',
  'passphrase-needed': 'It needs its passphrase.',
  'keychain-locked': 'The keychain is locked.',
  'unlock-dismissed': 'The keychain asked to be unlocked, and the question was dismissed.',
  'no-secret-service': 'No keychain runs in this session.',
  'no-keychain-collection': 'The keychain has no collection to keep a key in.',
  'keychain-not-answering': 'The keychain does not answer.',
  'keychain-failed': 'The keychain reports an error.',
  'not-readable': 'The file is cut off or is not a store.',
  'newer-version': 'A newer Keyway wrote the file.',
  'entry-changed': 'A profile in it was changed by something else than Keyway.',
  'entries-changed': 'Profiles were taken out, put in or moved by something else than Keyway.',
  'rolled-back': 'The file is an older version than Keyway last wrote.',
  'file-missing': 'The keychain knows a store whose file is gone.',
};

function because(reason: StoreReason | null): string {
  return reason === null ? '' : ` ${storeReasonWords[reason]}`;
}

const notHandedOut: Readonly<Record<FailureFacts<'not-handed-out'>['reason'], FailureWords>> = {
  never: { happened: 'Its credentials are never handed out.', advice: 'Change that in the Store view.' },
  refused: { happened: 'You said no.', advice: 'Run the command again if that was not what you meant.' },
  'nobody-to-ask': {
    happened: 'Keyway asks before it hands them out, and nobody is there to ask.',
    advice: 'Open Keyway, then run the command again.',
  },
  recursion: {
    happened: 'Keyway was asked by a program that Keyway itself was asking.',
    advice: 'Look for a credential_process line that leads back to itself.',
  },
  'no-access-key': {
    happened: 'It holds no access key that could be handed out.',
    advice: 'Add an access key to it, or use a profile that has one.',
  },
  'temporary-expired': {
    happened: 'Its temporary credentials have expired.',
    advice: 'Paste new ones into the profile.',
  },
};

const notQuotable: Readonly<Record<FailureFacts<'line-not-quotable'>['reason'], string>> = {
  'no-command': 'this installation has no keyway command that tools could run',
  mounted: 'it is there only until this app ends, and elsewhere at its next start',
  relative: 'it is not absolute',
  'control-character': 'it holds a control character',
  backslash: 'the SDK for .NET doubles a backslash',
  'comment-mark': 'some tools take # or ; after a space for the start of a comment',
  'not-ascii': 'Python reads characters beyond ASCII otherwise on Windows',
  space: 'on Windows the SDKs for Go and .NET cannot run a line with quotes, which a space needs',
  'special-character': 'cmd gives some of its characters a meaning of their own',
  'read-differently': 'not every tool gives it back as it is written',
};

const notProved: Readonly<Record<FailureFacts<'move-not-proved'>['reason'], string>> = {
  'time-limit': 'the command by which tools get it did not answer in time.',
  'not-started': 'the command by which tools get it could not be started.',
  'exit-status': 'the command by which tools get it failed.',
  'not-readable': 'the command by which tools get it gave something that no tool can read.',
  'other-credentials': 'the command by which tools get it gave other credentials.',
};

const sdkStoreTrouble: Readonly<Record<FailureFacts<'sdk-store-not-readable'>['reason'], string>> = {
  missing: 'There is no such file.',
  'not-json': 'The file is not what the AWS SDK for .NET writes.',
  'other-system': 'Windows encrypted it for one user on one machine: only that user can decrypt it, there.',
  'other-user': 'Windows encrypted it for another user, or on another machine.',
};

const notMovable: Readonly<Record<FailureFacts<'not-movable'>['reason'], FailureWords>> = {
  'other-source': {
    happened: 'It gets its credentials in another way too, which a stored key would break or outrank.',
    advice: 'Take the settings that are not used out first; keyway show lists them.',
  },
  'two-keys': {
    happened: 'Different access keys stand in it.',
    advice: 'Take the one out that is not used, then try again.',
  },
  'half-key': {
    happened: 'Its key ID and its secret do not stand together in one file.',
    advice: 'Save the access key once more, then try again.',
  },
  'unclear-key': {
    happened: 'AWS tools do not agree on what its key is.',
    advice: 'Look at its findings, put the key right, then try again.',
  },
  'is-copy': {
    happened: 'It is a copy that Keyway made of the active profile.',
    advice: 'Move the profile that it is a copy of: the copy follows.',
  },
  'lines-stay': {
    happened: 'Tools would still find the key in the files.',
    advice: 'Look for a [DEFAULT] section that lends it to all profiles.',
  },
};

export const storeFailures: {
  readonly [Code in StoreFailureCode]: (facts: FailureFacts<Code>) => FailureWords;
} = {
  'store-missing': () => ({
    happened: 'There is no encrypted store yet.',
    advice: 'Create one in the Store view, or with keyway store create.',
  }),
  'store-exists': () => ({
    happened: `There is an encrypted store already. ${nothingChanged}`,
    advice: 'Unlock it, or restore a backup.',
  }),
  'store-locked': ({ reason }) => ({
    happened: `The encrypted store is locked.${because(reason)}`,
    advice: 'Unlock it in Keyway, or with keyway store unlock.',
  }),
  'store-key-missing': ({ reason }) => ({
    happened: `The key of the encrypted store cannot be had.${because(reason)} Nothing in the store is lost.`,
    advice: 'Use the session in which it was created, or the recovery kit.',
  }),
  'store-corrupt': ({ reason }) => ({
    happened: `The encrypted store is not as Keyway left it. ${storeReasonWords[reason]} Nothing of it was deleted.`,
    advice: 'Restore a backup, or accept this version if you put it there.',
  }),
  'keychain-unavailable': ({ reason }) => ({
    happened: `No keychain can keep the key. ${storeReasonWords[reason]} ${nothingChanged}`,
    advice: 'Unlock or start a keychain, or use a passphrase instead.',
  }),
  'wrong-passphrase': () => ({
    happened: `This passphrase does not open it. ${nothingChanged}`,
    advice: 'Check capital letters and the keyboard layout, then try again.',
  }),
  'wrong-recovery-code': () => ({
    happened: `This code does not open the store. ${nothingChanged}`,
    advice: 'Check each group of the code; a kit from before a new key does not fit any more.',
  }),
  'passphrase-needed': () => ({
    happened: `A passphrase is needed. ${nothingChanged}`,
    advice: 'Give one, on the command line with --passphrase-stdin.',
  }),
  'backup-not-readable': ({ path, reason }) => ({
    happened:
      reason === 'newer-version'
        ? `A newer Keyway made ${path}. ${nothingChanged}`
        : `${path} is ${reason === 'damaged' ? 'damaged' : 'no backup of Keyway'}. ${nothingChanged}`,
    advice: reason === 'newer-version' ? 'Update Keyway first.' : 'Choose another file.',
  }),
  'profile-not-stored': ({ name }) => ({
    happened: `${name} is not in the encrypted store.`,
    advice: 'Look at keyway profiles for where it is.',
  }),
  'not-handed-out': ({ name, reason }) => {
    const { happened, advice } = notHandedOut[reason];
    return { happened: `${name} was not handed out. ${happened}`, advice };
  },
  'line-not-quotable': ({ path, reason }) => ({
    happened: `No credential_process line can name ${path}${reason === 'mounted' ? '' : ' so that every tool reads it alike'}: ${notQuotable[reason]}. ${nothingChanged}`,
    advice:
      reason === 'mounted'
        ? 'Unpack Keyway into a folder that stays, and start it from there.'
        : 'Install Keyway, or keep its home, in a folder with a plainer name.',
  }),
  'move-not-proved': ({ name, reason }) => ({
    happened: `${name} was not moved: ${notProved[reason]} Its key is still in the file.`,
    advice: 'See that the store is unlocked, run keyway doctor, then try again.',
  }),
  'nothing-to-purge': ({ name }) => ({
    happened: `No earlier version that Keyway keeps holds a secret of ${name}.`,
    advice: 'What stands in the files and in the encrypted store now is not touched by purging.',
  }),
  'passphrase-too-short': ({ least }) => ({
    happened: `A new passphrase has at least ${String(least)} characters. ${nothingChanged}`,
    advice: 'Choose a longer one: a few words are easier to type than many signs.',
  }),
  'nothing-to-move': ({ name }) => ({
    happened: `${name} has no access key to move. ${nothingChanged}`,
    advice: 'Other kinds of profiles keep no secret in the files.',
  }),
  'sdk-store-not-readable': ({ path, reason, names }) => ({
    happened: [
      `Nothing was imported from ${path}. ${sdkStoreTrouble[reason]}`,
      ...(names === '' ? [] : [`It holds: ${names}.`]),
    ].join(' '),
    advice: 'Import it in Keyway on Windows, signed in as the user who saved these profiles.',
  }),
  'not-movable': ({ name, reason }) => {
    const { happened, advice } = notMovable[reason];
    return { happened: `${name} was not moved. ${happened}`, advice };
  },
};
