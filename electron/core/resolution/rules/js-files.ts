/** Where the SDK for JavaScript v3 looks for files, and its words where one cannot be read. */
import { isAbsolutePath, joinPath } from '../../paths.js';
import { type Context, filledVariable, shown, variable } from '../context.js';
import { diskText, type DiskText } from '../disk-text.js';
import type { ResolutionRequest } from '../request.js';
import type { PathRule } from '../tool.js';

const SMITHY = '@smithy/core 3.41.0, submodules/config';

/** The home folder as the shared files and the SSO token cache see it (`getHomeDir`). An empty variable is not set. */
export function homeOf(request: ResolutionRequest): string {
  const home = filledVariable(request, 'HOME') ?? filledVariable(request, 'USERPROFILE');
  if (home !== null) return home;
  const path = filledVariable(request, 'HOMEPATH');
  if (path === null) return request.home;
  const separator = request.platform === 'win32' ? '\\' : '/';
  return (variable(request, 'HOMEDRIVE') ?? `C:${separator}`) + path;
}

/** Node's own idea of the home folder (`os.homedir`), which the `aws login` cache goes by; it may be empty. */
export function nodeHomeOf(request: ResolutionRequest): string {
  const name = request.platform === 'win32' ? 'USERPROFILE' : 'HOME';
  return variable(request, name) ?? request.home;
}

/** The path that Node opens for a text: nothing is expanded. */
export function absolute(request: ResolutionRequest, path: string): string {
  return isAbsolutePath(path) ? path : joinPath(request.workingFolder, path);
}

/** Only `~/` is expanded, and nothing else. */
function expanded(request: ResolutionRequest, path: string): string {
  const start = '~/';
  return absolute(
    request,
    path.startsWith(start) ? joinPath(homeOf(request), path.slice(start.length)) : path,
  );
}

function fromVariable(name: string): PathRule {
  return {
    cite: `${SMITHY}, loadSharedConfigFiles`,
    locate(request) {
      const path = filledVariable(request, name);
      return path === null ? null : expanded(request, path);
    },
  };
}

function inHome(name: string): PathRule {
  return {
    cite: `${SMITHY}, getHomeDir`,
    locate: (request) => absolute(request, joinPath(homeOf(request), '.aws', name)),
  };
}

export const jsConfigPaths: readonly PathRule[] = [fromVariable('AWS_CONFIG_FILE'), inHome('config')];

export const jsCredentialsPaths: readonly PathRule[] = [
  fromVariable('AWS_SHARED_CREDENTIALS_FILE'),
  inHome('credentials'),
];

/** Where `[sso-session]` sections are read from: the variable's path as it is, `~/` included (`loadSsoSessionData`). */
export function sessionsPath(context: Context): string {
  const path = filledVariable(context, 'AWS_CONFIG_FILE');
  return path === null ? context.config.path : absolute(context.request, path);
}

/** A file's text, or Node's words for why it cannot be read. @param path as the SDK names it */
export function readText(
  context: Context,
  path: string,
): { readonly text: string } | { readonly failure: string } {
  const found = diskText(context.request.world, absolute(context.request, path));
  return found.state === 'read' ? { text: found.text } : { failure: nodeWords(found, shown(context, path)) };
}

const systemWords: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOTDIR: 'not a directory',
  ELOOP: 'too many symbolic links encountered',
  EIO: 'i/o error',
};

function nodeWords(found: Exclude<DiskText, { state: 'read' }>, path: string): string {
  const code = found.state === 'absent' ? 'ENOENT' : found.systemCode;
  if (code === 'EISDIR') return 'EISDIR: illegal operation on a directory, read';
  return `${code}: ${systemWords[code] ?? 'unknown error'}, open '${path}'`;
}
