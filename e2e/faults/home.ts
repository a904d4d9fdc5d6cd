/** A home with AWS files and a Keyway on it, for the suites that fail, kill and race. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createIniSecondReader } from '../../electron/adapters/ini-second-reader.js';
import { createNodeFileSystem } from '../../electron/adapters/node-file-system.js';
import { createProcessLocks } from '../../electron/adapters/process-locks.js';
import { createRandomSource } from '../../electron/adapters/random-source.js';
import { createSystemClock } from '../../electron/adapters/system-clock.js';
import { createImmediateClock } from '../../electron/adapters/testing/immediate-clock.js';
import {
  createMemoryFileSystem,
  type MemoryFileSystem,
} from '../../electron/adapters/testing/memory-file-system.js';
import { createOpenLocks } from '../../electron/adapters/testing/open-locks.js';
import {
  createSteppedFileSystem,
  type StepHook,
} from '../../electron/adapters/testing/stepped-file-system.js';
import { type Changes, createChanges } from '../../electron/services/changes/changes.js';
import { type AwsFiles, createAwsFiles } from '../../electron/services/files/aws-files.js';
import type { Clock, Environment, FileSystem, Locks, Places } from '../../electron/services/ports.js';
import { sealOf, type TestStore } from './test-store.js';

export interface Keyway {
  readonly changes: Changes;
  readonly awsFiles: AwsFiles;
}

export interface KeywayParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly locks: Locks;
  readonly environment?: Environment;
  /** What the history is sealed to; none where it is left out. */
  readonly store?: TestStore | undefined;
}

export function placesAt(home: string): Places {
  const folder = join(home, '.keyway');
  return {
    platform: 'linux',
    home,
    workingFolder: home,
    configFolder: folder,
    dataFolder: folder,
    stateFolder: folder,
  };
}

export function createKeyway(home: string, parts: KeywayParts): Keyway {
  const ports = {
    files: parts.files,
    clock: parts.clock,
    locks: parts.locks,
    random: createRandomSource(),
    secondReader: createIniSecondReader(),
    places: placesAt(home),
    environment: parts.environment ?? {},
    watcher: { watch: () => () => undefined },
  };
  const { files, places } = ports;
  const seal = parts.store === undefined ? undefined : sealOf(files, places, parts.store);
  const awsFiles = createAwsFiles(ports, null, seal);
  return { awsFiles, changes: createChanges(ports, awsFiles, seal) };
}

/** One Keyway on a real folder, as the hosts make it but for the watcher. */
export function createDiskKeyway(
  home: string,
  hook?: StepHook,
  clock: Clock = createSystemClock(),
  store?: TestStore,
): Keyway {
  const disk = createNodeFileSystem();
  return createKeyway(home, {
    files: hook === undefined ? disk : createSteppedFileSystem(disk, hook),
    clock,
    store,
    locks: createProcessLocks({ folder: join(home, '.keyway', 'locks'), clock: createSystemClock() }),
  });
}

export interface MemoryHome extends Keyway {
  readonly memory: MemoryFileSystem;
  readonly clock: ReturnType<typeof createImmediateClock>;
  /** Another Keyway on the same files. */
  readonly another: (hook?: StepHook) => Keyway;
}

export const memoryHome = '/home/p';
export const configPath = '/home/p/.aws/config';
export const credentialsPath = '/home/p/.aws/credentials';

export function createMemoryHome(
  texts: Readonly<Record<string, string>>,
  hook?: StepHook,
  store?: TestStore,
): MemoryHome {
  const memory = createMemoryFileSystem({ [join(memoryHome, 'placeholder')]: '', ...texts });
  const clock = createImmediateClock();
  const another = (ownHook?: StepHook): Keyway =>
    createKeyway(memoryHome, {
      files: ownHook === undefined ? memory : createSteppedFileSystem(memory, ownHook),
      clock,
      locks: createOpenLocks(),
      store,
    });
  return { ...another(hook), memory, clock, another };
}

/** The text of one file in memory; undefined where it is not. */
export function textIn(home: MemoryHome, path: string): string | undefined {
  return home.memory.texts()[path];
}

/** A new folder that stands in for the home, with files by their path under it. */
export function makeHome(texts: Readonly<Record<string, string>>, parent = tmpdir()): string {
  const home = mkdtempSync(join(parent, 'keyway-home-'));
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(home, name)), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, name), text, { mode: 0o600 });
  }
  return home;
}

export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true });
}

export function textAt(...names: readonly string[]): string | null {
  const path = join(...names);
  return statSync(path, { throwIfNoEntry: false }) === undefined ? null : readFileSync(path, 'utf-8');
}

/** Every file below a folder that a crash could have left: temporary versions, half-written entries. */
export function leftovers(home: string): string[] {
  const names = readdirSync(home, { recursive: true, encoding: 'utf-8' });
  return names.filter((name) => /\.keyway-[0-9a-f]+$|\.new$/u.test(name));
}
