/** What is worth a warning about tools built on botocore. */
import type { Warning } from '../../../../shared/models/reason.js';
import type { Trace } from '../../../../shared/models/trace.js';
import { type Context, filledVariable } from '../context.js';
import type { WarningRule } from '../tool.js';
import { tokenSettings, tokenVariables } from './botocore-keys.js';
import { type BotocoreProfile, partOf, profileOf, textOf } from './botocore-profile.js';
import { keysOutrankRole } from './botocore-roles.js';

type Walked = Pick<Trace, 'outcome' | 'candidates'>;

function hasWon({ candidates }: Walked, source: string): boolean {
  return candidates.some((candidate) => candidate.source === source && candidate.state === 'won');
}

/** The variable that names the profile: empty, which stops the tool, or of no use beside keys in the environment. */
export const profileVariableWarning: WarningRule = {
  cite: 'botocore 1.43.11, configprovider.py, EnvironmentProvider; credentials.py, create_credential_resolver, disable_env_vars',
  warn({ profile: { name, from } }, walked) {
    if (from === null || !('variable' in from)) return [];
    if (name === '') return [{ code: 'empty-profile-variable', facts: { variable: from.variable } }];
    return hasWon(walked, 'env') ? [{ code: 'variables-shadow-profile', facts: { profile: name } }] : [];
  },
};

/** A variable that other tools go by, where it says something else than what counts. */
export function regionVariableNotRead(name: string, counts: string): WarningRule {
  return {
    cite: `botocore 1.43.11, configprovider.py, BOTOCORE_DEFAUT_SESSION_VARIABLES: ${counts} alone`,
    warn(context) {
      const text = filledVariable(context, name);
      const isSaidElsewhere =
        context.request.invocation.region !== null || filledVariable(context, counts) === text;
      return text === null || isSaidElsewhere
        ? []
        : [{ code: 'variable-not-read', facts: { variable: name } }];
    },
  };
}

/** The older name counts, and the newer says something else, or the keys are long-term ones and take no token. */
export const legacySessionToken: WarningRule = {
  cite: 'botocore 1.43.11, credentials.py, EnvProvider.TOKENS and SharedCredentialProvider.TOKENS',
  warn(context, walked) {
    if (hasWon(walked, 'env')) {
      const id = filledVariable(context, 'AWS_ACCESS_KEY_ID');
      return legacyToken(tokenVariables, (name) => filledVariable(context, name), id);
    }
    const profile = keysProfile(context, walked);
    return legacyToken(tokenSettings, (key) => textOf(profile, key), textOf(profile, 'aws_access_key_id'));
  },
};

function legacyToken(
  names: readonly string[],
  read: (name: string) => string | null,
  accessKeyId: string | null,
): readonly Warning[] {
  const [first, ...newer] = names.filter((name) => read(name) !== null);
  if (first === undefined || !first.toLowerCase().endsWith('security_token')) return [];
  const isLongTerm = accessKeyId?.startsWith('AKIA') === true;
  const differs = newer.some((name) => read(name) !== read(first));
  return differs || isLongTerm ? [{ code: 'legacy-session-token', facts: { name: first } }] : [];
}

/** The part of a profile whose keys are used, by themselves or to assume a role; null where none is. */
function keysProfile(context: Context, { outcome }: Walked): BotocoreProfile | null {
  const isChosen = outcome.kind === 'credentials';
  if (!isChosen && outcome.kind !== 'role') return null;
  const source = isChosen ? outcome.source : outcome.base.source;
  const name = isChosen ? context.profile.name : (outcome.base.profile ?? '');
  if (source === 'shared-credentials-file') return partOf(context.credentials, name);
  return source === 'config-file' ? partOf(context.config, name) : null;
}

export const inlineCommentInSecret: WarningRule = {
  cite: "Python's configparser.RawConfigParser, inline_comment_prefixes: none by default",
  warn(context, walked) {
    const profile = keysProfile(context, walked);
    return ['aws_access_key_id', 'aws_secret_access_key', ...tokenSettings.toSorted()].flatMap((setting) =>
      profile !== null && /\s[#;]/u.test(textOf(profile, setting) ?? '')
        ? [{ code: 'inline-comment-in-secret', facts: { profile: profile.name, setting } } as const]
        : [],
    );
  },
};

export const keysOutrankRoleOfSource: WarningRule = {
  cite: 'botocore 1.43.11, credentials.py, AssumeRoleProvider._resolve_credentials_from_profile',
  warn(context, { outcome }) {
    const name = outcome.kind === 'role' ? outcome.base.profile : null;
    if (name === null || name === context.profile.name) return [];
    return keysOutrankRole(profileOf(context, name))
      ? [{ code: 'keys-outrank-role', facts: { profile: name } }]
      : [];
  },
};
