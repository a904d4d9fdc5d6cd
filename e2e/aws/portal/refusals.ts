/** Refusals of the IAM Identity Center portal. Codes and statuses: botocore 1.43.11, data/sso; words: as AWS answers. */

const every = ['sso:*'] as const;

export const portalRefusals = {
  'portal-token-invalid': {
    code: 'UnauthorizedException',
    status: 401,
    words: 'Session token not found or invalid',
    actions: every,
  },
  'portal-role-not-assigned': {
    code: 'ForbiddenException',
    status: 403,
    words: 'No access',
    actions: ['sso:GetRoleCredentials', 'sso:ListAccountRoles'],
  },
  'portal-account-unknown': {
    code: 'ResourceNotFoundException',
    status: 404,
    words: 'The specified resource does not exist.',
    actions: ['sso:GetRoleCredentials', 'sso:ListAccountRoles'],
  },
  'portal-request-invalid': {
    code: 'InvalidRequestException',
    status: 400,
    words: '{fault}',
    actions: every,
  },
  'portal-throttled': {
    code: 'TooManyRequestsException',
    status: 429,
    words: 'HTTP 429 Unknown Code',
    actions: every,
  },
} as const;
