import { describe, expect, test } from 'vitest';
import { foreignKeysOf, forAwsTools, type Settings, writerOf } from './foreign.js';
import { readPasted } from './paste.js';
import { blockOf, keys, open } from './testing.js';

const none: ReadonlyMap<string, Settings> = new Map();
const of = (settings: Readonly<Record<string, string>>): Settings => new Map(Object.entries(settings));
const plain = (settings: Settings): Readonly<Record<string, string>> => Object.fromEntries(settings);

const granted = {
  granted_sso_start_url: 'https://example.awsapps.com/start',
  granted_sso_region: 'us-east-1',
  granted_sso_account_id: '111122223333',
  granted_sso_role_name: 'Dev',
};
const native = {
  sso_start_url: 'https://example.awsapps.com/start',
  sso_region: 'us-east-1',
  sso_account_id: '111122223333',
  sso_role_name: 'Dev',
};
const process = { credential_process: 'granted credential-process --profile dev' };

describe('who wrote a profile', () => {
  test.each([
    ['aws-vault exec dev --json', 'aws-vault'],
    ['aws-vault --debug exec --no-session --json dev', 'aws-vault'],
    ['/opt/homebrew/bin/aws-vault export --format=json -- dev', 'aws-vault'],
    ['"C:\\Program Files\\aws-vault.exe" export --format=json dev', 'aws-vault'],
    ['sh -c "aws-vault export --format=json dev"', 'aws-vault'],
    ['granted credential-process --profile dev', 'granted'],
    ['dgranted credential-process --profile=dev --url https://example.com', 'granted'],
    ['/usr/local/bin/granted --aws-config-file x credential-process --auto-login --profile dev', 'granted'],
    ['leapp session generate 0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d', 'leapp'],
    ['aws-vault list', null],
    ['granted sso populate', null],
    ['leapp session list', null],
    ['my-aws-vault-helper --json', null],
    ['ungranted credential-process', null],
    ['', null],
  ])('is told by its command: %s', (credential_process, writer) => {
    expect(writerOf(of({ credential_process }))).toBe(writer);
  });

  test.each([
    [{ mfa_process: 'ykman oath code' }, 'aws-vault'],
    [{ include_profile: 'base' }, 'aws-vault'],
    [{ parent_profile: 'base' }, 'aws-vault'],
    [granted, 'granted'],
    [{ ...native, common_fate_generated_from: 'aws-sso' }, 'granted'],
    [{ region: 'eu-west-1' }, null],
    [keys, null],
  ])('is told by its settings: %j', (settings, writer) => {
    expect(writerOf(of({ ...settings }))).toBe(writer);
  });
});

describe('a profile of Granted', () => {
  test('becomes one of IAM Identity Center', () => {
    const marks = { common_fate_generated_from: 'aws-sso', granted_generated_from: 'aws-sso' };
    const text = blockOf('profile dev', { ...granted, ...marks, ...process, region: 'eu-west-1' });
    const [draft] = readPasted(text.join('\n')) ?? [];
    expect(draft).toMatchObject({ name: 'dev', kind: 'sso', foreignKeys: [] });
    expect(draft?.translatedKeys.toSorted()).toEqual(
      [...Object.keys(marks), ...Object.keys(granted)].toSorted(),
    );
    expect(open(draft)).toEqual({ ...native, region: 'eu-west-1' });
  });

  test('loses the quotation marks of the library that wrote it', () => {
    const quoted = { ...granted, granted_sso_start_url: '`https://example.awsapps.com/start/#`' };
    expect(plain(forAwsTools(of({ ...quoted, ...process }), none))['sso_start_url']).toBe(
      'https://example.awsapps.com/start/#',
    );
    const triple = { ...granted, granted_sso_start_url: '"""https://example.awsapps.com/start;"""' };
    expect(plain(forAwsTools(of(triple), none))['sso_start_url']).toBe('https://example.awsapps.com/start;');
  });

  test('may sign in by an sso-session', () => {
    const settings = of({
      sso_session: 'corp',
      granted_sso_account_id: '111122223333',
      granted_sso_role_name: 'Dev',
      ...process,
    });
    expect(plain(forAwsTools(settings, none))).toEqual({
      sso_session: 'corp',
      sso_account_id: '111122223333',
      sso_role_name: 'Dev',
    });
  });

  test('needs its program no more where AWS’s settings are there', () => {
    expect(plain(forAwsTools(of({ ...native, ...process }), none))).toEqual(native);
  });

  test('stays as it is where something is missing, or the keys are in Granted’s own store', () => {
    const { granted_sso_account_id: _, ...half } = granted;
    const settings = of({ ...half, ...process });
    expect(forAwsTools(settings, none)).toEqual(settings);
    expect(foreignKeysOf(settings)).toEqual(Object.keys(half));
    expect(plain(forAwsTools(of(process), none))).toEqual(process);
  });

  test('keeps a command that is not Granted’s', () => {
    const other = { credential_process: '/bin/keys' };
    expect(plain(forAwsTools(of({ ...granted, ...other }), none))).toEqual({ ...native, ...other });
  });
});

describe('a profile of aws-vault', () => {
  const base = { region: 'eu-west-1', mfa_serial: 'arn:aws:iam::111122223333:mfa/ada' };
  const admin = { role_arn: 'arn:aws:iam::111122223333:role/Admin', source_profile: 'base' };

  test('has what it takes over as its own, the nearest first, and no keys of others', () => {
    const others = new Map([
      ['base', of({ ...base, ...keys, output: 'json', include_profile: 'all' })],
      ['all', of({ region: 'us-east-1', duration_seconds: '3600' })],
    ]);
    for (const key of ['include_profile', 'parent_profile'])
      expect(plain(forAwsTools(of({ ...admin, mfa_serial: '', [key]: 'base' }), others))).toEqual({
        ...admin,
        ...base,
        duration_seconds: '3600',
      });
  });

  test('is read to an end where profiles go round', () => {
    const text = [
      ...blockOf('profile base', { ...base, include_profile: 'dev' }),
      ...blockOf('profile dev', { ...admin, include_profile: 'base' }),
    ];
    const dev = readPasted(text.join('\n'))?.find(({ name }) => name === 'dev');
    expect(open(dev)).toEqual({ ...base, ...admin });
  });

  test('keeps the name of a profile that is not here, and what AWS has no word for', () => {
    const settings = { ...admin, include_profile: 'gone', mfa_process: 'ykman oath code' };
    const text = blockOf('profile dev', settings).join('\n');
    const [draft] = readPasted(text) ?? [];
    expect(open(draft)).toEqual(settings);
    expect(draft?.foreignKeys.toSorted()).toEqual(['include_profile', 'mfa_process']);
    expect(draft?.translatedKeys).toEqual([]);
  });

  test('is soon done with where profiles make a long chain', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `p${String(index)}`);
    const others = new Map(
      names.map((name, index) => [name, of({ include_profile: `p${String(index + 1)}` })]),
    );
    for (const settings of others.values()) expect(forAwsTools(settings, others).size).toBeLessThan(2);
  });

  test('keeps its command', () => {
    const command = { credential_process: 'aws-vault exec dev --json' };
    expect(plain(forAwsTools(of(command), none))).toEqual(command);
  });
});
