import { describe, expect, it } from 'vitest';
import {
  config,
  credentials,
  elsewhere,
  openEditing,
  saving,
  valueOf,
} from '../../../e2e/support/memory-editing.js';
import type { EditCommand } from '../../../shared/models/edit.js';
import { Secret } from '../../core/secret.js';
import { id, otherId, secret, other, files } from '../../../e2e/support/editing-files.js';

describe('every other edit', () => {
  type Plain = Exclude<EditCommand, { kind: 'save' | 'replace-key' }>;
  const edits: readonly (readonly [Plain, string, RegExp])[] = [
    [{ kind: 'rename', id: 'shared:base', name: 'root' }, 'rename', /\[profile root\]/u],
    [{ kind: 'clone', id: 'shared:admin', name: 'other' }, 'clone', /\[profile other\]/u],
    [{ kind: 'remove', ids: ['shared:program'], sources: {} }, 'remove', /^(?![^]*credential_process)/u],
    [{ kind: 'region', ids: ['shared:admin'], region: 'eu-west-3' }, 'set-region', /region = eu-west-3/u],
    [{ kind: 'default-region', region: 'eu-west-3' }, 'set-region', /\[default\]\nregion = eu-west-3/u],
  ];
  it.each(edits)('%j', async (command, action, expected) => {
    const { service, changes, text } = openEditing({ files });
    const { files: previewed } = valueOf(await service.preview(command, 'last-four'));
    const made = valueOf(await service.apply(command, 'last-four'));
    expect(made.files).toEqual(previewed);
    expect(text(config)).toMatch(expected);
    expect(await changes.list()).toMatchObject([{ action }]);
    valueOf(await changes.undo(null, 'last-four'));
    expect(text(config)).toBe(files[config]);
  });
  it('a group is renamed by its prefix', async () => {
    const { service, text } = openEditing({
      files: { [config]: '[profile acme-a]\nregion = eu-west-1\n[profile acme-b]\nregion = eu-west-1\n' },
    });
    const ids = ['shared:acme-a', 'shared:acme-b'];
    valueOf(await service.apply({ kind: 'rename-group', ids, from: 'acme-', to: 'corp-' }, 'last-four'));
    expect(text(config)).toMatch(/\[profile corp-a\][^]*\[profile corp-b\]/u);
  });
  it('a key is replaced wherever it stands', async () => {
    const twice = {
      ...files,
      [elsewhere]: `[batch]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
    };
    const { service, text } = openEditing({ files: twice, locations: [elsewhere] });
    const command: EditCommand = {
      kind: 'replace-key',
      id: 'shared:base',
      accessKeyId: otherId,
      secret: { kind: 'typed', secretAccessKey: other, sessionToken: null },
    };
    const made = valueOf(await service.apply(command, 'last-four'));
    expect(JSON.stringify(made)).not.toContain(other);
    for (const path of [credentials, elsewhere])
      expect(text(path)).toContain(`${otherId}\naws_secret_access_key = ${other}`);
    const without: EditCommand = { ...command, secret: { kind: 'keep' } };
    expect(await service.apply(without, 'last-four')).toMatchObject({
      failure: { code: 'invalid-setting', facts: { field: 'aws_secret_access_key' } },
    });
  });
});

describe('a preview', () => {
  it('says that a file cannot be written to as the write would', async () => {
    const { service, overwrite } = openEditing({ files });
    valueOf(await service.form('shared:base'));
    await overwrite(config, '');
    const command = { kind: 'clone', id: 'shared:base', name: 'other' } as const;
    const emptied = { failure: { code: 'file-emptied', facts: { path: '~/.aws/config' } } };
    expect(await service.preview(command, 'last-four')).toMatchObject(emptied);
    expect(await service.apply(command, 'last-four')).toMatchObject(emptied);
  });
  it('of nothing new has no files', async () => {
    const { service } = openEditing({ files });
    const question = saving('shared:base', 'base', { set: { region: 'eu-west-1' } });
    const preview = valueOf(await service.preview({ ...question, secret: { kind: 'keep' } }, 'last-four'));
    expect(preview.files).toEqual([]);
  });
});

describe('the command line', () => {
  it('edits a file that is not opened', async () => {
    const { service, text, changes } = openEditing({
      files: { ...files, [elsewhere]: '[batch]\nregion = eu-west-1\n' },
    });
    const place = service.place('batch', elsewhere);
    expect(place).toEqual({ name: 'batch', location: elsewhere });
    const change = { key: 'region', value: 'eu-west-3' };
    const edit = { kind: 'save', from: place, to: place, changes: [change], sections: [] } as const;
    const preview = valueOf(await service.previewEdit(edit, 'whole'));
    const made = valueOf(await service.applyEdit(edit, 'whole'));
    expect(made.files).toEqual(preview.files);
    expect(text(elsewhere)).toBe('[batch]\nregion = eu-west-3\n');
    valueOf(await changes.undo(null, 'whole'));
    expect(text(elsewhere)).toBe('[batch]\nregion = eu-west-1\n');
  });
  it('makes a file that is missing', async () => {
    const { service, text } = openEditing({ files: { ...files, '/srv/batch/other': '' } });
    const to = service.place('batch', elsewhere);
    const changes = [
      { key: 'aws_access_key_id', value: id },
      { key: 'aws_secret_access_key', value: new Secret(secret) },
    ];
    valueOf(await service.applyEdit({ kind: 'save', from: null, to, changes, sections: [] }, 'whole'));
    expect(text(elsewhere)).toBe(`[batch]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`);
  });
  it('means the shared files by the path of the shared credentials file', () => {
    const { service } = openEditing({ files });
    expect(service.place('base', credentials)).toEqual({ name: 'base', location: null });
  });
});
