/** The entry of the desktop app. Waiting for Electron at the top level would wait for ever, hence the callback. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, powerMonitor } from 'electron';
import { desktopHostWords } from '../../../shared/catalogue/en/desktop-host.js';
import { createNodePorts } from '../../adapters/node-ports.js';
import { logUnexpected, onCrash } from '../../adapters/unexpected.js';
import { createApp } from '../../app.js';
import { createCurrentWindow, startDesktop } from './desktop.js';
import { readHome } from './launch-options.js';
import { lockEveryPage } from './lockdown.js';
import { createNativeConsent } from './native-consent.js';
import { ownPlace } from './own-place.js';
import { registerPageScheme } from './page.js';
import { createPowerEvents } from './power-events.js';
import { createSystemBrowser } from './system-browser.js';
import { createSystemClipboard } from './system-clipboard.js';
import { createSystemNotifier } from './system-notifier.js';
import { createSystemTerminals } from './system-terminal.js';

// A person who runs it as root must switch Chromium's sandbox off, and Electron dies of both wishes together.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerPageScheme();
lockEveryPage();

const home = readHome(process.argv);
const currentWindow = createCurrentWindow();
const ports = createNodePorts({
  ...(home === null ? {} : { home }),
  consent: createNativeConsent(currentWindow.get, () => app.getPath('home')),
  clipboard: createSystemClipboard(),
  browser: createSystemBrowser(),
  notifier: createSystemNotifier(currentWindow.bring),
  terminals: createSystemTerminals({
    platform: process.platform,
    own: process.env,
    temporaryFolder: tmpdir(),
  }),
  command: ownPlace(),
  isWindow: true,
  // On Linux Electron does not know of locked screens.
  ...(process.platform === 'linux' ? {} : { systemEvents: createPowerEvents(powerMonitor, app.whenReady()) }),
});
onCrash((error) => {
  const words = desktopHostWords.whyCrashed(logUnexpected(ports, error), ports.places.stateFolder);
  dialog.showErrorBox(desktopHostWords.crashed, words);
});
// Chromium's own files stay out of the settings folder, and one home has one app: the lock below stands in here.
app.setPath('userData', join(ports.places.stateFolder, 'chromium'));

if (app.requestSingleInstanceLock()) {
  const keyway = createApp(ports, { host: 'desktop', version: app.getVersion() });
  void app.whenReady().then(() => startDesktop(keyway, ports, currentWindow));
} else {
  app.quit();
}
