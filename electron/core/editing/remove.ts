/** Profiles taken out of the files, and what named them. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { readBotocore } from '../dialects/botocore.js';
import { known } from '../dialects/known-settings.js';
import { removeSections } from '../ini/edit.js';
import { textOf } from '../profiles/profile.js';
import { applyChanges } from './apply-changes.js';
import type { Draft } from './draft.js';
import type { Place, ProfileEdit } from './edit.js';
import { type Failed, invalidSetting, profileNotFound, unfitFiles } from './failures.js';
import { editedAt, type Outcome } from './outcome.js';
import { profileAt } from './profile-sections.js';

type RemoveEdit = Extract<ProfileEdit, { kind: 'remove' }>;

export function remove(draft: Draft, { places, sources }: RemoveEdit): Result<Outcome> {
  const unfit = unfitFiles(
    draft.before,
    places.map(({ location }) => location),
  );
  if (unfit !== null) return fail(unfit);
  const missing = places.find((place) => profileAt(draft, place) === undefined);
  if (missing !== undefined) return profileNotFound(missing.name);
  const locations = [...new Set(places.map(({ location }) => location))];
  const repointed = new Set<string>();
  for (const location of locations) {
    const names = namesIn(places, location);
    removeIn(draft, location, names);
    const failed = repointIn(draft, location, names, sources, repointed);
    if (failed !== null) return failed;
  }
  const unknown = [...sources.keys()].find((name) => !repointed.has(name) && !isRemoved(places, name));
  if (unknown !== undefined) return profileNotFound(unknown);
  const broken = locations.flatMap((location) => dependants(draft, location, namesIn(places, location)));
  return succeed(editedAt(places, { repointed: [...repointed], broken }));
}

function namesIn(places: readonly Place[], location: string | null): ReadonlySet<string> {
  return new Set(places.filter((place) => place.location === location).map(({ name }) => name));
}

function isRemoved(places: readonly Place[], name: string): boolean {
  return places.some((place) => place.name === name);
}

/** Every section of the names goes, those that the AWS CLI passes over too: they would count from then on. */
function removeIn(draft: Draft, location: string | null, names: ReadonlySet<string>): void {
  for (const file of draft.filesOf(location)) {
    const document = draft.document(file);
    const sections = readBotocore(document, file.role).sections.filter(
      ({ kind, name }) => kind === 'profile' && name !== null && names.has(name),
    );
    if (sections.length === 0) continue;
    const lines = new Set(sections.map(({ line }) => line));
    draft.write(
      file,
      removeSections(document, lines),
      sections.map(({ header }) => header),
    );
  }
}

/** Gives profiles that stay in the same files their new source profile. */
function repointIn(
  draft: Draft,
  location: string | null,
  removed: ReadonlySet<string>,
  sources: ReadonlyMap<string, string>,
  repointed: Set<string>,
): Failed | null {
  for (const [name, source] of sources) {
    const place = { name, location };
    if (removed.has(name) || profileAt(draft, place) === undefined) continue;
    if (profileAt(draft, { name: source, location }) === undefined) {
      return invalidSetting('source_profile', 'source-profile-missing');
    }
    applyChanges(draft, place, [{ key: 'source_profile', value: source }]);
    repointed.add(name);
  }
  return null;
}

function dependants(draft: Draft, location: string | null, removed: ReadonlySet<string>): readonly string[] {
  return draft.set.profiles
    .filter(
      (profile) => profile.location === location && removed.has(textOf(profile, known.source_profile) ?? ''),
    )
    .map(({ name }) => name);
}
