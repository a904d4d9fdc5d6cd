/** Findings about profiles: what is so, and what to do. */
import type { Finding, FindingCode } from '../../models/finding.js';
import { fact, type FindingWords } from '../words.js';

export const profileFindings = {
  'default-twice': {
    title: 'Two sections for the default profile',
    sentence: (finding) =>
      `The default profile stands in two sections. The AWS CLI reads the one at line ${fact(finding, 'usedLine')} and passes over this one; other tools may choose differently.`,
    advice: () => 'Give the section that is passed over a name of its own, or remove it.',
  },
  'profile-twice': {
    title: 'Two sections for one profile',
    sentence: (finding) =>
      `${finding.subject} stands in two sections. The AWS CLI reads the one at line ${fact(finding, 'usedLine')} and passes over this one.`,
    advice: () => 'Give the section that is passed over a name of its own, or remove it.',
  },
  'profile-prefix-in-credentials': {
    title: 'The word “profile” in the credentials file',
    sentence: (finding) =>
      `In the credentials file this section names a profile that is called “${finding.subject}”, not “${fact(finding, 'name')}”.`,
    advice: (finding) => `If you mean ${fact(finding, 'name')}, write [${fact(finding, 'name')}].`,
  },
  'profile-name-not-portable': {
    title: 'Not every tool can read this name',
    sentence: (finding) =>
      `Some AWS tools do not find this profile: ${notPortableReason(fact(finding, 'reason'))}.`,
    advice: () => 'Letters, digits and . _ - + @ / are read alike by every tool.',
  },
  'plaintext-long-term-key': {
    title: 'Long-term key in plain text',
    sentence: (finding) =>
      `The long-term access key ${fact(finding, 'accessKeyId')} stands in plain text. Whoever can read the file can use it until it is deleted.`,
    advice: () => 'AWS recommends signing in with IAM Identity Center or aws login instead.',
  },
  'missing-source-profile': {
    title: 'Source profile does not exist',
    sentence: (finding) =>
      `Its source profile ${fact(finding, 'sourceProfile')} does not exist, so the AWS CLI stops with an error.`,
    advice: (finding) => orSuggested(finding, 'Correct the name after source_profile, or add the profile.'),
  },
  'role-without-source': {
    title: 'Role without usable credentials to start from',
    sentence: (finding) => roleWithoutSource(fact(finding, 'reason'), fact(finding, 'value')),
    advice: (finding) => orSuggested(finding, 'Set source_profile to a profile that has credentials.'),
  },
  'two-role-sources': {
    title: 'Two sources for one role',
    sentence: (finding) =>
      `It names both source_profile (${fact(finding, 'sourceProfile')}) and credential_source (${fact(finding, 'credentialSource')}). The AWS CLI accepts one of them only.`,
    advice: () => 'Remove the one that you do not need.',
  },
  'role-chain-cycle': {
    title: 'Source profiles go round in a circle',
    sentence: (finding) => `Its source profiles lead back to where they began: ${fact(finding, 'profiles')}.`,
    advice: () => 'Let one of them start from a profile that has credentials of its own.',
  },
  'web-identity-without-role': {
    title: 'Web identity token without a role',
    sentence: () => 'It names a web identity token file but no role to take on with it.',
    advice: () => 'Add role_arn.',
  },
  'partial-access-key': {
    title: 'Half an access key',
    sentence: (finding) =>
      `It has ${fact(finding, 'present')} but not ${fact(finding, 'missing')}. The AWS CLI stops with an error.`,
    advice: (finding) => `Add ${fact(finding, 'missing')}, or remove ${fact(finding, 'present')}.`,
  },
  'split-access-key': {
    title: 'Access key split over two files',
    sentence: (finding) =>
      `The key ID stands in ${fact(finding, 'idFile')} and its secret in ${fact(finding, 'secretFile')}. No tool reads them together.`,
    advice: () => 'Put both lines into one section of the credentials file.',
  },
  'access-key-outranks-other-source': {
    title: 'An access key outranks what you set up',
    sentence: (finding) =>
      `An access key stands beside ${sourceName(fact(finding, 'source'))}. ${
        finding.facts['awsCli'] === true
          ? 'Every tool uses the key.'
          : 'The AWS CLI does not use the key, other tools do.'
      }`,
    advice: () => 'Remove the access key if you no longer need it.',
  },
  'missing-sso-session': {
    title: 'SSO session does not exist',
    sentence: (finding) =>
      `There is no [sso-session ${fact(finding, 'session')}] in the config file, so signing in fails.`,
    advice: (finding) => orSuggested(finding, 'Correct the name after sso_session, or add the session.'),
  },
  'incomplete-sso': {
    title: 'IAM Identity Center is not fully set up',
    sentence: (finding) => incompleteSso(fact(finding, 'missing'), fact(finding, 'differing')),
    advice: () => 'Complete the settings of the profile, or run aws configure sso for it.',
  },
  'uppercase-key': {
    title: 'Setting in capital letters',
    sentence: (finding) =>
      `The AWS CLI reads ${fact(finding, 'key')} whatever its letter case, other tools may not.`,
    advice: (finding) => `Write ${fact(finding, 'key').toLowerCase()}.`,
  },
  'inline-comment-in-value': {
    title: 'A comment became part of a value',
    sentence: (finding) =>
      `What looks like a comment after ${fact(finding, 'key')} is part of the value for the AWS CLI and others.`,
    advice: () => 'Move the comment to a line of its own that begins with #.',
  },
  'empty-value': {
    title: 'A setting without a value',
    sentence: (finding) =>
      `${fact(finding, 'key')} has no value. Some tools take that as set, others as missing.`,
    advice: () => 'Give it a value, or remove the line.',
  },
  'profile-without-settings': {
    title: 'Nothing is set',
    sentence: () => 'This profile has a header and nothing else.',
    advice: () => 'Add settings, or remove the profile.',
  },
  'same-access-key': {
    title: 'Same access key as another profile',
    sentence: (finding) =>
      `The access key ${fact(finding, 'accessKeyId')} also stands in ${fact(finding, 'other')}${others(finding.facts['count'])}. Rotating it means changing every place.`,
    advice: (finding) =>
      `A profile that only assumes a role with this key can name source_profile = ${fact(finding, 'other')} instead of holding the key.`,
  },
  'active-copy-stale': {
    title: 'The active copy is out of date',
    sentence: (finding) =>
      `${fact(finding, 'copyOf')} was changed after it was made active, and the default profile still has the old settings.`,
    advice: (finding) => `Make ${fact(finding, 'copyOf')} active again.`,
  },
} as const satisfies Partial<Record<FindingCode, FindingWords>>;

