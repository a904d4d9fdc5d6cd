/** Web identity of the SDK for JavaScript v3: a profile's, and the environment's, which comes after the profile. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import { type Context, filledVariable, shown, variable } from '../context.js';
import { type Found, missed } from '../found.js';
import { because, stopWith } from '../judgement.js';
import { absolute, readText } from './js-files.js';
import { type JsProfile, originOf, valueOf } from './js-profile.js';

interface WebIdentity {
  readonly file: string;
  readonly roleArn: string;
  readonly sessionName: string | null;
  readonly profile: string | null;
  readonly reason: Reason;
  readonly origin: Origin | null;
}

/** `resolveWebIdentityCredentials`: the session name of the environment counts where the profile has none. */
export function webIdentityOf(context: Context, name: string, profile: JsProfile): Found {
  return assume(context, {
    file: valueOf(profile, 'web_identity_token_file') ?? '',
    roleArn: valueOf(profile, 'role_arn') ?? '',
    sessionName: valueOf(profile, 'role_session_name') ?? variable(context, 'AWS_ROLE_SESSION_NAME'),
    profile: name,
    reason: because('web-identity-in-profile', { profile: name }),
    origin: originOf(profile, 'web_identity_token_file'),
  });
}

/** `fromTokenFile` of the default chain; null where neither variable is set. */
export function webIdentityOfVariables(context: Context): Found | null {
  const file = filledVariable(context, 'AWS_WEB_IDENTITY_TOKEN_FILE');
  const roleArn = filledVariable(context, 'AWS_ROLE_ARN');
  if (file === null && roleArn === null) return null;
  const origin = { variable: file === null ? 'AWS_ROLE_ARN' : 'AWS_WEB_IDENTITY_TOKEN_FILE' };
  if (file === null || roleArn === null) {
    const missing = file === null ? 'AWS_WEB_IDENTITY_TOKEN_FILE' : 'AWS_ROLE_ARN';
    return missed(because('web-identity-without-role', { missing }), origin, null);
  }
  const sessionName = variable(context, 'AWS_ROLE_SESSION_NAME');
  const reason = because('web-identity-in-variables', {});
  return assume(context, { file, roleArn, sessionName, profile: null, reason, origin });
}

/** A token file that cannot be read stops the chain: Node's error says nothing of a next link. */
function assume(context: Context, identity: WebIdentity): Found {
  const { file, roleArn, sessionName, profile, reason, origin } = identity;
  const read = readText(context, file);
  if ('failure' in read) {
    const facts = { file: shown(context, absolute(context.request, file)) };
    return missed(because('token-file-missing', facts), origin, stopWith('Error', read.failure));
  }
  return {
    base: { source: 'web-identity', profile, accessKeyId: null, facts: {} },
    temporary: true,
    chain: [{ roleArn, externalId: null, sessionName, mfaSerial: null }],
    reason,
    origin,
  };
}
