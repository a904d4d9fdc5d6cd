/** What each size of test run consists of, as data. */
import { spawnSync } from 'node:child_process';
import { isOnPath } from './system-parts.mjs';

/**
 * A step: one command.
 * `reports`: `exit` counts the command as one test, `vitest` and `playwright` count what their report says.
 * `needs`: parts of the system (system-parts.mjs) without which it is skipped.
 * `isWide`: it keeps all cores busy; the others one. `isNeededLater`: the steps after it need what it makes.
 * `isAlone`: it makes anew what the steps before it still use.
 * @typedef {{
 *   name: string, command: readonly string[], reports: 'exit' | 'vitest' | 'playwright', needs: readonly string[],
 *   isWide: boolean, isNeededLater: boolean, isAlone: boolean,
 * }} Step
 */

function check(name, ...command) {
  return { name, command, reports: 'exit', needs: [], isWide: false, isNeededLater: false, isAlone: false };
}

function maker(name, needs, script) {
  return { ...check(name, 'npm', 'run', '--silent', script), needs, isNeededLater: true };
}

function vitest(name, needs, ...args) {
  const command = ['vitest', 'run', ...args];
  return { name, command, reports: 'vitest', needs, isWide: true, isNeededLater: false, isAlone: false };
}

function playwright(name, needs, ...args) {
  const command = ['playwright', 'test', ...args];
  const isWide = !needs.includes('electron');
  return {
    name,
    command: isWide ? command : inOwnDisplay(command),
    reports: 'playwright',
    needs,
    isWide,
    isNeededLater: false,
    isAlone: false,
  };
}

/** A runtime that cannot be checked against its maker's sums runs without a network, where the system can do that. */
function inOwnDisplay(command) {
  const shown = ['xvfb-run', '-a', '-s', '-screen 0 1280x800x24', ...command];
  const loopback = ['unshare', '-n', 'bash', '-c', 'ip link set lo up && exec "$@"', 'keyway'];
  const canUnshare = spawnSync(loopback[0], [...loopback.slice(1), 'true']).status === 0;
  return canUnshare ? [...loopback, ...shown] : shown;
}

/** Tests whose size KEYWAY_TEST_SIZE chooses; the others say nothing new at another size. */
const sized = [
  ...['.faults.test.ts', '.differential.test.ts', '.properties.test.ts', 'departures.test.ts'],
  ...[
    'damage.test.ts',
    'store-editing.test.ts',
    'store-recovery.test.ts',
    'key-section.test.ts',
    'text-table.test.ts',
  ],
];
/** Asks every shell there is: the quick run makes do with those that every Linux has. */
const shells = 'login-shell.test.ts';
const sizedNeeds = ['botocore', 'aws-cli-2', 'zsh', 'fish'];

/** Of files that are as they were, the answer of the last run counts. */
const keptFormat = ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier'];

/** Where moto is missing, `notRunHere` names it. */
function realClients() {
  return ['--project', 'aws', ...(isOnPath('moto_server') ? [] : ['--exclude', '**/*.moto.test.ts'])];
}

/** @returns {readonly Step[]} */
function quick() {
  return [
    check('types', 'tsc', '-b'),
    maker('build', [], 'build'),
    // In one run, so that no core waits while the slowest file of a step ends.
    vitest(
      'unit and command line',
      ['botocore', 'aws-cli-2'],
      ...['node', 'window', 'cli'].flatMap((project) => ['--project', project]),
    ),
    playwright(
      'journeys in a browser',
      ['chromium'],
      '--project=web',
      '--grep-invert',
      '@slow',
      'e2e/journeys',
    ),
  ];
}

/** @returns {readonly Step[]} what `npm test` does not run */
function ci() {
  return [
    maker('build', [], 'build'),
    // The longest, and on one core: all others run beside it.
    playwright(
      'journeys in Electron',
      ['electron', 'xvfb', 'gnome-keyring'],
      '--project=desktop',
      'e2e/journeys',
    ),
    check('lint', 'eslint', '.', '--max-warnings', '0'),
    check('format', 'prettier', '--check', '--log-level', 'warn', ...keptFormat, '.'),
    check('unused code', 'knip'),
    vitest('sized', sizedNeeds, '--project', 'node', '--project', 'faults', ...sized, shells),
    vitest('the command line at length', ['aws-cli-2', 'boto3'], '--project', 'cli-long'),
    vitest('asking the real tools', ['botocore', 'aws-cli-2'], '--project', 'oracle'),
    vitest('sessions and rotations on the loopback AWS', [], '--project', 'loopback'),
    vitest('the loopback AWS, asked by real clients', ['botocore', 'aws-cli-2'], ...realClients()),
    vitest('the real keychain', ['gnome-keyring'], '--project', 'keychain'),
    playwright('security, in a browser', ['chromium'], '--project=web', 'e2e/security'),
    playwright('security, in Electron', ['electron', 'xvfb'], '--project=desktop', 'e2e/security'),
    playwright(
      'long journeys in a browser',
      ['chromium'],
      '--project=web',
      '--grep',
      '@slow',
      'e2e/journeys',
    ),
    { ...maker('package', ['electron'], 'package:dir'), isAlone: true },
    playwright('what was packaged', ['electron', 'xvfb', 'gnome-keyring', 'aws-cli-2'], '--project=packaged'),
  ];
}

/** @returns {readonly Step[]} */
function nightly() {
  return [
    vitest(
      'sized',
      sizedNeeds,
      ...['node', 'faults', 'oracle'].flatMap((project) => ['--project', project]),
      ...sized,
      shells,
    ),
    vitest('the command line, killed again and again', [], '--project', 'cli-long', 'rotate-kills'),
    // Any two neighbours of any table of resolution exchanged: some test must fail.
    check('mutation of tables', 'node', 'scripts/mutation.mjs'),
  ];
}

export const sizes = { quick, ci, nightly };

/**
 * Suites for what a machine like this cannot have. They are named, not skipped.
 * @param {string | null} electronVersion of the runtime that desktop tests used
 */
export function notRunHere(electronVersion) {
  const rows = [
    ...(isOnPath('moto_server')
      ? []
      : [{ name: 'moto as a second AWS', why: 'moto_server is not on this machine' }]),
    { name: 'Windows, with its Credential Manager and DPAPI', why: 'needs a Windows machine' },
    { name: 'macOS, with its Keychain', why: 'needs a Mac' },
    { name: 'KWallet and KeePassXC', why: 'tests run with gnome-keyring' },
    { name: 'another Linux desktop', why: 'tests run under Xvfb, without a desktop' },
  ];
  if (electronVersion?.startsWith('45.') === true) return rows;
  const used =
    electronVersion === null ? 'no runtime was to be had' : `the runtime at hand was ${electronVersion}`;
  return [...rows, { name: 'Electron 45', why: used }];
}
