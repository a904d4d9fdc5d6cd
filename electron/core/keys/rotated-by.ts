/** Which profile leads a rotation, which goes by names, to this very key. */
import type { Profile } from '../profiles/profile.js';
import { longTermKeyOf } from '../rotation/own-key.js';
import type { FoundKey } from './inventory.js';

/**
 * The profile itself before the default that Keyway made of it. Null where no name leads to the key: a profile of another
 * credentials file may share its name with one of the shared files or the store, which has another key.
 * @param find as rotations find a profile by its name
 */
export function rotatedBy(
  { accessKeyId, places }: Pick<FoundKey, 'accessKeyId' | 'places'>,
  find: (name: string) => Profile | undefined,
): string | null {
  const leading = places.filter(({ name }) => ownIdOf(find(name)) === accessKeyId);
  return (leading.find(({ isManagedCopy }) => !isManagedCopy) ?? leading[0])?.name ?? null;
}

function ownIdOf(profile: Profile | undefined): string | null {
  const key = profile === undefined ? 'no-access-key' : longTermKeyOf(profile);
  return typeof key === 'string' ? null : key.accessKeyId;
}
