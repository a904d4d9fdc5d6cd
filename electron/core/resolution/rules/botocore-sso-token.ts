/** The cached sign-in of IAM Identity Center as botocore judges it. */
import { joinPath } from '../../paths.js';
import type { ReadSection } from '../../dialects/dialect.js';
import { type Context, shown } from '../context.js';
import { diskText, member, parseJson } from '../disk-text.js';
import { type Missed, missed } from '../found.js';
import { because, type Stop, stopWith } from '../judgement.js';
import { tokenProviderFailure } from './botocore-client.js';
import { keyError, ssoTokenLoadError } from './botocore-errors.js';
import { homeOf } from './botocore-files.js';
import { readTime, zoneless } from './botocore-time.js';

/** What a profile asks of IAM Identity Center. */
export interface SsoSettings {
  /** Null for a profile of the older form. */
  readonly session: ReadSection | null;
  readonly startUrl: string;
  readonly region: string;
  readonly accountId: string;
  readonly roleName: string;
}

const MINUTE = 60_000;
const REFRESH_WINDOW = 15 * MINUTE;
const refreshFields = ['refreshToken', 'clientId', 'clientSecret', 'registrationExpiresAt'];

interface Token {
  readonly json: unknown;
  readonly file: string;
}

/** @cite botocore 1.43.11, utils.py, SSOTokenLoader and JSONFileCache */
function loadToken(context: Context, name: string, startUrl: string): Token | Missed {
  const digest = context.request.world.digest('sha1', name);
  const path = joinPath(homeOf(context.request), '.aws', 'sso', 'cache', `${digest}.json`);
  const file = shown(context, path);
  const read = diskText(context.request.world, path);
  if (read.state === 'absent' || (read.state === 'unreadable' && read.systemCode === 'EISDIR')) {
    const stop = ssoTokenLoadError(`Token for ${name} does not exist`);
    return missed(because('sso-token-missing', { file }), null, stop);
  }
  const json = read.state === 'read' ? parseJson(read.text) : undefined;
  const reason = because('sso-token-not-valid', { file });
  if (json === undefined) return missed(reason, null, keyError(digest));
  if (member(json, 'accessToken') === undefined || member(json, 'expiresAt') === undefined)
    return missed(reason, null, ssoTokenLoadError(`Token for ${startUrl} is invalid`));
  return { json, file };
}

/** A token of the older form: good until it expires, never renewed. Null: it holds. */
export function legacyTokenFailure(context: Context, { startUrl }: SsoSettings): Missed | null {
  const token = loadToken(context, startUrl, startUrl);
  if ('reason' in token) return token;
  const expiry = instantOf(token, 'expiresAt');
  if (typeof expiry !== 'number') return expiry;
  if (expiry > context.request.now) return null;
  const words =
    'The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.';
  return expired(token, expiry, stopWith('UnauthorizedSSOTokenError', words));
}

/**
 * A token of a session: renewed from fifteen minutes before it expires, where the registration allows it. Null: it holds,
 * or renewing it is tried.
 *
 * @cite botocore 1.43.11, tokens.py, SSOTokenProvider and DeferredRefreshableToken
 */
export function sessionTokenFailure(
  context: Context,
  profile: string,
  session: ReadSection,
  startUrl: string,
): Missed | null {
  const incomplete = tokenProviderFailure(context, profile);
  if (incomplete !== null) return incomplete;
  const token = loadToken(context, session.name, startUrl);
  if ('reason' in token) return token;
  const expiry = instantOf(token, 'expiresAt');
  if (typeof expiry !== 'number') return expiry;
  const { now } = context.request;
  if (expiry - now >= REFRESH_WINDOW) return null;
  if (refreshFields.every((name) => member(token.json, name) !== undefined)) {
    const registration = instantOf(token, 'registrationExpiresAt');
    if (typeof registration !== 'number') return registration;
    if (registration > now) return null;
  }
  if (expiry > now) return null;
  const words = 'Error when retrieving token from sso: Token has expired and refresh failed';
  return expired(token, expiry, stopWith('TokenRetrievalError', words));
}

function expired({ file }: Token, expiry: number, stop: Stop): Missed {
  const expiredAt = new Date(expiry).toISOString();
  return missed(because('sso-token-expired', { file, expiredAt }), null, stop);
}

/** Milliseconds since the epoch. */
function instantOf({ json, file }: Token, name: string): number | Missed {
  const value = member(json, name);
  const reason = because('sso-token-not-valid', { file });
  if (typeof value !== 'string')
    return missed(reason, null, stopWith('TypeError', 'Parser must be a string or character stream'));
  const time = readTime(value);
  if (time.kind === 'instant') return time.at;
  return missed(reason, null, time.kind === 'none' ? time.stop : zoneless);
}

/**
 * Whether the AWS CLI still holds credentials of that role, which it uses for as long as they have fifteen minutes left
 * (credentials.py, CachedCredentialFetcher and SSOCredentialFetcher; customizations/sso, inject_json_file_cache).
 *
 * @param folder under the home folder; null: the tool keeps none on the disk
 */
export function isRoleCached(context: Context, asked: SsoSettings, folder: string | null): boolean {
  if (folder === null) return false;
  const { session, accountId, roleName, startUrl } = asked;
  const named = session === null ? { startUrl } : { sessionName: session.name };
  const key = JSON.stringify({ accountId, roleName, ...named });
  const digest = context.request.world.digest('sha1', key);
  const path = joinPath(homeOf(context.request), ...folder.split('/'), `${digest}.json`);
  const read = diskText(context.request.world, path);
  if (read.state !== 'read') return false;
  const expiration = member(member(parseJson(read.text), 'Credentials'), 'Expiration');
  if (typeof expiration !== 'string') return false;
  const time = readTime(expiration);
  return time.kind === 'instant' && time.at - context.request.now >= REFRESH_WINDOW;
}
