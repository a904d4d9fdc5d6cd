/** AWS SDK for Go version 2: config.LoadDefaultConfig. Read in its source, not run. */
import type { Tool } from '../tool.js';
import { goV2ConfigPaths, goV2CredentialsPaths } from '../rules/gov2-files.js';
import { judgeGoV2Container, judgeGoV2Instance } from '../rules/gov2-metadata.js';
import { goV2Refusals } from '../rules/gov2-refusals.js';
import { goV2Chooser, judgeGoV2Variables, judgeGoV2WebIdentity } from '../rules/gov2-sources.js';
import { goV2Profiles, goV2Regions, goV2Settings, goV2Warnings } from '../rules/gov2-tables.js';
import { judgeKeysOfProfile, judgeOfProfile } from '../rules/sdk-choice.js';
import { judgeKeysGiven } from '../rules/sdk-sources.js';

const RESOLVE = 'aws-sdk-go-v2, config/resolve_credentials.go';
const ssoSettings = ['sso_session', 'sso_account_id', 'sso_region', 'sso_role_name', 'sso_start_url'];

/**
 * Its own reader of the files (internal/ini) is nearest to the specification: keys are folded, `profile ` is needed in the
 * config file and taken off in the credentials file, sections are merged, indented lines go on a value, and a bare word is an
 * error. It differs in cutting `#` and `;` wherever they stand, in taking quotes off, in `:` between key and value, and in
 * passing over settings before a section. `aws login` is not modelled.
 */
export const sdkGoV2: Tool = {
  id: 'sdk-go-v2',
  version: '1',
  confidence: 'documented',
  dialect: 'spec',
  configPaths: goV2ConfigPaths,
  credentialsPaths: goV2CredentialsPaths,
  profiles: goV2Profiles,
  refusals: goV2Refusals,
  sources: [
    { source: 'explicit', cite: `${RESOLVE}, resolveCredentialProvider`, judge: judgeKeysGiven },
    {
      source: 'env',
      cite: `${RESOLVE}, resolveCredentialChain: Credentials.HasKeys`,
      judge: judgeGoV2Variables,
    },
    {
      source: 'web-identity',
      cite: `${RESOLVE}, resolveCredentialChain: WebIdentityTokenFilePath`,
      judge: judgeGoV2WebIdentity,
    },
    {
      source: 'assume-role',
      cite: `${RESOLVE}, resolveCredsFromProfile: RoleARN`,
      judge: judgeOfProfile(goV2Chooser, 'assume-role', ['role_arn', 'source_profile', 'credential_source']),
    },
    {
      source: 'shared-credentials-file',
      cite: `${RESOLVE}, resolveCredsFromProfile: Credentials.HasKeys`,
      judge: judgeKeysOfProfile(goV2Chooser, 'credentials'),
    },
    {
      source: 'config-file',
      cite: `${RESOLVE}, resolveCredsFromProfile: Credentials.HasKeys`,
      judge: judgeKeysOfProfile(goV2Chooser, 'config'),
    },
    {
      source: 'sso',
      cite: `${RESOLVE}, resolveCredsFromProfile: hasSSOConfiguration`,
      judge: judgeOfProfile(goV2Chooser, 'sso', ssoSettings),
    },
    {
      source: 'custom-process',
      cite: `${RESOLVE}, resolveCredsFromProfile: CredentialProcess`,
      judge: judgeOfProfile(goV2Chooser, 'custom-process', ['credential_process']),
    },
    {
      source: 'container',
      cite: `${RESOLVE}, resolveCredsFromProfile: ContainerCredentialsEndpoint`,
      judge: judgeGoV2Container,
      asksLast: true,
    },
    {
      source: 'imds',
      cite: `${RESOLVE}, resolveEC2RoleCredentials`,
      judge: judgeGoV2Instance,
      asksLast: true,
    },
  ],
  regions: goV2Regions,
  settings: goV2Settings,
  warnings: goV2Warnings,
  nothing: () => ({ kind: 'none', message: 'no EC2 IMDS role found' }),
};
