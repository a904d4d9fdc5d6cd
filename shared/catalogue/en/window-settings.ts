/** Words of the settings, the shortcuts and the command palette. */
import type { FileState } from '../../models/file.js';
import type { Theme } from '../../models/settings.js';

const themes: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' };

const states: Readonly<Record<FileState, string>> = {
  ok: 'read',
  missing: 'not there',
  unreadable: 'cannot be read',
  refused: 'refused by the AWS CLI',
  emptied: 'emptied by another program',
  shrunk: 'sections removed by another program',
};

export const settings = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  themes,
  files: 'AWS files',
  filesHelp: 'Keyway reads and changes the same files as the AWS CLI.',
  roles: { config: 'Config file', credentials: 'Credentials file', location: 'Other credentials file' },
  states,
  sections: (count: number) => (count === 1 ? '1 section' : `${count.toLocaleString('en')} sections`),
  fromVariable: (variable: string) => `from ${variable}`,
  fromDefault: 'the usual place',
  fromYou: 'added by you',
  addFile: 'Add a credentials file…',
  addFileHelp: 'Keyway asks for the file in a window of its own, or in the terminal it runs in.',
  fileAdded: (path: string) => `${path} is in the list.`,
  removeFileOf: (path: string) => `Remove ${path} from the list`,
  fileRemoved: (path: string) => `${path} is no longer in the list. The file itself is untouched.`,
  keyboard: 'Keyboard',
  about: 'About',
  version: 'Version',
  host: 'Runs as',
  hosts: { desktop: 'desktop app', web: 'web page on this computer' },
  data: 'Old versions and journals',
  settingsFile: 'Settings',
  logs: 'Logs',
  unofficial: 'Keyway is not made by AWS and not supported by AWS.',
  private: 'Keyway sends nothing to anybody: no telemetry, no remote content.',
} as const;

export const shortcuts = {
  title: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  inList: 'In the list',
  palette: 'Search or run a command',
  search: 'Search profiles',
  resolution: 'Show which source wins',
  help: 'Show keyboard shortcuts',
  undo: 'Undo the last change (outside text fields)',
  panes: 'Next pane; with Shift the one before',
  back: 'Back, close',
  open: 'Open the profile',
  makeActive: 'Make the profile active',
  move: 'Move',
  ends: 'First, last',
  pages: 'Page up, page down',
  typeAhead: 'Type a name to go to it',
  menu: 'All actions',
  letters: 'A–Z',
} as const;

export const palette = {
  title: 'Commands',
  placeholder: 'Search profiles, views and actions',
  results: 'Results',
  empty: 'Nothing matches',
  groups: { profiles: 'Profiles', actions: 'Actions', views: 'Views', settings: 'Settings', learn: 'About' },
  makeActive: (name: string) => `Make ${name} active`,
  open: (name: string) => `Open ${name}`,
  explain: (name: string) => `Which source wins with --profile ${name}`,
  explainDefault: 'Which source wins, and why',
  about: (title: string) => `About: ${title}`,
  goTo: (view: string) => `Go to ${view}`,
  theme: (theme: string) => `Theme: ${theme}`,
  undo: 'Undo the last change',
  shortcuts: 'Show keyboard shortcuts',
  addFile: 'Add a credentials file…',
  hint: 'Enter opens a profile; with Ctrl it is made active.',
  hintMac: 'Enter opens a profile; with ⌘ it is made active.',
} as const;
