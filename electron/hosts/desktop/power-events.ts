/**
 * The SystemEvents port over Electron, for macOS and Windows. On Linux Electron does not know of locked screens: there
 * every host takes ../../adapters/system-events.
 */
import type { SystemEvents } from '../../services/ports.js';

type Change<Event extends string> = (event: Event, listener: () => void) => unknown;
type Changes = Change<'suspend'> & Change<'resume'> & Change<'lock-screen'>;

/** What is used of Electron's `powerMonitor`. */
export interface PowerMonitor {
  readonly on: Changes;
  readonly off: Changes;
}

/**
 * @param monitor tells nothing before the app is ready
 * @param ready when it is
 */
export function createPowerEvents(monitor: PowerMonitor, ready: Promise<unknown>): SystemEvents {
  let watchers = 0;
  return {
    get tells() {
      return { suspend: watchers > 0, screenLock: watchers > 0 };
    },
    async watch(onEvent) {
      await ready;
      const suspend = (): void => onEvent('suspend');
      const resume = (): void => onEvent('resume');
      const lock = (): void => onEvent('screen-lock');
      monitor.on('suspend', suspend);
      monitor.on('resume', resume);
      monitor.on('lock-screen', lock);
      watchers += 1;
      let isWatching = true;
      return () => {
        if (!isWatching) return;
        isWatching = false;
        watchers -= 1;
        monitor.off('suspend', suspend);
        monitor.off('resume', resume);
        monitor.off('lock-screen', lock);
      };
    },
  };
}
