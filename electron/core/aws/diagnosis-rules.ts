/** What AWS's refusals come down to: rows that are asked in order, the first that fits counts. */
import type { AwsErrorReason } from '../../../shared/models/aws-error.js';

/** One row. All that it names must fit. */
export interface DiagnosisRule {
  readonly reason: AwsErrorReason;
  /** AWS's names for it, without an `Exception` at the end. */
  readonly codes?: readonly string[];
  readonly words?: RegExp;
  readonly operation?: RegExp;
  /** HTTP statuses from the first to the last. */
  readonly status?: readonly [number, number];
}

const denied = [
  'AccessDenied',
  'AccessDeniedException',
  'Forbidden',
  'UnauthorizedOperation',
  'Unauthorized',
];
const invalid = [
  ...['ValidationError', 'Validation', 'InvalidParameterValue', 'InvalidParameterCombination'],
  ...[
    'MissingParameter',
    'InvalidParameter',
    'InvalidInput',
    'InvalidRequest',
    'MalformedInput',
    'BadRequest',
  ],
  ...[
    'InvalidAction',
    'InvalidQueryParameter',
    'MalformedQueryString',
    'NoSuchVersion',
    'IncompleteSignature',
  ],
  ...['UnknownOperation', 'LimitExceeded', 'EntityAlreadyExists'],
];

/** @cite smithy-typescript @smithy/core 3.40, submodules/retry, THROTTLING_ERROR_CODES; IAM's LimitExceeded is a quota, not a rate */
export const throttlingCodes: readonly string[] = [
  ...[
    'Throttling',
    'Throttled',
    'ThrottledException',
    'RequestThrottled',
    'RequestLimitExceeded',
    'SlowDown',
  ],
  ...[
    'TooManyRequests',
    'PriorRequestNotComplete',
    'BandwidthLimitExceeded',
    'ProvisionedThroughputExceeded',
  ],
  ...['EC2Throttled', 'TransactionInProgress'],
];

/** Container and instance metadata: what they refuse with says little, the place itself says more. */
const metadata: readonly DiagnosisRule[] = [
  { reason: 'service-failed', operation: /Metadata|ContainerCredentials/u, status: [500, 599] },
  { reason: 'metadata-unreachable', operation: /Metadata|ContainerCredentials/u },
];

const multiFactor: readonly DiagnosisRule[] = [
  {
    reason: 'mfa-code-wrong',
    words: /MultiFactorAuthentication failed with invalid MFA one time pass ?code/iu,
  },
  { reason: 'mfa-device-wrong', words: /unable to validate MFA code/iu },
  { reason: 'mfa-required', words: /must provide both MFA serial number and one time pass ?code/iu },
  { reason: 'mfa-code-wrong', words: /MultiFactorAuthentication failed/u },
];

