/** Profiles of the encrypted store in the list, in forms and in edits: over an in-memory home with a store in memory. */
import { describe, expect, it } from 'vitest';
import { bridgeLine, config, credentials, saving, valueOf } from '../../../e2e/support/memory-editing.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import {
  otherId,
  other,
  key,
  otherKey,
  bridged,
  open,
  rowOf,
  apply,
  codeOf,
} from '../../../e2e/support/stored-editing.js';

const addKey = (name: string, more: Readonly<Record<string, string>> = {}) =>
  saving(null, name, {
    location: storeLocation,
    set: { aws_access_key_id: otherId, ...more },
    secret: { kind: 'typed', secretAccessKey: other, sessionToken: null },
  });

describe('the list', () => {
  it('has one row for a stored profile and the section that hands it out', async () => {
    expect(await rowOf(open(), 'dev')).toMatchObject({
      id: 'shared:dev',
      location: null,
      kind: 'process',
      stores: ['encrypted'],
      locations: [{ storeType: 'encrypted', path: '~/.keyway/store/store.json' }],
      region: 'eu-west-1',
      accessKeyId: '****MPLE',
      findings: [],
      stored: { entry: 'id1', kind: 'access-key', connected: true, handOut: 'always', locked: false },
    });
  });
  it('has one row for a profile that stands in both, and says that the keys differ', async () => {
    const row = await rowOf(
      open({ files: { [config]: bridged, [credentials]: `[dev]\n${otherKey}` } }),
      'dev',
    );
    expect(row).toMatchObject({
      kind: 'access-key',
      stores: ['shared', 'encrypted'],
      locations: [
        { storeType: 'shared', path: '~/.aws/config' },
        { storeType: 'shared', path: '~/.aws/credentials' },
        { storeType: 'encrypted' },
      ],
      stored: { kind: 'access-key' },
    });
    expect(row?.findings).toContain('store-key-differs');
    const same = await rowOf(open({ files: { [credentials]: `[dev]\n${key}` } }), 'dev');
    expect(same?.findings).toEqual(['plaintext-long-term-key']);
  });
  it('has what is in the store alone, and says that no tool can use it', async () => {
    expect(await rowOf(open({ files: {} }), 'dev')).toMatchObject({
      id: 'shared:dev',
      kind: 'access-key',
      stores: ['encrypted'],
      origin: [],
      findings: ['stored-profile-not-connected'],
      stored: { connected: false },
    });
  });
  it('has names alone while the store is locked', async () => {
    const home = open({ store: { bodies: { dev: key, alone: otherKey } } });
    home.vault.setLocked('by-hand');
    expect(await rowOf(home, 'dev')).toMatchObject({
      kind: 'process',
      region: 'eu-west-1',
      accessKeyId: null,
      stored: { entry: 'id1', kind: null, connected: true, handOut: null, locked: true },
    });
    expect(await rowOf(home, 'alone')).toMatchObject({ kind: 'settings', stored: { locked: true } });
    expect(await home.service.form('shared:alone')).toMatchObject({ failure: { code: 'store-locked' } });
    expect(JSON.stringify(await home.profiles.show('shared:alone'))).not.toContain('MPLE');
  });
  it('treats roles in the store like others, with sources in store and files', async () => {
    const role = 'role_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n';
    const files = { [credentials]: `[base]\n${otherKey}` };
    const home = open({ files, store: { bodies: { admin: role } } });
    expect(await rowOf(home, 'admin')).toMatchObject({
      kind: 'role',
      roleName: 'Admin',
      sourceProfile: 'base',
    });
    expect(await rowOf(home, 'base')).toMatchObject({ dependants: 1 });
    const { chain } = valueOf(await home.profiles.show('shared:admin'));
    expect(chain.map(({ kind }) => kind)).toEqual(['access-key', 'role']);
  });
  it('tells in the detail what the store says first, secrets masked', async () => {
    const home = open({ store: { bodies: { dev: `${key}region = us-east-1\n` } } });
    const detail = valueOf(await home.profiles.show('shared:dev'));
    expect(detail.settings['region']).toEqual({
      value: 'us-east-1',
      origin: { file: storeLocation, line: 5 },
    });
    expect(detail.chain).toMatchObject([{ kind: 'access-key', accessKeyId: '****MPLE' }]);
    expect(detail.sections.map(({ file }) => file)).toEqual(['~/.aws/config', storeLocation]);
    expect(JSON.stringify(detail)).not.toMatch(/wJalr|IOSFODNN/u);
    expect(valueOf(await home.profiles.describe('dev', null))).toMatchObject({
      name: 'dev',
      region: 'us-east-1',
    });
  });
  it('is as ever where there is no store', async () => {
    const home = open({ store: { exists: false } });
    expect(await rowOf(home, 'dev')).toMatchObject({ kind: 'process', stores: ['shared'], stored: null });
  });
});

