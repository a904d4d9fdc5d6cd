/**
 * Paths as text: taken apart, put together, shown and expanded, for any platform on any platform.
 *
 * Looks at no disk. Whether a path is one of Windows is read off the path itself (`C:\…`, `\\server\…`).
 */

export type Platform = 'linux' | 'darwin' | 'win32' | 'other';

const windowsStart = /^(?:[A-Za-z]:[\\/]|\\\\)/u;

/** The folder that a path stands in; the root stands in itself. */
export function folderOf(path: string): string {
  const at = lastSeparator(path);
  if (at < 0) return '.';
  const root = windowsStart.test(path) && at <= 2 ? path.slice(0, at + 1) : '/';
  return at === 0 || root.length === at + 1 ? root : path.slice(0, at);
}

/** The last name of a path. */
export function nameOf(path: string): string {
  return path.slice(lastSeparator(path) + 1);
}

/** Names put together under a folder, with the separator that the folder's own path uses. */
export function joinPath(folder: string, ...names: readonly string[]): string {
  const separator = windowsStart.test(folder) ? '\\' : '/';
  return names.reduce((path, name) => (/[\\/]$/u.test(path) ? path + name : path + separator + name), folder);
}

/** Whether a path says where it starts. */
export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || windowsStart.test(path);
}

/** A path as a person reads it: `~/…` under the home in question, else as it is. */
export function shownPath(path: string, home: string): string {
  if (path === home) return '~';
  const start = /[\\/]$/u.test(home) ? home : joinPath(home, '');
  return path.startsWith(start) ? `~/${path.slice(start.length).replaceAll('\\', '/')}` : path;
}

/** What a path from a variable is read with. */
export interface PathContext {
  readonly home: string;
  /** Absolute; what a relative path starts from. */
  readonly workingFolder: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly platform: Platform;
}

/**
 * The absolute path that a tool would open for the text of a variable.
 *
 * As botocore's `configloader.raw_config_parse` does: `os.path.expandvars`, then `os.path.expanduser`. Unknown
 * variables stay as they are written. `~other` stays as it is too: who else lives on this machine is not looked up.
 */
export function expandPath(text: string, context: PathContext): string {
  const expanded = expandHome(expandVariables(text, context), context);
  const path = isAbsolutePath(expanded) ? expanded : joinPath(context.workingFolder, expanded);
  return normalPath(path);
}

/** CPython's `posixpath.expandvars` (`$name`, `${name}`), and `%name%` of `ntpath.expandvars` on Windows. */
function expandVariables(text: string, { variables, platform }: PathContext): string {
  const valueOf = (name: string, written: string): string =>
    Object.hasOwn(variables, name) ? (variables[name] ?? written) : written;
  const dollars = text.replaceAll(/\$(?:(\w+)|\{([^}]*)\})/gu, (written, bare?: string, braced?: string) =>
    valueOf(bare ?? braced ?? '', written),
  );
  if (platform !== 'win32') return dollars;
  return dollars.replaceAll(/%([^%]+)%/gu, (written, name: string) => valueOf(name, written));
}

function expandHome(text: string, { home, platform }: PathContext): string {
  const isHome = text === '~' || text.startsWith('~/') || (platform === 'win32' && text.startsWith('~\\'));
  return isHome ? home + text.slice(1) : text;
}

/** Without `.`, empty names and `..`; the two slashes that start a Windows share stay. */
function normalPath(path: string): string {
  const isWindows = windowsStart.test(path);
  const start = isWindows ? (/^(?:[A-Za-z]:|\\\\)/u.exec(path)?.[0] ?? '') : '';
  const names: string[] = [];
  for (const name of path.slice(start.length).split(isWindows ? /[\\/]+/u : /\/+/u)) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  const separator = isWindows ? '\\' : '/';
  return (start === '\\\\' ? start : start + separator) + names.join(separator);
}

/**
 * 53 bits of a text as 14 hexadecimal digits, to name a file after a path of any length.
 * Not for security: two texts can share it, so what is kept under it says which text it is for.
 */
export function shortHash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const bits = 4294967296 * (2097151 & low) + (high >>> 0);
  return bits.toString(16).padStart(14, '0');
}

function lastSeparator(path: string): number {
  const slash = path.lastIndexOf('/');
  return windowsStart.test(path) ? Math.max(slash, path.lastIndexOf('\\')) : slash;
}
