import { describe, expect, it } from 'vitest';
import { actionRefusals } from '../../../e2e/aws/refusals.js';
import { catalogue } from '../../../shared/catalogue/index.js';
import { awsErrorReasons } from '../../../shared/models/aws-error.js';
import { diagnose, isThrottling } from './diagnosis.js';

/** As the adapter names the operations that have no client of the SDK. */
function operationOf(action: string): string {
  const [service = '', name = ''] = action.split(':');
  if (service === 'container') return 'GetContainerCredentials';
  return service === 'instance' ? 'GetInstanceMetadata' : name;
}

const refusals = actionRefusals();

describe('each refusal that AWS can answer with', () => {
  it.each(refusals)('$action: $id', ({ action, code, words, status }) => {
    const operation = operationOf(action);
    const { reason } = diagnose({ code, message: words, status, operation });
    expect(reason).not.toBe('unknown');
    const facts = { operation, awsCode: code, message: words, reason, clockOffset: null };
    const { happened, advice } = catalogue.failureWords({ code: 'aws-refused', facts });
    expect(happened).toMatch(/\S.*\.|\S.*AWS says: /u);
    expect(advice).toMatch(/^[A-Z].*\.$/u);
  });

  it('are more than a handful', () => {
    expect(refusals.length).toBeGreaterThan(100);
  });
});

