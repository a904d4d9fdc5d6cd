/** Where the SDKs for Rust and Java find the shared files, and how they put a profile together. */
import { type Context, variable } from '../context.js';
import type { ResolutionRequest } from '../request.js';
import type { PathRule } from '../tool.js';
import { absolutePath, inAwsFolder, withHome } from './sdk-paths.js';
import { mergedProfile, type SdkProfile } from './sdk-profile.js';

const HOME = 'smithy-rs, fs_util.rs, home_dir; aws-sdk-java-v2, UserHomeDirectoryUtils';

/** In order. Off Windows HOME alone counts; a set and empty variable counts too. */
export const sharedHomes: readonly PathRule[] = [
  { cite: `${HOME}: HOME`, locate: (request) => variable(request, 'HOME') },
  { cite: `${HOME}: USERPROFILE`, locate: (request) => onWindows(request, 'USERPROFILE') },
  {
    cite: `${HOME}: HOMEDRIVE and HOMEPATH`,
    locate(request) {
      const drive = onWindows(request, 'HOMEDRIVE');
      const path = onWindows(request, 'HOMEPATH');
      return drive === null || path === null ? null : drive + path;
    },
  },
];

function onWindows(request: ResolutionRequest, name: string): string | null {
  return request.platform === 'win32' ? variable(request, name) : null;
}

/** What the first rule gives; the home in question where none does. */
export function homeOf(rules: readonly PathRule[], request: ResolutionRequest): string {
  for (const rule of rules) {
    const home = rule.locate(request);
    if (home !== null) return home;
  }
  return request.home;
}

/** The path in a variable, a leading `~` expanded. */
export function pathInVariable(cite: string, name: string): PathRule {
  return {
    cite: `${cite}: ${name}`,
    locate(request) {
      const path = variable(request, name);
      return path === null ? null : absolutePath(request, withHome(path, homeOf(sharedHomes, request)));
    },
  };
}

/** The default path. */
export function pathInHome(cite: string, name: string): PathRule {
  return {
    cite: `${cite}: the default path`,
    locate: (request) => absolutePath(request, inAwsFolder(homeOf(sharedHomes, request), name)),
  };
}

const known = new WeakMap<Context, Map<string, SdkProfile | null>>();

/** A profile: the credentials file's settings over the config file's, one by one. */
export function sharedProfile(context: Context, name: string): SdkProfile | null {
  const profiles = known.get(context) ?? new Map<string, SdkProfile | null>();
  known.set(context, profiles);
  const before = profiles.get(name);
  if (before !== undefined) return before;
  const profile = mergedProfile([context.config, context.credentials], name);
  profiles.set(name, profile);
  return profile;
}
