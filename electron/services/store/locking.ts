/** When the store locks itself: the person's settings, and who calls in time. */
import type { StoreKey, StoreLocking, StoreLockingChange } from '../../../shared/models/store.js';
import { joinPath } from '../../core/paths.js';
import { type JsonObject, parseObject, toCount } from '../../core/store/json-reading.js';
import { type Clock, type Dispose, FileSystemError, type Ports, type SystemEvents } from '../ports.js';
import { writeWhole } from './store-disk.js';

/**
 * Without a choice of the person's. With the key in the keychain the store stands open as long as the session does, as
 * a lock that tools run into unasked would only teach to do without the store; with a passphrase it closes.
 */
export function usualLocking(key: StoreKey | null): StoreLocking {
  const closes = key === 'passphrase' || key === 'both';
  return { idleMinutes: closes ? 60 : null, onSuspend: closes, onScreenLock: closes };
}

export interface LockingSettings {
  /** @param key of the store; null where there is none */
  current(key: StoreKey | null): Promise<StoreLocking>;
  /** Rejects with FileSystemError. */
  change(key: StoreKey | null, change: StoreLockingChange): Promise<void>;
}

export function createLockingSettings(ports: Pick<Ports, 'files' | 'random' | 'places'>): LockingSettings {
  const path = joinPath(ports.places.configFolder, 'store-locking.json');
  async function current(key: StoreKey | null): Promise<StoreLocking> {
    const usual = usualLocking(key);
    const fields = await readFields(ports, path);
    return fields === null ? usual : { ...usual, ...toLocking(fields) };
  }
  return {
    current,
    async change(key, change) {
      const next = { ...(await current(key)), ...change };
      const { idleMinutes, onSuspend, onScreenLock } = next;
      const text = JSON.stringify({ idleMinutes, onSuspend, onScreenLock }, null, 2);
      await writeWhole(ports, path, new TextEncoder().encode(`${text}\n`));
    },
  };
}

export interface LockTimesParts {
  readonly clock: Pick<Clock, 'now' | 'at'>;
  readonly systemEvents: SystemEvents;
  readonly locking: () => Promise<StoreLocking>;
  readonly lock: (reason: 'idle' | 'suspend' | 'screen-lock') => Promise<unknown>;
}

export interface LockTimes {
  start(): Promise<void>;
  used(): void;
  /** The settings, or how the store stands, have changed. */
  changed(): Promise<void>;
  dispose(): void;
}

export function createLockTimes({ clock, systemEvents, locking, lock }: LockTimesParts): LockTimes {
  let lastUse = clock.now();
  let isStarted = false;
  let stopWaiting: Dispose = () => undefined;
  let stopWatching: Dispose = () => undefined;

  async function wait(): Promise<void> {
    const { idleMinutes } = await locking();
    stopWaiting();
    if (!isStarted || idleMinutes === null) return;
    const due = lastUse + idleMinutes * 60_000;
    stopWaiting = clock.at(due, () => void onDue(idleMinutes).catch(() => undefined));
  }

  async function onDue(idleMinutes: number): Promise<void> {
    if (clock.now() >= lastUse + idleMinutes * 60_000) {
      await lock('idle');
      // Whoever unlocks it, by a command too, has as long again.
      lastUse = clock.now();
    }
    await wait();
  }

  async function onEvent(event: 'suspend' | 'resume' | 'screen-lock'): Promise<void> {
    if (event === 'resume') return;
    const { onSuspend, onScreenLock } = await locking();
    if (event === 'suspend' ? onSuspend : onScreenLock) await lock(event);
  }

  return {
    async start() {
      isStarted = true;
      stopWatching = await systemEvents.watch((event) => void onEvent(event).catch(() => undefined));
      await wait();
    },
    used() {
      lastUse = clock.now();
    },
    changed: wait,
    dispose() {
      isStarted = false;
      stopWaiting();
      stopWatching();
    },
  };
}

async function readFields(ports: Pick<Ports, 'files'>, path: string): Promise<JsonObject | null> {
  try {
    return parseObject(await ports.files.read(path));
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}

function toLocking(fields: JsonObject): Partial<StoreLocking> {
  const minutes = toCount(fields['idleMinutes']);
  const { onSuspend, onScreenLock } = fields;
  return {
    ...(minutes !== null && minutes >= 1 && minutes <= 1440 && { idleMinutes: minutes }),
    ...(fields['idleMinutes'] === null && { idleMinutes: null }),
    ...(typeof onSuspend === 'boolean' && { onSuspend }),
    ...(typeof onScreenLock === 'boolean' && { onScreenLock }),
  };
}
