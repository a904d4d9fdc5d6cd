/** Giving sessions to other programs: lines for a shell, a terminal, a profile in the credentials file, the console. */
import type { Activity } from '../activity.js';
import type { Changes } from '../changes/changes.js';
import { createClipboardKeeper } from '../editing/clipboard-keeper.js';
import type { Dispose, Ports } from '../ports.js';
import type { ProfileReader } from '../profiles.js';
import type { Sessions } from '../sessions/api.js';
import type { SessionHandingService } from '../sessions-api.js';
import { createConsole } from './console.js';
import { createShells } from './shells.js';
import { createTemporaryProfiles } from './temporary-profiles.js';

export interface SessionHandingParts {
  readonly ports: Pick<
    Ports,
    | 'aws'
    | 'browser'
    | 'clipboard'
    | 'clock'
    | 'consent'
    | 'digests'
    | 'logger'
    | 'random'
    | 'redirects'
    | 'terminals'
  >;
  readonly sessions: Pick<
    Sessions,
    'usable' | 'list' | 'setTemporaryProfile' | 'leftBehind' | 'onEnded' | 'onChanged'
  >;
  readonly changes: Pick<Changes, 'apply'>;
  readonly profiles: Pick<ProfileReader, 'moment'>;
  readonly activity: Pick<Activity, 'record'>;
}

export interface SessionHanding extends SessionHandingService {
  /** Removes what is over, now and whenever a session ends: for windows. */
  start(): Promise<Dispose>;
  /** Takes off the clipboard what was put there and is still there. */
  dispose(): Promise<void>;
}

export function createSessionHanding(parts: SessionHandingParts): SessionHanding {
  const { clipboard } = parts.ports;
  const keeper = clipboard === null ? null : createClipboardKeeper(clipboard, parts.ports);
  const temporary = createTemporaryProfiles(parts);
  return {
    ...createShells(parts, keeper),
    ...createConsole(parts, keeper),
    writeTemporary: temporary.write,
    removeTemporary: temporary.remove,
    tidyTemporary: temporary.tidy,
    start: temporary.start,
    dispose: async () => keeper?.dispose(),
  };
}
