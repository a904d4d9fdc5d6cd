/** IAM Identity Center profiles of the AWS SDK for Go version 2, by the tokens on the disk. */
import type { Context } from '../context.js';
import { type Found, missed, reached } from '../found.js';
import { because, type Stop, stopUnseen, stopWith } from '../judgement.js';
import { goV2Home } from './gov2-files.js';
import { absolutePath, inAwsFolder } from './sdk-paths.js';
import { filledValueOf, originOf, type SdkProfile } from './sdk-profile.js';
import { textOf, timeOf, tokenFile } from './sdk-tokens.js';

const needed: readonly string[] = ['sso_account_id', 'sso_region', 'sso_role_name', 'sso_start_url'];

/** @cite aws-sdk-go-v2, config/shared_config.go validateSSOConfiguration; credentials/ssocreds */
export function goV2Sso(context: Context, profile: SdkProfile): Found {
  const { name } = profile;
  const session = filledValueOf(profile, 'sso_session');
  const origin = originOf(profile, session === null ? 'sso_start_url' : 'sso_session');
  const valueIn = (key: string): string | null =>
    (session === null ? null : inSession(context, session, key)) ?? filledValueOf(profile, key);
  const differing = ['sso_region', 'sso_start_url'].find((key) => {
    const own = filledValueOf(profile, key);
    return session !== null && own !== null && own !== inSession(context, session, key);
  });
  if (differing !== undefined) {
    const words = `${differing} in profile ${JSON.stringify(name)} must match ${differing} in sso-session`;
    return missed(
      because('sso-settings-differ', { setting: differing }),
      origin,
      stopUnseen('configuration-not-valid', words),
    );
  }
  const missing = needed.filter((key) => valueIn(key) === null).join(', ');
  if (missing !== '') {
    const words = `profile ${JSON.stringify(name)} is configured to use SSO but is missing required configuration: ${missing}`;
    return missed(
      because('incomplete-sso', { missing }),
      origin,
      stopUnseen('configuration-not-valid', words),
    );
  }
  const startUrl = valueIn('sso_start_url') ?? '';
  const refused = refusalOf(context, session ?? startUrl, session !== null);
  if (refused !== null) return missed(refused, origin, failureOf(session));
  const facts = { accountId: valueIn('sso_account_id') ?? '', roleName: valueIn('sso_role_name') ?? '' };
  const reason = session === null ? because('sso-legacy', { startUrl }) : because('sso-session', { session });
  return reached({ source: 'sso', profile: name, accessKeyId: null, facts }, true, reason, origin);
}

function inSession({ config, credentials }: Context, session: string, key: string): string | null {
  const found = [credentials, config].map(
    ({ reading }) => reading?.ssoSessions.get(session)?.settings.get(key)?.value,
  );
  return found.find((value) => value !== undefined && value !== '') ?? null;
}

function failureOf(session: string | null): Stop {
  return session === null
    ? stopWith('InvalidTokenError', 'the SSO session has expired or is invalid')
    : stopUnseen(
        'sso-token-not-valid',
        'refresh cached SSO token failed, cached SSO token is expired, or not present, and cannot be refreshed',
      );
}

function refusalOf(context: Context, id: string, canRefresh: boolean) {
  const { request } = context;
  const name = `${request.world.digest('sha1', id)}.json`;
  const token = tokenFile(
    context,
    absolutePath(request, inAwsFolder(goV2Home(request), 'sso', 'cache', name)),
  );
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
