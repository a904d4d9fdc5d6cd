import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { pageAddress } from './page.js';
import { keepWindowState, readWindowState, smallestSize, windowArea } from './window-state.js';

// Built, this file stands in out/main, beside out/preload.
const preload = join(import.meta.dirname, '..', 'preload', 'preload.cjs');

/** The page's own canvas, so that nothing flashes before it is painted. */
const canvas = { light: '#fbfbfa', dark: '#151517' } as const;

/** A page that crashes again this soon is left alone, so that it is not loaded for ever. */
const crashesTooOftenWithinMilliseconds = 10_000;

/** Makes the window, hidden and empty; `showPage` fills it. Its place is kept at `statePath`. */
export function createWindow(statePath: string): BrowserWindow {
  const state = readWindowState(statePath);
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...windowArea(state, screens),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
      devTools: !app.isPackaged,
    },
  });
  if (state?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    keepWindowState(statePath, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  loadAgainAfterCrash(window);
  return window;
}

/** Loads our page. Rejects where it cannot be loaded. */
export function showPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(pageAddress);
}

/** A view that something outside the window leads to. */
export type WindowView = 'sessions' | 'keys';

/** Shows our page at that view: where it is open already, without loading it again. */
export function showView(window: BrowserWindow, view: WindowView): Promise<void> {
  return window.loadURL(`${pageAddress}#${view}`);
}

/** Brings the window before the person, as a second start of the app does. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function loadAgainAfterCrash(window: BrowserWindow): void {
  let last = -Infinity;
  window.webContents.on('render-process-gone', (_event, details) => {
    const now = performance.now();
    const isTooOften = now - last < crashesTooOftenWithinMilliseconds;
    last = now;
    if (details.reason !== 'clean-exit' && !isTooOften) window.webContents.reload();
  });
}
