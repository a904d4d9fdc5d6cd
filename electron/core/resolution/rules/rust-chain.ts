/**
 * A profile of the AWS SDK for Rust as a base and the roles assumed from it, before anything is read or asked.
 *
 * Source: smithy-rs @56ee88c, aws-config/src/profile/credentials/repr.rs (`resolve_chain`).
 */
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import type { Context } from '../context.js';
import { because } from '../judgement.js';
import { sharedProfile } from './sdk-files.js';
import { type RustBase, rustBaseOf } from './rust-bases.js';
import { originOf, type SdkProfile, valueOf } from './sdk-profile.js';

/** `isPassedOver`: the default chain goes on to its next provider. */
export interface RustFault {
  readonly code: string;
  /** The SDK's own words. */
  readonly message: string;
  readonly isPassedOver: boolean;
  readonly reason: Reason;
  readonly origin: Origin | null;
}

export interface RustChain {
  readonly base: RustBase;
  /** The profile that the base is in. */
  readonly profile: SdkProfile;
  /** The profiles whose roles are assumed, the one nearest to the base first. */
  readonly roles: readonly SdkProfile[];
}

export type RustResult = { readonly chain: RustChain } | { readonly fault: RustFault };

/** What the profile of a question comes to. Keys of a source profile count over its role; its own do not. */
export function rustProfileChain(context: Context): RustResult {
  const { name } = context.profile;
  if (!hasProfiles(context) || (name === 'default' && sharedProfile(context, name) === null))
    return { fault: noProfiles(name) };
  const roles: SdkProfile[] = [];
  const visited: string[] = [];
  let next = name;
  for (;;) {
    const profile = sharedProfile(context, next);
    if (profile === null) return { fault: missingProfile(next, visited.at(-1) ?? null) };
    if (visited.includes(next)) return { fault: loop(visited, profile) };
    visited.push(next);
    if (visited.length > 1 && hasKeys(profile)) {
      const base = { kind: 'keys', setting: 'aws_access_key_id' } as const;
      return { chain: { base, profile, roles } };
    }
    if (!assumesRole(profile)) return ending(context, profile, roles, visited.length > 1);
    const source = sourceOf(profile);
    if (typeof source !== 'string') return { fault: source };
    roles.unshift(profile);
    if (source === profile.name) return ending(context, profile, roles, false);
    next = source;
  }
}

function hasProfiles({ config, credentials }: Context): boolean {
  return (config.reading?.profiles.size ?? 0) + (credentials.reading?.profiles.size ?? 0) > 0;
}

function ending(
  context: Context,
  profile: SdkProfile,
  roles: readonly SdkProfile[],
  isSource: boolean,
): RustResult {
  const base = rustBaseOf(context, profile);
  if (!('fault' in base)) return { chain: { base, profile, roles } };
  if (!isSource) return base;
  const { name } = profile;
  const message = `invalid credential source in \`${name}\`: could not load source profile: ${base.fault.message}`;
  return { fault: { ...base.fault, code: 'InvalidCredentialSource', message, isPassedOver: false } };
}

function hasKeys(profile: SdkProfile): boolean {
  return profile.settings.has('aws_access_key_id') && profile.settings.has('aws_secret_access_key');
}

function assumesRole({ settings }: SdkProfile): boolean {
  return settings.has('role_arn') && !settings.has('web_identity_token_file');
}

/** The next profile: its own name where the base is in it too. */
function sourceOf(profile: SdkProfile): string | RustFault {
  const { name } = profile;
  const source = valueOf(profile, 'source_profile');
  const isNamed = profile.settings.has('credential_source');
  if (source !== null && !isNamed) return source;
  if (source === null && isNamed) return name;
  const words =
    source === null
      ? 'profile must contain `source_profile` or `credential_source` but neither were defined'
      : 'profile contained both source_profile and credential_source. Only one or the other can be defined';
  const reason =
    source === null
      ? because('role-without-source', { profile: name })
      : because('two-role-sources', { profile: name });
  return {
    code: 'InvalidCredentialSource',
    message: `invalid credential source in \`${name}\`: ${words}`,
    isPassedOver: false,
    reason,
    origin: originOf(profile, 'role_arn'),
  };
}

function noProfiles(name: string): RustFault {
  const reason = because('profile-not-found', { profile: name });
  return {
    code: 'NoProfilesDefined',
    message: 'No profiles were defined',
    isPassedOver: true,
    reason,
    origin: null,
  };
}

function missingProfile(name: string, from: string | null): RustFault {
  const words = `could not find source profile ${name} referenced from ${from ?? 'the root profile'}`;
  const reason =
    from === null
      ? because('profile-not-found', { profile: name })
      : because('missing-source-profile', { profile: from, sourceProfile: name });
  const message = `profile \`${name}\` was not defined: ${words}`;
  return { code: 'MissingProfile', message, isPassedOver: true, reason, origin: null };
}

function loop(visited: readonly string[], profile: SdkProfile): RustFault {
  const names = visited.map((name) => JSON.stringify(name)).join(', ');
  return {
    code: 'CredentialLoop',
    message: `profile formed an infinite loop. first we loaded [${names}], then attempted to reload ${profile.name}`,
    isPassedOver: false,
    reason: because('role-chain-cycle', { profiles: [...visited, profile.name].join(', ') }),
    origin: originOf(profile, 'source_profile'),
  };
}
