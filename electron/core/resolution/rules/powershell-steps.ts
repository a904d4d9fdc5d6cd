/**
 * The steps of the Tools for PowerShell that name a profile, and what a profile comes to when it is found.
 *
 * Sources: "Using AWS Credentials" of the user guide of version 4, "Credential and profile resolution" of version 5, and, for what
 * they leave open, CredentialsArguments.cs of an older release.
 */
import type { Origin } from '../../../../shared/models/origin.js';
import { type Context, filledVariable } from '../context.js';
import { type Found, missed } from '../found.js';
import { because, stopUnseen } from '../judgement.js';
import type { ProfileRule } from '../tool.js';
import { type DotnetGeneration, dotnetKindOf } from './dotnet-kinds.js';
import { type LookUp, lookUpInFiles, lookUpInStore } from './dotnet-profile.js';
import { follow } from './dotnet-roles.js';
import type { SdkProfile } from './sdk-profile.js';

const nameParameter: Origin = { flag: '-ProfileName' };
const locationParameter: Origin = { flag: '-ProfileLocation' };
const session: Origin = { flag: 'Set-AWSCredential' };
const profileVariable: Origin = { variable: 'AWS_PROFILE' };

export const defaultName = 'default';
/** What the first releases called it. */
export const olderDefaultName = 'AWS PS Default';

const byName: ProfileRule = {
  cite: 'Using AWS Credentials, search order 2: a profile name',
  choose: ({ invocation: { profile } }) =>
    profile === null || profile === '' ? null : { name: profile, from: nameParameter, isExplicit: true },
};

const byLocation: ProfileRule = {
  cite: 'Using AWS Credentials, search order 2: a location alone is asked for its default profile',
  choose: ({ invocation: { location } }) =>
    location === null || location === ''
      ? null
      : { name: defaultName, from: locationParameter, isExplicit: true },
};

const bySession: ProfileRule = {
  cite: 'Using AWS Credentials, search order 4: the session profile',
  choose: ({ invocation: { sessionProfile } }) =>
    sessionProfile === null || sessionProfile === ''
      ? null
      : { name: sessionProfile, from: session, isExplicit: true },
};

const byVariable: ProfileRule = {
  cite: 'Credential and profile resolution (version 5), search order 5: AWS_PROFILE',
  choose(request) {
    const name = filledVariable(request, 'AWS_PROFILE');
    return name === null ? null : { name, from: profileVariable, isExplicit: false };
  },
};

/** In order: what is given with a command counts over the session. */
export const powershell4Profiles: readonly ProfileRule[] = [byName, byLocation, bySession];

/** In order: Set-AWSCredential takes a name, a location, or both. */
export const powershell5Profiles: readonly ProfileRule[] = [byName, bySession, byLocation, byVariable];

/** Which step named the profile. */
export function stepOf({ profile: { from } }: Context): 'parameters' | 'session' | 'variable' | 'default' {
  if (from === nameParameter || from === locationParameter) return 'parameters';
  if (from === session) return 'session';
  return from === profileVariable ? 'variable' : 'default';
}

/** A profile that was found: whatever is wrong with it is an exception. */
export function comesTo(context: Context, profile: SdkProfile, generation: DotnetGeneration): Found {
  return follow({ context, generation, isFinal: true, isInteractive: true, visited: [] }, profile);
}

/** Whether a default profile counts at all: one whose settings are of no kind is passed over. */
export function isUsable(profile: SdkProfile, generation: DotnetGeneration): boolean {
  return dotnetKindOf(profile, generation) !== null;
}

/** The default profile of the shared file; null where it is not there, or is passed over. A broken file is an exception. */
export function defaultInFiles(context: Context, generation: DotnetGeneration): Found | null {
  const found = lookUpInFiles(context, defaultName, generation);
  if (found.state === 'broken') return exceptionOf(found);
  if (found.state === 'not-found' || !isUsable(found.profile, generation)) return null;
  return comesTo(context, found.profile, generation);
}

/** The profile that a step named: in the SDK store, else in the shared file; not found is an exception. */
export function namedProfile(
  context: Context,
  name: string,
  generation: DotnetGeneration,
  isStoreAsked: boolean,
): Found {
  const stored = isStoreAsked ? lookUpInStore(context, name) : null;
  if (stored !== null) return comesTo(context, stored, generation);
  const found = lookUpInFiles(context, name, generation);
  if (found.state === 'found') return comesTo(context, found.profile, generation);
  return found.state === 'broken' ? exceptionOf(found) : notFound(name, found);
}

function notFound(name: string, { reason, origin }: Exclude<LookUp, { state: 'found' }>): Found {
  return missed(reason, origin, stopUnseen('profile-not-found', `The profile ${name} was not found.`));
}

function exceptionOf({ reason, origin }: Exclude<LookUp, { state: 'found' }>): Found {
  const code = reason.code === 'missing-sso-session' ? 'AmazonClientException' : 'InvalidDataException';
  return missed(reason, origin, stopUnseen(code, 'The profile could not be read.'));
}

/** The facts name the profile, whichever of the default names it was found under. */
export function foundInStore(found: Found, profile: SdkProfile): Found {
  if (found.base === null) return found;
  const reason = because('profile-in-sdk-store', { profile: profile.name });
  return { ...found, reason, origin: profile.origin };
}
