/** For tests: what a person does in the form or dialog that a finding leads to, by code and name of the fixture. */
import type { FindingCode } from '../../../shared/models/finding.js';
import type { Place, ProfileEdit, SectionChanges } from '../editing/edit.js';

type Edits = Readonly<Partial<Record<FindingCode, Readonly<Record<string, ProfileEdit>>>>>;

function placeOf(name: string): Place {
  return { name, location: null };
}

/** Saving the form with new values for some settings; null takes one out. */
function saved(
  values: Readonly<Record<string, string | null>>,
  name = 'p',
  sections: readonly SectionChanges[] = [],
): ProfileEdit {
  const changes = Object.entries(values).map(([key, value]) => ({ key, value }));
  return { kind: 'save', from: placeOf(name), to: placeOf(name), changes, sections };
}

function removed(name: string): ProfileEdit {
  return { kind: 'remove', places: [placeOf(name)], sources: new Map() };
}

const withoutKey = { aws_access_key_id: null, aws_secret_access_key: null };
const otherKey = {
  aws_access_key_id: 'AKIAI44QH8DHBEXAMPLE',
  aws_secret_access_key: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
};
const session: SectionChanges = {
  kind: 'sso-session',
  name: 'corp',
  changes: [
    { key: 'sso_start_url', value: 'https://example.awsapps.com/start' },
    { key: 'sso_region', value: 'eu-west-1' },
  ],
  mustAgree: true,
  mayCreate: true,
};
const roleArn = 'arn:aws:iam::111122223333:role/Admin';

export const personEdits: Edits = {
  'store-key-differs': {
    'another key': {
      kind: 'save',
      from: placeOf('p'),
      to: placeOf('p'),
      changes: [
        { key: 'aws_access_key_id', value: 'AKIAIOSFODNN7EXAMPLE' },
        { key: 'aws_secret_access_key', value: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
      ],
      sections: [],
    },
    'another secret': saved(withoutKey),
  },
  'bridge-line-broken': { 'no profile of that name': saved({ credential_process: null }) },
  'profile-prefix-in-credentials': { 'no name': removed('profile ') },
  'profile-name-not-portable': {
    characters: { kind: 'rename', renames: [{ from: placeOf('my dev'), to: 'my-dev' }] },
  },
  'missing-source-profile': { 'like no other': saved({ source_profile: 'base' }) },
  'role-without-source': {
    'an unknown source': saved({ credential_source: 'Environment' }),
    none: saved({ source_profile: 'base' }),
  },
  'two-role-sources': { both: saved({ credential_source: null }) },
  'role-chain-cycle': { itself: saved({ source_profile: 'base' }) },
  'web-identity-without-role': { 'no role': saved({ role_arn: roleArn }) },
  'missing-sso-session': { none: saved({}, 'p', [session]) },
  'incomplete-sso': {
    'no role': saved({ sso_role_name: 'Reader' }),
    'another Region than the session': saved({ sso_region: null }),
  },
  'inline-comment-in-value': { 'in a command line': saved({ credential_process: 'base' }) },
  'empty-value': { 'half of a source': saved({ credential_process: null }, 'q') },
  'setting-name-close': { 'beside the right one': saved({ ouptut: null }) },
  'profile-without-settings': { 'a header': removed('p') },
  'region-missing': { 'a role': saved({ region: 'eu-west-1' }) },
  'region-unknown': { 'something else': saved({ region: 'eu-west-1' }) },
  'legacy-sso': { whole: { kind: 'to-sso-session', place: placeOf('p'), session: 'corp' } },
  'process-program-missing': { 'not there': saved({ credential_process: null }) },
  'plaintext-long-term-key': {
    'a key': saved({ ...withoutKey, login_session: 'arn:aws:iam::111122223333:user/a' }),
  },
  'partial-access-key': {
    'an ID': saved({ aws_secret_access_key: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY' }),
    'a secret': saved({ aws_secret_access_key: null }),
  },
  'old-access-key': {
    'a second over 90 days': saved(otherKey),
    'not told how old': saved(otherKey),
    deactivated: saved(otherKey),
    deleted: saved(otherKey),
  },
  'same-access-key': { 'two profiles': saved(otherKey, 'q') },
  'access-key-differs': { 'two IDs': saved(otherKey), 'two secrets': saved(otherKey) },
  'secret-in-config': { 'beside a process': saved(withoutKey) },
};
