/**
 * `npm start [-- --home DIR] [-- --web]`: builds where needed, then opens Keyway.
 *
 * Electron is taken when its binary is there or can be had; otherwise one line says so and the same app opens in the
 * browser. Plain JavaScript, because it runs before anything is built.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build, isBuilt } from './starting/build.mjs';
import { chooseHost, electronFailed } from './starting/choose-host.mjs';
import { findElectron, getElectron } from './starting/electron-binary.mjs';

const projectFolder = resolve(import.meta.dirname, '..');

/** An Electron that ends this soon, and not in order, never showed a window. */
const failsWithinMilliseconds = 5000;

function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Runs a program until it ends; signals go to it alone. */
function run(program, programArguments, environment) {
  return new Promise((ended) => {
    const startedAt = performance.now();
    const child = spawn(program, programArguments, {
      cwd: projectFolder,
      env: environment,
      stdio: 'inherit',
    });
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
    child.once('error', () => ended({ code: 1, lasted: 0, wasStopped: false }));
    child.once('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, pass);
      const wasStopped = signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP';
      ended({ code: code ?? 1, lasted: performance.now() - startedAt, wasStopped });
    });
  });
}

function runDesktop(electron, appArguments) {
  const environment = { ...process.env };
  // Some terminals set it for their own use, and Electron would then be plain Node.
  delete environment['ELECTRON_RUN_AS_NODE'];
  // What the lines of the config file start `keyway` with: Electron is no Node.
  environment['KEYWAY_NODE'] = process.execPath;
  return run(electron, [projectFolder, ...appArguments], environment);
}

function runWeb(appArguments) {
  return run(process.execPath, [join(projectFolder, 'out', 'main', 'web.js'), ...appArguments], process.env);
}

async function start() {
  const given = process.argv.slice(2);
  const wantsWeb = given.includes('--web') || given.includes('--no-open');
  const appArguments = given.filter((argument) => argument !== '--web');
  if (!isBuilt(projectFolder)) {
    say('Building Keyway...');
    if (!build(projectFolder)) return 1;
  }
  const facts = {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasDisplay: Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']),
    wantsWeb,
  };
  // Only where nothing else stands against it is the binary worth a download.
  const isPossible = chooseHost({ ...facts, electron: 'any' }).host === 'desktop';
  if (isPossible && findElectron(projectFolder) === null) await getElectron(projectFolder, say);
  const electron = findElectron(projectFolder);
  const choice = chooseHost({ ...facts, electron });
  if (choice.host === 'desktop' && electron !== null) {
    const { code, lasted, wasStopped } = await runDesktop(electron, appArguments);
    const cameUp = code === 0 || wasStopped || lasted > failsWithinMilliseconds;
    if (cameUp) return code;
  }
  const line = choice.host === 'desktop' ? electronFailed : choice.line;
  if (line !== null) say(line);
  return (await runWeb(appArguments)).code;
}

process.exitCode = await start();
