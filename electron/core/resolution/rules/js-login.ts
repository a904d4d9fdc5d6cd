/** `aws login` profiles of the SDK for JavaScript v3. */
import { joinPath } from '../../paths.js';
import { type Context, shown, variable } from '../context.js';
import { member, parseJson } from '../disk-text.js';
import { type Found, missed, reached } from '../found.js';
import { because, stopUnseen, stopWith } from '../judgement.js';
import { absolute, nodeHomeOf, readText } from './js-files.js';
import { type JsProfile, originOf, valueOf } from './js-profile.js';
import { timeOf } from './js-time.js';

const CODE = 'CredentialsProviderError';
const FIVE_MINUTES = 300_000;

/**
 * @cite @aws-sdk/credential-provider-login 3.972.92, LoginCredentialsFetcher: a token that holds for more than five
 * minutes is used as it is; any other is refreshed, which only asking tells
 */
export function loginOf(context: Context, name: string, profile: JsProfile): Found {
  const session = valueOf(profile, 'login_session') ?? '';
  const origin = originOf(profile, 'login_session');
  const path = joinCache(context, `${context.request.world.digest('sha256', session)}.json`);
  const file = shown(context, absolute(context.request, path));
  const read = readText(context, path);
  if ('failure' in read) {
    const words = `Failed to load token from ${shown(context, path)}: Error: ${read.failure}`;
    return missed(because('login-token-missing', { file }), origin, stopWith(CODE, words));
  }
  const token = parseJson(read.text);
  if (token === undefined || token === null) {
    const words = `Failed to load token from ${shown(context, path)}`;
    return missed(because('login-token-not-valid', { file }), origin, stopUnseen(CODE, words));
  }
  const accessToken = member(token, 'accessToken');
  const lacking = ['accessToken', 'clientId', 'refreshToken', 'dpopKey'].filter((key) =>
    isFalsy(member(token, key)),
  );
  if (isFalsy(member(accessToken, 'accountId'))) lacking.push('accountId');
  if (lacking.length > 0) {
    const words = `Failed to load token from ${shown(context, path)}: CredentialsProviderError: Token validation failed, missing fields: ${lacking.join(', ')}`;
    return missed(because('login-token-not-valid', { file }), origin, stopWith(CODE, words));
  }
  const key = member(accessToken, 'accessKeyId');
  const isFresh = !(timeOf(member(accessToken, 'expiresAt')) - context.request.now <= FIVE_MINUTES);
  const accessKeyId = isFresh && typeof key === 'string' ? key : null;
  return reached(
    { source: 'login', profile: name, accessKeyId, facts: { session } },
    true,
    because('login-session', { session }),
    origin,
  );
}

/** AWS_LOGIN_CACHE_DIRECTORY counts even where it is empty. */
function joinCache(context: Context, name: string): string {
  const folder = variable(context, 'AWS_LOGIN_CACHE_DIRECTORY');
  if (folder !== null) return folder === '' ? name : joinPath(folder, name);
  const home = nodeHomeOf(context.request);
  return joinPath(home === '' ? '.aws' : joinPath(home, '.aws'), 'login', 'cache', name);
}

function isFalsy(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false || value === 0;
}
