/** The roles on the way from a profile to the credentials it starts from, as botocore's AssumeRoleProvider walks. */
import { known } from '../dialects/known-settings.js';
import { hasSetting, type ProfileParts, textOf } from './profile.js';
import { assumesRole, hasStaticKeys } from './sources.js';

/** Why the AWS CLI cannot walk on, and at which profile. */
export type ChainFault =
  | { readonly code: 'two-role-sources'; readonly profile: string }
  | {
      readonly code: 'role-without-source';
      readonly profile: string;
      readonly credentialSource: string | null;
    }
  | { readonly code: 'missing-source-profile'; readonly profile: string; readonly sourceProfile: string }
  | { readonly code: 'role-chain-cycle'; readonly profile: string; readonly visited: readonly string[] };

/** Where a chain ends. */
export type ChainEnd<P extends ProfileParts> =
  | { readonly kind: 'profile'; readonly profile: P }
  | { readonly kind: 'credential-source'; readonly profile: P; readonly source: string }
  | { readonly kind: 'fault'; readonly fault: ChainFault };

export interface RoleChain<P extends ProfileParts> {
  /** Profiles whose role is assumed; the one asked for first, the one nearest to the base last. */
  readonly roles: readonly P[];
  readonly end: ChainEnd<P>;
}

/** The names that botocore accepts, letter for letter (`CanonicalNameCredentialSourcer.is_supported`). */
const credentialSources = new Set(['Environment', 'Ec2InstanceMetadata', 'EcsContainer']);

/**
 * Walks from a profile to its base. A source profile's static keys end the walk, even where it has a role of its
 * own; only the profile asked for assumes its role although it has keys.
 *
 * @param find a profile of the same files by name
 */
export function walkRoles<P extends ProfileParts>(
  start: P,
  find: (name: string) => P | undefined,
): RoleChain<P> {
  const roles: P[] = [];
  const visited = new Set([start.name]);
  let profile = start;
  while (assumesRole(profile) && (profile === start || !hasStaticKeys(profile))) {
    const next = nextOf(profile, visited, find);
    if (next.kind === 'fault') return { roles: [...roles, profile], end: next };
    roles.push(profile);
    if (next.kind === 'credential-source') return { roles, end: next };
    visited.add(next.profile.name);
    if (next.profile === profile) break;
    profile = next.profile;
  }
  return { roles, end: { kind: 'profile', profile } };
}

/** Where a chain ends when this profile is a source in it; `fault` where it breaks off at or below it. */
export type BaseOfSource<P extends ProfileParts> = P | 'credential-source' | 'cycle' | 'fault';

/**
 * Finds the base below many profiles in one pass over all of them.
 *
 * @returns a function that says where the chain of a source profile ends
 */
export function makeBaseFinder<P extends ProfileParts>(
  find: (name: string) => P | undefined,
): (source: P) => BaseOfSource<P> {
  const known = new Map<P, BaseOfSource<P>>();
  return (source) => {
    // Nearly every source assumes no role itself.
    if (!passesOn(source)) return source;
    const path = new Set<P>();
    let profile = source;
    let base = known.get(profile);
    while (base === undefined) {
      path.add(profile);
      const next = passesOn(profile) ? stepFrom(profile, find) : null;
      if (next === null) base = profile;
      else if (next.kind !== 'profile') base = next.kind;
      else {
        profile = next.profile;
        base = path.has(profile) ? 'cycle' : known.get(profile);
      }
    }
    for (const passed of path) known.set(passed, base);
    return base;
  };
}

/** As a source it starts from another one, and not from keys of its own. */
function passesOn(profile: ProfileParts): boolean {
  return assumesRole(profile) && !hasStaticKeys(profile);
}

/** Where the first step from a profile that assumes a role leads; faults are those of this step alone. */
export function stepFrom<P extends ProfileParts>(
  profile: P,
  find: (name: string) => P | undefined,
): ChainEnd<P> {
  return nextOf(profile, null, find);
}

/** @param visited the names on the way to the profile, its own too; null where there is no other */
function nextOf<P extends ProfileParts>(
  profile: P,
  visited: ReadonlySet<string> | null,
  find: (name: string) => P | undefined,
): ChainEnd<P> {
  const { name } = profile;
  const hasProfile = hasSetting(profile, known.source_profile);
  const hasSource = hasSetting(profile, known.credential_source);
  if (hasProfile && hasSource) return faulty({ code: 'two-role-sources', profile: name });
  if (!hasProfile && !hasSource) {
    return faulty({ code: 'role-without-source', profile: name, credentialSource: null });
  }
  if (hasSource) {
    const source = textOf(profile, known.credential_source) ?? '';
    if (credentialSources.has(source)) return { kind: 'credential-source', profile, source };
    return faulty({ code: 'role-without-source', profile: name, credentialSource: source });
  }
  const sourceProfile = textOf(profile, known.source_profile) ?? '';
  const next = find(sourceProfile);
  if (next === undefined) return faulty({ code: 'missing-source-profile', profile: name, sourceProfile });
  // A profile may name itself, to assume its role with keys of its own; any other way back is a loop.
  const isBack = visited === null ? sourceProfile === name : visited.has(sourceProfile);
  if (isBack && !(next === profile && hasStaticKeys(next))) {
    return faulty({ code: 'role-chain-cycle', profile: name, visited: [...(visited ?? [name])] });
  }
  return { kind: 'profile', profile: next };
}

function faulty(fault: ChainFault): { readonly kind: 'fault'; readonly fault: ChainFault } {
  return { kind: 'fault', fault };
}
