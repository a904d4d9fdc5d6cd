/** What a profile is shown as. */
import type { ListedProfile } from '../models/profile.js';
import type { ProfileKind } from '../vocabulary.js';

/** What it is where its credentials are: of one that is in the encrypted store and not in the shared files, what it is there. */
export function shownKind({
  kind,
  stored,
  stores,
}: Pick<ListedProfile, 'kind' | 'stored' | 'stores'>): ProfileKind {
  return stored === null || stores.includes('shared') ? kind : (stored.kind ?? kind);
}
