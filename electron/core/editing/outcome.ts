/** What one edit did to a draft, for all that follows from it. */
import { defaultProfileName } from '../../../shared/vocabulary.js';
import type { Place } from './edit.js';

export const sharedDefault: Place = { name: defaultProfileName, location: null };

export interface Rename {
  readonly from: Place;
  readonly to: string;
}

export interface Outcome {
  /** The profiles it is about, under the names they then have. */
  readonly profiles: readonly string[];
  /** Where the edit itself changed or removed settings, under the names of before and after. */
  readonly edited: readonly Place[];
  readonly renames: readonly Rename[];
  /** Profiles whose source_profile was rewritten. */
  readonly repointed: readonly string[];
  /** Profiles left with a source_profile that is not there. */
  readonly broken: readonly string[];
}

/** The outcome of changes at some places that concern nobody else. */
export function editedAt(places: readonly Place[], more: Partial<Outcome> = {}): Outcome {
  const profiles = [...new Set(places.map(({ name }) => name))];
  return { profiles, edited: places, renames: [], repointed: [], broken: [], ...more };
}

export function samePlace(one: Place, other: Place): boolean {
  return one.name === other.name && one.location === other.location;
}
