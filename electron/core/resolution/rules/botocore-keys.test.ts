import { describe, expect, it } from 'vitest';
import { resolve } from '../resolve.js';
import { testRequest } from '../testing.js';
import { boto3 } from '../tools/boto3.js';
import {
  ask,
  candidate,
  id,
  keys,
  keyVariables,
  otherId,
  said,
  secret,
  section,
  words,
} from './botocore-testing.js';

describe('keys in the environment', () => {
  it('are set aside for a profile named by the option, and only for that', () => {
    const home = { credentials: keys('dev'), environment: { ...keyVariables, AWS_PROFILE: 'dev' } };
    expect(said(boto3, home)).toBe(`env ${otherId}`);
    const explicit = { ...home, invocation: { profile: 'dev' } };
    expect(said(boto3, explicit)).toBe(`shared-credentials-file ${id}`);
    expect(candidate(boto3, explicit, 'env')).toEqual({
      source: 'env',
      state: 'shadowed',
      reason: 'set-aside-by-profile',
      facts: { profile: 'dev' },
      origin: { variable: 'AWS_ACCESS_KEY_ID' },
    });
    const half = { ...explicit, environment: { AWS_ACCESS_KEY_ID: otherId } };
    expect(said(boto3, half)).toBe(`shared-credentials-file ${id}`);
    expect(candidate(boto3, half, 'env')).toMatchObject({ state: 'invalid', reason: 'partial-variables' });
  });

  it('must be whole, and an empty half is none', () => {
    const environment = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: '' };
    expect(words(boto3, { environment })).toBe(
      'Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY',
    );
    const other = { environment: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: secret } };
    expect(said(boto3, other)).toBe('none');
    expect(candidate(boto3, other, 'env')).toMatchObject({
      state: 'invalid',
      reason: 'partial-variables',
      facts: { missing: 'AWS_ACCESS_KEY_ID' },
    });
  });

  it('are temporary with a token, of either name', () => {
    const temporary = (more: Readonly<Record<string, string>>): unknown =>
      ask(boto3, { environment: { ...keyVariables, ...more } }).outcome;
    expect(temporary({})).toMatchObject({ temporary: false });
    expect(temporary({ AWS_SESSION_TOKEN: '' })).toMatchObject({ temporary: false });
    expect(temporary({ AWS_SESSION_TOKEN: 'example' })).toMatchObject({ temporary: true });
    expect(temporary({ AWS_SECURITY_TOKEN: 'example' })).toMatchObject({ temporary: true });
  });

  it.each([
    ['2026-01-01T00:00:01Z', `env ${otherId}`, null],
    [
      '2026-01-01T01:00:00+01:00',
      'RuntimeError',
      'Credentials were refreshed, but the refreshed credentials are still expired.',
    ],
    ['2026-06-01T00:00:00', 'TypeError', "can't subtract offset-naive and offset-aware datetimes"],
    ['soon', 'ParserError', 'Unknown string format: soon'],
    ['2026-13-01', 'ParserError', 'Unknown string format: 2026-13-01'],
    ['', `env ${otherId}`, null],
  ])('with the expiration %j', (expiration, outcome, message) => {
    const environment = { ...keyVariables, AWS_CREDENTIAL_EXPIRATION: expiration };
    expect(said(boto3, { environment })).toBe(outcome);
    expect(words(boto3, { environment })).toBe(message);
  });

  it('are warned of where an older token counts, or goes with keys that take none', () => {
    const codes = (environment: Readonly<Record<string, string>>): unknown =>
      ask(boto3, { environment: { ...keyVariables, ...environment } }).warnings;
    const older = [{ code: 'legacy-session-token', facts: { name: 'AWS_SECURITY_TOKEN' } }];
    expect(codes({ AWS_SECURITY_TOKEN: 'one', AWS_SESSION_TOKEN: 'two' })).toEqual(older);
    expect(codes({ AWS_SECURITY_TOKEN: 'one' })).toEqual(older);
    const temporary = { AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE' };
    expect(codes({ ...temporary, AWS_SECURITY_TOKEN: 'one' })).toEqual([]);
    expect(codes({ ...temporary, AWS_SECURITY_TOKEN: 'one', AWS_SESSION_TOKEN: 'one' })).toEqual([]);
    expect(codes({ ...temporary, AWS_SECURITY_TOKEN: 'one', AWS_SESSION_TOKEN: 'two' })).toEqual(older);
    expect(codes({ AWS_SESSION_TOKEN: 'two' })).toEqual([]);
  });
});

describe('keys in the files', () => {
  it('are not there where a file cannot be read, of which nobody hears', () => {
    const request = testRequest({ config: keys('default') });
    const { file } = request.world;
    const read: typeof file = (path) =>
      path.endsWith('credentials') ? { state: 'unreadable', systemCode: 'EACCES' } : file(path);
    const { outcome, candidates } = resolve(boto3, { ...request, world: { ...request.world, file: read } });
    expect(outcome).toMatchObject({ source: 'config-file', accessKeyId: id });
    expect(candidates.find(({ source }) => source === 'shared-credentials-file')).toMatchObject({
      state: 'absent',
      reason: 'file-not-readable',
      facts: { file: '~/.aws/credentials' },
    });
  });

  it('count in each file by itself', () => {
    const config = section('default', `aws_secret_access_key = ${secret}`);
    const credentials = section('default', `aws_access_key_id = ${id}`);
    expect(words(boto3, { config, credentials })).toBe(
      'Partial credentials found in shared-credentials-file, missing: aws_secret_access_key',
    );
    expect(candidate(boto3, { config }, 'config-file')).toMatchObject({
      state: 'invalid',
      reason: 'partial-access-key',
      facts: { profile: 'default', missing: 'aws_access_key_id' },
      origin: { file: '~/.aws/config', line: 2 },
    });
    expect(said(boto3, { config })).toBe('none');
    const later = { config: keys('default', otherId), credentials: section('default', 'region = x') };
    expect(said(boto3, later)).toBe(`config-file ${otherId}`);
  });

  it('are taken where they are empty', () => {
    const credentials = section('default', 'aws_access_key_id =', 'aws_secret_access_key =');
    expect(said(boto3, { credentials })).toBe('shared-credentials-file ');
  });

  it('have their token from the older name first, even an empty one', () => {
    const temporary = (...lines: readonly string[]): unknown =>
      ask(boto3, { credentials: keys('default', 'ASIAIOSFODNN7EXAMPLE', ...lines) });
    expect(temporary('aws_session_token = x')).toMatchObject({ outcome: { temporary: true }, warnings: [] });
    expect(temporary('aws_session_token = x', 'aws_security_token =')).toMatchObject({
      outcome: { temporary: false },
      warnings: [{ code: 'legacy-session-token', facts: { name: 'aws_security_token' } }],
    });
  });

  it('are warned of where a comment became part of them', () => {
    const credentials = section(
      'default',
      `aws_access_key_id = ${id} ; key`,
      `aws_secret_access_key = ${secret} # secret`,
      'aws_session_token = with#out',
    );
    const { warnings } = ask(boto3, { credentials });
    expect(warnings.map(({ facts }) => facts['setting'])).toEqual([
      'aws_access_key_id',
      'aws_secret_access_key',
    ]);
    expect(JSON.stringify(ask(boto3, { credentials }))).not.toContain(secret);
  });
});
