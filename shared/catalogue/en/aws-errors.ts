/** What an error of AWS means in plain words, and what to do. */
import type { AwsErrorReason } from '../../models/aws-error.js';
import type { PageName } from '../../pages.js';
import type { FailureWords } from '../words.js';
import { plural } from './format.js';

/** What is known besides the reason. */
export interface AwsErrorFacts {
  /** AWS's or the tool's own name for it. */
  readonly code: string | null;
  /** AWS's own words; null where there are none to show. */
  readonly message: string | null;
  /** Seconds that this computer is ahead of AWS. */
  readonly clockOffset: number | null;
}

type Words = (facts: AwsErrorFacts) => FailureWords;

function said(happened: string, advice: string): Words {
  return () => ({ happened, advice });
}

function clockWords({ clockOffset }: AwsErrorFacts): FailureWords {
  const minutes = clockOffset === null ? 0 : Math.round(Math.abs(clockOffset) / 60);
  const off =
    clockOffset === null || minutes === 0
      ? 'is not what AWS’s clock says'
      : `is ${plural(minutes, 'minute', 'minutes')} ${clockOffset > 0 ? 'ahead' : 'behind'}`;
  return {
    happened: `The clock of this computer ${off}, and AWS refuses requests that are more than five minutes off.`,
    advice: 'Set the date and time to be kept automatically, then try again.',
  };
}

/** With one full stop behind it, whether or not it has any. */
function ended(message: string): string {
  return `${message.replace(/[.\s]+$/u, '')}.`;
}

function quoted(beginning: string, advice: string): Words {
  return ({ code, message }) => ({
    happened: `${beginning}${code === null ? '' : ` (${code})`}.${message === null || message === '' ? '' : ` AWS says: ${ended(message)}`}`,
    advice,
  });
}

/** The same with words that are a tool's, not AWS's. */
function printed(beginning: string, advice: string): Words {
  return ({ message }) => ({
    happened: `${beginning}.${message === null || message === '' ? '' : ` It says: ${ended(message)}`}`,
    advice,
  });
}

