/** Environments of random homes. */
import fc from 'fast-check';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** One group of variables that belong together. */
type Variables = Readonly<Record<string, string>>;

/** Each group with how often it is there at all, of a hundred. */
function sometimes(percent: number, ...choices: readonly Variables[]): fc.Arbitrary<Variables> {
  const none: Variables = {};
  return fc.oneof(
    { weight: 100 - percent, arbitrary: fc.constant(none) },
    { weight: percent, arbitrary: fc.constantFrom(...choices) },
  );
}

function each(name: string, ...values: readonly string[]): readonly Variables[] {
  return values.map((value) => ({ [name]: value }));
}

const often = Array.from({ length: 24 }, (_none, index) => (index % 3 === 0 ? 'mid' : 'dev'));
const profileNames = ['dev', 'base', 'mid', 'default', 'my prod', 'nosuch', ''];

function keys(): readonly Variables[] {
  const both = { AWS_ACCESS_KEY_ID: 'ENV-EXAMPLE', AWS_SECRET_ACCESS_KEY: secret };
  return [
    both,
    both,
    { ...both, AWS_SESSION_TOKEN: 'example' },
    { ...both, AWS_SECURITY_TOKEN: 'older', AWS_SESSION_TOKEN: 'example' },
    { ...both, AWS_ACCOUNT_ID: '111122223333' },
    { AWS_ACCESS_KEY_ID: 'ENV-EXAMPLE' },
    { AWS_SECRET_ACCESS_KEY: secret },
    { ...both, AWS_ACCESS_KEY_ID: '' },
    { ...both, AWS_SECRET_ACCESS_KEY: '' },
  ];
}

function expirations(now: number): readonly Variables[] {
  const at = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
  const texts = [
    at(86_400),
    at(300),
    at(-86_400),
    '',
    'soon',
    at(86_400).replace('Z', ''),
    at(86_400).slice(0, 19),
  ];
  return each('AWS_CREDENTIAL_EXPIRATION', ...texts, at(-86_400).replace('Z', '+00:00'));
}

const webIdentity: readonly Variables[] = [
  { AWS_WEB_IDENTITY_TOKEN_FILE: '$HOME/token', AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/WebEnv' },
  { AWS_WEB_IDENTITY_TOKEN_FILE: '$HOME/absent', AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/WebEnv' },
  { AWS_WEB_IDENTITY_TOKEN_FILE: '$HOME/token' },
  { AWS_WEB_IDENTITY_TOKEN_FILE: '~/token', AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/WebEnv' },
  { AWS_WEB_IDENTITY_TOKEN_FILE: '$HOME/token', AWS_ROLE_ARN: '' },
  { AWS_WEB_IDENTITY_TOKEN_FILE: '', AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/WebEnv' },
  { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/WebEnv', AWS_ROLE_SESSION_NAME: 'me' },
  ...each('AWS_ROLE_SESSION_NAME', 'me', 'x'),
];

const containers: readonly Variables[] = [
  ...each('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', '/credentials', ''),
  ...each(
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    ...['http://localhost/credentials', 'http://127.0.0.9/credentials', 'http://169.254.170.23/v1'],
    ...['http://[fd00:ec2::23]/v1', 'http://[::1]/v1', 'http://example.com/v1', 'https://example.com/v1'],
    ...['http://LOCALHOST:1234/v1', 'http://169.254.170.2/v2', '/credentials', 'http://127.1/v1', ''],
  ),
  {
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/credentials',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.com/v1',
  },
];

const containerTokens: readonly Variables[] = [
  ...each('AWS_CONTAINER_AUTHORIZATION_TOKEN', 'example', 'two\nlines'),
  ...each('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', '$HOME/token', '$HOME/absent', '$HOME/two-lines'),
];

const paths: readonly Variables[] = [
  ...each('AWS_CONFIG_FILE', '$HOME/other-config', '~/other-config', '${HOME}/absent', ''),
  ...each('AWS_SHARED_CREDENTIALS_FILE', '$HOME/other-credentials', '~/other-credentials', '~/absent', '~'),
];

const older: readonly Variables[] = [
  ...each('AWS_CREDENTIAL_FILE', '$HOME/ec2-keys', '~/ec2-keys', '$HOME/ec2-partial', '~/absent', ''),
  ...each('BOTO_CONFIG', '$HOME/boto', '~/boto', '$HOME/boto-partial', '$HOME/boto-broken', '~/absent', ''),
];

const metadata: readonly Variables[] = [
  ...each('AWS_EC2_METADATA_DISABLED', 'true', 'TRUE', 'false', ''),
  ...each('AWS_EC2_METADATA_SERVICE_ENDPOINT', 'http://[fd00:ec2::254]/', 'nonsense', ''),
  ...each('AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', 'IPv6', 'ipv5'),
  ...each('AWS_METADATA_SERVICE_TIMEOUT', '1', 'one'),
];

/** Environments with groups of variables: names of profiles, keys, roles, paths, Regions, containers. */
export function environments(now: number): fc.Arbitrary<Variables> {
  return fc
    .tuple(
      sometimes(60, ...each('AWS_PROFILE', ...profileNames, ...often)),
      sometimes(12, ...each('AWS_DEFAULT_PROFILE', ...profileNames)),
      sometimes(18, ...keys()),
      sometimes(8, ...expirations(now)),
      sometimes(12, ...webIdentity),
      sometimes(15, ...each('AWS_REGION', 'eu-west-1', '')),
      sometimes(15, ...each('AWS_DEFAULT_REGION', 'us-west-2', '')),
      sometimes(12, ...containers),
      sometimes(4, ...containerTokens),
      sometimes(10, ...paths),
      sometimes(10, ...older),
      sometimes(15, ...metadata),
    )
    .map((groups) => Object.fromEntries(groups.flatMap((group) => Object.entries(group))));
}
