/** The words of `keyway rotate`. */
import type { KeyRow } from '../../models/key.js';
import type { RotationRow } from '../../models/rotation.js';

export const rotationCommands = {
  rotate: {
    forms: [
      'keyway rotate NAME [--delete-old] [--delete-unused] [--mfa-code-stdin] [--passphrase-stdin] [--yes]',
      'keyway rotate NAME --resume|--abort|--delete-old [--mfa-code-stdin] [--passphrase-stdin] [--yes]',
      'keyway rotate --old [--days N] [--mfa-code-stdin] [--passphrase-stdin] [--yes]',
      'keyway rotate',
    ],
    does: 'Replaces the access key of a profile by a new one, in stages, so that a working key is always there.',
    notes: [
      'The new key is made, taken by AWS, saved wherever the old one stands, and proved; then the old one is deactivated.',
      'The old key is deleted later, with --delete-old, once nothing misses it. Until then --abort takes everything back.',
      'What stops halfway, for whatever reason, goes on with --resume.',
      '--old asks AWS how old keys are and rotates the old ones, one after the other; it stops at the first that needs you.',
      'Without a name it lists rotations.',
    ],
  },
} as const;

export const rotationOptions = {
  resume: { value: null, help: 'Go on with the rotation where it stopped.' },
  abort: { value: null, help: 'Take the rotation back: the old key into its places, the new one deleted.' },
  'delete-old': { value: null, help: 'Delete the old key, for good.' },
  'delete-unused': {
    value: null,
    help: 'Where the user has two keys, first delete the one that stands nowhere here and was not used for 30 days.',
  },
} as const;

export const rotationWrongUse = {
  'rotation-choices': () =>
    'keyway rotate takes a name with at most one of --resume, --abort and --delete-old, or --old by itself, with --days.',
} as const;

/** What is said as a stage begins. */
const stages: Readonly<Record<RotationRow['stage'], string>> = {
  create: 'AWS made the new key. Waiting until AWS takes it.',
  save: 'AWS takes the new key. Saving it wherever the old one stands.',
  prove: 'Saved. Asking AWS with what your files and store hold now.',
  deactivate: 'Proved. Deactivating the old key.',
  watch: 'The old key is deactivated.',
  delete: 'Deleting the old key.',
};

export const rotationWords = {
  columns: { profile: 'Profile', user: 'User', old: 'Old key', new: 'New key', state: 'State', at: 'Begun' },
  none: 'No rotations.',
  stages,
  asked: 'Asked AWS for a key.',
  goingBack: 'Taking back…',
  endings: { rotated: 'rotated', undone: 'taken back' },
  states: {
    create: 'making the new key',
    save: 'saving it',
    prove: 'proving it',
    deactivate: 'both keys active',
    watch: 'old key deactivated',
    delete: 'deleting the old key',
  },
  back: 'going back',
  rotated: (profile: string, key: string) => `${profile} has the key ${key}, and the old one is deleted.`,
  undone: (profile: string) => `Taken back: ${profile} has its old key.`,
  watching: (profile: string, newKey: string, oldKey: string) =>
    `${profile} has the key ${newKey}. The old one, ${oldKey}, is deactivated.`,
  lastUse: (at: string, service: string | null) =>
    `It was last used ${at}${service === null ? '' : ` for ${service}`}.`,
  howToDelete: (profile: string) =>
    `If nothing misses it after some days: keyway rotate ${profile} --delete-old. To take everything back: keyway rotate ${profile} --abort`,
  oneOf: (profile: string) => `${profile}:`,
  noneOld: 'No key is old that could be rotated.',
  leftOut: (key: string, traits: KeyRow['traits']) =>
    traits.includes('root')
      ? `${key} is left out: it is a key of the root user.`
      : traits.includes('inactive')
        ? `${key} is left out: it is not active.`
        : `${key} is left out: it cannot be rotated now.`,
  notByName: (key: string) => `${key} is left out: it stands in another credentials file alone.`,
  stoppedAt: (profile: string, sentence: string) => `Stopped at ${profile}. ${sentence}`,
  left: (profiles: readonly string[]) => `Not begun: ${profiles.join(', ')}.`,
  howToDeleteEach: 'If nothing misses an old key after some days: keyway rotate NAME --delete-old',
  howToResume: (profile: string) => `To go on: keyway rotate ${profile} --resume`,
} as const;
