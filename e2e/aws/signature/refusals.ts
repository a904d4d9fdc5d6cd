/** Refusals that every signed request can meet. Codes: the services' lists of common errors; words: as AWS answers. */

/** Every action that has to be signed: all of both services but AssumeRoleWithWebIdentity. */
const signed = [
  'sts:GetCallerIdentity',
  'sts:AssumeRole',
  'sts:GetSessionToken',
  'sts:GetFederationToken',
  'sts:GetAccessKeyInfo',
  'iam:*',
] as const;
const every = ['sts:*', 'iam:*'] as const;

export const commonRefusals = {
  'no-signature': {
    code: 'MissingAuthenticationToken',
    status: 403,
    words: 'Request is missing Authentication Token',
    actions: signed,
  },
  'incomplete-signature': {
    code: 'IncompleteSignature',
    status: 400,
    words: '{lacking}',
    actions: signed,
  },
  'unknown-algorithm': {
    code: 'IncompleteSignature',
    status: 400,
    words: "Unsupported AWS 'algorithm': '{algorithm}'",
    actions: signed,
  },
  'wrong-scope': {
    code: 'SignatureDoesNotMatch',
    status: 403,
    words: '{fault}',
    actions: signed,
  },
  'unsigned-header': {
    code: 'SignatureDoesNotMatch',
    status: 403,
    words: "'{header}' must be a 'SignedHeader' in the AWS Authorization.",
    actions: signed,
  },
  'wrong-signature': {
    code: 'SignatureDoesNotMatch',
    status: 403,
    words:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    actions: signed,
  },
  'signature-expired': {
    code: 'SignatureDoesNotMatch',
    status: 403,
    words: 'Signature expired: {signed} is now earlier than {earliest} ({now} - {minutes} min.)',
    actions: signed,
  },
  'signature-early': {
    code: 'SignatureDoesNotMatch',
    status: 403,
    words: 'Signature not yet current: {signed} is still later than {latest} ({now} + {minutes} min.)',
    actions: signed,
  },
  'request-expired': {
    code: 'RequestExpired',
    status: 400,
    words: 'Request has expired.',
    actions: signed,
  },
  'invalid-token': {
    code: 'InvalidClientTokenId',
    status: 403,
    words: 'The security token included in the request is invalid.',
    actions: signed,
  },
  'expired-token': {
    code: 'ExpiredToken',
    status: 403,
    words: 'The security token included in the request is expired',
    actions: signed,
  },
  'unknown-action': {
    code: 'InvalidAction',
    status: 400,
    words: 'Could not find operation {action} for version {version}',
    actions: every,
  },
  throttled: {
    code: 'Throttling',
    status: 400,
    words: 'Rate exceeded',
    actions: every,
  },
  'too-many-requests': {
    code: 'TooManyRequestsException',
    status: 429,
    words: 'Rate exceeded',
    actions: every,
  },
  'validation-failed': {
    code: 'ValidationError',
    status: 400,
    words: '{failures}',
    // GetCallerIdentity has no parameters.
    actions: [
      'sts:AssumeRole',
      'sts:AssumeRoleWithWebIdentity',
      'sts:GetSessionToken',
      'sts:GetFederationToken',
      'sts:GetAccessKeyInfo',
      'iam:*',
    ],
  },
  'internal-failure': {
    code: 'InternalFailure',
    status: 500,
    words: 'The request processing has failed because of an unknown error, exception or failure.',
    actions: every,
  },
  'service-unavailable': {
    code: 'ServiceUnavailable',
    status: 503,
    words: 'The request has failed due to a temporary failure of the server.',
    actions: every,
  },
} as const;
