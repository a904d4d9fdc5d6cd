import { describe, expect, it } from 'vitest';
import {
  codesOf,
  configPath,
  credentialsPath,
  elsewherePath,
  findingOf,
  profileOf,
  read,
} from './testing.js';
import { id, secret, find } from './testing-findings.js';

const otherKey = [
  'aws_access_key_id = AKIAI44QH8DHBEXAMPLE',
  'aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
];
const role = 'role_arn = arn:aws:iam::111122223333:role/Admin';
const sso = ['sso_account_id = 111122223333', 'sso_role_name = r'];

describe('static keys', () => {
  it('are told of where they are long-term and in plain text, the ID masked', () => {
    const set = read({ credentials: ['[base]', id, secret] });
    expect(profileOf(set, 'base').findings).toEqual([
      {
        code: 'plaintext-long-term-key',
        severity: 'warning',
        subject: 'base',
        facts: { accessKeyId: '****MPLE' },
        origin: { file: credentialsPath, line: 3 },
      },
    ]);
  });

  it.each([
    ['with a session token', [id, secret, 'aws_session_token = t']],
    ['with a security token', [id, secret, 'aws_security_token = t']],
    ['with a temporary ID', ['aws_access_key_id = ASIAIOSFODNN7EXAMPLE', secret]],
  ])('are not, %s', (_, lines) => {
    expect(codesOf(profileOf(read({ credentials: ['[p]', ...lines] }), 'p'))).toEqual([]);
  });

  it('are partial where one half is missing: an error where the AWS CLI comes to it', () => {
    const facts = { present: 'aws_access_key_id', missing: 'aws_secret_access_key' };
    const origin = { file: configPath, line: 2 };
    const partial = { code: 'partial-access-key', subject: 'p', facts, origin };
    expect(find([id])).toEqual([{ ...partial, severity: 'error' }]);
    expect(find([id, 'credential_process = x'])).toEqual([{ ...partial, severity: 'warning' }]);
    const other = { present: 'aws_secret_access_key', missing: 'aws_access_key_id' };
    expect(find([secret])).toMatchObject([
      { code: 'secret-in-config' },
      { code: 'partial-access-key', severity: 'warning', facts: other },
    ]);
  });

  it('are split where each file has one half', () => {
    const split = { code: 'split-access-key', severity: 'error', subject: 'p' };
    expect(find([id], ['[p]', secret])).toEqual([
      {
        ...split,
        facts: { idFile: configPath, secretFile: credentialsPath },
        origin: { file: configPath, line: 2 },
      },
    ]);
    expect(find([secret], ['[p]', id])).toEqual([
      {
        ...split,
        facts: { idFile: credentialsPath, secretFile: configPath },
        origin: { file: credentialsPath, line: 2 },
      },
    ]);
  });

  it('are told of in each profile that has the same ID, in whatever file', () => {
    const set = read({
      config: ['[profile a]', id, secret],
      credentials: ['[b]', id, secret],
      elsewhere: ['[a]', id, secret],
    });
    expect(findingOf(profileOf(set, 'a').findings, 'same-access-key')).toEqual({
      code: 'same-access-key',
      severity: 'warning',
      subject: 'a',
      facts: { accessKeyId: '****MPLE', other: 'b', count: 2 },
      origin: { file: configPath, line: 2 },
    });
    expect(set.profiles.map((profile) => codesOf(profile).includes('same-access-key'))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('are no second use where default is a copy that Keyway made', () => {
    const credentials = ['[a]', id, secret, '[default]', id, secret];
    const copied = read({ credentials, managedCopyOf: 'a' });
    expect(copied.profiles.flatMap(codesOf)).not.toContain('same-access-key');
    expect(read({ credentials }).profiles.flatMap(codesOf)).toContain('same-access-key');
    const third = read({ credentials: [...credentials, '[c]', id, secret], managedCopyOf: 'a' });
    expect(
      third.profiles
        .filter((profile) => codesOf(profile).includes('same-access-key'))
        .map(({ name }) => name),
    ).toEqual(['a', 'c']);
  });

  it.each([
    ['login', true, ['login_session = s'], [id, secret]],
    ['process', true, ['credential_process = x'], [id, secret]],
    ['process', false, ['credential_process = x', id, secret], []],
    ['login', false, ['login_session = s', id, secret], []],
    ['sso', false, [...sso, 'sso_region = eu-west-1', 'sso_start_url = u'], [id, secret]],
    ['web-identity', false, [role, 'web_identity_token_file = /t'], [id, secret]],
  ])('beside %s are told of; the AWS CLI uses them: %s', (source, awsCli, config, credentials) => {
    const set = read({ config: ['[profile p]', ...config], credentials: ['[p]', ...credentials] });
    const found = findingOf(profileOf(set, 'p').findings, 'access-key-outranks-other-source');
    expect(found).toMatchObject({ severity: 'warning', facts: { source, awsCli } });
  });

  it('beside a role are what every tool assumes it with', () => {
    const set = read({ config: ['[profile p]', role, 'source_profile = p', id, secret] });
    expect(codesOf(profileOf(set, 'p'))).toEqual(['secret-in-config', 'plaintext-long-term-key']);
  });
});

describe('roles', () => {
  it.each([
    ['missing-source-profile', { sourceProfile: 'gone' }, [role, 'source_profile = gone'], 3],
    ['role-without-source', { reason: 'none', value: '' }, [role], 2],
    [
      'role-without-source',
      { reason: 'credential-source', value: 'environment', suggestion: 'Environment' },
      [role, 'credential_source = environment'],
      3,
    ],
    [
      'two-role-sources',
      { sourceProfile: 'a', credentialSource: 'Environment' },
      [role, 'source_profile = a', 'credential_source = Environment'],
      4,
    ],
    ['role-chain-cycle', { profiles: 'p, p' }, [role, 'source_profile = p'], 3],
  ])('%s %j', (code, facts, config, line) => {
    const origin = { file: configPath, line };
    expect(find(config)).toEqual([{ code, severity: 'error', subject: 'p', facts, origin }]);
  });

  it('have no source where the source profile holds no credentials', () => {
    const set = read({
      config: ['[profile p]', role, 'source_profile = q', '[profile q]', 'region = eu-west-1'],
    });
    const facts = { reason: 'source-has-none', value: 'q' };
    expect(findingOf(profileOf(set, 'p').findings, 'role-without-source').facts).toEqual(facts);
  });

  it('loop where the way comes back, for those on the loop and those that lead into it', () => {
    const to = (name: string): readonly string[] => [role, `source_profile = ${name}`];
    const set = read({
      config: [
        '[profile a]',
        ...to('b'),
        '[profile b]',
        ...to('c'),
        '[profile c]',
        ...to('b'),
        '[profile d]',
        ...to('e'),
      ],
      credentials: ['[e]', id, secret],
    });
    expect(['a', 'b', 'c', 'd'].map((name) => codesOf(profileOf(set, name)))).toEqual([
      ['role-chain-cycle'],
      ['role-chain-cycle'],
      ['role-chain-cycle'],
      [],
    ]);
    expect(findingOf(profileOf(set, 'a').findings, 'role-chain-cycle').facts).toEqual({
      profiles: 'a, b, c, b',
    });
  });

  it('loop through a profile with keys only for itself: as a source its keys end the way', () => {
    const set = read({
      config: [
        '[profile a]',
        role,
        'source_profile = b',
        ...otherKey,
        '[profile b]',
        role,
        'source_profile = a',
      ],
    });
    expect(codesOf(profileOf(set, 'a'))).toContain('role-chain-cycle');
    expect(codesOf(profileOf(set, 'b'))).not.toContain('role-chain-cycle');
  });

  it('work through credential_source by its three names', () => {
    for (const source of ['Environment', 'Ec2InstanceMetadata', 'EcsContainer']) {
      expect(find([role, `credential_source = ${source}`])).toEqual([]);
    }
  });

  it('find their source profile among the profiles of their own file', () => {
    const set = read({
      credentials: ['[base]', id, secret],
      elsewhere: ['[p]', role, 'source_profile = base'],
    });
    expect(set.find(`${elsewherePath}:p`)?.findings.map(({ code }) => code)).toEqual([
      'missing-source-profile',
    ]);
  });
});

describe('IAM Identity Center and web identity', () => {
  it.each([
    ['missing-sso-session', 'error', { session: 'gone' }, [...sso, 'sso_session = gone'], 4],
    ['missing-sso-session', 'warning', { session: 'gone' }, ['sso_session = gone'], 2],
    ['incomplete-sso', 'error', { missing: 'sso_start_url, sso_region', differing: '' }, sso, 2],
    [
      'incomplete-sso',
      'error',
      { missing: 'sso_role_name', differing: '' },
      ['sso_session = s', 'sso_account_id = 111122223333'],
      3,
    ],
    [
      'incomplete-sso',
      'error',
      { missing: '', differing: 'sso_region' },
      [...sso, 'sso_session = s', 'sso_region = eu-west-2'],
      5,
    ],
    [
      'incomplete-sso',
      'info',
      { missing: 'sso_account_id, sso_role_name', differing: '' },
      ['sso_session = s'],
      2,
    ],
    ['web-identity-without-role', 'error', {}, ['web_identity_token_file = /t'], 2],
  ])('%s %s %j', (code, severity, facts, config, line) => {
    const session = ['[sso-session s]', 'sso_region = eu-west-1', 'sso_start_url = u'];
    const set = read({ config: ['[profile p]', ...config, ...session] });
    const origin = { file: configPath, line };
    expect(profileOf(set, 'p').findings).toEqual([{ code, severity, subject: 'p', facts, origin }]);
  });

  it('are complete with a session, and with the older settings', () => {
    const session = ['[sso-session s]', 'sso_region = eu-west-1', 'sso_start_url = u'];
    expect(find([...sso, 'sso_session = s', ...session])).toEqual([]);
    expect(find([...sso, 'sso_region = eu-west-1', 'sso_start_url = u'])).toMatchObject([
      { code: 'legacy-sso', severity: 'info' },
    ]);
  });
});
