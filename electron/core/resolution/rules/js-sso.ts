/** IAM Identity Center profiles of the SDK for JavaScript v3. Whatever fails here stops the whole chain. */
import { joinPath } from '../../paths.js';
import { type Context, contextFile, shown } from '../context.js';
import { member, parseJson } from '../disk-text.js';
import { type Found, type Missed, missed, reached } from '../found.js';
import { because, stopWith } from '../judgement.js';
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import { absolute, homeOf, readText, sessionsPath } from './js-files.js';
import { type JsProfile, originOf, valueOf } from './js-profile.js';
import { settingOf } from './js-kinds.js';
import { timeOf } from './js-time.js';

const CODE = 'CredentialsProviderError';
const FIVE_MINUTES = 300_000;
const SESSION_ADVICE = "To refresh this SSO session run 'aws sso login' with the corresponding profile.";
const LEGACY_ADVICE = 'To refresh this SSO session run aws sso login with the corresponding profile.';
const REFERENCE = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html';

/** What the SDK asks the portal with; a session's values count over the profile's own. */
interface Portal {
  readonly profile: string;
  readonly session: string | null;
  readonly settings: ReadonlyMap<string, string>;
  readonly origin: Origin | null;
}

/** @cite @aws-sdk/credential-provider-sso 3.973.28, fromSSO */
export function ssoOf(context: Context, name: string, profile: JsProfile): Found {
  const origin = originOf(profile, settingOf(profile, 'sso') ?? '');
  const session = valueOf(profile, 'sso_session');
  const settings = new Map([...profile].map(([key, { value }]) => [key, value]));
  if (session === null) return askPortal(context, { profile: name, session, settings, origin });
  const section = contextFile(
    context.request,
    'sdk-js-v3',
    'config',
    sessionsPath(context),
  ).reading?.ssoSessions.get(session);
  if (section === undefined) {
    const words = "Cannot read properties of undefined (reading 'sso_region')";
    return missed(because('missing-sso-session', { session }), origin, stopWith('TypeError', words));
  }
  for (const key of ['sso_region', 'sso_start_url'])
    settings.set(key, section.settings.get(key)?.value ?? '');
  return askPortal(context, { profile: name, session, settings, origin });
}

function askPortal(context: Context, portal: Portal): Found {
  const { profile, session, settings, origin } = portal;
  const required = ['sso_start_url', 'sso_account_id', 'sso_region', 'sso_role_name'];
  const missing = required.filter((key) => (settings.get(key) ?? '') === '');
  if (missing.length > 0) {
    const words =
      'Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", ' +
      `"sso_role_name", "sso_start_url". Got ${[...settings.keys()].join(', ')}\nReference: ${REFERENCE}`;
    return missed(because('incomplete-sso', { missing: missing.join(', ') }), origin, stopWith(CODE, words));
  }
  const startUrl = settings.get('sso_start_url') ?? '';
  const refused = session === null ? judgeLegacyToken(context, portal) : judgeSessionToken(context, portal);
  if (refused !== null) return refused;
  const facts = {
    accountId: settings.get('sso_account_id') ?? '',
    roleName: settings.get('sso_role_name') ?? '',
  };
  const reason = session === null ? because('sso-legacy', { startUrl }) : because('sso-session', { session });
  return reached({ source: 'sso', profile, accessKeyId: null, facts }, true, reason, origin);
}

function tokenPath(context: Context, id: string): string {
  const name = `${context.request.world.digest('sha1', id)}.json`;
  return joinPath(homeOf(context.request), '.aws', 'sso', 'cache', name);
}

/** `getSSOTokenFromFile`; undefined where there is no JSON. */
function readToken(context: Context, path: string): unknown {
  const read = readText(context, path);
  return 'failure' in read ? undefined : parseJson(read.text);
}

/** @cite @aws-sdk/token-providers 3.1166.0, fromSso: a token that can be refreshed is, so only asking tells */
function judgeSessionToken(context: Context, portal: Portal): Missed | null {
  const path = tokenPath(context, portal.session ?? '');
  const file = shown(context, absolute(context.request, path));
  const token = readToken(context, path);
  const stop = (reason: Reason, words: string): Missed =>
    missed(reason, portal.origin, stopWith(CODE, words));
  if (token === undefined) {
    const words = `The SSO session token associated with profile=${portal.profile} was not found or is invalid. ${SESSION_ADVICE}`;
    return stop(because('sso-token-missing', { file }), words);
  }
  if (token === null) {
    return stop(
      because('sso-token-not-valid', { file }),
      "Cannot read properties of null (reading 'accessToken')",
    );
  }
  const absent = ['accessToken', 'expiresAt'].find((key) => member(token, key) === undefined);
  if (absent !== undefined) {
    const words = `Value not present for '${absent}' in SSO Token. ${SESSION_ADVICE}`;
    return stop(because('sso-token-not-valid', { file }), words);
  }
  const expiresAt = member(token, 'expiresAt');
  if (timeOf(expiresAt) - context.request.now > FIVE_MINUTES) return null;
  const lacking = ['clientId', 'clientSecret', 'refreshToken'].find(
    (key) => member(token, key) === undefined,
  );
  if (lacking === undefined) return null;
  const words = `Value not present for '${lacking}' in SSO Token. Cannot refresh. ${SESSION_ADVICE}`;
  return stop(because('sso-token-expired', { file, expiredAt: String(expiresAt) }), words);
}

/** @cite @aws-sdk/credential-provider-sso 3.973.28, resolveSSOCredentials without a session: no refreshing */
function judgeLegacyToken(context: Context, { settings, origin }: Portal): Missed | null {
  const path = tokenPath(context, settings.get('sso_start_url') ?? '');
  const file = shown(context, absolute(context.request, path));
  const token = readToken(context, path);
  if (token === undefined) {
    const words = `The SSO session associated with this profile is invalid. ${LEGACY_ADVICE}`;
    return missed(because('sso-token-missing', { file }), origin, stopWith(CODE, words));
  }
  if (token === null) {
    const words = "Cannot read properties of null (reading 'expiresAt')";
    return missed(because('sso-token-not-valid', { file }), origin, stopWith('TypeError', words));
  }
  const expiresAt = member(token, 'expiresAt');
  if (!(timeOf(expiresAt) - context.request.now <= 0)) return null;
  const words = `The SSO session associated with this profile has expired. ${LEGACY_ADVICE}`;
  return missed(
    because('sso-token-expired', { file, expiredAt: String(expiresAt) }),
    origin,
    stopWith(CODE, words),
  );
}
