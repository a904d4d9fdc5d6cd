/** What is worth a warning in the Tools for PowerShell. */
import { filledVariable } from '../context.js';
import type { WarningRule } from '../tool.js';
import { variableNotRead } from './sdk-warnings.js';

const SEEN = 'aws-tools-for-powershell, CredentialsArguments.cs (an older release)';

/** The step is in the source, and stands in no search order that AWS has published. */
function undocumented(source: 'env' | 'container'): WarningRule {
  return {
    cite: SEEN,
    warn: (_context, { candidates }) => {
      const state = candidates.find((candidate) => candidate.source === source)?.state;
      return state === undefined || state === 'absent' || state === 'not-reached'
        ? []
        : [{ code: 'undocumented-step', facts: { source } }];
    },
  };
}

/** Version 5 documents the variables with a session token; the SDK below it takes two of them too. */
const withoutToken: WarningRule = {
  cite: 'Credential and profile resolution (version 5), search order 4; EnvironmentVariablesAWSCredentials',
  warn: (context, walked) =>
    filledVariable(context, 'AWS_SESSION_TOKEN') === null ? undocumented('env').warn(context, walked) : [],
};

export const powershell4Warnings: readonly WarningRule[] = [
  undocumented('env'),
  undocumented('container'),
  variableNotRead('AWS_PROFILE', `${SEEN}: the default profile is looked for by its name alone`),
  variableNotRead('AWS_DEFAULT_PROFILE', SEEN),
];

export const powershell5Warnings: readonly WarningRule[] = [
  withoutToken,
  undocumented('container'),
  variableNotRead('AWS_DEFAULT_PROFILE', SEEN),
];
