/** What main asks before it does something with the encrypted store that only the person may allow. */
import type { ConsentRequest } from '../../models/consent.js';
import { harmless } from './consent-text.js';
import { plural } from './format.js';

export interface ConsentWords {
  /** What is asked, in one line. */
  readonly question: string;
  /** What would come of it. */
  readonly detail: string;
  /** What the button that allows it says. */
  readonly allow: string;
}

type Kind = ConsentRequest['kind'];
type FileKind = Extract<Kind, 'back-up-store' | 'restore-store' | 'save-recovery-kit'>;
type StoreKind = FileKind | Extract<Kind, 'move-to-files' | 'accept-store-version' | 'hand-out'>;
type Request<Of extends Kind> = Extract<ConsentRequest, { readonly kind: Of }>;

/** The question for one request. */
export function storeConsentWords(request: Request<StoreKind>): ConsentWords {
  switch (request.kind) {
    case 'move-to-files':
      return {
        question: `Move ${harmless(request.profile)} out of the encrypted store?`,
        detail:
          'Its access key will stand in the credentials file in plain text, where every program of yours can read it.',
        allow: 'Move to Plain Text',
      };
    case 'accept-store-version':
      return {
        question: 'Accept this version of the encrypted store?',
        detail:
          'It is not what Keyway wrote last: something else put back, mixed or changed the file. ' +
          'Allow it only if you did that, as when you restore your own backup. Profiles may be missing, or older than they were.',
        allow: 'Accept This Version',
      };
    case 'hand-out':
      return {
        question: `Hand out the credentials of ${harmless(request.profile)}?`,
        detail:
          `${askingProgram(request.program)} That name is what the system says of the program; ` +
          'it is no proof. It can use them until they are rotated or expire.',
        allow: 'Hand Out',
      };
    default:
      return fileWords(request);
  }
}

function askingProgram(program: string): string {
  return program === ''
    ? 'A program that the system does not name asks for them.'
    : `${harmless(program)} asks for them.`;
}

function fileWords(request: Request<FileKind>): ConsentWords {
  const path = harmless(request.path);
  switch (request.kind) {
    case 'back-up-store':
      return {
        question: 'Write a backup of the encrypted store?',
        detail:
          `${path}\n\n` +
          'It holds every profile of the store, and the secrets of MFA devices that are kept there. Whoever has the file and its passphrase can use them, on any computer.',
        allow: 'Write the Backup',
      };
    case 'restore-store':
      return {
        question: 'Replace the encrypted store by this backup?',
        detail:
          `${path}\n\n` +
          `It holds ${plural(request.entries, 'profile', 'profiles')}. What is in the store now is kept in a file beside it. Secrets of MFA devices that are kept here stay; those that only the backup has come with it.`,
        allow: 'Restore the Backup',
      };
    case 'save-recovery-kit':
      return {
        question: 'Write a recovery kit for the encrypted store?',
        detail:
          `${path}\n\n` +
          'Whoever has the code in it and the store file can open the store, without the keychain and without a passphrase. ' +
          'Print it or keep it away from this computer.',
        allow: 'Write the Recovery Kit',
      };
  }
}
