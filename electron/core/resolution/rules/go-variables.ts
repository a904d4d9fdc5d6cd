/** What the SDK for Go v1 takes from the environment, an empty variable being none. */
import { type Context, filledVariable } from '../context.js';
import { type Reached, reached } from '../found.js';
import { because } from '../judgement.js';
import type { ProfileRule } from '../tool.js';

const GO = 'aws-sdk-go 1.55.6, session';

/** Which profile counts. AWS_DEFAULT_PROFILE is read because Copilot enables the shared config. */
export const goProfiles: readonly ProfileRule[] = [
  {
    cite: `${GO}/session.go NewSessionWithOptions: Options.Profile`,
    choose({ invocation }) {
      if (invocation.profile === null || invocation.profile === '') return null;
      return { name: invocation.profile, from: { flag: '--profile' }, isExplicit: true };
    },
  },
  profileOfVariable('AWS_PROFILE'),
  profileOfVariable('AWS_DEFAULT_PROFILE'),
];

function profileOfVariable(name: string): ProfileRule {
  return {
    cite: `${GO}/env_config.go profileEnvKeys`,
    choose(request) {
      const profile = filledVariable(request, name);
      return profile === null ? null : { name: profile, from: { variable: name }, isExplicit: false };
    },
  };
}

/** The first variable of a list that is set; null where none is. */
export function firstVariable(
  context: Pick<Context, 'environment'>,
  names: readonly string[],
): { readonly name: string; readonly value: string } | null {
  for (const name of names) {
    const value = filledVariable(context, name);
    if (value !== null) return { name, value };
  }
  return null;
}

/** `credAccessEnvKey`, in order. */
export const accessKeyVariables: readonly string[] = ['AWS_ACCESS_KEY_ID', 'AWS_ACCESS_KEY'];

/** `credSecretEnvKey`, in order. */
export const secretKeyVariables: readonly string[] = ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY'];

/** Both halves of an access key, from whichever of their names; null where one is missing. */
export function keysOfVariables(context: Context): Reached | null {
  const id = firstVariable(context, accessKeyVariables);
  const secret = firstVariable(context, secretKeyVariables);
  if (id === null || secret === null) return null;
  return reached(
    { source: 'env', profile: null, accessKeyId: id.value },
    filledVariable(context, 'AWS_SESSION_TOKEN') !== null,
    because('access-key-in-variables', {}),
    { variable: id.name },
  );
}
