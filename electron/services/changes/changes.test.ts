import { describe, expect, it } from 'vitest';
import {
  configPath,
  createMemoryHome,
  credentialsPath,
  memoryHome,
  type MemoryHome,
  textIn,
} from '../../../e2e/faults/home.js';
import { documentFrom, settingRequest, threeWrites, withSetting } from '../../../e2e/faults/requests.js';
import type { Result } from '../../../shared/models/failure.js';
import type { MadeChange } from '../api.js';
import type { ChangeRequest } from './plan.js';

const config = '# mine\n[default]\nregion = eu-west-1\n\n[profile work]\nrole_arn = x # note\n';
const credentials = '[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\n';

function homeWith(texts: Readonly<Record<string, string>> = {}): MemoryHome {
  return createMemoryHome({ [configPath]: config, [credentialsPath]: credentials, ...texts });
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.failure.code;
}

async function idOf(made: Promise<Result<MadeChange>>): Promise<string> {
  return valueOf(await made).id ?? 'none';
}

function planOf(plan: ChangeRequest['plan']): ChangeRequest {
  return { action: 'make-active', profiles: [], plan };
}

describe('a change', () => {
  it('is written, told with its diff and listed', async () => {
    const home = homeWith();
    const made = valueOf(
      await home.changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole'),
    );
    expect(textIn(home, configPath)).toBe(config.replace('eu-west-1', 'eu-north-1'));
    expect(made).toMatchObject({
      id: 'c1',
      files: [{ path: '~/.aws/config', added: 1, removed: 1 }],
      writtenInPlace: [],
    });
    const [row] = await home.changes.list();
    expect(row).toMatchObject({ id: 'c1', action: 'make-active', undoneBy: null });
    expect(valueOf(await home.changes.show('c1', 'whole')).files).toEqual(made.files);
  });
  it('leaves no trace where nothing has to be written', async () => {
    const home = homeWith();
    const made = await home.changes.apply(settingRequest('default', 'region', 'eu-west-1'), 'whole');
    expect(valueOf(made)).toEqual({ id: null, files: [], writtenInPlace: [] });
    expect(await home.changes.list()).toEqual([]);
  });
  it('can be looked at beforehand without being made', async () => {
    const home = homeWith();
    const request = settingRequest('default', 'region', 'eu-north-1');
    const preview = valueOf(await home.changes.preview(request, 'whole'));
    expect(textIn(home, configPath)).toBe(config);
    expect(preview).toEqual(valueOf(await home.changes.apply(request, 'whole')).files);
  });
  it('makes a missing file and its folder for the owner alone', async () => {
    const home = createMemoryHome({});
    await home.changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole');
    expect(textIn(home, configPath)).toBe('[default]\nregion = eu-north-1\n');
    expect(await home.memory.inspect(configPath)).toMatchObject({ mode: 0o600, links: 1 });
    expect(await home.memory.inspect('/home/p/.aws')).toMatchObject({ mode: 0o700 });
  });
  it('keeps the mode of a file', async () => {
    const home = homeWith();
    const file = await home.memory.open(configPath, 'read-write');
    await file.setMode(0o644);
    await home.changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole');
    expect(await home.memory.inspect(configPath)).toMatchObject({ mode: 0o644 });
  });
  it('writes to where links lead, also where nothing is there yet', async () => {
    const home = createMemoryHome({ '/home/p/.aws/placeholder': '', '/home/p/dotfiles/placeholder': '' });
    home.memory.addLink(configPath, '../dotfiles/aws-config');
    await home.changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole');
    expect(await home.memory.inspect(configPath)).toMatchObject({ kind: 'link' });
    expect(textIn(home, '/home/p/dotfiles/aws-config')).toBe('[default]\nregion = eu-north-1\n');
  });
  it('keeps both names of a file that has two, and says that it was written in place', async () => {
    const home = homeWith();
    await home.memory.link(configPath, '/home/p/second-name');
    const made = valueOf(
      await home.changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole'),
    );
    expect(made.writtenInPlace).toEqual(['~/.aws/config']);
    expect(textIn(home, '/home/p/second-name')).toBe(textIn(home, configPath));
  });
  it('is refused where the second reader sees more change than was named', async () => {
    const home = homeWith();
    const request = planOf(({ config: file }) => {
      const edited = withSetting(file.document, 'default', 'region', 'eu-north-1');
      const after = withSetting(edited, 'profile work', 'role_arn', 'y');
      const sections = new Map([[file.path, ['default']]]);
      return { ok: true, value: { steps: [{ path: file.path, after }], sections } };
    });
    const made = await home.changes.apply(request, 'whole');
    expect(made).toMatchObject({
      failure: { code: 'second-reader-veto', facts: { section: 'profile work' } },
    });
    expect(textIn(home, configPath)).toBe(config);
    expect(await home.changes.list()).toEqual([]);
  });
  it('is not made on a file that another program emptied', async () => {
    const home = homeWith();
    await home.awsFiles.current();
    await (await home.memory.open(configPath, 'read-write')).shortenTo(0);
    const made = await home.changes.apply(settingRequest('default', 'region', 'x'), 'whole');
    expect(made).toMatchObject({ failure: { code: 'file-emptied', facts: { path: '~/.aws/config' } } });
    expect(textIn(home, configPath)).toBe('');
  });
  it('never gets an id that was given before, also after old ones are dropped', async () => {
    const home = homeWith();
    await home.changes.apply(settingRequest('default', 'region', 'a'), 'whole');
    home.clock.advance(91 * 86_400_000);
    await home.changes.recover();
    expect(await home.changes.list()).toEqual([]);
    expect(await idOf(home.changes.apply(settingRequest('default', 'region', 'b'), 'whole'))).toBe('c2');
  });
  it('hides secrets in what it shows', async () => {
    const home = homeWith();
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const request = planOf(({ credentials: file }) => {
      const after = withSetting(file.document, 'default', 'aws_secret_access_key', secret);
      const sections = new Map([[file.path, ['default']]]);
      return { ok: true, value: { steps: [{ path: file.path, after }], sections } };
    });
    const made = valueOf(await home.changes.apply(request, 'last-four'));
    expect(textIn(home, credentialsPath)).toContain(secret);
    expect(JSON.stringify(made)).not.toContain(secret);
    expect(JSON.stringify(made)).not.toContain('AKIAI44QH8DHBEXAMPLE');
  });
});