describe('a new profile in the store', () => {
  it('has its key there, and its line and Region in the config file, in one change', async () => {
    const home = open();
    const made = await apply(home, addKey('new', { region: 'eu-north-1' }));
    expect(home.vault.text('new')).toBe(otherKey);
    const written = home.vault.held().find(({ name }) => name === 'new');
    expect(home.text(config)).toBe(
      `${bridged}\n[profile new]\ncredential_process = ${bridgeLine(written?.id ?? '')}\nregion = eu-north-1\n`,
    );
    expect(made.files.map(({ path }) => path)).toEqual([storeLocation, '~/.aws/config']);
    expect(JSON.stringify(made)).not.toContain(other);
    expect(await rowOf(home, 'new')).toMatchObject({ stores: ['encrypted'], findings: [] });
    expect(Object.keys(home.disk.texts()).filter((path) => path.includes('store'))).toEqual([]);
  });
  it('without a key is in the store alone', async () => {
    const home = open();
    const set = {
      role_arn: 'arn:aws:iam::111122223333:role/Admin',
      source_profile: 'dev',
      region: 'eu-west-1',
    };
    await apply(home, saving(null, 'admin', { location: storeLocation, set }));
    expect(home.text(config)).toBe(bridged);
    expect(home.vault.text('admin')).toContain('role_arn');
    expect(await rowOf(home, 'admin')).toMatchObject({ kind: 'role', region: 'eu-west-1' });
  });
  it('is previewed masked, and asks for nothing', async () => {
    const home = open();
    const { secret: typed, ...rest } = addKey('new');
    const preview = valueOf(
      await home.service.preview(
        { ...rest, secret: { kind: 'given', sessionToken: typed.kind === 'held' } },
        'last-four',
      ),
    );
    expect(preview.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(preview.effects.consent).toEqual([]);
    expect(JSON.stringify(preview)).not.toContain(otherId);
  });
  it('needs a name that is free in both', async () => {
    const home = open();
    expect(codeOf(await home.service.apply(addKey('dev'), 'last-four'))).not.toBe('ok');
    expect(home.vault.held().length).toBe(1);
  });
  it('is not made while the store is locked, or missing', async () => {
    const locked = open();
    locked.vault.setLocked('idle');
    expect(codeOf(await locked.service.apply(addKey('new'), 'last-four'))).toBe('store-locked');
    const missing = open({ store: { exists: false } });
    expect(codeOf(await missing.service.apply(addKey('new'), 'last-four'))).toBe('store-missing');
    expect(missing.text(config)).toBe(bridged);
  });
});

describe('an edit of a stored profile', () => {
  it('starts from a form of what it is in the store', async () => {
    expect(valueOf(await open().service.form('shared:dev'))).toMatchObject({
      id: 'shared:dev',
      name: 'dev',
      location: storeLocation,
      kind: 'access-key',
      values: { region: 'eu-west-1', aws_access_key_id: '****MPLE' },
      secretsSet: ['aws_secret_access_key'],
    });
  });
  it('writes the key into the store and the Region where tools look for it', async () => {
    const home = open();
    const set = { aws_access_key_id: otherId, region: 'eu-north-1' };
    const given = { kind: 'typed', secretAccessKey: other, sessionToken: null } as const;
    await apply(home, saving('shared:dev', 'dev', { set, secret: given }));
    expect(home.vault.text('dev')).toBe(otherKey);
    expect(home.text(config)).toBe(bridged.replace('eu-west-1', 'eu-north-1'));
    expect(home.text(credentials)).toBeUndefined();
    await apply(home, { kind: 'region', ids: ['shared:dev'], region: 'us-east-1' });
    expect(home.text(config)).toBe(bridged.replace('eu-west-1', 'us-east-1'));
  });
  it('renames its section too, and keeps its id and line', async () => {
    const home = open();
    await apply(home, { kind: 'rename', id: 'shared:dev', name: 'work' });
    expect(home.vault.held()).toMatchObject([{ id: 'id1', name: 'work' }]);
    expect(home.text(config)).toBe(bridged.replace('profile dev', 'profile work'));
    expect(await rowOf(home, 'work')).toMatchObject({ stored: { connected: true }, findings: [] });
  });
  it('lets profiles of files and store follow a new name', async () => {
    const role = 'role_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = dev\n';
    const files = { [config]: `${bridged}\n[profile admin]\n${role}` };
    const home = open({ files, store: { bodies: { dev: key, other: role } } });
    await apply(home, { kind: 'rename', id: 'shared:dev', name: 'work' });
    expect(home.text(config)).toContain('source_profile = work');
    expect(home.vault.text('other')).toContain('source_profile = work');
  });
  it('clones it with an id and a line of its own', async () => {
    const home = open();
    await apply(home, { kind: 'clone', id: 'shared:dev', name: 'copy' });
    const [before, copy] = home.vault.held();
    expect(before).toMatchObject({ id: 'id1', name: 'dev' });
    expect(copy?.name).toBe('copy');
    expect(copy?.id).not.toBe('id1');
    expect(home.vault.text('copy')).toBe(key);
    expect(home.text(config)).toContain(
      `[profile copy]\ncredential_process = ${bridgeLine(copy?.id ?? '')}\nregion = eu-west-1\n`,
    );
  });
  it('removes its section with it, and undoing brings back both with the same id and hand-out', async () => {
    const home = open();
    await home.vault.setHandOut('id1', 'never');
    const made = await apply(home, { kind: 'remove', ids: ['shared:dev'], sources: {} });
    expect(home.vault.held()).toEqual([]);
    expect(home.text(config)).toBe('');
    valueOf(await home.changes.undo(made.id, 'last-four'));
    expect(home.vault.held()).toMatchObject([{ id: 'id1', name: 'dev', handOut: 'never' }]);
    expect(home.vault.text('dev')).toBe(key);
    expect(home.text(config)).toBe(bridged);
  });
  it('replaces a key wherever it stands, in files and store at once', async () => {
    const home = open({ files: { [config]: bridged, [credentials]: `[twin]\n${key}` } });
    await apply(home, {
      kind: 'replace-key',
      id: 'shared:dev',
      accessKeyId: otherId,
      secret: { kind: 'typed', secretAccessKey: other, sessionToken: null },
    });
    expect(home.vault.text('dev')).toBe(otherKey);
    expect(home.text(credentials)).toBe(`[twin]\n${otherKey}`);
  });
  it('takes the line away with the key', async () => {
    const home = open();
    const set = {
      aws_access_key_id: null,
      role_arn: 'arn:aws:iam::111122223333:role/Admin',
      source_profile: 'x',
    };
    const gone = { ...set, aws_secret_access_key: null };
    valueOf(
      await home.service.applyEdit(
        {
          kind: 'save',
          from: { name: 'dev', location: storeLocation },
          to: { name: 'dev', location: storeLocation },
          changes: Object.entries(gone)
            .filter(([, value]) => value === null)
            .map(([name, value]) => ({ key: name, value })),
          sections: [],
        },
        'last-four',
      ),
    );
    expect(home.text(config)).toBe('[profile dev]\nregion = eu-west-1\n');
  });
  it('is of the files where those have a key of that name', async () => {
    const home = open({ files: { [credentials]: `[dev]\n${otherKey}` } });
    expect(valueOf(await home.service.form('shared:dev')).location).toBeNull();
    expect(valueOf(await home.service.form(`${storeLocation}:dev`)).location).toBe(storeLocation);
  });
  it('renames and removes what stands in both in both', async () => {
    const home = open({ files: { [credentials]: `[dev]\n${otherKey}` } });
    await apply(home, { kind: 'rename', id: 'shared:dev', name: 'work' });
    expect(home.vault.held()).toMatchObject([{ id: 'id1', name: 'work' }]);
    expect(home.text(credentials)).toBe(`[work]\n${otherKey}`);
    await apply(home, { kind: 'remove', ids: ['shared:work'], sources: {} });
    expect(home.vault.held()).toEqual([]);
    expect(home.text(credentials)).toBe('');
  });
  it('leaves the store alone where it is about files', async () => {
    const home = open({ files: { [config]: `${bridged}\n[profile a]\nregion = b\n` } });
    home.vault.setLocked('by-hand');
    await apply(home, { kind: 'region', ids: ['shared:a'], region: 'eu-west-1' });
    expect(home.text(config)).toContain('[profile a]\nregion = eu-west-1\n');
  });
  it('asks before a copy of it stands in plain text', async () => {
    const home = open();
    const edit = {
      kind: 'clone',
      from: { name: 'dev', location: storeLocation },
      to: { name: 'plain', location: null },
    } as const;
    expect(codeOf(await home.service.applyEdit(edit, 'last-four'))).toMatch(/^consent/u);
    expect(home.text(credentials)).toBeUndefined();
  });
});
