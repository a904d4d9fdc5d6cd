/** Rotations, and what follows them: reminders, findings, and the windows that show them. */
import type { Finding } from '../../../shared/models/finding.js';
import { waitingKeyFindings } from '../../core/rotation/reminders.js';
import type { Application } from '../application.js';
import type { Dispose, Ports } from '../ports.js';
import type { RotationService } from '../rotation-api.js';
import type { Store } from '../store/store.js';
import { hasJournal, journalPaths } from './journal-file.js';
import type { RotationParts } from './parts.js';
import { createReminders } from './reminders.js';
import { createRotation } from './rotation.js';

export interface RotationAround extends Omit<RotationParts, 'onChanged'> {
  readonly ports: RotationParts['ports'] & Pick<Ports, 'logger' | 'notifier' | 'watcher'>;
  readonly application: Pick<Application, 'changed'>;
  readonly store: Pick<Store, 'onChanged'>;
}

export interface ComposedRotation {
  readonly rotation: RotationService;
  /** Old keys whose time has come to be deleted; none where the journal is sealed and the store is locked. */
  findings(): Promise<readonly Finding[]>;
  /** Reminds, and follows what other Keyways rotate: for windows. */
  begin(): Promise<void>;
  dispose(): Promise<void>;
}

export function composeRotation({ application, store, ...parts }: RotationAround): ComposedRotation {
  const { ports } = parts;
  const onChanged = (): void => {
    // Findings among them: what waited may be gone.
    application.changed(['keys', 'profiles']);
    void reminders.look().catch(() => undefined);
  };
  const rotation = createRotation({ ...parts, onChanged });
  const reminders = createReminders({
    ports,
    rotations: () => rotation.list('last-four'),
    onDue: () => application.changed(['keys', 'profiles']),
  });
  const started: Dispose[] = [];
  return {
    rotation,
    async findings() {
      // The store is not opened for nothing.
      if (!(await hasJournal(ports))) return [];
      const rows = await rotation.list('last-four');
      return rows.ok ? waitingKeyFindings(rows.value, ports.clock.now()) : [];
    },
    async begin() {
      started.push(
        ports.watcher.watch(journalPaths(ports.places), onChanged),
        store.onChanged(() => void reminders.look().catch(() => undefined)),
      );
      await reminders.begin();
    },
    async dispose() {
      for (const dispose of started.splice(0).reverse()) dispose();
      await reminders.dispose();
    },
  };
}
