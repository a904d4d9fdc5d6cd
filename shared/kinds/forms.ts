/** The form of each kind: its fields in their order. A new field is a row here and its setting a row in ./settings.ts. */
import type { ProfileKind } from '../vocabulary.js';
import type { FormField } from './field.js';

type Options = Partial<Omit<FormField, 'key'>>;

function field(key: string, options: Options = {}): FormField {
  return { key, section: 'profile', presence: 'optional', isMore: false, initial: '', ...options };
}

const required: Options = { presence: 'required' };
const more: Options = { isMore: true };
const source: Options = { presence: { oneOf: 'source' } };

const region = field('region');
const output = field('output', more);

export const forms: Readonly<Record<ProfileKind, readonly FormField[]>> = {
  sso: [
    field('sso_session', { presence: { oneOf: 'session' } }),
    field('sso_start_url', { ...required, section: 'sso-session' }),
    field('sso_region', { ...required, section: 'sso-session' }),
    field('sso_registration_scopes', { section: 'sso-session', isMore: true, initial: 'sso:account:access' }),
    field('sso_start_url', { presence: { oneOf: 'session' }, isMore: true }),
    field('sso_region', more),
    field('sso_account_id', required),
    field('sso_role_name', required),
    region,
    output,
  ],
  login: [field('login_session', required), region, output],
  role: [
    field('role_arn', required),
    field('source_profile', source),
    field('credential_source', { ...source, isMore: true }),
    field('mfa_serial'),
    field('external_id', more),
    field('duration_seconds', more),
    field('role_session_name', more),
    region,
    output,
  ],
  'web-identity': [
    field('role_arn', required),
    field('web_identity_token_file', required),
    field('role_session_name', more),
    region,
    output,
  ],
  // Without a role there is nothing but the Region: Go's SDKs refuse a credential_source that no role goes with.
  metadata: [
    field('role_arn'),
    field('credential_source'),
    field('external_id', more),
    field('duration_seconds', more),
    field('role_session_name', more),
    region,
    output,
  ],
  process: [field('credential_process', required), region, output],
  'access-key': [
    field('aws_access_key_id', required),
    field('aws_secret_access_key', required),
    field('aws_session_token'),
    region,
    output,
    field('mfa_serial', more),
    field('aws_account_id', more),
  ],
  settings: [region, field('output'), field('endpoint_url', more), field('services', more)],
};

/** Settings that decide where credentials come from: those a profile gives up when it becomes another kind. */
const credentialKeys: readonly string[] = [
  ...['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', 'aws_security_token'],
  ...['role_arn', 'source_profile', 'credential_source', 'external_id', 'mfa_serial', 'role_session_name'],
  ...['duration_seconds', 'web_identity_token_file', 'credential_process', 'login_session'],
  ...[
    'sso_session',
    'sso_account_id',
    'sso_role_name',
    'sso_start_url',
    'sso_region',
    'sso_registration_scopes',
  ],
];

/** The settings of the profile's own section that the kind's form has. */
export function keysOfKind(kind: ProfileKind): readonly string[] {
  return forms[kind].filter(({ section }) => section === 'profile').map(({ key }) => key);
}

/** What a profile gives up when it becomes that kind: credentials that would outrank it, or do nothing any more. */
export function keysGivenUp(kind: ProfileKind): readonly string[] {
  const kept = new Set(keysOfKind(kind));
  return credentialKeys.filter((key) => !kept.has(key));
}