const awsErrors: Readonly<Record<AwsErrorReason, Words>> = {
  'unknown-access-key': said(
    'AWS does not know this access key ID any more: it was deleted, is inactive, or is a temporary one without its session token.',
    'Update the profile with its new key.',
  ),
  'wrong-secret-access-key': said(
    'The secret access key does not belong to this access key ID.',
    'Enter the secret again. A comment or quotes behind it in the file become part of it.',
  ),
  'session-token-missing': said(
    'These are temporary credentials without their session token.',
    'Add aws_session_token to the profile, or use a profile that starts sessions.',
  ),
  'credentials-expired': said(
    'The temporary credentials have expired.',
    'Renew the session, then try again.',
  ),
  'clock-skew': clockWords,
  'mfa-code-wrong': said(
    'AWS did not accept the MFA code: it was wrong, too old, or used before.',
    'Wait for the next code, and check that it is of the right device.',
  ),
  'mfa-device-wrong': said(
    'AWS does not know this MFA device as one of the user.',
    'Correct mfa_serial in the profile. The ARN of a virtual device contains :mfa/, not :user/.',
  ),
  'mfa-required': said(
    'It is allowed only with MFA, and no code was sent.',
    'Add mfa_serial, the ARN of your MFA device, to the profile.',
  ),
  'assume-role-denied': quoted(
    'AWS does not let these credentials assume the role',
    'The trust policy of the role must name them, and their own policy must allow sts:AssumeRole. Check the external ID as well.',
  ),
  'explicit-deny': quoted(
    'A policy denies it explicitly',
    'Many such policies deny what is done without MFA: start a session with MFA and try again, or ask whoever manages the policies.',
  ),
  'not-authorized': quoted(
    'The credentials are valid but not allowed to do this',
    'Ask whoever manages the account for the permission that is named.',
  ),
  'session-token-not-allowed': said(
    'GetSessionToken can be called with a long-term access key only, not with temporary credentials.',
    'Use the profile of the user as the source.',
  ),
  'duration-too-long': said(
    'The role does not allow sessions of that length.',
    'Choose a shorter duration, or raise the maximum session duration of the role.',
  ),
  'role-chain-too-long': said(
    'A role assumed from another role lasts one hour at most.',
    'Choose a duration of one hour or less.',
  ),
  'region-disabled': said(
    'The Region is not enabled for this account.',
    'Enable it in the account settings, or use another Region.',
  ),
  'policy-malformed': quoted('AWS could not read the session policy', 'Correct the policy.'),
  'policy-too-large': said(
    'The session policy and the tags are too large together.',
    'Use fewer tags or a shorter policy.',
  ),
  'invalid-request': quoted(
    'AWS finds a value in the request that it does not accept',
    'Correct the setting that is named.',
  ),
  'identity-token-expired': said(
    'The web identity token has expired.',
    'Get a new token from your identity provider, then try again.',
  ),
  'identity-token-invalid': said(
    'AWS does not accept the web identity token.',
    'Check that the account trusts the provider that issued it.',
  ),
  'identity-rejected': said(
    'The identity provider rejected the claim, or the token was revoked.',
    'Sign in to the identity provider again.',
  ),
  'identity-provider-unreachable': said(
    'AWS could not reach the identity provider.',
    'Try again in a moment.',
  ),
  'sign-in-expired': said('The sign-in has expired.', 'Sign in again, then retry.'),
  'role-not-assigned': said(
    'The signed-in user has no access to this account with this permission set.',
    'Check sso_account_id and sso_role_name, or ask for the assignment.',
  ),
  'access-key-limit': said(
    'The user has two access keys already, which is the most that AWS allows.',
    'Delete the one that is not used first.',
  ),
  'no-such-entity': quoted(
    'AWS does not know what the request names',
    'It may have been deleted. Read the list again.',
  ),
  throttled: said('AWS is getting too many requests.', 'Wait a moment, then try again.'),
  'service-failed': said(
    'The service of AWS failed.',
    'Try again in a moment, or look at the AWS health page.',
  ),
  'profile-not-found': said(
    'The profile that the tool was told to use is not in its files.',
    'Check the name in AWS_PROFILE or --profile.',
  ),
  'no-credentials': said(
    'The request was made without credentials: none were found anywhere.',
    'Make a profile active, or name one with --profile.',
  ),
  'partial-credentials': said(
    'Of settings that belong together, such as the two halves of an access key, some are missing.',
    'Edit the profile: add what is missing, or take the rest out.',
  ),
  'source-profile-missing': said(
    'The source profile is not there or has no credentials.',
    'Edit the profile and choose another source profile.',
  ),
  'role-chain-loop': said(
    'The source profiles lead back to where they began.',
    'Edit one of them, so that the last has credentials of its own.',
  ),
  'credential-process-failed': printed(
    'The credential process of the profile failed',
    'Run its command in a terminal to see what it needs.',
  ),
  'region-missing': said('No Region is set.', 'Set region in the profile, or AWS_REGION.'),
  'file-refused': printed(
    'The tool cannot use the file as it is',
    'Look at the findings of Keyway: they name the line and what to change.',
  ),
  'endpoint-unreachable': said(
    'The address of the service could not be reached.',
    'Check the network, the Region and endpoint_url.',
  ),
  'certificate-untrusted': said(
    'The certificate of the service is not trusted.',
    'Where a company proxy opens connections, name its certificates in ca_bundle or AWS_CA_BUNDLE.',
  ),
  'metadata-unreachable': said(
    'No credentials come from the metadata service of an instance or a container.',
    'It gives them on EC2 instances and in containers that have a role, and only there. Elsewhere, use a profile.',
  ),
  unknown: quoted('AWS refused the request', 'Look the code up in the documentation of the service.'),
};

/** Pages of AWS's documentation that say more. */
const pages: Partial<Readonly<Record<AwsErrorReason, PageName>>> = {
  'unknown-access-key': 'user-keys',
  'wrong-secret-access-key': 'user-keys',
  'access-key-limit': 'user-keys',
  'mfa-device-wrong': 'role',
  'mfa-required': 'role',
  'assume-role-denied': 'role',
  'duration-too-long': 'role',
  'role-chain-too-long': 'role',
  'source-profile-missing': 'role',
  'role-chain-loop': 'role',
  'identity-token-expired': 'web-identity',
  'identity-token-invalid': 'web-identity',
  'identity-rejected': 'web-identity',
  'sign-in-expired': 'identity-center',
  'role-not-assigned': 'identity-center',
  'profile-not-found': 'files',
  'partial-credentials': 'files',
  'file-refused': 'files',
  'region-missing': 'files',
  'credential-process-failed': 'external-process',
  'metadata-unreachable': 'metadata',
};

/** A page that says more; null where there is none. */
export function awsErrorPage(reason: AwsErrorReason): PageName | null {
  return pages[reason] ?? null;
}

/** The sentence and the next step of one error. */
export function awsErrorWords(reason: AwsErrorReason, facts: AwsErrorFacts): FailureWords {
  return awsErrors[reason](facts);
}

/** Whether a text is the name of a reason. */
export function isAwsErrorReason(text: string): text is AwsErrorReason {
  return Object.hasOwn(awsErrors, text);
}
