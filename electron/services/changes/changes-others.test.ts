import { describe, expect, it } from 'vitest';
import {
  configPath,
  createMemoryHome,
  memoryHome,
  type MemoryHome,
  textIn,
} from '../../../e2e/faults/home.js';
import { documentFrom, settingRequest, threeWrites } from '../../../e2e/faults/requests.js';
import { config, homeWith, valueOf, codeOf, idOf } from '../../../e2e/faults/changing.js';

describe('a file that another program emptied', () => {
  it('is put back as it was, and that can be undone', async () => {
    const home = homeWith();
    await home.awsFiles.current();
    await (await home.memory.open(configPath, 'read-write')).shortenTo(0);
    valueOf(await home.changes.putBackFile('~/.aws/config', 'whole'));
    expect(textIn(home, configPath)).toBe(config);
    expect((await home.awsFiles.current()).config.state).toBe('ok');
    expect((await home.changes.list())[0]).toMatchObject({ action: 'put-back-file' });
  });
  it('stays empty where the person says so', async () => {
    const home = homeWith();
    await home.awsFiles.current();
    await (await home.memory.open(configPath, 'read-write')).shortenTo(0);
    await home.changes.acceptFile(configPath);
    expect((await home.awsFiles.current()).config).toMatchObject({ state: 'ok', canPutBack: false });
    expect(codeOf(await home.changes.putBackFile(configPath, 'whole'))).toBe('nothing-to-put-back');
  });
});

describe('another program', () => {
  it('that changes the file just before our write finds both edits in it', async () => {
    let disturbed = false;
    const home: MemoryHome = createMemoryHome({ [configPath]: config }, async (step, run) => {
      if (step.operation === 'create' && step.path.includes('.config.keyway') && !disturbed) {
        disturbed = true;
        await rewrite(home, config.replace('[default]', '[profile added]\nregion = q\n[default]'));
      }
      return run();
    });
    const made = await home.changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole');
    expect(codeOf(made)).toBe('ok');
    expect(textIn(home, configPath)).toBe(
      '# mine\n[profile added]\nregion = q\n[default]\nregion = eu-north-1\n\n[profile work]\nrole_arn = x # note\n',
    );
    expect(await home.changes.list()).toHaveLength(1);
  });
  it('that keeps changing the file is reported, and nothing of ours is left', async () => {
    let count = 0;
    const home: MemoryHome = createMemoryHome({ [configPath]: config }, async (step, run) => {
      if (step.operation === 'open' && step.path === configPath) {
        count += 1;
        await rewrite(home, `${config}# ${count}\n`);
      }
      return run();
    });
    const made = await home.changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole');
    expect(made).toMatchObject({ failure: { code: 'file-changed', facts: { path: '~/.aws/config' } } });
    expect(textIn(home, configPath)).toBe(`${config}# ${count}\n`);
    expect(Object.keys(home.memory.texts()).filter((path) => path.includes('.keyway-'))).toEqual([]);
  });
  it('that had read before our write and writes after it loses nothing, and neither do we', async () => {
    let disturbed = false;
    const home: MemoryHome = createMemoryHome({ [configPath]: config }, async (step, run) => {
      const value = await run();
      if (step.operation === 'rename' && step.path === configPath && !disturbed) {
        disturbed = true;
        await rewrite(home, config.replace('x # note', 'theirs'));
      }
      return value;
    });
    const made = valueOf(await home.changes.apply(settingRequest('default', 'region', 'ours'), 'whole'));
    expect(textIn(home, configPath)).toBe(config.replace('x # note', 'theirs').replace('eu-west-1', 'ours'));
    expect(made.files).toMatchObject([{ added: 1, removed: 1 }]);
    await home.changes.undo(null, 'whole');
    expect(textIn(home, configPath)).toBe(config.replace('x # note', 'theirs'));
  });
  it('that writes into the file we just replaced loses nothing, and neither do we', async () => {
    let theirs: Awaited<ReturnType<MemoryHome['memory']['open']>> | null = null;
    const home: MemoryHome = createMemoryHome({ [configPath]: config }, async (step, run) => {
      if (step.operation !== 'rename' || step.path !== configPath || theirs !== null) return run();
      theirs = await home.memory.open(configPath, 'read-write');
      const value = await run();
      const text = config.replace('x # note', 'theirs');
      await theirs.write(new TextEncoder().encode(text));
      await theirs.shortenTo(text.length);
      return value;
    });
    valueOf(await home.changes.apply(settingRequest('default', 'region', 'ours'), 'whole'));
    expect(textIn(home, configPath)).toBe(config.replace('x # note', 'theirs').replace('eu-west-1', 'ours'));
  });
  it('that always writes over us is reported, and its version stays', async () => {
    const home: MemoryHome = createMemoryHome({ [configPath]: config }, async (step, run) => {
      const value = await run();
      if (step.operation === 'rename' && step.path === configPath) await rewrite(home, config);
      return value;
    });
    const made = await home.changes.apply(settingRequest('default', 'region', 'ours'), 'whole');
    expect(made).toMatchObject({ failure: { code: 'change-overwritten', facts: { change: 'c1' } } });
    expect(textIn(home, configPath)).toBe(config);
    expect(codeOf(await home.changes.undo(null, 'whole'))).toBe('nothing-to-undo');
  });
  it('that makes the file while we make it finds both edits in it', async () => {
    let disturbed = false;
    const home: MemoryHome = createMemoryHome({}, async (step, run) => {
      if (step.operation === 'link' && !disturbed) {
        disturbed = true;
        await (await home.memory.create(configPath)).write(new TextEncoder().encode('[profile t]\na = b\n'));
      }
      return run();
    });
    valueOf(await home.changes.apply(settingRequest('default', 'region', 'ours'), 'whole'));
    expect(textIn(home, configPath)).toBe('[profile t]\na = b\n[default]\nregion = ours\n');
  });
});

async function rewrite(home: MemoryHome, text: string): Promise<void> {
  const file = await home.memory.open(configPath, 'read-write');
  await file.shortenTo(0);
  await file.write(new TextEncoder().encode(text));
}

describe('what is kept', () => {
  it('is readable by its owner alone', async () => {
    const home = homeWith();
    await home.changes.apply(threeWrites, 'whole');
    for (const path of Object.keys(home.memory.texts()).filter((name) => name.includes('/.keyway/'))) {
      expect(await home.memory.inspect(path)).toMatchObject({ mode: 0o600 });
    }
    expect(await home.memory.inspect(`${memoryHome}/.keyway/history`)).toMatchObject({ mode: 0o700 });
  });
  it('does not fall over a damaged entry', async () => {
    const home = homeWith({ [`${memoryHome}/.keyway/history/c7.json`]: '{"id":' });
    expect(await home.changes.list()).toEqual([]);
    expect(await idOf(home.changes.apply(settingRequest('default', 'region', 'a'), 'whole'))).toBe('c8');
    expect(documentFrom(textIn(home, configPath) ?? '').lines).toHaveLength(6);
  });
});