function orSuggested(finding: Finding, advice: string): string {
  const suggestion = fact(finding, 'suggestion');
  return suggestion === '' ? advice : `Did you mean ${suggestion}?`;
}

function notPortableReason(reason: string): string {
  switch (reason) {
    case 'characters':
      return 'its name has characters that they cut off or refuse';
    case 'header-form':
      return 'its header is written in a form that they do not know';
    case 'text-after-header':
      return 'there is text after the closing bracket of its header';
    default:
      return 'its header is written in a way that they read differently';
  }
}

function roleWithoutSource(reason: string, value: string): string {
  switch (reason) {
    case 'credential-source':
      return `The AWS CLI does not know the credential_source “${value}”, so it cannot take on the role.`;
    case 'source-has-none':
      return `Its source profile ${value} holds no credentials, so the role cannot be taken on.`;
    default:
      return 'It names a role but no credentials to take it on with.';
  }
}

function sourceName(source: string): string {
  switch (source) {
    case 'sso':
      return 'IAM Identity Center';
    case 'login':
      return 'the sign-in of aws login';
    case 'process':
      return 'a credential process';
    case 'web-identity':
      return 'a web identity token';
    default:
      return 'another source';
  }
}

function incompleteSso(missing: string, differing: string): string {
  if (missing !== '') return `IAM Identity Center needs ${missing}, which is not set.`;
  if (differing === '') return 'IAM Identity Center is not fully set up here.';
  return `The profile and its SSO session give different values for ${differing}, so the AWS CLI stops with an error.`;
}

function others(count: string | number | boolean | undefined): string {
  if (typeof count !== 'number' || count < 2) return '';
  return count === 2 ? ' and one other profile' : ` and ${count - 1} other profiles`;
}
