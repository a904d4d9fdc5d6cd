import { describe, expect, it } from 'vitest';
import {
  ask,
  id,
  keys,
  keyVariables,
  otherId,
  roleArn,
  said,
  section,
  words,
} from '../rules/botocore-testing.js';
import type { TestHome } from '../testing.js';
import { awsCliV1 } from './aws-cli-v1.js';
import { awsCliV2 } from './aws-cli-v2.js';
import { boto3 } from './boto3.js';

const tools = [awsCliV2, awsCliV1, boto3] as const;
const afterExplicit = [
  ...['env', 'assume-role', 'web-identity', 'sso', 'shared-credentials-file', 'login', 'custom-process'],
  ...['config-file', 'ec2-credentials-file', 'boto-config', 'container', 'imds'],
];
const role = [`role_arn = ${roleArn}`, 'source_profile = base'];

describe.each(tools)('$id', (tool) => {
  it('asks its sources in its order, each once', () => {
    const sources = ask(tool, {}).candidates.map(({ source }) => source);
    expect(sources).toEqual(tool.id === 'boto3' ? ['explicit', ...afterExplicit] : afterExplicit);
    expect(ask(tool, {})).toMatchObject({
      tool: tool.id,
      confidence: 'verified',
      profile: { name: 'default', from: { default: true } },
      outcome: { kind: 'none', message: 'Unable to locate credentials' },
      region: null,
      settings: {},
      warnings: [],
    });
  });

  it('names the profile by the option, then by its two variables', () => {
    const config = ['one', 'two', 'three'].map((name) => section(`profile ${name}`)).join('');
    const environment = { AWS_PROFILE: 'two', AWS_DEFAULT_PROFILE: 'three' };
    const first = tool.id === 'aws-cli-v2' ? 'AWS_PROFILE' : 'AWS_DEFAULT_PROFILE';
    expect(ask(tool, { config, environment, invocation: { profile: 'one' } }).profile).toEqual({
      name: 'one',
      from: { flag: '--profile' },
    });
    expect(ask(tool, { config, environment, invocation: { profile: '' } }).profile).toEqual({
      name: environment[first],
      from: { variable: first },
    });
    const { AWS_PROFILE, AWS_DEFAULT_PROFILE } = environment;
    expect(ask(tool, { config, environment: { AWS_PROFILE } }).profile.name).toBe('two');
    expect(ask(tool, { config, environment: { AWS_DEFAULT_PROFILE } }).profile.name).toBe('three');
  });

  it('takes the Region from the option, its variables, the profile with the credentials file first', () => {
    const region = (home: TestHome): unknown => ask(tool, home).region;
    const config = section('default', 'region = config-1');
    const credentials = section('default', 'region = credentials-1');
    const both = { AWS_REGION: 'variable-1', AWS_DEFAULT_REGION: 'default-1' };
    const files = { config, credentials, imds: 'available' } as const;
    expect(region({ ...files, environment: both, invocation: { region: 'given-1' } })).toEqual({
      value: 'given-1',
      from: { flag: '--region' },
    });
    const first = tool.id === 'aws-cli-v2' ? 'AWS_REGION' : 'AWS_DEFAULT_REGION';
    expect(region({ ...files, environment: both, invocation: { region: '' } })).toEqual({
      value: both[first],
      from: { variable: first },
    });
    expect(region({ ...files, environment: { AWS_DEFAULT_REGION: '' } })).toEqual({
      value: '',
      from: { variable: 'AWS_DEFAULT_REGION' },
    });
    expect(region(files)).toEqual({ value: 'credentials-1', from: { file: '~/.aws/credentials', line: 2 } });
    expect(region({ config })).toEqual({ value: 'config-1', from: { file: '~/.aws/config', line: 2 } });
    expect(region({ config, credentials: '[unclosed' })).toBeNull();
    const asked = region({ imds: 'available' });
    expect(asked).toEqual(tool.id === 'aws-cli-v2' ? { value: null, from: { metadata: true } } : null);
    expect(region({ imds: 'available', environment: { AWS_EC2_METADATA_DISABLED: 'TRUE' } })).toBeNull();
    expect(region({ imds: 'available', environment: { AWS_PROFILE: 'nosuch' } })).toBeNull();
  });

  it('does not go by AWS_REGION unless it is version 2 of the AWS CLI, and says so', () => {
    const { region, warnings } = ask(tool, { environment: { AWS_REGION: 'eu-west-1' } });
    if (tool.id === 'aws-cli-v2') expect([region?.value, warnings]).toEqual(['eu-west-1', []]);
    else
      expect([region, warnings]).toEqual([
        null,
        [{ code: 'variable-not-read', facts: { variable: 'AWS_REGION' } }],
      ]);
    const same = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' };
    expect(ask(tool, { environment: same }).warnings).toEqual([]);
    const given = { environment: { AWS_REGION: 'eu-west-1' }, invocation: { region: 'x-1' } };
    expect(ask(tool, given).warnings).toEqual([]);
  });

  it('finds the files by variables with ~ and $, else under the home folder', () => {
    const files = { '~/one': section('default', 'region = one-1'), '~/two': keys('default') };
    const environment = { AWS_CONFIG_FILE: '$HOME/one', AWS_SHARED_CREDENTIALS_FILE: '~/two' };
    const elsewhere = {
      config: section('default', 'region = home-1'),
      credentials: keys('default', otherId),
    };
    const found = ask(tool, { ...elsewhere, files, environment });
    expect(found.region).toEqual({ value: 'one-1', from: { file: '~/one', line: 2 } });
    expect(found.outcome).toMatchObject({ accessKeyId: id });
    expect(ask(tool, elsewhere).outcome).toMatchObject({ accessKeyId: otherId });
    const empty = { AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '${NOWHERE}/credentials' };
    expect(said(tool, { ...elsewhere, environment: empty })).toBe('none');
  });

  it('stops at the config file, then at the credentials file, then at a profile that is missing', () => {
    const environment = { AWS_PROFILE: 'nosuch' };
    const broken = 'no section\n';
    const both = { config: broken, credentials: broken, environment: { ...environment, ...keyVariables } };
    expect(words(tool, both)).toBe('Unable to parse config file: ~/.aws/config');
    expect(words(tool, { ...both, config: '' })).toBe('Unable to parse config file: ~/.aws/credentials');
    expect(said(tool, both)).toBe('ConfigParseError');
    const missing = { environment: both.environment };
    expect(words(tool, missing)).toBe('The config profile (nosuch) could not be found');
    expect(said(tool, missing)).toBe('ProfileNotFound');
    expect(
      new Set(ask(tool, missing).candidates.map(({ state, facts }) => `${state} ${String(facts['by'])}`)),
    ).toEqual(new Set(['not-reached profile']));
    expect(ask(tool, both).candidates[0]).toMatchObject({ reason: 'stopped-before', facts: { by: 'files' } });
  });

  it('misses a default profile only where something names it', () => {
    expect(said(tool, { environment: { ...keyVariables } })).toBe(`env ${otherId}`);
    expect(said(tool, { environment: { ...keyVariables, AWS_PROFILE: 'default' } })).toBe('ProfileNotFound');
    expect(said(tool, { invocation: { profile: 'default' } })).toBe('ProfileNotFound');
  });

  it('takes an empty name of a profile for a name', () => {
    const { outcome, warnings } = ask(tool, { environment: { AWS_PROFILE: '', ...keyVariables } });
    expect(outcome).toMatchObject({ message: 'The config profile () could not be found', wordsKnown: true });
    expect(warnings).toEqual([{ code: 'empty-profile-variable', facts: { variable: 'AWS_PROFILE' } }]);
  });

  it('stops at settings of instance metadata that mean nothing, in the order in which it reads them', () => {
    const all = {
      AWS_METADATA_SERVICE_TIMEOUT: 'one',
      AWS_METADATA_SERVICE_NUM_ATTEMPTS: '',
      AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'ipv5',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: 'nonsense',
    };
    const { AWS_METADATA_SERVICE_TIMEOUT: _one, ...three } = all;
    const { AWS_METADATA_SERVICE_NUM_ATTEMPTS: _two, ...two } = three;
    const { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: _three, ...last } = two;
    expect(words(tool, { environment: all })).toBe("invalid literal for int() with base 10: 'one'");
    expect(words(tool, { environment: three })).toBe("invalid literal for int() with base 10: ''");
    expect(words(tool, { environment: two })).toBe(
      "Invalid EC2 Instance Metadata endpoint mode: ipv5 Valid endpoint modes (case-insensitive): ('ipv4', 'ipv6').",
    );
    expect(words(tool, { environment: last })).toBe(
      'Invalid endpoint EC2 Instance Metadata endpoint: nonsense',
    );
    expect(ask(tool, { environment: last }).candidates[0]?.facts).toEqual({ by: 'settings' });
    const inProfile = section(
      'default',
      'ec2_metadata_service_endpoint = http://[fd00:ec2::254]/',
      'imds_use_ipv6 = true',
    );
    expect(said(tool, { config: inProfile, environment: { AWS_METADATA_SERVICE_TIMEOUT: ' 1_0 ' } })).toBe(
      'none',
    );
    expect(said(tool, { config: section('default', 'metadata_service_timeout = x') })).toBe('ValueError');
  });

  it('looks for the profile before or after such a setting', () => {
    const environment = { AWS_PROFILE: 'nosuch', AWS_METADATA_SERVICE_TIMEOUT: 'one' };
    expect(said(tool, { environment })).toBe(tool.id === 'boto3' ? 'ProfileNotFound' : 'ValueError');
    expect(said(tool, { environment, credentials: '[x' })).toBe('ConfigParseError');
    const attempts = { AWS_PROFILE: 'nosuch', AWS_METADATA_SERVICE_NUM_ATTEMPTS: 'one' };
    expect(said(tool, { environment: attempts })).toBe('ProfileNotFound');
  });

  it('warns in a fixed order', () => {
    const environment = {
      ...keyVariables,
      AWS_PROFILE: 'dev',
      AWS_REGION: 'eu-west-1',
      AWS_SECURITY_TOKEN: 'older',
      AWS_SESSION_TOKEN: 'newer',
    };
    const unread = tool.id === 'aws-cli-v2' ? [] : ['variable-not-read'];
    const codes = (home: TestHome): unknown => ask(tool, home).warnings.map(({ code }) => code);
    expect(codes({ environment, config: section('profile dev') })).toEqual([
      'variables-shadow-profile',
      ...unread,
      'legacy-session-token',
    ]);
    const base = keys(
      'base',
      `${id} # mine`,
      'aws_security_token = older',
      'aws_session_token = newer',
      ...role,
    );
    expect(codes({ config: section('default', ...role), credentials: base })).toEqual([
      'legacy-session-token',
      'inline-comment-in-secret',
      'keys-outrank-role',
    ]);
  });
});
