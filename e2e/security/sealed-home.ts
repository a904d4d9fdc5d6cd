/** A home on a real disk with the real store, and all that writes there, put together as the app is. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createIniSecondReader } from '../../electron/adapters/ini-second-reader.js';
import { createNodeFileSystem } from '../../electron/adapters/node-file-system.js';
import { createNodeSealing } from '../../electron/adapters/node-sealing.js';
import { createProcessLocks } from '../../electron/adapters/process-locks.js';
import { createRandomSource } from '../../electron/adapters/random-source.js';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { Secret } from '../../electron/core/secret.js';
import { createActivity } from '../../electron/services/activity.js';
import { type Changes, createChanges } from '../../electron/services/changes/changes.js';
import { createContentSeal } from '../../electron/services/changes/content-seal.js';
import { type AwsFiles, createAwsFiles } from '../../electron/services/files/aws-files.js';
import { createStore, type Store } from '../../electron/services/store/store.js';
import { storeFilePath, withStoreFile } from '../../electron/services/store/store-file.js';
import type { MemoryKeychain } from '../../electron/services/store/testing.js';
import type { StoreKeyChoice } from '../../electron/services/api.js';
import type { StoreKey } from '../../shared/models/store.js';
import { placesAt } from '../faults/home.js';
import { quickClock } from '../faults/quick-clock.js';

export interface SealedHome {
  readonly store: Store;
  readonly changes: Changes;
  readonly awsFiles: AwsFiles;
}

export const words = new Secret('correct horse battery staple');

export function choiceOf(key: StoreKey): StoreKeyChoice {
  return { key, passphrase: key === 'keychain' ? null : words };
}

/** One process on that home, with that keychain. */
export function openHome(home: string, keychain: MemoryKeychain): SealedHome {
  const places = placesAt(home);
  const clock = quickClock;
  const disk = createNodeFileSystem();
  const random = createRandomSource();
  const locks = createProcessLocks({ folder: join(places.dataFolder, 'locks'), clock });
  const sealing = createNodeSealing();
  const watcher = { watch: () => () => undefined };
  const store = createStore({
    activity: createActivity({ files: disk, locks, clock, places }),
    ports: {
      ...{ clock, random, locks, sealing, keychain, watcher, places, files: disk },
      consent: createFixedConsent({ answer: () => 'allowed' }),
      systemEvents: {
        tells: { suspend: false, screenLock: false },
        watch: () => Promise.resolve(() => undefined),
      },
    },
  });
  const path = storeFilePath(places);
  const files = withStoreFile(disk, store, path, clock);
  const secondReader = createIniSecondReader();
  const ports = { files, clock, random, locks, secondReader, places, watcher, environment: {} };
  const seal = createContentSeal({ files: disk, places, sealing, vault: store });
  const awsFiles = createAwsFiles(ports, { vault: store, path }, seal);
  return { store, awsFiles, changes: createChanges(ports, awsFiles, seal) };
}

/** Every file below a folder, by its path in there. */
export function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf-8' });
  const present = names.filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile());
  return new Map(present.map((name) => [name, readFileSync(join(folder, name))]));
}

/** Paths of files that hold the text, or its base64 wherever in a group of three bytes it begins. */
export function filesWith(folder: string, text: string): readonly string[] {
  const encoded = [0, 1, 2].map((shift) => btoa(' '.repeat(shift) + text).slice(4, -4));
  const forms = [text, ...encoded, Buffer.from(text).toString('hex')];
  return [...filesBelow(folder)]
    .filter(([name, bytes]) => forms.some((form) => name.includes(form) || bytes.includes(form)))
    .map(([name]) => name);
}
