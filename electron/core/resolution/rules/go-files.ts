/** Where the SDK for Go v1 looks for files, and its words where one cannot be read. */
import { isAbsolutePath, joinPath } from '../../paths.js';
import { type Context, filledVariable, shown } from '../context.js';
import { diskText } from '../disk-text.js';
import type { ResolutionRequest } from '../request.js';
import type { PathRule } from '../tool.js';

const GO = 'aws-sdk-go 1.55.6';

/** `shareddefaults.UserHomeDir`: the platform's own variable, else the account's folder. */
export function homeOf(request: ResolutionRequest): string {
  return filledVariable(request, homeVariable(request)) ?? request.home;
}

/** `ssocreds.getHomeDirectory`, by which tokens without a session are found: the variable alone, or nothing. */
export function bareHomeOf(request: ResolutionRequest): string {
  return filledVariable(request, homeVariable(request)) ?? '';
}

function homeVariable({ platform }: ResolutionRequest): string {
  return platform === 'win32' ? 'USERPROFILE' : 'HOME';
}

/** The path that Go opens for a text: nothing is expanded, `~/` neither. */
export function absolute(request: ResolutionRequest, path: string): string {
  return isAbsolutePath(path) ? path : joinPath(request.workingFolder, path);
}

function fromVariable(name: string): PathRule {
  return {
    cite: `${GO}, session/env_config.go envConfigLoad`,
    locate(request) {
      const path = filledVariable(request, name);
      return path === null ? null : absolute(request, path);
    },
  };
}

function inHome(name: string): PathRule {
  return {
    cite: `${GO}, internal/shareddefaults/shared_config.go`,
    locate: (request) => absolute(request, joinPath(homeOf(request), '.aws', name)),
  };
}

export const goConfigPaths: readonly PathRule[] = [fromVariable('AWS_CONFIG_FILE'), inHome('config')];

export const goCredentialsPaths: readonly PathRule[] = [
  fromVariable('AWS_SHARED_CREDENTIALS_FILE'),
  inHome('credentials'),
];

const systemWords: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOTDIR: 'not a directory',
  ELOOP: 'too many levels of symbolic links',
};

/** A file's text, or Go's words for why it cannot be read. @param path as the SDK names it */
export function readText(
  context: Context,
  path: string,
): { readonly text: string } | { readonly failure: string } {
  const found = diskText(context.request.world, absolute(context.request, path));
  if (found.state === 'read') return { text: found.text };
  const code = found.state === 'absent' ? 'ENOENT' : found.systemCode;
  if (code === 'EISDIR') return { failure: `read ${shown(context, path)}: is a directory` };
  return { failure: `open ${shown(context, path)}: ${systemWords[code] ?? 'input/output error'}` };
}
