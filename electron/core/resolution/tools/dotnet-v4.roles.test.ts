import { describe, expect, it } from 'vitest';
import {
  ID,
  OTHER_ID,
  ROLE,
  keyLines,
  metadata,
  ask,
  outcomeOf,
  candidate,
  variables,
} from './testing-dotnet.js';

const MFA = 'arn:aws:iam::111122223333:mfa/me';

describe('roles', () => {
  const base = `[profile base]\n${keyLines}`;

  it('are assumed from the base on', () => {
    const config = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = q\nexternal_id = e\nrole_session_name = me\n[profile q]\nrole_arn = ${ROLE}2\nsource_profile = base\n${base}`;
    const chain = [
      { roleArn: `${ROLE}2`, externalId: null, sessionName: null, mfaSerial: null },
      { roleArn: ROLE, externalId: 'e', sessionName: 'me', mfaSerial: null },
    ];
    expect(outcomeOf(config)).toEqual({
      kind: 'role',
      source: 'assume-role',
      base: { source: 'config-file', profile: 'base', accessKeyId: ID, facts: {} },
      chain,
    });
  });

  it('that lead nowhere fall through to the instance', () => {
    const loop = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = q\n[profile q]\nrole_arn = ${ROLE}\nsource_profile = p\n`;
    for (const config of [
      loop,
      `[profile p]\nrole_arn = ${ROLE}\nsource_profile = p\n`,
      `[profile p]\nrole_arn = ${ROLE}\nsource_profile = nosuch\n`,
      `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\n[profile base]\nregion = x\n`,
      `[profile p]\nrole_arn = ${ROLE}\ncredential_source = Elsewhere\n`,
      `[profile p]\nrole_arn = ${ROLE}\ncredential_source = EcsContainer\n`,
      `[profile p]\nrole_arn = ${ROLE}\ncredential_source = Environment\n`,
    ]) {
      expect(outcomeOf(config)).toEqual(metadata);
      expect(ask({ config, invocation: { profile: 'p' } }).outcome).toMatchObject({
        kind: 'error',
        wordsKnown: false,
      });
    }
  });

  it('that need a code cannot be used by a program, except where the session has a name', () => {
    const role = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\nmfa_serial = ${MFA}\n`;
    expect(outcomeOf(role + base)).toEqual(metadata);
    expect(ask({ config: role + base, invocation: { profile: 'p' } }).outcome).toMatchObject({
      code: 'InvalidOperationException',
    });
    expect(outcomeOf(`${role}role_session_name = me\n${base}`)).toMatchObject({
      kind: 'role',
      chain: [{ mfaSerial: MFA }],
    });
  });

  it('may start from a named source, whatever its case', () => {
    const config = (source: string) => `[profile p]\nrole_arn = ${ROLE}\ncredential_source = ${source}\n`;
    expect(outcomeOf(config('ec2instancemetadata'))).toMatchObject({
      base: { source: 'imds', profile: null },
    });
    const container = { AWS_PROFILE: 'p', AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x' };
    expect(outcomeOf(config('EcsContainer'), { environment: container })).toMatchObject({
      base: { source: 'container' },
    });
    const explicit = { invocation: { profile: 'p' }, environment: variables };
    expect(outcomeOf(config('ENVIRONMENT'), explicit)).toMatchObject({
      kind: 'role',
      base: { source: 'env', accessKeyId: OTHER_ID },
    });
    const disabled = { environment: { AWS_PROFILE: 'p', AWS_EC2_METADATA_DISABLED: 'true' } };
    expect(outcomeOf(config('Ec2InstanceMetadata'), disabled)).toMatchObject({ kind: 'none' });
  });
});

describe('web identity', () => {
  const environment = {
    AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
    AWS_ROLE_ARN: ROLE,
    AWS_ROLE_SESSION_NAME: 'me',
  };
  const profile = `[default]\nrole_arn = ${ROLE}2\nweb_identity_token_file = /token\n`;

  it('of the environment comes before the profile', () => {
    expect(ask({ environment, files: { '/token': 'x' }, config: profile }).outcome).toEqual({
      kind: 'role',
      source: 'web-identity',
      base: { source: 'web-identity', profile: null, accessKeyId: null, facts: {} },
      chain: [{ roleArn: ROLE, externalId: null, sessionName: 'me', mfaSerial: null }],
    });
  });

  it('stops where its token is not there', () => {
    const trace = ask({ environment, credentials: `[default]\n${keyLines}` });
    expect(trace.outcome).toMatchObject({ kind: 'error', code: 'InvalidOperationException' });
    expect(ask({ config: profile }).outcome).toMatchObject({ kind: 'error' });
  });

  it('goes on where it cannot be put together', () => {
    const credentials = `[default]\n${keyLines}`;
    const files = { '/token': 'x' };
    for (const wrong of [
      { AWS_WEB_IDENTITY_TOKEN_FILE: 'token' },
      { AWS_ROLE_ARN: '' },
      { AWS_ROLE_SESSION_NAME: 'a b' },
    ]) {
      const trace = ask({ environment: { ...environment, ...wrong }, credentials, files });
      expect(trace.outcome).toMatchObject({ source: 'shared-credentials-file' });
      expect(candidate(trace, 'web-identity')?.state).toBe('invalid');
    }
    const half = ask({ environment: { AWS_ROLE_ARN: ROLE }, config: profile, files });
    expect(half.outcome).toMatchObject({ chain: [{ roleArn: `${ROLE}2` }] });
    const aside = ask({ environment, credentials, files, invocation: { profile: 'default' } });
    expect(candidate(aside, 'web-identity')).toMatchObject({
      state: 'shadowed',
      reason: 'set-aside-by-profile',
    });
  });
});

describe('a sign-in to IAM Identity Center', () => {
  const config =
    '[profile p]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = r\n[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://example.com\n';
  const cached = (token: Readonly<Record<string, string>>) => ({
    files: { '~/.aws/sso/cache/sha1-s.json': JSON.stringify(token) },
  });
  const expired = { accessToken: 't', expiresAt: '2020-01-01T00:00:00Z' };

  it('is used where a token is cached, and passed over where none is', () => {
    expect(outcomeOf(config, cached({ ...expired, expiresAt: '2030-01-01T00:00:00Z' }))).toMatchObject({
      source: 'sso',
    });
    expect(outcomeOf(config)).toEqual(metadata);
    expect(outcomeOf(config, cached({ accessToken: 't' }))).toEqual(metadata);
    expect(ask({ config, invocation: { profile: 'p' } }).outcome).toMatchObject({
      code: 'InvalidOperationException',
    });
  });

  it('stops where the token has expired and cannot be refreshed', () => {
    expect(outcomeOf(config, cached(expired))).toMatchObject({
      kind: 'error',
      code: 'AmazonClientException',
    });
    const refresh = { ...expired, refreshToken: 'r', clientId: 'c', clientSecret: 's' };
    expect(outcomeOf(config, cached(refresh))).toMatchObject({ kind: 'deferred', source: 'sso' });
  });

  it('needs its session and all of its settings', () => {
    const withToken = cached({ ...expired, expiresAt: '2030-01-01T00:00:00Z' });
    expect(outcomeOf(config.replace('[sso-session s]', '[sso-session t]'), withToken)).toMatchObject({
      kind: 'deferred',
      source: 'imds',
    });
    expect(outcomeOf(config.replace('sso_role_name = r\n', ''), withToken)).toMatchObject({
      code: 'ArgumentNullException',
    });
    expect(outcomeOf(config.replace('sso_region = eu-west-1\n', ''), withToken)).toEqual(metadata);
  });
});
