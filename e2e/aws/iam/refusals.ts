/** Refusals of Identity and Access Management. Codes and statuses: botocore 1.43.11, data/iam; words: as AWS answers. */

export const iamRefusals = {
  'iam-denied': {
    code: 'AccessDenied',
    status: 403,
    words:
      'User: {user} is not authorized to perform: {action} on resource: {resource} because no {policy} allows the {action} action',
    actions: ['iam:*'],
  },
  'iam-denied-explicitly': {
    code: 'AccessDenied',
    status: 403,
    words:
      'User: {user} is not authorized to perform: {action} on resource: {resource} with an explicit deny in {policy}',
    actions: ['iam:*'],
  },
  'key-of-others': {
    code: 'AccessDenied',
    status: 403,
    words:
      'User: {user} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key {key}',
    actions: ['iam:GetAccessKeyLastUsed'],
  },
  'no-such-user': {
    code: 'NoSuchEntity',
    status: 404,
    words: 'The user with name {user} cannot be found.',
    actions: [
      'iam:GetUser',
      'iam:ListAccessKeys',
      'iam:CreateAccessKey',
      'iam:UpdateAccessKey',
      'iam:DeleteAccessKey',
      'iam:ListMFADevices',
    ],
  },
  'no-such-key': {
    code: 'NoSuchEntity',
    status: 404,
    words: 'The Access Key with id {key} cannot be found.',
    actions: ['iam:UpdateAccessKey', 'iam:DeleteAccessKey'],
  },
  'user-name-needed': {
    code: 'ValidationError',
    status: 400,
    words: 'Must specify userName when calling with non-User credentials',
    actions: [
      'iam:GetUser',
      'iam:ListAccessKeys',
      'iam:CreateAccessKey',
      'iam:UpdateAccessKey',
      'iam:DeleteAccessKey',
      'iam:ListMFADevices',
    ],
  },
  'two-keys-already': {
    code: 'LimitExceeded',
    status: 409,
    words: 'Cannot exceed quota for AccessKeysPerUser: 2',
    actions: ['iam:CreateAccessKey'],
  },
} as const;
