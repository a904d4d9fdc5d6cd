/** The only page the desktop host shows: where it lives, and how its files get to Chromium. */
import { join } from 'node:path';
import { protocol, type Session } from 'electron';
import { policyHeaders, readPageFile } from '../../rpc/page-files.js';

const pageScheme = 'app';
const pageHost = 'main';
export const pageOrigin = `${pageScheme}://${pageHost}`;
export const pageAddress = `${pageOrigin}/`;

// Built, this file stands in out/main, beside out/renderer.
const pageFolder = join(import.meta.dirname, '..', 'renderer');

/** Makes `app:` a scheme like https: with an origin and no way to files. Must run before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Answers GET requests for the built window's files under `app://main/`, and nothing else. */
export function servePage(session: Session): void {
  session.protocol.handle(pageScheme, async (request) => {
    const url = new URL(request.url);
    const isOurs = url.host === pageHost && request.method === 'GET';
    const file = isOurs ? await readPageFile(pageFolder, url.pathname) : null;
    if (file === null) return new Response(null, { status: 404, headers: policyHeaders });
    const headers = { ...policyHeaders, 'content-type': file.contentType };
    return new Response(new Uint8Array(file.bytes), { headers });
  });
}

/** Whether the address is our page: itself, or a place within it. */
export function isPageAddress(address: string): boolean {
  return address === pageAddress || address.startsWith(`${pageAddress}#`);
}
