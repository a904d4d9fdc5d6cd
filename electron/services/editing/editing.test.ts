/** The service over an in-memory home: forms, previews, saves, and what the command line asks for. */
import { describe, expect, it } from 'vitest';
import {
  config,
  credentials,
  elsewhere,
  openEditing,
  saving,
  valueOf,
} from '../../../e2e/support/memory-editing.js';
import { profileForm, surroundings } from '../../../shared/models/form.js';
import { id, otherId, secret, other, files } from '../../../e2e/support/editing-files.js';

describe('a form', () => {
  it('starts from the settings as the AWS CLI merges them, without secrets, key IDs masked', async () => {
    const form = valueOf(await openEditing({ files }).service.form('shared:base'));
    expect(profileForm.parse(form)).toEqual({
      id: 'shared:base',
      name: 'base',
      location: null,
      kind: 'access-key',
      values: { region: 'eu-west-1', aws_access_key_id: '****MPLE' },
      origins: {
        region: { file: '~/.aws/config', line: 2 },
        aws_access_key_id: { file: '~/.aws/credentials', line: 2 },
      },
      secretsSet: ['aws_secret_access_key'],
      masked: ['aws_access_key_id'],
      ssoSession: null,
      services: null,
      dependants: ['admin'],
    });
  });
  it('masks a password in a command, and says that it did', async () => {
    const form = valueOf(await openEditing({ files }).service.form('shared:program'));
    expect(form.masked).toEqual(['credential_process']);
    expect(form.values['credential_process']).toMatch(/^\/usr\/local\/bin\/keys --password \*+$/u);
  });
  it('brings the sections that it names', async () => {
    const form = valueOf(await openEditing({ files }).service.form('shared:signed'));
    expect(form.ssoSession).toMatchObject({ name: 'work', values: { sso_region: 'eu-west-1' } });
    expect(form.services).toEqual({
      name: 'local',
      values: { 's3.endpoint_url': 'http://localhost:9000' },
    });
  });
  it('is for profiles that are there', async () => {
    expect(await openEditing({ files }).service.form('shared:nobody')).toMatchObject({
      failure: { code: 'profile-not-found' },
    });
  });
  it('stands among sessions, services and locations', async () => {
    const { service } = openEditing({ files, locations: [elsewhere] });
    expect(surroundings.parse(await service.surroundings())).toMatchObject({
      ssoSessions: [{ name: 'work', usedBy: ['signed'] }],
      services: ['local'],
      locations: [elsewhere],
      hasClipboard: true,
    });
    const without = openEditing({ files, clipboard: null }).service;
    expect((await without.surroundings()).hasClipboard).toBe(false);
  });
});

