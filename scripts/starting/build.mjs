/** Builds what is started, where that is missing or older than what it is made of. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the build reads. */
const sources = [
  ...['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json'],
  'scripts/starting/quick-command.ts',
];

/** Everything the build must have made; the window comes last. */
const results = ['out/main/main.js', 'out/main/web.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** @param {string} projectFolder */
export function isBuilt(projectFolder) {
  const made = results.map((path) => changedAt(join(projectFolder, path)));
  const changed = sources.map((path) => changedAt(join(projectFolder, path)));
  return Math.min(...made) > Math.max(...changed);
}

/**
 * Runs the build, quietly unless it fails. Gives whether it worked.
 * @param {string} projectFolder
 */
export function build(projectFolder) {
  const tool = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
  return status === 0;
}

/**
 * When the newest file at or below the path was changed; 0 where nothing is there.
 * @param {string} path
 */
function changedAt(path) {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return 0;
  if (!facts.isDirectory()) return facts.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, changedAt(join(path, name))), 0);
}
