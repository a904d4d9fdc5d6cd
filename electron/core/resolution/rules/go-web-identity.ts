/** Web identity of the SDK for Go v1 (`assumeWebIdentity`). */
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import { type Context, filledVariable, shown } from '../context.js';
import { type Found, missed } from '../found.js';
import { because, stopWith } from '../judgement.js';
import { type GoConfig, originOf, textOf } from './go-config.js';
import { absolute, readText } from './go-files.js';

const CODE = 'WebIdentityErr';
const FILE = 'AWS_WEB_IDENTITY_TOKEN_FILE';

interface WebIdentity {
  readonly file: string;
  readonly roleArn: string;
  readonly sessionName: string;
  readonly profile: string | null;
  readonly reason: Reason;
  readonly origin: Origin | null;
}

export function webIdentityOf(context: Context, config: GoConfig): Found {
  return assume(context, {
    file: textOf(config, 'web_identity_token_file'),
    roleArn: textOf(config, 'role_arn'),
    sessionName: textOf(config, 'role_session_name'),
    profile: config.profile,
    reason: because('web-identity-in-profile', { profile: config.profile }),
    origin: originOf(config, 'web_identity_token_file'),
  });
}

/** Null where no token file is named: AWS_ROLE_ARN alone asks for nothing. */
export function webIdentityOfVariables(context: Context): Found | null {
  const file = filledVariable(context, FILE);
  if (file === null) return null;
  return assume(context, {
    file,
    roleArn: filledVariable(context, 'AWS_ROLE_ARN') ?? '',
    sessionName: filledVariable(context, 'AWS_ROLE_SESSION_NAME') ?? '',
    profile: null,
    reason: because('web-identity-in-variables', {}),
    origin: { variable: FILE },
  });
}

function assume(context: Context, identity: WebIdentity): Found {
  const { file, roleArn, sessionName, profile, reason, origin } = identity;
  if (roleArn === '') {
    const missing = profile === null ? 'AWS_ROLE_ARN' : 'role_arn';
    const stop = stopWith(CODE, `${CODE}: role ARN is not set`);
    return missed(because('web-identity-without-role', { missing }), origin, stop);
  }
  const read = readText(context, file);
  if ('failure' in read) {
    const words = `${CODE}: failed fetching WebIdentity token: \ncaused by: ${CODE}: unable to read file at ${shown(context, file)}\ncaused by: ${read.failure}`;
    const facts = { file: shown(context, absolute(context.request, file)) };
    return missed(because('token-file-missing', facts), origin, stopWith(CODE, words));
  }
  return {
    base: { source: 'web-identity', profile, accessKeyId: null, facts: {} },
    temporary: true,
    chain: [
      { roleArn, externalId: null, sessionName: sessionName === '' ? null : sessionName, mfaSerial: null },
    ],
    reason,
    origin,
  };
}
