/**
 * The SystemEvents port over the buses of a Linux desktop. Elsewhere, and where there are no buses, it tells nothing:
 * the desktop host has Electron's own there.
 */
import type { Dispose, Places, SystemEvents } from '../../services/ports.js';
import { sessionBusAddress, systemBusAddress } from '../d-bus/address.js';
import { type Source, watchLogind, watchScreenSavers } from './sources.js';

export interface SystemEventsOptions {
  readonly platform: Places['platform'];
  /** The process's own: where the buses are, and which session this is. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For each question at the start, in milliseconds. */
  readonly timeLimit?: number;
}

export function createSystemEvents({
  platform,
  environment,
  timeLimit = 3000,
}: SystemEventsOptions): SystemEvents {
  let sources: readonly Source[] = [];

  return {
    get tells() {
      return {
        suspend: sources.some((source) => source.suspend),
        screenLock: sources.some((source) => source.screenLock),
      };
    },
    async watch(onEvent) {
      if (platform !== 'linux' && platform !== 'other') return () => undefined;
      const session = sessionBusAddress(environment);
      const sessionId = environment['XDG_SESSION_ID'] ?? null;
      const system = { address: systemBusAddress(environment), timeLimit, onEvent, sessionId };
      const found = await Promise.all([
        watchLogind(system).catch(() => null),
        session === null
          ? null
          : watchScreenSavers({ address: session, timeLimit, onEvent }).catch(() => null),
      ]);
      const own = found.filter((source) => source !== null);
      sources = [...sources, ...own];
      const forget = (gone: readonly Source[]): void => {
        sources = sources.filter((source) => !gone.includes(source));
      };
      for (const source of own) source.onLost(() => forget([source]));
      const dispose: Dispose = () => {
        for (const source of own) source.dispose();
        forget(own);
      };
      return dispose;
    },
  };
}
