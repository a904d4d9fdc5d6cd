import { describe, expect, it } from 'vitest';
import { awsCliV1 } from '../tools/aws-cli-v1.js';
import { awsCliV2 } from '../tools/aws-cli-v2.js';
import { boto3 } from '../tools/boto3.js';
import type { TestHome } from '../testing.js';
import type { Tool } from '../tool.js';
import { ask, section } from './botocore-testing.js';

function settings(tool: Tool, home: TestHome): Readonly<Record<string, unknown>> {
  return ask(tool, home).settings;
}

const shared = [
  ...[
    'account_id_endpoint_mode',
    'auth_scheme_preference',
    'ca_bundle',
    'csm_client_id',
    'csm_enabled',
    'csm_host',
  ],
  ...['csm_port', 'data_path', 'disable_host_prefix_injection', 'disable_request_compression'],
  ...['ec2_metadata_service_endpoint', 'ec2_metadata_service_endpoint_mode', 'ec2_metadata_v1_disabled'],
  ...['endpoint_discovery_enabled', 'endpoint_url', 'ignore_configured_endpoint_urls', 'imds_use_ipv6'],
  ...['max_attempts', 'metadata_service_num_attempts', 'metadata_service_timeout', 'parameter_validation'],
  ...[
    'proxy_ca_bundle',
    'proxy_client_cert',
    'proxy_use_forwarding_for_https',
    'request_checksum_calculation',
  ],
  ...['request_min_compression_size_bytes', 'response_checksum_validation', 'retry_mode'],
  ...['s3_disable_express_session_auth', 's3_use_arn_region', 'sdk_ua_app_id', 'services'],
  ...['sigv4a_signing_region_set', 'use_dualstack_endpoint', 'use_fips_endpoint'],
];
const older = ['defaults_mode', 's3_us_east_1_regional_endpoint', 'sts_regional_endpoints', 'tcp_keepalive'];
const cli = ['cli_auto_prompt', 'cli_binary_format', 'cli_error_format', 'cli_help_output', 'cli_pager'];
const cliProfile = ['cli_follow_urlparam', 'cli_history', 'cli_timestamp_format'];

describe('the settings', () => {
  it.each([
    [awsCliV2, ['output', ...shared, ...cli, ...cliProfile]],
    [awsCliV1, ['output', ...shared, ...older, ...cliProfile]],
    [boto3, [...shared, ...older]],
  ])('of $id come from the profile, in their order', (tool, names) => {
    const all = ['output', ...shared, ...older, ...cli, ...cliProfile];
    const lines = all.map((name) =>
      /^(?:metadata_service_|ec2_metadata_|ignore_)/u.test(name) ? `${name} =` : `${name} = ${name}`,
    );
    const valid = lines.map((line) =>
      line.replace(/^(metadata_service_.*) =$/u, '$1 = 1').replace(/_mode =$/u, '_mode = ipv4'),
    );
    const found = settings(tool, { config: section('default', ...valid) });
    expect(Object.keys(found)).toEqual(names);
    expect(found['retry_mode']).toMatchObject({ value: 'retry_mode', from: { file: '~/.aws/config' } });
  });

  it('come from a variable first, even an empty one', () => {
    const config = section('default', 'retry_mode = standard', 'sdk_ua_app_id = mine');
    const environment = { AWS_RETRY_MODE: '', AWS_CA_BUNDLE: '/ca' };
    expect(settings(boto3, { config, environment })).toEqual({
      ca_bundle: { value: '/ca', from: { variable: 'AWS_CA_BUNDLE' } },
      retry_mode: { value: '', from: { variable: 'AWS_RETRY_MODE' } },
      sdk_ua_app_id: { value: 'mine', from: { file: '~/.aws/config', line: 3 } },
    });
  });

  it('take the output from the option, then the variable, then the profile', () => {
    const config = section('default', 'output = text');
    const environment = { AWS_DEFAULT_OUTPUT: 'yaml' };
    const output = (home: TestHome): unknown => settings(awsCliV2, { config, ...home })['output'];
    expect(output({ environment, invocation: { output: 'table' } })).toEqual({
      value: 'table',
      from: { flag: '--output' },
    });
    expect(output({ environment, invocation: { output: '' } })).toMatchObject({ value: 'yaml' });
    expect(output({})).toMatchObject({ value: 'text' });
    expect(settings(boto3, { config, environment })).toEqual({});
  });

  it('have keys of nested blocks under the name of the block, the credentials file taking all of it', () => {
    const config = section(
      'default',
      's3 =',
      '  addressing_style = path',
      '  use_accelerate_endpoint = true',
      'emr =',
      '  key = x',
    );
    expect(settings(awsCliV2, { config })).toEqual({
      's3.addressing_style': { value: 'path', from: { file: '~/.aws/config', line: 3 } },
      's3.use_accelerate_endpoint': { value: 'true', from: { file: '~/.aws/config', line: 4 } },
      'emr.key': { value: 'x', from: { file: '~/.aws/config', line: 6 } },
    });
    const credentials = section('default', 's3 =', '  addressing_style = virtual');
    expect(Object.keys(settings(awsCliV2, { config, credentials }))).toEqual([
      's3.addressing_style',
      'emr.key',
    ]);
  });

  it('have endpoints of services, where nothing says to ignore them', () => {
    const services = section('services local', 's3 =', '  endpoint_url = http://in-file');
    const config =
      section('default', 'services = local', 'endpoint_url = http://all', 'aws =', '  x = y') + services;
    const environment = { AWS_ENDPOINT_URL_DYNAMODB: 'http://in-variable', AWS_ENDPOINT_URL_S3: '' };
    const found = settings(boto3, { config, environment });
    expect(found).toMatchObject({
      endpoint_url: { value: 'http://all' },
      'services.dynamodb.endpoint_url': {
        value: 'http://in-variable',
        from: { variable: 'AWS_ENDPOINT_URL_DYNAMODB' },
      },
      'services.s3.endpoint_url': { value: 'http://in-file', from: { file: '~/.aws/config', line: 8 } },
    });
    expect(Object.keys(found).slice(-3)).toEqual([
      'aws.x',
      'services.dynamodb.endpoint_url',
      'services.s3.endpoint_url',
    ]);
    const global = settings(boto3, { config, environment: { AWS_ENDPOINT_URL: 'http://over' } });
    expect(global['endpoint_url']).toEqual({ value: 'http://over', from: { variable: 'AWS_ENDPOINT_URL' } });
    expect(global).not.toHaveProperty(['services.s3.endpoint_url']);
    const ignored = { ...environment, AWS_ENDPOINT_URL: 'x', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE' };
    expect(Object.keys(settings(boto3, { config, environment: ignored }))).toEqual([
      ...['ignore_configured_endpoint_urls', 'services', 'aws.x'],
    ]);
  });
});
