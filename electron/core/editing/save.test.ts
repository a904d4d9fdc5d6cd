import { describe, expect, it } from 'vitest';
import { Secret } from '../secret.js';
import type { SettingChange } from './edit.js';
import { elsewherePath } from '../switching/testing.js';
import { changesOf, edited, keyId, planned, saving, secretKey, shared } from './testing.js';

/** Names that no header says, or that lead some tool to read another profile wrongly. */
const unreadable = [
  ...['a]b', '[a', 'a\nb', '#a', ';a', 'a #b', ' a', 'a ', 'a\tb'],
  ...['DEFAULT', '__proto__', 'profile x', 'a=b'],
];

describe('adding a profile', () => {
  it('puts keys into the credentials file and all else into the config file, as aws configure set does', () => {
    const edit = saving(
      'dev',
      {
        region: 'eu-west-1',
        aws_access_key_id: keyId,
        aws_secret_access_key: new Secret(secretKey),
        's3.addressing_style': 'path',
        's3.use_accelerate_endpoint': 'true',
        output: 'json',
      },
      true,
    );
    expect(edited({}, edit)).toMatchObject({
      config:
        '[profile dev]\nregion = eu-west-1\ns3 =\n    addressing_style = path\n    use_accelerate_endpoint = true\noutput = json\n',
      credentials: `[dev]\naws_access_key_id = ${keyId}\naws_secret_access_key = ${secretKey}\n`,
    });
  });

  it('parts it from what stands above by one blank line', () => {
    const add = saving('b', { region: 'x' }, true);
    expect(edited({ config: '[profile a]\nregion = y' }, add).config).toBe(
      '[profile a]\nregion = y\n\n[profile b]\nregion = x\n',
    );
    expect(edited({ config: '# mine\n\n' }, add).config).toBe('# mine\n\n[profile b]\nregion = x\n');
  });

  it('keeps the line ends that a file has', () => {
    const add = saving('b', { region: 'x' }, true);
    expect(edited({ config: '[profile a]\r\nregion = y\r\n' }, add).config).toBe(
      '[profile a]\r\nregion = y\r\n\r\n[profile b]\r\nregion = x\r\n',
    );
  });

  it('calls default by its own header', () => {
    expect(edited({}, saving('default', { region: 'x' }, true)).config).toBe('[default]\nregion = x\n');
  });

  it('makes a section of a profile without any setting, so that it is there', () => {
    expect(edited({}, saving('empty', {}, true)).config).toBe('[profile empty]\n');
  });

  it('writes all of it into one section of another credentials file', () => {
    const to = { name: 'job', location: elsewherePath };
    const changes = changesOf({ aws_access_key_id: keyId, region: 'x', 's3.addressing_style': 'path' });
    const after = edited({ config: 'bogus' }, { kind: 'save', from: null, to, changes, sections: [] }, '');
    expect(after.elsewhere).toBe(
      `[job]\naws_access_key_id = ${keyId}\nregion = x\ns3 =\n    addressing_style = path\n`,
    );
    expect(after.config).toBe('bogus');
  });

  it.each([
    ['my prod', '[profile "my prod"]', '[my prod]'],
    ["it's", `[profile "it's"]`, "[it's]"],
    ['a "b"', `[profile 'a "b"']`, '[a "b"]'],
    [`a 'b' "c"`, `[profile "a 'b' \\"c\\""]`, `[a 'b' "c"]`],
    ['back\\slash', '[profile "back\\slash"]', '[back\\slash]'],
  ])('quotes the name %s so that botocore reads it back', (name, config, credentials) => {
    const after = edited({}, saving(name, { region: 'x', aws_access_key_id: keyId }, true));
    expect(after.config).toBe(`${config}\nregion = x\n`);
    expect(after.credentials).toBe(`${credentials}\naws_access_key_id = ${keyId}\n`);
  });

  it.each<readonly [string, string]>([
    ['', 'profile-name-missing'],
    ...unreadable.map((name) => [name, 'profile-name-not-readable'] as const),
  ])('refuses the name %j, which tools would read as another or stumble over', (name, problem) => {
    const plan = planned({}, saving(name, { region: 'x' }, true));
    expect(plan).toMatchObject({ failure: { code: 'invalid-setting', facts: { field: 'name', problem } } });
  });

  it.each([
    ['in the config file', { config: '[profile "dev"]\n' }],
    ['in the credentials file', { credentials: '[dev]\n' }],
  ])('fails where the name is taken %s', (_where, texts) => {
    expect(planned(texts, saving('dev', {}, true))).toMatchObject({
      failure: { code: 'profile-exists', facts: { name: 'dev' } },
    });
  });
});

