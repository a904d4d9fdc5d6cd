import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../ini/document.js';
import { chainOf } from './chain.js';
import { identityOf } from './identity.js';
import { readProfiles } from './profiles.js';
import { toDetailParts, toListedProfile, toProfileRow, toShownProfile } from './rows.js';
import { codesOf, configPath, credentialsPath, elsewherePath, profileOf, read } from './testing.js';

const key = [
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
];
const arn = 'arn:aws:iam::111122223333:role/team/Admin';

describe('the list', () => {
  it('has the config file first, then what only the credentials file has, then other files, with an id each', () => {
    const set = read({
      config: ['[profile b]', 'k = v', '[default]', 'k = v'],
      credentials: ['[a]', 'k = v', '[b]', 'k = v'],
      elsewhere: ['[b]', 'k = v', '[profile x]', 'k = v'],
    });
    expect(set.profiles.map((profile) => profile.id)).toEqual([
      ...['shared:b', 'shared:default', 'shared:a'],
      ...[`${elsewherePath}:b`, `${elsewherePath}:profile x`],
    ]);
    expect(set.find(`${elsewherePath}:b`)?.location).toBe(elsewherePath);
    expect(set.findByName('b')?.location).toBeNull();
    expect(set.findByName('profile x')).toBeUndefined();
  });

  it('merges key by key, the credentials file winning, a nested block as a whole', () => {
    const set = read({
      config: ['[profile p]', 'region = c-1', 'output = json', 's3 =', '  a = 1', '  b = 2'],
      credentials: ['[p]', 'region = k-1', 's3 =', '  c = 3'],
    });
    const { settings, region, sections } = profileOf(set, 'p');
    expect([...settings].map(([name, { value, origin }]) => [name, value, origin.file, origin.line])).toEqual(
      [
        ['region', 'k-1', credentialsPath, 2],
        ['output', 'json', configPath, 3],
        ['s3', new Map([['c', '3']]), credentialsPath, 3],
      ],
    );
    expect(region).toBe('k-1');
    expect(sections.map(({ file, line, role }) => [file, line, role])).toEqual([
      [configPath, 1, 'config'],
      [credentialsPath, 1, 'credentials'],
    ]);
  });

  it('keeps the sections of a name that the AWS CLI passes over apart', () => {
    const set = read({ config: ['[default]', 'region = a-1', '[profile default]', 'region = b-1'] });
    const profile = profileOf(set, 'default');
    expect(profile.region).toBe('b-1');
    expect(profile.sections.map(({ header, form }) => [header, form])).toEqual([
      ['profile default', 'prefixed'],
    ]);
    expect(profile.shadowed.map(({ header, line }) => [header, line])).toEqual([['default', 1]]);
  });

  it('reads a file that is refused as a person would', () => {
    const set = read({ config: ['[profile p]', 'region = a-1', 'word', '[profile p]', 'output = json'] });
    expect([...profileOf(set, 'p').settings.keys()]).toEqual(['region', 'output']);
    expect(set.files.get(configPath)?.refused?.code).toBe('duplicate-section');
    expect(set.fileFindings.map(({ code, subject }) => [code, subject])).toEqual([
      ['line-without-delimiter', configPath],
      ['duplicate-section', configPath],
    ]);
  });

  it.each(['__proto__', 'constructor', 'my prod', "it's", 'a.b', 'ü/é@x', 'say "hi"', ''])(
    'holds the name %j',
    (name) => {
      const quoted = JSON.stringify(name);
      const set = read({ config: [`[profile ${quoted}]`, 'region = a-1'], elsewhere: ['[x]'] });
      expect(profileOf(set, name)).toMatchObject({ id: `shared:${name}`, name, region: 'a-1' });
      expect(
        toShownProfile(profileOf(set, name), { active: false, copyOf: null, findings: [] }).settings,
      ).toHaveProperty('region');
    },
  );

  it('has no files, no profiles', () => {
    expect(read({}).profiles).toEqual([]);
    expect(read({ config: [], credentials: [] }).fileFindings).toEqual([]);
  });
});

