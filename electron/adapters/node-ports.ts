/** All ports over real libraries, for the hosts. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clipboard, Consent, Ports } from '../services/ports.js';
import { createChokidarWatcher } from './chokidar-watcher.js';
import { createDigests } from './digests.js';
import { createEnvironmentSources } from './environment-sources.js';
import { readEnvironment } from './environment.js';
import { createIniSecondReader } from './ini-second-reader.js';
import { createNodeFileSystem } from './node-file-system.js';
import { findPlaces, platformOf } from './places.js';
import { createProcessLocks } from './process-locks.js';
import { createRandomSource } from './random-source.js';
import { createRedactingLogger } from './redacting-logger.js';
import { createSystemClock } from './system-clock.js';

export interface NodePortsOptions {
  /** `--home DIR`, relative to the working folder or absolute. */
  readonly home?: string;
  readonly consent: Consent;
  /** Where the host has one. */
  readonly clipboard?: Clipboard;
}

export function createNodePorts({ home, consent, clipboard }: NodePortsOptions): Ports {
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
    logger: createRedactingLogger({ folder: places.stateFolder, clock }),
    environment,
    environments: createEnvironmentSources({ places, own: process.env }),
    digests: createDigests(),
    places,
  };
}
