/** An encrypted store on a real folder, with a keychain that survives the process in a file beside it. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeFileSystem } from '../../electron/adapters/node-file-system.js';
import { createProcessLocks } from '../../electron/adapters/process-locks.js';
import { createRandomSource } from '../../electron/adapters/random-source.js';
import { createSystemClock } from '../../electron/adapters/system-clock.js';
import { createFixedConsent } from '../../electron/adapters/testing/fixed-consent.js';
import { createQuickSealing } from '../../electron/adapters/testing/quick-sealing.js';
import { exampleProfile } from '../../electron/adapters/testing/store-home.js';
import {
  createSteppedFileSystem,
  type StepHook,
} from '../../electron/adapters/testing/stepped-file-system.js';
import { Secret } from '../../electron/core/secret.js';
import type { StoredProfile } from '../../electron/core/store/stored-profile.js';
import type { Keychain } from '../../electron/services/ports.js';
import { createStore, type Store } from '../../electron/services/store/store.js';
import type { StoreKey } from '../../shared/models/store.js';
import { placesAt } from './home.js';

export const storePassphrase = new Secret('correct horse battery staple');

/** @param keychain one in a file of the home where it is left out */
export function createDiskStore(home: string, hook?: StepHook, keychain?: Keychain): Store {
  const disk = createNodeFileSystem();
  const clock = createSystemClock();
  return createStore({
    ports: {
      files: hook === undefined ? disk : createSteppedFileSystem(disk, hook),
      watcher: { watch: () => () => undefined },
      clock,
      random: createRandomSource(),
      locks: createProcessLocks({ folder: join(home, '.keyway', 'locks'), clock }),
      consent: createFixedConsent({ answer: () => 'allowed' }),
      sealing: createQuickSealing(),
      keychain: keychain ?? createFileKeychain(join(home, 'keychain.json')),
      systemEvents: {
        tells: { suspend: false, screenLock: false },
        watch: () => Promise.resolve(() => undefined),
      },
      places: placesAt(home),
    },
    activity: { record: () => Promise.resolve() },
  });
}

export function keyChoice(key: StoreKey): { readonly key: StoreKey; readonly passphrase: Secret | null } {
  return { key, passphrase: key === 'keychain' ? null : storePassphrase };
}

/** The contents of one round: as many profiles as there are digits, each named after it. */
export function roundProfiles(round: number): readonly StoredProfile[] {
  return ['a', 'b', 'c'].map((letter) => exampleProfile(`${letter}-${round}`, letter.repeat(20)));
}

/** The round whose profiles these are; null where they are not of one and the same. */
export function roundOf(profiles: readonly StoredProfile[]): number | null {
  const rounds = new Set(profiles.map(({ name }) => name.slice(2)));
  const [round] = rounds;
  return rounds.size === 1 && profiles.length === 3 ? Number(round) : null;
}

/** What a daemon does for the programs of a session: whole or not at all, and still there when they are not. */
function createFileKeychain(path: string): Keychain {
  const items = (): Map<string, string> => {
    const read: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf-8')) : {};
    return new Map(
      typeof read === 'object' && read !== null
        ? Object.entries(read).map(([name, text]) => [name, String(text)])
        : [],
    );
  };
  const write = (next: Map<string, string>): void => {
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(Object.fromEntries(next)));
    renameSync(`${path}.${process.pid}`, path);
  };
  return {
    getPassword(service, account) {
      const text = items().get(`${service}/${account}`);
      return Promise.resolve(text === undefined ? null : new Secret(text));
    },
    setPassword(service, account, password) {
      write(items().set(`${service}/${account}`, password.reveal()));
      return Promise.resolve();
    },
    deletePassword(service, account) {
      const kept = items();
      const had = kept.delete(`${service}/${account}`);
      write(kept);
      return Promise.resolve(had);
    },
    probe: () => Promise.resolve('available'),
  };
}