const clock: readonly DiagnosisRule[] = [
  { reason: 'clock-skew', codes: ['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'] },
  { reason: 'clock-skew', words: /Signature expired:|Signature not yet current:/u },
  {
    reason: 'clock-skew',
    words: /difference between the request time and the (?:current|server'?s?) time/iu,
  },
];

const expired: readonly DiagnosisRule[] = [
  { reason: 'identity-token-expired', words: /^\s*Token expired: current date/u },
  { reason: 'identity-token-expired', codes: ['ExpiredToken'], operation: /WebIdentity$/u },
  {
    reason: 'sign-in-expired',
    codes: ['ExpiredToken', 'Unauthorized'],
    operation: /^(?:CreateToken|GetRoleCredentials|ListAccount)/u,
  },
  { reason: 'sign-in-expired', words: /Session token not found or invalid/u },
  { reason: 'sign-in-expired', codes: ['TOKEN_EXPIRED', 'USER_CREDENTIALS_CHANGED'] },
  { reason: 'credentials-expired', codes: ['ExpiredToken', 'TokenRefreshRequired'] },
  { reason: 'credentials-expired', words: /security token included in the request is expired/u },
  { reason: 'credentials-expired', words: /temporary credentials are invalid or expired/iu },
];

const signer: readonly DiagnosisRule[] = [
  // A key ID with a slash in it is a secret that stands where the ID belongs.
  { reason: 'wrong-secret-access-key', words: /slash-delimited elements/u },
  {
    reason: 'invalid-request',
    codes: ['SignatureDoesNotMatch', 'InvalidSignature'],
    words: /scoped to|'SignedHeader'/u,
  },
  { reason: 'wrong-secret-access-key', codes: ['SignatureDoesNotMatch', 'InvalidSignature'] },
  { reason: 'wrong-secret-access-key', words: /request signature we calculated does not match/u },
  {
    reason: 'unknown-access-key',
    codes: [
      'InvalidClientTokenId',
      'InvalidAccessKeyId',
      'UnrecognizedClient',
      'InvalidToken',
      'AuthFailure',
    ],
  },
  { reason: 'unknown-access-key', words: /security token included in the request is invalid/u },
  { reason: 'no-credentials', codes: ['MissingAuthenticationToken'] },
];

const identityProviders: readonly DiagnosisRule[] = [
  {
    reason: 'identity-provider-unreachable',
    codes: ['IDPCommunicationError', 'IDPCommunicationErrorException'],
  },
  { reason: 'identity-provider-unreachable', codes: ['InvalidIdentityToken'], words: /verification key/u },
  { reason: 'identity-token-invalid', codes: ['InvalidIdentityToken'] },
  { reason: 'identity-rejected', codes: ['IDPRejectedClaim'] },
];

const places: readonly DiagnosisRule[] = [
  { reason: 'region-disabled', codes: ['RegionDisabled'] },
  { reason: 'region-disabled', words: /STS is not activated in this region/u },
  {
    reason: 'role-not-assigned',
    codes: [...denied, 'ResourceNotFound'],
    operation: /^(?:GetRoleCredentials|ListAccountRoles)$/u,
  },
];

const permissions: readonly DiagnosisRule[] = [
  { reason: 'session-token-not-allowed', words: /Cannot call \w+ with session credentials/u },
  { reason: 'explicit-deny', words: /with an explicit deny/u },
  {
    reason: 'assume-role-denied',
    words: /not authorized to perform:? sts:(?:AssumeRole|TagSession|SetSourceIdentity)/iu,
  },
  { reason: 'assume-role-denied', words: /Roles may not be assumed by root accounts/u },
  { reason: 'assume-role-denied', codes: denied, operation: /^AssumeRole/u },
  { reason: 'not-authorized', codes: [...denied, 'NotAuthorized', 'AuthorizationError', 'OptInRequired'] },
  { reason: 'not-authorized', words: /is not authorized to perform/u },
];

const requests: readonly DiagnosisRule[] = [
  { reason: 'role-chain-too-long', words: /role chaining/iu },
  { reason: 'duration-too-long', words: /exceeds the MaxSessionDuration/u },
  { reason: 'policy-malformed', codes: ['MalformedPolicyDocument'] },
  { reason: 'policy-too-large', codes: ['PackedPolicyTooLarge'] },
  { reason: 'access-key-limit', words: /AccessKeysPerUser/u },
  { reason: 'access-key-limit', codes: ['LimitExceeded'], operation: /^CreateAccessKey$/u },
  { reason: 'no-such-entity', codes: ['NoSuchEntity', 'ResourceNotFound'] },
  { reason: 'invalid-request', codes: invalid },
];

const service: readonly DiagnosisRule[] = [
  { reason: 'throttled', codes: throttlingCodes },
  { reason: 'throttled', words: /^\s*Rate exceeded/u },
  { reason: 'throttled', status: [429, 429] },
  {
    reason: 'service-failed',
    codes: [
      'InternalFailure',
      'InternalError',
      'InternalServerError',
      'InternalServer',
      'ServiceUnavailable',
      'ServiceFailure',
      'EntityTemporarilyUnmodifiable',
    ],
  },
  { reason: 'service-failed', status: [500, 599] },
];

export const diagnosisRules: readonly DiagnosisRule[] = [
  ...metadata,
  ...multiFactor,
  ...clock,
  ...expired,
  ...signer,
  ...identityProviders,
  ...places,
  ...permissions,
  ...requests,
  ...service,
];
