import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { copilot } from '../tools/copilot.js';

const startUrl = 'https://example.awsapps.com/start';
const account = 'sso_account_id = 111122223333\nsso_role_name = Reader\n';
const session = `[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = ${startUrl}\n`;
const config = `[default]\nsso_session = corp\n${account}`;
const legacy = `[default]\nsso_region = eu-west-1\nsso_start_url = ${startUrl}\n${account}`;
const now = '2026-01-01T12:00:00Z';
const past = '2026-01-01T11:59:59.999+00:00';

function trace(text: string, home: TestHome = {}): Trace {
  return resolve(copilot, testRequest({ config: text, now, ...home }));
}

function withToken(name: string, token: unknown): TestHome {
  const text = typeof token === 'string' ? token : JSON.stringify(token);
  return { files: { [`~/.aws/sso/cache/sha1-${name}.json`]: text } };
}

function reasonOf(found: Trace): string | undefined {
  return found.candidates.find(({ source }) => source === 'sso')?.reason;
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

describe('a profile with a session', () => {
  it.each([session, ''])('is asked of the portal until its token’s time is over', (inConfig) => {
    const token = { accessToken: 'example', expiresAt: now };
    const credentials = inConfig === '' ? session : '';
    const found = trace(config + inConfig, { ...withToken('corp', token), credentials });
    const facts = { accountId: '111122223333', roleName: 'Reader' };
    expect(found.outcome).toEqual({ kind: 'deferred', source: 'sso', facts });
    expect(reasonOf(found)).toBe('sso-session');
  });

  it('is asked of the portal where its token can be renewed', () => {
    const token = {
      accessToken: 'example',
      expiresAt: past,
      clientId: 'id',
      clientSecret: 'x',
      refreshToken: 'x',
    };
    expect(trace(config + session, withToken('corp', token)).outcome.kind).toBe('deferred');
  });

  const incomplete = 'cached SSO token must contain accessToken and expiresAt fields';
  it.each([
    [
      'no token',
      {},
      'sso-token-missing',
      'failed to read cached SSO token file, open ~/.aws/sso/cache/sha1-corp.json: no such file or directory',
    ],
    [
      'half a token',
      withToken('corp', { accessToken: '', expiresAt: now }),
      'sso-token-not-valid',
      incomplete,
    ],
    [
      'a time that is none',
      withToken('corp', { accessToken: 'x', expiresAt: '2026-01-01' }),
      'sso-token-not-valid',
      incomplete,
    ],
    [
      'an old token',
      withToken('corp', {
        accessToken: 'x',
        expiresAt: past,
        clientId: 'id',
        clientSecret: '',
        refreshToken: 'x',
      }),
      'sso-token-expired',
      'refresh cached SSO token failed, cached SSO token is expired, or not present, and cannot be refreshed',
    ],
  ])('stops with %s', (_, home, code, message) => {
    const found = trace(config + session, home);
    expect(found.outcome).toEqual({ kind: 'error', code, message, wordsKnown: true });
    expect(reasonOf(found)).toBe(code);
  });

  it('stops where the session lacks a setting, or the profile has another value', () => {
    const incompleteSession = session.replace(/sso_start_url.*\n/u, '');
    expect(trace(config + incompleteSession).outcome).toMatchObject({
      code: 'incomplete-sso',
      message:
        'profile "default" is configured to use SSO but is missing required configuration: sso_start_url',
    });
    expect(trace(`${config}sso_region = us-east-1\n${session}`).outcome).toMatchObject({
      code: 'sso-settings-differ',
      message: 'sso_region in profile "default" must match sso_region in sso-session ',
    });
    expect(trace(`${config}sso_start_url = ${startUrl}\n${session}`).outcome).toMatchObject({
      code: 'sso-token-missing',
    });
  });
});

describe('a profile without a session', () => {
  it('is asked of the portal until its token’s time is over', () => {
    const found = trace(legacy, withToken(startUrl, { accessToken: 'x', expiresAt: now }));
    expect(found.outcome.kind).toBe('deferred');
    expect(reasonOf(found)).toBe('sso-legacy');
  });

  it.each([
    ['no token', {}, 'sso-token-missing'],
    ['no JSON', withToken(startUrl, 'text'), 'sso-token-not-valid'],
    [
      'an old token',
      withToken(startUrl, { accessToken: 'x', expiresAt: past, refreshToken: 'x' }),
      'sso-token-expired',
    ],
  ])('stops with %s', (_, home, reason) => {
    const found = trace(legacy, home);
    expect(found.outcome).toMatchObject({
      code: 'SSOProviderInvalidToken',
      message: containing('SSOProviderInvalidToken: the SSO session has expired or is invalid'),
    });
    expect(reasonOf(found)).toBe(reason);
  });

  it('looks for its token in the folder of the variable alone', () => {
    const token = { accessToken: 'x', expiresAt: now };
    const files = { ...withToken(startUrl, token).files, ...withToken('corp', token).files };
    const ask = (text: string): Trace['outcome'] => {
      const request = testRequest({ config: text, now, files, environment: { HOME: '' } });
      return resolve(copilot, { ...request, workingFolder: '/elsewhere' }).outcome;
    };
    expect(ask(legacy)).toMatchObject({ code: 'SSOProviderInvalidToken' });
    expect(ask(config + session).kind).toBe('deferred');
  });

  it('stops where any setting is missing', () => {
    expect(trace('[default]\nsso_role_name = Reader\n').outcome).toMatchObject({
      message:
        'profile "default" is configured to use SSO but is missing required configuration: sso_region, sso_start_url, sso_account_id',
    });
  });
});
