import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { usePrinted } from '../../shared/models/change.js';
import { bytesOf, exampleKey, json, keyway, makeHome, tinyHome } from './harness.js';

const project = resolve(import.meta.dirname, '../..');

describe('the worked example of the command line', () => {
  test('profiles --json lists both profiles, as the page has it', () => {
    const ran = keyway(makeHome(tinyHome), ['profiles', '--json']);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(json(ran)).toEqual([
      {
        name: 'base',
        kind: 'access-key',
        stores: ['shared'],
        locations: [{ storeType: 'shared', path: '~/.aws/credentials' }],
        region: null,
        accountId: null,
        origin: [{ file: '~/.aws/credentials', line: 1 }],
        active: false,
        copyOf: null,
        findings: ['plaintext-long-term-key'],
      },
      {
        name: 'dev',
        kind: 'role',
        stores: ['shared'],
        locations: [{ storeType: 'shared', path: '~/.aws/config' }],
        region: 'eu-west-1',
        accountId: '111122223333',
        origin: [{ file: '~/.aws/config', line: 1 }],
        active: false,
        copyOf: null,
        findings: [],
      },
    ]);
  });

  test('use dev adds five lines to the config file, undo takes them back to the byte', () => {
    const home = makeHome(tinyHome);
    const used = keyway(home, ['use', 'dev', '--json']);
    expect(used).toMatchObject({ status: 0, stderr: '' });
    const printed = usePrinted.parse(json(used));
    expect(printed).toMatchObject({
      change: 'c1',
      files: [{ path: '~/.aws/config', added: 5, removed: 0 }],
      active: 'dev',
      revertsAt: null,
    });
    expect(printed.tools.find(({ tool }) => tool === 'aws-cli-v2')).toMatchObject({
      profile: { name: 'default', from: { default: true } },
      outcome: { kind: 'role', base: { profile: 'base', accessKeyId: exampleKey.id } },
      region: { value: 'eu-west-1' },
    });
    const undone = keyway(home, ['undo', '--json']);
    expect(undone).toMatchObject({ status: 0, stderr: '' });
    expect(json(undone)).toMatchObject({
      change: 'c2',
      files: [{ path: '~/.aws/config', added: 0, removed: 5 }],
    });
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
    expect(bytesOf(home, '.aws/credentials')).toBe(tinyHome['.aws/credentials']);
  });

  test('the diff of use names both files and shows what stands in the file afterwards', () => {
    const home = makeHome(tinyHome);
    const { diff } = changeOf(keyway(home, ['use', 'dev', '--json']));
    expect(diff).toContain('--- ~/.aws/config\n+++ ~/.aws/config\n@@ ');
    expect(diff).toContain('+[default]\n');
    const added = diff.split('\n').filter((line) => /^\+(?!\+\+)/.test(line));
    for (const line of added) expect(bytesOf(home, '.aws/config')).toContain(line.slice(1));
  });

  test('history lists the newest first and says what was undone', () => {
    const home = makeHome(tinyHome);
    keyway(home, ['use', 'dev']);
    keyway(home, ['undo']);
    const rows = json(keyway(home, ['history', '--json']));
    expect(rows).toMatchObject([
      { id: 'c2', action: 'undo', undoneBy: null, files: [{ path: '~/.aws/config', added: 0, removed: 5 }] },
      { id: 'c1', action: 'make-active', profiles: ['dev'], undoneBy: 'c2' },
    ]);
  });

  test('show gives the row and the settings with their lines, secrets masked', () => {
    const home = makeHome(tinyHome);
    expect(json(keyway(home, ['show', 'base', '--json']))).toMatchObject({
      name: 'base',
      kind: 'access-key',
      settings: {
        aws_access_key_id: { value: exampleKey.id, origin: { file: '~/.aws/credentials', line: 2 } },
        aws_secret_access_key: { value: '********', origin: { file: '~/.aws/credentials', line: 3 } },
      },
    });
  });

  test('show NAME --location reads another credentials file', () => {
    const home = makeHome({ ...tinyHome, 'other/keys': '[elsewhere]\nregion = ap-south-1\n' });
    const shown = keyway(home, ['show', 'elsewhere', '--location', `${home}/other/keys`, '--json']);
    expect(json(shown)).toMatchObject({ name: 'elsewhere', origin: [{ file: '~/other/keys', line: 1 }] });
    expect(keyway(home, ['show', 'elsewhere', '--json']).status).toBe(1);
  });
});

