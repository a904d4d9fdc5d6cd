/** AWS CLI version 1, which runs on botocore itself. */
import { assumeRole } from '../rules/botocore-roles.js';
import { botocoreConfigPaths, botocoreCredentialsPaths } from '../rules/botocore-files.js';
import { environmentKeys } from '../rules/botocore-keys.js';
import { type Family, sourcesOf } from '../rules/botocore-kind.js';
import { botocoreKinds } from '../rules/botocore-kinds.js';
import { container, instanceMetadata } from '../rules/botocore-metadata.js';
import { botoConfig, ec2CredentialsFile } from '../rules/botocore-older-files.js';
import { explicitProfile, profileVariable } from '../rules/botocore-profile.js';
import { cliRefusals } from '../rules/botocore-refusals.js';
import { givenRegion, profileRegion, regionVariable } from '../rules/botocore-regions.js';
import {
  botocoreSettingGroups,
  botocoreSettings,
  cliOutput,
  cliProfileSettings,
  olderSettings,
} from '../rules/botocore-settings.js';
import {
  inlineCommentInSecret,
  keysOutrankRoleOfSource,
  legacySessionToken,
  profileVariableWarning,
  regionVariableNotRead,
} from '../rules/botocore-warnings.js';
import type { RegionRule, Tool } from '../tool.js';

const version = '1.45.11';
const VARIABLES = `aws-cli ${version} on botocore 1.43.11, configprovider.py, BOTOCORE_DEFAUT_SESSION_VARIABLES`;

const regions: readonly RegionRule[] = [
  givenRegion,
  regionVariable('AWS_DEFAULT_REGION', VARIABLES),
  profileRegion,
];

const family: Family = { kinds: botocoreKinds, regions, cache: '.aws/cli/cache', login: null };

export const awsCliV1: Tool = {
  id: 'aws-cli-v1',
  version,
  confidence: 'verified',
  dialect: 'botocore',
  configPaths: botocoreConfigPaths,
  credentialsPaths: botocoreCredentialsPaths,
  profiles: [
    explicitProfile,
    profileVariable('AWS_DEFAULT_PROFILE', VARIABLES),
    profileVariable('AWS_PROFILE', VARIABLES),
  ],
  refusals: cliRefusals,
  sources: [
    environmentKeys,
    assumeRole(family),
    ...sourcesOf(family),
    ec2CredentialsFile,
    botoConfig,
    container,
    instanceMetadata,
  ],
  regions,
  settings: [cliOutput, ...botocoreSettings, ...olderSettings, ...cliProfileSettings],
  settingGroups: botocoreSettingGroups,
  warnings: [
    profileVariableWarning,
    regionVariableNotRead('AWS_REGION', 'AWS_DEFAULT_REGION'),
    legacySessionToken,
    inlineCommentInSecret,
    keysOutrankRoleOfSource,
  ],
  nothing: () => ({ kind: 'none', message: 'Unable to locate credentials' }),
};
