/** The Region of profiles, and of what tools use by default. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { readActive } from '../switching/active.js';
import { applyToAll } from './apply-to-all.js';
import type { Draft } from './draft.js';
import type { Place, SettingChange } from './edit.js';
import { profileNotFound, unfitFiles } from './failures.js';
import { editedAt, type Outcome, samePlace, sharedDefault } from './outcome.js';
import { profileAt } from './profile-sections.js';
import { unfitChange } from './values.js';

/** Gives several profiles a Region, or takes theirs out. */
export function setRegions(draft: Draft, places: readonly Place[], region: string | null): Result<Outcome> {
  const unfit = unfitFiles(
    draft.before,
    places.map(({ location }) => location),
  );
  if (unfit !== null) return fail(unfit);
  const missing = places.find((place) => profileAt(draft, place) === undefined);
  return missing === undefined ? apply(draft, places, region) : profileNotFound(missing.name);
}

/** The Region of `[default]`, which is begun in the config file where there is none. */
export function setDefaultRegion(draft: Draft, region: string | null): Result<Outcome> {
  const unfit = unfitFiles(draft.before, [null]);
  if (unfit !== null) return fail(unfit);
  return apply(draft, [sharedDefault], region);
}

function apply(draft: Draft, places: readonly Place[], region: string | null): Result<Outcome> {
  const changes: readonly SettingChange[] = [{ key: 'region', value: region }];
  const badValue = unfitChange('profile', changes, () => true);
  if (badValue !== null) return badValue;
  const edited = places.map((place) => behindDefault(draft, place));
  applyToAll(draft, edited, 'region', region);
  const profiles = new Set([...places, ...edited].map(({ name }) => name));
  return succeed(editedAt(edited, { profiles: [...profiles] }));
}

/**
 * Where `[default]` is an exact copy, its Region is that of the profile it stands for: set there, the copy follows and stays
 * a copy that can be taken back. Set in the copy alone it would be lost with the next profile made active.
 */
function behindDefault(draft: Draft, place: Place): Place {
  if (!samePlace(place, sharedDefault)) return place;
  const { copyOf, upToDate } = readActive(draft.setBefore, draft.before);
  return copyOf !== null && upToDate ? copyOf : place;
}
