/** Words of the list, of what can be done with a profile, and of the time limits. */
import type { ProfileColour } from '../../models/settings.js';
import { plain, strong, type TextPart } from '../words.js';
import { plural } from './format.js';

export const list = {
  label: 'Profiles',
  search: 'Search profiles',
  searchHint: 'Name, account, role, Region, session',
  clearSearch: 'Clear search',
  filters: 'Kinds',
  all: 'All',
  more: 'More',
  favourites: 'Favourites',
  recent: 'Recent',
  allProfiles: 'All profiles',
  active: 'active',
  count: (shown: number, total: number) =>
    shown === total
      ? plural(total, 'profile', 'profiles')
      : `${shown.toLocaleString('en')} of ${plural(total, 'profile', 'profiles')}`,
  noMatch: 'No profile matches',
  noMatchAdvice: (query: string) =>
    `Nothing here has “${query}” in its name, account, role, Region or session.`,
  noMatchKind: 'No profile of this kind matches your search.',
  showAll: 'Show all profiles',
  findings: (titles: readonly string[]) => titles.join('. '),
  inFile: (path: string) => `in ${path}`,
} as const;

export const actions = {
  makeActive: 'Make active',
  makeActiveFor: (time: string) => `Make active for ${time}`,
  preview: 'Preview changes',
  restore: 'Restore the original default',
  open: 'Open',
  edit: 'Edit',
  favourite: 'Add to favourites',
  unfavourite: 'Remove from favourites',
  colour: 'Colour',
  noColour: 'No colour',
  copyName: 'Copy name',
  copyOption: 'Copy --profile option',
  showCommands: 'Show as command',
  useInTerminal: 'Use in a terminal',
  menu: (name: string) => `Actions for ${name}`,
} as const;

export const colours: Readonly<Record<ProfileColour, string>> = {
  red: 'Red: production',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
  grey: 'Grey',
};

/** How long a profile can be made active for; null is without a limit. */
export const timeLimits = [
  { milliseconds: null, name: 'Until I change it' },
  { milliseconds: 15 * 60_000, name: 'For 15 minutes' },
  { milliseconds: 3_600_000, name: 'For 1 hour' },
  { milliseconds: 4 * 3_600_000, name: 'For 4 hours' },
  { milliseconds: 8 * 3_600_000, name: 'For 8 hours' },
] as const;

export const makeActive = {
  title: (name: string) => `Make ${name} active?`,
  previewTitle: (name: string) => `What making ${name} active changes`,
  effect: 'Tools with no flags and no AWS_ variables will use it from their next command on.',
  keptAs: (names: string) => `Your present default is kept as ${names}.`,
  noDefault: 'Nothing of your own is replaced.',
  repointed: (names: string) =>
    `${names} started from the default profile and will start from where it is kept: the meaning stays.`,
  terminals: 'Terminals with AWS_PROFILE or AWS_ACCESS_KEY_ID set are not affected.',
  effects: 'What each tool will then use',
  fromNextCommand: 'new and running terminals, from the next command',
  fromNextStart: 'from the next start of the program',
  stops: (reason: string) => `looks at it, but stops: ${reason}`,
  otherProfile: (variable: string, profile: string) => `${variable} names ${profile} where Keyway runs`,
  variablesCount: (variable: string) => `${variable} is set where Keyway runs, and counts first`,
  otherSource: (source: string) => `takes ${source} instead`,
  findsNothing: (reason: string | null) =>
    reason === null ? 'finds no credentials in it' : `finds no credentials in it: ${reason}`,
  lines: (changed: string) => `The lines: ${changed}`,
  useOther: (tools: string, one: boolean) =>
    `${tools} ${one ? 'uses' : 'use'} something else: see Resolution.`,
  stopAtIt: (tools: string, one: boolean) =>
    `${tools} ${one ? 'gets' : 'get'} no credentials from it yet: see Resolution.`,
  nothing: 'It is active already. Nothing would change.',
  timeLimit: 'How long',
  goesBack: 'Keyway takes it back when the time is over: on time while it runs, else at its next start.',
  done: (name: string): readonly TextPart[] => [strong(name), plain(' is active.')],
  alreadyDone: (name: string) => `${name} is active already.`,
  until: (time: string) => `Until ${time}.`,
  restored: 'The original default is back.',
  undone: 'Undone.',
  inPlace: (path: string) => `${path} could not be replaced as a whole and was written in place.`,
  working: 'Writing…',
} as const;

export const commands = {
  title: (name: string) => `Use ${name}`,
  command: 'One command',
  commandHelp: 'The option holds for this command alone. Here it asks AWS who you are.',
  terminal: 'This terminal',
  terminalHelp:
    'Clears the variables that would outrank the profile, then names it. Holds until the terminal is closed.',
  everywhere: 'Everywhere',
  everywhereHelp: 'Does what Make active does.',
  cmdlet: 'Everywhere, by AWS’s own cmdlet',
  cmdletHelp: 'Overwrites the default profile without keeping it; Keyway’s command keeps it.',
  stored: 'Add, update, list and remove it by command',
  storedHelp: 'Secrets are left out: each line asks for them, or reads them from standard input.',
  operations: { add: 'Add', update: 'Update', list: 'List', remove: 'Remove' },
  programs: { keyway: 'Keyway', aws: 'AWS CLI', powershell: 'AWS Tools for PowerShell' },
  alias: (name: string) => `(the deprecated ${name} still works)`,
  parameterAlias:
    'Older releases of the AWS Tools for PowerShell call -ProfileName -StoredCredentials; both work.',
  noLine: 'There is no line for this shell that surely means this profile.',
  shell: 'Shell',
  copyLine: (line: string) => `Copy: ${line}`,
} as const;