describe('the kind of a profile is what the AWS CLI version 2 would use', () => {
  const everything = [
    ...[
      'role_arn = r',
      'source_profile = x',
      'web_identity_token_file = /t',
      'sso_account_id = 111122223333',
    ],
    ...['login_session = s', 'credential_process = p', 'credential_source = Environment'],
  ];
  const without = (...names: readonly string[]): readonly string[] =>
    everything.filter((line) => !names.some((name) => line.startsWith(name)));

  it.each([
    ['role', without('web_'), []],
    ['web-identity', everything, key],
    ['sso', without('web_', 'role_'), key],
    ['access-key', without('web_', 'role_', 'sso_'), key],
    ['login', without('web_', 'role_', 'sso_'), []],
    ['process', without('web_', 'role_', 'sso_', 'login_'), []],
    ['access-key', [...without('web_', 'role_', 'sso_', 'login_', 'credential_process'), ...key], []],
    ['metadata', without('web_', 'role_', 'sso_', 'login_', 'credential_process'), []],
    ['settings', ['region = a-1', 'source_profile = x'], []],
    ['settings', [], ['aws_secret_access_key = x']],
    ['role', ['role_arn ='], key],
    ['access-key', ['role_arn = r', 'web_identity_token_file ='], key],
    ['sso', ['sso_role_name = x'], key],
    ['settings', ['sso_session = x', 'sso_start_url = y'], []],
    ['process', ['credential_process = p', ...key], []],
    ['access-key', ['credential_process = p'], ['aws_access_key_id = AKIAIOSFODNN7EXAMPLE']],
  ] as const)('%s: %j and %j', (kind, config, credentials) => {
    const set = read({ config: ['[profile p]', ...config], credentials: ['[p]', ...credentials] });
    expect(profileOf(set, 'p').kind).toBe(kind);
  });
});

describe('what is known of a profile without asking AWS', () => {
  it.each([
    ['111122223333', [`role_arn = ${arn}`, 'source_profile = x', 'aws_account_id = 444455556666']],
    ['111122223333', [`role_arn = ${arn}`, 'web_identity_token_file = /t']],
    ['111122223333', ['sso_account_id = 111122223333', 'sso_role_name = r']],
    ['111122223333', ['login_session = arn:aws:sts::111122223333:assumed-role/A/b']],
    ['111122223333', ['credential_process = p', 'aws_account_id = 111122223333']],
    ['111122223333', [...key, 'aws_account_id = 111122223333']],
    [null, ['sso_account_id = 1111', 'sso_role_name = r', 'aws_account_id = 111122223333']],
    [null, ['role_arn = Admin', 'source_profile = x']],
    [null, [...key, 'aws_account_id = 12']],
    [null, key],
  ] as const)('the account %j, from %j', (accountId, config) => {
    expect(profileOf(read({ config: ['[profile p]', ...config] }), 'p').accountId).toBe(accountId);
  });

  it('no Region where it is empty or a block', () => {
    expect(profileOf(read({ config: ['[default]', 'region ='] }), 'default').region).toBeNull();
    expect(profileOf(read({ config: ['[default]', 'region =', '  a = b'] }), 'default').region).toBeNull();
  });

  it('who names it as source profile, itself left out, each file collection for itself', () => {
    const set = read({
      config: [
        '[profile a]',
        'source_profile = base',
        '[profile b]',
        `role_arn = ${arn}`,
        'source_profile = base',
      ],
      credentials: ['[base]', 'source_profile = base', ...key],
      elsewhere: ['[base]', ...key, '[c]', `role_arn = ${arn}`, 'source_profile = base'],
    });
    expect(profileOf(set, 'base').dependants).toEqual(['a', 'b']);
    expect(set.find(`${elsewherePath}:base`)?.dependants).toEqual(['c']);
    expect(codesOf(profileOf(set, 'b'))).toEqual([]);
  });
});

it('reads any files without failing, and makes every shape of every profile', () => {
  const words = [
    '[default]',
    '[profile a]',
    '[profile b]',
    '[a]',
    '[DEFAULT]',
    '[sso-session s]',
    'role_arn = r',
    's3 =',
    '  a = b',
  ];
  const settings = [
    'source_profile = a',
    'source_profile = b',
    'sso_account_id = 1',
    'sso_session = s',
    'credential_source = Environment',
  ];
  const odd = [
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
    'aws_secret_access_key =',
    'credential_process = "x',
    'word',
    '\ufeff',
    '',
  ];
  const lines = fc.array(fc.oneof(fc.constantFrom(...words, ...settings, ...odd), fc.string()), {
    maxLength: 14,
  });
  const file = lines.map((all) => parseDocument(new TextEncoder().encode(all.join('\n'))));
  fc.assert(
    fc.property(file, file, file, (config, credentials, elsewhere) => {
      const set = readProfiles({
        config: { path: 'c', role: 'config', document: config, mode: 0o644 },
        credentials: { path: 'k', role: 'credentials', document: credentials, mode: 0o644 },
        locations: [{ path: 'l', role: 'location', document: elsewhere, mode: null }],
      });
      const state = { active: false, copyOf: null, findings: [] };
      for (const profile of set.profiles) {
        expect(set.find(profile.id)).toBe(profile);
        toProfileRow(profile, state);
        toListedProfile(profile, state);
        toShownProfile(profile, state);
        toDetailParts(set, profile);
        chainOf(set, profile);
        identityOf(set, profile.name);
      }
    }),
    { numRuns: 500 },
  );
});
