/** Profile, Region, settings and warnings of the AWS SDK for Go version 2. */
import { type Context, filledVariable } from '../context.js';
import type { ProfileRule, RegionRule, SettingRule, WarningRule } from '../tool.js';
import { goV2Profile } from './gov2-load.js';
import type { SdkProfile } from './sdk-profile.js';
import { inProfile, regionInCode, regionInVariable, settingRules } from './sdk-settings.js';
import { profileInCode } from './sdk-sources.js';
import { emptyProfileVariable, missingProfile } from './sdk-warnings.js';

const ENV = 'aws-sdk-go-v2, config/env_config.go';

function profileOf(context: Context): SdkProfile | null {
  return goV2Profile(context, context.profile.name);
}

function profileIn(name: string): ProfileRule {
  return {
    cite: `${ENV}: ${name}, unless it is empty`,
    choose(request) {
      const text = filledVariable(request, name);
      return text === null ? null : { name: text, from: { variable: name }, isExplicit: false };
    },
  };
}

export const goV2Profiles: readonly ProfileRule[] = [
  profileInCode('aws-sdk-go-v2, config.WithSharedConfigProfile'),
  profileIn('AWS_PROFILE'),
  profileIn('AWS_DEFAULT_PROFILE'),
];

/** In order; instance metadata is asked only where code says so. */
export const goV2Regions: readonly RegionRule[] = [
  regionInCode('aws-sdk-go-v2, config.WithRegion'),
  regionInVariable(`${ENV}: AWS_REGION`, 'AWS_REGION'),
  regionInVariable(`${ENV}: AWS_DEFAULT_REGION`, 'AWS_DEFAULT_REGION'),
  {
    cite: 'aws-sdk-go-v2, config/shared_config.go',
    find: (context) => inProfile(profileOf(context), 'region'),
  },
];

export const goV2Settings: readonly SettingRule[] = settingRules(
  'aws-sdk-go-v2, config/env_config.go and shared_config.go: the environment, then the profile',
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

export const goV2Warnings: readonly WarningRule[] = [
  emptyProfileVariable(ENV),
  missingProfile('aws-sdk-go-v2, config/shared_config.go, loadSharedConfigIgnoreNotExist', goV2Profile),
];
