/**
 * The encrypted store: what windows and commands ask of it (`StoreService`) and what other services keep in it (`Vault`).
 *
 * One question after the other, so that none sees half of another's doing; between processes the lock of the file does
 * the same for writing. The person is asked outside of turns: a dialog may stand open for long.
 */
import type { StoreService } from '../api.js';
import type { Dispose } from '../ports.js';
import type { StoreContext, StorePorts } from './changing.js';
import type { StoreSurroundings } from './detail.js';
import { createKeyCustody } from './key-custody.js';
import { createLockingSettings, createLockTimes } from './locking.js';
import { StoreReading } from './reading.js';
import { createStoreDisk } from './store-disk.js';
import { createChangeListeners, createTurns, type StoreActivity, type StoreParts } from './store-parts.js';
import { createStoreSide } from './store-side.js';
import type { Vault } from './vault.js';
import { createVaultSide } from './vault-side.js';

export interface StoreDependencies extends StoreSurroundings {
  readonly ports: StorePorts;
  readonly activity: StoreActivity;
}

export interface Store extends StoreService, Vault {
  /** Keeps time, hears what the system tells, and notices what other processes do: for windows, not for commands. */
  start(): Promise<void>;
  dispose(): Promise<void>;
}

export function createStore({ ports, activity, ...surroundings }: StoreDependencies): Store {
  const disk = createStoreDisk(ports);
  const custody = createKeyCustody(ports.keychain);
  const reading = new StoreReading({ ports, disk, custody });
  const context: StoreContext = { ports, disk, custody, reading };
  const settings = createLockingSettings(ports);
  const inTurn = createTurns();
  const changed = createChangeListeners();
  const times = createLockTimes({
    clock: ports.clock,
    systemEvents: ports.systemEvents,
    async locking() {
      const read = await inTurn(() => reading.read());
      return settings.current(read?.kind === 'store' ? read.file.key.kind : null);
    },
    lock: (reason) => side.lock(reason),
  });
  const parts: StoreParts = { context, inTurn, changed, activity, surroundings, settings, times };
  const side = createStoreSide(parts);
  let stopWatching: Dispose = () => undefined;
  return {
    ...side,
    ...createVaultSide(parts),
    async start() {
      stopWatching = ports.watcher.watch(disk.watched, () => void noticed(parts));
      await times.start();
    },
    async dispose() {
      stopWatching();
      times.dispose();
      await inTurn(() => {
        reading.clear();
        return Promise.resolve();
      });
    },
  };
}

/** Another process may have locked it: then nothing of it stays in memory here. */
async function noticed({ context, inTurn, changed }: StoreParts): Promise<void> {
  await inTurn(() => context.reading.heed());
  changed.tell();
}
