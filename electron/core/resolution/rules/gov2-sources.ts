/** The sources of the AWS SDK for Go version 2. */
import type { CredentialSource } from '../../../../shared/vocabulary.js';
import { type Context, filledVariable } from '../context.js';
import { type Found, judgeFound } from '../found.js';
import { type Judgement, because, setAside } from '../judgement.js';
import { goV2Profile, loadGoV2 } from './gov2-load.js';
import { followGoV2, goV2KindOf, goV2TokenRole, goV2Variables, type GoV2Kind } from './gov2-profile.js';
import { type Choice, type Chooser, judgeOfProfile, remembered } from './sdk-choice.js';
import { judgeKeyVariables } from './sdk-sources.js';

const sources: Readonly<Record<Exclude<GoV2Kind, 'keys'>, CredentialSource>> = {
  source: 'assume-role',
  named: 'assume-role',
  'web-identity': 'web-identity',
  sso: 'sso',
  process: 'custom-process',
};

/** Null where the profile asks for nothing: the container or the instance is asked, without a role. */
function choose(context: Context): Choice | null {
  const result = loadGoV2(context, context.profile.name);
  if ('fault' in result) return null;
  const { loaded } = result;
  const kind = goV2KindOf(loaded);
  if (kind === null && !loaded.hasRole) return null;
  const found = followGoV2(context, loaded);
  if (kind === null || (loaded.hasRole && kind.kind !== 'web-identity'))
    return { source: 'assume-role', setting: 'role_arn', found };
  if (kind.kind !== 'keys') return { source: sources[kind.kind], setting: kind.setting, found };
  const source = loaded.profile.settings.get('aws_access_key_id')?.source ?? 'config-file';
  return { source, setting: 'aws_access_key_id', found };
}

export const goV2Chooser: Chooser = {
  profile: (context) => goV2Profile(context, context.profile.name),
  choose: remembered(choose),
};

/** A profile in code is asked alone. */
function asideOf(context: Context, judgement: Judgement): Judgement {
  const { isExplicit, name } = context.profile;
  if (!isExplicit || judgement.verdict === 'absent') return judgement;
  return setAside(because('set-aside-by-profile', { profile: name }), judgement.origin);
}

export function judgeGoV2Variables(context: Context): Judgement {
  return asideOf(context, judgeKeyVariables(context, goV2Variables));
}

/** The variables', else the profile's, which stands here too: a source is listed once. */
export function judgeGoV2WebIdentity(context: Context): Judgement {
  const found = tokenOfVariables(context);
  const ofProfile = judgeOfProfile(goV2Chooser, 'web-identity', ['web_identity_token_file']);
  const isOfProfile = context.profile.isExplicit && goV2Chooser.choose(context)?.source === 'web-identity';
  return found === null || isOfProfile ? ofProfile(context) : asideOf(context, judgeFound(found));
}

/** Null where no token file is named. */
function tokenOfVariables(context: Context): Found | null {
  const file = filledVariable(context, 'AWS_WEB_IDENTITY_TOKEN_FILE');
  if (file === null) return null;
  const roleArn = filledVariable(context, 'AWS_ROLE_ARN') ?? '';
  const sessionName = filledVariable(context, 'AWS_ROLE_SESSION_NAME');
  const role = { roleArn, externalId: null, sessionName, mfaSerial: null };
  return goV2TokenRole(context, {
    file,
    role,
    profile: null,
    origin: { variable: 'AWS_WEB_IDENTITY_TOKEN_FILE' },
  });
}
