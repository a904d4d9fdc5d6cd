import { describe, expect, it } from 'vitest';
import { configPath, createMemoryHome, credentialsPath, textIn } from '../../../e2e/faults/home.js';
import { settingRequest, threeWrites, withSetting } from '../../../e2e/faults/requests.js';
import type { ChangeRequest } from './plan.js';
import { config, credentials, homeWith, valueOf, codeOf, idOf } from '../../../e2e/faults/changing.js';

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
