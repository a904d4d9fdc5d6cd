/** Region and settings of the AWS SDK for Rust. */
import type { Context } from '../context.js';
import type { Trace } from '../../../../shared/models/trace.js';
import type { RegionRule, SettingRule } from '../tool.js';
import { sharedProfile } from './sdk-files.js';
import { isRustMetadataDisabled } from './rust-metadata.js';
import { originOf, valueOf } from './sdk-profile.js';
import { regionInCode, regionInVariable, regionOfInstance, settingRules } from './sdk-settings.js';

const CHAIN = 'smithy-rs @56ee88c, aws-config/src/default_provider/region.rs';

/** In order. A profile without a Region has that of its source profile. */
export const rustRegions: readonly RegionRule[] = [
  regionInCode('aws-config, ConfigLoader::region'),
  regionInVariable(`${CHAIN}: AWS_REGION, even where it is empty`, 'AWS_REGION', true),
  regionInVariable(`${CHAIN}: AWS_DEFAULT_REGION, even where it is empty`, 'AWS_DEFAULT_REGION', true),
  {
    cite: 'smithy-rs @56ee88c, aws-config/src/profile/region.rs, resolve_profile_chain_for_region',
    find: ofProfiles,
  },
  regionOfInstance(`${CHAIN}: imds`, isRustMetadataDisabled),
];

function ofProfiles(context: Context): Trace['region'] {
  const visited = new Set<string>();
  let name: string | null = context.profile.name;
  while (name !== null && !visited.has(name)) {
    visited.add(name);
    const profile = sharedProfile(context, name);
    if (profile === null) return null;
    const value = valueOf(profile, 'region');
    if (value !== null) return { value, from: originOf(profile, 'region') };
    name = valueOf(profile, 'source_profile');
  }
  return null;
}

export const rustSettings: readonly SettingRule[] = settingRules(
  'smithy-rs @56ee88c, aws-config/src/default_provider: the environment, then the profile',
  [
    'retry_mode',
    'max_attempts',
    'endpoint_url',
    'ignore_configured_endpoint_urls',
    'use_dualstack_endpoint',
    'use_fips_endpoint',
    'sdk_ua_app_id',
    'account_id_endpoint_mode',
    'request_checksum_calculation',
    'response_checksum_validation',
  ],
  (context) => sharedProfile(context, context.profile.name),
);
