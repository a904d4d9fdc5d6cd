/** AWS SDK for JavaScript v3: the default chain of @aws-sdk/credential-provider-node. */
import type { Tool } from '../tool.js';
import { jsConfigPaths, jsCredentialsPaths } from '../rules/js-files.js';
import { judgeContainer, judgeMetadata } from '../rules/js-metadata.js';
import { jsProfiles } from '../rules/js-profile.js';
import { jsRegions } from '../rules/js-regions.js';
import { jsSettings } from '../rules/js-settings.js';
import {
  judgeExplicit,
  judgeKeysOf,
  judgeLogin,
  judgeProcess,
  judgeRole,
  judgeSso,
  judgeVariables,
  judgeWebIdentity,
} from '../rules/js-sources.js';
import { jsWarnings } from '../rules/js-warnings.js';

const version = '3.972.97';
const NODE = `@aws-sdk/credential-provider-node ${version}, defaultProvider`;
const INI = '@aws-sdk/credential-provider-ini 3.973.30, resolveProfileData';

export const sdkJsV3: Tool = {
  id: 'sdk-js-v3',
  version,
  confidence: 'verified',
  dialect: 'sdk-js-v3',
  configPaths: jsConfigPaths,
  credentialsPaths: jsCredentialsPaths,
  profiles: jsProfiles,
  refusals: [],
  sources: [
    {
      source: 'explicit',
      cite: '@aws-sdk/core, resolveAwsSdkSigV4Config: credentials in code',
      judge: judgeExplicit,
    },
    { source: 'env', cite: `${NODE}: fromEnv`, judge: judgeVariables },
    { source: 'assume-role', cite: `${NODE}: fromIni; ${INI}`, judge: judgeRole },
    {
      source: 'shared-credentials-file',
      cite: `${NODE}: fromIni; ${INI}`,
      judge: judgeKeysOf('credentials'),
    },
    { source: 'config-file', cite: `${NODE}: fromIni; ${INI}`, judge: judgeKeysOf('config') },
    { source: 'custom-process', cite: `${NODE}: fromIni, then fromProcess`, judge: judgeProcess },
    { source: 'sso', cite: `${NODE}: fromIni; ${INI}`, judge: judgeSso },
    { source: 'login', cite: `${NODE}: fromIni; ${INI}`, judge: judgeLogin },
    { source: 'web-identity', cite: `${NODE}: fromIni, then fromTokenFile`, judge: judgeWebIdentity },
    { source: 'container', cite: `${NODE}: remoteProvider`, judge: judgeContainer, asksLast: true },
    { source: 'imds', cite: `${NODE}: remoteProvider`, judge: judgeMetadata, asksLast: true },
  ],
  regions: jsRegions,
  settings: jsSettings,
  warnings: jsWarnings,
  nothing: () => ({ kind: 'none', message: 'Could not load credentials from any providers' }),
};
