/** Failures of what is asked and done about one access key. */
import type { FailureCode, FailureFacts } from '../../models/failure.js';
import type { FailureWords } from '../words.js';

type KeyFailureCode = Extract<FailureCode, `key-${string}`>;

const obstacles: Readonly<Record<FailureFacts<'key-not-usable'>['reason'], (keyId: string) => FailureWords>> =
  {
    temporary: (keyId) => ({
      happened: `${keyId} is a temporary key.`,
      advice: 'It ends by itself, and belongs to no list of keys on AWS.',
    }),
    'no-secret': (keyId) => ({
      happened: `The secret of ${keyId} does not stand beside it, so that AWS cannot be asked with it.`,
      advice: 'Add the secret to the profile, or remove the key from it.',
    }),
    'no-signer': (keyId) => ({
      happened: `AWS does not take ${keyId}, and no other key of its user stands here to ask with.`,
      advice: 'It may be inactive or deleted. Look at the user’s keys in the console.',
    }),
    gone: (keyId) => ({
      happened: `${keyId} is not on AWS any more: somebody deleted it.`,
      advice: 'It cannot be brought back. Rotate to another key, or remove it from your profiles.',
    }),
  };

export const keyFailures: {
  readonly [Code in KeyFailureCode]: (facts: FailureFacts<Code>) => FailureWords;
} = {
  'key-not-found': () => ({
    happened: 'That access key does not stand in your files or in the store any more.',
    advice: 'Another program may have changed them. Look at the list as it is now.',
  }),
  'key-not-usable': ({ keyId, reason }) => obstacles[reason](keyId),
  'key-denied': ({ profile, action, withMfa }) => ({
    happened: `A policy does not let the user of ${profile} do ${action}. Nothing was changed.`,
    advice: withMfa
      ? 'Ask whoever manages the account to allow it, for the user’s own keys.'
      : 'Ask whoever manages the account to allow it. If it is allowed with MFA only, set mfa_serial in the profile and try again.',
  }),
};
