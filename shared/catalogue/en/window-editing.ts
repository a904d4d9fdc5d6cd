/** Words of the dialogs that rename, clone, remove and change several profiles. */
import { plain, strong, type TextPart } from '../words.js';
import { listOf, plural } from './format.js';

const profilesOf = (count: number): string => plural(count, 'profile', 'profiles');

export const editDialogs = {
  name: 'Profile name',
  choices: 'Choices',
  newName: 'New name',
  nothing: 'Nothing would change.',
  lines: (changed: string) => `The lines: ${changed}`,
  checking: 'Working out what would change…',
  saving: 'Writing…',
  undoHint: 'You can undo it afterwards.',
  rename: {
    title: (name: string) => `Rename ${name}`,
    help: 'The lines stay where they are. Profiles that name it as their source profile follow.',
    confirm: 'Rename',
    done: (to: string): readonly TextPart[] => [plain('Renamed to '), strong(to), plain('.')],
  },
  clone: {
    title: (name: string) => `Clone ${name}`,
    help: 'Makes a second profile with the same lines, keys included.',
    confirm: 'Clone',
    proposal: (name: string) => `${name}-copy`,
    done: (name: string): readonly TextPart[] => [strong(name), plain(' is there.')],
  },
  remove: {
    title: (names: readonly string[]) =>
      names.length === 1 ? `Remove ${names[0] ?? ''}?` : `Remove ${profilesOf(names.length)}?`,
    help: 'Its lines are taken out of the files; comments that follow them stay.',
    keys: 'A key that is taken out here still works at AWS until it is deactivated or deleted there.',
    dependants: 'Profiles that start from what is removed',
    dependantsHelp: 'They stop working unless they get another source profile.',
    sourceOf: (name: string) => `Source profile of ${name}`,
    leave: 'Leave it without one',
    confirm: 'Remove',
    done: (names: readonly string[]): readonly TextPart[] => [
      plain('Removed '),
      strong(listOf(names, 3)),
      plain('.'),
    ],
  },
  group: {
    title: (count: number) => `Rename ${profilesOf(count)}`,
    help: 'Changes how their names begin.',
    from: 'Names begin with',
    to: 'Let them begin with',
    confirm: 'Rename',
    none: 'None of the chosen names begins so.',
    done: (count: number): readonly TextPart[] => [plain(`${profilesOf(count)} renamed.`)],
  },
  region: {
    title: (names: readonly string[]) =>
      names.length === 1 ? `Region of ${names[0] ?? ''}` : `Region of ${profilesOf(names.length)}`,
    label: 'Region',
    help: 'Left empty, the setting is taken out: tools then use AWS_REGION or the Region of the instance.',
    defaultTitle: 'Default Region',
    defaultHelp:
      'The Region of [default]: what tools use where neither a profile, a variable nor an option names one. The same as Set-DefaultAWSRegion.',
    confirm: 'Set Region',
    done: (count: number, region: string | null): readonly TextPart[] =>
      region === null
        ? [plain(`Region taken out of ${profilesOf(count)}.`)]
        : [plain(`${profilesOf(count)}: Region `), strong(region), plain('.')],
    defaultDone: (region: string | null): readonly TextPart[] =>
      region === null
        ? [plain('Default Region taken out.')]
        : [plain('Default Region: '), strong(region), plain('.')],
  },
  replaceKey: {
    title: (name: string) => `Update the key of ${name}`,
    help: 'Make a new key in the IAM console (Security credentials, Create access key), then paste it here. It goes everywhere the old key stands.',
    notKnown:
      'This is also the way on after “The AWS Access Key Id you provided does not exist in our records”: AWS does not know the old key any more.',
    oldKey: (id: string) => `Now: ${id}`,
    accessKeyId: 'New access key ID',
    secretAccessKey: 'New secret access key',
    sessionToken: 'Session token',
    sessionTokenHelp: 'Only for temporary keys, whose ID begins with ASIA.',
    reminder: 'The old key still works until you deactivate or delete it in the IAM console.',
    confirm: 'Update key',
    done: (name: string): readonly TextPart[] => [plain('The key of '), strong(name), plain(' is updated.')],
  },
  toSession: {
    title: (name: string) => `Give ${name} an sso-session`,
    help: 'The start URL and Region move to a section of their own. Its sign-in renews by itself and can be shared by other profiles.',
    session: 'Name of the sso-session',
    older: 'The AWS CLI before 2.9 and older SDKs do not read sso-session sections.',
    confirm: 'Convert',
    done: (name: string): readonly TextPart[] => [strong(name), plain(' uses an sso-session now.')],
  },
  effects: {
    repointed: (names: readonly string[]) =>
      `${listOf(names, 3)} ${names.length === 1 ? 'names' : 'name'} it as source profile and will follow.`,
    broken: (names: readonly string[]) =>
      `${listOf(names, 3)} will be left without a source profile and stop working.`,
    defaultFollows: 'The default profile is a copy of it and changes alike.',
    defaultStays: 'The default profile is a copy of it and stays as it is.',
    consent: {
      desktop: 'Keyway will ask you once more, in a window of its own.',
      web: 'Keyway will ask you once more, in the terminal it runs in.',
    },
  },
  otherUser: {
    title: 'For another user or a scheduled task',
    encrypted:
      'Credentials that are encrypted, such as the SDK store of the AWS Tools for PowerShell, can be read by the user and on the computer that made them, and by nobody else. A task that runs as another user does not see them.',
    asThatUser: 'Make the profile as that user',
    asThatUserHelp:
      'Sign in as the user that the task runs as, for example with runas or sudo, and add the profile there.',
    copy: 'Or give it a copy in a file of its own',
    copyHelp:
      'The task then names that file. Whoever may read the file can use the key, so let only that user read it.',
    write: 'Write a copy…',
    written: (name: string, path: string): readonly TextPart[] => [
      plain('A copy of '),
      strong(name),
      plain(` is in ${path}.`),
    ],
    thenName: 'In the task, name the profile and the file:',
    pathHint: 'Put the path of the copy in place of C:\\path\\credentials or /path/credentials.',
  },
  chosen: {
    bar: (count: number) => `${profilesOf(count)} chosen`,
    remove: 'Remove…',
    rename: 'Rename group…',
    region: 'Set Region…',
    clear: 'Choose none',
    isChosen: 'chosen',
  },
} as const;

export const editActions = {
  edit: 'Edit…',
  rename: 'Rename…',
  clone: 'Clone…',
  remove: 'Remove…',
  region: 'Set Region…',
  replaceKey: 'Update key…',
  toSession: 'Convert to an sso-session…',
  otherUser: 'For another user or a task…',
  defaultRegion: 'Set the default Region…',
  importFile: 'Import from a file…',
  copyKeyId: 'Copy access key ID',
  copySecret: 'Copy secret access key…',
  copied: 'Copied.',
  copiedFor: (seconds: number) =>
    `Copied. Keyway takes it off the clipboard after ${String(seconds)} seconds; a clipboard history may keep it longer.`,
} as const;
