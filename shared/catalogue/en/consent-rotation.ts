/** What main asks before an access key is deleted. */
import type { ConsentRequest } from '../../models/consent.js';
import type { ConsentWords } from './consent-store.js';
import { harmless } from './consent-text.js';

type Request = Extract<ConsentRequest, { readonly kind: 'delete-access-key' }>;

const details: Readonly<Record<Request['why'], string>> = {
  rotated:
    'It is the old key: the new one stands in its place. Whatever still has the old key stops working.',
  unanswered:
    'It was made after Keyway asked AWS for a key and got no answer, so that nobody has its secret. ' +
    'Do not allow it if somebody else made a key for this user just now.',
  'taken-back': 'It is the new key of a rotation that you take back. The old one stays.',
  unused:
    'AWS allows two keys a user, and this one stands in none of your files. Whatever else has it stops working.',
};

/** The question for one request. */
export function rotationConsentWords({ accessKeyId, userName, why }: Request): ConsentWords {
  return {
    question: `Delete the access key ${harmless(accessKeyId)} of ${harmless(userName)} for good?`,
    detail: `${details[why]} A deleted key cannot be brought back.`,
    allow: 'Delete the Key',
  };
}
