/** Roles assumed with a web identity, as botocore does. */
import type { Origin } from '../../../../shared/models/origin.js';
import { type Context, shown, variable } from '../context.js';
import { diskText } from '../disk-text.js';
import { type Found, missed } from '../found.js';
import { because } from '../judgement.js';
import { invalidConfig, openError } from './botocore-errors.js';
import { plainPath } from './botocore-files.js';
import { type Family, type Looked, type Place, type ProfileKind } from './botocore-kind.js';
import { type BotocoreProfile, originOf, profileOf, textOf } from './botocore-profile.js';
import { roleProblems, sendFailure } from './botocore-role-check.js';

const variables = {
  web_identity_token_file: 'AWS_WEB_IDENTITY_TOKEN_FILE',
  role_session_name: 'AWS_ROLE_SESSION_NAME',
  role_arn: 'AWS_ROLE_ARN',
} as const;

interface Given {
  readonly text: string;
  readonly origin: Origin | null;
  readonly isVariable: boolean;
}

/** A set variable counts before the profile's setting, even where it is empty. */
function given(
  context: Context,
  profile: BotocoreProfile | null,
  key: keyof typeof variables,
  readsVariables: boolean,
): Given | null {
  const name = variables[key];
  const own = readsVariables ? variable(context, name) : null;
  if (own !== null) return { text: own, origin: { variable: name }, isVariable: true };
  const text = textOf(profile, key);
  return text === null ? null : { text, origin: originOf(profile, key), isVariable: false };
}

function look(context: Context, place: Place, family: Family): Looked {
  const profile = profileOf(context, place.profile);
  const token = given(context, profile, 'web_identity_token_file', place.readsVariables);
  if (token === null || token.text === '') return noToken(context, place);
  const reason = token.isVariable
    ? because('web-identity-in-variables', {})
    : because('web-identity-in-profile', { profile: place.profile });
  const role = given(context, profile, 'role_arn', place.readsVariables);
  if (role === null || role.text === '') {
    const missing = token.isVariable ? variables.role_arn : 'role_arn';
    return missed(because('web-identity-without-role', { missing }), token.origin, withoutRole);
  }
  const sessionName = given(context, profile, 'role_session_name', place.readsVariables)?.text ?? '';
  const asked = {
    roleArn: role.text,
    externalId: null,
    sessionName: sessionName === '' ? null : sessionName,
    mfaSerial: null,
  };
  const failure = tokenFailure(context, token, family, roleProblems(asked, null));
  if (failure !== null) return failure;
  const base = {
    source: 'web-identity',
    profile: token.isVariable ? null : place.profile,
    accessKeyId: null,
    facts: {},
  } as const;
  return { base, temporary: true, chain: [asked], reason, origin: token.origin };
}

function noToken(context: Context, { profile, readsVariables }: Place): Looked {
  const isSet = (variable(context, variables.web_identity_token_file) ?? '') !== '';
  if (isSet && !readsVariables) return { absent: because('set-aside-by-profile', { profile }) };
  return { absent: because('setting-not-set', { setting: 'web_identity_token_file' }) };
}

/** The token is read, then the client made, then what it sends is checked. */
function tokenFailure(
  context: Context,
  token: Given,
  family: Family,
  problems: ReturnType<typeof roleProblems>,
): Found | null {
  const path = plainPath(context.request, token.text);
  const read = diskText(context.request.world, path);
  if (read.state !== 'read') {
    const stop = openError(shown(context, token.text), read.state === 'absent' ? 'ENOENT' : read.systemCode);
    return missed(because('token-file-missing', { file: shown(context, path) }), token.origin, stop);
  }
  return sendFailure(context, family, problems, token.origin);
}

/** Two words run together, as in the source. */
const withoutRole = invalidConfig(
  'The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.',
);

export const webIdentity: ProfileKind = {
  source: 'web-identity',
  cite: 'botocore 1.43.11, credentials.py, AssumeRoleWithWebIdentityProvider',
  look,
};
