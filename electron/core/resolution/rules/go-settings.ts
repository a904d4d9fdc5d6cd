/** The Region and the other settings of the SDK for Go v1. */
import type { Settled } from '../../../../shared/models/trace.js';
import { type Context, filledVariable } from '../context.js';
import type { RegionRule, SettingRule } from '../tool.js';
import { loadConfig, originOf, textOf } from './go-config.js';

const SESSION = 'aws-sdk-go 1.55.6, session/session.go mergeConfigSrcs';

function fromVariable(context: Context, name: string): Settled | null {
  const value = filledVariable(context, name);
  return value === null ? null : { value, from: { variable: name } };
}

function fromProfile(context: Context, key: string): Settled | null {
  const loaded = loadConfig(context);
  const config = 'refused' in loaded ? null : loaded.config;
  const value = config === null ? '' : textOf(config, key);
  return config === null || value === '' ? null : { value, from: originOf(config, key) };
}

/** In order. Instance metadata is not asked. */
export const goRegions: readonly RegionRule[] = [
  {
    cite: 'copilot-cli 4c858e7, internal/pkg/aws/sessions/sessions.go DefaultWithRegion',
    find({ request }) {
      const { region } = request.invocation;
      return region === null || region === '' ? null : { value: region, from: { flag: '--region' } };
    },
  },
  { cite: `${SESSION}: env first`, find: (context) => fromVariable(context, 'AWS_REGION') },
  {
    cite: 'aws-sdk-go 1.55.6, session/env_config.go regionEnvKeys, the shared config being enabled',
    find: (context) => fromVariable(context, 'AWS_DEFAULT_REGION'),
  },
  { cite: `${SESSION}: then the profile`, find: (context) => fromProfile(context, 'region') },
];

interface Selector {
  readonly key: string;
  readonly variable: string;
  /** Not everything that the profile may hold counts. */
  readonly isOfProfile: boolean;
}

const selectors: readonly Selector[] = [
  { key: 'ca_bundle', variable: 'AWS_CA_BUNDLE', isOfProfile: true },
  { key: 'sts_regional_endpoints', variable: 'AWS_STS_REGIONAL_ENDPOINTS', isOfProfile: true },
  {
    key: 's3_us_east_1_regional_endpoint',
    variable: 'AWS_S3_US_EAST_1_REGIONAL_ENDPOINT',
    isOfProfile: true,
  },
  // The environment's false stands in the profile's way even where no variable is set.
  { key: 's3_use_arn_region', variable: 'AWS_S3_USE_ARN_REGION', isOfProfile: false },
  { key: 'ec2_metadata_service_endpoint', variable: 'AWS_EC2_METADATA_SERVICE_ENDPOINT', isOfProfile: true },
  {
    key: 'ec2_metadata_service_endpoint_mode',
    variable: 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE',
    isOfProfile: true,
  },
  { key: 'use_dualstack_endpoint', variable: 'AWS_USE_DUALSTACK_ENDPOINT', isOfProfile: true },
  { key: 'use_fips_endpoint', variable: 'AWS_USE_FIPS_ENDPOINT', isOfProfile: true },
  { key: 'endpoint_discovery_enabled', variable: 'AWS_ENABLE_ENDPOINT_DISCOVERY', isOfProfile: true },
];

/** The variable, then the profile. */
export const goSettings: readonly SettingRule[] = selectors.map(({ key, variable, isOfProfile }) => ({
  key,
  cite: `${SESSION}: ${key}`,
  find: (context) => fromVariable(context, variable) ?? (isOfProfile ? fromProfile(context, key) : null),
}));
