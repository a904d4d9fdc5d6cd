/** IAM Identity Center profiles of the AWS SDK for Java version 2, by the tokens on the disk. */
import type { Context } from '../context.js';
import { type Found, missed, reached } from '../found.js';
import { because } from '../judgement.js';
import { homeOf, sharedHomes } from './sdk-files.js';
import { absolutePath, inAwsFolder } from './sdk-paths.js';
import { originOf, type SdkProfile, valueOf } from './sdk-profile.js';
import { textOf, timeOf, tokenFile } from './sdk-tokens.js';

/**
 * @cite aws-sdk-java-v2, SsoProfileCredentialsProviderFactory and SsoAccessTokenProvider; a session's token can be refreshed
 */
export function javaSso(context: Context, profile: SdkProfile, setting: string): Found {
  const origin = originOf(profile, setting);
  const session = valueOf(profile, 'sso_session');
  if (session !== null && !hasSession(context, session))
    return missed(because('missing-sso-session', { session }), origin, null);
  const ofPortal = session === null ? ['sso_region', 'sso_start_url'] : [];
  const needed = ['sso_account_id', 'sso_role_name', ...ofPortal];
  const missing = needed.find((key) => !profile.settings.has(key));
  if (missing !== undefined) return missed(because('incomplete-sso', { missing }), origin, null);
  const startUrl = valueOf(profile, 'sso_start_url') ?? '';
  const refused = refusalOf(context, session ?? startUrl, session !== null);
  if (refused !== null) return missed(refused, origin, null);
  const accountId = valueOf(profile, 'sso_account_id') ?? '';
  const roleName = valueOf(profile, 'sso_role_name') ?? '';
  const base = {
    source: 'sso',
    profile: profile.name,
    accessKeyId: null,
    facts: { accountId, roleName },
  } as const;
  const reason = session === null ? because('sso-legacy', { startUrl }) : because('sso-session', { session });
  return reached(base, true, reason, origin);
}

function hasSession({ config, credentials }: Context, name: string): boolean {
  return [config, credentials].some(({ reading }) => reading?.ssoSessions.has(name) === true);
}

function refusalOf(context: Context, id: string, canRefresh: boolean) {
  const { request } = context;
  const name = `${request.world.digest('sha1', id)}.json`;
  const path = inAwsFolder(homeOf(sharedHomes, request), 'sso', 'cache', name);
  const token = tokenFile(context, absolutePath(request, path));
  if (token.state === 'missing') return because('sso-token-missing', { file: token.shown });
  const expiry = timeOf(token.json, 'expiresAt');
  if (textOf(token.json, 'accessToken') === null || expiry === null)
    return because('sso-token-not-valid', { file: token.shown });
  const parts = ['clientId', 'clientSecret', 'refreshToken'];
  const isRefreshed = canRefresh && parts.every((key) => textOf(token.json, key) !== null);
  if (expiry > request.now || isRefreshed) return null;
  return because('sso-token-expired', {
    file: token.shown,
    expiredAt: textOf(token.json, 'expiresAt') ?? '',
  });
}
