/** Words for a computer without AWS files: what is needed, and the kinds of profile, recommended first. */
import type { ProfileKind } from '../../vocabulary.js';

/** A kind to begin with: where AWS explains it, and what to type or to write. */
export interface Beginning {
  readonly kind: ProfileKind;
  readonly title: string;
  readonly documentation: string;
  /** One command, or the lines that a file needs. */
  readonly lines: string;
  readonly file: '~/.aws/config' | null;
}

const beginnings: readonly Beginning[] = [
  {
    kind: 'sso',
    title: 'IAM Identity Center',
    documentation: 'AWS CLI User Guide, “IAM Identity Center authentication”',
    lines: 'aws configure sso',
    file: null,
  },
  {
    kind: 'login',
    title: 'Sign in with the console',
    documentation: 'AWS CLI User Guide, “Login for AWS local development”',
    lines: 'aws login --profile NAME',
    file: null,
  },
  {
    kind: 'role',
    title: 'IAM role',
    documentation: 'AWS CLI User Guide, “Using an IAM role”',
    lines:
      '[profile NAME]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\nregion = eu-west-1',
    file: '~/.aws/config',
  },
  {
    kind: 'access-key',
    title: 'Access key',
    documentation: 'AWS CLI User Guide, “IAM user credentials”',
    lines: 'aws configure --profile NAME',
    file: null,
  },
];

export const firstRun = {
  title: 'No AWS profiles yet',
  summary:
    'Keyway shows the profiles of this computer as soon as there are any. For that you need two things.',
  account: 'An AWS account',
  accountHelp: 'Your own, or one that your organisation gives you access to.',
  profile: 'A profile that says how to get in',
  profileHelp:
    'These are the ways, the recommended one first. Keyway shows the profile when the file is written.',
  recommended: 'Recommended',
  addHere: 'Add it here',
  inTerminal: 'In a terminal',
  inFile: (path: string) => `In ${path}`,
  readMore: 'More:',
  looked: (paths: string) => `Keyway looked in ${paths}.`,
  beginnings,
} as const;
