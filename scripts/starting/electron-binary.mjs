/** Finds Electron's binary, or gets it: installing runs no scripts, so a fresh checkout has none. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const namesByPlatform = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Longer than the download takes on a slow line would be too long to wait for a first look. */
const downloadWithinMilliseconds = 120_000;

/**
 * The path of the binary; null where there is none. A runtime that ELECTRON_OVERRIDE_DIST_PATH names comes first.
 * @param {string} projectFolder
 */
export function findElectron(projectFolder) {
  const packageFolder = join(projectFolder, 'node_modules', 'electron');
  const name = namesByPlatform[process.platform] ?? 'electron';
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') return existing(join(override, name));
  // Written last by the download: without it the files beside it are not whole.
  const marker = join(packageFolder, 'path.txt');
  if (!existsSync(marker)) return null;
  return existing(join(packageFolder, 'dist', readFileSync(marker, 'utf8').trim()));
}

/**
 * Downloads the binary by Electron's own installer, which checks it against the sums in its package.
 * Resolves whether or not that worked.
 * @param {string} projectFolder
 * @param {(line: string) => void} say
 */
export async function getElectron(projectFolder, say) {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] || process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return;
  const installer = join(projectFolder, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return;
  say('Getting the Electron binary, once...');
  await new Promise((done) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), downloadWithinMilliseconds);
    child.once('error', done);
    child.once('exit', () => {
      clearTimeout(timer);
      done();
    });
  });
}

/** @param {string} path */
function existing(path) {
  return existsSync(path) ? path : null;
}
