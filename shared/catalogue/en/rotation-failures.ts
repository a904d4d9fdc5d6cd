/** Failures of rotating an access key: each says what state was left, and how to go on. */
import type { FailureCode, FailureFacts } from '../../models/failure.js';
import type { FailureWords } from '../words.js';

type RotationFailureCode = Extract<FailureCode, `rotation-${string}`>;

const obstacles: Readonly<Record<FailureFacts<'rotation-not-possible'>['reason'], FailureWords>> = {
  'no-access-key': {
    happened: 'The profile has no access key of its own.',
    advice: 'Rotate the profile that holds the key; a role is assumed with the key of its source profile.',
  },
  'temporary-key': {
    happened: 'The profile holds temporary credentials.',
    advice: 'They end by themselves. Only long-term access keys are rotated.',
  },
  'root-user': {
    happened: 'This is an access key of the root user.',
    advice:
      'Keyway does not make keys of the root user. Create an IAM user with the rights that you need, then delete this key in the console.',
  },
  'not-a-user': {
    happened: 'AWS does not name an IAM user for this key.',
    advice: 'Only access keys of IAM users can be rotated.',
  },
  'key-elsewhere': {
    happened: 'The key of this profile is not what Keyway found in the files and the store.',
    advice: 'Check the profile with keyway resolve, then try again.',
  },
  'other-key': {
    happened: 'By that name Keyway finds another access key than the one that was chosen.',
    advice: 'The files have changed, or the name stands in several of them. Look at the keys again.',
  },
  'other-file': {
    happened: 'The key stands in another credentials file alone, and not in the shared files or the store.',
    advice: 'Import the profile, or rotate the key with the tools that use that file.',
  },
};

const stops: Readonly<Record<FailureFacts<'rotation-stopped'>['reason'], FailureWords>> = {
  'old-key-gone': {
    happened: 'The old access key is not on AWS any more: somebody deleted it.',
    advice:
      'Go on with the new key where it is saved; else create a key in the console. Nothing can be taken back.',
  },
  'old-key-inactive': {
    happened: 'Somebody deactivated the old access key before the new one was made.',
    advice: 'Reactivate it in the console and resume, or take the rotation back.',
  },
  'new-key-gone': {
    happened: 'The new access key is not on AWS any more: somebody deleted it.',
    advice: 'Take the rotation back with --abort: the old key is put back into the files first.',
  },
  'new-key-inactive': {
    happened: 'Somebody deactivated the new access key.',
    advice: 'Reactivate it in the console and resume, or take the rotation back with --abort.',
  },
  'not-in-stores': {
    happened: 'Neither the old nor the new access key stands in your files or in the store any more.',
    advice:
      'Undo what removed the profile or replaced its key, then resume; or take the rotation back with --abort.',
  },
  'not-accepted': {
    happened: 'AWS does not take the access key yet.',
    advice: 'That may last some minutes. Resume with keyway rotate NAME --resume.',
  },
  'other-identity': {
    happened: 'AWS says that the access key belongs to somebody else than when the rotation began.',
    advice: 'Look at both keys in the console before you go on.',
  },
  'stores-differ': {
    happened: 'What your files and the store hold is not the new key as AWS made it.',
    advice:
      'Another program changed it meanwhile. Take the rotation back with --abort, or put the files in order and resume.',
  },
};

export const rotationFailures: {
  readonly [Code in RotationFailureCode]: (facts: FailureFacts<Code>) => FailureWords;
} = {
  'rotation-not-possible': ({ profile, reason }) => ({
    happened: `${profile} cannot be rotated. ${obstacles[reason].happened}`,
    advice: obstacles[reason].advice,
  }),
  'rotation-denied': ({ profile, action, withMfa }) => ({
    happened: `A policy does not let the user of ${profile} do ${action}.`,
    advice: withMfa
      ? 'Ask whoever manages the account to allow it, for the user’s own keys. Then resume, or take the rotation back.'
      : 'Ask whoever manages the account to allow it. If it is allowed with MFA only, set mfa_serial in the profile and try again.',
  }),
  'rotation-two-keys': ({ userName, otherKey, isActive, isHere, lastUsedAt, service }) => ({
    happened:
      `${userName} has two access keys, which is all that AWS allows. The other is ${otherKey}` +
      `${isActive ? '' : ' (inactive)'}, ${lastUse(lastUsedAt, service)}${isHere ? ', and it stands in your own files' : ''}.`,
    advice: isHere
      ? 'Rotate or remove the profile with that key first.'
      : 'If nobody needs it, delete it first: keyway rotate NAME --delete-unused. One that was used in the last 30 days is not deleted by that.',
  }),
  'rotation-under-way': ({ profile }) => ({
    happened: `A rotation of the key of ${profile} is begun and not ended.`,
    advice: `Go on with keyway rotate ${profile} --resume, or take it back with --abort.`,
  }),
  'rotation-not-found': ({ profile }) => ({
    happened: `No rotation of ${profile} is under way.`,
    advice: `Begin one with keyway rotate ${profile}.`,
  }),
  'rotation-unanswered': ({ profile, host }) => ({
    happened: `${host} was asked for a new access key of ${profile} and did not answer. Your files and the old key are as they were.`,
    advice: `There may be a key that nobody has the secret of. Run keyway rotate ${profile} --resume: Keyway looks for it, and asks before it deletes it.`,
  }),
  'rotation-stopped': ({ reason }) => stops[reason],
  'rotation-not-undone': ({ change, profile, isDeleted }) => ({
    happened: `Undoing ${change} would put an access key of ${profile} back that is ${isDeleted ? 'deleted' : 'deactivated'}. Nothing was changed.`,
    advice: isDeleted
      ? 'A deleted key cannot be brought back.'
      : `To have the old key again, active and in its places: keyway rotate ${profile} --abort.`,
  }),
  'rotation-journal-unreadable': ({ path }) => ({
    happened: `${path}, where rotations are noted, cannot be read by this store or this version of Keyway.`,
    advice:
      'It may name a key that nothing else knows. Restore it, or compare the keys of your user in the console and remove it.',
  }),
};

function lastUse(at: string | null, service: string | null): string {
  if (at === null) return 'never used as far as AWS tells';
  return `last used ${at.slice(0, 10)}${service === null ? '' : ` for ${service}`}`;
}