/** What the words of AWS come to: facts C, the pages that it names, and botocore's data of the services. */
const meanings = [
  [
    'InvalidClientTokenId',
    'The security token included in the request is invalid.',
    403,
    'GetCallerIdentity',
    'unknown-access-key',
  ],
  [
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
    403,
    'AssumeRole',
    'wrong-secret-access-key',
  ],
  [
    'SignatureDoesNotMatch',
    'Signature expired: 20261121T150000Z is now earlier than 20261121T151500Z (20261121T152000Z - 5 min.)',
    403,
    'AssumeRole',
    'clock-skew',
  ],
  [
    'SignatureDoesNotMatch',
    'Signature not yet current: 20261121T154000Z is still later than 20261121T152500Z (20261121T152000Z + 5 min.)',
    403,
    'AssumeRole',
    'clock-skew',
  ],
  [
    'SignatureDoesNotMatch',
    "Credential should be scoped to a valid region, not 'eu-west-1'.",
    403,
    'GetUser',
    'invalid-request',
  ],
  [
    'IncompleteSignature',
    'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got: x',
    400,
    null,
    'wrong-secret-access-key',
  ],
  [
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    403,
    null,
    'clock-skew',
  ],
  ['RequestExpired', 'Request has expired.', 400, null, 'clock-skew'],
  ['RequestInTheFuture', '', 400, null, 'clock-skew'],
  [
    'ExpiredToken',
    'The security token included in the request is expired',
    403,
    'AssumeRole',
    'credentials-expired',
  ],
  [
    'ExpiredTokenException',
    'Token expired: current date/time 1 must be before the expiration date/time 0',
    400,
    'AssumeRoleWithWebIdentity',
    'identity-token-expired',
  ],
  [
    'InvalidIdentityToken',
    'No OpenIDConnect provider found in your account for https://identity.example.com',
    400,
    'AssumeRoleWithWebIdentity',
    'identity-token-invalid',
  ],
  [
    'InvalidIdentityToken',
    "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
    400,
    'AssumeRoleWithWebIdentity',
    'identity-provider-unreachable',
  ],
  ['IDPRejectedClaim', 'x', 403, 'AssumeRoleWithWebIdentity', 'identity-rejected'],
  ['IDPCommunicationError', 'x', 400, 'AssumeRoleWithWebIdentity', 'identity-provider-unreachable'],
  [
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    403,
    'AssumeRole',
    'mfa-code-wrong',
  ],
  [
    'AccessDenied',
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    403,
    'GetSessionToken',
    'mfa-device-wrong',
  ],
  [
    'AccessDenied',
    'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    403,
    'AssumeRole',
    'mfa-required',
  ],
  [
    'AccessDenied',
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Admin',
    403,
    'AssumeRole',
    'assume-role-denied',
  ],
  [
    'AccessDenied',
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    403,
    'AssumeRoleWithWebIdentity',
    'assume-role-denied',
  ],
  ['AccessDenied', 'Roles may not be assumed by root accounts.', 403, 'AssumeRole', 'assume-role-denied'],
  [
    'AccessDenied',
    'Cannot call GetSessionToken with session credentials',
    403,
    'GetSessionToken',
    'session-token-not-allowed',
  ],
  [
    'AccessDenied',
    'User: x is not authorized to perform: iam:CreateAccessKey on resource: user bob with an explicit deny in an identity-based policy',
    403,
    'CreateAccessKey',
    'explicit-deny',
  ],
  [
    'AccessDenied',
    'User: x is not authorized to perform: iam:CreateAccessKey on resource: user bob because no identity-based policy allows the iam:CreateAccessKey action',
    403,
    'CreateAccessKey',
    'not-authorized',
  ],
  [
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    400,
    'AssumeRole',
    'duration-too-long',
  ],
  [
    'ValidationError',
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    400,
    'AssumeRole',
    'role-chain-too-long',
  ],
  ['ValidationError', '1 validation error detected', 400, 'AssumeRole', 'invalid-request'],
  [
    'RegionDisabledException',
    'STS is not activated in this region for account:111122223333.',
    403,
    'AssumeRole',
    'region-disabled',
  ],
  ['MalformedPolicyDocument', 'Syntax errors in policy.', 400, 'AssumeRole', 'policy-malformed'],
  [
    'PackedPolicyTooLarge',
    'Packed policy consumes 130% of allotted space',
    400,
    'AssumeRole',
    'policy-too-large',
  ],
  [
    'UnauthorizedException',
    'Session token not found or invalid',
    401,
    'GetRoleCredentials',
    'sign-in-expired',
  ],
  ['ForbiddenException', 'No access', 403, 'GetRoleCredentials', 'role-not-assigned'],
  ['ResourceNotFoundException', 'x', 404, 'GetRoleCredentials', 'role-not-assigned'],
  [
    'LimitExceeded',
    'Cannot exceed quota for AccessKeysPerUser: 2',
    409,
    'CreateAccessKey',
    'access-key-limit',
  ],
  ['NoSuchEntity', 'The user with name bob cannot be found.', 404, 'ListAccessKeys', 'no-such-entity'],
  ['Throttling', 'Rate exceeded', 400, 'AssumeRole', 'throttled'],
  ['TooManyRequestsException', 'HTTP 429 Unknown Code', 429, 'GetRoleCredentials', 'throttled'],
  ['InternalFailure', 'x', 500, 'AssumeRole', 'service-failed'],
  ['HTTP 503', '', 503, 'AssumeRole', 'service-failed'],
  ['SomethingNew', 'x', 400, 'AssumeRole', 'unknown'],
] as const;
describe('a refusal', () => {
  it.each(meanings)('%s, %s', (code, message, status, operation, reason) => {
    expect(diagnose({ code, message, status, operation }).reason).toBe(reason);
  });

  it('says who, what and on what', () => {
    const message =
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:CreateAccessKey on resource: arn:aws:iam::111122223333:user/bob because no identity-based policy allows the iam:CreateAccessKey action';
    const { facts } = diagnose({ code: 'AccessDenied', message, status: 403, operation: 'CreateAccessKey' });
    expect(facts).toEqual({
      arn: 'arn:aws:iam::111122223333:user/alice',
      action: 'iam:CreateAccessKey',
      resource: 'arn:aws:iam::111122223333:user/bob',
      policy: 'identity-based policy',
    });
  });

  it('says by how many minutes the clock is off', () => {
    const [, behind] = meanings[2];
    const [, ahead] = meanings[3];
    const minutes = (message: string) =>
      diagnose({ code: 'SignatureDoesNotMatch', message, status: 403, operation: null }).facts['minutes'];
    expect(minutes(behind)).toBe('-20');
    expect(minutes(ahead)).toBe('20');
  });

  it('is for fewer requests, or not', () => {
    expect(isThrottling({ code: 'RequestLimitExceeded', status: 503 })).toBe(true);
    expect(isThrottling({ code: 'whatever', status: 429 })).toBe(true);
    // IAM's quota of keys: the same again would fail again.
    expect(isThrottling({ code: 'LimitExceeded', status: 409 })).toBe(false);
  });
});

it.each(awsErrorReasons.filter((reason) => reason !== 'unknown'))(
  '%s has a sentence and a next step',
  (reason) => {
    const facts = { operation: 'AssumeRole', awsCode: 'Code', message: 'Words.', reason, clockOffset: 1200 };
    const { happened, advice } = catalogue.failureWords({ code: 'aws-refused', facts });
    expect(happened.length).toBeGreaterThan(15);
    expect(advice.length).toBeGreaterThan(10);
  },
);
