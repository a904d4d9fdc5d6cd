/** The kinds of profile, in AWS's words. */
import type { PageName } from '../../models/page.js';
import type { ProfileKind } from '../../vocabulary.js';

export interface KindWords {
  /** In a list of kinds. */
  readonly name: string;
  /** What it is for and when to take it, in one line. */
  readonly help: string;
  /** AWS's own page about it. */
  readonly page: PageName;
}

export const kinds: Readonly<Record<ProfileKind, KindWords>> = {
  sso: {
    name: 'Identity Center',
    help: 'For people in an organisation: sign in through the browser, with credentials that end by themselves.',
    page: 'identity-center',
  },
  login: {
    name: 'Sign-in',
    help: 'For one AWS account without an organisation: sign in with the console user that you have.',
    page: 'sign-in',
  },
  role: {
    name: 'Role',
    help: 'Takes on an IAM role, often in another account, starting from a profile that you have.',
    page: 'role',
  },
  'web-identity': {
    name: 'Web identity',
    help: 'Takes on an IAM role with a token from another identity provider, as CI systems and Kubernetes do.',
    page: 'web-identity',
  },
  metadata: {
    name: 'Metadata',
    help: 'For machines that run on AWS: credentials come from the instance or container.',
    page: 'metadata',
  },
  process: {
    name: 'Credential process',
    help: 'A program on this computer hands out the credentials.',
    page: 'external-process',
  },
  'access-key': {
    name: 'Access key',
    help: 'A long-term key of an IAM user. It works until somebody deletes it: AWS recommends the kinds above first.',
    page: 'user-keys',
  },
  settings: {
    name: 'Settings only',
    help: 'No credentials of its own: a Region, an output format, an endpoint.',
    page: 'files',
  },
};
