/** Profiles from elsewhere into the encrypted store. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import type { Draft } from './draft.js';
import type { ImportedProfile, ProfileEdit, StoreContext } from './edit.js';
import { profileExists } from './failures.js';
import { importProfiles } from './import-profiles.js';
import { editedAt, type Outcome } from './outcome.js';
import { profileAt } from './profile-sections.js';
import { saveStored, settingsAsChanges } from './stored.js';
import { markOf, sharedPlace, standsElsewhere, storedPlace } from './stored-sections.js';

/** Profiles from elsewhere, each to where its name stands already, new ones to where they are asked for. */
export function importBoth(
  draft: Draft,
  { profiles, location }: Extract<ProfileEdit, { kind: 'import' }>,
  store: StoreContext,
): Result<Outcome> {
  const twice = profiles.find(({ name }, at) =>
    profiles.some((other, index) => index > at && other.name === name),
  );
  if (twice !== undefined) return profileExists(twice.name);
  const goesIn = ({ name }: ImportedProfile): boolean => {
    if (location === storeLocation) return true;
    const id = markOf(draft, name)?.id;
    return id !== undefined && !standsElsewhere(draft, name, id);
  };
  const into = profiles.filter(goesIn);
  const beside = profiles.filter((profile) => !into.includes(profile));
  const shared = beside.length === 0 ? null : importProfiles(draft, beside);
  if (shared?.ok === false) return shared;
  const stored = into.length === 0 ? null : importStored(draft, into, store);
  if (stored?.ok === false) return stored;
  const edited = [...(shared?.value.edited ?? []), ...(stored?.value.edited ?? [])];
  return succeed(editedAt(edited));
}

/** One that is there already only where it may be replaced. */
function importStored(
  draft: Draft,
  profiles: readonly ImportedProfile[],
  store: StoreContext,
): Result<Outcome> {
  const names = new Set<string>();
  for (const { name, replace, settings, sections } of profiles) {
    names.add(name);
    const there = profileAt(draft, storedPlace(name));
    if (there !== undefined && !replace) return profileExists(name);
    const kept = new Set(settings.map(({ key }) => key));
    const gone =
      there === undefined ? [] : settingsAsChanges(there.settings).filter(({ key }) => !kept.has(key));
    const changes = [...gone.map(({ key }) => ({ key, value: null })), ...settings];
    const to = storedPlace(name);
    const from = there === undefined ? null : to;
    const done = saveStored(draft, { kind: 'save', from, to, changes, sections }, store);
    if (!done.ok) return done;
  }
  return succeed(editedAt([...names].flatMap((name) => [storedPlace(name), sharedPlace(name)])));
}