describe('undo', () => {
  it('gives back the very bytes of before, over both files', async () => {
    const home = homeWith();
    await home.changes.apply(threeWrites, 'whole');
    expect(textIn(home, configPath)).toContain('[profile new]');
    const undone = valueOf(await home.changes.undo(null, 'whole'));
    expect(undone.id).toBe('c2');
    expect([textIn(home, configPath), textIn(home, credentialsPath)]).toEqual([config, credentials]);
    expect((await home.changes.list()).map((row) => row.undoneBy)).toEqual([null, 'c2']);
  });
  it('keeps what was edited elsewhere since', async () => {
    const home = homeWith();
    await home.changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole');
    await home.changes.apply(settingRequest('profile work', 'role_arn', 'y'), 'whole');
    await home.changes.undo('c1', 'whole');
    expect(textIn(home, configPath)).toBe(config.replace('x # note', 'y'));
  });
  it('says where it overlaps with a later edit, and changes nothing', async () => {
    const home = homeWith();
    await home.changes.apply(settingRequest('default', 'region', 'eu-north-1'), 'whole');
    await home.changes.apply(settingRequest('default', 'region', 'eu-south-1'), 'whole');
    const undone = await home.changes.undo('c1', 'whole');
    expect(undone).toMatchObject({
      failure: { code: 'undo-conflict', facts: { change: 'c1', path: '~/.aws/config', line: 3 } },
    });
    expect(textIn(home, configPath)).toContain('eu-south-1');
  });
  it('removes a file that the change made, unless someone added to it', async () => {
    const home = createMemoryHome({});
    await home.changes.apply(settingRequest('default', 'region', 'a'), 'whole');
    await home.changes.undo(null, 'whole');
    expect(textIn(home, configPath)).toBeUndefined();
    await home.changes.apply(settingRequest('default', 'region', 'a'), 'whole');
    await home.changes.apply(settingRequest('profile other', 'region', 'b'), 'whole');
    await home.changes.undo('c3', 'whole');
    expect(textIn(home, configPath)).toBe('[profile other]\nregion = b\n');
  });
  it('takes the newest that is neither undone nor an undoing, until there is none', async () => {
    const home = homeWith();
    await home.changes.apply(settingRequest('default', 'region', 'a'), 'whole');
    await home.changes.apply(settingRequest('default', 'region', 'b'), 'whole');
    await home.changes.undo(null, 'whole');
    await home.changes.undo(null, 'whole');
    expect(textIn(home, configPath)).toBe(config);
    expect(codeOf(await home.changes.undo(null, 'whole'))).toBe('nothing-to-undo');
  });
  it('can itself be undone, after which the change counts as made again', async () => {
    const home = homeWith();
    await home.changes.apply(settingRequest('default', 'region', 'a'), 'whole');
    await home.changes.undo('c1', 'whole');
    expect(await home.changes.undo('c1', 'whole')).toMatchObject({
      failure: { code: 'already-undone', facts: { by: 'c2' } },
    });
    await home.changes.undo('c2', 'whole');
    expect(textIn(home, configPath)).toContain('region = a');
    expect((await home.changes.list()).map((row) => row.undoneBy)).toEqual([null, 'c3', null]);
  });
  it('of a change that someone took back by hand is noted without a write', async () => {
    const home = homeWith();
    await home.changes.apply(settingRequest('default', 'region', 'a'), 'whole');
    const file = await home.memory.open(configPath, 'read-write');
    await file.write(new TextEncoder().encode(config));
    await file.shortenTo(config.length);
    expect(await idOf(home.changes.undo(null, 'whole'))).toBe('none');
    expect(codeOf(await home.changes.undo(null, 'whole'))).toBe('nothing-to-undo');
  });
  it('knows no change that is not there', async () => {
    expect(codeOf(await homeWith().changes.undo('c9', 'whole'))).toBe('change-not-found');
    expect(codeOf(await homeWith().changes.undo('../c9', 'whole'))).toBe('change-not-found');
    expect(codeOf(await homeWith().changes.show('c9', 'whole'))).toBe('change-not-found');
  });
});

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
