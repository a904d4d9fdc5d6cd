/** The words of the commands that change profiles. */
import { profileKinds } from '../../vocabulary.js';

export const editCommands = {
  add: {
    forms: [
      'keyway add NAME --kind KIND [--set KEY=VALUE]… [--secret-stdin]',
      '           [--store STORE | --location FILE] [--dry-run]',
    ],
    does: 'Adds a profile.',
    notes: [
      `Kinds: ${profileKinds.join(', ')}.`,
      'Settings are called as in the AWS files; nested ones as s3.addressing_style=path.',
      'With --kind sso and sso_session=N, the keys sso_start_url, sso_region and sso_registration_scopes go to [sso-session N].',
    ],
  },
  set: {
    forms: [
      'keyway set NAME KEY=VALUE… [--secret-stdin] [--store STORE | --location FILE] [--dry-run]',
      'keyway set --sso-session NAME KEY=VALUE… [--dry-run]',
      'keyway set --services NAME KEY=VALUE… [--dry-run]',
    ],
    does: 'Gives settings their values, where they stand already or else where the AWS CLI puts them.',
    notes: [
      'Everything else in the files stays as it is, to the byte.',
      'Of a profile that stands in the files and in the encrypted store, --store says which is meant; without it, the files.',
      'Where a passphrase opens the encrypted store, a profile in it needs that: typed, or with --passphrase-stdin on the first line, before a secret.',
    ],
  },
  unset: {
    forms: [
      'keyway unset NAME KEY… [--store STORE | --location FILE] [--dry-run]',
      'keyway unset --sso-session NAME KEY… [--dry-run]',
      'keyway unset --services NAME KEY… [--dry-run]',
    ],
    does: 'Takes settings out.',
    notes: [],
  },
  rename: {
    forms: ['keyway rename OLD NEW [--location FILE] [--dry-run]'],
    does: 'Gives a profile another name; profiles that name it as their source_profile follow.',
    notes: [],
  },
  clone: {
    forms: ['keyway clone OLD NEW [--location FILE] [--dry-run]'],
    does: 'Makes a second profile with the same lines.',
    notes: [],
  },
  remove: {
    forms: ['keyway remove NAME… [--source-profile NAME] [--location FILE] [--dry-run]'],
    does: 'Takes profiles out of the files.',
    notes: ['Nothing is asked, because `keyway undo` puts them back.'],
  },
} as const;

export const editOptions = {
  kind: { value: 'KIND', help: `What the profile is: ${profileKinds.join(', ')}.` },
  set: { value: 'KEY=VALUE', help: 'A setting, given once for each.' },
  'sso-session': { value: 'NAME', help: 'The section [sso-session NAME] instead of a profile.' },
  services: { value: 'NAME', help: 'The section [services NAME] instead of a profile.' },
  'secret-stdin': {
    value: null,
    help: 'Read the secret access key from the first line of standard input, a session token from the second.',
  },
  'source-profile': {
    value: 'NAME',
    help: 'The new source_profile of those whose source is removed.',
  },
  store: {
    value: 'STORE',
    help: 'Which one is meant: shared for the files, as without this option, or encrypted for the encrypted store.',
  },
  'dry-run': { value: null, help: 'Show what would change, and write nothing.' },
} as const;

export const editWrongUse = {
  'kind-missing': (argument: string) => `${argument} is missing. There are: ${profileKinds.join(', ')}.`,
  'unknown-kind': (argument: string) =>
    `${argument} knows no such kind. There are: ${profileKinds.join(', ')}.`,
  'unknown-store': (argument: string) => `${argument} takes shared or encrypted.`,
  'assignment-not-readable': (argument: string) =>
    `${argument === '--set' ? '--set takes' : 'After the name come'} settings as KEY=VALUE. One of these is something else.`,
  'key-not-readable': () => 'After the name come keys of settings. One of these cannot be a key.',
  'secret-missing': (argument: string) =>
    `${argument} reads the secret access key from the first line of standard input, which is blank.`,
  'section-stands-alone': (argument: string) =>
    `${argument} is about one section of the config file: it goes with no other section, no --location and no secret.`,
} as const;

export const editing = {
  nothingToWrite: 'Nothing would change.',
  repointed: (names: string, one: boolean) =>
    `${names} ${one ? 'names' : 'name'} the profile under its new name now.`,
  broken: (names: string, one: boolean) =>
    `${names} ${one ? 'has' : 'have'} no source profile any more and will not work until ${one ? 'it gets' : 'they get'} another.`,
  defaultFollows: 'The default profile is a copy of it and was changed alike.',
  defaultStays:
    'The default profile is a copy of it and stays. `keyway use --restore` puts the earlier default back.',
} as const;
