/** Paths as the documented SDKs have them. */
import { isAbsolutePath, joinPath } from '../../paths.js';
import type { ResolutionRequest } from '../request.js';

/** The path that the system opens for a text: nothing is expanded. */
export function absolutePath(request: ResolutionRequest, path: string): string {
  return isAbsolutePath(path) ? path : joinPath(request.workingFolder, path);
}

/** A home folder's `.aws` and what is under it. */
export function inAwsFolder(home: string, ...names: readonly string[]): string {
  return joinPath(home, '.aws', ...names);
}

/** `~` or `~/…` under a home folder; any other text as it is. */
export function withHome(path: string, home: string): string {
  if (path === '~') return home;
  return /^~[/\\]/u.test(path) ? joinPath(home, path.slice(2)) : path;
}

/** Whether there is a file, readable or not. @param path absolute */
export function exists(request: ResolutionRequest, path: string): boolean {
  return request.world.file(path).state !== 'absent';
}