describe('saving a profile', () => {
  it('changes only the lines that it names', () => {
    const config =
      '# my notes\n[default]\nregion = us-east-1   ; home\n# keep me\noutput=json\n\n' +
      '[profile dev]\n; dev things\nregion=eu-west-1\ns3 =\n    addressing_style = path\ncustom_key = keep\n\n' +
      '[profile "my prod"]\nregion = a-1\n';
    const edit = saving('dev', { region: 'eu-west-3', cli_pager: 'less', 's3.max_queue_size': '5' });
    expect(edited({ config }, edit).config).toBe(
      config
        .replace('region=eu-west-1', 'region=eu-west-3')
        .replace(
          'path\ncustom_key = keep',
          'path\n    max_queue_size = 5\ncustom_key = keep\ncli_pager = less',
        ),
    );
    expect(edited({ config }, saving('my prod', { region: 'b-1' })).config).toBe(
      config.replace('a-1', 'b-1'),
    );
  });

  it('writes a setting in each file where it stands, whatever the file', () => {
    const texts = {
      config: '[profile dev]\nregion = a\n',
      credentials: '[dev]\nRegion = b\noutput = json\n',
    };
    expect(edited(texts, saving('dev', { region: 'c', output: 'text' }))).toMatchObject({
      config: '[profile dev]\nregion = c\n',
      credentials: '[dev]\nRegion = c\noutput = text\n',
    });
  });

  it('keeps a comment behind the old value, on a line of its own', () => {
    const config = '[profile dev]\n  region = a   ; home\n  s3 =\n    x = 1 # one\n';
    expect(edited({ config }, saving('dev', { region: 'b', 's3.x': '2' })).config).toBe(
      '[profile dev]\n  ; home\n  region = b\n  s3 =\n    # one\n    x = 2\n',
    );
    expect(edited({ config }, saving('dev', { region: 'a   ; home' })).config).toBe(config);
  });

  it('takes a setting out wherever it stands, blocks with their last key', () => {
    const texts = {
      config: '[profile dev]\nregion = a\ns3 =\n    use_x = 1\n    addressing_style = path\n',
      credentials: '[dev]\nregion = b\n',
    };
    const once = edited(texts, saving('dev', { region: null, 's3.use_x': null }));
    expect(once).toMatchObject({
      config: '[profile dev]\ns3 =\n    addressing_style = path\n',
      credentials: '[dev]\n',
    });
    expect(edited(once, saving('dev', { 's3.addressing_style': null })).config).toBe('[profile dev]\n');
  });

  it('finds a key of a block in any letter case, and one whose name has a dot', () => {
    const config = '[profile dev]\ns3 =\n    Addressing_Style = path\nodd.key = 1\n';
    expect(edited({ config }, saving('dev', { 's3.addressing_style': 'auto', 'odd.key': '2' })).config).toBe(
      '[profile dev]\ns3 =\n    Addressing_Style = auto\nodd.key = 2\n',
    );
  });

  it('puts a key of a block into the block that counts: the one in the credentials file', () => {
    const texts = { config: '[profile dev]\ns3 =\n    a = 1\n', credentials: '[dev]\ns3 =\n    b = 2\n' };
    expect(edited(texts, saving('dev', { 's3.a': '3', 's3.c': '4' }))).toMatchObject({
      config: '[profile dev]\ns3 =\n    a = 3\n',
      credentials: '[dev]\ns3 =\n    b = 2\n    a = 3\n    c = 4\n',
    });
  });

  it('keeps the parts of a key together in the file that has its ID', () => {
    const config = `[profile dev]\naws_access_key_id = ${keyId}\n`;
    const edit = saving('dev', { aws_secret_access_key: new Secret(secretKey) });
    expect(edited({ config }, edit)).toMatchObject({
      config: `${config}aws_secret_access_key = ${secretKey}\n`,
      credentials: '',
    });
  });

  it('begins the section that another file lacks', () => {
    const credentials = `[dev]\naws_access_key_id = ${keyId}\n`;
    expect(edited({ credentials }, saving('dev', { region: 'x' }))).toMatchObject({
      config: '[profile dev]\nregion = x\n',
      credentials,
    });
  });

  it('writes to the section that the AWS CLI reads, and to others of the name that have the key', () => {
    const config = '[profile dev]\nregion = a\n[profile "dev"]\noutput = json\n';
    expect(edited({ config }, saving('dev', { region: 'b' })).config).toBe(
      '[profile dev]\nregion = b\n[profile "dev"]\noutput = json\nregion = b\n',
    );
    expect(edited({ config }, saving('dev', { region: null })).config).toBe(
      '[profile dev]\n[profile "dev"]\noutput = json\n',
    );
  });

  it('leaves what [DEFAULT] lends alone, and outweighs it', () => {
    const config = '[DEFAULT]\nregion = a\n[profile dev]\noutput = json\n';
    expect(edited({ config }, saving('dev', { region: null })).config).toBe(config);
    expect(edited({ config }, saving('dev', { region: 'b' })).config).toBe(`${config}region = b\n`);
  });

  it('writes nothing where nothing changes', () => {
    const plan = planned(
      { config: '[profile dev]\nregion = a\n' },
      saving('dev', { region: 'a', output: null }),
    );
    expect(plan).toMatchObject({ ok: true, value: { steps: [], newSettings: [] } });
  });

  it('fails where another program changed the same settings meanwhile', () => {
    const config = '[profile dev]\nregion = a\noutput = json\ns3 =\n  x = 1\n';
    const to = shared('dev');
    const changes = [
      { key: 'region', value: 'c', expected: 'b' },
      { key: 'output', value: 'text', expected: 'json' },
      { key: 's3.x', value: null, expected: null },
      { key: 'cli_pager', value: null, expected: 'less' },
      { key: 'ca_bundle', value: '/x', expected: null },
    ];
    expect(planned({ config }, { kind: 'save', from: to, to, changes, sections: [] })).toMatchObject({
      failure: { code: 'edit-conflict', facts: { name: 'dev', keys: 'region,s3.x,cli_pager' } },
    });
  });

  it('tells of its sections what it tells of the profile, together with it', () => {
    const config = '[profile dev]\nregion = a\n[sso-session corp]\nsso_region = x\n';
    const to = shared('dev');
    const section = (kind: 'sso-session' | 'services', name: string, change: SettingChange) =>
      ({ kind, name, changes: [change], mustAgree: false, mayCreate: true }) as const;
    const sections = [
      section('sso-session', 'corp', { key: 'sso_region', value: 'z', expected: 'y' }),
      section('services', 'gone', { key: 's3.endpoint_url', value: 'http://x', expected: 'http://y' }),
    ];
    const changes = [{ key: 'region', value: 'c', expected: 'b' }];
    expect(planned({ config }, { kind: 'save', from: to, to, changes, sections })).toMatchObject({
      failure: {
        code: 'edit-conflict',
        facts: { name: 'dev', keys: 'region,sso-session.sso_region,services.s3.endpoint_url' },
      },
    });
  });

  it('fails where there is no such profile', () => {
    expect(planned({}, saving('dev', { region: 'x' }))).toMatchObject({
      failure: { code: 'profile-not-found', facts: { name: 'dev' } },
    });
  });

  it('renames it on the way', () => {
    const config = '[profile dev]\nregion = a\n[profile ops]\nsource_profile = dev\n';
    const edit = {
      kind: 'save',
      from: shared('dev'),
      to: shared('development'),
      changes: [{ key: 'region', value: 'b', expected: 'a' }],
      sections: [],
    } as const;
    expect(edited({ config }, edit).config).toBe(
      '[profile development]\nregion = b\n[profile ops]\nsource_profile = development\n',
    );
    expect(planned({ config }, edit)).toMatchObject({
      value: { effects: { profiles: ['development'], repointed: ['ops'] } },
    });
  });

  it('writes the sections that it names in the same plan', () => {
    const to = shared('dev');
    const section = {
      kind: 'sso-session',
      name: 'corp',
      changes: changesOf({ sso_region: 'eu-west-1' }),
      mustAgree: true,
      mayCreate: true,
    } as const;
    const edit = {
      kind: 'save',
      from: null,
      to,
      changes: changesOf({ sso_session: 'corp' }),
      sections: [section],
    } as const;
    expect(edited({}, edit).config).toBe(
      '[profile dev]\nsso_session = corp\n\n[sso-session corp]\nsso_region = eu-west-1\n',
    );
  });
});
