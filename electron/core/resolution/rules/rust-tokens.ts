/** IAM Identity Center and `aws login` profiles of the AWS SDK for Rust, by the tokens on the disk. */
import { type Context } from '../context.js';
import { type Found, missed, reached } from '../found.js';
import { because, stopWith } from '../judgement.js';
import type { RustBase } from './rust-bases.js';
import { rustHome, rustLoginCache } from './rust-files.js';
import { absolutePath, inAwsFolder } from './sdk-paths.js';
import { originOf, type SdkProfile, valueOf } from './sdk-profile.js';
import { textOf, timeOf, type TokenFile, tokenFile } from './sdk-tokens.js';

const FIVE_MINUTES = 300_000;
const failure = stopWith('ProviderError', 'an error occurred while loading credentials');

/**
 * @cite smithy-rs @56ee88c, aws-config/src/sso/credentials.rs and token.rs: a session's token is judged by its time, and
 * refreshed where it can be; a token by start URL is used as it is
 */
export function rustSso(context: Context, profile: SdkProfile, { portal, setting }: RustBase): Found {
  const { name } = profile;
  const origin = originOf(profile, setting);
  const accountId = valueOf(profile, 'sso_account_id');
  const roleName = valueOf(profile, 'sso_role_name');
  if (accountId === null || roleName === null)
    return missed(because('incomplete-sso', { missing: 'sso_account_id, sso_role_name' }), origin, null);
  const session = portal?.session ?? null;
  const startUrl = portal?.startUrl ?? '';
  const refused = judgeToken(ssoToken(context, session ?? startUrl), session === null, context.request.now);
  if (refused !== null) return missed(refused, origin, failure);
  const reason = session === null ? because('sso-legacy', { startUrl }) : because('sso-session', { session });
  const base = { source: 'sso', profile: name, accessKeyId: null, facts: { accountId, roleName } } as const;
  return reached(base, true, reason, origin);
}

function ssoToken(context: Context, id: string): TokenFile {
  const { request } = context;
  const file = `${request.world.digest('sha1', id)}.json`;
  return tokenFile(context, absolutePath(request, inAwsFolder(rustHome(request), 'sso', 'cache', file)));
}

function judgeToken(token: TokenFile, isLegacy: boolean, now: number) {
  if (token.state === 'missing') return because('sso-token-missing', { file: token.shown });
  const expiry = timeOf(token.json, 'expiresAt');
  if (textOf(token.json, 'accessToken') === null || expiry === null)
    return because('sso-token-not-valid', { file: token.shown });
  if (isLegacy || expiry > now) return null;
  const needed = ['clientId', 'clientSecret', 'refreshToken'];
  const canRefresh = needed.every((key) => textOf(token.json, key) !== null);
  if (canRefresh && (timeOf(token.json, 'registrationExpiresAt') ?? 0) > now) return null;
  return because('sso-token-expired', {
    file: token.shown,
    expiredAt: textOf(token.json, 'expiresAt') ?? '',
  });
}

/**
 * @cite smithy-rs @56ee88c, aws-config/src/login.rs and login/cache.rs: every field must be there; within five minutes of its
 * end a token is refreshed, and only asking tells what comes of that
 */
export function rustLogin(context: Context, profile: SdkProfile): Found {
  const { request } = context;
  const session = valueOf(profile, 'login_session') ?? '';
  const origin = originOf(profile, 'login_session');
  const file = `${request.world.digest('sha256', session.trim())}.json`;
  const token = tokenFile(context, rustLoginCache(request, file));
  if (token.state === 'missing')
    return missed(because('login-token-missing', { file: token.shown }), origin, failure);
  const expiry = timeOf(token.json, 'accessToken', 'expiresAt');
  const inToken = ['accessKeyId', 'secretAccessKey', 'sessionToken', 'accountId'];
  const isWhole =
    inToken.every((key) => textOf(token.json, 'accessToken', key) !== null) &&
    ['clientId', 'refreshToken', 'dpopKey'].every((key) => textOf(token.json, key) !== null);
  if (expiry === null || !isWhole)
    return missed(because('login-token-not-valid', { file: token.shown }), origin, failure);
  const isFresh = expiry - request.now > FIVE_MINUTES;
  const accessKeyId = isFresh ? textOf(token.json, 'accessToken', 'accessKeyId') : null;
  const base = { source: 'login', profile: profile.name, accessKeyId, facts: { session } } as const;
  return reached(base, true, because('login-session', { session }), origin);
}
