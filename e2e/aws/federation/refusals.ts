/** Refusals of console sign-in: an address that people's browsers and scripts open, so pages and plain sentences. */

export const federationRefusals = {
  'signin-session-unreadable': {
    code: 'MalformedInput',
    status: 400,
    words: 'Session must be JSON with sessionId, sessionKey and sessionToken',
    actions: ['signin:GetSigninToken'],
  },
  'signin-session-refused': {
    code: 'AccessDenied',
    status: 403,
    words: 'The temporary credentials are invalid or expired',
    actions: ['signin:GetSigninToken'],
  },
  'signin-session-kind': {
    code: 'AccessDenied',
    status: 403,
    words: 'Sign-in needs credentials of AssumeRole, AssumeRoleWithWebIdentity or GetFederationToken',
    actions: ['signin:GetSigninToken'],
  },
  'signin-duration': {
    code: 'InvalidParameterValue',
    status: 400,
    words: 'SessionDuration {fault}',
    actions: ['signin:GetSigninToken'],
  },
  'signin-token-refused': {
    code: 'AccessDenied',
    status: 403,
    words: 'The sign-in token is invalid or expired',
    actions: ['signin:Login'],
  },
  'signin-request-invalid': {
    code: 'InvalidParameterValue',
    status: 400,
    words: '{fault}',
    actions: ['signin:*'],
  },
} as const;
