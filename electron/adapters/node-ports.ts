/** All ports over real libraries, for the hosts. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Notifier, Programs, Terminals } from '../services/aws-port.js';
import type { Browser, Clipboard, Consent, Places, Ports, SystemEvents } from '../services/ports.js';
import { createAws } from './aws/aws.js';
import { createOpenApps } from './bridge/bridge-client.js';
import { type CommandPlace, findOwnCommand } from './bridge/own-command.js';
import { createChokidarWatcher } from './chokidar-watcher.js';
import { createDigests } from './digests.js';
import { createUserDecryption } from './dpapi.js';
import { createEnvironmentSources } from './environment-sources.js';
import { readEnvironment } from './environment.js';
import { createIniSecondReader } from './ini-second-reader.js';
import { createKeychain } from './keychain/keychain.js';
import { createNodeFileSystem } from './node-file-system.js';
import { createNodeSealing } from './node-sealing.js';
import { findPlaces, platformOf } from './places.js';
import { createProcessLocks } from './process-locks.js';
import { createPrograms } from './programs.js';
import { createRandomSource } from './random-source.js';
import { createRedactingLogger } from './redacting-logger.js';
import { createRedirects } from './redirects.js';
import { createLineRunner } from './run-line.js';
import { createSystemClock } from './system-clock.js';
import { createSystemEvents } from './system-events/system-events.js';

export interface NodePortsOptions {
  /** `--home DIR`, relative to the working folder or absolute. */
  readonly home?: string;
  readonly consent: Consent;
  /** Where the host has one. */
  readonly clipboard?: Clipboard;
  readonly browser?: Browser;
  readonly command: CommandPlace;
  /** True: a window, which others ask; false: a command, which asks windows that are open. */
  readonly isWindow: boolean;
  /** False: nobody sits here, so that a keychain that is shut stays so. */
  readonly asksPerson?: boolean;
  /** Where there is a desktop. */
  readonly notifier?: Notifier;
  readonly terminals?: Terminals;
  /** Where the host knows better than the buses of Linux. */
  readonly systemEvents?: SystemEvents;
}

type StorePorts = Pick<
  Ports,
  | 'keychain'
  | 'sealing'
  | 'systemEvents'
  | 'ownCommand'
  | 'openApps'
  | 'lineRunner'
  | 'decryption'
  | 'dispose'
>;

/** Milliseconds: a keychain may ask its person. */
const lineLimit = 130_000;
const decryptionLimit = 60_000;

export function createNodePorts(options: NodePortsOptions): Ports {
  const { home, consent, clipboard, browser } = options;
  const chosenHome = home ?? (process.env['KEYWAY_HOME'] === '' ? undefined : process.env['KEYWAY_HOME']);
  const ownHome = chosenHome === undefined ? null : resolve(chosenHome);
  const platform = platformOf(process.platform);
  const environment = readEnvironment(process.env, ownHome, platform);
  const places = findPlaces({
    platform,
    environment,
    userHome: homedir(),
    workingFolder: process.cwd(),
    home: ownHome,
  });
  const clock = createSystemClock();
  return {
    files: createNodeFileSystem(),
    watcher: createChokidarWatcher(),
    clock,
    random: createRandomSource(),
    locks: createProcessLocks({ folder: join(places.dataFolder, 'locks'), clock }),
    secondReader: createIniSecondReader(),
    consent,
    clipboard: clipboard ?? null,
    browser: browser ?? null,
    logger: createRedactingLogger({ folder: places.stateFolder, clock }),
    environment,
    environments: createEnvironmentSources({ places, own: process.env }),
    digests: createDigests(),
    aws: createAws({ clock }),
    programs: createOwnPrograms(),
    redirects: createRedirects(),
    notifier: options.notifier ?? null,
    terminals: options.terminals ?? null,
    ...storePorts(options, places),
    places,
  };
}

/** Programs get all of Keyway's own environment, as botocore gives it to them, and on top of it what they are started with. */
function createOwnPrograms(): Programs {
  const programs = createPrograms({ platform: process.platform, environment: process.env });
  return {
    ...programs,
    run(argv, options) {
      const own = Object.entries(process.env).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      return programs.run(argv, {
        ...options,
        environment: { ...Object.fromEntries(own), ...options.environment },
      });
    },
  };
}

/** What the encrypted store is made of, and how others reach it. */
function storePorts(
  { command, isWindow, systemEvents, asksPerson = true }: NodePortsOptions,
  places: Places,
): StorePorts {
  const { platform } = places;
  const environment = process.env;
  const keychain = createKeychain({ platform, environment, asksPerson });
  const node = 'electron' in process.versions ? null : process.execPath;
  return {
    keychain,
    sealing: createNodeSealing(),
    systemEvents: systemEvents ?? createSystemEvents({ platform, environment }),
    ownCommand: findOwnCommand({ place: command, node, environment }),
    openApps: isWindow ? null : createOpenApps(places.dataFolder),
    lineRunner: createLineRunner({ platform: process.platform, environment, timeLimit: lineLimit }),
    decryption: createUserDecryption({
      platform: process.platform,
      systemFolder: environment['SystemRoot'] ?? null,
      timeLimit: decryptionLimit,
    }),
    dispose: keychain.dispose,
  };
}
