/** What the lines of this installation name, for every way in which the command can be there. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOwnCommand, type OwnCommandOptions } from './own-command.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyway-own-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(...names: readonly string[]): string {
  const path = join(folder, ...names);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  return path;
}

function find(options: Partial<OwnCommandOptions> & Pick<OwnCommandOptions, 'place'>) {
  return findOwnCommand({ node: null, environment: {}, ...options });
}

const missing = { ok: false, failure: { path: 'keyway', reason: 'no-command' } };

describe('a script', () => {
  it('is run by the Node that runs this, else by the one that is named, else by one on the PATH', () => {
    const place = { kind: 'script', path: file('cli.js') } as const;
    const [running, named, onPath] = [file('running'), file('named'), file('bin', 'node')];
    const environment = { KEYWAY_NODE: named, PATH: `/nowhere:${dirname(onPath)}` };
    const runBy = (node: string) => ({ ok: true, value: { node, command: place.path } });
    expect(find({ place, node: running, environment })).toEqual(runBy(running));
    expect(find({ place, environment })).toEqual(runBy(named));
    expect(find({ place, environment: { PATH: environment.PATH } })).toEqual(runBy(onPath));
  });
  it('is named as what Node starts sooner, where that was built', () => {
    const [script, node, quick] = [file('cli.js'), file('node'), file('command', 'keyway.cjs')];
    const place = { kind: 'script', path: script } as const;
    expect(find({ place, node })).toEqual({ ok: true, value: { node, command: quick } });
  });
  it('without a Node is no command', () => {
    expect(find({ place: { kind: 'script', path: file('cli.js') } })).toEqual(missing);
  });
});

describe('an executable', () => {
  it('runs by itself, whatever Node there is, and is named behind links', () => {
    const command = file('app', 'keyway');
    const link = join(folder, 'link');
    symlinkSync(command, link);
    const found = find({
      place: { kind: 'executable', path: link },
      environment: { KEYWAY_NODE: file('node') },
    });
    expect(found).toEqual({ ok: true, value: { node: null, command } });
  });
  it('that is not there is no command', () => {
    expect(find({ place: { kind: 'executable', path: join(folder, 'keyway') } })).toEqual(missing);
  });
});

describe('a place that is gone when the app ends', () => {
  it.each([
    ['the mount of an AppImage', '.mount_KeywayAbC123/resources/command/keyway'],
    [
      'where macOS starts what was just downloaded',
      'AppTranslocation/0A1B/d/Keyway.app/Contents/Resources/keyway',
    ],
  ])('is %s', (_case, name) => {
    const path = file(name);
    expect(find({ place: { kind: 'executable', path } })).toEqual({
      ok: false,
      failure: { path, reason: 'mounted' },
    });
  });
  it('is what an AppImage names as its own, through links too', () => {
    const path = file('unpacked', 'resources', 'keyway');
    const link = join(folder, 'link');
    symlinkSync(join(folder, 'unpacked'), link);
    const found = find({ place: { kind: 'executable', path }, environment: { APPDIR: link } });
    expect(found).toEqual({ ok: false, failure: { path, reason: 'mounted' } });
  });
  it.each(['', 'nowhere', 'unpac', 'unpacked/other'])(
    'is not where the AppImage that started this is another: %s',
    (appFolder) => {
      file('unpacked', 'other', 'file');
      file('unpac', 'file');
      const path = file('unpacked', 'keyway');
      const environment = { APPDIR: appFolder === '' ? '' : join(folder, appFolder) };
      expect(find({ place: { kind: 'executable', path }, environment }).ok).toBe(true);
    },
  );
});
