/** Where a tool finds the shared files. */
import { contextOf } from '../resolve.js';
import type { ResolutionRequest } from '../request.js';
import type { Tool } from '../tool.js';

/** Absolute paths. */
export interface FileLocations {
  readonly config: string;
  readonly credentials: string;
  /** The profile that the tool goes by. */
  readonly profile: string;
}

export function fileLocations(tool: Tool, request: ResolutionRequest): FileLocations {
  const { config, credentials, profile } = contextOf(tool, request);
  return { config: config.path, credentials: credentials.path, profile: profile.name };
}
