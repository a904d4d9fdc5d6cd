/** A profile once more under another name. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { lastOwnLine } from '../ini/edit.js';
import type { OutlineSection } from '../ini/outline.js';
import type { Profile } from '../profiles/profiles.js';
import { parseStoreMark } from '../store/store-document.js';
import { parseManagedMark } from '../switching/managed.js';
import type { Draft, DraftFile } from './draft.js';
import type { Place, ProfileEdit, SettingChange } from './edit.js';
import { profileExists, profileNotFound, unfitFiles } from './failures.js';
import { unfitName } from './names.js';
import { editedAt, type Outcome } from './outcome.js';
import { addSection, profileAt, sectionsOf } from './profile-sections.js';
import { addProfile } from './save.js';

type CloneEdit = Extract<ProfileEdit, { kind: 'clone' }>;

/** Copies it line by line within its files; into another home setting by setting, each where it belongs there. */
export function clone(draft: Draft, { from, to }: CloneEdit): Result<Outcome> {
  const unfit = unfitFiles(draft.before, [from.location, to.location]);
  if (unfit !== null) return fail(unfit);
  const profile = profileAt(draft, from);
  if (profile === undefined) return profileNotFound(from.name);
  if (profileAt(draft, to) !== undefined) return profileExists(to.name);
  const badName = unfitName('profile', to.name);
  if (badName !== null) return badName;
  if (from.location !== to.location) return copySettings(draft, profile, to);
  copyLines(draft, from.name, to.name, draft.filesOf(from.location));
  return succeed(editedAt([to]));
}

function copySettings(draft: Draft, { settings }: Profile, to: Place): Result<Outcome> {
  const changes = [...settings].flatMap(([key, { value }]): readonly SettingChange[] =>
    typeof value === 'string'
      ? [{ key, value }]
      : [...value].map(([nested, text]) => ({ key: `${key}.${nested}`, value: text })),
  );
  return addProfile(draft, to, changes);
}

function copyLines(draft: Draft, from: string, to: string, files: readonly DraftFile[]): void {
  for (const file of files) {
    const section = sectionsOf(draft, file, { word: 'profile', name: from }).at(-1);
    if (section !== undefined) {
      addSection(draft, file, { word: 'profile', name: to }, bodyOf(draft, file, section));
    }
  }
}

/** Comments and nested blocks as they stand; what Keyway notes of a copied default, or in its store, is not true of another. */
function bodyOf(draft: Draft, file: DraftFile, section: OutlineSection): readonly string[] {
  const document = draft.document(file);
  return document.lines
    .slice(section.line, lastOwnLine(document, section))
    .map(({ text }) => text)
    .filter((text) => parseManagedMark(text) === null && parseStoreMark(text) === null);
}
