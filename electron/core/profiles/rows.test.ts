import { describe, expect, it } from 'vitest';
import { listedProfile, profileDetail, profileRow, shownProfile } from '../../../shared/models/profile.js';
import { maskedSecret } from '../../../shared/vocabulary.js';
import { type RowState, toDetailParts, toListedProfile, toProfileRow, toShownProfile } from './rows.js';
import { configPath, credentialsPath, elsewherePath, type Lines, profileOf, read } from './testing.js';

const state: RowState = { active: false, copyOf: null, findings: [] };
const secretValue = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const key = ['aws_access_key_id = AKIAIOSFODNN7EXAMPLE', `aws_secret_access_key = ${secretValue}`];
const tiny: Lines = {
  config: [
    '[profile dev]',
    'region = eu-west-1',
    'role_arn = arn:aws:iam::111122223333:role/Admin',
    'source_profile = base',
  ],
  credentials: ['[base]', ...key],
};

describe('a row of the command line', () => {
  it('is that of the documented example', () => {
    const set = read(tiny);
    expect(toProfileRow(profileOf(set, 'base'), state)).toEqual({
      name: 'base',
      kind: 'access-key',
      stores: ['shared'],
      locations: [{ storeType: 'shared', path: credentialsPath }],
      region: null,
      accountId: null,
      origin: [{ file: credentialsPath, line: 1 }],
      active: false,
      copyOf: null,
      findings: ['plaintext-long-term-key'],
    });
    expect(
      toProfileRow(profileOf(set, 'dev'), { active: true, copyOf: 'x', findings: ['active-copy-stale'] }),
    ).toEqual({
      name: 'dev',
      kind: 'role',
      stores: ['shared'],
      locations: [{ storeType: 'shared', path: configPath }],
      region: 'eu-west-1',
      accountId: '111122223333',
      origin: [{ file: configPath, line: 1 }],
      active: true,
      copyOf: 'x',
      findings: ['active-copy-stale'],
    });
  });

  it('names each file and each code once', () => {
    const lines = { config: ['[profile p]', 'a =', 'b ='], credentials: ['[p]', 'c ='] };
    const row = toProfileRow(profileOf(read(lines), 'p'), state);
    expect(row.locations.map(({ path }) => path)).toEqual([configPath, credentialsPath]);
    expect(row.findings).toEqual(['empty-value']);
    expect(profileRow.parse(row)).toEqual(row);
  });
});

describe('a row of the window', () => {
  it.each([
    [
      'role',
      { roleName: 'Admin', sourceProfile: 'base', mfa: true },
      ['role_arn = arn:aws:iam::111122223333:role/x/Admin', 'source_profile = base', 'mfa_serial = m'],
    ],
    [
      'web-identity',
      { roleName: 'W', sourceProfile: null },
      ['role_arn = arn:aws:iam::111122223333:role/W', 'web_identity_token_file = /t'],
    ],
    [
      'sso',
      { roleName: 'Dev', ssoSession: 's' },
      ['sso_session = s', 'sso_account_id = 111122223333', 'sso_role_name = Dev'],
    ],
    ['process', { program: '/bin/x' }, ['credential_process = /bin/x --token hunter2']],
    ['access-key', { accessKeyId: '****MPLE', mfa: false }, key],
    ['settings', { accessKeyId: null, roleName: null, program: null }, ['mfa_serial = m', 'sso_session = s']],
  ])('shows of a %s what its kind uses', (kind, expected, config) => {
    const set = read({ config: ['[profile p]', ...config] });
    const row = toListedProfile(profileOf(set, 'p'), state);
    expect(row).toMatchObject({ kind, id: 'shared:p', location: null, ...expected });
    expect(listedProfile.parse(row)).toEqual(row);
  });

  it('counts its dependants, and says which other file it stands in', () => {
    const set = read({ ...tiny, elsewhere: ['[base]', ...key] });
    expect(toListedProfile(profileOf(set, 'base'), state).dependants).toBe(1);
    const other = set.find(`${elsewherePath}:base`);
    expect(other && toListedProfile(other, state)).toMatchObject({ location: elsewherePath, dependants: 0 });
  });
});

