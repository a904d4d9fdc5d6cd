/** Values that make the AWS SDK for .NET not find a profile at all: SharedCredentialsFile.TryGetProfile reads them first. */
import type { DotnetGeneration } from './dotnet-kinds.js';
import { type SdkProfile, valueOf } from './sdk-profile.js';

type Test = (text: string, generation: DotnetGeneration) => boolean;

const tests: Readonly<Record<string, Test>> = {
  toolkit_artifact_guid: (text) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu.test(text),
  ignore_configured_endpoint_urls: isBoolean,
  endpoint_discovery_enabled: isBoolean,
  s3_use_arn_region: isBoolean,
  s3_disable_express_session_auth: isBoolean,
  s3_disable_multiregion_access_points: isBoolean,
  s3_force_path_style: isBoolean,
  ec2_metadata_v1_disabled: isBoolean,
  use_dualstack_endpoint: isBoolean,
  use_fips_endpoint: isBoolean,
  disable_request_compression: isBoolean,
  sts_regional_endpoints: isOneOf('regional', 'legacy'),
  s3_us_east_1_regional_endpoint: isOneOf('regional', 'legacy'),
  retry_mode: isRetryMode,
  ec2_metadata_service_endpoint_mode: isOneOf('ipv4', 'ipv6'),
  account_id_endpoint_mode: isOneOf('preferred', 'disabled', 'required'),
  max_attempts: (text) => isInteger(text) && Number(text) > 0,
  request_min_compression_size_bytes: (text) =>
    isInteger(text) && Number(text) >= 0 && Number(text) <= 10_485_760,
};

/** The first setting whose value .NET cannot take; null where it takes them all. */
export function refusedSetting(profile: SdkProfile, generation: DotnetGeneration): string | null {
  for (const [key, test] of Object.entries(tests)) {
    const text = valueOf(profile, key);
    if (text !== null && !test(text, generation)) return key;
  }
  return null;
}

/** .NET's `bool.TryParse`. */
function isBoolean(text: string): boolean {
  return /^\s*(?:true|false)\s*$/iu.test(text);
}

function isInteger(text: string): boolean {
  return /^\s*[+-]?\d{1,10}\s*$/u.test(text);
}

/** .NET's `Enum.TryParse` without regard to case, which takes numbers too. */
function isOneOf(...names: readonly string[]): (text: string) => boolean {
  return (text) => isInteger(text) || names.includes(text.trim().toLowerCase());
}

/** Version 4 has done away with the legacy mode, and so with every profile that still asks for it. */
function isRetryMode(text: string, generation: DotnetGeneration): boolean {
  const names = generation === 'v3' ? ['legacy', 'standard', 'adaptive'] : ['standard', 'adaptive'];
  return isOneOf(...names)(text);
}