describe('active', () => {
  test('is the original while [default] is our copy of it, and says so on the row of default', () => {
    const home = makeHome(tinyHome);
    keyway(home, ['use', 'dev']);
    const rows = json(keyway(home, ['profiles', '--json']));
    expect(rows).toContainEqual(expect.objectContaining({ name: 'dev', active: true, copyOf: null }));
    expect(rows).toContainEqual(expect.objectContaining({ name: 'default', active: false, copyOf: 'dev' }));
  });

  test('an earlier [default] is kept as default-before, and --restore puts it back to the byte', () => {
    const credentials = `[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n${tinyHome['.aws/credentials']}`;
    const home = makeHome({ ...tinyHome, '.aws/credentials': credentials });
    expect(keyway(home, ['use', 'dev']).status).toBe(0);
    expect(json(keyway(home, ['show', 'default-before', '--json']))).toMatchObject({
      settings: { aws_access_key_id: { value: 'AKIAI44QH8DHBEXAMPLE' } },
    });
    const restored = keyway(home, ['use', '--restore', '--json']);
    expect(json(restored)).toMatchObject({ active: 'default' });
    expect(bytesOf(home, '.aws/credentials')).toBe(credentials);
    expect(bytesOf(home, '.aws/config')).toBe(tinyHome['.aws/config']);
  });

  test('--for says when it goes back, --restore without a copy of ours fails with nothing-to-restore', () => {
    const home = makeHome(tinyHome);
    expect(keyway(home, ['use', '--restore', '--json'])).toMatchObject({ status: 1 });
    expect(json(keyway(home, ['use', '--restore', '--json']))).toMatchObject({
      error: { code: 'nothing-to-restore', facts: {} },
    });
    const used = keyway(home, ['use', 'dev', '--for', '1h', '--json']);
    expect(used.stdout).toMatch(/"revertsAt":"\d{4}-\d{2}-\d{2}T[\d:.]+Z"/);
  });
});

describe('the command itself', () => {
  test('prints its version, also through npx in the project', () => {
    const { version } = manifest();
    expect(keyway(makeHome(), ['--version']).stdout).toBe(`${version}\n`);
    const printed = execFileSync('npx', ['--no-install', 'keyway', '--version'], {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(printed).toBe(`${version}\n`);
  });

  test.each([
    [['explode'], 'unknown-command'],
    [['profiles', '--colour'], 'unknown-option'],
    [['parse', 'x', '--dialect', 'toml'], 'unknown-dialect'],
    [['use', 'dev', `aws_secret_access_key=${exampleKey.secret}`], 'secret-in-arguments'],
  ])('%j exits 2, and does not repeat it', (args, reason) => {
    const ran = keyway(makeHome(), [...args, '--json']);
    expect(ran.status).toBe(2);
    expect(json(ran)).toMatchObject({ error: { code: 'wrong-use', facts: { reason }, action: null } });
    expect(ran.stdout + ran.stderr).not.toContain(exampleKey.secret);
  });

  test('no command but fmt prints a secret', () => {
    const home = makeHome(tinyHome);
    const all = [
      ['profiles'],
      ['show', 'base'],
      ['use', 'base'],
      ['undo'],
      ['history'],
      ['parse', `${home}/.aws/credentials`, '--dialect', 'botocore'],
      ['fmt', '--check', `${home}/.aws/credentials`],
    ];
    for (const args of [...all, ...all.map((each) => [...each, '--json'])]) {
      const { status, stdout, stderr } = keyway(home, args);
      expect({ args, status }).toEqual({ args, status: 0 });
      expect(stdout + stderr).not.toContain(exampleKey.secret.slice(0, 8));
    }
  });
});

function changeOf(ran: { readonly stdout: string }): { readonly diff: string } {
  const value: unknown = JSON.parse(ran.stdout);
  if (typeof value === 'object' && value !== null && 'diff' in value && typeof value.diff === 'string') {
    return { diff: value.diff };
  }
  throw new Error('no diff was printed');
}

function manifest(): { readonly version: string } {
  const value: unknown = JSON.parse(readFileSync(resolve(project, 'package.json'), 'utf8'));
  if (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'string'
  ) {
    return { version: value.version };
  }
  throw new Error('the manifest has no version');
}