describe('what keyway show prints', () => {
  it('is the effective settings, nested keys flat, access key IDs whole and secrets masked', () => {
    const config = ['[profile p]', 'region = a-1', 's3 =', '  addressing_style = path', ...key];
    const tokens = ['aws_session_token = FwoGZXIvYXdzEXAMPLE', 'aws_security_token = FwoGZXIvYXdzEXAMPLE'];
    const shown = toShownProfile(
      profileOf(read({ config, credentials: ['[p]', 'region = b-1', ...tokens] }), 'p'),
      state,
    );
    expect(shown.settings).toEqual({
      region: { value: 'b-1', origin: { file: credentialsPath, line: 2 } },
      's3.addressing_style': { value: 'path', origin: { file: configPath, line: 4 } },
      aws_access_key_id: { value: 'AKIAIOSFODNN7EXAMPLE', origin: { file: configPath, line: 5 } },
      aws_secret_access_key: { value: maskedSecret, origin: { file: configPath, line: 6 } },
      aws_session_token: { value: maskedSecret, origin: { file: credentialsPath, line: 3 } },
      aws_security_token: { value: maskedSecret, origin: { file: credentialsPath, line: 4 } },
    });
    expect(shownProfile.parse(shown)).toEqual(shown);
  });

  it('masks a secret in a nested block, in a process line, and in a key of another letter case', () => {
    const config = [
      '[profile p]',
      's3 =',
      `  aws_secret_access_key = ${secretValue}`,
      'credential_process = x --password hunter2',
      `AWS_SECRET_ACCESS_KEY = ${secretValue}`,
    ];
    const text = JSON.stringify(toShownProfile(profileOf(read({ config }), 'p'), state));
    expect(text).not.toContain('wJalr');
    expect(text).not.toContain('hunter2');
    expect(text).toContain('x --password');
  });

  it('shows identifiers as they are, however much they look like a secret', () => {
    const external = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCd';
    const { settings } = toShownProfile(
      profileOf(read({ config: ['[default]', `external_id = ${external}`] }), 'default'),
      state,
    );
    expect(settings['external_id']?.value).toBe(external);
  });
});

describe('the detail', () => {
  it('masks access key IDs and secrets everywhere', () => {
    const config = [
      '[profile p]',
      '# old: AKIAI44QH8DHBEXAMPLE',
      `# aws_secret_access_key = ${secretValue}`,
      ...key,
      'credential_process = x --password hunter2',
    ];
    const set = read({ config, credentials: ['[q]', ...key] });
    const profile = profileOf(set, 'p');
    const detail = { revision: 1, profile: toListedProfile(profile, state), ...toDetailParts(set, profile) };
    expect(profileDetail.parse(detail)).toEqual(detail);
    const text = JSON.stringify(detail);
    for (const hidden of ['wJalr', 'hunter2', 'AKIA']) expect(text).not.toContain(hidden);
    expect(detail.settings['aws_access_key_id']?.value).toBe('****MPLE');
    const own = JSON.stringify(toDetailParts(set, profileOf(set, 'q')));
    expect(own).not.toContain('AKIA');
  });

  it('has the lines of each section with their numbers and kinds, up to what is said of the next one', () => {
    const config = [
      '[other]',
      '[profile p]',
      '# why',
      's3 =',
      '  a = b',
      '',
      'region = x',
      '; said of region',
      '',
      '# said of q',
      '[profile q]',
    ];
    const set = read({ config, credentials: ['[p]', 'k = v'] });
    const { sections } = toDetailParts(set, profileOf(set, 'p'));
    expect(
      sections.map(({ file, lines }) => [file, lines.map(({ number, kind }) => [number, kind])]),
    ).toEqual([
      [
        configPath,
        [
          [2, 'header'],
          [3, 'comment'],
          [4, 'entry'],
          [5, 'continuation'],
          [6, 'blank'],
          [7, 'entry'],
          [8, 'comment'],
        ],
      ],
      [
        credentialsPath,
        [
          [1, 'header'],
          [2, 'entry'],
        ],
      ],
    ]);
    expect(sections[0]?.lines[3]?.text).toBe('  a = b');
  });

  it('has the sections that the AWS CLI passes over too, in the order of the file', () => {
    const set = read({ config: ['[default]', 'k = v', '[profile default]', 'k = v'] });
    const { sections } = toDetailParts(set, profileOf(set, 'default'));
    expect(sections.map(({ lines }) => lines[0]?.text)).toEqual(['[default]', '[profile default]']);
  });

  it('has chain, dependants and findings', () => {
    const set = read(tiny);
    const detail = toDetailParts(set, profileOf(set, 'base'));
    expect(detail.dependants).toEqual(['dev']);
    expect(detail.chain).toEqual([
      { kind: 'access-key', profile: 'base', accessKeyId: '****MPLE', temporary: false },
    ]);
    expect(detail.findings.map(({ code }) => code)).toEqual(['plaintext-long-term-key']);
  });
});
