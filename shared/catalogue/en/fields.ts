/** What the fields of forms are called, and what is said beside them. */
import { accountId } from './format.js';
import { moreWords, ofAnyService } from './fields-more.js';
import { settingNames } from './profiles.js';

/** Words of one field. Placeholders are AWS's documentation values. */
export interface FieldWords {
  readonly label: string;
  readonly help: string;
  readonly placeholder: string;
}

type Words = readonly [help: string, placeholder?: string];

/** By the field's name, as problems name it. */
const words: Readonly<Record<string, Words>> = {
  name: ['What you call it: --profile NAME.', 'acme.dev'],
  role_arn: ['The role to take on.', 'arn:aws:iam::111122223333:role/ReadOnly'],
  source_profile: ['The profile whose credentials assume the role.', 'acme-base'],
  credential_source: ['Where a machine on AWS gets the credentials that assume the role.'],
  mfa_serial: [
    'The ARN of a virtual device, or the serial number of a hardware device. Tools then ask for its code.',
    'arn:aws:iam::111122223333:mfa/ada',
  ],
  external_id: ['Only where the owner of the role gave you one.', 'example-external-id'],
  role_session_name: ['How the session is called in logs. Left empty, each tool makes a name up.', 'ada'],
  duration_seconds: [
    '900 to 43200. Left empty, an hour; AWS Copilot takes 15 minutes. The role itself may allow less.',
    '3600',
  ],
  web_identity_token_file: [
    'The file with the token of the other identity provider.',
    '/var/run/secrets/eks.amazonaws.com/serviceaccount/token',
  ],
  credential_process: [
    'A program that prints credentials as JSON. Tools run it each time they need some.',
    '/usr/local/bin/credentials --account 111122223333',
  ],
  login_session: [
    'The ARN that `aws login` writes. Run `aws login --profile NAME` to sign in.',
    'arn:aws:iam::111122223333:user/ada',
  ],
  aws_access_key_id: ['The first part of the key; not secret.', 'AKIAIOSFODNN7EXAMPLE'],
  aws_secret_access_key: ['The second part. Keyway writes it down and never shows it again.'],
  aws_session_token: ['Only for temporary keys, whose ID begins with ASIA.'],
  aws_security_token: ['The old name of the session token.'],
  aws_account_id: ['Twelve digits. Helps tools to find account-based endpoints.', '111122223333'],
  sso_session: ['The sign-in that this profile shares with others.', 'my-sso'],
  sso_account_id: ['The account to work in.', '111122223333'],
  sso_role_name: ['The permission set, by its name.', 'ReadOnlyAccess'],
  'sso-session.sso_start_url': [
    'The address of the AWS access portal of your organisation.',
    'https://my-sso-portal.awsapps.com/start',
  ],
  'sso-session.sso_region': [
    'The Region that hosts IAM Identity Center, often not the one you work in.',
    'us-east-1',
  ],
  'sso-session.sso_registration_scopes': [
    'What the sign-in may be used for; separated by commas.',
    'sso:account:access',
  ],
  sso_start_url: [
    'The older way, without an sso-session: the start URL in the profile itself.',
    'https://my-sso-portal.awsapps.com/start',
  ],
  sso_region: ['The Region that hosts IAM Identity Center, with the start URL beside it.', 'us-east-1'],
  sso_registration_scopes: [
    'Scopes of the sign-in, by commas. They belong into the sso-session.',
    'sso:account:access',
  ],
  region: ['Where tools work unless an option or AWS_REGION says otherwise.', 'eu-west-1'],
  output: ['How the AWS CLI prints.', 'json'],
  endpoint_url: ['Requests go to this address instead of AWS’s own.', 'http://localhost:4566'],
  services: ['A [services] section with addresses for single services.', 'local'],
};

const otherLabels: Readonly<Record<string, string>> = {
  name: 'Profile name',
  sso_session: 'SSO session',
  aws_account_id: 'Account ID',
  aws_security_token: 'Security token',
};

/** What a field is called and what is said of it; a setting without words of its own goes by its key. */
export function fieldWords(field: string): FieldWords {
  const key = field.replace(/^(?:sso-session|services)\./u, '');
  const [help = '', placeholder = ''] = ownOf(words, field) ?? ownOf(moreWords, key) ?? wordsOfService(field);
  return { label: ownOf(otherLabels, field) ?? settingNames.get(key) ?? key, help, placeholder };
}

/** Keys may be called anything, `constructor` too. */
function ownOf<Value>(all: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(all, key) ? all[key] : undefined;
}

/** Within `[services N]` and `api_versions =`, where the first part of a key is a service's. */
function wordsOfService(field: string): readonly string[] {
  if (/^services\..+\.endpoint_url$/u.test(field)) return ofAnyService.endpointUrl;
  return field.startsWith('api_versions.') ? ofAnyService.apiVersion : [];
}

/** What is worth saying of a good value; null for nothing. */
export function fieldRemark(field: string, value: string): string | null {
  if (value === '') return null;
  if (field === 'name') return 'Every tool can read this name.';
  const role = /^arn:(?<partition>[^:]+):iam::(?<account>\d{12}):/u.exec(value)?.groups;
  if ((field === 'role_arn' || field === 'mfa_serial') && role !== undefined)
    return `Account ${accountId(role['account'] ?? '')}, partition ${role['partition'] ?? ''}.`;
  if (field === 'duration_seconds' && /^\d+$/u.test(value)) return lengthText(Number(value));
  return null;
}

function lengthText(seconds: number): string | null {
  if (seconds < 60) return null;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${String(minutes)} minutes.`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const hoursText = hours === 1 ? '1 hour' : `${String(hours)} hours`;
  return rest === 0 ? `${hoursText}.` : `${hoursText} ${String(rest)} minutes.`;
}

/** What a form without credentials says. Source: Using AWS Credentials, “Initialize-AWSDefaultConfiguration”. */
export const kindNotes = {
  metadata:
    'Without a role this profile holds no credentials: tools go on to the container or the instance they run on. A Region that you set here counts from then on, before the Region of the instance.',
  accessKey:
    'A long-term key works until somebody deletes it. AWS recommends IAM Identity Center or roles first, and never the keys of the root user.',
  process:
    'AWS lists external processes as not recommended: whoever can change the program gets your credentials.',
  login: 'Signing in is done by `aws login`; the AWS CLI 2.32 and SDKs of the same time read it.',
} as const;
