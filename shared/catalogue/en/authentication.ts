/** The ways to authenticate, as AWS orders them, and the orders of sources that AWS has published. */
import type { CredentialSource, ProfileKind } from '../../vocabulary.js';
import type { Documentation } from './sources.js';

/** One way to authenticate. The order is AWS's order of recommendation. */
export interface AuthenticationOption {
  readonly name: string;
  /** Who needs it. */
  readonly who: string;
  /** What it is for. */
  readonly purpose: string;
  readonly recommendation: 'recommended' | 'possible' | 'not-recommended';
  /** Kinds of profile that do it. */
  readonly kinds: readonly ProfileKind[];
  readonly documentation: Documentation;
}

const cli = 'https://docs.aws.amazon.com/cli/latest/userguide';

/** Source: AWS CLI User Guide, “Authentication and access credentials for the AWS CLI”. */
const options: readonly AuthenticationOption[] = [
  {
    name: 'IAM Identity Center',
    who: 'People of an organisation, as users of IAM Identity Center',
    purpose: 'Short-term credentials, by signing in through the browser',
    recommendation: 'recommended',
    kinds: ['sso'],
    documentation: {
      title: 'AWS CLI User Guide: IAM Identity Center authentication',
      address: `${cli}/cli-configure-sso.html`,
    },
  },
  {
    name: 'Short-term credentials',
    who: 'IAM users, and whoever can sign in to the console of one account',
    purpose: 'Credentials that end by themselves, so that a leak does less harm',
    recommendation: 'possible',
    kinds: ['login', 'access-key'],
    documentation: {
      title: 'AWS CLI User Guide: authenticating with short-term credentials',
      address: `${cli}/cli-authentication-short-term.html`,
    },
  },
  {
    name: 'Amazon EC2 instance metadata',
    who: 'IAM or IAM Identity Center users, on machines that run on AWS',
    purpose: 'The role of the instance, without any credentials on it',
    recommendation: 'possible',
    kinds: ['metadata'],
    documentation: {
      title: 'AWS CLI User Guide: Amazon EC2 instance metadata as credentials',
      address: `${cli}/cli-configure-metadata.html`,
    },
  },
  {
    name: 'IAM role',
    who: 'IAM or IAM Identity Center users who have other credentials already',
    purpose: 'Permissions that their own user does not have, often in another account',
    recommendation: 'possible',
    kinds: ['role', 'web-identity'],
    documentation: {
      title: 'AWS CLI User Guide: using an IAM role',
      address: `${cli}/cli-configure-role.html`,
    },
  },
  {
    name: 'Long-term credentials',
    who: 'IAM users for whom nothing above works',
    purpose: 'An access key that works until somebody deletes it',
    recommendation: 'not-recommended',
    kinds: ['access-key'],
    documentation: {
      title: 'AWS CLI User Guide: authenticating using IAM user credentials',
      address: `${cli}/cli-authentication-user.html`,
    },
  },
  {
    name: 'External process',
    who: 'IAM or IAM Identity Center users whose credentials are kept outside the AWS CLI',
    purpose: 'A program hands the credentials over when a tool asks',
    recommendation: 'not-recommended',
    kinds: ['process'],
    documentation: {
      title: 'AWS CLI User Guide: sourcing credentials with an external process',
      address: `${cli}/cli-configure-sourcing-external.html`,
    },
  },
];

/** A step of a published order. `isNew`: in the newer list alone. */
export interface PublishedStep {
  readonly name: string;
  readonly source: CredentialSource | null;
  readonly isNew: boolean;
}

function step(name: string, source: CredentialSource | null, isNew = false): PublishedStep {
  return { name, source, isNew };
}

/** The newer list, of “Authentication and access credentials”; the older one, of “Configure”, is the same without what is new. */
const newerOrder: readonly PublishedStep[] = [
  step('Command line options', null),
  step('Environment variables', 'env'),
  step('Assume role', 'assume-role'),
  step('Assume role with web identity', 'web-identity'),
  step('IAM Identity Center', 'sso', true),
  step('Credentials file', 'shared-credentials-file'),
  step('Custom process', 'custom-process'),
  step('Configuration file', 'config-file'),
  step('Container credentials', 'container'),
  step('Amazon EC2 instance profile', 'imds'),
];

export const authentication = {
  title: 'Authentication and access credentials',
  lead: 'AWS lists six ways to give tools access, the recommended one first. Take the first that you can have.',
  recommendations: {
    recommended: 'Recommended',
    possible: null,
    'not-recommended': 'Not recommended',
  },
  options,
  documentation: {
    title: 'AWS CLI User Guide: authentication and access credentials',
    address: `${cli}/cli-chap-authentication.html`,
  },
} as const;

export const sourceOrder = {
  title: 'The order of the sources',
  lead: 'AWS has published two lists for the AWS CLI. The one with IAM Identity Center is the newer; the older one does not know it yet. Otherwise they agree.',
  newer: 'The newer list',
  added: 'only in the newer list',
  beyond:
    'What the AWS CLI really does is a little longer: aws login stands between the credentials file and the process, and two old files of boto come after the profiles. Resolution shows it all, for each tool in its own order.',
  steps: newerOrder,
  documentation: [
    {
      title: 'The newer list: authentication and access credentials',
      address: `${cli}/cli-chap-authentication.html`,
    },
    { title: 'The older list: configuring the AWS CLI', address: `${cli}/cli-chap-configure.html` },
  ],
} as const;

/** Words around the pages that teach. */
export const learn = {
  title: 'About credentials',
  pages: 'Pages',
  sources: 'Sources',
  what: 'What it is',
  when: 'When it is used',
  example: 'For example',
  who: 'Who needs it',
  purpose: 'For what',
  kinds: 'In Keyway',
  more: 'AWS’s documentation',
  copyAddress: (title: string) => `Copy the address of: ${title}`,
} as const;
