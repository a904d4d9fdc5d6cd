/** What the list knows of profiles and the encrypted store. Pure. */
import type { ListedProfile } from '../../shared/models/profile.js';

/** Whether it keeps an access key in the shared files that could be sealed instead. */
export function canMoveIn({ accessKeyId, location, stores }: ListedProfile): boolean {
  return (
    accessKeyId !== null && location === null && stores.includes('shared') && !stores.includes('encrypted')
  );
}
