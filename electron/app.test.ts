/** The services together, over an in-memory home and a clock of the test's own. */
import { describe, expect, it } from 'vitest';
import { createApp } from './app.js';
import { config, credentials, keys, texts, open, unwrap } from '../e2e/support/opened-app.js';

const elsewhere = '/srv/batch/credentials';

describe('the list', () => {
  it('holds the profiles of both files, and says which one is active', async () => {
    const { profiles, switching } = await open();
    expect(await unwrap(profiles.list())).toMatchObject({
      profiles: [
        { name: 'dev', kind: 'role', active: false },
        { name: 'base', kind: 'access-key', accessKeyId: '****MPLE' },
        { name: 'ci' },
      ],
      active: { name: null, canRestore: false },
    });
    await unwrap(switching.makeActive({ name: 'dev' }, null, 'last-four'));
    const list = await unwrap(profiles.list());
    expect(list.active).toMatchObject({
      id: 'shared:dev',
      name: 'dev',
      accountId: '111122223333',
      canRestore: true,
    });
    expect(list.profiles.filter((profile) => profile.active).map(({ name }) => name)).toEqual(['dev']);
    expect(list.profiles.find(({ name }) => name === 'default')).toMatchObject({
      copyOf: 'dev',
      active: false,
    });
  });

  it('says that a copy is stale once another tool changed the original, and then default is active', async () => {
    const { profiles, switching, ports, text } = await open();
    await unwrap(switching.makeActive({ name: 'dev' }, null, 'last-four'));
    const changed = (text(config) ?? '').replace('region = eu-west-1', 'region = eu-west-2');
    const file = await ports.files.open(config, 'read-write');
    await file.write(new TextEncoder().encode(changed));
    await file.close();
    const list = await unwrap(profiles.list());
    expect(list.active.name).toBe('default');
    expect(list.profiles.find(({ name }) => name === 'default')?.findings).toContain('active-copy-stale');
  });

  it('does not report its own copy as a second use of the key', async () => {
    const { profiles, switching } = await open();
    await unwrap(switching.makeActive({ name: 'base' }, null, 'last-four'));
    const rows = await unwrap(profiles.rows());
    expect(rows.flatMap((row) => row.findings)).not.toContain('same-access-key');
  });

  it('names the variables of its own environment that outrank the active profile', async () => {
    const { profiles } = await open({
      environment: { AWS_PROFILE: 'ci', AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' },
    });
    expect((await unwrap(profiles.list())).active.contradictions).toEqual([
      { variable: 'AWS_PROFILE', profile: 'ci' },
      { variable: 'AWS_ACCESS_KEY_ID', profile: null },
    ]);
  });

  it('does not call missing what may stand in a file that cannot be read', async () => {
    const { profiles, switching } = await open({ unreadable: credentials });
    const list = await unwrap(profiles.list());
    expect(list.files[1]).toMatchObject({
      path: '~/.aws/credentials',
      state: 'unreadable',
      systemCode: 'EACCES',
    });
    expect(list.profiles).toMatchObject([{ name: 'dev', findings: [] }]);
    expect((await unwrap(profiles.show('shared:dev'))).chain[0]).toMatchObject({ reason: 'file-unreadable' });
    expect(await switching.makeActive({ name: 'dev' }, null, 'whole')).toMatchObject({
      failure: { code: 'file-unreadable', facts: { path: '~/.aws/credentials', systemCode: 'EACCES' } },
    });
  });

  it('says of each profile in a refused file why the AWS CLI does not know it', async () => {
    const { profiles } = await open({ files: { ...texts, [config]: `${texts[config]}[profile dev]\n` } });
    const rows = await unwrap(profiles.rows());
    expect(rows.find(({ name }) => name === 'dev')?.findings).toContain('duplicate-section');
    expect(rows.find(({ name }) => name === 'base')?.findings).not.toContain('duplicate-section');
    expect((await unwrap(profiles.list())).files[0]).toMatchObject({
      state: 'refused',
      code: 'duplicate-section',
      line: 5,
    });
  });

  it('shows one profile whole, and says where there is none', async () => {
    const { profiles } = await open();
    expect(await unwrap(profiles.show('shared:dev'))).toMatchObject({
      settings: { region: { value: 'eu-west-1', origin: { file: '~/.aws/config', line: 2 } } },
      dependants: [],
    });
    expect(await profiles.show('shared:nosuch')).toMatchObject({ failure: { code: 'profile-not-found' } });
    expect(JSON.stringify(await unwrap(profiles.show('shared:base')))).not.toContain('wJalrXUtnFEMI');
  });

  it('describes a profile of another credentials file for the command line', async () => {
    const { profiles } = await open({
      files: { ...texts, [elsewhere]: keys('nightly', 'AKIA0123456787EXAMPLE') },
    });
    expect(await unwrap(profiles.describe('nightly', elsewhere))).toMatchObject({
      locations: [{ storeType: 'shared', path: elsewhere }],
      settings: {
        aws_access_key_id: { value: 'AKIA0123456787EXAMPLE' },
        aws_secret_access_key: { value: '********' },
      },
    });
    expect(await profiles.describe('nightly', null)).toMatchObject({
      failure: { code: 'profile-not-found' },
    });
  });
});

describe('settings', () => {
  it('are kept, one change after the other, and told to the window', async () => {
    const { settings, application, app, ports } = await open();
    const topics: string[] = [];
    application.onChanged((event) => topics.push(...event.topics));
    await Promise.all([
      settings.change({ kind: 'theme', theme: 'dark' }),
      settings.change({ kind: 'favourite', id: 'shared:dev', favourite: true }),
      settings.change({ kind: 'colour', id: 'shared:dev', colour: 'red' }),
      settings.change({ kind: 'recent', id: 'shared:ci' }),
    ]);
    const expected = {
      theme: 'dark',
      favourites: ['shared:dev'],
      colours: { 'shared:dev': 'red' },
      recents: ['shared:ci'],
      locations: [],
    };
    expect(await createApp(ports, { host: 'cli', version: '0.0.0' }).services.settings.current()).toEqual(
      expected,
    );
    expect(topics).toContain('settings');
    await app.dispose();
  });

  it('take a favourite and a colour away again, and keep the newest recents', async () => {
    const { settings } = await open();
    await settings.change({ kind: 'favourite', id: 'a', favourite: true });
    await settings.change({ kind: 'colour', id: 'a', colour: 'red' });
    await settings.change({ kind: 'favourite', id: 'a', favourite: false });
    await settings.change({ kind: 'colour', id: 'a', colour: null });
    for (let count = 0; count < 12; count += 1)
      await settings.change({ kind: 'recent', id: `p${String(count)}` });
    const { favourites, colours, recents } = await settings.current();
    expect({ favourites, colours }).toEqual({ favourites: [], colours: {} });
    expect(recents).toEqual(['p11', 'p10', 'p9', 'p8', 'p7', 'p6', 'p5', 'p4']);
  });

  it('keep a file that is not theirs beside, and start anew', async () => {
    const { settings, text } = await open({
      files: { '/home/helen/.config/keyway/settings.json': 'not json' },
    });
    expect((await settings.current()).theme).toBe('system');
    await settings.change({ kind: 'theme', theme: 'light' });
    expect(text('/home/helen/.config/keyway/settings.json.unreadable')).toBe('not json');
    expect((await settings.current()).theme).toBe('light');
  });

  it('add another credentials file only when the person chose it, and list its profiles', async () => {
    const files = { ...texts, [elsewhere]: keys('nightly', 'AKIA0123456787EXAMPLE') };
    const declined = await open({ files });
    expect(await unwrap(declined.settings.addLocation())).toBeNull();
    const { settings, profiles } = await open({ files, chosen: elsewhere });
    expect(await unwrap(settings.addLocation())).toBe(elsewhere);
    expect((await unwrap(profiles.list())).profiles.map(({ name }) => name)).toContain('nightly');
    await settings.removeLocation(elsewhere);
    expect((await unwrap(profiles.list())).profiles.map(({ name }) => name)).not.toContain('nightly');
  });
});

describe('what another Keyway notes of the store', () => {
  it('is told to the window, which asks for it again', async () => {
    const { application, written } = await open();
    const topics: string[] = [];
    application.onChanged((event) => topics.push(...event.topics));
    written('/home/helen/.local/share/keyway/activity.jsonl');
    expect(topics).toEqual(['activity']);
  });
});
