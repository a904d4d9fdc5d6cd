/** Starts what `npm run package:dir` made, as a person would, and looks at its window from outside. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { createSampleHome, type Home } from '../support/homes.js';
import { environmentIn, sandboxArguments } from '../support/hosts.js';
import { archive, endPacked, executable, packed, startPacked } from './packed.js';

/** How a fuse stands in the binary: as a digit. */
const fuse = { off: '0'.charCodeAt(0), on: '1'.charCodeAt(0) } as const;

let home: Home;

test.beforeEach(() => {
  home = createSampleHome();
});
test.afterEach(async () => {
  await endPacked();
  home.remove();
});

test('the packed app shows the profiles of its home', async () => {
  const page = await startPacked(home.folder);
  for (const name of ['base', 'session', 'admin', 'program']) {
    await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
  }
  expect(page.url()).toMatch(/^app:\/\/main\//);
});

test('it cannot be made to run other code: not as Node, not by its environment, not from a folder beside the archive', () => {
  const script = join(home.folder, 'evil.cjs');
  const mark = join(home.folder, 'ran');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
  const loose = join(packed, 'resources', 'app');
  mkdirSync(loose);
  writeFileSync(join(loose, 'package.json'), '{"main":"main.js"}');
  writeFileSync(join(loose, 'main.js'), readFileSync(script));
  try {
    for (const variables of [{ ELECTRON_RUN_AS_NODE: '1' }, { NODE_OPTIONS: `--require ${script}` }]) {
      try {
        execFileSync(executable, [...sandboxArguments, '--home', home.folder, script], {
          env: { ...environmentIn(home.folder), ...variables },
          stdio: 'ignore',
          timeout: 3000,
        });
      } catch {
        // It runs as itself until the time is up.
      }
      expect(existsSync(mark)).toBe(false);
    }
  } finally {
    rmSync(loose, { recursive: true });
  }
});

test("it contains neither the web host, nor the command, nor Electron's own welcome app", () => {
  const text = readFileSync(archive, 'latin1');
  expect(text).toContain('out/main/main.js'.split('/').at(-1));
  expect(text).not.toContain('http-equiv="refresh"');
  // As the archive lists its files.
  expect(text).toContain('"main.js":{"size"');
  expect(text).not.toContain('"web.js":{"size"');
  expect(text).not.toContain('"cli.js":{"size"');
  expect(text).not.toContain('"command":{"files"');
  expect(text).not.toContain('runWholeCommand');
  expect(existsSync(join(packed, 'resources', 'default_app.asar'))).toBe(false);
});

test('beside the archive lies the keyring library, with the build for this system, and nothing else', () => {
  const unpacked = `${archive}.unpacked`;
  const modules = join(unpacked, 'node_modules', '@napi-rs');
  expect(readdirSync(unpacked)).toEqual(['node_modules']);
  expect(readdirSync(join(unpacked, 'node_modules'))).toEqual(['@napi-rs']);
  expect(readdirSync(modules).sort()).toEqual(['keyring', expect.stringMatching(/^keyring-linux-\w+-gnu$/)]);
  expect(createRequire(join(unpacked, 'main.js'))('@napi-rs/keyring')).toHaveProperty('AsyncEntry');
});

test('every fuse is set as decided, and there is none that nobody decided', async () => {
  const states = Object.entries(await getCurrentFuseWire(executable)).filter(([name]) => /^\d+$/.test(name));
  expect(Object.fromEntries(states)).toEqual({
    [FuseV1Options.RunAsNode]: fuse.off,
    [FuseV1Options.EnableCookieEncryption]: fuse.on,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: fuse.off,
    [FuseV1Options.EnableNodeCliInspectArguments]: fuse.off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: fuse.on,
    [FuseV1Options.OnlyLoadAppFromAsar]: fuse.on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: fuse.off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: fuse.off,
  });
});
