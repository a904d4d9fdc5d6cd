/** What main asks before it runs a program, calls another address, or gives a session away. */
import type { ConsentRequest } from '../../models/consent.js';
import type { ConsentWords } from './consent-store.js';
import { harmless } from './consent-text.js';

export type SessionConsentKind = Extract<
  ConsentRequest['kind'],
  | 'run-process'
  | 'call-elsewhere'
  | 'write-temporary'
  | 'copy-session'
  | 'copy-console-address'
  | 'print-console-address'
  | 'keep-mfa-secret'
>;
type Request<Of extends SessionConsentKind> = Extract<ConsentRequest, { readonly kind: Of }>;

/** The question for one request. */
export function sessionConsentWords(request: Request<SessionConsentKind>): ConsentWords {
  switch (request.kind) {
    case 'run-process':
      return processWords(request);
    case 'call-elsewhere':
      return {
        question: `Send requests of ${harmless(request.profile)} to another address?`,
        detail:
          `${harmless(request.setting)} = ${harmless(request.address)}\n\n` +
          'This address is not one of AWS. Whoever runs it sees the requests and can give Keyway credentials of their own choice.',
        allow: 'Allow the Address',
      };
    case 'write-temporary':
      return {
        question: `Write the session of ${harmless(request.profile)} into a file?`,
        detail:
          `${harmless(request.path)}, as the profile ${harmless(request.name)}\n\n` +
          'Every program of yours can read it there. Keyway takes it out when the session ends, or when it is next started.',
        allow: 'Write the Session',
      };
    case 'keep-mfa-secret':
      return {
        question: `Keep the secret of the MFA device ${harmless(request.device)} in the encrypted store?`,
        detail:
          'The access key and the second factor then lie in one place: whoever opens the store has both. ' +
          'Keyway makes a code only when you ask for one.',
        allow: 'Keep the Secret',
      };
    case 'print-console-address':
      return {
        question: `Print an address that signs in to the console as ${harmless(request.profile)}?`,
        detail: 'Whoever sees it within the next minutes is signed in, and terminals keep what was printed.',
        allow: 'Print the Address',
      };
    default:
      return copyWords(request);
  }
}

function processWords(request: Request<'run-process'>): ConsentWords {
  const before = request.changed ? 'It is not the program that you allowed before.\n\n' : '';
  return {
    question: `Let Keyway run a program for the profile ${harmless(request.profile)}?`,
    detail:
      `${before}credential_process = ${harmless(request.command)}\n${harmless(request.program)}\n\n` +
      'It runs with your rights and gives the credentials of the profile. Keyway asks again when the line or the program changes.',
    allow: 'Allow It to Run',
  };
}

function copyWords(request: Request<'copy-session' | 'copy-console-address'>): ConsentWords {
  const profile = harmless(request.profile);
  const clipboard =
    'Every program of yours can read the clipboard, and some keep a history of it or send it to other devices. ' +
    'Keyway takes it off after 30 seconds, where it is still there.';
  return request.kind === 'copy-session'
    ? {
        question: `Copy the credentials of ${profile} to the clipboard?`,
        detail: clipboard,
        allow: 'Copy',
      }
    : {
        question: `Copy an address that signs in to the console as ${profile}?`,
        detail: `Whoever has the address within the next minutes is signed in. ${clipboard}`,
        allow: 'Copy the Address',
      };
}
