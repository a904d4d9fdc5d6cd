/** What main asks before it does something that only the person may allow: in the system's dialog, or on the terminal. */
import type { ConsentRequest, FileToOpen, FileToWrite } from '../../models/consent.js';
import { keyConsentWords } from './consent-keys.js';
import { sessionConsentWords } from './consent-session.js';
import { harmless } from './consent-text.js';
import { plural } from './format.js';
import { type ConsentWords, storeConsentWords } from './consent-store.js';

/** The question for one request. Texts from files and from the window cannot move the cursor or hide what stands beside them. */
export function consentWords(request: ConsentRequest): ConsentWords {
  switch (request.kind) {
    case 'runs-program':
      return {
        question: `Let AWS tools run a program for the profile ${harmless(request.profile)}?`,
        detail:
          `${harmless(request.setting)} = ${harmless(request.command)}\n\n` +
          'Every AWS tool that uses the profile will run this with your rights. Allow it only if you know the program.',
        allow: 'Allow It to Run',
      };
    case 'sends-elsewhere':
      return {
        question: `Let AWS tools send requests of ${harmless(request.profile)} to another address?`,
        detail:
          `${harmless(request.setting)} = ${harmless(request.address)}\n\n` +
          'This address is not one of AWS. Whoever runs it sees the requests, and temporary tokens with them.',
        allow: 'Allow the Address',
      };
    case 'copy-secret':
    case 'write-copy':
      return copyWords(request);
    case 'purge-secret':
      return purgeWords(request);
    case 'run-process':
    case 'call-elsewhere':
    case 'write-temporary':
    case 'copy-session':
    case 'copy-console-address':
    case 'print-console-address':
    case 'keep-mfa-secret':
      return sessionConsentWords(request);
    case 'delete-access-key':
    case 'deactivate-access-key':
    case 'rotate-without-profile':
      return keyConsentWords(request);
    default:
      return storeConsentWords(request);
  }
}

type CopyRequest = Extract<ConsentRequest, { readonly kind: 'copy-secret' | 'write-copy' }>;

function copyWords(request: CopyRequest): ConsentWords {
  switch (request.kind) {
    case 'copy-secret':
      return {
        question: `Copy ${harmless(request.setting)} of ${harmless(request.profile)} to the clipboard?`,
        detail:
          'Every program of yours can read the clipboard, and some keep a history of it or send it to other devices. ' +
          'Keyway takes it off after 30 seconds, and when it ends, where it is still there.',
        allow: 'Copy',
      };
    case 'write-copy':
      return {
        question: `Write a copy of ${harmless(request.profile)}, with its secrets, to a file?`,
        detail:
          `${harmless(request.path)}\n\n` +
          'The file holds the keys as they are. Whoever can read it can use them. Profiles that it names as source come along.',
        allow: 'Write the Copy',
      };
  }
}

type PurgeRequest = Extract<ConsentRequest, { readonly kind: 'purge-secret' }>;

function purgeWords(request: PurgeRequest): ConsentWords {
  return {
    question: `Remove the secrets of ${harmless(request.profile)} from the history?`,
    detail:
      `${plural(request.changes, 'change', 'changes')} and every earlier version of a file with them cannot be taken back afterwards. ` +
      'What stands in the files and in the encrypted store stays. Copies on the free blocks of a disk and in backups are not reached.',
    allow: 'Remove From the History',
  };
}

export interface FileWords {
  /** Of the system's dialog. */
  readonly title: string;
  /** On a terminal, where the path is typed. */
  readonly question: string;
}

/** What the person is asked when they choose a file to open. */
export const filesToOpen: Readonly<Record<FileToOpen, FileWords>> = {
  credentials: {
    title: 'Open another credentials file',
    question: 'The window asks to open another credentials file.',
  },
  import: {
    title: 'Import profiles from a file',
    question: 'The window asks for a config or credentials file to import profiles from.',
  },
  backup: {
    title: 'Restore a backup of the encrypted store',
    question: 'The window asks for the backup that the encrypted store is to be restored from.',
  },
};

/** The same for one to write. */
export const filesToWrite: Readonly<Record<FileToWrite, FileWords>> = {
  copy: {
    title: 'Where to write the copy',
    question: 'The window asks where to write a copy of a profile.',
  },
  'recovery-kit': {
    title: 'Where to save the recovery kit',
    question: 'The window asks where to save the recovery kit of the encrypted store.',
  },
  backup: {
    title: 'Where to save the backup',
    question: 'The window asks where to save a backup of the encrypted store.',
  },
  activity: {
    title: 'Where to save the activity',
    question: 'The window asks where to save a table of the activity.',
  },
};

/** Where the question is asked. */
export const consentFrame = {
  refuse: 'Cancel',
  /** On a terminal, where the answer is typed. */
  typeYes: 'Type yes to allow it, or press Enter to refuse: ',
  typePathToOpen: 'Type its path, or press Enter to open none: ',
  typePathToWrite: 'Type the path of the file, or press Enter to write none: ',
} as const;
