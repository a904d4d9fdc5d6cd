/** Words of the window's frame: rail, header, banners, toasts, connection. */
import type { Contradiction } from '../../models/active.js';
import type { FileStatus } from '../../models/file.js';
import { code, plain, strong, type TextPart } from '../words.js';
import { unreadableAdvice } from './failures.js';
import { plural } from './format.js';

export const shell = {
  views: {
    profiles: 'Profiles',
    editor: 'Add or edit a profile',
    resolution: 'Resolution',
    sessions: 'Sessions',
    keys: 'Keys',
    store: 'Store',
    findings: 'Findings',
    activity: 'Activity',
    settings: 'Settings',
  },
  viewWithErrors: (view: string) => `${view}: something does not work`,
  rail: 'Views',
  header: 'Active profile',
  banners: 'Worth knowing',
  nothingActive: 'No profile is active',
  noDefault: 'Tools with no flags and no AWS_ variables find no default profile.',
  noRegion: 'no Region',
  timeLeft: (left: string) => `${left} left`,
  aliasLearned: (alias: string, time: string) => `Account alias ${alias}, learned ${time}`,
  aliasAsOf: (time: string) => `as of ${time}`,
  sessionEnded: 'session ended',
  takenBack: (time: string) => `Keyway takes it back at ${time}`,
  commands: 'Search or run a command',
  webHost:
    'Runs in your browser: Keyway’s own window is not available here. Close the terminal program to stop it.',
  dismiss: 'Hide',
  seeWhy: 'See why',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  undo: 'Undo',
  more: 'More actions',
  connectionLost: 'Connection to Keyway lost. Reconnecting…',
  connectionLostWeb: 'Connection to Keyway lost. Is its terminal still open? Reconnecting…',
  connectionRefused: 'This page is not signed in to Keyway',
  connectionRefusedAdvice: 'Its address works once. Start Keyway again and use the new address.',
  broken: 'Something went wrong in this view',
  brokenAdvice: 'Your files are not touched by this. Show the view again, or reload the window.',
  showAgain: 'Show again',
  internal: (id: string) => `Something unexpected went wrong. Keyway’s log has it under ${id}.`,
  unknownFailure: 'That did not work. Try again.',
  pageNotOpened: 'Your browser could not be opened. The page is at ',
  loading: 'Loading',
  notifications: 'Notifications',
  copied: 'Copied: ',
  notCopied: 'The text could not be copied. Select it and copy it by hand.',
} as const;

/** What a variable in Keyway's own environment means for the active profile. */
export function contradictionSentence(contradiction: Contradiction): readonly TextPart[] {
  if (contradiction.profile === null) {
    return [
      plain('Terminals that have '),
      code(contradiction.variable),
      plain(' keep using that key, not the active profile.'),
    ];
  }
  return [
    plain('Terminals started with '),
    code(`${contradiction.variable}=${contradiction.profile}`),
    plain(' keep using '),
    strong(contradiction.profile),
    plain('.'),
  ];
}

/** What is wrong with a file, and the word for each thing that can be done about it. */
export function fileTrouble(file: FileStatus): { readonly title: string; readonly advice: string } | null {
  switch (file.state) {
    case 'ok':
    case 'missing':
      return null;
    case 'unreadable':
      return {
        title: `${file.path} cannot be read (${file.systemCode ?? 'unknown error'}).`,
        advice: `Its profiles are not shown. ${unreadableAdvice(file.systemCode)}`,
      };
    case 'refused':
      return {
        title: `The AWS CLI refuses ${file.path}${file.line === null ? '' : ` because of line ${file.line}`}.`,
        advice: 'Keyway shows what it can read and changes nothing in the file until it is corrected.',
      };
    case 'emptied':
      return {
        title: `Another program has emptied ${file.path}.`,
        advice: 'The profiles shown are from its last good version.',
      };
    case 'shrunk':
      return {
        title: `Another program has removed sections from ${file.path}.`,
        advice: `${plural(file.sections, 'section is', 'sections are')} left.`,
      };
  }
}

export const fileActions = {
  putBack: 'Put the last version back',
  keep: 'Keep as it is',
  putBackDone: (path: string) => `${path} is back as it was.`,
  kept: (path: string) => `${path} stays as it is.`,
} as const;
