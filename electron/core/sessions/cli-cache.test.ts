import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cliCacheText, readCliCache, readLoginCache, readSsoToken } from './cli-cache.js';
import { madeIn } from './testing.js';

const credentials =
  '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';
const role = 'role_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n';
const portal = 'sso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n';
const assigned = 'sso_account_id = 111122223333\nsso_role_name = Reader\n';
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('the name of a file in the AWS CLI’s cache', () => {
  // What the fetchers of botocore 1.43.11 give as their `_cache_key` for the same settings.
  it.each([
    ['20d1c4c47209b5c6f6727fa999b7ec9c34fe8643', role],
    [
      '13c65643afd432c175d18dd7502ce41df339b3dc',
      `${role}role_session_name = ada\nexternal_id = x-1\nmfa_serial = arn:aws:iam::111122223333:mfa/alice\nduration_seconds = 3600\n`,
    ],
    [
      'ebcce0f17d01d68e7105ffd3b91654fb6ae29607',
      'role_arn = arn:aws:iam::111122223333:role/Web\nweb_identity_token_file = /token\nrole_session_name = ada\n',
    ],
    [
      '08a861b2cc810c5ccd6dea8ea16f9f9ad44bcc2c',
      `sso_session = corp\n${assigned}[sso-session corp]\n${portal}`,
    ],
    ['b44b2d06015b9d873ce5a96e11a4279ce76a1810', portal + assigned],
  ])('is %s', (name, settings) => {
    const text = cliCacheText(madeIn('x', { config: `[profile x]\n${settings}`, credentials }));
    expect(
      createHash('sha1')
        .update(text ?? '')
        .digest('hex'),
    ).toBe(name);
  });

  it('is none for what that tool does not keep', () => {
    expect(cliCacheText(madeIn('base', { credentials }))).toBeNull();
  });
});

describe('what other tools wrote', () => {
  const Credentials = {
    AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    SecretAccessKey: 's',
    SessionToken: 't',
    Expiration: '2026-11-21T13:00:00+00:00',
  };

  it('is read whole', () => {
    expect(readCliCache(bytes({ Credentials, AssumedRoleUser: { Arn: 'arn:x' } }))).toMatchObject({
      credentials: { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', expiresAt: Date.UTC(2026, 10, 21, 13) },
      arn: 'arn:x',
    });
    expect(readSsoToken(bytes({ accessToken: 'a', expiresAt: '2026-11-21T13:00:00Z' }))?.expiresAt).toBe(
      Date.UTC(2026, 10, 21, 13),
    );
    const accessToken = {
      accessKeyId: 'a',
      secretAccessKey: 's',
      sessionToken: 't',
      accountId: '111122223333',
      expiresAt: '2026-11-21T13:00:00Z',
    };
    expect(readLoginCache(bytes({ accessToken }))).toMatchObject({ accountId: '111122223333' });
  });

  it('is nothing wherever it was cut off', () => {
    const whole = bytes({ Credentials });
    for (let length = 0; length < whole.length; length += 1)
      expect(readCliCache(whole.subarray(0, length))).toBeNull();
    const token = bytes({ accessToken: 'abc', expiresAt: '2026-11-21T13:00:00Z' });
    for (let length = 0; length < token.length; length += 1)
      expect(readSsoToken(token.subarray(0, length))).toBeNull();
  });

  it.each([
    null,
    [],
    {},
    { Credentials: null },
    { Credentials: { ...Credentials, Expiration: 'soon' } },
    { Credentials: { ...Credentials, SessionToken: 1 } },
  ])('is nothing where it is %j', (value) => {
    expect(readCliCache(bytes(value))).toBeNull();
    expect(readLoginCache(bytes(value))).toBeNull();
    expect(readSsoToken(bytes(value))).toBeNull();
  });
});
