/** Paths, Region, settings and warnings of the AWS SDK for Java version 2. */
import type { Context } from '../context.js';
import type { PathRule, RegionRule, SettingRule, WarningRule } from '../tool.js';
import { isJavaMetadataDisabled } from './java-metadata.js';
import { pathInHome, pathInVariable, sharedProfile } from './sdk-files.js';
import type { SdkProfile } from './sdk-profile.js';
import { inProfile, regionInCode, regionInVariable, regionOfInstance, settingRules } from './sdk-settings.js';
import { emptyProfileVariable, missingProfile, variableNotRead } from './sdk-warnings.js';

const LOCATION = 'aws-sdk-java-v2, ProfileFileLocation';
const REGION = 'aws-sdk-java-v2, DefaultAwsRegionProviderChain';
const CHAIN = 'aws-sdk-java-v2, AwsCredentialsProviderChain';

export const javaConfigPaths: readonly PathRule[] = [
  pathInVariable(LOCATION, 'AWS_CONFIG_FILE'),
  pathInHome(LOCATION, 'config'),
];

export const javaCredentialsPaths: readonly PathRule[] = [
  pathInVariable(LOCATION, 'AWS_SHARED_CREDENTIALS_FILE'),
  pathInHome(LOCATION, 'credentials'),
];

function profileOf(context: Context): SdkProfile | null {
  return sharedProfile(context, context.profile.name);
}

/** In order; the system property between the code and the variable is not to be known. */
export const javaRegions: readonly RegionRule[] = [
  regionInCode('aws-sdk-java-v2, AwsDefaultClientBuilder.region'),
  regionInVariable(`${REGION}: SystemSettingsRegionProvider`, 'AWS_REGION'),
  { cite: `${REGION}: AwsProfileRegionProvider`, find: (context) => inProfile(profileOf(context), 'region') },
  regionOfInstance(`${REGION}: InstanceProfileRegionProvider`, isJavaMetadataDisabled),
];

export const javaSettings: readonly SettingRule[] = settingRules(
  'aws-sdk-java-v2, SdkSystemSetting and ProfileProperty: the environment, then the profile',
  [
    'retry_mode',
    'max_attempts',
    'defaults_mode',
    'endpoint_url',
    'ignore_configured_endpoint_urls',
    'use_dualstack_endpoint',
    'use_fips_endpoint',
    'sdk_ua_app_id',
    'account_id_endpoint_mode',
    'request_checksum_calculation',
    'response_checksum_validation',
  ],
  profileOf,
);

export const javaWarnings: readonly WarningRule[] = [
  emptyProfileVariable('aws-sdk-java-v2, ProfileFileSystemSetting.AWS_PROFILE'),
  missingProfile(`${CHAIN}: a provider that fails is passed over`, sharedProfile),
  {
    cite: `${CHAIN}.resolveCredentials: every RuntimeException is passed over`,
    warn(_context, { outcome }) {
      if (outcome.kind !== 'deferred' && outcome.kind !== 'role') return [];
      if (outcome.source === 'container' || outcome.source === 'imds') return [];
      return [{ code: 'failure-falls-through', facts: { source: outcome.source } }];
    },
  },
  variableNotRead('AWS_DEFAULT_PROFILE', 'aws-sdk-java-v2, ProfileFileSystemSetting: AWS_PROFILE alone'),
  variableNotRead('AWS_DEFAULT_REGION', 'aws-sdk-java-v2, SdkSystemSetting: AWS_REGION alone'),
];
