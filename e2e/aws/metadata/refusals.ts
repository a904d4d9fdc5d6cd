/** Refusals of the container credentials endpoint and of the instance metadata service. */

export const metadataRefusals = {
  'container-authorization': {
    code: 'AccessDenied',
    status: 401,
    words: 'The Authorization header is missing or wrong',
    actions: ['container:GetCredentials'],
  },
  'container-unknown': {
    code: 'InvalidIdInRequest',
    status: 404,
    words: 'CredentialsV2Request: Credentials not found',
    actions: ['container:GetCredentials'],
  },
  'container-failed': {
    code: 'InternalServerError',
    status: 500,
    words: 'The agent could not get credentials',
    actions: ['container:GetCredentials'],
  },
  'instance-token-ttl': {
    code: 'BadRequest',
    status: 400,
    words: 'Bad Request',
    actions: ['instance:GetToken'],
  },
  'instance-forwarded': {
    code: 'Forbidden',
    status: 403,
    words: 'Forbidden',
    actions: ['instance:GetToken'],
  },
  'instance-method': {
    code: 'MethodNotAllowed',
    status: 405,
    words: 'Method Not Allowed',
    actions: ['instance:*'],
  },
  'instance-unauthorized': {
    code: 'Unauthorized',
    status: 401,
    words: 'Unauthorized',
    actions: ['instance:GetMetadata'],
  },
  'instance-unknown': {
    code: 'NotFound',
    status: 404,
    words: 'Not Found',
    actions: ['instance:GetMetadata'],
  },
  'instance-disabled': {
    code: 'Forbidden',
    status: 403,
    words: 'Forbidden',
    actions: ['instance:*'],
  },
} as const;