describe('saving', () => {
  it('writes what was changed where it stands, and can be undone', async () => {
    const { service, changes, text } = openEditing({ files });
    const made = valueOf(
      await service.apply(
        saving('shared:base', 'base', {
          set: { region: 'eu-west-3', output: 'json' },
          expected: { region: 'eu-west-1', output: null },
        }),
        'last-four',
      ),
    );
    expect(text(config)).toBe(
      files[config].replace('region = eu-west-1\n\n', 'region = eu-west-3\noutput = json\n\n'),
    );
    expect(await changes.list()).toMatchObject([{ action: 'edit', profiles: ['base'] }]);
    valueOf(await changes.undo(made.id, 'last-four'));
    expect(text(config)).toBe(files[config]);
  });
  it('adds a profile with a typed secret, which no answer repeats', async () => {
    const { service, changes, text } = openEditing({ files });
    const made = await service.apply(
      saving(null, 'new', {
        set: { region: 'eu-west-1', aws_access_key_id: otherId },
        secret: { kind: 'typed', secretAccessKey: other, sessionToken: null },
      }),
      'last-four',
    );
    expect(JSON.stringify(valueOf(made))).not.toContain(other);
    expect(text(credentials)).toContain(
      `[new]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${other}\n`,
    );
    expect(await changes.list()).toMatchObject([{ action: 'add', profiles: ['new'] }]);
  });
  it('renames, and what names it follows', async () => {
    const { service, text } = openEditing({ files });
    valueOf(await service.apply(saving('shared:base', 'root', {}), 'last-four'));
    expect(text(config)).toContain('source_profile = root');
    expect(text(credentials)).toContain('[root]');
  });
  it('keeps a masked value that comes back as it was shown', async () => {
    const { service, text } = openEditing({ files });
    const form = valueOf(await service.form('shared:program'));
    const shown = form.values['credential_process'] ?? '';
    const command = saving('shared:program', 'program', {
      set: { credential_process: shown, region: 'eu-west-1' },
      expected: { credential_process: shown, region: null },
    });
    valueOf(await service.apply(command, 'last-four'));
    expect(text(config)).toContain(`--password ${other}\nregion = eu-west-1\n`);
  });
  it('takes a masked value out where it is what the form showed', async () => {
    const { service, text } = openEditing({ files });
    const masked = { aws_access_key_id: '****MPLE' };
    const set = { aws_access_key_id: null, aws_secret_access_key: null };
    valueOf(await service.apply(saving('shared:base', 'base', { set, expected: masked }), 'last-four'));
    expect(text(credentials)).not.toContain(id);
    expect(text(credentials)).not.toContain(secret);
  });
  it('says that another program was faster, and writes nothing', async () => {
    const { service, text, overwrite } = openEditing({ files });
    await overwrite(config, files[config].replace('region = eu-west-1\n\n', 'region = us-east-1\n\n'));
    const command = saving('shared:base', 'base', {
      set: { region: 'eu-west-3' },
      expected: { region: 'eu-west-1' },
    });
    expect(await service.apply(command, 'last-four')).toMatchObject({
      failure: { code: 'edit-conflict', facts: { name: 'base', keys: 'region' } },
    });
    expect(text(config)).toContain('us-east-1');
  });
  it('says the same of the sections that the profile names', async () => {
    const { service, text, overwrite } = openEditing({ files });
    await overwrite(config, files[config].replace('sso_region = eu-west-1', 'sso_region = us-east-1'));
    const command = saving('shared:signed', 'signed', {
      ssoSession: { name: 'work', set: { sso_region: 'eu-west-3' }, expected: { sso_region: 'eu-west-1' } },
    });
    expect(await service.apply(command, 'last-four')).toMatchObject({
      failure: { code: 'edit-conflict', facts: { name: 'signed', keys: 'sso-session.sso_region' } },
    });
    expect(text(config)).toContain('sso_region = us-east-1');
  });
  it('drops the token of the key before where a new key has none', async () => {
    const withToken = `[base]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\naws_session_token = one\naws_security_token = one\n`;
    const { service, text } = openEditing({ files: { [credentials]: withToken } });
    const command = saving('shared:base', 'base', {
      set: { aws_access_key_id: otherId },
      secret: { kind: 'typed', secretAccessKey: other, sessionToken: null },
    });
    valueOf(await service.apply(command, 'last-four'));
    expect(text(credentials)).toBe(
      `[base]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${other}\n`,
    );
  });
  it('gives another session its values only where the profile names it already', async () => {
    const { service, text } = openEditing({ files });
    const ssoSession = { name: 'work', set: { sso_region: 'eu-west-2' }, expected: {} };
    const foreign = saving(null, 'new', {
      set: { sso_session: 'work', sso_account_id: '111122223333', sso_role_name: 'Admin' },
      ssoSession,
    });
    expect(await service.apply(foreign, 'last-four')).toMatchObject({
      failure: { code: 'sso-session-differs' },
    });
    valueOf(await service.apply(saving('shared:signed', 'signed', { ssoSession }), 'last-four'));
    expect(text(config)).toContain('sso_region = eu-west-2');
  });
});

describe('the rules of forms in main', () => {
  const wrong = saving('shared:base', 'base', { set: { region: 'nowhere at all' } });
  it('refuse what AWS would refuse, whatever the window thinks', async () => {
    const { service, text } = openEditing({ files });
    expect(await service.apply(wrong, 'last-four')).toMatchObject({
      failure: { code: 'invalid-setting', facts: { field: 'region', problem: 'region-format' } },
    });
    expect(text(config)).toBe(files[config]);
  });
  it('are told in a preview, and fail the command line', async () => {
    const { service } = openEditing({ files });
    const preview = valueOf(await service.preview({ ...wrong, secret: { kind: 'keep' } }, 'last-four'));
    expect(preview.problems).toContainEqual(
      expect.objectContaining({ code: 'region-format', field: 'region', severity: 'error' }),
    );
    const place = service.place('base', null);
    const edit = {
      kind: 'save',
      from: place,
      to: place,
      changes: [{ key: 'region', value: 'nowhere at all' }],
      sections: [],
    } as const;
    expect(await service.previewEdit(edit, 'whole')).toMatchObject({ failure: { code: 'invalid-setting' } });
    expect(await service.applyEdit(edit, 'whole')).toMatchObject({ failure: { code: 'invalid-setting' } });
  });
  it('tell what cannot even be planned, with no files', async () => {
    const { service } = openEditing({ files });
    const set = { region: 'eu-west-1\naws_session_token = x' };
    const question = { ...saving(null, 'base', { set }), secret: { kind: 'keep' } } as const;
    const preview = valueOf(await service.preview(question, 'last-four'));
    expect(preview.files).toEqual([]);
    expect(preview.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['profile-name-taken', 'value-with-line-break']),
    );
  });
  it('let other settings be saved where an error was there before', async () => {
    const broken = {
      [config]: '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = gone\n',
    };
    const { service, text } = openEditing({ files: broken });
    valueOf(await service.apply(saving('shared:dev', 'dev', { set: { region: 'eu-west-1' } }), 'last-four'));
    expect(text(config)).toContain('region = eu-west-1');
    const again = saving('shared:dev', 'dev', { set: { source_profile: 'gone-too' } });
    expect(await service.apply(again, 'last-four')).toMatchObject({
      failure: { code: 'invalid-setting', facts: { field: 'source_profile' } },
    });
  });
});
