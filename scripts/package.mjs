/**
 * `npm run package:dir`: builds, makes the command an executable, then packs the app for this platform into dist/, unpacked.
 * Without the command nothing is packed: the app could move no key into the store.
 *
 * Where ELECTRON_OVERRIDE_DIST_PATH names a runtime, that one is packed; nothing is downloaded then.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeCommandExecutable } from './packaging/command-executable.mjs';
import { build } from './starting/build.mjs';

const projectFolder = resolve(import.meta.dirname, '..');

function runtimeArguments() {
  const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (runtime === undefined || runtime === '') return [];
  const version = readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
  return [`-c.electronDist=${resolve(runtime)}`, `-c.electronVersion=${version}`];
}

function pack() {
  const tool = join(projectFolder, 'node_modules', 'electron-builder', 'cli.js');
  const packArguments = ['--dir', '--publish', 'never', '--config', 'build/electron-builder.yml'];
  const { status } = spawnSync(process.execPath, [tool, ...packArguments, ...runtimeArguments()], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  return status ?? 1;
}

async function makePackage() {
  if (!build(projectFolder)) return 1;
  try {
    await makeCommandExecutable(projectFolder);
  } catch (error) {
    console.error(`Not packed: ${error.message}.`);
    return 1;
  }
  return pack();
}

process.exitCode = await makePackage();
