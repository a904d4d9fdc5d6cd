/** Profiles of `aws login`, as botocore sees them. */
import { joinPath } from '../../paths.js';
import { type Context, shown, variable } from '../context.js';
import { diskText, member, parseJson } from '../disk-text.js';
import { missed, reached } from '../found.js';
import { because, stopWith } from '../judgement.js';
import { keyError, loginTokenLoadError } from './botocore-errors.js';
import { expandedPath, homeOf } from './botocore-files.js';
import type { Family, Looked, LoginWords, Place, ProfileKind } from './botocore-kind.js';
import { originOf, profileOf, textOf } from './botocore-profile.js';
import { readTime } from './botocore-time.js';

const FIVE_MINUTES = 300_000;

const loginFields = ['accessToken', 'refreshToken', 'dpopKey', 'clientId'] as const;
/** Of the access token, which botocore takes for granted, in the order in which it reads them. */
export const loginKeyFields = [
  'accessKeyId',
  'secretAccessKey',
  'sessionToken',
  'expiresAt',
  'accountId',
] as const;

function look(context: Context, place: Place, { login }: Family): Looked {
  const profile = profileOf(context, place.profile);
  const session = textOf(profile, 'login_session');
  if (session === null) return { absent: because('setting-not-set', { setting: 'login_session' }) };
  const origin = originOf(profile, 'login_session');
  if (login === null) {
    const needs = 'botocore[crt]';
    const words = `Missing Dependency: Using the login credential provider requires an additional dependency. You will need to pip install "${needs}" before proceeding.`;
    const stop = stopWith('MissingDependencyException', words);
    return missed(because('login-not-supported', { needs }), origin, stop);
  }
  return { ...lookAtToken(context, place.profile, session, login), origin };
}

function lookAtToken(
  context: Context,
  profile: string,
  session: string,
  words: LoginWords,
): ReturnType<typeof missed> | ReturnType<typeof reached> {
  const digest = context.request.world.digest('sha256', session);
  const path = joinPath(cacheFolder(context), `${digest}.json`);
  const file = shown(context, path);
  const read = diskText(context.request.world, path);
  if (read.state === 'absent')
    return missed(
      because('login-token-missing', { file }),
      null,
      loginTokenLoadError(words.missing(session)),
    );
  const reason = because('login-token-not-valid', { file });
  const token = read.state === 'read' ? parseJson(read.text) : undefined;
  if (token === undefined) return missed(reason, null, keyError(digest));
  if (loginFields.some((name) => member(token, name) === undefined))
    return missed(reason, null, loginTokenLoadError(words.incomplete));
  const keys = member(token, 'accessToken');
  const missing = loginKeyFields.find((name) => member(keys, name) === undefined);
  if (missing !== undefined) return missed(reason, null, keyError(missing));
  const expiresAt = member(keys, 'expiresAt');
  const time = readTime(typeof expiresAt === 'string' ? expiresAt : '');
  if (time.kind === 'none') return missed(reason, null, time.stop);
  // Any later the token is renewed first, which only asking tells.
  const isFresh = time.kind === 'instant' && time.at - context.request.now > FIVE_MINUTES;
  const id = member(keys, 'accessKeyId');
  const accessKeyId = isFresh && typeof id === 'string' ? id : null;
  const base = { source: 'login', profile, accessKeyId, facts: { session } } as const;
  return reached(base, true, because('login-session', { session }), null);
}

/** @cite botocore 1.43.11, utils.py, get_login_token_cache_directory: a set and empty variable is the working folder */
function cacheFolder(context: Context): string {
  const folder = variable(context, 'AWS_LOGIN_CACHE_DIRECTORY');
  if (folder !== null) return expandedPath(context.request, folder);
  return joinPath(homeOf(context.request), '.aws', 'login', 'cache');
}

export const login: ProfileKind = {
  source: 'login',
  cite: 'botocore 1.43.11, credentials.py, LoginProvider; aws-cli 2.36.7, awscli/botocore/credentials.py, LoginProvider',
  look,
};
