/** Profiles for tests of the window. */
import type { ListedProfile } from '../../shared/models/profile.js';

/** A profile with nothing special about it but what is given. */
export function listedProfile(given: Partial<ListedProfile> & { readonly name: string }): ListedProfile {
  return {
    id: `shared:${given.name}`,
    kind: 'settings',
    stores: ['shared'],
    locations: [{ storeType: 'shared', path: '~/.aws/config' }],
    region: null,
    accountId: null,
    origin: [{ file: '~/.aws/config', line: 1 }],
    active: false,
    copyOf: null,
    findings: [],
    location: null,
    roleName: null,
    sourceProfile: null,
    ssoSession: null,
    program: null,
    accessKeyId: null,
    mfa: false,
    dependants: 0,
    stored: null,
    ...given,
  };
}
