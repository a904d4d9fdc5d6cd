/** Which profiles give sessions, and how. Pure. */
import { shownKind } from '../../shared/kinds/shown-kind.js';
import type { ListedProfile } from '../../shared/models/profile.js';

/** Whether temporary credentials can be made of it; of a profile in a file of its own, Keyway makes none. */
export function givesSessions(profile: ListedProfile): boolean {
  if (profile.location !== null || profile.copyOf !== null) return false;
  switch (shownKind(profile)) {
    case 'role':
    case 'web-identity':
    case 'sso':
    case 'login':
    case 'process':
    case 'metadata':
      return true;
    case 'access-key':
      return profile.mfa;
    case 'settings':
      return false;
  }
}

/** Whether AWS can be asked who it is. */
export function canIdentify(profile: ListedProfile): boolean {
  return profile.location === null && shownKind(profile) !== 'settings';
}
