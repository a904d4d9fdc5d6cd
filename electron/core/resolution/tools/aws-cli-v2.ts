/** AWS CLI version 2. */
import { assumeRole } from '../rules/botocore-roles.js';
import { botocoreConfigPaths, botocoreCredentialsPaths } from '../rules/botocore-files.js';
import { environmentKeys } from '../rules/botocore-keys.js';
import { type Family, sourcesOf } from '../rules/botocore-kind.js';
import { botocoreKinds, cliLoginWords } from '../rules/botocore-kinds.js';
import { container, instanceMetadata } from '../rules/botocore-metadata.js';
import { botoConfig, ec2CredentialsFile } from '../rules/botocore-older-files.js';
import { explicitProfile, profileVariable } from '../rules/botocore-profile.js';
import { cliRefusals } from '../rules/botocore-refusals.js';
import { givenRegion, metadataRegion, profileRegion, regionVariable } from '../rules/botocore-regions.js';
import {
  botocoreSettingGroups,
  botocoreSettings,
  cliOutput,
  cliProfileSettings,
  cliSettings,
} from '../rules/botocore-settings.js';
import {
  inlineCommentInSecret,
  keysOutrankRoleOfSource,
  legacySessionToken,
  profileVariableWarning,
} from '../rules/botocore-warnings.js';
import type { RegionRule, Tool } from '../tool.js';

const version = '2.36.7';
const VARIABLES = `aws-cli ${version}, awscli/botocore/configprovider.py, BOTOCORE_DEFAUT_SESSION_VARIABLES`;
const REGION = `aws-cli ${version}, clidriver.py, _construct_cli_region_chain`;

const regions: readonly RegionRule[] = [
  givenRegion,
  regionVariable('AWS_REGION', REGION),
  regionVariable('AWS_DEFAULT_REGION', REGION),
  profileRegion,
  metadataRegion,
];

const family: Family = { kinds: botocoreKinds, regions, cache: '.aws/cli/cache', login: cliLoginWords };

export const awsCliV2: Tool = {
  id: 'aws-cli-v2',
  version,
  confidence: 'verified',
  dialect: 'botocore',
  configPaths: botocoreConfigPaths,
  credentialsPaths: botocoreCredentialsPaths,
  profiles: [
    explicitProfile,
    profileVariable('AWS_PROFILE', VARIABLES),
    profileVariable('AWS_DEFAULT_PROFILE', VARIABLES),
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
  settings: [cliOutput, ...botocoreSettings, ...cliSettings, ...cliProfileSettings],
  settingGroups: botocoreSettingGroups,
  warnings: [profileVariableWarning, legacySessionToken, inlineCommentInSecret, keysOutrankRoleOfSource],
  nothing: () => ({ kind: 'none', message: 'Unable to locate credentials' }),
};
