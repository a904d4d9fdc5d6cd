/** What main asks before it does something that only the person may allow: in the system's dialog, or on the terminal. */
import type { ConsentRequest } from '../../models/consent.js';

export interface ConsentWords {
  /** What is asked, in one line. */
  readonly question: string;
  /** What would come of it. */
  readonly detail: string;
  /** What the button that allows it says. */
  readonly allow: string;
}

/** More than this of one text is not shown: it would push the question out of the dialog. */
const longest = 1500;

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

/** Where the question is asked. */
export const consentFrame = {
  refuse: 'Cancel',
  chooseFileToWrite: 'Where to write the copy',
  /** On a terminal, where the answer is typed. */
  typeYes: 'Type yes to allow it, or press Enter to refuse: ',
  typePath: 'Type the path of the file to write the copy to, or press Enter to write none: ',
} as const;

function harmless(text: string): string {
  const visible = text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  if (visible.length <= longest) return visible;
  const half = longest / 2;
  const left = visible.length - longest;
  return `${visible.slice(0, half)} … ${left} characters that are not shown here … ${visible.slice(-half)}`;
}
