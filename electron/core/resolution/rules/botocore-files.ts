/** Where botocore looks for files. */
import { expandPath, isAbsolutePath, joinPath } from '../../paths.js';
import { variable } from '../context.js';
import type { ResolutionRequest } from '../request.js';
import type { PathRule } from '../tool.js';

const SESSION = 'botocore 1.43.11, configprovider.py';

/** What `~` means to Python's `os.path.expanduser`: a set variable counts even where it is empty. */
export function homeOf(request: ResolutionRequest): string {
  if (request.platform !== 'win32') return variable(request, 'HOME') ?? request.home;
  const profile = variable(request, 'USERPROFILE');
  if (profile !== null) return profile;
  const path = variable(request, 'HOMEPATH');
  return path === null ? request.home : (variable(request, 'HOMEDRIVE') ?? '') + path;
}

/** The absolute path for a text in which Python expands variables and `~`. */
export function expandedPath(request: ResolutionRequest, text: string): string {
  return expandPath(text, { ...pathContext(request), variables: request.environment });
}

/** The absolute path for a text in which Python expands `~` only. */
export function userPath(request: ResolutionRequest, text: string): string {
  return expandPath(text, { ...pathContext(request), variables: {} });
}

/** The absolute path for a text that Python opens as it is. */
export function plainPath(request: ResolutionRequest, text: string): string {
  return isAbsolutePath(text) ? text : joinPath(request.workingFolder, text);
}

function pathContext(
  request: ResolutionRequest,
): Pick<ResolutionRequest, 'platform' | 'workingFolder' | 'home'> {
  const { platform, workingFolder } = request;
  return { platform, workingFolder, home: homeOf(request) };
}

function fromVariable(name: string): PathRule {
  return {
    cite: `${SESSION}, EnvironmentProvider (a set and empty variable counts); configloader.py, raw_config_parse`,
    locate(request) {
      const text = variable(request, name);
      return text === null ? null : expandedPath(request, text);
    },
  };
}

function inHome(name: string): PathRule {
  return {
    cite: `${SESSION}, BOTOCORE_DEFAUT_SESSION_VARIABLES`,
    locate: (request) => expandedPath(request, `~/.aws/${name}`),
  };
}

export const botocoreConfigPaths: readonly PathRule[] = [fromVariable('AWS_CONFIG_FILE'), inHome('config')];

export const botocoreCredentialsPaths: readonly PathRule[] = [
  fromVariable('AWS_SHARED_CREDENTIALS_FILE'),
  inHome('credentials'),
];
