import { describe, expect, it } from 'vitest';
import { awsCliV1 } from '../tools/aws-cli-v1.js';
import { awsCliV2 } from '../tools/aws-cli-v2.js';
import { boto3 } from '../tools/boto3.js';
import type { TestHome } from '../testing.js';
import { ask, candidate, keys, said, section, words } from './botocore-testing.js';

const url = 'https://example.awsapps.com/start';
const account = ['sso_account_id = 111122223333', 'sso_role_name = Reader'];
const corp = section('sso-session corp', `sso_start_url = ${url}`, 'sso_region = eu-west-1');
const whole = section('default', 'sso_session = corp', ...account) + corp;
const older = section('default', `sso_start_url = ${url}`, 'sso_region = eu-west-1', ...account);
const session = '~/.aws/sso/cache/sha1-corp.json';
const legacy = `~/.aws/sso/cache/sha1-${url}.json`;

/** The tests' clock stands at 2026-01-01T00:00:00Z. */
function token(expiresAt: unknown, more: object = {}): string {
  return JSON.stringify({ accessToken: 'example', expiresAt, ...more });
}
const registration = { clientId: 'id', clientSecret: 'example', refreshToken: 'example' };
const valid = token('2026-01-02T00:00:00Z');

describe('IAM Identity Center', () => {
  it('wins with a token that holds, and tells what is asked', () => {
    const { outcome, candidates } = ask(boto3, { config: whole, files: { [session]: valid } });
    const facts = { accountId: '111122223333', roleName: 'Reader', region: 'eu-west-1' };
    expect(outcome).toEqual({ kind: 'deferred', source: 'sso', facts });
    expect(candidates.find(({ source }) => source === 'sso')).toMatchObject({
      state: 'won',
      reason: 'sso-session',
      facts: { session: 'corp' },
      origin: { file: '~/.aws/config', line: 2 },
    });
    const plain = { config: older, files: { [legacy]: valid } };
    expect(candidate(boto3, plain, 'sso')).toMatchObject({ reason: 'sso-legacy', facts: { startUrl: url } });
  });

  it.each([
    [section('default', ...account), 'sso_start_url, sso_region'],
    [section('default', 'sso_role_name = x'), 'sso_account_id, sso_start_url, sso_region'],
    [section('default', 'sso_account_id = x', 'sso_region = y'), 'sso_role_name, sso_start_url'],
    [section('default', 'sso_session = corp', 'sso_account_id = x') + corp, 'sso_role_name'],
  ])('stops at %j', (config, missing) => {
    expect(words(boto3, { config })).toBe(
      `The profile "default" is configured to use SSO but is missing required configuration: ${missing}`,
    );
    expect(candidate(boto3, { config }, 'sso')).toMatchObject({
      reason: 'incomplete-sso',
      facts: { missing },
    });
  });

  it('is not meant by a session or a start URL alone', () => {
    expect(said(boto3, { config: section('default', 'sso_session = corp') + corp })).toBe('none');
    expect(said(boto3, { config: section('default', `sso_start_url = ${url}`) })).toBe('none');
  });

  it('wants the session to be there, and to agree with the profile', () => {
    const config = section('default', 'sso_session = nosuch', ...account);
    expect(words(boto3, { config })).toBe('The specified sso-session does not exist: "nosuch"');
    const differs = section('default', 'sso_session = corp', 'sso_region = us-1', ...account) + corp;
    expect(words(boto3, { config: differs })).toBe(
      'The value for sso_region is inconsistent between profile (us-1) and sso-session (eu-west-1).',
    );
    const secret = section('sso-session corp', 'aws_secret_access_key = other');
    const masked = {
      config: section('default', 'sso_session = corp', ...account) + secret,
      credentials: keys('default'),
    };
    expect(words(boto3, masked)).toBe(
      'The value for aws_secret_access_key is inconsistent between profile (********) and sso-session (********).',
    );
  });

  it('has the client want what the session itself lacks', () => {
    const config = section('default', 'sso_session = corp', `sso_start_url = ${url}`, ...account);
    const half = section('sso-session corp', 'sso_region = eu-west-1');
    expect(words(boto3, { config: config + half, files: { [session]: valid } })).toBe(
      `The profile "default" is configured to use the SSO token provider but is missing the following configuration: ['sso_start_url'].`,
    );
    const odd = older.replace('eu-west-1', 'eu_west_1');
    expect(words(boto3, { config: odd, files: { [legacy]: valid } })).toBe(
      "Provided region_name 'eu_west_1' doesn't match a supported format.",
    );
    const empty = older.replace('eu-west-1', '');
    expect(words(boto3, { config: empty })).toBe('Invalid endpoint: https://portal.sso..amazonaws.com');
  });

  const late = '2025-12-31T23:59:00Z';
  const tokens: readonly (readonly [string, string | undefined, string, string])[] = [
    ['no token', undefined, 'SSOTokenLoadError', 'SSOTokenLoadError'],
    ['no JSON', 'nonsense', 'KeyError', 'KeyError'],
    ['a token without a time', '{"accessToken":"x"}', 'SSOTokenLoadError', 'SSOTokenLoadError'],
    ['a token without itself', '{"expiresAt":"x"}', 'SSOTokenLoadError', 'SSOTokenLoadError'],
    ['a time that is none', token('soon'), 'ParserError', 'ParserError'],
    ['a number for a time', token(1), 'TypeError', 'TypeError'],
    ['a time without a zone', token('2026-06-01T00:00:00'), 'TypeError', 'TypeError'],
    ['a token with little time left', token('2026-01-01T00:10:00Z'), 'deferred sso', 'deferred sso'],
    ['an expired token', token(late), 'TokenRetrievalError', 'UnauthorizedSSOTokenError'],
    [
      'an expired token that can be renewed',
      token(late, { ...registration, registrationExpiresAt: '2026-06-01T00:00:00Z' }),
      'deferred sso',
      'UnauthorizedSSOTokenError',
    ],
    [
      'an expired token with an expired registration',
      token(late, { ...registration, registrationExpiresAt: late }),
      'TokenRetrievalError',
      'UnauthorizedSSOTokenError',
    ],
    [
      'an expired token with half a registration',
      token(late, registration),
      'TokenRetrievalError',
      'UnauthorizedSSOTokenError',
    ],
    [
      'a registration without a time',
      token(late, { ...registration, registrationExpiresAt: 'soon' }),
      'ParserError',
      'UnauthorizedSSOTokenError',
    ],
  ];

  it.each(tokens)('with %s', (_what, text, ofSession, ofOlder) => {
    const files = (path: string): TestHome => (text === undefined ? {} : { files: { [path]: text } });
    expect(said(boto3, { config: whole, ...files(session) })).toBe(ofSession);
    expect(said(boto3, { config: older, ...files(legacy) })).toBe(ofOlder);
  });

  it('says where the token is looked for, and when it expired', () => {
    expect(words(boto3, { config: whole })).toBe('Error loading SSO Token: Token for corp does not exist');
    expect(candidate(boto3, { config: whole }, 'sso')).toMatchObject({ facts: { file: session } });
    const expired = { config: older, files: { [legacy]: token(late) } };
    expect(candidate(boto3, expired, 'sso')).toMatchObject({
      state: 'invalid',
      reason: 'sso-token-expired',
      facts: { file: legacy, expiredAt: '2025-12-31T23:59:00.000Z' },
    });
    const invalid = { config: whole, files: { [session]: '{}' } };
    expect(words(boto3, invalid)).toBe(`Error loading SSO Token: Token for ${url} is invalid`);
  });

  it('needs no token where the AWS CLI still has the role', () => {
    const key = (named: string): string =>
      `~/.aws/cli/cache/sha1-{"accountId":"111122223333","roleName":"Reader",${named}}.json`;
    const cached = (time: string): string => JSON.stringify({ Credentials: { Expiration: time } });
    const files = { [key('"sessionName":"corp"')]: cached('2026-01-01T00:15:00Z') };
    for (const tool of [awsCliV1, awsCliV2])
      expect(said(tool, { config: whole, files })).toBe('deferred sso');
    expect(said(boto3, { config: whole, files })).toBe('SSOTokenLoadError');
    const other = { [key(`"startUrl":"${url}"`)]: cached('2026-01-01T00:14:59Z') };
    expect(said(awsCliV2, { config: older, files: other })).toBe('SSOTokenLoadError');
    const broken = { [key('"sessionName":"corp"')]: '{}' };
    expect(said(awsCliV2, { config: whole, files: broken })).toBe('SSOTokenLoadError');
  });
});
