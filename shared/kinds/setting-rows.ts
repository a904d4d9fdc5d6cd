/** The rows of all settings: what each takes, who reads it, what it can do. ./settings.ts looks them up. */
import type { ToolId } from '../vocabulary.js';
import type { Setting, ValueRule } from './field.js';

export type SettingRow = readonly [
  key: string,
  rule: ValueRule,
  /** Null, as nothing, for all tools. */
  readBy?: readonly ToolId[] | null,
  effect?: Setting['effect'],
];

const text: ValueRule = { kind: 'text' };
const boolean: ValueRule = { kind: 'boolean' };
const url: ValueRule = { kind: 'url' };
const path: ValueRule = { kind: 'path' };
const command: ValueRule = { kind: 'command' };
const list: ValueRule = { kind: 'list' };
const region: ValueRule = { kind: 'region' };
const size: ValueRule = { kind: 'size', perSecond: false };
const rate: ValueRule = { kind: 'size', perSecond: true };

function choice(...values: readonly string[]): ValueRule {
  return { kind: 'choice', values };
}

function seconds(least: number, most: number): ValueRule {
  return { kind: 'integer', least, most, unit: 'seconds' };
}

function count(least: number, most: number): ValueRule {
  return { kind: 'integer', least, most, unit: 'none' };
}

/*
 * Who reads what: botocore 1.43.11, configprovider.py, and aws-cli 2.36.7, whose own botocore has dropped some of it; Go v1 (AWS
 * Copilot), session/shared_config.go; Go v2, config/shared_config.go; .NET, SharedCredentialsFile.cs; Java v2,
 * ProfileProperty.java; the profile keys of aws-config for Rust; `loadConfig` of the SDK for JavaScript v3.
 */
const awsCli: readonly ToolId[] = ['aws-cli-v2', 'aws-cli-v1'];
const botocore: readonly ToolId[] = [...awsCli, 'boto3'];
/** What the botocore of the AWS CLI version 2 does not have any more. */
const olderBotocore: readonly ToolId[] = ['aws-cli-v1', 'boto3'];
const javaScript: readonly ToolId[] = ['sdk-js-v3'];
const dotnet: readonly ToolId[] = ['dotnet-v4', 'powershell-v4', 'powershell-v5'];
const go: readonly ToolId[] = ['copilot', 'sdk-go-v2'];
const java: readonly ToolId[] = ['sdk-java-v2'];
/** The SDKs but Go's first and Rust's, which reads the fewest settings. */
const fullSdks: readonly ToolId[] = [...javaScript, ...dotnet, 'sdk-go-v2', ...java];
/** All but the SDK for Go v1, which gets no new settings. */
const newer: readonly ToolId[] = [...botocore, ...fullSdks, 'sdk-rust'];
const clientMonitoring: readonly ToolId[] = [...botocore, 'copilot', ...dotnet];

/** What `aws configure set` puts into the credentials file (aws-cli 2.36.7, customizations/configure/set.py). */
export const keyRows: readonly SettingRow[] = [
  ['aws_access_key_id', { kind: 'access-key-id' }],
  ['aws_secret_access_key', { kind: 'secret-access-key' }],
  ['aws_session_token', { kind: 'session-token' }],
  ['aws_security_token', { kind: 'session-token' }, botocore],
];

const sourceRows: readonly SettingRow[] = [
  ['role_arn', { kind: 'role-arn' }],
  ['source_profile', { kind: 'profile' }],
  ['credential_source', choice('Ec2InstanceMetadata', 'EcsContainer', 'Environment')],
  ['external_id', { kind: 'external-id' }],
  ['mfa_serial', { kind: 'mfa-serial' }, [...botocore, ...javaScript, ...go, ...dotnet]],
  ['role_session_name', { kind: 'session-name' }],
  // IAM, "Roles": the longest session that a role can allow is twelve hours.
  ['duration_seconds', seconds(900, 43_200), [...botocore, ...javaScript, ...go]],
  ['web_identity_token_file', path],
  ['credential_process', command, null, 'runs-program'],
  ['sso_session', { kind: 'sso-session' }],
  ['sso_account_id', { kind: 'account-id' }],
  ['sso_role_name', text],
  ['sso_start_url', { kind: 'start-url' }],
  ['sso_region', region],
  ['sso_registration_scopes', list],
  ['login_session', { kind: 'arn' }, newer],
  ['aws_account_id', { kind: 'account-id' }, newer],
  ['aws_credential_scope', text, javaScript],
];

