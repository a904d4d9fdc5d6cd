/** Ids of profiles, as main makes them: `shared:NAME`, or `PATH:NAME` for another credentials file. */
import type { ListedProfile } from '../../shared/models/profile.js';

/** The id of a profile of that name in the same place. */
export function profileIdNamed(beside: Pick<ListedProfile, 'location'>, name: string): string {
  return `${beside.location ?? 'shared'}:${name}`;
}
