/** Failures of adding and editing profiles. */
import type { FailureCode, FailureFacts } from '../../models/failure.js';
import type { FailureWords } from '../words.js';
import { problems } from './problems.js';

type EditFailureCode = Extract<
  FailureCode,
  | 'profile-exists'
  | 'section-not-found'
  | 'edit-conflict'
  | 'invalid-setting'
  | 'sso-session-differs'
  | 'not-legacy-sso'
  | 'handle-expired'
  | 'nothing-recognised'
  | 'clipboard-unavailable'
  | 'consent-refused'
>;

const nothingChanged = 'Nothing was changed.';

export const editFailures: {
  readonly [Code in EditFailureCode]: (facts: FailureFacts<Code>) => FailureWords;
} = {
  'profile-exists': ({ name }) => ({
    happened: `There is a profile ${name} already. ${nothingChanged}`,
    advice: 'Choose another name, or edit that profile.',
  }),
  'section-not-found': ({ section }) => ({
    happened: `There is no section [${section}].`,
    advice: 'It may have been renamed or removed by another program.',
  }),
  'edit-conflict': ({ name, keys }) => ({
    happened: `Another program changed ${keys} of ${name} since the form was opened. ${nothingChanged}`,
    advice: 'Compare both versions, then save again.',
  }),
  'invalid-setting': ({ field, problem }) => ({
    happened: `${field}: ${problems[problem].short} ${nothingChanged}`,
    advice: 'Correct it and try again.',
  }),
  'sso-session-differs': ({ session, key }) => ({
    happened: `The sso-session ${session} is there with another ${key}. ${nothingChanged}`,
    advice: 'Use its value, or give the new sso-session another name.',
  }),
  'not-legacy-sso': ({ name }) => ({
    happened: `${name} does not hold sso_start_url and sso_region itself. ${nothingChanged}`,
    advice: 'There is nothing to convert.',
  }),
  'handle-expired': () => ({
    happened: 'What was pasted is not kept any more.',
    advice: 'Paste it again.',
  }),
  'nothing-recognised': () => ({
    happened: 'Nothing in this text looks like a profile or a key.',
    advice:
      'Paste a [profile] block, export AWS_… lines, the CSV of the IAM console, or JSON with AccessKeyId.',
  }),
  'clipboard-unavailable': () => ({
    happened: 'Keyway cannot reach the clipboard here.',
    advice: 'Do it in the desktop app.',
  }),
  'consent-refused': () => ({
    happened: `You said no, so it was not done. ${nothingChanged}`,
    advice: 'Try again if that was not what you meant.',
  }),
};