const generalRows: readonly SettingRow[] = [
  ['region', region],
  ['output', choice('json', 'text', 'table', 'yaml', 'yaml-stream', 'off'), awsCli],
  ['ca_bundle', path, [...botocore, ...go]],
  ['endpoint_url', url, newer, 'sends-elsewhere'],
  ['services', { kind: 'services' }, newer],
  ['ignore_configured_endpoint_urls', boolean, newer],
  ['use_dualstack_endpoint', boolean],
  ['use_fips_endpoint', boolean],
  ['retry_mode', choice('legacy', 'standard', 'adaptive'), newer],
  ['max_attempts', count(1, 1000), newer],
  [
    'defaults_mode',
    choice('legacy', 'standard', 'in-region', 'cross-region', 'mobile', 'auto'),
    [...olderBotocore, ...fullSdks],
  ],
  ['parameter_validation', boolean, botocore],
  ['tcp_keepalive', boolean, olderBotocore],
  ['sdk_ua_app_id', text, newer],
  ['account_id_endpoint_mode', choice('preferred', 'disabled', 'required'), newer],
  ['auth_scheme_preference', list, newer],
  ['sigv4a_signing_region_set', list, newer],
  ['request_checksum_calculation', choice('when_supported', 'when_required'), newer],
  ['response_checksum_validation', choice('when_supported', 'when_required'), newer],
  ['disable_request_compression', boolean, newer],
  [
    'request_min_compression_size_bytes',
    { kind: 'integer', least: 0, most: 10_485_760, unit: 'bytes' },
    newer,
  ],
  ['disable_host_prefix_injection', boolean, botocore],
  ['endpoint_discovery_enabled', choice('true', 'false', 'auto'), [...botocore, 'copilot', ...fullSdks]],
  ['sts_regional_endpoints', choice('regional', 'legacy'), [...olderBotocore, 'copilot', ...dotnet]],
  [
    's3_us_east_1_regional_endpoint',
    choice('regional', 'legacy'),
    [...olderBotocore, 'copilot', ...dotnet, ...java],
  ],
  ['s3_use_arn_region', boolean, [...botocore, 'copilot', ...fullSdks]],
  ['s3_disable_multiregion_access_points', boolean, fullSdks],
  ['s3_disable_express_session_auth', boolean, [...botocore, ...fullSdks]],
  ['s3_force_path_style', boolean, dotnet],
  ['metadata_service_timeout', seconds(1, 60), botocore],
  ['metadata_service_num_attempts', count(1, 100), botocore],
  // Credentials come from there: another address hands out another identity, or learns the instance's.
  ['ec2_metadata_service_endpoint', url, null, 'sends-elsewhere'],
  ['ec2_metadata_service_endpoint_mode', choice('IPv4', 'IPv6')],
  ['ec2_metadata_v1_disabled', boolean, [...botocore, 'copilot', ...fullSdks]],
  ['imds_use_ipv6', boolean, botocore],
  ['csm_enabled', boolean, clientMonitoring],
  ['csm_host', text, clientMonitoring, 'sends-elsewhere'],
  ['csm_port', count(1, 65_535), clientMonitoring],
  ['csm_client_id', text, clientMonitoring],
  ['proxy_ca_bundle', path, botocore],
  ['proxy_client_cert', path, botocore],
  ['proxy_use_forwarding_for_https', boolean, botocore],
  // botocore looks there first for its own data, the host names of all services among it (loaders.py).
  ['data_path', path, botocore, 'sends-elsewhere'],
  ['disable_clock_skew_correction', boolean, javaScript],
  ['toolkit_artifact_guid', text, dotnet],
];

