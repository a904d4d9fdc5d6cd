/** Where the AWS SDK for .NET and the Tools for PowerShell find the shared files. */
import { folderOf, joinPath } from '../../paths.js';
import { filledVariable } from '../context.js';
import type { ResolutionRequest } from '../request.js';
import type { PathRule } from '../tool.js';
import { absolutePath, exists, inAwsFolder, withHome } from './sdk-paths.js';

const SHARED = 'aws-sdk-net, SharedCredentialsFile';

/** HOME, else USERPROFILE, else the folder one is in. An empty variable is not set. */
export function dotnetHome(request: ResolutionRequest): string {
  return filledVariable(request, 'HOME') ?? filledVariable(request, 'USERPROFILE') ?? request.workingFolder;
}

/** In order. A variable that names no file is as good as not set; nothing in it is expanded. */
export const dotnetCredentialsPaths: readonly PathRule[] = [
  {
    cite: `${SHARED}.SetUpFilePath: the location given; PowerShell resolves \`~\` itself`,
    locate(request) {
      const { location } = request.invocation;
      if (location === null || location === '') return null;
      return absolutePath(request, withHome(location, request.home));
    },
  },
  {
    cite: `${SHARED}, static constructor: AWS_SHARED_CREDENTIALS_FILE where File.Exists`,
    locate: (request) => existing(request, 'AWS_SHARED_CREDENTIALS_FILE'),
  },
  {
    cite: `${SHARED}, static constructor: DefaultFilePath`,
    locate: (request) => inAwsFolder(dotnetHome(request), 'credentials'),
  },
];

/** In order. Without AWS_CONFIG_FILE the config file is the one beside the credentials file, wherever that is. */
export const dotnetConfigPaths: readonly PathRule[] = [
  {
    cite: `${SHARED}, static constructor: AWS_CONFIG_FILE where File.Exists`,
    locate: (request) => existing(request, 'AWS_CONFIG_FILE'),
  },
  {
    cite: `${SHARED}.Refresh: DefaultConfigFilePath where AWS_CONFIG_FILE names no file`,
    locate: (request) =>
      filledVariable(request, 'AWS_CONFIG_FILE') === null ? null : inAwsFolder(dotnetHome(request), 'config'),
  },
  {
    cite: `${SHARED}.Refresh: config in the folder of the credentials file`,
    locate(request) {
      const path = firstPath(dotnetCredentialsPaths, request);
      return path === null ? null : joinPath(folderOf(path), 'config');
    },
  },
];

function existing(request: ResolutionRequest, name: string): string | null {
  const text = filledVariable(request, name);
  if (text === null) return null;
  const path = absolutePath(request, text);
  return exists(request, path) ? path : null;
}

/** What the first rule that gives a path gives. */
export function firstPath(rules: readonly PathRule[], request: ResolutionRequest): string | null {
  for (const rule of rules) {
    const path = rule.locate(request);
    if (path !== null) return path;
  }
  return null;
}
