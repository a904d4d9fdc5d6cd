import { describe, expect, it } from 'vitest';
import {
  candidate,
  id,
  keys,
  keyVariables,
  otherId,
  roleArn,
  said,
  secret,
  section,
} from '../rules/botocore-testing.js';
import type { TestHome } from '../testing.js';
import { awsCliV1 } from './aws-cli-v1.js';
import { awsCliV2 } from './aws-cli-v2.js';
import { boto3 } from './boto3.js';

const role = [`role_arn = ${roleArn}`, 'source_profile = base'];
const web = [`role_arn = ${roleArn}`, 'web_identity_token_file = /token'];
const legacySso = [
  ...['sso_start_url = https://example.awsapps.com/start', 'sso_region = eu-west-1'],
  ...['sso_account_id = 111122223333', 'sso_role_name = Reader'],
];
const ssoToken = JSON.stringify({ accessToken: 'example', expiresAt: '2099-01-01T00:00:00Z' });
const tokenFile = { '~/.aws/sso/cache/sha1-https://example.awsapps.com/start.json': ssoToken };

describe.each([awsCliV2, awsCliV1, boto3])('the sources of $id', (tool) => {
  /** One home for each source, with the next one usable as well. */
  const ladder: readonly (readonly [string, string, TestHome])[] = [
    [
      'env',
      `env ${otherId}`,
      { environment: keyVariables, config: section('default', ...role) + keys('profile base') },
    ],
    [
      'assume-role',
      `assume-role ${id} < ${roleArn}`,
      {
        config: section('default', ...role) + keys('profile base'),
        environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: roleArn },
        files: { '/token': 'token' },
      },
    ],
    [
      'web-identity',
      `web-identity web-identity < ${roleArn}`,
      { config: section('default', ...web, ...legacySso), files: { '/token': 'token', ...tokenFile } },
    ],
    [
      'sso',
      'deferred sso',
      { config: section('default', ...legacySso), credentials: keys('default'), files: tokenFile },
    ],
    [
      'shared-credentials-file',
      `shared-credentials-file ${id}`,
      { config: section('default', 'login_session = me'), credentials: keys('default') },
    ],
    [
      'custom-process',
      'deferred custom-process',
      { config: keys('default', otherId, 'credential_process = /usr/bin/give keys') },
    ],
    [
      'config-file',
      `config-file ${otherId}`,
      {
        config: keys('default', otherId),
        environment: { AWS_CREDENTIAL_FILE: '~/ec2' },
        files: { '~/ec2': `AWSAccessKeyId=${id}\nAWSSecretKey=${secret}\n` },
      },
    ],
    [
      'ec2-credentials-file',
      `ec2-credentials-file ${id}`,
      {
        environment: { AWS_CREDENTIAL_FILE: '~/ec2' },
        files: {
          '~/ec2': `AWSAccessKeyId=${id}\nAWSSecretKey=${secret}\n`,
          '~/.boto': keys('Credentials', otherId),
        },
      },
    ],
    [
      'boto-config',
      `boto-config ${otherId}`,
      {
        environment: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v1' },
        files: { '~/.boto': keys('Credentials', otherId) },
      },
    ],
    [
      'container',
      'deferred container',
      { environment: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v1' }, imds: 'available' },
    ],
    ['imds', 'deferred imds', { imds: 'available' }],
  ];

  it.each(ladder)('takes %s before the next one', (source, outcome, home) => {
    expect(said(tool, home)).toBe(outcome);
    expect(candidate(tool, home, source)?.state).toBe('won');
  });

  it('takes aws login before a process, as far as it can be used', () => {
    const config = section('default', 'login_session = me', 'credential_process = /usr/bin/give');
    expect(said(tool, { config })).toBe(
      tool.id === 'aws-cli-v2' ? 'LoginTokenLoadError' : 'MissingDependencyException',
    );
  });
});

describe('boto3', () => {
  it('takes keys in the call first, once it has found profile and files', () => {
    const invocation = { accessKeys: true };
    expect(said(boto3, { invocation, environment: keyVariables })).toBe('explicit null');
    expect(said(boto3, { invocation, environment: { AWS_PROFILE: 'nosuch' } })).toBe('ProfileNotFound');
    expect(said(boto3, { invocation, config: 'no section' })).toBe('ConfigParseError');
    expect(said(boto3, { invocation, environment: { AWS_METADATA_SERVICE_TIMEOUT: 'x' } })).toBe(
      'explicit null',
    );
    expect(candidate(boto3, { environment: keyVariables }, 'explicit')?.reason).toBe('keys-not-given');
    expect(candidate(boto3, { invocation, environment: keyVariables }, 'env')).toMatchObject({
      state: 'shadowed',
      reason: 'outranked',
      facts: { by: 'explicit', found: 'access-key-in-variables' },
    });
  });

  it('is the only one of them that knows keys in the call', () => {
    for (const tool of [awsCliV1, awsCliV2])
      expect(
        said(tool, { invocation: { accessKeys: true }, environment: { AWS_METADATA_SERVICE_TIMEOUT: 'x' } }),
      ).toBe('ValueError');
  });
});
