import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { sdkJsV3 } from '../tools/sdk-js-v3.js';

const startUrl = 'https://example.awsapps.com/start';
const account = 'sso_account_id = 111122223333\nsso_role_name = Reader\n';
const session = `[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = ${startUrl}\n`;
const config = `[profile dev]\nsso_session = corp\n${account}${session}`;
const legacy = `[profile dev]\nsso_region = eu-west-1\nsso_start_url = ${startUrl}\n${account}`;
const cache = '~/.aws/sso/cache';
/** `now` of the questions below. */
const now = '2026-01-01T12:00:00Z';

function trace(text: string, home: TestHome = {}): Trace {
  return resolve(
    sdkJsV3,
    testRequest({ config: text, now, invocation: { profile: 'dev' }, imds: 'available', ...home }),
  );
}

function withToken(name: string, token: unknown): TestHome {
  return {
    files: { [`${cache}/sha1-${name}.json`]: typeof token === 'string' ? token : JSON.stringify(token) },
  };
}

function token(expiresAt: unknown, more: object = {}): object {
  return { accessToken: 'example', expiresAt, ...more };
}

const valid = token('2026-01-01T12:05:01Z');
const renewable = { clientId: 'id', clientSecret: 'example', refreshToken: 'example' };

describe('a profile with a session', () => {
  it('is asked of the portal where its token holds for more than five minutes', () => {
    const found = trace(config, withToken('corp', valid));
    const facts = { accountId: '111122223333', roleName: 'Reader' };
    expect(found.outcome).toEqual({ kind: 'deferred', source: 'sso', facts });
    expect(found.candidates.find(({ source }) => source === 'sso')).toEqual({
      source: 'sso',
      state: 'won',
      reason: 'sso-session',
      facts: { session: 'corp' },
      origin: { file: '~/.aws/config', line: 2 },
    });
  });

  it('is asked of the portal where its token can be renewed', () => {
    const old = token('2025-01-01T00:00:00Z', renewable);
    expect(trace(config, withToken('corp', old)).outcome.kind).toBe('deferred');
    expect(trace(config, withToken('corp', token('soon', renewable))).outcome.kind).toBe('deferred');
  });

  it('goes by the session’s values, not by its own', () => {
    const own = config.replace('sso_session = corp', 'sso_session = corp\nsso_region = us-east-1');
    expect(trace(own, withToken('corp', valid)).outcome.kind).toBe('deferred');
  });

  const advice = "To refresh this SSO session run 'aws sso login' with the corresponding profile.";
  it.each([
    [
      'no token',
      {},
      'sso-token-missing',
      `The SSO session token associated with profile=dev was not found or is invalid. ${advice}`,
    ],
    [
      'no JSON',
      withToken('corp', 'text'),
      'sso-token-missing',
      `The SSO session token associated with profile=dev was not found or is invalid. ${advice}`,
    ],
    [
      'null',
      withToken('corp', 'null'),
      'sso-token-not-valid',
      "Cannot read properties of null (reading 'accessToken')",
    ],
    [
      'half a token',
      withToken('corp', { expiresAt: now }),
      'sso-token-not-valid',
      `Value not present for 'accessToken' in SSO Token. ${advice}`,
    ],
    [
      'the other half',
      withToken('corp', { accessToken: 'x' }),
      'sso-token-not-valid',
      `Value not present for 'expiresAt' in SSO Token. ${advice}`,
    ],
    [
      'a token for five minutes that cannot be renewed',
      withToken('corp', token('2026-01-01T12:05:00Z', { clientId: 'id' })),
      'sso-token-expired',
      `Value not present for 'clientSecret' in SSO Token. Cannot refresh. ${advice}`,
    ],
  ])('stops the chain with %s', (_, home, reason, message) => {
    const found = trace(config, home);
    expect(found.outcome).toEqual({
      kind: 'error',
      code: 'CredentialsProviderError',
      message,
      wordsKnown: true,
    });
    expect(found.candidates.find(({ source }) => source === 'sso')).toMatchObject({
      state: 'invalid',
      reason,
    });
    expect(found.candidates.at(-1)).toMatchObject({ state: 'not-reached', reason: 'stopped-before' });
  });

  it('stops with a TypeError where there is no such session', () => {
    expect(trace(config.replace(session, ''), withToken('corp', valid)).outcome).toMatchObject({
      code: 'TypeError',
      message: "Cannot read properties of undefined (reading 'sso_region')",
    });
  });

  it('has no session where the variable of the config file starts with `~/`', () => {
    const files = { ...withToken('corp', valid).files, '~/mine': config };
    expect(trace('', { files, environment: { AWS_CONFIG_FILE: '~/mine' } }).outcome).toMatchObject({
      code: 'TypeError',
    });
    expect(trace('', { files, environment: { AWS_CONFIG_FILE: '/home/someone/mine' } }).outcome.kind).toBe(
      'deferred',
    );
  });

  it('stops where a setting is missing, and names all that are there', () => {
    const home = trace(
      config.replace('sso_account_id = 111122223333\n', 'region = x\n').replace(/sso_start_url.*\n/u, ''),
    );
    expect(home.outcome).toMatchObject({
      code: 'CredentialsProviderError',
      message:
        'Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", ' +
        '"sso_role_name", "sso_start_url". Got sso_session, region, sso_role_name, sso_region, sso_start_url\n' +
        'Reference: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html',
    });
    expect(home.candidates.find(({ source }) => source === 'sso')?.facts).toEqual({
      missing: 'sso_start_url, sso_account_id',
    });
  });
});

