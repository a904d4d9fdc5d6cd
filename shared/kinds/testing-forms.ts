/** Forms and what they stand among, for tests. */
import type { AroundProfile, FormAround, FormState } from './check.js';

/** A form for a new profile with nothing wrong but what is given. */
export function formState(given: Partial<FormState> = {}): FormState {
  return {
    id: null,
    name: 'new',
    location: null,
    kind: 'settings',
    values: {},
    masked: [],
    secrets: {},
    ssoSession: null,
    services: null,
    ...given,
  };
}

/** A profile of the shared files, settings only where nothing else is given. */
export function aroundProfile(name: string, given: Partial<AroundProfile> = {}): AroundProfile {
  const id = `shared:${name}`;
  return { id, name, location: null, kind: 'settings', sourceProfile: null, accessKeyId: null, ...given };
}

export function formAround(given: Partial<FormAround> = {}): FormAround {
  return { profiles: [], ssoSessions: [], services: [], ...given };
}
