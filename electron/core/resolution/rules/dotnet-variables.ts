/** Access keys in the environment, as EnvironmentVariablesAWSCredentials of the AWS SDK for .NET takes them. */
import { type Context, filledVariable } from '../context.js';
import { type Reached, reached } from '../found.js';
import { because, absent, invalid, type Judgement, setAside } from '../judgement.js';
import { judgeFound } from '../found.js';

const ID = 'AWS_ACCESS_KEY_ID';

/** In order: the name that all SDKs share, then .NET's own older one. */
export const dotnetSecretVariables: readonly string[] = ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY'];

/** Null where a half is missing. An empty variable is not set. */
export function keysOfDotnetVariables(context: Context): Reached | null {
  const accessKeyId = filledVariable(context, ID);
  if (accessKeyId === null || secretVariable(context) === undefined) return null;
  const temporary = filledVariable(context, 'AWS_SESSION_TOKEN') !== null;
  const base = { source: 'env', profile: null, accessKeyId } as const;
  return reached(base, temporary, because('access-key-in-variables', {}), { variable: ID });
}

function secretVariable(context: Context): string | undefined {
  return dotnetSecretVariables.find((name) => filledVariable(context, name) !== null);
}

/** @param aside the profile that counts instead; null where the variables count */
export function judgeDotnetVariables(context: Context, aside: string | null): Judgement {
  const secret = secretVariable(context);
  const found = keysOfDotnetVariables(context);
  if (found !== null && aside === null) return judgeFound(found);
  if (found !== null)
    return setAside(because('set-aside-by-profile', { profile: aside ?? '' }), found.origin);
  if (secret !== undefined)
    return invalid(because('partial-variables', { missing: ID }), { variable: secret }, null);
  if (filledVariable(context, ID) === null) return absent(because('variables-not-set', {}));
  return invalid(because('partial-variables', { missing: 'AWS_SECRET_ACCESS_KEY' }), { variable: ID }, null);
}
