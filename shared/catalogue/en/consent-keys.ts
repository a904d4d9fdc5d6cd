/** What main asks before an access key is deactivated or deleted. */
import type { ConsentRequest } from '../../models/consent.js';
import type { ConsentWords } from './consent-store.js';
import { harmless } from './consent-text.js';
import { plural } from './format.js';

type Deletion = Extract<ConsentRequest, { readonly kind: 'delete-access-key' }>;
type Deactivation = Extract<ConsentRequest, { readonly kind: 'deactivate-access-key' }>;

const details: Readonly<Record<Deletion['why'], string>> = {
  rotated:
    'It is the old key: the new one stands in its place. Whatever still has the old key stops working.',
  unanswered:
    'It was made after Keyway asked AWS for a key and got no answer, so that nobody has its secret. ' +
    'Do not allow it if somebody else made a key for this user just now.',
  'taken-back': 'It is the new key of a rotation that you take back. The old one stays.',
  unused:
    'AWS allows two keys a user, and this one stands in none of your files. Whatever else has it stops working.',
  alone:
    'Whatever has it stops working: your profiles, other computers, and sessions that were started with it.',
};

type WithoutProfile = Extract<ConsentRequest, { readonly kind: 'rotate-without-profile' }>;

/** The question for one request. */
export function keyConsentWords(request: Deletion | Deactivation | WithoutProfile): ConsentWords {
  if (request.kind === 'rotate-without-profile') return withoutProfile(request);
  const { accessKeyId, userName } = request;
  const key = `the access key ${harmless(accessKeyId)} of ${harmless(userName)}`;
  if (request.kind === 'deactivate-access-key') return deactivation(request, key);
  return {
    question: `Delete ${key} for good?`,
    detail: `${details[request.why]} A deleted key cannot be brought back.`,
    allow: 'Delete the Key',
  };
}

function withoutProfile({ profile, userName }: WithoutProfile): ConsentWords {
  return {
    question: `Take the key rotation of ${harmless(profile)} back on AWS alone?`,
    detail:
      `No profile has either of its keys any more. Keyway asks AWS at its usual addresses, with the keys that it noted: the old key of ${harmless(userName)} ` +
      'becomes active again, the new one goes, and no file gets a key. ' +
      'To have the profile back instead, undo in Activity what removed it or replaced its key, and go on with the rotation.',
    allow: 'Take It Back',
  };
}

function deactivation({ profile, profiles }: Deactivation, key: string): ConsentWords {
  const whose =
    profiles > 1
      ? `${plural(profiles, 'profile', 'profiles')} here, ${harmless(profile)} among them,`
      : `The profile ${harmless(profile)}`;
  const verb = profiles > 1 ? 'stop' : 'stops';
  return {
    question: `Deactivate ${key}?`,
    detail: `${whose} ${verb} working, and so does whatever else has the key. It can be reactivated.`,
    allow: 'Deactivate the Key',
  };
}
