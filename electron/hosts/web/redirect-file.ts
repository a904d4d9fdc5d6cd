import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page on disk, for this user alone, that leads a browser to the app and hands it the launch token. */
export interface RedirectFile {
  readonly path: string;
  /** `file://` address of the page. It stays the same when the token changes. */
  readonly address: string;
  write(origin: string, launchToken: string): void;
  remove(): void;
}

/**
 * A command line and a window title can be read by every user of the machine; a file of mode 0600 cannot.
 * The token stands behind `#`, which browsers do not send, and works once.
 * Throws the system's error where the folder cannot be written to.
 */
export function createRedirectFile(folder: string, port: number): RedirectFile {
  const path = join(folder, `open-${port}.html`);
  return {
    path,
    address: pathToFileURL(path).href,
    write(origin, launchToken) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const draft = `${path}.new`;
      rmSync(draft, { force: true });
      writeFileSync(draft, pageTo(`${origin}/#launch=${launchToken}`), { mode: 0o600, flag: 'wx' });
      chmodSync(draft, 0o600);
      renameSync(draft, path);
    },
    remove() {
      rmSync(path, { force: true });
    },
  };
}

function pageTo(target: string): string {
  return [
    '<!doctype html>',
    '<meta charset="utf-8">',
    '<meta name="referrer" content="no-referrer">',
    `<meta http-equiv="refresh" content="0;url=${target}">`,
    '<title>Keyway</title>',
    `<a href="${target}">Keyway</a>`,
    '',
  ].join('\n');
}
