/** Brings the app and its one window together. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, session } from 'electron';
import { desktopHostWords } from '../../../shared/catalogue/en/desktop-host.js';
import type { App } from '../../app.js';
import { answerOtherKeyways } from '../../adapters/bridge/answer-others.js';
import { servePort } from '../../rpc/serve-port.js';
import type { Ports } from '../../services/ports.js';
import { lockSession } from './lockdown.js';
import { setMenu } from './menu.js';
import { servePage } from './page.js';
import { handOverPorts } from './port-handover.js';
import { followTheme } from './theme.js';
import { createWindow, focusWindow, showPage, showView, type WindowView } from './window.js';

/** How long the app may take to end what it is doing before the process ends anyway. */
const endsWithinMilliseconds = 3000;

/** The one window, for whoever needs it. */
export interface CurrentWindow {
  get(): BrowserWindow | null;
  set(window: BrowserWindow | null): void;
  /** Brings the window to the person, with that view; before the app is ready, does nothing. */
  bring(view: WindowView): void;
  onBring(bring: (view: WindowView) => void): void;
}

export function createCurrentWindow(): CurrentWindow {
  let current: BrowserWindow | null = null;
  let bring: (view: WindowView) => void = () => undefined;
  return {
    get: () => current,
    set: (window) => (current = window),
    bring: (view) => bring(view),
    onBring: (next) => (bring = next),
  };
}

/** What a window is made from. */
interface Running {
  readonly keyway: App;
  readonly ports: Ports;
  readonly current: CurrentWindow;
  /** Settles once the app has looked for unfinished changes; calls wait for it. */
  readonly started: Promise<void>;
}

/** Runs once Electron is ready. A start that fails is said in the system's own dialog and ends the process. */
export async function startDesktop(keyway: App, ports: Ports, current: CurrentWindow): Promise<void> {
  setMenu();
  lockSession(session.defaultSession);
  servePage(session.defaultSession);
  // The page loads while the app starts: what it asks meanwhile waits in its port.
  const running: Running = { keyway, ports, current, started: keyway.start() };
  app.on('second-instance', () => openWindow(running));
  app.on('activate', () => openWindow(running));
  current.onBring((view) => openWindow(running, view));
  const following = followTheme(keyway.services);
  const answering = running.started.then(() => answerOtherKeyways(keyway.services, ports.places));
  endInOrder(async () => {
    (await following)();
    await (
      await answering.catch(() => null)
    )?.();
    await keyway.dispose();
  });
  try {
    await Promise.all([running.started, following.then(() => openWindow(running))]);
  } catch (error) {
    ports.logger.error('start-failed', { kind: error instanceof Error ? error.name : typeof error });
    const words = desktopHostWords.whyCannotStart(ports.places.stateFolder);
    dialog.showErrorBox(desktopHostWords.cannotStart, words);
    app.exit(1);
  }
}

/** Shows the window, with that view; makes it where there is none. */
function openWindow({ keyway, ports, current, started }: Running, view: WindowView | null = null): void {
  const { logger, random, places } = ports;
  const existing = current.get();
  if (existing !== null) {
    focusWindow(existing);
    if (view !== null) showView(existing, view).catch(() => logger.error('page-not-loaded', {}));
    return;
  }
  const window = createWindow(join(places.stateFolder, 'window.json'));
  current.set(window);
  window.once('closed', () => current.set(null));
  const context = { services: keyway.services, logger, random };
  handOverPorts(window.webContents, {
    serve(port) {
      void started.then(() => port.start());
      return servePort(port, context);
    },
    onRefused: () => logger.error('port-refused', {}),
  });
  (view === null ? showPage(window) : showView(window, view)).catch(() =>
    logger.error('page-not-loaded', {}),
  );
}

/** On a Mac an app stays when its window closes; elsewhere it ends, after what it was doing. */
function endInOrder(dispose: () => Promise<void>): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    const tooLong = new Promise((resolve) => setTimeout(resolve, endsWithinMilliseconds));
    void Promise.race([dispose(), tooLong]).finally(() => app.exit(0));
  });
}
