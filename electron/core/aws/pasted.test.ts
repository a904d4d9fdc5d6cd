import { describe, expect, it } from 'vitest';
import { actionRefusals } from '../../../e2e/aws/refusals.js';
import { diagnose } from './diagnosis.js';
import { diagnoseText } from './pasted.js';
import { invalidToken, type PastedText, textsOfOthers } from './testing-pasted.js';

/** What the AWS CLI and boto3 print, from their sources and from what they were seen to print. */
const ofPython: readonly PastedText[] = [
  [
    'aws 2.9',
    `\nAn error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: ${invalidToken}\n`,
    'unknown-access-key',
    'InvalidClientTokenId',
  ],
  [
    'aws 2.36',
    `\naws: [ERROR]: An error occurred (ExpiredToken) when calling the AssumeRole operation: The security token included in the request is expired`,
    'credentials-expired',
    'ExpiredToken',
  ],
  [
    'aws, after retries',
    'An error occurred (Throttling) when calling the ListAccessKeys operation (reached max retries: 4): Rate exceeded',
    'throttled',
    'Throttling',
  ],
  [
    'aws',
    'An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: Signature expired: 20261121T150000Z is now earlier than 20261121T151500Z (20261121T152000Z - 5 min.)',
    'clock-skew',
    'SignatureDoesNotMatch',
  ],
  [
    'aws',
    'An error occurred (AccessDenied) when calling the AssumeRole operation: MultiFactorAuthentication failed with invalid MFA one time pass code.',
    'mfa-code-wrong',
    'AccessDenied',
  ],
  ['aws', 'The config profile (nope) could not be found', 'profile-not-found', null],
  [
    'aws 2.36',
    'aws: [ERROR]: Unable to retrieve credentials: The config profile (nope) could not be found',
    'profile-not-found',
    null,
  ],
  [
    'aws 2.36',
    'aws: [ERROR]: An error occurred (Configuration): Unable to retrieve credentials: no credentials found',
    'no-credentials',
    null,
  ],
  [
    'aws 2.36',
    'aws: [ERROR]: An error occurred (Configuration): Unable to retrieve credentials: The source_profile "nope" referenced in the profile "a" does not exist.',
    'source-profile-missing',
    null,
  ],
  ['aws', 'The profile "a" contains both source_profile and credential_source.', 'file-refused', null],
  [
    'aws',
    "Infinite loop in credential configuration detected. Attempting to load from profile a which has already been visited. Visited profiles: ['a', 'b']",
    'role-chain-loop',
    null,
  ],
  [
    'aws',
    'Partial credentials found in shared-credentials-file, missing: aws_secret_access_key',
    'partial-credentials',
    null,
  ],
  [
    'aws',
    'The profile "dev" is configured to use SSO but is missing required configuration: sso_account_id',
    'partial-credentials',
    null,
  ],
  ['aws', 'Error loading SSO Token: Token for my-sso does not exist', 'sign-in-expired', null],
  [
    'aws',
    'The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
    'sign-in-expired',
    null,
  ],
  [
    'aws',
    'Error when retrieving token from sso: Token has expired and refresh failed',
    'sign-in-expired',
    null,
  ],
  [
    'aws',
    "Error when retrieving credentials from custom-process: Unsupported version '2' for credential process provider, supported versions: 1",
    'credential-process-failed',
    null,
  ],
  ['aws', 'Unable to parse config file: ~/.aws/config', 'file-refused', null],
  [
    'aws',
    'Unable to locate credentials. You can configure credentials by running "aws configure".',
    'no-credentials',
    null,
  ],
  [
    'aws',
    'You must specify a region. You can also configure your region by running "aws configure".',
    'region-missing',
    null,
  ],
  [
    'aws',
    'Could not connect to the endpoint URL: "https://sts.eu-west-9.amazonaws.com/"',
    'endpoint-unreachable',
    null,
  ],
  [
    'aws',
    'SSL validation failed for https://sts.eu-west-1.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self signed certificate in certificate chain (_ssl.c:997)',
    'certificate-untrusted',
    null,
  ],
  [
    'aws',
    'Invalid endpoint EC2 Instance Metadata endpoint: http://127.0.0.1:47999latest/api/token',
    'metadata-unreachable',
    null,
  ],
  [
    'boto3',
    `Traceback (most recent call last):\n  File "x.py", line 3, in <module>\n    sts.get_caller_identity()\nbotocore.exceptions.ClientError: An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.`,
    'wrong-secret-access-key',
    'SignatureDoesNotMatch',
  ],
  [
    'boto3',
    'botocore.exceptions.ProfileNotFound: The config profile (nope) could not be found',
    'profile-not-found',
    null,
  ],
  ['boto3', 'botocore.exceptions.NoCredentialsError: Unable to locate credentials', 'no-credentials', null],
  ['boto3', 'botocore.exceptions.NoRegionError: You must specify a region.', 'region-missing', null],
  [
    'boto3',
    'botocore.exceptions.UnauthorizedSSOTokenError: The SSO session associated with this profile has expired or is otherwise invalid.',
    'sign-in-expired',
    null,
  ],
];
const texts = [...ofPython, ...textsOfOthers];

