/** A new profile, or other settings (and another name) for one that is there. */
import { fieldName } from '../../../shared/kinds/field.js';
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { applyChanges, conflictingKeys } from './apply-changes.js';
import type { Draft } from './draft.js';
import type { Place, ProfileEdit, SettingChange } from './edit.js';
import { editConflict, profileExists, profileNotFound, unfitFiles } from './failures.js';
import { unfitName } from './names.js';
import { editedAt, type Outcome } from './outcome.js';
import { ensureSection, profileAt } from './profile-sections.js';
import { renameProfiles } from './rename.js';
import { applySection, sectionConflicts } from './sections.js';
import { flatValue } from './settings.js';
import { unfitChange } from './values.js';

type Save = Extract<ProfileEdit, { kind: 'save' }>;

export function save(draft: Draft, edit: Save): Result<Outcome> {
  const { from, to, changes, sections } = edit;
  const locations = sections.length > 0 ? [to.location, null] : [to.location];
  const unfit = unfitFiles(draft.before, from === null ? locations : [from.location, ...locations]);
  if (unfit !== null) return fail(unfit);
  const done = from === null ? addProfile(draft, to, changes) : saveProfile(draft, from, edit);
  if (!done.ok) return done;
  for (const section of sections) {
    const applied = applySection(draft, section);
    if (!applied.ok) return applied;
  }
  return done;
}

/** Adds a profile under a name that is free. One without any settings is a section by itself. */
export function addProfile(draft: Draft, to: Place, changes: readonly SettingChange[]): Result<Outcome> {
  if (profileAt(draft, to) !== undefined) return profileExists(to.name);
  const unfit = unfitName('profile', to.name) ?? unfitChange('profile', changes, () => false);
  if (unfit !== null) return unfit;
  applyChanges(draft, to, changes);
  const [file] = draft.filesOf(to.location);
  if (changes.every(({ value }) => value === null) && file !== undefined) {
    ensureSection(draft, file, { word: 'profile', name: to.name });
  }
  return succeed(editedAt([to]));
}

function saveProfile(draft: Draft, from: Place, { to: { name }, changes, sections }: Save): Result<Outcome> {
  const profile = profileAt(draft, from);
  if (profile === undefined) return profileNotFound(from.name);
  const { settings } = profile;
  const unfit = unfitChange('profile', changes, (key) => flatValue(settings, key) !== null);
  if (unfit !== null) return unfit;
  // Those of its sections too, by their fields: the person decides about all of them at once.
  const conflicts = [
    ...conflictingKeys(settings, changes),
    ...sections.flatMap((section) =>
      sectionConflicts(draft, section).map((key) => fieldName(section.kind, key)),
    ),
  ];
  if (conflicts.length > 0) return editConflict(from.name, conflicts);
  const renames = name === from.name ? [] : [{ from, to: name }];
  const renamed = renameProfiles(draft, renames);
  if (!renamed.ok) return renamed;
  const to = { name, location: from.location };
  applyChanges(draft, to, changes);
  const edited = renames.length === 0 ? [to] : [from, to];
  return succeed({ ...editedAt(edited), profiles: [name], renames, repointed: renamed.value });
}
