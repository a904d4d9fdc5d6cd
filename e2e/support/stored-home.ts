/** A home with an encrypted store, and a Keyway that is open on it, made of the parts that the hosts use. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { serveBridge } from '../../electron/adapters/bridge/bridge-server.js';
import { createNodeFileSystem } from '../../electron/adapters/node-file-system.js';
import { createNodeSealing } from '../../electron/adapters/node-sealing.js';
import { createProcessLocks } from '../../electron/adapters/process-locks.js';
import { createRandomSource } from '../../electron/adapters/random-source.js';
import { createSystemClock } from '../../electron/adapters/system-clock.js';
import { Secret } from '../../electron/core/secret.js';
import { createActivity } from '../../electron/services/activity.js';
import { createHandingOut } from '../../electron/services/bridge/handing-out.js';
import { answerRequest } from '../../electron/services/bridge/messages.js';
import { createSharedKeys } from '../../electron/services/bridge/shared-keys.js';
import type { Consent, Keychain } from '../../electron/services/ports.js';
import { createStore, type Store } from '../../electron/services/store/store.js';
import { createMemoryKeychain } from '../../electron/services/store/testing.js';
import type { HandOut } from '../../shared/models/store.js';
import { placesAt } from '../faults/home.js';

export interface StoredHome {
  readonly store: Store;
  readonly passphrase: Secret;
  /** Puts a profile into the store; gives its id. */
  readonly put: (name: string, body: string, handOut?: HandOut) => Promise<string>;
  /** Listens for the command, as an open window does; gives what ends it. */
  readonly open: () => Promise<() => Promise<void>>;
  readonly activity: ReturnType<typeof createActivity>;
}

export interface StoredHomeOptions {
  /** Null: the store has a passphrase. */
  readonly keychain?: Keychain | null;
  readonly allow?: Consent['allow'];
}

/** @param home what `--home` names */
export async function createStoredHome(home: string, options: StoredHomeOptions = {}): Promise<StoredHome> {
  const { keychain = null, allow = () => Promise.resolve('unasked' as const) } = options;
  const places = placesAt(home);
  const clock = createSystemClock();
  const files = createNodeFileSystem();
  const locks = createProcessLocks({ folder: join(places.dataFolder, 'locks'), clock });
  const consent: Consent = {
    allow,
    chooseFileToOpen: () => Promise.resolve(null),
    chooseFileToWrite: () => Promise.resolve(null),
  };
  const activity = createActivity({ files, locks, clock, places });
  const random = createRandomSource();
  const store = createStore({
    activity,
    ports: {
      ...{ files, clock, random, locks, consent, places },
      watcher: { watch: () => () => undefined },
      sealing: createNodeSealing(),
      keychain: keychain ?? createMemoryKeychain(),
      systemEvents: {
        tells: { suspend: false, screenLock: false },
        watch: () => Promise.resolve(() => undefined),
      },
    },
  });
  const passphrase = new Secret(randomBytes(9).toString('hex'));
  const key =
    keychain === null
      ? ({ key: 'passphrase', passphrase } as const)
      : ({ key: 'keychain', passphrase: null } as const);
  const made = await store.create(key);
  if (!made.ok) throw new Error(made.failure.code);
  const sharedKeys = createSharedKeys({ files, environment: {}, places });
  const handingOut = createHandingOut({ vault: store, sharedKeys, consent, activity, clock });
  return { store, passphrase, activity, put: (...given) => put(store, ...given), open: () => open(home) };

  async function open(folder: string): Promise<() => Promise<void>> {
    const end = await serveBridge({
      dataFolder: placesAt(folder).dataFolder,
      runtimeFolder: null,
      answer: (request) => answerRequest({ handingOut, store }, request),
    });
    if (end === null) throw new Error('no place for a socket');
    return end;
  }
}

async function put(store: Store, name: string, body: string, handOut: HandOut = 'always'): Promise<string> {
  const profiles = await store.profiles();
  if (!profiles.ok) throw new Error(profiles.failure.code);
  const id = store.newId();
  const entry = { id, name, body: new TextEncoder().encode(body), handOut, createdAt: 1, changedAt: 1 };
  const written = await store.replace([...profiles.value, entry], await store.generation());
  if (!written.ok) throw new Error(written.failure.code);
  return id;
}
