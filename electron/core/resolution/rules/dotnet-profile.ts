/** Looking a profile up as the AWS SDK for .NET does: the SDK store first where there is one, then both shared files as one. */
import type { Origin } from '../../../../shared/models/origin.js';
import type { Reason } from '../../../../shared/models/reason.js';
import type { Context, ContextFile } from '../context.js';
import { because } from '../judgement.js';
import type { DotnetGeneration } from './dotnet-kinds.js';
import { type SdkStore, sdkStore } from './dotnet-store.js';
import { refusedSetting } from './dotnet-values.js';
import { filledValueOf, mergedProfile, originOf, type SdkProfile, type SdkSetting } from './sdk-profile.js';

/** `broken`: looking it up throws. The origin is null where nothing is there at all. */
export type LookUp =
  | { readonly state: 'found'; readonly profile: SdkProfile }
  | { readonly state: 'not-found'; readonly reason: Reason; readonly origin: Origin | null }
  | { readonly state: 'broken'; readonly reason: Reason; readonly origin: Origin | null };

/** @cite aws-sdk-net, CredentialProfileStoreChain.TryGetProfile: a location given passes the SDK store by */
export function lookUp(context: Context, name: string, generation: DotnetGeneration): LookUp {
  const stored = isStorePassedBy(context) ? null : lookUpInStore(context, name);
  return stored === null ? lookUpInFiles(context, name, generation) : { state: 'found', profile: stored };
}

/** Whether a location was given. */
export function isStorePassedBy({ request }: Context): boolean {
  return (request.invocation.location ?? '') !== '';
}

const stores = new WeakMap<Context, SdkStore>();

/** The SDK store of a question, read once. */
export function storeOf(context: Context): SdkStore {
  const store = stores.get(context) ?? sdkStore(context.request);
  stores.set(context, store);
  return store;
}

/** The profile of that name in the SDK store; null where there is none, or no store. */
export function lookUpInStore(context: Context, name: string): SdkProfile | null {
  const store = storeOf(context);
  return store.state === 'read' ? store.find(name) : null;
}

/** The shared files know no federation: these keys are some user's own there. */
const foreign: ReadonlySet<string> = new Set(['endpoint_name', 'user_identity']);

/** @cite aws-sdk-net, SharedCredentialsFile.TryGetProfile: either file unreadable breaks both; credentials count over config */
export function lookUpInFiles(context: Context, name: string, generation: DotnetGeneration): LookUp {
  const broken = brokenFile(context.credentials) ?? brokenFile(context.config);
  if (broken !== null) return { state: 'broken', reason: broken, origin: null };
  const merged = mergedProfile([context.config, context.credentials], name);
  if (merged === null)
    return { state: 'not-found', reason: because('profile-not-found', { profile: name }), origin: null };
  const refused = refusedSetting(merged, generation);
  if (refused !== null) {
    const origin = originOf(merged, refused);
    return { state: 'not-found', reason: because('value-not-valid', { setting: refused }), origin };
  }
  const settings = new Map([...merged.settings].filter(([key]) => !foreign.has(key)));
  return withSession(context, { ...merged, settings });
}

function brokenFile({ state, reading, shown }: ContextFile): Reason | null {
  if (state === 'unreadable') return because('file-not-readable', { file: shown });
  return reading?.refusal == null ? null : because('file-refused', { file: shown });
}

const ofSession = ['sso_region', 'sso_start_url', 'sso_registration_scopes'];

/** A session's values take the place of the profile's own, also where the session has none. */
function withSession(context: Context, profile: SdkProfile): LookUp {
  const session = filledValueOf(profile, 'sso_session');
  if (session === null) return { state: 'found', profile };
  const section =
    context.credentials.reading?.ssoSessions.get(session) ?? context.config.reading?.ssoSessions.get(session);
  const origin = originOf(profile, 'sso_session');
  if (section === undefined)
    return { state: 'broken', reason: because('missing-sso-session', { session }), origin };
  const settings = new Map<string, SdkSetting>(profile.settings);
  for (const key of ofSession) {
    const value = section.settings.get(key)?.value;
    if (value === undefined) settings.delete(key);
    else settings.set(key, { value, origin, source: 'config-file' });
  }
  return { state: 'found', profile: { ...profile, settings } };
}
