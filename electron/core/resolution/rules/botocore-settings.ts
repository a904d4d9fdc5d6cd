/** Settings besides credentials and Region, where something sets them. */
import type { Settled } from '../../../../shared/models/trace.js';
import type { ReadSection } from '../../dialects/dialect.js';
import { type Context, settingOrigin, variable } from '../context.js';
import type { SettingGroupRule, SettingRule } from '../tool.js';
import { originOf, profileOf, settingOf, textOf } from './botocore-profile.js';
import { endpointUrlOf, endpointVariable } from './common-endpoints.js';

const VARIABLES = 'botocore 1.43.11, configprovider.py, BOTOCORE_DEFAUT_SESSION_VARIABLES';
const ENDPOINTS = 'botocore 1.43.11, configprovider.py, ConfiguredEndpointProvider';

/** A set variable counts, even an empty one; then the profile. @param name null: no variable sets it */
export function setting(key: string, name: string | null, cite: string = VARIABLES): SettingRule {
  return { key, cite, find: (context) => inVariable(context, name) ?? inProfile(context, key) };
}

function inVariable(context: Context, name: string | null): Settled | null {
  const value = name === null ? null : variable(context, name);
  return value === null ? null : { value, from: { variable: name ?? '' } };
}

function inProfile(context: Context, key: string): Settled | null {
  const profile = profileOf(context, context.profile.name);
  const placed = settingOf(profile, key);
  if (placed === null || placed.setting.nested !== null) return null;
  return { value: placed.setting.value, from: originOf(profile, key) };
}

