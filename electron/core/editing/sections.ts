/** Settings of `[sso-session NAME]` and `[services NAME]` in the config file. */
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import { known } from '../dialects/known-settings.js';
import { nameSections, readBotocore } from '../dialects/botocore.js';
import { textOf } from '../profiles/profile.js';
import { Secret } from '../secret.js';
import { bodyOf, conflictingKeys, setIn, unsetIn } from './apply-changes.js';
import type { Draft } from './draft.js';
import type { SectionChanges } from './edit.js';
import { editConflict, unfitFiles } from './failures.js';
import { unfitName } from './names.js';
import { editedAt, type Outcome } from './outcome.js';
import { addSection, sectionsOf } from './profile-sections.js';
import { flatValue, type Readable } from './settings.js';
import { textOfValue, unfitChange } from './values.js';

/** The edit of a section by itself. */
export function editSection(draft: Draft, section: SectionChanges): Result<Outcome> {
  const unfit = unfitFiles(draft.before, [null]);
  if (unfit !== null) return fail(unfit);
  const applied = applySection(draft, section);
  if (!applied.ok) return applied;
  const users = draft.set.profiles.filter((profile) => {
    if (profile.location !== null) return false;
    if (section.kind === 'sso-session') return textOf(profile, known.sso_session) === section.name;
    return flatValue(profile.settings, 'services') === section.name;
  });
  return succeed(editedAt([], { profiles: users.map(({ name }) => name) }));
}

/** Makes the changes, or says why they cannot be made; then nothing is changed. */
export function applySection(draft: Draft, section: SectionChanges): Result<null> {
  const { kind, name, changes } = section;
  const there = sectionValues(draft, section);
  const unfit =
    unfitSection(section, there) ??
    unfitChange(kind, changes, (key) => there !== null && flatValue(there, key) !== null);
  if (unfit !== null) return unfit;
  const wanted = { word: kind, name } as const;
  noteNew(draft, section, there);
  if (sectionsOf(draft, draft.config, wanted).length === 0) {
    addSection(draft, draft.config, wanted, bodyOf(changes));
    return succeed(null);
  }
  for (const { key, value } of changes) {
    if (value === null) unsetIn(draft, draft.config, wanted, key);
    else setIn(draft, draft.config, wanted, key, textOfValue(value));
  }
  return succeed(null);
}

/** The keys of a section whose values are not what they were when the person looked; of one that is gone, all that stood in it. */
export function sectionConflicts(draft: Draft, section: SectionChanges): readonly string[] {
  return conflictingKeys(sectionValues(draft, section) ?? new Map<string, never>(), section.changes);
}

/** As the AWS CLI reads the section of that kind and name; null where there is none. */
function sectionValues(draft: Draft, { kind, name }: SectionChanges): Readable | null {
  const file = readBotocore(draft.document(draft.config), 'config');
  return nameSections(file, kind).get(name)?.values ?? null;
}

function unfitSection(
  section: SectionChanges,
  there: Readable | null,
): ReturnType<typeof fail<Failure>> | null {
  const { kind, name, changes } = section;
  const header = `${kind} ${name}`;
  if (there === null) {
    if (section.mayCreate) return unfitName(kind, name);
    return fail<Failure>({ code: 'section-not-found', facts: { section: header }, action: null });
  }
  const conflicts = conflictingKeys(there, changes);
  if (conflicts.length > 0) return editConflict(header, conflicts);
  const differing = changes.find(({ key, value }) => {
    const present = flatValue(there, key);
    return value !== null && present !== null && present !== textOfValue(value);
  });
  if (!section.mustAgree || differing === undefined) return null;
  const facts = { session: name, key: differing.key };
  return fail<Failure>({ code: 'sso-session-differs', facts, action: null });
}

function noteNew(draft: Draft, { kind, name, changes }: SectionChanges, there: Readable | null): void {
  for (const { key, value } of changes) {
    if (value === null || value instanceof Secret) continue;
    if (there !== null && flatValue(there, key) === value) continue;
    draft.newSettings.push({ profile: `${kind} ${name}`, key, value });
  }
}
