/** AWS SDK for .NET version 4: DefaultAWSCredentialsIdentityResolver. Read in its source, not run. */
import { filledVariable } from '../context.js';
import type { Tool } from '../tool.js';
import { dotnetConfigPaths, dotnetCredentialsPaths } from '../rules/dotnet-files.js';
import { judgeDotnetContainer, judgeDotnetMetadata } from '../rules/dotnet-metadata.js';
import { dotnetRegions } from '../rules/dotnet-regions.js';
import { dotnetSettings } from '../rules/dotnet-settings.js';
import {
  dotnetChooser,
  judgeApplicationSettings,
  judgeSdkStore,
  judgeSharedKeys,
  judgeVariables,
  judgeWebIdentity,
} from '../rules/dotnet-sources.js';
import { judgeKeysGiven } from '../rules/sdk-sources.js';
import { judgeOfProfile } from '../rules/sdk-choice.js';
import { variableNotRead } from '../rules/sdk-warnings.js';

const RESOLVER = 'aws-sdk-net main-v4, DefaultAWSCredentialsIdentityResolver';
const DETECTOR = 'aws-sdk-net main-v4, CredentialProfileTypeDetector';

/**
 * The profile is one generator in .NET, and one kind; here each kind has its line, the SDK store first as the profile is looked
 * for there first. `web-identity` stands for the variables and, where they give nothing, for a profile of that kind.
 */
export const dotnetV4: Tool = {
  id: 'dotnet-v4',
  version: '4',
  confidence: 'documented',
  dialect: 'dotnet',
  configPaths: dotnetConfigPaths,
  credentialsPaths: dotnetCredentialsPaths,
  profiles: [
    {
      cite: 'aws-sdk-net main-v4, CachedProfileCredentialResolver: the client’s Profile',
      choose({ invocation: { profile } }) {
        if (profile === null || profile === '') return null;
        return { name: profile, from: { flag: '--profile' }, isExplicit: true };
      },
    },
    {
      cite: `${RESOLVER}.GetProfileName: AWS_PROFILE, where it is not blank`,
      choose(request) {
        const name = filledVariable(request, 'AWS_PROFILE');
        if (name === null || name.trim() === '') return null;
        return { name, from: { variable: 'AWS_PROFILE' }, isExplicit: false };
      },
    },
  ],
  refusals: [],
  sources: [
    { source: 'explicit', cite: 'aws-sdk-net main-v4: credentials in code', judge: judgeKeysGiven },
    {
      source: 'app-config',
      cite: `${RESOLVER}: AppConfigAWSCredentials, on .NET Framework`,
      judge: judgeApplicationSettings,
    },
    { source: 'env', cite: `${RESOLVER}: EnvironmentVariablesAWSCredentials`, judge: judgeVariables },
    {
      source: 'web-identity',
      cite: `${RESOLVER}: AssumeRoleWithWebIdentityCredentials; ${DETECTOR}`,
      judge: judgeWebIdentity,
    },
    {
      source: 'sdk-store',
      cite: 'aws-sdk-net main-v4, CredentialProfileStoreChain.TryGetProfile: NetSDKCredentialsFile',
      judge: judgeSdkStore,
    },
    {
      source: 'sso',
      cite: `${DETECTOR}: first of all kinds`,
      judge: judgeOfProfile(dotnetChooser, 'sso', [
        'sso_account_id',
        'sso_role_name',
        'sso_session',
        'sso_start_url',
        'sso_region',
      ]),
    },
    {
      source: 'assume-role',
      cite: DETECTOR,
      judge: judgeOfProfile(dotnetChooser, 'assume-role', ['role_arn']),
    },
    {
      source: 'custom-process',
      cite: DETECTOR,
      judge: judgeOfProfile(dotnetChooser, 'custom-process', ['credential_process']),
    },
    {
      source: 'shared-credentials-file',
      cite: `${DETECTOR}; SharedCredentialsFile`,
      judge: judgeSharedKeys('credentials'),
    },
    {
      source: 'config-file',
      cite: `${DETECTOR}; SharedCredentialsFile`,
      judge: judgeSharedKeys('config'),
    },
    {
      source: 'login',
      cite: `${DETECTOR}: where the other settings match no kind`,
      judge: judgeOfProfile(dotnetChooser, 'login', ['login_session']),
    },
    {
      source: 'container',
      cite: `${RESOLVER}.ContainerEC2CredentialsWrapper`,
      judge: judgeDotnetContainer,
      asksLast: true,
    },
    {
      source: 'imds',
      cite: `${RESOLVER}.ContainerEC2CredentialsWrapper`,
      judge: judgeDotnetMetadata,
      asksLast: true,
    },
  ],
  regions: dotnetRegions,
  settings: dotnetSettings,
  warnings: [variableNotRead('AWS_DEFAULT_PROFILE', `${RESOLVER}.GetProfileName`)],
  nothing: () => ({
    kind: 'none',
    message:
      'Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors:',
  }),
};
