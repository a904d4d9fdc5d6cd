/** Ids of profiles, as main makes them: `shared:NAME`, or `PATH:NAME` for another credentials file. */
import type { ListedProfile } from '../../shared/models/profile.js';
import { storeLocation } from '../../shared/vocabulary.js';

/** The id of a profile of that name in the same place. */
export function profileIdNamed(beside: Pick<ListedProfile, 'location'>, name: string): string {
  // What is in the encrypted store has one row with what stands in the shared files.
  const { location } = beside;
  return `${location === null || location === storeLocation ? 'shared' : location}:${name}`;
}

/** What a form edits: one of the encrypted store is asked for by an id of its own, since it has its row with the shared files. */
export function editedId({ id, name, location }: Pick<ListedProfile, 'id' | 'name' | 'location'>): string {
  return location === storeLocation ? storedProfileId(name) : id;
}

export function storedProfileId(name: string): string {
  return `${storeLocation}:${name}`;
}
