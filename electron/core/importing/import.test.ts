import { describe, expect, test } from 'vitest';
import { emptyDocument } from '../ini/document.js';
import { Secret } from '../secret.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { importSections } from './import-sections.js';
import { importCandidates, readImport, roleOfFile, toImported } from './import.js';
import { blockOf, documentOf, id, keys, otherKeys, otherSecret, secret } from './testing.js';

const keyLines = (name: string, value: string): readonly string[] => [
  `[${name}]`,
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  `aws_secret_access_key = ${value}`,
];

const here: SwitchFiles = {
  config: { path: '~/.aws/config', role: 'config', document: emptyDocument, mode: null },
  credentials: {
    path: '~/.aws/credentials',
    role: 'credentials',
    document: documentOf([...keyLines('same', secret), ...keyLines('other', secret)]),
    mode: null,
  },
  locations: [],
};

describe('another file', () => {
  test('is read as what its headers say, then by its name', () => {
    expect(roleOfFile(documentOf(['[profile a]', 'region = x']), '/x/credentials')).toBe('config');
    expect(roleOfFile(documentOf(['[a]', 'region = x']), '/x/config')).toBe('config');
    expect(roleOfFile(documentOf(['[a]', 'region = x']), '/x/backup.ini')).toBe('credentials');
  });

  test('gives its profiles beside those that are here: new, the same, or in conflict, without a secret', () => {
    const there = documentOf([
      ...keyLines('same', secret),
      ...keyLines('other', otherSecret),
      ...keyLines('new', secret),
    ]);
    const candidates = importCandidates(readImport(there, 'credentials'), here);
    expect(candidates.map(({ name, state, freeName }) => [name, state, freeName])).toEqual([
      ['same', 'same', 'same-2'],
      ['other', 'conflict', 'other-2'],
      ['new', 'new', 'new-2'],
    ]);
    expect(candidates[1]?.differences).toEqual([
      { key: 'aws_access_key_id', here: '****MPLE', there: '****MPLE', same: true },
      { key: 'aws_secret_access_key', here: '********', there: '********', same: false },
    ]);
    expect(JSON.stringify(candidates)).not.toContain(otherSecret);
  });

  test('is taken over under the chosen names, and those that name each other follow', () => {
    const there = documentOf([
      '[profile base]',
      'region = eu-west-1',
      '[profile dev]',
      'role_arn = arn:aws:iam::111122223333:role/Admin',
      'source_profile = base',
      'sso_session = corp',
      '[sso-session corp]',
      'sso_region = us-east-1',
    ]);
    const drafts = readImport(there, 'config');
    const imported = toImported(drafts, [
      { index: 0, name: 'base-2', replace: false },
      { index: 1, name: 'dev', replace: true },
      { index: 9, name: 'gone', replace: false },
    ]);
    expect(imported.map(({ name, replace }) => [name, replace])).toEqual([
      ['base-2', false],
      ['dev', true],
    ]);
    expect(imported[1]?.settings).toContainEqual({ key: 'source_profile', value: 'base-2' });
    expect(imported[1]?.sections).toEqual([
      {
        kind: 'sso-session',
        name: 'corp',
        changes: [{ key: 'sso_region', value: 'us-east-1' }],
        mustAgree: true,
        mayCreate: true,
      },
    ]);
  });

  test('keeps secrets wrapped', () => {
    const [profile] = toImported(readImport(documentOf(keyLines('a', secret)), 'credentials'), [
      { index: 0, name: 'a', replace: false },
    ]);
    const value = profile?.settings.find(({ key }) => key === 'aws_secret_access_key')?.value;
    expect(value).toBeInstanceOf(Secret);
    expect(JSON.stringify(profile)).not.toContain(secret);
  });

  test('may be a config and a credentials file in one', () => {
    const there = documentOf([
      ...blockOf('profile dev', { region: 'eu-west-1' }),
      ...blockOf('dev', keys),
      ...blockOf('ci', otherKeys),
      ...blockOf('plugins', { endpoint: 'awscli_plugin_endpoint' }),
      ...blockOf('sso-session corp', { sso_region: 'us-east-1' }),
      ...blockOf('default', { region: 'us-east-1' }),
    ]);
    const drafts = readImport(there, roleOfFile(there, '/x/backup'));
    expect(drafts.map(({ name }) => name).toSorted()).toEqual(['ci', 'default', 'dev']);
    const dev = drafts.find(({ name }) => name === 'dev');
    expect(dev?.settings).toEqual(new Map(Object.entries({ region: 'eu-west-1', ...keys })));
  });

  test('that the AWS CLI would refuse is read as far as a person could', () => {
    const there = documentOf([
      ...blockOf('a', keys),
      'what is this',
      ...blockOf('a', { region: 'eu-west-1' }),
    ]);
    const [draft] = readImport(there, 'credentials');
    expect(draft?.settings.get('aws_access_key_id')).toBe(id);
    expect(draft?.settings.get('region')).toBe('eu-west-1');
  });

  test('differs where the sso-session of its profiles does', () => {
    const dev = { sso_session: 'corp', sso_account_id: '111122223333', sso_role_name: 'Dev' };
    const homeWith = (region: string): SwitchFiles => ({
      ...here,
      config: {
        ...here.config,
        document: documentOf([
          ...blockOf('profile dev', dev),
          ...blockOf('sso-session corp', {
            sso_region: region,
            sso_registration_scopes: 'sso:account:access',
          }),
        ]),
      },
    });
    const there = documentOf([
      ...blockOf('profile dev', dev),
      ...blockOf('sso-session corp', { sso_region: 'us-east-1' }),
    ]);
    const drafts = readImport(there, 'config');
    expect(importCandidates(drafts, homeWith('us-east-1'))[0]?.state).toBe('same');
    const [candidate] = importCandidates(drafts, homeWith('eu-west-1'));
    expect(candidate?.state).toBe('conflict');
    expect(candidate?.differences.filter(({ same }) => !same)).toEqual([
      { key: 'sso-session.sso_region', here: 'eu-west-1', there: 'us-east-1', same: false },
    ]);
  });

  test('names the sections that mean something else here, each with a free name and who uses it', () => {
    const session = (region: string): readonly string[] =>
      blockOf('sso-session corp', { sso_region: region, sso_start_url: 'https://x.awsapps.com/start' });
    const drafts = readImport(
      documentOf([
        ...blockOf('profile a', { region: 'eu-west-1' }),
        ...blockOf('profile b', { sso_session: 'corp', services: 'local' }),
        ...blockOf('profile c', { sso_session: 'corp' }),
        ...session('us-east-1'),
        ...['[services local]', 's3 =', '  endpoint_url = http://one'],
      ]),
      'config',
    );
    const homeWith = (lines: readonly string[]): SwitchFiles => ({
      ...here,
      config: { ...here.config, document: documentOf(lines) },
    });
    expect(importSections(drafts, here)).toEqual([]);
    expect(importSections(drafts, homeWith(session('us-east-1')))).toEqual([]);
    const other = [
      ...session('eu-west-1'),
      '[sso-session corp-2]',
      '[services local]',
      's3 =',
      '  endpoint_url = http://two',
    ];
    expect(importSections(drafts, homeWith(other))).toMatchObject([
      {
        kind: 'sso-session',
        name: 'corp',
        freeName: 'corp-3',
        usedBy: [1, 2],
        differences: [
          { key: 'sso_region', here: 'eu-west-1', there: 'us-east-1', same: false },
          { key: 'sso_start_url', same: true },
        ],
      },
      { kind: 'services', name: 'local', freeName: 'local-2', usedBy: [1] },
    ]);
  });

  test('masks a password in a command on both sides, and sees that it is another', () => {
    const process = (password: string): readonly string[] =>
      blockOf('profile p', { credential_process: `/bin/keys --password ${password}` });
    const home = { ...here, config: { ...here.config, document: documentOf(process(secret)) } };
    const [candidate] = importCandidates(readImport(documentOf(process(otherSecret)), 'config'), home);
    const shown = '/bin/keys --password ********';
    expect(candidate?.differences).toEqual([
      { key: 'credential_process', here: shown, there: shown, same: false },
    ]);
  });

  test('of another program is the same where it stands here just so, and AWS’s own words otherwise', () => {
    const lines = blockOf('profile dev', {
      granted_sso_start_url: 'https://example.awsapps.com/start',
      granted_sso_region: 'us-east-1',
      granted_sso_account_id: '111122223333',
      granted_sso_role_name: 'Dev',
      credential_process: 'granted credential-process --profile dev',
    });
    const drafts = readImport(documentOf(lines), 'config');
    const home = { ...here, config: { ...here.config, document: documentOf(lines) } };
    expect(importCandidates(drafts, home)).toMatchObject([
      { state: 'same', writtenBy: 'granted', kind: 'sso' },
    ]);
    expect(importCandidates(drafts, here)).toMatchObject([{ state: 'new', freeName: 'dev-2' }]);
    const [imported] = toImported(drafts, [{ index: 0, name: 'dev-2', replace: false }]);
    expect(imported?.settings.map(({ key }) => key).toSorted()).toEqual([
      'sso_account_id',
      'sso_region',
      'sso_role_name',
      'sso_start_url',
    ]);
  });

  test('is written by what its settings say', () => {
    const drafts = readImport(
      documentOf([
        ...blockOf('profile a', { credential_process: 'leapp session generate 0a1b', region: 'eu-west-1' }),
        ...blockOf('profile b', { include_profile: 'c', role_arn: 'arn:aws:iam::111122223333:role/Admin' }),
        ...blockOf('profile c', { region: 'eu-west-1' }),
      ]),
      'config',
    );
    expect(drafts.map(({ writtenBy }) => writtenBy)).toEqual(['leapp', 'aws-vault', null]);
    expect(drafts[1]?.settings.get('region')).toBe('eu-west-1');
  });
});
