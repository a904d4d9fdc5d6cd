/** A store on files in memory, with all that it stands on in a test's hand. */
import { Secret } from '../../core/secret.js';
import type { StoredProfile } from '../../core/store/stored-profile.js';
import type { FileSystem, Locks, Places, SystemEvents } from '../../services/ports.js';
import type { StoreSurroundings } from '../../services/store/detail.js';
import { createStore, type Store } from '../../services/store/store.js';
import { createMemoryKeychain, type MemoryKeychain } from '../../services/store/testing.js';
import { createRandomSource } from '../random-source.js';
import { createFixedConsent, type FixedConsent } from './fixed-consent.js';
import { createImmediateClock, type ImmediateClock } from './immediate-clock.js';
import { createMemoryFileSystem, type MemoryFileSystem } from './memory-file-system.js';
import { createOpenLocks } from './open-locks.js';
import { createQuickSealing, type QuickSealing } from './quick-sealing.js';

export interface StoreHomeOptions extends StoreSurroundings {
  readonly home?: string;
  readonly memory?: MemoryFileSystem;
  /** In place of `memory`. */
  readonly files?: FileSystem;
  readonly keychain?: MemoryKeychain;
  readonly clock?: ImmediateClock;
  readonly locks?: Locks;
  readonly consent?: FixedConsent;
}

export interface StoreHome {
  readonly store: Store;
  readonly memory: MemoryFileSystem;
  readonly keychain: MemoryKeychain;
  readonly sealing: QuickSealing;
  readonly clock: ImmediateClock;
  readonly consent: FixedConsent;
  readonly places: Places;
  /** `kind` or `kind: reason` of all that was noted. */
  readonly noted: readonly string[];
  /** As the system would. */
  readonly tell: (event: 'suspend' | 'resume' | 'screen-lock') => void;
  /** As the watcher would. */
  readonly fileChanged: () => void;
  /** Another process on the same files, keychain and clock. */
  readonly another: (options?: StoreHomeOptions) => StoreHome;
}

export function createStoreHome(options: StoreHomeOptions = {}): StoreHome {
  const { home = '/home/p', files, ...surroundings } = options;
  const memory = options.memory ?? createMemoryFileSystem({ [`${home}/placeholder`]: '' });
  const keychain = options.keychain ?? createMemoryKeychain();
  const clock = options.clock ?? createImmediateClock();
  const consent = options.consent ?? createFixedConsent({ answer: () => 'allowed' });
  const sealing = createQuickSealing();
  const noted: string[] = [];
  const events = createEvents();
  const watching = new Set<() => void>();
  const places = placesAt(home);
  const store = createStore({
    ...surroundings,
    ports: {
      files: files ?? memory,
      watcher: {
        watch(_paths, onChange) {
          watching.add(onChange);
          return () => watching.delete(onChange);
        },
      },
      clock,
      random: createRandomSource(),
      locks: options.locks ?? createOpenLocks(),
      consent,
      sealing,
      keychain,
      systemEvents: events.port,
      places,
    },
    activity: {
      record(kind, facts) {
        noted.push(facts?.reason == null ? kind : `${kind}: ${facts.reason}`);
        return Promise.resolve();
      },
    },
  });
  return {
    store,
    memory,
    keychain,
    sealing,
    clock,
    consent,
    places,
    noted,
    tell: events.tell,
    fileChanged: () => [...watching].forEach((onChange) => onChange()),
    another: (own = {}) => createStoreHome({ home, memory, keychain, clock, consent, ...own }),
  };
}

export const passphrase = new Secret('correct horse battery staple');

/** A profile with AWS's documented example key, or another. */
export function exampleProfile(
  name: string,
  id: string,
  secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
): StoredProfile {
  const body = `aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`;
  return {
    id,
    name,
    body: new TextEncoder().encode(body),
    handOut: 'always',
    createdAt: 1_800_000_000_000,
    changedAt: 1_800_000_000_000,
  };
}

function placesAt(home: string): Places {
  const folder = `${home}/.keyway`;
  return {
    platform: 'linux',
    home,
    workingFolder: home,
    configFolder: folder,
    dataFolder: folder,
    stateFolder: folder,
  };
}

function createEvents(): { readonly port: SystemEvents; readonly tell: StoreHome['tell'] } {
  const listening = new Set<StoreHome['tell']>();
  return {
    port: {
      tells: { suspend: true, screenLock: true },
      watch(onEvent) {
        listening.add(onEvent);
        return Promise.resolve(() => listening.delete(onEvent));
      },
    },
    tell: (event) => [...listening].forEach((onEvent) => onEvent(event)),
  };
}