/** Whether endpoints in files and variables are passed over. */
export function ignoresEndpoints(context: Context): boolean {
  const rule = setting('ignore_configured_endpoint_urls', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS');
  return rule.find(context)?.value.toLowerCase() === 'true';
}

const endpointUrl: SettingRule = {
  key: 'endpoint_url',
  cite: ENDPOINTS,
  find(context) {
    if (ignoresEndpoints(context)) return null;
    const found = inVariable(context, 'AWS_ENDPOINT_URL');
    return found === null || found.value === '' ? inProfile(context, 'endpoint_url') : found;
  },
};

/** What every tool built on botocore reads, by the names that the files have for it. */
export const botocoreSettings: readonly SettingRule[] = [
  setting('account_id_endpoint_mode', 'AWS_ACCOUNT_ID_ENDPOINT_MODE'),
  setting('auth_scheme_preference', 'AWS_AUTH_SCHEME_PREFERENCE'),
  setting('ca_bundle', 'AWS_CA_BUNDLE'),
  setting('csm_client_id', 'AWS_CSM_CLIENT_ID'),
  setting('csm_enabled', 'AWS_CSM_ENABLED'),
  setting('csm_host', 'AWS_CSM_HOST'),
  setting('csm_port', 'AWS_CSM_PORT'),
  setting('data_path', 'AWS_DATA_PATH'),
  setting('disable_host_prefix_injection', 'AWS_DISABLE_HOST_PREFIX_INJECTION'),
  setting('disable_request_compression', 'AWS_DISABLE_REQUEST_COMPRESSION'),
  setting('ec2_metadata_service_endpoint', 'AWS_EC2_METADATA_SERVICE_ENDPOINT'),
  setting('ec2_metadata_service_endpoint_mode', 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE'),
  setting('ec2_metadata_v1_disabled', 'AWS_EC2_METADATA_V1_DISABLED'),
  setting('endpoint_discovery_enabled', 'AWS_ENDPOINT_DISCOVERY_ENABLED'),
  endpointUrl,
  setting('ignore_configured_endpoint_urls', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'),
  setting('imds_use_ipv6', 'AWS_IMDS_USE_IPV6'),
  setting('max_attempts', 'AWS_MAX_ATTEMPTS'),
  setting('metadata_service_num_attempts', 'AWS_METADATA_SERVICE_NUM_ATTEMPTS'),
  setting('metadata_service_timeout', 'AWS_METADATA_SERVICE_TIMEOUT'),
  setting('parameter_validation', null),
  setting('proxy_ca_bundle', null),
  setting('proxy_client_cert', null),
  setting('proxy_use_forwarding_for_https', null),
  setting('request_checksum_calculation', 'AWS_REQUEST_CHECKSUM_CALCULATION'),
  setting('request_min_compression_size_bytes', 'AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES'),
  setting('response_checksum_validation', 'AWS_RESPONSE_CHECKSUM_VALIDATION'),
  setting('retry_mode', 'AWS_RETRY_MODE'),
  setting('s3_disable_express_session_auth', 'AWS_S3_DISABLE_EXPRESS_SESSION_AUTH'),
  setting('s3_use_arn_region', 'AWS_S3_USE_ARN_REGION'),
  setting('sdk_ua_app_id', 'AWS_SDK_UA_APP_ID'),
  setting('services', null),
  setting('sigv4a_signing_region_set', 'AWS_SIGV4A_SIGNING_REGION_SET'),
  setting('use_dualstack_endpoint', 'AWS_USE_DUALSTACK_ENDPOINT'),
  setting('use_fips_endpoint', 'AWS_USE_FIPS_ENDPOINT'),
];

/** What botocore itself has and the AWS CLI version 2 has dropped. */
export const olderSettings: readonly SettingRule[] = [
  setting('defaults_mode', 'AWS_DEFAULTS_MODE'),
  setting('s3_us_east_1_regional_endpoint', 'AWS_S3_US_EAST_1_REGIONAL_ENDPOINT'),
  setting('sts_regional_endpoints', 'AWS_STS_REGIONAL_ENDPOINTS'),
  setting('tcp_keepalive', 'BOTOCORE_TCP_KEEPALIVE'),
];

const CLI = 'aws-cli 2.36.7, clidriver.py, _construct_cli_…_chain; topics/config-vars.rst';

/** `--output` first. */
export const cliOutput: SettingRule = {
  key: 'output',
  cite: `${CLI}; aws-cli 1.45.11, awscli/__init__.py, EnvironmentVariables`,
  find(context) {
    const { output } = context.request.invocation;
    if (output !== null && output !== '') return { value: output, from: { flag: '--output' } };
    return setting('output', 'AWS_DEFAULT_OUTPUT').find(context);
  },
};

/** What only version 2 of the AWS CLI reads. */
export const cliSettings: readonly SettingRule[] = [
  setting('cli_auto_prompt', 'AWS_CLI_AUTO_PROMPT', CLI),
  setting('cli_binary_format', null, CLI),
  setting('cli_error_format', 'AWS_CLI_ERROR_FORMAT', CLI),
  setting('cli_help_output', null, CLI),
  setting('cli_pager', 'AWS_PAGER', CLI),
];

/** What both versions of the AWS CLI read, from the profile alone. */
export const cliProfileSettings: readonly SettingRule[] = [
  setting('cli_follow_urlparam', null, CLI),
  setting('cli_history', null, CLI),
  setting('cli_timestamp_format', null, CLI),
];

/** Keys of nested blocks, as `s3.addressing_style`. */
const nestedBlocks: SettingGroupRule = {
  cite: 'botocore 1.43.11, configloader.py, _parse_nested; configprovider.py, SectionConfigProvider',
  findAll(context) {
    const profile = profileOf(context, context.profile.name);
    const names = new Set(profile?.parts.flatMap(({ section }) => [...section.settings.keys()]));
    return [...names].flatMap((name) => {
      const placed = settingOf(profile, name);
      return [...(placed?.setting.nested ?? [])].map(([key, { value, line }]) => {
        const from = placed === null ? null : settingOrigin(placed.file, { line });
        return [`${name}.${key}`, { value, from }] as const;
      });
    });
  },
};

/** Endpoints of single services, as `services.s3.endpoint_url`. */
const serviceEndpoints: SettingGroupRule = {
  cite: ENDPOINTS,
  findAll(context) {
    const ignoresConfigured = ignoresEndpoints(context);
    const profile = profileOf(context, context.profile.name);
    const section = context.config.reading?.services.get(textOf(profile, 'services') ?? '');
    return servicesNamed(context, section).flatMap((service) => {
      const inServices = endpointIn(context, section, service);
      const found = endpointUrlOf({
        service,
        given: null,
        ignoresConfigured,
        variable: (name) => (name === endpointVariable(service) ? variable(context, name) : null),
        inServices: variable(context, 'AWS_ENDPOINT_URL') ? null : inServices,
        inProfile: null,
      });
      return found === null ? [] : [[`services.${service}.endpoint_url`, found] as const];
    });
  },
};

function servicesNamed(context: Context, section: ReadSection | undefined): readonly string[] {
  const start = endpointVariable('');
  const inVariables = Object.keys(context.environment)
    .filter((name) => name.startsWith(start) && name.length > start.length)
    .map((name) => name.slice(start.length).toLowerCase());
  return [...new Set([...inVariables, ...(section?.settings.keys() ?? [])])].sort();
}

function endpointIn(context: Context, section: ReadSection | undefined, service: string): Settled | null {
  const found = section?.settings.get(service)?.nested?.get('endpoint_url');
  return found === undefined ? null : { value: found.value, from: settingOrigin(context.config, found) };
}

export const botocoreSettingGroups: readonly SettingGroupRule[] = [nestedBlocks, serviceEndpoints];
