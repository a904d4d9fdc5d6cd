/** Settings of random profiles: what stands in one section. */
import fc from 'fast-check';

export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const account = '111122223333';
export const startUrl = 'https://example.awsapps.com/start';

/** The names that profiles have, and that others refer to. */
export const names = ['dev', 'base', 'mid', 'default', 'my prod'] as const;

function role(name: string): string {
  return `role_arn = arn:aws:iam::${account}:role/${name}`;
}

/** Settings that stand together in a profile: one list is one choice. */
type Fragment = readonly string[];

/** @param place what makes the key IDs of a section its own */
function keyFragments(place: string): readonly Fragment[] {
  const id = `aws_access_key_id = ${place}-EXAMPLE`;
  const key = `aws_secret_access_key = ${secret}`;
  return [
    [id, key],
    [id, key],
    [id, key],
    [id, key, 'aws_session_token = example'],
    [id, key, 'aws_security_token = older', 'aws_session_token = example', `aws_account_id = ${account}`],
    [id],
    [key],
    [id, 'aws_secret_access_key ='],
    ['aws_access_key_id =', key],
    [`${id} # comment`, `${key} ; comment`],
    [`AWS_ACCESS_KEY_ID = ${place}-UPPER-EXAMPLE`, `Aws_Secret_Access_Key: ${secret}`],
    [`aws_access_key_id: ${place}-COLON-EXAMPLE`, `aws_secret_access_key : ${secret}`],
    [`aws_access_key_id = "${place}-QUOTED-EXAMPLE"`, key],
    [`aws_access_key_id=${place}%(x)s-EXAMPLE`, key],
  ];
}

const roleFragments: readonly Fragment[] = [
  ...names.map((name) => [role('Admin'), `source_profile = ${name}`]),
  ...['base', 'base', 'base', 'mid', 'mid', 'mid'].map((name) => [role('Admin'), `source_profile = ${name}`]),
  [role('Reader'), 'source_profile = base', 'external_id = 12345', 'role_session_name = someone'],
  [role('Reader'), 'source_profile = base', 'mfa_serial = arn:aws:iam::111122223333:mfa/someone'],
  [role('Reader'), 'source_profile = base', 'duration_seconds = 900'],
  [role('Reader'), 'source_profile = base', 'duration_seconds = long'],
  [role('Reader'), 'source_profile = nosuch'],
  [role('Reader')],
  ['role_arn =', 'source_profile = base'],
  ['source_profile = base'],
  [role('Both'), 'source_profile = base', 'credential_source = Environment'],
  ...['Environment', 'Ec2InstanceMetadata', 'EcsContainer', 'environment', 'Nothing', ''].map((source) => [
    role('Sourced'),
    `credential_source = ${source}`,
  ]),
];

const webFragments: readonly Fragment[] = [
  [role('Web'), 'web_identity_token_file = $HOME/token'],
  [role('Web'), 'web_identity_token_file = $HOME/token', 'role_session_name = someone'],
  [role('Web'), 'web_identity_token_file = $HOME/absent'],
  [role('Web'), 'web_identity_token_file ='],
  ['web_identity_token_file = $HOME/token'],
];

const ssoAccount = ['sso_account_id = 111122223333', 'sso_role_name = Reader'];
const ssoLegacy = [`sso_start_url = ${startUrl}`, 'sso_region = eu-west-1'];
const ssoFragments: readonly Fragment[] = [
  ['sso_session = corp', ...ssoAccount],
  ['sso_session = corp', ...ssoAccount],
  ['sso_session = other', ...ssoAccount],
  ['sso_session = nosuch', ...ssoAccount],
  ['sso_session = corp', ...ssoAccount, ...ssoLegacy],
  ['sso_session = corp', ...ssoAccount, 'sso_region = us-east-2'],
  [...ssoLegacy, ...ssoAccount],
  [...ssoLegacy, ...ssoAccount],
  [...ssoLegacy, 'sso_role_name = Reader'],
  ['sso_session = corp', 'sso_account_id = 111122223333'],
  ['sso_session = corp'],
  [...ssoLegacy],
  [...ssoAccount],
];

export const loginSession = 'arn:aws:iam::111122223333:user/someone';
const loginFragments: readonly Fragment[] = [
  [`login_session = ${loginSession}`],
  ['login_session = arn:aws:iam::111122223333:user/nobody'],
];

const processFragments: readonly Fragment[] = [
  ['credential_process = $HOME/give-keys'],
  ['credential_process = $HOME/give-keys --some "two words"'],
  ['credential_process = $HOME/fail'],
  ['credential_process ='],
  ['credential_process = $HOME/give-keys "open'],
];

const otherFragments: readonly Fragment[] = [
  ['region = eu-central-1'],
  ['region = ap-south-1', 'output = table'],
  ['region ='],
  ['region = eu-north-1 # comment'],
  ['output = text'],
  ['s3 =', '  addressing_style = path', '  max_concurrent_requests = 5'],
  ['cli_pager = less', '  -R'],
  ['region = eu-west-1', '  continued'],
  ['output = text#not-a-comment', 'retry_mode = standard', 'max_attempts = 3'],
  ['services = local'],
  ['services = nosuch'],
  ['metadata_service_timeout = 2'],
  ['ec2_metadata_service_endpoint_mode = ipv6'],
];

/** Kinds of settings, with how often a profile begins with one of each. */
const weighted: readonly (readonly [weight: number, fragments: readonly Fragment[]])[] = [
  [10, roleFragments],
  [3, webFragments],
  [5, ssoFragments],
  [2, loginFragments],
  [3, processFragments],
  [3, otherFragments],
];

/**
 * The settings of a profile: one kind, and now and then more of another.
 *
 * @param place what makes its key IDs its own
 * @param keys how often it begins with keys, in comparison with the weights of the other kinds
 */
export function section(place: string, keys: number): fc.Arbitrary<string> {
  const fragment = fc.oneof(
    { weight: keys, arbitrary: fc.constantFrom(...keyFragments(place)) },
    ...weighted.map(([weight, fragments]) => ({ weight, arbitrary: fc.constantFrom(...fragments) })),
  );
  const other = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...otherFragments) },
    { weight: 1, arbitrary: fragment },
  );
  return fc
    .tuple(fragment, fc.array(other, { maxLength: 2 }))
    .map(([first, more]) => withoutRepeats([first, ...more]).join('\n'));
}

/** A key that stands twice makes botocore refuse the file: rare on purpose, or nothing else would be seen. */
function withoutRepeats(fragments: readonly Fragment[]): readonly string[] {
  const seen = new Set<string>();
  const kept: string[] = [];
  let isKept = true;
  for (const line of fragments.flat()) {
    const name = /^[^\s=:]+/u.exec(line)?.[0].toLowerCase();
    if (name !== undefined) {
      isKept = !seen.has(name);
      seen.add(name);
    }
    if (isKept) kept.push(line);
  }
  return kept;
}
