import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../../shared/models/trace.js';
import { resolve } from '../resolve.js';
import { type TestHome, testRequest } from '../testing.js';
import { copilot } from '../tools/copilot.js';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keys = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`;
const role = 'role_arn = arn:aws:iam::111122223333:role/Admin\n';

function trace(home: TestHome): Trace {
  return resolve(copilot, testRequest(home));
}

function error(code: string, message: string): object {
  return { kind: 'error', code, message, wordsKnown: true };
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

describe('no session is made', () => {
  const collision =
    'SharedConfigErr: only one credential type may be specified per profile: ' +
    'source profile, credential source, credential process, web identity token';

  it.each([
    ['source_profile = a', 'source_profile'],
    ['credential_source = Environment', 'credential_source'],
    ['web_identity_token_file = /token', 'web_identity_token_file'],
  ])('without a role for %s, keys in the environment or not', (line, setting) => {
    const environment = { AWS_ACCESS_KEY_ID: ID, AWS_SECRET_ACCESS_KEY: SECRET };
    const found = trace({ config: `[default]\n${line}\n`, environment });
    const words = `CredentialRequiresARNError: credential type ${setting} requires role_arn, profile default`;
    expect(found.outcome).toEqual(error('CredentialRequiresARNError', words));
    expect(new Set(found.candidates.map(({ reason, facts }) => `${reason} ${String(facts['by'])}`))).toEqual(
      new Set(['stopped-before profile']),
    );
  });

  const sources = [
    'source_profile = a',
    'credential_source = Environment',
    'credential_process = give',
    'web_identity_token_file = /token',
  ];
  it.each(sources.slice(1).map((line) => [line]))(
    'with two of the settings that give credentials, as with source_profile and %s',
    (line) => {
      expect(
        trace({ config: `[default]\n${role}${sources[0] ?? ''}\n`, credentials: `[default]\n${line}\n` })
          .outcome,
      ).toEqual(error('SharedConfigErr', collision));
    },
  );

  it.each([
    ['is not there', ''],
    ['has no credentials', '[a]\nregion = x\n'],
    ['has no credentials once its role was seen', `[a]\n${role}source_profile = default\n`],
  ])('where the source profile %s', (_, section) => {
    const found = trace({ config: `[default]\n${role}source_profile = a\n${section}` });
    expect(found.outcome).toMatchObject({
      code: 'SharedConfigAssumeRoleError',
      message: matching(
        /^SharedConfigAssumeRoleError: failed to load assume role for arn:.*, source profile \w+ has no shared credentials$/u,
      ),
    });
  });

  it('where a source profile of a source profile is wrong', () => {
    const config = `[default]\n${role}source_profile = a\n[a]\n${keys}credential_source = Environment\n`;
    expect(trace({ config }).outcome).toMatchObject({
      code: 'CredentialRequiresARNError',
      message: containing('profile a'),
    });
  });

  it('where the session is not there', () => {
    const words = 'failed to find SSO session section, corp';
    expect(trace({ config: '[default]\nsso_session = corp\n' }).outcome).toEqual(
      error('missing-sso-session', words),
    );
    expect(
      trace({ config: `[default]\n${role}source_profile = a\nsso_session = corp\n[a]\n${keys}` }).outcome,
    ).toMatchObject({ message: words });
  });

  it('where a file cannot be parsed, config first, before anything in a profile', () => {
    const broken = '[unclosed\n';
    const wrong = `[default]\nsource_profile = a\n`;
    const message = matching(
      /^SharedConfigLoadError: failed to load config file, ~\/\.aws\/config\ncaused by: INIParseError: /u,
    );
    expect(trace({ config: broken, credentials: broken }).outcome).toMatchObject({
      code: 'SharedConfigLoadError',
      message,
    });
    const ofCredentials = trace({ config: wrong, credentials: broken });
    expect(ofCredentials.outcome).toMatchObject({ message: containing('~/.aws/credentials') });
    expect(ofCredentials.candidates[0]).toMatchObject({ facts: { by: 'files' } });
  });

  it('where the CA bundle is not there, after whatever is wrong in the profile', () => {
    const environment = { AWS_CA_BUNDLE: '/none' };
    const words =
      'LoadCustomCABundleError: failed to open custom CA bundle PEM file\n' +
      'caused by: open /none: no such file or directory';
    expect(trace({ environment }).outcome).toEqual(error('LoadCustomCABundleError', words));
    expect(trace({ config: '[default]\nca_bundle = /none\n' }).outcome).toEqual(
      error('LoadCustomCABundleError', words),
    );
    expect(trace({ environment, files: { '/none': 'example' } }).outcome.kind).toBe('none');
    expect(trace({ environment, config: '[default]\nsource_profile = a\n' }).outcome).toMatchObject({
      code: 'CredentialRequiresARNError',
    });
  });

  it('where a variable has a value that is none, before any file', () => {
    const found = trace({ config: '[unclosed\n', environment: { AWS_USE_FIPS_ENDPOINT: 'yes' } });
    const words =
      'failed to load shared config, invalid value for environment variable, AWS_USE_FIPS_ENDPOINT=yes, need true, false';
    expect(found.outcome).toEqual(error('value-not-valid', words));
    expect(found.candidates[0]).toMatchObject({ facts: { by: 'variables' } });
  });
});

describe('values', () => {
  const names = [
    'AWS_STS_REGIONAL_ENDPOINTS',
    'AWS_S3_US_EAST_1_REGIONAL_ENDPOINT',
    'AWS_S3_USE_ARN_REGION',
    'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE',
    'AWS_USE_DUALSTACK_ENDPOINT',
    'AWS_USE_FIPS_ENDPOINT',
  ];
  const settings = [
    'sts_regional_endpoints',
    's3_us_east_1_regional_endpoint',
    'ec2_metadata_service_endpoint_mode',
  ];

  it.each(names.map((name, index) => [name, names.slice(index)]))(
    'of variables are looked at in order: %s',
    (name, wrong) => {
      const environment = Object.fromEntries(wrong.map((one) => [one, 'odd']));
      expect(trace({ environment }).outcome).toMatchObject({
        kind: 'error',
        message: containing(name),
      });
    },
  );

  it.each(settings.map((name, index) => [name, settings.slice(index)]))(
    'of a profile are looked at in order: %s',
    (name, wrong) => {
      const config = `[default]\n${wrong.map((one) => `${one} = odd\n`).join('')}`;
      expect(trace({ config }).outcome).toMatchObject({
        kind: 'error',
        message: matching(new RegExp(`^failed to load ${name} from shared config, ~/\\.aws/config, `, 'u')),
      });
    },
  );

  it('may be in any case, or empty', () => {
    const environment = {
      AWS_STS_REGIONAL_ENDPOINTS: 'Regional',
      AWS_S3_USE_ARN_REGION: 'TRUE',
      AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: ' ipv6 ',
      AWS_USE_FIPS_ENDPOINT: '',
    };
    expect(trace({ environment }).outcome.kind).toBe('none');
  });
});

describe('settings', () => {
  const file = {
    ca_bundle: '/bundle',
    sts_regional_endpoints: 'legacy',
    s3_us_east_1_regional_endpoint: 'regional',
    s3_use_arn_region: 'true',
    ec2_metadata_service_endpoint: 'http://localhost',
    ec2_metadata_service_endpoint_mode: 'ipv6',
    use_dualstack_endpoint: 'true',
    use_fips_endpoint: 'true',
    endpoint_discovery_enabled: 'false',
  };
  const names = Object.keys(file).map((key) =>
    key === 'endpoint_discovery_enabled'
      ? 'AWS_ENABLE_ENDPOINT_DISCOVERY'
      : key === 'ca_bundle'
        ? 'AWS_CA_BUNDLE'
        : `AWS_${key.toUpperCase()}`,
  );
  const config = `[default]\n${Object.entries(file)
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('')}`;

  it('are the profile’s, but for one that only a variable sets', () => {
    const found = trace({ config }).settings;
    expect(Object.keys(found)).toEqual(Object.keys(file).filter((key) => key !== 's3_use_arn_region'));
    expect(found['ca_bundle']).toEqual({ value: '/bundle', from: { file: '~/.aws/config', line: 2 } });
  });

  it('are the variables’ first', () => {
    const environment = Object.fromEntries(
      names.map((name, index) => [name, Object.values(file)[index] ?? '']),
    );
    const found = trace({ config, environment }).settings;
    expect(Object.entries(found).map(([key, { from }]) => [key, from])).toEqual(
      Object.keys(file).map((key, index) => [key, { variable: names[index] }]),
    );
  });

  it('are nobody’s where the profile is refused', () => {
    expect(trace({ config: `${config}source_profile = x\n` }).settings).toEqual({});
  });
});
