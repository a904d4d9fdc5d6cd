/** Words of the form that adds and edits profiles. */
import type { ProfileKind } from '../../vocabulary.js';
import { plain, strong, type TextPart } from '../words.js';
import { listOf, plural } from './format.js';

export const editor = {
  addTitle: 'Add a profile',
  editTitle: (name: string) => `Edit ${name}`,
  add: 'Add a profile',
  kinds: 'Kind of profile',
  more: 'More',
  moreHelp: 'aws login, web identity and others',
  /** Below the name of each kind: for whom, and what AWS says of it. */
  kindHelp: {
    sso: 'Recommended for people',
    login: 'For one account, by signing in',
    role: 'From another profile',
    'web-identity': 'For CI systems and Kubernetes',
    metadata: 'On EC2 or in a container',
    process: 'From a program; not recommended',
    'access-key': 'Long-term; not recommended',
    settings: 'Without credentials',
  } satisfies Readonly<Record<ProfileKind, string>>,
  /** After what the kind is for. */
  kindPage: 'About this kind in AWS’s documentation',
  sharedFiles: 'The shared AWS files',
  optional: 'optional',
  moreSettings: 'More settings',
  otherSettings: 'Other settings',
  otherHelp: 'Any setting of the AWS files, by its name. Nested ones with a dot: s3.addressing_style.',
  settingName: 'Setting',
  addSetting: 'Add a setting',
  secretElsewhere: 'Secrets have fields of their own, in the form of an access key.',
  fieldAbove: 'This setting has a field above.',
  removeSetting: (key: string) => `Take ${key} out`,
  servicesSection: (name: string) => `Addresses in [services ${name}]`,
  serviceHelp: 'One service each: s3.endpoint_url.',
  servicesShared: 'This section is there already: the profile uses it as it is.',
  session: (name: string) => `Sign-in ${name}`,
  sessionShared: (names: readonly string[]) =>
    `Shared with ${listOf(names, 3)}: what you change here changes for ${names.length === 1 ? 'it' : 'them'} too.`,
  legacy: 'This profile has its start URL in itself, the older way.',
  toSession: 'Convert to an sso-session…',
  kept: 'Kept as it is. Type to replace it.',
  held: 'From what you pasted. Keyway holds it and does not show it.',
  dropHeld: 'Forget it',
  dependants: (names: readonly string[]) =>
    `${listOf(names, 3)} ${names.length === 1 ? 'starts' : 'start'} from this profile.`,
  paste: 'Paste…',
  pasteTitle: 'Paste to fill the form',
  pasteHelp:
    'A [profile] block, export or $Env: lines, the CSV of the IAM console, or JSON with AccessKeyId. It is read by Keyway’s main process and not shown again.',
  pasteText: 'Text',
  pasteRead: 'Read',
  expires: (time: string) => `These credentials end ${time}.`,
  foreignTitle: 'Some of what you pasted belongs to other programs',
  translated: (keys: readonly string[]) =>
    `Left out, because AWS’s own settings say the same: ${listOf(keys, 5)}.`,
  foreign: (keys: readonly string[]) =>
    `Kept as it is, under “Other settings”; AWS’s tools pass over it: ${listOf(keys, 5)}.`,
  choosePasted: 'Which of them?',
  choosePastedHelp: (count: number) => `${plural(count, 'profile', 'profiles')} in what you pasted.`,
  save: 'Save profile',
  saving: 'Saving…',
  saveDone: (name: string, isNew: boolean): readonly TextPart[] =>
    isNew ? [strong(name), plain(' added.')] : [strong(name), plain(' saved.')],
  cancel: 'Cancel',
  problems: (count: number) => `${plural(count, 'field needs', 'fields need')} your attention`,
  preview: 'What saving changes',
  previewEmpty: 'Fill in the form to see the lines that saving writes.',
  previewNothing: 'Nothing would change.',
  previewLater: 'The lines that saving writes are shown once what is marked is corrected.',
  nothingElse: (untouched: readonly string[]) =>
    untouched.length === 0
      ? 'Nothing else in these files changes.'
      : `Nothing else in the file changes. ${listOf(untouched)} ${untouched.length === 1 ? 'is' : 'are'} not touched.`,
  conflictTitle: 'Another program changed it meanwhile',
  conflictHelp: 'Choose for each setting which one to keep. Nothing you typed is lost.',
  mine: 'Yours',
  theirs: 'In the file now',
  notSet: 'not set',
  keepMine: 'Keep yours',
  takeTheirs: 'Take the file’s',
  keepMineOf: (key: string) => `Keep yours: ${key}`,
  takeTheirsOf: (key: string) => `Take the file’s: ${key}`,
  leaveTitle: 'Leave without saving?',
  leaveHelp: 'What you typed is lost.',
  leave: 'Leave',
  stay: 'Keep editing',
  showCommands: 'Show as command',
  clipboardLimits:
    'It is still on your clipboard, and your system may keep a history of that: clear it there.',
} as const;
