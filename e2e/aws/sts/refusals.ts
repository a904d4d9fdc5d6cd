/** Refusals of the Security Token Service. Codes and statuses: botocore 1.43.11, data/sts; words: as AWS answers. */

const everyRole = ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity'] as const;
const withMfa = ['sts:AssumeRole', 'sts:GetSessionToken'] as const;

export const stsRefusals = {
  'assume-role-denied': {
    code: 'AccessDenied',
    status: 403,
    words: 'User: {user} is not authorized to perform: {action} on resource: {role}',
    actions: ['sts:AssumeRole'],
  },
  'assume-role-denied-by-policy': {
    code: 'AccessDenied',
    status: 403,
    words:
      'User: {user} is not authorized to perform: {action} on resource: {role} with an explicit deny in {policy}',
    actions: ['sts:AssumeRole'],
  },
  'root-assumes-role': {
    code: 'AccessDenied',
    status: 403,
    words: 'Roles may not be assumed by root accounts.',
    actions: ['sts:AssumeRole'],
  },
  'wrong-mfa-code': {
    code: 'AccessDenied',
    status: 403,
    // AWS's sentence ends in a space.
    words: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    actions: withMfa,
  },
  'wrong-mfa-device': {
    code: 'AccessDenied',
    status: 403,
    // The two spaces are AWS's.
    words:
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    actions: withMfa,
  },
  'half-mfa': {
    code: 'AccessDenied',
    status: 403,
    words: 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    actions: withMfa,
  },
  'longer-than-role-allows': {
    code: 'ValidationError',
    status: 400,
    words: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    actions: everyRole,
  },
  'longer-than-chain-allows': {
    code: 'ValidationError',
    status: 400,
    words:
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    actions: ['sts:AssumeRole'],
  },
  'invalid-role-arn': {
    code: 'ValidationError',
    status: 400,
    words: '{arn} is invalid',
    actions: everyRole,
  },
  'malformed-policy': {
    code: 'MalformedPolicyDocument',
    status: 400,
    words: 'Syntax errors in policy.',
    actions: [...everyRole, 'sts:GetFederationToken'],
  },
  'packed-policy-too-large': {
    code: 'PackedPolicyTooLarge',
    status: 400,
    words: 'Packed policy consumes {percent}% of allotted space, please use smaller policy.',
    actions: [...everyRole, 'sts:GetFederationToken'],
  },
  'duplicate-tags': {
    code: 'InvalidParameterValue',
    status: 400,
    words: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    actions: ['sts:AssumeRole'],
  },
  'region-disabled': {
    code: 'RegionDisabledException',
    status: 403,
    words:
      'STS is not activated in this region for account:{account}. Your account administrator can activate STS in this region using the IAM Console.',
    actions: [
      'sts:GetCallerIdentity',
      'sts:AssumeRole',
      'sts:GetSessionToken',
      'sts:GetFederationToken',
      'sts:GetAccessKeyInfo',
    ],
  },
  'session-with-session': {
    code: 'AccessDenied',
    status: 403,
    words: 'Cannot call {action} with session credentials',
    actions: ['sts:GetSessionToken', 'sts:GetFederationToken'],
  },
  'not-a-key-id': {
    code: 'ValidationError',
    status: 400,
    words: '{key} is not a valid access key ID',
    actions: ['sts:GetAccessKeyInfo'],
  },
  'sts-denied': {
    code: 'AccessDenied',
    status: 403,
    words:
      'User: {user} is not authorized to perform: {action} on resource: {resource} because no {policy} allows the {action} action',
    actions: ['sts:GetFederationToken', 'sts:GetAccessKeyInfo'],
  },
  'sts-denied-explicitly': {
    code: 'AccessDenied',
    status: 403,
    words:
      'User: {user} is not authorized to perform: {action} on resource: {resource} with an explicit deny in {policy}',
    actions: ['sts:GetFederationToken', 'sts:GetAccessKeyInfo', 'sts:GetSessionToken'],
  },
  'web-identity-denied': {
    code: 'AccessDenied',
    status: 403,
    words: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    actions: ['sts:AssumeRoleWithWebIdentity'],
  },
  'web-identity-expired': {
    code: 'ExpiredTokenException',
    status: 400,
    words: 'Token expired: current date/time {now} must be before the expiration date/time {expired}',
    actions: ['sts:AssumeRoleWithWebIdentity'],
  },
  'web-identity-unreadable': {
    code: 'InvalidIdentityToken',
    status: 400,
    words: 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    actions: ['sts:AssumeRoleWithWebIdentity'],
  },
  'web-identity-issuer': {
    code: 'InvalidIdentityToken',
    status: 400,
    words: 'No OpenIDConnect provider found in your account for {issuer}',
    actions: ['sts:AssumeRoleWithWebIdentity'],
  },
  'web-identity-audience': {
    code: 'InvalidIdentityToken',
    status: 400,
    words: 'Incorrect token audience',
    actions: ['sts:AssumeRoleWithWebIdentity'],
  },
  'web-identity-unproven': {
    code: 'InvalidIdentityToken',
    status: 400,
    words:
      'The web identity token that was passed could not be validated by AWS. Get a new identity token from the identity provider and then retry the request.',
    actions: ['sts:AssumeRoleWithWebIdentity'],
  },
  'web-identity-unreachable': {
    code: 'IDPCommunicationError',
    status: 400,
    words:
      "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
    actions: ['sts:AssumeRoleWithWebIdentity'],
  },
  'web-identity-claim': {
    code: 'IDPRejectedClaim',
    status: 403,
    words:
      'The identity provider reported that authentication failed. This might be because the claim is invalid.',
    actions: ['sts:AssumeRoleWithWebIdentity'],
  },
} as const;
