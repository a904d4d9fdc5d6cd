/** The window's own files and the policy they are served under: the same on every host that has a window. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/**
 * Nothing loads but our own bundled files; no script from a string, no frame in either direction, no form.
 * Images may be `data:` because style sheets bring small ones along.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** What goes with every answer of a host. */
export const policyHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=(), hid=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Kinds of files that the build makes; nothing else is served. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.woff2', 'font/woff2'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
]);

export interface PageFile {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A name the build can give a file: it cannot leave the folder, because it holds no separator and no leading dot. */
const assetPath = /^\/assets\/([\w-][\w.-]*)$/;

/**
 * Reads a file of the built window.
 *
 * `pathname` is that of the URL, still encoded: the names we serve need no encoding, so an encoded one is not ours.
 * Resolves to null where there is no such file.
 */
export async function readPageFile(folder: string, pathname: string): Promise<PageFile | null> {
  const path = filePath(pathname);
  const contentType = path === null ? undefined : contentTypes.get(extname(path));
  if (path === null || contentType === undefined) return null;
  try {
    return { contentType, bytes: await readFile(join(folder, path)) };
  } catch {
    return null;
  }
}

function filePath(pathname: string): string | null {
  if (pathname === '/' || pathname === '/index.html') return 'index.html';
  const name = assetPath.exec(pathname)?.[1];
  return name === undefined ? null : join('assets', name);
}
