/** Where the AWS SDK for Rust finds files. */
import { joinPath } from '../../paths.js';
import { variable } from '../context.js';
import type { ResolutionRequest } from '../request.js';
import type { PathRule } from '../tool.js';
import { homeOf, pathInHome, pathInVariable, sharedHomes } from './sdk-files.js';
import { absolutePath, inAwsFolder } from './sdk-paths.js';

const SOURCE = 'smithy-rs, aws-runtime/src/env_config/source.rs, load_config_file';

/** @cite smithy-rs, aws-runtime/src/fs_util.rs, home_dir */
export function rustHome(request: ResolutionRequest): string {
  return homeOf(sharedHomes, request);
}

export const rustConfigPaths: readonly PathRule[] = [
  pathInVariable(SOURCE, 'AWS_CONFIG_FILE'),
  pathInHome(SOURCE, 'config'),
];

export const rustCredentialsPaths: readonly PathRule[] = [
  pathInVariable(SOURCE, 'AWS_SHARED_CREDENTIALS_FILE'),
  pathInHome(SOURCE, 'credentials'),
];

/** @cite smithy-rs, aws-config/src/login/cache.rs, get_cache_dir: the variable counts even where it is empty */
export function rustLoginCache(request: ResolutionRequest, name: string): string {
  const folder = variable(request, 'AWS_LOGIN_CACHE_DIRECTORY');
  if (folder === null) return inAwsFolder(rustHome(request), 'login', 'cache', name);
  return absolutePath(request, folder === '' ? name : joinPath(folder, name));
}
