/** What each expected failure says: what happened, and what to do. */
import type { FailureCode, FailureFacts } from '../../models/failure.js';
import type { FailureWords } from '../words.js';
import { editFailures } from './edit-failures.js';
import { keyFailures } from './key-failures.js';
import { rotationFailures } from './rotation-failures.js';
import { sessionFailures } from './session-failures.js';
import { storeFailures } from './store-failures.js';

export type FailureTable = {
  readonly [Code in FailureCode]: (facts: FailureFacts<Code>) => FailureWords;
};

const nothingChanged = 'Nothing was changed.';

export const failures: FailureTable = {
  'profile-not-found': ({ name }) => ({
    happened: `There is no profile ${name}.`,
    advice: 'It may have been renamed or removed by another program.',
  }),
  'profile-not-usable': ({ name, reason }) =>
    reason === 'is-default'
      ? { happened: `${name} is the default profile already.`, advice: nothingChanged }
      : {
          happened: `${name} has no settings, so there is nothing that tools could use.`,
          advice: 'Add settings to it first.',
        },
  'file-refused': ({ path, line }) => ({
    happened: `The AWS CLI refuses ${path} as a whole${line === null ? '' : ` because of line ${line}`}.`,
    advice: `Correct the file first. ${nothingChanged}`,
  }),
  'file-unreadable': ({ path, systemCode }) => ({
    happened: `${path} cannot be read (${systemCode}).`,
    advice: unreadableAdvice(systemCode),
  }),
  'file-not-writable': ({ path, systemCode }) => ({
    happened: `${path} cannot be written (${systemCode}). ${nothingChanged}`,
    advice: 'Allow your user to write to the file and its folder, then try again.',
  }),
  'disk-full': ({ path }) => ({
    happened: `The disk is full, so ${path} could not be written. ${nothingChanged}`,
    advice: 'Make room and try again.',
  }),
  'file-in-the-way': ({ path }) => ({
    happened: `${path} is there already, and is something else. ${nothingChanged}`,
    advice: 'Choose another name.',
  }),
  'file-emptied': ({ path }) => ({
    happened: `Another program has emptied ${path}. ${nothingChanged}`,
    advice: 'Put the last version back, or say that the file is meant to be empty.',
  }),
  'file-changed': ({ path }) => ({
    happened: `Another program changed the same lines of ${path} meanwhile. ${nothingChanged}`,
    advice: 'Look at the file as it is now and try again.',
  }),
  'change-overwritten': ({ path }) => ({
    happened: `Another program wrote over the change to ${path} right after it was made.`,
    advice: 'Close the other program or wait until it is done, then try again.',
  }),
  'second-reader-veto': ({ path, section }) => ({
    happened: `The change to ${path} would have altered [${section}] too, which nobody asked for. ${nothingChanged}`,
    advice: 'Please report this: it is a fault in Keyway.',
  }),
  'no-safe-order': ({ name }) => ({
    happened: `${name} cannot be made active without tools using wrong credentials for a moment. ${nothingChanged}`,
    advice: 'Restore the original default first, or remove the keys from the default profile by hand.',
  }),
  'undo-conflict': ({ path, line }) => ({
    happened: `The lines of this change were edited since, in ${path} at line ${line}. ${nothingChanged}`,
    advice: 'Edit the file by hand; the change shows how it was.',
  }),
  'change-not-found': ({ change }) => ({
    happened: `There is no change ${change}.`,
    advice: 'Changes are kept for 90 days.',
  }),
  'change-purged': ({ change }) => ({
    happened: `What change ${change} did is not kept any more: you purged a secret that it held.`,
    advice: 'Edit the file by hand.',
  }),
  'already-undone': ({ by }) => ({
    happened: `This change was undone already, by ${by}.`,
    advice: nothingChanged,
  }),
  'nothing-to-undo': () => ({ happened: 'There is nothing to undo.', advice: nothingChanged }),
  'nothing-to-restore': () => ({
    happened: 'The default profile is not a copy that Keyway made.',
    advice: 'There is nothing to restore.',
  }),
  'nothing-to-put-back': ({ path }) => ({
    happened: `No earlier version of ${path} is kept.`,
    advice: nothingChanged,
  }),
  busy: ({ path }) => ({
    happened: `Another Keyway is writing ${path} at this moment. ${nothingChanged}`,
    advice: 'Try again in a moment.',
  }),
  'consent-needed': () => ({
    happened: 'This needs your consent, and there was nowhere to ask.',
    advice: 'Do it where Keyway can ask you: in the desktop app, or in a terminal.',
  }),
  'environment-not-found': () => ({
    happened: 'That environment is gone: its process has ended, or it was forgotten.',
    advice: 'Choose another one.',
  }),
  'login-shell-failed': ({ program, reason }) => ({
    happened: `${program} ${shellTrouble[reason]}.`,
    advice: 'Paste the output of `env` from a terminal instead.',
  }),
  'nothing-pasted': () => ({
    happened: 'Nothing in this text sets an AWS_ variable.',
    advice: 'Paste the output of `env`, or lines such as export AWS_PROFILE=prod.',
  }),
  'nothing-to-fix': ({ path }) => ({
    happened: `${path} does not say any more what this was about. ${nothingChanged}`,
    advice: 'The answer on screen is from the file as it is now.',
  }),
  ...editFailures,
  ...storeFailures,
  ...rotationFailures,
  ...keyFailures,
  ...sessionFailures,
};

const shellTrouble = {
  'time-limit': 'did not answer in time',
  'exit-status': 'ended with an error',
  'not-started': 'could not be started',
  'no-answer': 'did not say what its environment is',
} as const;

/** What to do about a file that cannot be read, by the system's own code. */
export function unreadableAdvice(systemCode: string | null): string {
  if (systemCode === 'EACCES' || systemCode === 'EPERM') return 'Allow your user to read the file.';
  if (systemCode === 'EISDIR') return 'There is a folder where the file should be. Move it away.';
  return 'Look at the file and its disk.';
}
