/** Access keys in the environment and in the two shared files, as botocore reads them. */
import { type Context, type ContextFile, filledVariable } from '../context.js';
import { missed, reached } from '../found.js';
import { absent, because, invalid, type Judgement, setAside, type Stop, stopWith } from '../judgement.js';
import { usable } from '../judgement.js';
import type { SourceRule } from '../tool.js';
import { partialCredentials } from './botocore-errors.js';
import type { Looked, ProfileKind } from './botocore-kind.js';
import { originOf, partOf, textOf } from './botocore-profile.js';
import { readTime, zoneless } from './botocore-time.js';

const ID = 'AWS_ACCESS_KEY_ID';
const SECRET = 'AWS_SECRET_ACCESS_KEY';
const EXPIRATION = 'AWS_CREDENTIAL_EXPIRATION';

/** The older name comes first (credentials.py, EnvProvider.TOKENS). */
export const tokenVariables: readonly string[] = ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'];
/** The older name comes first (credentials.py, SharedCredentialProvider.TOKENS). */
export const tokenSettings: readonly string[] = ['aws_security_token', 'aws_session_token'];

/** What the keys in the environment come to, whether or not anything sets them aside. */
export function judgeVariables(context: Context): Judgement {
  const accessKeyId = filledVariable(context, ID);
  const origin = { variable: ID };
  if (accessKeyId === null) {
    if (filledVariable(context, SECRET) === null) return absent(because('variables-not-set', {}));
    return invalid(because('partial-variables', { missing: ID }), { variable: SECRET }, null);
  }
  if (filledVariable(context, SECRET) === null)
    return invalid(
      because('partial-variables', { missing: SECRET }),
      origin,
      partialCredentials('env', SECRET),
    );
  const expired = expirationStop(context);
  if (expired !== null)
    return invalid(because('value-not-valid', { setting: EXPIRATION }), { variable: EXPIRATION }, expired);
  const temporary = tokenVariables.some((name) => filledVariable(context, name) !== null);
  const gain = { kind: 'credentials', source: 'env', accessKeyId, temporary } as const;
  return usable(because('access-key-in-variables', {}), origin, gain);
}

/** Keys with an expiration are refreshed from the same variables, which helps nobody once it has passed. */
function expirationStop(context: Context): Stop | null {
  const text = filledVariable(context, EXPIRATION);
  if (text === null) return null;
  const time = readTime(text);
  if (time.kind === 'none') return time.stop;
  if (time.kind === 'zoneless') return zoneless;
  if (time.at > context.request.now) return null;
  const words = 'Credentials were refreshed, but the refreshed credentials are still expired.';
  return stopWith('RuntimeError', words);
}

export const environmentKeys: SourceRule = {
  source: 'env',
  cite: 'botocore 1.43.11, credentials.py, EnvProvider; create_credential_resolver, disable_env_vars',
  judge(context) {
    const { profile } = context;
    const judged = judgeVariables(context);
    if (!profile.isExplicit || judged.verdict === 'absent') return judged;
    const reason = because('set-aside-by-profile', { profile: profile.name });
    if (judged.verdict === 'usable') return setAside(reason, judged.origin);
    return invalid(judged.reason, judged.origin, null);
  },
};

/** A file's own profile: the other file's settings do not complete it. */
function lookForKeys(
  file: ContextFile,
  source: 'shared-credentials-file' | 'config-file',
  name: string,
): Looked {
  if (file.state === 'unreadable') return { absent: because('file-not-readable', { file: file.shown }) };
  const profile = partOf(file, name);
  const accessKeyId = textOf(profile, 'aws_access_key_id');
  if (accessKeyId === null) {
    const reason = because('setting-not-set', { setting: 'aws_access_key_id' });
    if (textOf(profile, 'aws_secret_access_key') === null) return { absent: reason };
    return missed(
      because('partial-access-key', { profile: name, missing: 'aws_access_key_id' }),
      originOf(profile, 'aws_secret_access_key'),
      null,
    );
  }
  const origin = originOf(profile, 'aws_access_key_id');
  if (textOf(profile, 'aws_secret_access_key') === null) {
    const missing = 'aws_secret_access_key';
    const reason = because('partial-access-key', { profile: name, missing });
    return missed(reason, origin, partialCredentials(source, missing));
  }
  const token = tokenSettings.map((key) => textOf(profile, key)).find((text) => text !== null);
  const isTemporary = token !== undefined && token !== '';
  const base = { source, profile: name, accessKeyId };
  return reached(base, isTemporary, because('access-key-in-profile', { profile: name }), origin);
}

export const credentialsFileKeys: ProfileKind = {
  source: 'shared-credentials-file',
  cite: 'botocore 1.43.11, credentials.py, SharedCredentialProvider',
  look: (context, { profile }) => lookForKeys(context.credentials, 'shared-credentials-file', profile),
};

export const configFileKeys: ProfileKind = {
  source: 'config-file',
  cite: 'botocore 1.43.11, credentials.py, ConfigProvider',
  look: (context, { profile }) => lookForKeys(context.config, 'config-file', profile),
};
