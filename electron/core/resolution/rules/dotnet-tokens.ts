/** IAM Identity Center and `aws login` profiles in .NET: what is judged by the tokens on the disk. */
import { filledVariable } from '../context.js';
import { type Found, reached } from '../found.js';
import { because } from '../judgement.js';
import type { ResolutionRequest } from '../request.js';
import { joinPath } from '../../paths.js';
import { absolutePath, inAwsFolder } from './sdk-paths.js';
import { filledValueOf, originOf, type SdkProfile } from './sdk-profile.js';
import { textOf, timeOf, type TokenFile, tokenFile } from './sdk-tokens.js';
import { type DotnetWalk, failed, unmade } from './dotnet-walk.js';

const MINUTE = 60_000;

/** `Environment.SpecialFolder.UserProfile`: the token caches go by it, and not by HOME on Windows. */
function userProfile(request: ResolutionRequest): string {
  const name = request.platform === 'win32' ? 'USERPROFILE' : 'HOME';
  return filledVariable(request, name) ?? request.home;
}

/**
 * @cite aws-sdk-net, SSOAWSCredentials and SSOTokenManager; AWSCredentialsFactory.GetAWSCredentials takes such a profile from a
 * program's default chain only where a token is cached
 */
export function ssoOf(walk: DotnetWalk, profile: SdkProfile): Found {
  const session = filledValueOf(profile, 'sso_session');
  const startUrl = filledValueOf(profile, 'sso_start_url');
  const origin = originOf(profile, session === null ? 'sso_start_url' : 'sso_session');
  if (filledValueOf(profile, 'sso_region') === null) {
    const reason = because('incomplete-sso', { missing: 'sso_region' });
    return unmade(walk, reason, origin, ['ArgumentNullException', 'There is no sso_region.']);
  }
  const token = ssoToken(walk, session ?? startUrl ?? '');
  const isCached = textOf(token.json, 'accessToken') !== null && timeOf(token.json, 'expiresAt') !== null;
  if (!isCached && !walk.isInteractive && walk.visited.length === 0)
    return unmade(walk, missingToken(token), origin, [
      'InvalidOperationException',
      `The profile [${profile.name}] needs a sign-in, and no token is cached.`,
    ]);
  const required = ['sso_account_id', 'sso_role_name', 'sso_start_url'];
  const missing = required.filter((key) => filledValueOf(profile, key) === null);
  if (missing.length > 0) {
    const reason = because('incomplete-sso', { missing: missing.join(', ') });
    return failed(reason, origin, [
      'ArgumentNullException',
      `Property cannot be empty: ${missing.join(', ')}`,
    ]);
  }
  return isCached ? judgeSsoToken(walk, profile, token) : noToken(walk, token, origin);
}

function ssoToken({ context }: DotnetWalk, id: string): TokenFile {
  const { request } = context;
  const name = `${request.world.digest('sha1', id)}.json`;
  return tokenFile(context, inAwsFolder(userProfile(request), 'sso', 'cache', name));
}

function missingToken({ state, shown }: TokenFile) {
  if (state === 'missing') return because('sso-token-missing', { file: shown });
  return because('sso-token-not-valid', { file: shown });
}

function noToken(walk: DotnetWalk, token: TokenFile, origin: ReturnType<typeof originOf>): Found {
  return failed(missingToken(token), origin, signInAgain(walk, 'No valid SSO Token could be found.'));
}

/** The Tools for PowerShell look before they call (ServiceCmdlet.ValidateSSOToken). */
function signInAgain({ isInteractive }: DotnetWalk, words: string): readonly [string, string] {
  if (!isInteractive) return ['AmazonClientException', words];
  return [
    'UnauthorizedAccessException',
    'SSO Token has expired. Please login by running Invoke-AWSSSOLogin.',
  ];
}

/** A token within six minutes of its end is refreshed where it can be; only asking tells what comes of that. */
function judgeSsoToken(walk: DotnetWalk, profile: SdkProfile, token: TokenFile): Found {
  const session = filledValueOf(profile, 'sso_session');
  const startUrl = filledValueOf(profile, 'sso_start_url') ?? '';
  const origin = originOf(profile, session === null ? 'sso_start_url' : 'sso_session');
  const expiry = timeOf(token.json, 'expiresAt') ?? 0;
  const canRefresh = ['refreshToken', 'clientId', 'clientSecret'].every(
    (key) => textOf(token.json, key) !== null,
  );
  if (expiry < walk.context.request.now && !canRefresh) {
    const expiredAt = textOf(token.json, 'expiresAt') ?? '';
    const reason = because('sso-token-expired', { file: token.shown, expiredAt });
    return failed(reason, origin, signInAgain(walk, 'SSO Token has expired and can not be refreshed'));
  }
  const facts = {
    accountId: filledValueOf(profile, 'sso_account_id') ?? '',
    roleName: filledValueOf(profile, 'sso_role_name') ?? '',
  };
  const reason = session === null ? because('sso-legacy', { startUrl }) : because('sso-session', { session });
  return reached({ source: 'sso', profile: profile.name, accessKeyId: null, facts }, true, reason, origin);
}

/** @cite aws-sdk-net, LoginAWSCredentials and LoginTokenManager */
export function loginOf(walk: DotnetWalk, profile: SdkProfile): Found {
  const { request } = walk.context;
  const session = filledValueOf(profile, 'login_session') ?? '';
  const origin = originOf(profile, 'login_session');
  const hasRegion =
    filledValueOf(profile, 'region') ?? filledVariable(request, 'AWS_REGION') ?? request.imds === 'available';
  if (hasRegion === false) {
    const reason = because('login-not-supported', { needs: 'region' });
    return unmade(walk, reason, origin, ['ArgumentNullException', 'There is no Region to sign in with.']);
  }
  const folder = filledVariable(request, 'AWS_LOGIN_CACHE_DIRECTORY');
  const name = `${request.world.digest('sha256', session)}.json`;
  const path =
    folder === null
      ? inAwsFolder(userProfile(request), 'login', 'cache', name)
      : joinPath(absolutePath(request, folder), name);
  const token = tokenFile(walk.context, path);
  const expiry = timeOf(token.json, 'accessToken', 'expiresAt');
  if (token.state !== 'json' || expiry === null) {
    const code = token.state === 'missing' ? 'login-token-missing' : 'login-token-not-valid';
    const words = 'No valid sign-in token could be found.';
    return failed(because(code, { file: token.shown }), origin, ['AmazonClientException', words]);
  }
  return judgeLoginToken(walk, profile, token, expiry);
}

function judgeLoginToken(walk: DotnetWalk, profile: SdkProfile, token: TokenFile, expiry: number): Found {
  const { now } = walk.context.request;
  const session = filledValueOf(profile, 'login_session') ?? '';
  const origin = originOf(profile, 'login_session');
  const canRefresh = ['refreshToken', 'clientId', 'dpopKey'].every((key) => textOf(token.json, key) !== null);
  if (expiry <= now && !canRefresh) {
    const expiredAt = textOf(token.json, 'accessToken', 'expiresAt') ?? '';
    const reason = because('login-token-expired', { file: token.shown, expiredAt });
    const words = 'Login Token has expired and cannot be refreshed. Please reauthenticate.';
    return failed(reason, origin, ['AmazonClientException', words]);
  }
  const isFresh = expiry - now > 5 * MINUTE || !canRefresh;
  const accessKeyId = isFresh ? textOf(token.json, 'accessToken', 'accessKeyId') : null;
  const base = { source: 'login', profile: profile.name, accessKeyId, facts: { session } } as const;
  return reached(base, true, because('login-session', { session }), origin);
}
