import { describe, expect, it } from 'vitest';
import { chainOf } from './chain.js';
import { identityOf } from './identity.js';
import { type Lines, profileOf, read } from './testing.js';

const id = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE';
const otherId = 'aws_access_key_id = AKIAI44QH8DHBEXAMPLE';
const secret = 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const roleOf = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const assume = (name: string, source: string): readonly string[] => [
  `role_arn = ${roleOf(name)}`,
  `source_profile = ${source}`,
];
const base = { kind: 'access-key', profile: 'base', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', temporary: false };
const step = (profile: string, roleName: string): object => ({
  kind: 'role',
  profile,
  roleArn: roleOf(roleName),
  roleName,
  accountId: '111122223333',
});

function chain(name: string, lines: Lines): unknown {
  const set = read(lines);
  return chainOf(set, profileOf(set, name));
}

describe('the chain of a profile', () => {
  it('goes from the base over each role, MFA before the role it is for', () => {
    const config = [
      '[profile a]',
      ...assume('A', 'b'),
      'mfa_serial = arn:mfa',
      '[profile b]',
      ...assume('B', 'base'),
    ];
    expect(chain('a', { config, credentials: ['[base]', id, secret] })).toEqual([
      base,
      step('b', 'B'),
      { kind: 'mfa', serial: 'arn:mfa' },
      step('a', 'A'),
    ]);
  });

  it('ends at static keys of a source profile, whose own role then goes unused', () => {
    const config = ['[profile a]', ...assume('A', 'base'), '[profile base]', ...assume('B', 'other')];
    expect(chain('a', { config, credentials: ['[base]', id, secret] })).toEqual([base, step('a', 'A')]);
  });

  it('may start at the profile itself where it has keys', () => {
    const credentials = ['[base]', ...assume('A', 'base'), id, secret, 'aws_session_token = t'];
    expect(chain('base', { credentials })).toEqual([{ ...base, temporary: true }, step('base', 'A')]);
  });

  it.each([
    ['missing-source-profile', 'a', ['[profile a]', ...assume('A', 'gone')]],
    ['role-without-source', 'a', ['[profile a]', `role_arn = ${roleOf('A')}`]],
    ['two-role-sources', 'a', ['[profile a]', ...assume('A', 'a'), 'credential_source = Environment']],
    ['role-without-source', 'b', ['[profile a]', ...assume('A', 'b'), '[profile b]', 'region = x']],
    ['partial-access-key', 'b', ['[profile a]', ...assume('A', 'b'), '[profile b]', id]],
    ['role-chain-cycle', 'a', ['[profile a]', ...assume('A', 'a')]],
  ])('says %s at %s where it breaks off', (reason, profile, config) => {
    expect(chain('a', { config })).toEqual([{ kind: 'broken', profile, reason }, step('a', 'A')]);
  });

  it.each([
    [
      ['credential_process = "/opt/my tool" --password hunter2'],
      { kind: 'process', profile: 'p', program: '/opt/my tool' },
    ],
    [['credential_process = "open --password hunter2'], { kind: 'process', profile: 'p', program: '"open' }],
    [['login_session = arn:x'], { kind: 'login', profile: 'p', session: 'arn:x' }],
    [
      ['credential_source = EcsContainer'],
      { kind: 'credential-source', profile: 'p', source: 'EcsContainer' },
    ],
    [
      ['web_identity_token_file = /t', `role_arn = ${roleOf('W')}`],
      { kind: 'web-identity', profile: 'p', roleArn: roleOf('W'), tokenFile: '/t' },
    ],
    [
      ['sso_session = s', 'sso_account_id = 111122223333', 'sso_role_name = r'],
      { kind: 'sso', profile: 'p', session: 's', accountId: '111122223333', roleName: 'r' },
    ],
  ])('has one step for %j', (config, only) => {
    expect(chain('p', { config: ['[profile p]', ...config] })).toEqual([only]);
  });

  it('draws where credential_source of a role comes from', () => {
    const config = ['[profile a]', `role_arn = ${roleOf('A')}`, 'credential_source = Environment'];
    expect(chain('a', { config })).toEqual([
      { kind: 'credential-source', profile: 'a', source: 'Environment' },
      step('a', 'A'),
    ]);
  });

  it('has no steps where a profile holds settings only', () => {
    expect(chain('p', { config: ['[profile p]', 'region = a-1'] })).toEqual([]);
  });

  it('walks ten thousand roles', () => {
    const config = Array.from({ length: 10_000 }, (_, index) => [
      `[profile p${index}]`,
      ...assume('A', `p${index + 1}`),
    ]).flat();
    const set = read({ config, credentials: ['[p10000]', id, secret] });
    expect(chainOf(set, profileOf(set, 'p0'))).toHaveLength(10_001);
    expect(set.profiles.flatMap((profile) => profile.findings)).toHaveLength(1);
  });
});

describe('identity', () => {
  const identity = (name: string, lines: Lines): string => identityOf(read(lines), name);

  it('is the same for the same credentials under another name, in another file, with another Region', () => {
    const one = identity('a', { credentials: ['[a]', id, secret, 'region = x'] });
    expect(identity('b', { config: ['[profile b]', id, secret] })).toBe(one);
    expect(one).not.toContain('wJalr');
  });

  it.each([
    [
      [id, secret],
      [otherId, secret],
    ],
    [
      [id, secret],
      [id, secret, 'aws_session_token = t'],
    ],
    [['credential_process = a b'], ['credential_process = a c']],
    [['login_session = a'], ['login_session = b']],
    [assume('A', 'base'), assume('B', 'base')],
    [assume('A', 'base'), assume('A', 'base2')],
    [[...assume('A', 'base'), 'external_id = x'], assume('A', 'base')],
    [['credential_process = a'], [id, secret]],
    [
      ['web_identity_token_file = /a', 'role_arn = r'],
      ['web_identity_token_file = /b', 'role_arn = r'],
    ],
    [
      ['sso_start_url = u', 'sso_region = r', 'sso_account_id = 1', 'sso_role_name = x'],
      ['sso_start_url = u', 'sso_region = r', 'sso_account_id = 1', 'sso_role_name = y'],
    ],
  ])('tells %j from %j', (one, other) => {
    const credentials = ['[base]', id, secret, '[base2]', otherId, secret];
    const identities = [one, other].map((lines) =>
      identity('p', { config: ['[profile p]', ...lines], credentials }),
    );
    expect(identities[0]).not.toBe(identities[1]);
    expect(identities.filter((text) => text.startsWith('error:') || text === 'none')).toEqual([]);
  });

  it('never shows what a process line or a secret says', () => {
    const lines = { config: ['[profile p]', 'credential_process = x --password hunter2'] };
    expect(identity('p', lines)).not.toContain('hunter2');
  });

  it.each([
    ['error:partial-access-key', [id]],
    ['error:missing-source-profile', assume('A', 'gone')],
    ['error:role-without-source', assume('A', 'empty')],
    ['error:role-chain-cycle', assume('A', 'p')],
    ['error:incomplete-sso', ['sso_account_id = 1']],
    ['none', ['region = a-1']],
    ['none', ['credential_source = Environment']],
  ])('is %s for %j', (expected, lines) => {
    expect(identity('p', { config: ['[profile p]', ...lines, '[profile empty]', 'k = v'] })).toBe(expected);
  });

  it('is none without a default, an error for another name that is missing, an error while a file is refused', () => {
    expect(identity('default', {})).toBe('none');
    expect(identity('p', {})).toBe('error:profile-not-found');
    expect(identity('a', { credentials: ['[a]', id, secret], config: ['word'] })).toBe(
      'error:text-before-section',
    );
    expect(identity('a', { credentials: ['[a]', id, secret], elsewhere: ['word'] })).toMatch(/^\[/u);
  });
});
