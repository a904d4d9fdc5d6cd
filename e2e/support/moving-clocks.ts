/** One time for the window, its host and AWS, which a test moves on: as if this computer had slept meanwhile. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ElectronApplication } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import type { Home } from './homes.js';
import { projectFolder } from './hosts.js';
import type { KeywayWindow } from './window.js';

export interface MovingClocks {
  /** Variables of the host: the web host's clock is moved by them, the desktop's is reached by its test connection. */
  readonly variables: Readonly<Record<string, string>>;
  /** Moves all clocks on by so many milliseconds; the window has to be opened with `movesClock`. */
  pass(window: Pick<KeywayWindow, 'app' | 'page'>, milliseconds: number): Promise<void>;
  /** Milliseconds since 1970, as the host and AWS have it. */
  now(): number;
}

export function createMovingClocks(home: Home, aws: Aws): MovingClocks {
  let ahead = 0;
  const file = join(home.folder, 'clock-ahead');
  // At once and whole: the host may read it at any moment.
  function tellWebHost(): void {
    writeFileSync(`${file}.new`, String(ahead));
    renameSync(`${file}.new`, file);
  }
  tellWebHost();
  const script = pathToFileURL(join(projectFolder, 'e2e', 'support', 'moved-clock.mjs'));
  return {
    variables: { NODE_OPTIONS: `--import=${script.href}`, MOVED_CLOCK: file },
    async pass({ app, page }, milliseconds) {
      // The window first: it says that a session has ended only where it has not heard so before.
      await page.clock.fastForward(milliseconds);
      ahead += milliseconds;
      aws.clock.skew(ahead);
      if (app === null) tellWebHost();
      else await moveDesktop(app, milliseconds);
    },
    now: () => Date.now() + ahead,
  };
}

/** Electron imports nothing that its environment names. */
function moveDesktop(app: ElectronApplication, milliseconds: number): Promise<boolean> {
  return app.evaluate((_electron, by) => {
    const Before = Date;
    class Later extends Before {
      constructor(...given: readonly [] | readonly [number | string | Date]) {
        if (given.length === 0) super(Before.now() + by);
        else super(...given);
      }

      static override now(): number {
        return Before.now() + by;
      }
    }
    return Reflect.set(globalThis, 'Date', Later);
  }, milliseconds);
}
