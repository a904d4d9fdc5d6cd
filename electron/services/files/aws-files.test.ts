import { describe, expect, it } from 'vitest';
import { configPath, createMemoryHome, type MemoryHome } from '../../../e2e/faults/home.js';
import { settingRequest, textFrom } from '../../../e2e/faults/requests.js';
import type { FilesSnapshot } from './aws-files.js';

const whole = '[default]\nregion = a\n[profile b]\nregion = c\n';

async function put(home: MemoryHome, text: string): Promise<void> {
  const file = await home.memory.open(configPath, 'read-write');
  await file.shortenTo(0);
  await file.write(new TextEncoder().encode(text));
}

/** Another program that does something each time the clock sleeps. */
function whileWaiting(home: MemoryHome, steps: (() => Promise<unknown>)[]): void {
  const { clock } = home;
  const sleep = clock.sleep.bind(clock);
  clock.sleep = async (milliseconds) => {
    await steps.shift()?.();
    return sleep(milliseconds);
  };
}

describe('the AWS files', () => {
  it('are both read, also where they are missing', async () => {
    const { config, credentials, locations } = await createMemoryHome({
      [configPath]: whole,
    }).awsFiles.current();
    expect(config).toMatchObject({ state: 'ok', shownPath: '~/.aws/config', mode: 0o600, canPutBack: false });
    expect(credentials).toMatchObject({ state: 'missing', shownPath: '~/.aws/credentials' });
    expect(locations).toEqual([]);
  });
  it('are one and the same snapshot while nothing changes, and a new one with a higher revision when something does', async () => {
    const home = createMemoryHome({ [configPath]: whole });
    const first = await home.awsFiles.current();
    expect(await home.awsFiles.current()).toBe(first);
    const heard: FilesSnapshot[] = [];
    home.awsFiles.onChanged((snapshot) => heard.push(snapshot));
    await put(home, `${whole}# more\n`);
    const second = await home.awsFiles.current();
    expect(second.revision).toBeGreaterThan(first.revision);
    expect(heard).toEqual([second]);
    expect(second.credentials).toBe(first.credentials);
  });
  it('include other locations, of which one that is no file is said to be unreadable', async () => {
    const home = createMemoryHome({ '/other/credentials': '[x]\nregion = y\n' });
    home.awsFiles.setLocations(['/other/credentials', '/other']);
    const { locations } = await home.awsFiles.current();
    expect(locations).toMatchObject([
      { path: '/other/credentials', shownPath: '/other/credentials', role: 'location', state: 'ok' },
      { state: 'unreadable', systemCode: 'EISDIR' },
    ]);
  });
});

describe('a file that another program has half written', () => {
  it('is not shown before it is whole', async () => {
    const home = createMemoryHome({ [configPath]: whole });
    await home.awsFiles.current();
    await put(home, '');
    whileWaiting(home, [() => put(home, '[default]\nregion'), () => put(home, `${whole}# theirs\n`)]);
    const { config } = await home.awsFiles.current();
    expect(config.state).toBe('ok');
    expect(textFrom(config.document)).toBe(`${whole}# theirs\n`);
  });
  it('that is gone for a moment is not shown as missing', async () => {
    const home = createMemoryHome({ [configPath]: whole });
    await home.awsFiles.current();
    await home.memory.remove(configPath);
    whileWaiting(home, [
      async () => (await home.memory.create(configPath)).write(new TextEncoder().encode(whole)),
    ]);
    expect((await home.awsFiles.current()).config.state).toBe('ok');
  });
  it('with fewer sections is accepted once two reads agree, and the version before offered back', async () => {
    const home = createMemoryHome({ [configPath]: whole });
    await home.awsFiles.current();
    await put(home, '[default]\nregion = a\n');
    const { config } = await home.awsFiles.current();
    expect(config).toMatchObject({ state: 'shrunk', canPutBack: true });
    expect(textFrom(config.document)).toBe('[default]\nregion = a\n');
    const before = await home.awsFiles.lastGood(configPath);
    expect(before.ok && before.value !== null ? textFrom(before.value) : null).toBe(whole);
    expect(await home.awsFiles.accept(configPath)).toBe(true);
    expect((await home.awsFiles.current()).config).toMatchObject({ state: 'ok', canPutBack: false });
    expect(await home.awsFiles.accept(configPath)).toBe(false);
  });
  it('that lost lines but no section is taken as it is', async () => {
    const home = createMemoryHome({ [configPath]: whole });
    await home.awsFiles.current();
    await put(home, '[default]\n[profile b]\nregion = c\n');
    expect((await home.awsFiles.current()).config).toMatchObject({ state: 'ok', canPutBack: false });
  });
});

describe('a file without a byte', () => {
  it('that had content is not believed: the last good version is shown', async () => {
    const home = createMemoryHome({ [configPath]: whole });
    await home.awsFiles.current();
    await put(home, '');
    const { config } = await home.awsFiles.current();
    expect(config).toMatchObject({ state: 'emptied', canPutBack: true });
    expect(textFrom(config.document)).toBe(whole);
  });
  it('is noticed also when it was emptied while Keyway was closed', async () => {
    const home = createMemoryHome({ [configPath]: whole });
    await home.awsFiles.current();
    await put(home, '');
    expect((await home.another().awsFiles.current()).config.state).toBe('emptied');
  });
  it('that never had content is well', async () => {
    const home = createMemoryHome({ [configPath]: '' });
    expect((await home.awsFiles.current()).config.state).toBe('ok');
  });
});

describe('a change of our own', () => {
  it('that takes sections away is no loss, for another Keyway neither', async () => {
    const home = createMemoryHome({ [configPath]: whole });
    const other = home.another();
    await home.changes.apply(settingRequest('profile new', 'region', 'x'), 'whole');
    await other.awsFiles.current();
    await home.changes.undo(null, 'whole');
    expect((await other.awsFiles.current()).config).toMatchObject({ state: 'ok', canPutBack: false });
    expect((await home.awsFiles.current()).config).toMatchObject({ state: 'ok', canPutBack: false });
  });
  it('that removes the file it made offers nothing back', async () => {
    const home = createMemoryHome({});
    await home.changes.apply(settingRequest('default', 'region', 'x'), 'whole');
    await home.changes.undo(null, 'whole');
    expect((await home.awsFiles.current()).config).toMatchObject({ state: 'missing', canPutBack: false });
  });
});