describe('a profile without a session', () => {
  it.each([valid, token('2026-01-01T12:00:01Z'), token('soon')])(
    'is asked of the portal with %j',
    (found) => {
      const { outcome, candidates } = trace(legacy, withToken(startUrl, found));
      expect(outcome.kind).toBe('deferred');
      expect(candidates.find(({ source }) => source === 'sso')).toMatchObject({
        reason: 'sso-legacy',
        facts: { startUrl },
      });
    },
  );

  const advice = 'To refresh this SSO session run aws sso login with the corresponding profile.';
  it.each([
    [
      'no token',
      {},
      'CredentialsProviderError',
      `The SSO session associated with this profile is invalid. ${advice}`,
    ],
    [
      'null',
      withToken(startUrl, 'null'),
      'TypeError',
      "Cannot read properties of null (reading 'expiresAt')",
    ],
    [
      'its time over',
      withToken(startUrl, token(now, renewable)),
      'CredentialsProviderError',
      `The SSO session associated with this profile has expired. ${advice}`,
    ],
    [
      'no time',
      withToken(startUrl, token(null)),
      'CredentialsProviderError',
      `The SSO session associated with this profile has expired. ${advice}`,
    ],
    [
      'true',
      withToken(startUrl, token(true)),
      'CredentialsProviderError',
      `The SSO session associated with this profile has expired. ${advice}`,
    ],
    [
      'a number',
      withToken(startUrl, token(0)),
      'CredentialsProviderError',
      `The SSO session associated with this profile has expired. ${advice}`,
    ],
    [
      'a list',
      withToken(startUrl, token([now])),
      'CredentialsProviderError',
      `The SSO session associated with this profile has expired. ${advice}`,
    ],
  ])('stops the chain with %s', (_, home, code, message) => {
    expect(trace(legacy, home).outcome).toEqual({ kind: 'error', code, message, wordsKnown: true });
  });
});

describe('a profile of `aws login`', () => {
  const login = '[profile dev]\nlogin_session = me\n';
  const path = '~/.aws/login/cache/sha256-me.json';
  const accessToken = {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    accountId: '111122223333',
    expiresAt: '2026-01-01T12:05:01Z',
  };
  const whole = { accessToken, clientId: 'id', refreshToken: 'example', dpopKey: 'example' };

  it('gives the keys of its token while they hold for more than five minutes', () => {
    expect(trace(login, { files: { [path]: JSON.stringify(whole) } }).outcome).toEqual({
      kind: 'credentials',
      source: 'login',
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      temporary: true,
    });
  });

  it('renews its token after that', () => {
    const old = { ...whole, accessToken: { ...accessToken, expiresAt: '2026-01-01T12:05:00Z' } };
    expect(trace(login, { files: { [path]: JSON.stringify(old) } }).outcome).toEqual({
      kind: 'deferred',
      source: 'login',
      facts: { session: 'me' },
    });
  });

  it.each([
    [{ AWS_LOGIN_CACHE_DIRECTORY: '/tokens' }, '/tokens/sha256-me.json'],
    [{ AWS_LOGIN_CACHE_DIRECTORY: '' }, '/home/someone/sha256-me.json'],
    [{ USERPROFILE: '/u', HOME: '/h' }, '/h/.aws/login/cache/sha256-me.json'],
    [{ USERPROFILE: '/home/someone', HOME: '' }, '/home/someone/.aws/login/cache/sha256-me.json'],
  ])('looks for its token under %j', (environment, file) => {
    const files = { [file]: JSON.stringify(whole), '/h/.aws/config': login };
    expect(trace(login, { files, environment }).outcome.kind).toBe('credentials');
  });

  it.each([
    [
      undefined,
      'login-token-missing',
      `Failed to load token from ${path}: Error: ENOENT: no such file or directory, open '${path}'`,
    ],
    [
      '{}',
      'login-token-not-valid',
      `Failed to load token from ${path}: CredentialsProviderError: Token validation failed, missing fields: accessToken, clientId, refreshToken, dpopKey, accountId`,
    ],
    [
      JSON.stringify({ ...whole, clientId: '' }),
      'login-token-not-valid',
      `Failed to load token from ${path}: CredentialsProviderError: Token validation failed, missing fields: clientId`,
    ],
    ['text', 'login-token-not-valid', `Failed to load token from ${path}`],
  ])('stops the chain where its token is %j', (text, reason, message) => {
    const found = trace(login, text === undefined ? {} : { files: { [path]: text } });
    expect(found.outcome).toMatchObject({ kind: 'error', code: 'CredentialsProviderError', message });
    expect(found.candidates.find(({ source }) => source === 'login')).toMatchObject({ reason });
  });
});
