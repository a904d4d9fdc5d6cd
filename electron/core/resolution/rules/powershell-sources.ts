/**
 * The sources of the Tools for PowerShell.
 *
 * The search order looks three times for a default profile: `default` in the SDK store, `default` in the shared file, and
 * `AWS PS Default` in the SDK store. A source is listed once, so that `sdk-store` stands for the first and for the third of them; its
 * facts name the profile that was found. Where the third look-up finds something and the second one does too, the shared file counts.
 * A profile that is named is looked for by the same two sources; what stands between in the order is then set aside.
 */
import type { CredentialSource } from '../../../../shared/vocabulary.js';
import type { Context } from '../context.js';
import { type Found, judgeFound } from '../found.js';
import { absent, because, invalid, type Judgement, setAside, usable } from '../judgement.js';
import type { DotnetGeneration } from './dotnet-kinds.js';
import { isStorePassedBy, lookUpInFiles, lookUpInStore } from './dotnet-profile.js';
import { storeUnavailable } from './dotnet-sources.js';
import { judgeDotnetVariables } from './dotnet-variables.js';
import {
  comesTo,
  defaultInFiles,
  defaultName,
  foundInStore,
  isUsable,
  namedProfile,
  olderDefaultName,
  stepOf,
} from './powershell-steps.js';

type Judge = (context: Context) => Judgement;

/** The profile that was named with the command; null where none was. */
function asideOf(context: Context): string | null {
  return stepOf(context) === 'parameters' ? context.profile.name : null;
}

/** @param isBeforeProfiles version 5 asks -Credential before any profile, version 4 after one that is named */
export function judgeCredentialObject(isBeforeProfiles: boolean): Judge {
  return (context) => {
    if (!context.request.invocation.credentialObject)
      return absent(because('credential-object-not-given', {}));
    const aside = isBeforeProfiles ? null : asideOf(context);
    if (aside !== null) return setAside(because('set-aside-by-profile', { profile: aside }), null);
    const gain = {
      kind: 'credentials',
      source: 'credential-object',
      accessKeyId: null,
      temporary: false,
    } as const;
    return usable(because('credential-object-given', {}), null, gain);
  };
}

export function judgeSessionProfile(generation: DotnetGeneration): Judge {
  return (context) => {
    const name = context.request.invocation.sessionProfile ?? '';
    if (name === '') return absent(because('session-profile-not-set', {}));
    const aside = asideOf(context);
    if (aside !== null) return setAside(because('set-aside-by-profile', { profile: aside }), null);
    const found = namedProfile(context, name, generation, !isStorePassedBy(context));
    return judgeFound(withSource(found, 'session-profile'));
  };
}

export function judgePowershellVariables(context: Context): Judgement {
  return judgeDotnetVariables(context, asideOf(context));
}

/** Keys count as the step's that found them. */
function withSource(found: Found, source: CredentialSource): Found {
  if (found.base === null || found.chain.length > 0) return found;
  const isOfStep = ['sdk-store', 'shared-credentials-file', 'config-file'].includes(found.base.source);
  return isOfStep ? { ...found, base: { ...found.base, source } } : found;
}

/** The keys that a role starts with count as the shared file's, whichever of the two files they stand in. */
function asSharedFile(found: Found): Found {
  if (found.base === null || found.base.source !== 'config-file') return found;
  return { ...found, base: { ...found.base, source: 'shared-credentials-file' } };
}

/** The name that is looked up, where a step named one. */
function namedIn(context: Context): string | null {
  const step = stepOf(context);
  return step === 'parameters' || step === 'variable' ? context.profile.name : null;
}

export function judgePowershellStore(generation: DotnetGeneration): Judge {
  return (context) => {
    const name = namedIn(context);
    const unavailable = storeUnavailable(context, name ?? defaultName);
    if (name === null) return judgeDefaults(context, generation, unavailable);
    const stored = lookUpInStore(context, name);
    if (unavailable !== null || stored === null)
      return unavailable ?? absent(because('profile-not-in-sdk-store', { profile: name }));
    return judgeFound(foundInStore(comesTo(context, stored, generation), stored));
  };
}

/** @param unavailable why the store has no `default` */
function judgeDefaults(
  context: Context,
  generation: DotnetGeneration,
  unavailable: Judgement | null,
): Judgement {
  const stored = lookUpInStore(context, defaultName);
  if (stored !== null && isUsable(stored, generation))
    return judgeFound(foundInStore(comesTo(context, stored, generation), stored));
  const older = lookUpInStore(context, olderDefaultName);
  if (older !== null && isUsable(older, generation)) {
    const reason = because('outranked', { by: 'shared-credentials-file', found: 'profile-in-sdk-store' });
    if (defaultInFiles(context, generation) !== null) return setAside(reason, older.origin);
    return judgeFound(foundInStore(comesTo(context, older, generation), older));
  }
  if (stored !== null)
    return invalid(because('settings-match-no-kind', { profile: defaultName }), stored.origin, null);
  return unavailable ?? absent(because('profile-not-in-sdk-store', { profile: defaultName }));
}

export function judgePowershellFile(generation: DotnetGeneration): Judge {
  return (context) => {
    const name = namedIn(context);
    const judged =
      name === null ? judgeDefaultInFiles(context, generation) : judgeNamedInFiles(context, name, generation);
    return judged;
  };
}

function judgeNamedInFiles(context: Context, name: string, generation: DotnetGeneration): Judgement {
  const isInStore = !isStorePassedBy(context) && lookUpInStore(context, name) !== null;
  if (!isInStore) return judgeFound(ofFiles(namedProfile(context, name, generation, false)));
  const found = lookUpInFiles(context, name, generation);
  if (found.state !== 'found') return absent(because('profile-not-found', { profile: name }));
  const reason = because('outranked', { by: 'sdk-store', found: 'access-key-in-profile' });
  return setAside(reason, found.profile.origin);
}

function judgeDefaultInFiles(context: Context, generation: DotnetGeneration): Judgement {
  const found = defaultInFiles(context, generation);
  if (found !== null) return judgeFound(ofFiles(found));
  const there = lookUpInFiles(context, defaultName, generation);
  if (there.state !== 'found') return absent(because('profile-not-found', { profile: defaultName }));
  return invalid(because('settings-match-no-kind', { profile: defaultName }), there.profile.origin, null);
}

function ofFiles(found: Found): Found {
  return asSharedFile(withSource(found, 'shared-credentials-file'));
}
