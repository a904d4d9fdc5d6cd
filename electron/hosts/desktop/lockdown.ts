/** What no page may do here, whichever page it is. Our own never tries; a compromised one finds these doors shut. */
import { app, type Session, type WebContents } from 'electron';
import { isPageAddress, pageAddress } from './page.js';

/** A copy button needs it: plain text, on a person's click. Reading the clipboard is another permission. */
const allowedPermission = 'clipboard-sanitized-write';

/** Schemes that a request may have besides our own page's. Developer tools are there in a repository alone. */
const otherPrefixes: readonly string[] = app.isPackaged ? [] : ['devtools://'];

/** Shuts the doors of a session: permissions, devices, downloads, and every request that is not for our own files. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permission === allowedPermission && isPageAddress(contents.getURL()));
  });
  session.setPermissionCheckHandler(
    (contents, permission) =>
      permission === allowedPermission && contents !== null && isPageAddress(contents.getURL()),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // The last line behind the content security policy: nothing is sent anywhere, whatever asks for it.
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({
      cancel: !url.startsWith(pageAddress) && !otherPrefixes.some((prefix) => url.startsWith(prefix)),
    });
  });
}

/** Shuts the doors of every page that is ever made: leaving, redirects, frames, new windows, embedded browsers. */
export function lockEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
}

function lockPage(contents: WebContents): void {
  // Told of the main frame and of those within it. Loading itself again is the one way to go.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPageAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
