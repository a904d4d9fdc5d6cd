/** IAM Identity Center profiles of the SDK for Go v1. */
import { joinPath } from '../../paths.js';
import { type Context, shown } from '../context.js';
import { member, parseJson } from '../disk-text.js';
import { type Found, type Missed, missed, reached } from '../found.js';
import { because, stopWith } from '../judgement.js';
import { type GoConfig, has, originOf, ssoSettingOf, textOf } from './go-config.js';
import { absolute, bareHomeOf, homeOf, readText } from './go-files.js';

/** @cite aws-sdk-go 1.55.6, session/credentials.go resolveSSOCredentials */
export function ssoOf(context: Context, config: GoConfig): Found {
  const origin = originOf(config, ssoSettingOf(config) ?? '');
  const refused = refuseSettings(config) ?? refuseToken(context, config);
  if (refused !== null) return { ...refused, origin };
  const { session, profile } = config;
  const facts = { accountId: textOf(config, 'sso_account_id'), roleName: textOf(config, 'sso_role_name') };
  const reason =
    session === null
      ? because('sso-legacy', { startUrl: textOf(config, 'sso_start_url') })
      : because('sso-session', { session: session.name });
  return reached({ source: 'sso', profile, accessKeyId: null, facts }, true, reason, origin);
}

function refuseSettings(config: GoConfig): Missed | null {
  const { session, profile } = config;
  const needed =
    session === null
      ? ['sso_region', 'sso_start_url', 'sso_account_id', 'sso_role_name']
      : ['sso_region', 'sso_start_url'];
  const values = new Map(needed.map((key) => [key, textOf(config, key)]));
  if (session !== null) values.set('sso_region', session.region).set('sso_start_url', session.startUrl);
  const missing = needed.filter((key) => values.get(key) === '').join(', ');
  if (missing !== '') {
    const words = `profile ${JSON.stringify(profile)} is configured to use SSO but is missing required configuration: ${missing}`;
    return missed(because('incomplete-sso', { missing }), null, stopWith('incomplete-sso', words));
  }
  const differing = needed.find((key) => has(config, key) && textOf(config, key) !== values.get(key));
  if (differing === undefined) return null;
  const words = `${differing} in profile ${JSON.stringify(profile)} must match ${differing} in sso-session `;
  return missed(
    because('sso-settings-differ', { setting: differing }),
    null,
    stopWith('sso-settings-differ', words),
  );
}

function refuseToken(context: Context, config: GoConfig): Missed | null {
  const { session } = config;
  const id = session?.name ?? textOf(config, 'sso_start_url');
  const home = session === null ? bareHomeOf(context.request) : homeOf(context.request);
  const name = `${context.request.world.digest('sha1', id)}.json`;
  const path = joinPath(home === '' ? '.aws' : joinPath(home, '.aws'), 'sso', 'cache', name);
  return session === null ? refuseLegacyToken(context, path) : refuseSessionToken(context, path);
}

/** @cite aws-sdk-go 1.55.6, credentials/ssocreds/token_provider.go and sso_cached_token.go; none of these errors has a code */
function refuseSessionToken(context: Context, path: string): Missed | null {
  const file = shown(context, absolute(context.request, path));
  const read = readText(context, path);
  if ('failure' in read) {
    const stop = stopWith('sso-token-missing', `failed to read cached SSO token file, ${read.failure}`);
    return missed(because('sso-token-missing', { file }), null, stop);
  }
  const token = parseJson(read.text);
  const expiresAt = member(token, 'expiresAt');
  const time = timeOf(expiresAt);
  if (!isFilled(member(token, 'accessToken')) || time === null) {
    const stop = stopWith(
      'sso-token-not-valid',
      'cached SSO token must contain accessToken and expiresAt fields',
    );
    return missed(because('sso-token-not-valid', { file }), null, stop);
  }
  if (context.request.now <= time) return null;
  const canRefresh = ['clientSecret', 'clientId', 'refreshToken'].every((key) =>
    isFilled(member(token, key)),
  );
  if (canRefresh) return null;
  const words =
    'refresh cached SSO token failed, cached SSO token is expired, or not present, and cannot be refreshed';
  const reason = because('sso-token-expired', { file, expiredAt: String(expiresAt) });
  return missed(reason, null, stopWith('sso-token-expired', words));
}

/** @cite aws-sdk-go 1.55.6, credentials/ssocreds/provider.go loadTokenFile */
function refuseLegacyToken(context: Context, path: string): Missed | null {
  const code = 'SSOProviderInvalidToken';
  const words = `${code}: the SSO session has expired or is invalid`;
  const file = shown(context, absolute(context.request, path));
  const read = readText(context, path);
  if ('failure' in read) {
    const stop = stopWith(code, `${words}\ncaused by: ${read.failure}`);
    return missed(because('sso-token-missing', { file }), null, stop);
  }
  const token = parseJson(read.text);
  const expiresAt = member(token, 'expiresAt');
  const time = timeOf(expiresAt);
  if (!isFilled(member(token, 'accessToken')) || time === null)
    return missed(because('sso-token-not-valid', { file }), null, stopWith(code, words));
  if (context.request.now <= time) return null;
  const reason = because('sso-token-expired', { file, expiredAt: String(expiresAt) });
  return missed(reason, null, stopWith(code, words));
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** `time.Parse(time.RFC3339, …)` in milliseconds since the epoch; null where it is no such time. */
function timeOf(value: unknown): number | null {
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/u;
  if (typeof value !== 'string' || !shape.test(value)) return null;
  const time = Date.parse(value.replace(',', '.'));
  return Number.isNaN(time) ? null : time;
}
