/** Warnings that several of the documented tools share. */
import { type Context, filledVariable, variable } from '../context.js';
import type { WarningRule } from '../tool.js';
import { isFilled, type SdkProfile } from './sdk-profile.js';

type FindProfile = (context: Context, name: string) => SdkProfile | null;

/** Other tools go by this variable, and this one does not. */
export function variableNotRead(name: string, cite: string): WarningRule {
  return {
    cite,
    warn: (context) =>
      filledVariable(context, name) === null
        ? []
        : [{ code: 'variable-not-read', facts: { variable: name } }],
  };
}

export function emptyProfileVariable(cite: string): WarningRule {
  return {
    cite,
    warn: (context) =>
      variable(context, 'AWS_PROFILE') === ''
        ? [{ code: 'empty-profile-variable', facts: { variable: 'AWS_PROFILE' } }]
        : [],
  };
}

/** The profile that is named does not exist, and the tool goes on. */
export function missingProfile(cite: string, find: FindProfile): WarningRule {
  return {
    cite,
    warn(context, { outcome }) {
      const { name, from } = context.profile;
      const isNamed = name !== '' && from !== null && !('default' in from);
      return isNamed && outcome.kind !== 'error' && find(context, name) === null
        ? [{ code: 'missing-profile-passed-over', facts: { profile: name } }]
        : [];
    },
  };
}

/** The base of a chain has a role of its own, and its keys count. */
export function keysOutrankRole(cite: string, find: FindProfile): WarningRule {
  return {
    cite,
    warn(context, { outcome }) {
      if (outcome.kind !== 'role' || outcome.base.profile === null) return [];
      const { profile, accessKeyId } = outcome.base;
      const found = profile === context.profile.name || accessKeyId === null ? null : find(context, profile);
      return found !== null && isFilled(found, 'role_arn')
        ? [{ code: 'keys-outrank-role', facts: { profile } }]
        : [];
    },
  };
}
