/** AWS Tools for PowerShell version 4: the search order of "Using AWS Credentials". Keyway's own store is not in it. */
import type { Tool } from '../tool.js';
import { dotnetConfigPaths, dotnetCredentialsPaths } from '../rules/dotnet-files.js';
import { judgeDotnetContainer, judgeDotnetMetadata } from '../rules/dotnet-metadata.js';
import { settingsOf } from '../rules/dotnet-settings.js';
import { judgeKeysGiven } from '../rules/sdk-sources.js';
import { powershell4Regions } from '../rules/powershell-regions.js';
import {
  judgeCredentialObject,
  judgePowershellFile,
  judgePowershellStore,
  judgePowershellVariables,
  judgeSessionProfile,
} from '../rules/powershell-sources.js';
import { powershell4Profiles } from '../rules/powershell-steps.js';
import { powershell4Warnings } from '../rules/powershell-warnings.js';

const GUIDE = 'AWS Tools for PowerShell (version 4), Using AWS Credentials, search order';
const SEEN = 'aws-tools-for-powershell, CredentialsArguments.cs (an older release)';

/**
 * A profile or location that is named (search order 2) is looked for by `sdk-store` and `shared-credentials-file`, which stand at the
 * place of the default profile (5); the sources between them are set aside then, and nothing falls through.
 */
export const powershellV4: Tool = {
  id: 'powershell-v4',
  version: '4',
  confidence: 'documented',
  dialect: 'dotnet',
  configPaths: dotnetConfigPaths,
  credentialsPaths: dotnetCredentialsPaths,
  profiles: powershell4Profiles,
  refusals: [],
  sources: [
    { source: 'explicit', cite: `${GUIDE} 1`, judge: judgeKeysGiven },
    { source: 'credential-object', cite: `${GUIDE} 3`, judge: judgeCredentialObject(false) },
    { source: 'session-profile', cite: `${GUIDE} 4`, judge: judgeSessionProfile('v3') },
    {
      source: 'env',
      cite: `${SEEN}: after the session, before the default profile`,
      judge: judgePowershellVariables,
    },
    { source: 'sdk-store', cite: `${GUIDE} 2, 5.1 and 5.3`, judge: judgePowershellStore('v3') },
    { source: 'shared-credentials-file', cite: `${GUIDE} 2 and 5.2`, judge: judgePowershellFile('v3') },
    {
      source: 'container',
      cite: `${SEEN}: before the instance`,
      judge: judgeDotnetContainer,
      asksLast: true,
    },
    { source: 'imds', cite: `${GUIDE} 6`, judge: judgeDotnetMetadata, asksLast: true },
  ],
  regions: powershell4Regions,
  settings: settingsOf('v3', (context) => context.profile.name),
  warnings: powershell4Warnings,
  nothing: () => ({
    kind: 'none',
    message: 'No credentials specified or obtained from persisted/shell defaults.',
  }),
};