const commandLineRows: readonly SettingRow[] = [
  // aws-cli 2.36.7, utils.py, OutputStreamFactory: started with whatever is printed on a terminal.
  ['cli_pager', command, ['aws-cli-v2'], 'runs-program'],
  ['cli_timestamp_format', choice('none', 'iso8601', 'wire'), awsCli],
  ['cli_binary_format', choice('base64', 'raw-in-base64-out'), ['aws-cli-v2']],
  ['cli_auto_prompt', choice('on', 'on-partial', 'off'), ['aws-cli-v2']],
  ['cli_history', choice('enabled', 'disabled'), awsCli],
  ['cli_follow_urlparam', boolean, ['aws-cli-v1']],
  ['cli_help_output', choice('terminal', 'browser', 'url'), ['aws-cli-v2']],
  ['cli_error_format', choice('enhanced', 'legacy', 'json', 'yaml', 'text', 'table'), ['aws-cli-v2']],
];

/** Within a block, `s3 =` and the like; the SDKs other than botocore's pass over all of it. */
const nestedRows: readonly SettingRow[] = [
  // aws-cli 2.36.7, customizations/s3/transferconfig.py.
  ['s3.max_concurrent_requests', count(1, 10_000), awsCli],
  ['s3.max_queue_size', count(1, 1_000_000), awsCli],
  ['s3.multipart_threshold', size, awsCli],
  ['s3.multipart_chunksize', size, awsCli],
  ['s3.io_chunksize', size, awsCli],
  ['s3.max_bandwidth', rate, awsCli],
  ['s3.target_bandwidth', rate, ['aws-cli-v2']],
  ['s3.disk_throughput', rate, ['aws-cli-v2']],
  ['s3.should_stream', boolean, ['aws-cli-v2']],
  ['s3.direct_io', boolean, ['aws-cli-v2']],
  ['s3.preferred_transfer_client', choice('auto', 'classic', 'crt', 'default'), awsCli],
  // botocore 1.43.11, configprovider.py, DEFAULT_S3_CONFIG_VARS.
  ['s3.use_accelerate_endpoint', boolean, botocore],
  ['s3.use_dualstack_endpoint', boolean, botocore],
  ['s3.addressing_style', choice('auto', 'virtual', 'path'), botocore],
  ['s3.payload_signing_enabled', boolean, botocore],
  ['s3.use_arn_region', boolean, botocore],
  ['s3.us_east_1_regional_endpoint', choice('regional', 'legacy'), olderBotocore],
  ['s3.s3_disable_multiregion_access_points', boolean, botocore],
  // aws-cli 2.36.7, customizations/emr/config.py.
  ['emr.service_role', text, awsCli],
  ['emr.instance_profile', text, awsCli],
  ['emr.log_uri', text, awsCli],
  ['emr.key_name', text, awsCli],
  ['emr.key_pair_file', path, awsCli],
  ['emr.enable_debugging', boolean, awsCli],
];

export const configRows: readonly SettingRow[] = [
  ...sourceRows,
  ...generalRows,
  ...commandLineRows,
  ...nestedRows,
];

/** Of `[sso-session N]`. */
export const sessionRows: readonly SettingRow[] = [
  ['sso_start_url', { kind: 'start-url' }],
  ['sso_region', region],
  ['sso_registration_scopes', list],
];

/** Of any service within `[services N]`: its address. */
export const serviceRow: SettingRow = ['endpoint_url', url, newer, 'sends-elsewhere'];

/** Of any service within `api_versions =`: the version of its API, as the AWS CLI has it. */
export const apiVersionRow: SettingRow = ['api_versions', text, botocore];
