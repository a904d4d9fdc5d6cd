/** Sessions and what hands them out, put together from the ports. */
import type { Activity } from '../activity.js';
import type { Services } from '../api.js';
import type { Application } from '../application.js';
import type { Changes } from '../changes/changes.js';
import type { Editing } from '../editing/editing.js';
import type { Dispose, Ports } from '../ports.js';
import type { ProfileReader } from '../profiles.js';
import { createSessionHanding } from '../session-handing/session-handing.js';
import type { Vault } from '../store/vault.js';
import type { Sessions } from './api.js';
import { createSessions } from './sessions.js';

export interface SessionsAround {
  readonly ports: Ports;
  readonly vault: Vault;
  readonly activity: Activity;
  readonly profiles: Pick<ProfileReader, 'moment'>;
  readonly changes: Changes;
  readonly editing: Pick<Editing, 'plannedFiles'>;
  readonly application: Pick<Application, 'changed' | 'revision'>;
}

export interface ComposedSessions {
  readonly sessions: Sessions;
  readonly services: Pick<Services, 'sessions' | 'sessionHanding'>;
  /** Keeps time, and takes temporary profiles out of the files that are over: for windows. */
  begin(): Promise<void>;
  dispose(): Promise<void>;
}

export function composeSessions(around: SessionsAround): ComposedSessions {
  const { ports, vault, activity, profiles, changes, editing, application } = around;
  const sessions = createSessions({
    ...{ ports, vault, activity, profiles },
    trial: editing,
    revision: () => application.revision(),
  });
  const sessionHanding = createSessionHanding({ ports, sessions, changes, profiles, activity });
  const started: Dispose[] = [];
  return {
    sessions,
    services: { sessions, sessionHanding },
    async begin() {
      started.push(
        sessions.onChanged(() => application.changed(['sessions', 'activity'])),
        await sessionHanding.start(),
      );
      await sessions.begin();
    },
    async dispose() {
      for (const dispose of started.splice(0).reverse()) dispose();
      await sessions.dispose();
      await sessionHanding.dispose();
    },
  };
}
