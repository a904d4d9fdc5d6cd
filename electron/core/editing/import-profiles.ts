/** Profiles from elsewhere, added or in the place of those of their names. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { applyChanges, unsetEverywhere } from './apply-changes.js';
import type { Draft } from './draft.js';
import type { ImportedProfile, Place } from './edit.js';
import { profileExists, unfitFiles } from './failures.js';
import { editedAt, type Outcome } from './outcome.js';
import { profileAt, sectionsOf } from './profile-sections.js';
import { addProfile } from './save.js';
import { applySection } from './sections.js';
import { flatKeys, flatValue } from './settings.js';
import { unfitChange } from './values.js';

/** Settings that an import does not have go from a profile that it replaces; comments there stay. */
export function importProfiles(draft: Draft, profiles: readonly ImportedProfile[]): Result<Outcome> {
  const unfit = unfitFiles(draft.before, [null]);
  if (unfit !== null) return fail(unfit);
  const places: Place[] = [];
  for (const profile of profiles) {
    const place = { name: profile.name, location: null };
    // The same name twice: the second would silently take the place of the first.
    if (places.some(({ name }) => name === profile.name)) return profileExists(profile.name);
    const isThere = profileAt(draft, place) !== undefined;
    if (isThere && !profile.replace) return profileExists(profile.name);
    const done = isThere ? replaceProfile(draft, place, profile) : addProfile(draft, place, profile.settings);
    if (!done.ok) return done;
    for (const section of profile.sections) {
      const applied = applySection(draft, section);
      if (!applied.ok) return applied;
    }
    places.push(place);
  }
  return succeed(editedAt(places));
}

function replaceProfile(draft: Draft, place: Place, { settings }: ImportedProfile): Result<null> {
  const there = profileAt(draft, place)?.settings ?? new Map<string, never>();
  const unfit = unfitChange('profile', settings, (key) => flatValue(there, key) !== null);
  if (unfit !== null) return unfit;
  const kept = new Set(settings.flatMap(({ key, value }) => (value === null ? [] : [key])));
  const sections = draft
    .filesOf(place.location)
    .flatMap((file) => sectionsOf(draft, file, { word: 'profile', name: place.name }));
  for (const key of new Set(sections.flatMap(flatKeys))) {
    if (!kept.has(key)) unsetEverywhere(draft, place, key);
  }
  applyChanges(draft, place, settings);
  return succeed(null);
}
