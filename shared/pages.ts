/** Pages outside Keyway that a person can be led to. A window names one; the address is never the window's to say. */

const cli = 'https://docs.aws.amazon.com/cli/latest/userguide';

/** AWS's own pages, each by what it is about. */
export const pageAddresses = {
  'identity-center': `${cli}/cli-configure-sso.html`,
  'sign-in': `${cli}/cli-configure-sign-in.html`,
  role: `${cli}/cli-configure-role.html`,
  'web-identity': 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html',
  metadata: `${cli}/cli-configure-metadata.html`,
  'external-process': `${cli}/cli-configure-sourcing-external.html`,
  'user-keys': `${cli}/cli-authentication-user.html`,
  files: `${cli}/cli-configure-files.html`,
} as const;

export type PageName = keyof typeof pageAddresses;
