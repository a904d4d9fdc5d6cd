/** Sources that the documented SDKs take alike. */
import { type Context, filledVariable } from '../context.js';
import { type Found, judgeFound, type Reached, reached } from '../found.js';
import { absent, because, invalid, type Judgement } from '../judgement.js';
import type { ProfileRule } from '../tool.js';

/** Keys or a provider of credentials in code. */
export function judgeKeysGiven({ request }: Context): Judgement {
  if (!request.invocation.accessKeys) return absent(because('keys-not-given', {}));
  const gain = { kind: 'credentials', source: 'explicit', accessKeyId: null, temporary: false } as const;
  return { verdict: 'usable', reason: because('keys-given', {}), origin: null, gain };
}

/** The variables of an access key; of several names the first that is filled counts. */
export interface KeyVariables {
  readonly ids: readonly string[];
  readonly secrets: readonly string[];
  /** Blanks alone count as not set. */
  readonly isBlankEmpty: boolean;
  /** Blanks around a value are taken off. */
  readonly isTrimmed?: true;
}

/** Null where a half is missing. */
export function keysOfVariables(context: Context, variables: KeyVariables): Reached | null {
  const id = filledIn(context, variables.ids, variables);
  const secret = filledIn(context, variables.secrets, variables);
  if (id === null || secret === null) return null;
  const temporary = filledIn(context, ['AWS_SESSION_TOKEN'], variables) !== null;
  const text = filledVariable(context, id);
  const accessKeyId = variables.isTrimmed === true ? (text?.trim() ?? null) : text;
  const base = { source: 'env', profile: null, accessKeyId } as const;
  return reached(base, temporary, because('access-key-in-variables', {}), { variable: id });
}

/** Half a key is passed by. */
export function judgeKeyVariables(context: Context, variables: KeyVariables): Judgement {
  const found = keysOfVariables(context, variables);
  if (found !== null) return judgeFound(found);
  const id = filledIn(context, variables.ids, variables);
  const set = id ?? filledIn(context, variables.secrets, variables);
  if (set === null) return absent(because('variables-not-set', {}));
  const missing = (id === null ? variables.ids : variables.secrets)[0] ?? '';
  return invalid(because('partial-variables', { missing }), { variable: set }, null);
}

function filledIn(context: Context, names: readonly string[], { isBlankEmpty }: KeyVariables): string | null {
  const found = names.find((name) => {
    const text = filledVariable(context, name);
    return text !== null && !(isBlankEmpty && text.trim() === '');
  });
  return found ?? null;
}

/** The profile option in code. */
export function profileInCode(cite: string): ProfileRule {
  return {
    cite,
    choose({ invocation: { profile } }) {
      if (profile === null || profile === '') return null;
      return { name: profile, from: { flag: '--profile' }, isExplicit: true };
    },
  };
}

/** AWS_PROFILE. @param isEmptyName whether a set and empty variable names the profile without a name */
export function profileInVariable(cite: string, isEmptyName: boolean): ProfileRule {
  return {
    cite,
    choose({ environment }) {
      const name = environment['AWS_PROFILE'];
      if (name === undefined || (name === '' && !isEmptyName)) return null;
      return { name, from: { variable: 'AWS_PROFILE' }, isExplicit: false };
    },
  };
}

/** What only asking the instance tells. */
export function instanceCredentials(): Found {
  const base = { source: 'imds', profile: null, accessKeyId: null } as const;
  return reached(base, true, because('metadata-available', {}), null);
}
