/** Programs of the system that some tests need: found, installed where this may be done, else named. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { findElectron, getElectron } from '../starting/electron-binary.mjs';

/** What a program answers on standard output and error; empty where it cannot be run. */
function answerOf(program, args) {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 30_000 });
  return `${stdout ?? ''}${stderr ?? ''}`;
}

/** All programs of that name: those on the PATH in order, then the system's own. */
function programs(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'].filter(
    (folder) => folder !== '',
  );
  return [...new Set(folders.map((folder) => join(folder, name)))].filter((path) => existsSync(path));
}

/** @param {string} name of a program */
export function isOnPath(name) {
  return programs(name).length > 0;
}

function firstOf(names) {
  return names.flatMap(programs)[0] ?? null;
}

/** Version 1 often stands first on the PATH, under the same name. */
function findAwsCli() {
  return programs('aws').find((path) => answerOf(path, ['--version']).startsWith('aws-cli/2.')) ?? null;
}

function findBoto3() {
  const ask = ['-c', 'import boto3; print(boto3.__version__)'];
  return programs('python3').find((path) => /^\d+\.\d+/.test(answerOf(path, ask))) ?? null;
}

function findBotocore() {
  const ask = ['-c', 'import botocore; print(botocore.__version__)'];
  return programs('python3').find((path) => /^\d+\.\d+/.test(answerOf(path, ask))) ?? null;
}

/** @returns {string | null} the version of the Electron that desktop tests use, as its own folder says */
export function electronVersion() {
  const electron = findElectron('.');
  return electron === null ? null : readFileSync(join(dirname(electron), 'version'), 'utf8').trim();
}

/** The keyring's daemon, and what tests ask and answer it with. */
function findGnomeKeyring() {
  const missing = ['gnome-keyring-daemon', 'dbus-daemon', 'dbus-send', 'secret-tool'].some(
    (name) => firstOf([name]) === null,
  );
  // Debian's own Python: another one that stands first on the PATH does not see Debian's modules.
  const ask = ['-c', 'import dbus, gi; gi.require_version("Gcr", "3"); from gi.repository import Gcr, GLib'];
  const canAnswer = spawnSync('/usr/bin/python3', ask, { timeout: 30_000 }).status === 0;
  return missing || !canAnswer ? null : firstOf(['gnome-keyring-daemon']);
}

const electronLibraries = [
  'libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libxtst6 libnotify4 libatspi2.0-0 libdrm2 libxkbcommon0',
  'dbus fonts-dejavu-core iproute2',
].join(' ');

/** Each part: how it is found, and what brings it: Debian's packages, or a program of its own. */
const parts = {
  chromium: {
    find: () => firstOf(['chromium', 'chromium-browser', 'google-chrome']),
    packages: 'chromium fonts-dejavu-core',
  },
  zsh: { find: () => firstOf(['zsh']), packages: 'zsh' },
  fish: { find: () => firstOf(['fish']), packages: 'fish' },
  xvfb: { find: () => firstOf(['xvfb-run']), packages: `xvfb xauth ${electronLibraries}` },
  'aws-cli-2': { find: findAwsCli, packages: 'awscli' },
  botocore: { find: findBotocore, packages: 'python3 python3-botocore' },
  boto3: { find: findBoto3, packages: 'python3 python3-boto3' },
  'gnome-keyring': {
    find: findGnomeKeyring,
    packages: 'gnome-keyring dbus dbus-x11 libsecret-tools python3-dbus python3-gi gir1.2-gcr-3',
  },
  electron: { find: () => findElectron('.'), packages: null, get: () => getElectron('.', console.log) },
};

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function installPackages(names) {
  const packages = names.flatMap((name) => parts[name].packages?.split(' ') ?? []);
  if (packages.length === 0 || !mayInstall()) return;
  console.log(`Installing ${packages.join(' ')}`);
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  // The list of packages may be there already, or not be had: both show in the install.
  if (!aptGet(install) && aptGet(['update'])) aptGet(install);
}

/**
 * Finds the named parts, and gets those that are missing where this may be done.
 * @param {readonly string[]} names
 * @returns {Promise<readonly string[]>} those that are missing still
 */
export async function provideParts(names) {
  const absent = () => names.filter((name) => parts[name].find() === null);
  if (absent().length > 0) installPackages(absent());
  for (const name of absent()) await parts[name].get?.();
  return absent();
}
