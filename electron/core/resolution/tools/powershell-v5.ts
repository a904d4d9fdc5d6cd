/** AWS Tools for PowerShell version 5: the search order of "Credential and profile resolution". */
import type { Tool } from '../tool.js';
import { dotnetConfigPaths, dotnetCredentialsPaths } from '../rules/dotnet-files.js';
import { judgeDotnetContainer, judgeDotnetMetadata } from '../rules/dotnet-metadata.js';
import { settingsOf } from '../rules/dotnet-settings.js';
import { judgeKeysGiven } from '../rules/sdk-sources.js';
import { powershell5Regions } from '../rules/powershell-regions.js';
import {
  judgeCredentialObject,
  judgePowershellFile,
  judgePowershellStore,
  judgePowershellVariables,
  judgeSessionProfile,
} from '../rules/powershell-sources.js';
import { powershell5Profiles } from '../rules/powershell-steps.js';
import { powershell5Warnings } from '../rules/powershell-warnings.js';

const GUIDE = 'AWS Tools for PowerShell (version 5), Credential and profile resolution, search order';

/**
 * Unlike version 4, -Credential comes before any profile, and the environment's keys and AWS_PROFILE before the default profile. A name
 * or location given with a single command is taken as Set-AWSCredential's are. `sdk-store` and `shared-credentials-file` stand for the
 * profile of AWS_PROFILE (5) and for the default one (6).
 */
export const powershellV5: Tool = {
  id: 'powershell-v5',
  version: '5',
  confidence: 'documented',
  dialect: 'dotnet',
  configPaths: dotnetConfigPaths,
  credentialsPaths: dotnetCredentialsPaths,
  profiles: powershell5Profiles,
  refusals: [],
  sources: [
    { source: 'explicit', cite: `${GUIDE} 1`, judge: judgeKeysGiven },
    { source: 'credential-object', cite: `${GUIDE} 2`, judge: judgeCredentialObject(true) },
    { source: 'session-profile', cite: `${GUIDE} 3`, judge: judgeSessionProfile('v4') },
    { source: 'env', cite: `${GUIDE} 4`, judge: judgePowershellVariables },
    { source: 'sdk-store', cite: `${GUIDE} 3, 5, 6.1 and 6.3`, judge: judgePowershellStore('v4') },
    { source: 'shared-credentials-file', cite: `${GUIDE} 3, 5 and 6.2`, judge: judgePowershellFile('v4') },
    {
      source: 'container',
      cite: 'aws-tools-for-powershell, CredentialsArguments.cs (an older release): before the instance',
      judge: judgeDotnetContainer,
      asksLast: true,
    },
    { source: 'imds', cite: `${GUIDE} 7`, judge: judgeDotnetMetadata, asksLast: true },
  ],
  regions: powershell5Regions,
  settings: settingsOf('v4', (context) => context.profile.name),
  warnings: powershell5Warnings,
  nothing: () => ({
    kind: 'none',
    message: 'No credentials specified or obtained from persisted/shell defaults.',
  }),
};
