/** Where the AWS SDK for Go version 2 finds files: nothing in a variable is expanded. */
import { filledVariable } from '../context.js';
import type { ResolutionRequest } from '../request.js';
import type { PathRule } from '../tool.js';
import { absolutePath, inAwsFolder } from './sdk-paths.js';

const SHARED = 'aws-sdk-go-v2, config/env_config.go and shared_config.go';

/** @cite aws-sdk-go-v2, internal/shareddefaults, UserHomeDir: os.UserHomeDir */
export function goV2Home(request: ResolutionRequest): string {
  return filledVariable(request, request.platform === 'win32' ? 'USERPROFILE' : 'HOME') ?? request.home;
}

function inVariable(name: string): PathRule {
  return {
    cite: `${SHARED}: ${name}`,
    locate(request) {
      const path = filledVariable(request, name);
      return path === null ? null : absolutePath(request, path);
    },
  };
}

function inHome(name: string): PathRule {
  return {
    cite: `${SHARED}: the default path`,
    locate: (request) => absolutePath(request, inAwsFolder(goV2Home(request), name)),
  };
}

export const goV2ConfigPaths: readonly PathRule[] = [inVariable('AWS_CONFIG_FILE'), inHome('config')];

export const goV2CredentialsPaths: readonly PathRule[] = [
  inVariable('AWS_SHARED_CREDENTIALS_FILE'),
  inHome('credentials'),
];