describe('a pasted message', () => {
  it.each(texts)('of %s: %s', (_, text, reason, code) => {
    const diagnosis = diagnoseText(text);
    expect(diagnosis?.reason).toBe(reason);
    expect(diagnosis?.code).toBe(code);
  });

  it('names the operation', () => {
    const operations = texts.map(([, text]) => diagnoseText(text)?.operation ?? null);
    expect(operations[0]).toBe('GetCallerIdentity');
    expect(operations[1]).toBe('AssumeRole');
    expect(diagnoseText(texts.find(([tool]) => tool === 'Terraform')?.[1] ?? '')?.operation).toBe(
      'GetCallerIdentity',
    );
  });

  it('names the profile', () => {
    const profileIn = (text: string) => diagnoseText(text)?.facts['profile'];
    expect(profileIn('The config profile (my prod) could not be found')).toBe('my prod');
    expect(profileIn('failed to get shared config profile, prod')).toBe('prod');
    expect(profileIn('The source_profile "nope" referenced in the profile "a" does not exist.')).toBe('a');
    expect(profileIn('Could not resolve credentials using profile: [nope] in configuration')).toBe('nope');
  });

  it('gives what profiles can be found by, and shows no key ID whole', () => {
    const diagnosis = diagnoseText(
      'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user/AKIAIOSFODNN7EXAMPLE is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/team/Admin',
    );
    expect(diagnosis?.accessKeyIds).toEqual(['AKIAIOSFODNN7EXAMPLE']);
    expect(diagnosis?.arns).toContain('arn:aws:iam::111122223333:role/team/Admin');
    expect(JSON.stringify(diagnosis?.facts)).not.toContain('AKIAIOSFODNN7EXAMPLE');
  });

  it.each([
    '',
    'hello',
    'npm ERR! code ENOENT',
    'arn:aws:iam::111122223333:role/Admin',
    'make: *** [all] Error 2',
  ])('that is no error of AWS gives nothing: %j', (text) => {
    expect(diagnoseText(text)).toBeNull();
  });

  it.each([
    'An error occurred (A',
    'at x (',
    'A: at A: at ',
    'operation error A: B, StatusCode: 403, ',
    '<Code>A</Code>',
  ])('of any length is read without end: %j', (piece) => {
    expect(() => diagnoseText(piece.repeat(20_000))).not.toThrow();
  });
});

/** How tools print what AWS refuses with. */
const printed = {
  'the AWS CLI': (code: string, words: string, operation: string) =>
    `\nAn error occurred (${code}) when calling the ${operation} operation: ${words}\n`,
  'the SDK for Go 2': (code: string, words: string, operation: string, status: number) =>
    `operation error STS: ${operation}, https response error StatusCode: ${status}, RequestID: 0b1c, api error ${code}: ${words}`,
  'the SDK for Go 1': (code: string, words: string, operation: string, status: number) =>
    `calling the ${operation}: ${code}: ${words}\n\tstatus code: ${status}, request id: 0b1c`,
} as const;

describe.each(Object.entries(printed))('each refusal of AWS, printed by %s', (_, print) => {
  const refusals = actionRefusals().filter(({ action }) => /^(?:sts|iam|sso):/u.test(action));

  it.each(refusals)(
    'is the same as when Keyway meets it: $action, $id',
    ({ action, code, words, status }) => {
      const operation = action.replace(/^.*:/u, '');
      const text = print(code, words, operation, status);
      expect(diagnoseText(text)?.reason).toBe(diagnose({ code, message: words, status, operation }).reason);
    },
  );
});
