/** The services together, over an in-memory home and a clock of the test's own. */
import { describe, expect, it } from 'vitest';
import type { Trace } from '../shared/models/trace.js';
import { createIniSecondReader } from './adapters/ini-second-reader.js';
import { createDigests } from './adapters/digests.js';
import { createFixedConsent } from './adapters/testing/fixed-consent.js';
import { createFixedEnvironments } from './adapters/testing/fixed-environments.js';
import { createImmediateClock } from './adapters/testing/immediate-clock.js';
import { createMemoryFileSystem } from './adapters/testing/memory-file-system.js';
import { createOpenLocks } from './adapters/testing/open-locks.js';
import { createStorePorts } from './adapters/testing/store-ports.js';
import { createApp } from './app.js';
import { type Environment, type FileSystem, FileSystemError, type Ports } from './services/ports.js';

const config = '/home/helen/.aws/config';
const credentials = '/home/helen/.aws/credentials';
const elsewhere = '/srv/batch/credentials';
const hour = 3_600_000;

const keys = (name: string, id: string): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`;
const texts = {
  [config]:
    '[profile dev]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n',
  [credentials]: keys('base', 'AKIAIOSFODNN7EXAMPLE') + keys('ci', 'AKIAI44QH8DHBEXAMPLE'),
};

interface Opening {
  /** A path that the system does not let us read. */
  readonly unreadable?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Environment;
  readonly host?: 'web' | 'cli';
  readonly chosen?: string;
}

async function open({ files = texts, environment = {}, host = 'web', chosen, unreadable }: Opening = {}) {
  const disk = createMemoryFileSystem(files);
  const read: FileSystem['read'] = (path) =>
    path === unreadable ? Promise.reject(new FileSystemError('read', path, 'EACCES')) : disk.read(path);
  const clock = createImmediateClock();
  let serial = 0;
  const changedBy = new Set<() => void>();
  const watching = new Map<() => void, readonly string[]>();
  const ports: Ports = {
    files: { ...disk, read },
    clock,
    watcher: {
      watch(paths, onChange) {
        changedBy.add(onChange);
        watching.set(onChange, paths);
        return () => {
          changedBy.delete(onChange);
          watching.delete(onChange);
        };
      },
    },
    random: { hex: (digits) => String((serial += 1)).padStart(digits, '0') },
    locks: createOpenLocks(),
    secondReader: createIniSecondReader(),
    consent: createFixedConsent({ chosen: chosen ?? null }),
    clipboard: null,
    browser: null,
    ...createStorePorts(),
    logger: { info: () => undefined, error: () => undefined },
    environment,
    environments: createFixedEnvironments(),
    digests: createDigests(),
    places: {
      platform: 'linux',
      home: '/home/helen',
      workingFolder: '/home/helen',
      configFolder: '/home/helen/.config/keyway',
      dataFolder: '/home/helen/.local/share/keyway',
      stateFolder: '/home/helen/.local/state/keyway',
    },
  };
  const app = createApp(ports, { host, version: '0.0.0' });
  await app.start();
  const text = (path: string): string | undefined => disk.texts()[path];
  const awsFiles = (): Readonly<Record<string, string | undefined>> => ({
    [config]: text(config),
    [credentials]: text(credentials),
  });
  /** As the watcher tells that another program wrote the file. */
  const written = (path: string): void => {
    for (const [onChange, paths] of watching) if (paths.includes(path)) onChange();
  };
  return { ...app.services, app, ports, clock, text, awsFiles, changedBy, written };
}

async function unwrap<Value>(
  result: Promise<
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: unknown }
  >,
): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.failure));
  return settled.value;
}

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

describe('making active for a time', () => {
  it('is taken back on time while Keyway runs', async () => {
    const { switching, clock, awsFiles, profiles, changes } = await open();
    const made = await unwrap(switching.makeActive({ name: 'dev' }, hour, 'last-four'));
    expect(made.revertsAt).toBe(clock.now() + hour);
    expect((await unwrap(profiles.list())).active.revertsAt).toBe(
      new Date(made.revertsAt ?? 0).toISOString(),
    );
    clock.advance(hour);
    await expect.poll(awsFiles).toEqual(texts);
    expect((await changes.list())[0]).toMatchObject({ action: 'take-back', profiles: ['dev'] });
    expect((await unwrap(profiles.list())).active.revertsAt).toBeNull();
  });

  it('is taken back by the next command otherwise, and once only', async () => {
    const { switching, clock, awsFiles } = await open({ host: 'cli' });
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    expect(await switching.takeBackIfDue()).toBeNull();
    clock.advance(hour);
    expect(await switching.takeBackIfDue()).toMatchObject({ ok: true, value: { active: null } });
    expect(awsFiles()).toEqual(texts);
    expect(await switching.takeBackIfDue()).toBeNull();
  });

  it('goes back to what was active for good, over any number of limited changes', async () => {
    const { switching, clock, awsFiles } = await open({ host: 'cli' });
    await unwrap(switching.makeActive({ name: 'base' }, null, 'whole'));
    const before = awsFiles();
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    await unwrap(switching.makeActive({ name: 'ci' }, hour, 'whole'));
    clock.advance(hour);
    expect(await switching.takeBackIfDue()).toMatchObject({ ok: true, value: { active: 'base' } });
    expect(awsFiles()).toEqual(before);
  });

  it('stays for good once it is made active without a limit', async () => {
    const { switching, clock, profiles } = await open({ host: 'cli' });
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    expect(await switching.makeActive({ name: 'dev' }, null, 'whole')).toMatchObject({
      value: { id: null, active: 'dev' },
    });
    clock.advance(2 * hour);
    expect(await switching.takeBackIfDue()).toBeNull();
    expect((await unwrap(profiles.list())).active.name).toBe('dev');
  });

  it('has nothing left to take back where the person undid it by hand', async () => {
    const { switching, changes, clock, awsFiles, profiles } = await open({ host: 'cli' });
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    await unwrap(changes.undo(null, 'whole'));
    expect((await unwrap(profiles.list())).active.revertsAt).toBeNull();
    clock.advance(hour);
    expect(await switching.takeBackIfDue()).toMatchObject({ ok: true, value: { id: null, active: null } });
    expect(awsFiles()).toEqual(texts);
  });
});

describe('restoring', () => {
  it('gives the earlier default back and ends a limit', async () => {
    const files = { ...texts, [credentials]: keys('default', 'AKIAI44QH8DHBEXAMPLE') + texts[credentials] };
    const { switching, clock, awsFiles, profiles } = await open({ files, host: 'cli' });
    await unwrap(switching.makeActive({ name: 'dev' }, hour, 'whole'));
    expect((await unwrap(profiles.list())).active.keptAs).toEqual(['default-before']);
    expect(await unwrap(switching.restore('whole'))).toMatchObject({ active: 'default' });
    expect(awsFiles()).toEqual(files);
    clock.advance(hour);
    expect(await switching.takeBackIfDue()).toBeNull();
  });
});

describe('a preview', () => {
  it('tells what would be written, kept and pointed elsewhere, and writes nothing', async () => {
    const files = {
      [config]: `${texts[config]}[profile night]\nrole_arn = arn:aws:iam::111122223333:role/Night\nsource_profile = default\n`,
      [credentials]: keys('default', 'AKIAI44QH8DHBEXAMPLE') + texts[credentials],
    };
    const { switching, awsFiles } = await open({ files });
    const preview = await unwrap(switching.preview({ name: 'dev' }, 'last-four'));
    expect(preview).toMatchObject({ name: 'dev', keptAs: ['default-before'], repointed: ['night'] });
    expect(preview.files.map((file) => [file.path, file.added, file.removed])).toEqual([
      ['~/.aws/config', 6, 1],
      ['~/.aws/credentials', 1, 1],
    ]);
    expect(awsFiles()).toEqual(files);
  });
  it('tells what each tool would use then, and where the environment stands before it', async () => {
    const { switching, resolution } = await open();
    const named = (traces: readonly Trace[], tool: string) => traces.find((trace) => trace.tool === tool);
    const { traces } = await unwrap(switching.preview({ name: 'dev' }, 'last-four'));
    expect(named(traces, 'boto3')).toMatchObject({
      profile: { name: 'default' },
      outcome: { kind: 'role', base: { accessKeyId: '****MPLE' } },
      region: { value: 'eu-west-1' },
    });
    const question = { environment: 'own', profile: null, region: null, whatIf: [] };
    const now = await unwrap(resolution.answer(question));
    expect(named(now.traces, 'boto3')?.outcome.kind).toBe('none');
    await unwrap(switching.makeActive({ name: 'dev' }, null, 'last-four'));
    expect((await unwrap(resolution.answer(question))).traces).toEqual(traces);
    const inTheWay = await open({
      environment: { AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' },
    });
    const there = await unwrap(inTheWay.switching.preview({ name: 'dev' }, 'whole'));
    expect(named(there.traces, 'boto3')?.outcome).toMatchObject({
      source: 'env',
      accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
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
