/** Other names for profiles: their headers, and everything in the files that names them. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { defaultProfileName, storeLocation } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import { removeLines, renameSections } from '../ini/edit.js';
import { defaultSections } from '../switching/default-sections.js';
import type { Draft, DraftFile } from './draft.js';
import type { ProfileEdit } from './edit.js';
import { type Failed, invalidSetting, profileExists, profileNotFound, unfitFiles } from './failures.js';
import { replaceMark } from './marks.js';
import { headerFor, unfitName } from './names.js';
import { editedAt, type Outcome, type Rename, samePlace } from './outcome.js';
import { headersIn, profileAt } from './profile-sections.js';
import { repoint } from './repoint.js';

type RenameEdit = Extract<ProfileEdit, { kind: 'rename' }>;

export function rename(draft: Draft, { renames }: RenameEdit): Result<Outcome> {
  const unfit = unfitFiles(
    draft.before,
    renames.map(({ from }) => from.location),
  );
  if (unfit !== null) return fail(unfit);
  const repointed = renameProfiles(draft, renames);
  if (!repointed.ok) return repointed;
  const edited = renames.flatMap(({ from, to }) => [from, { ...from, name: to }]);
  const profiles = [...new Set(renames.map(({ to }) => to))];
  return succeed({ ...editedAt(edited), profiles, renames, repointed: repointed.value });
}

/**
 * Gives profiles other names, all at once, so that two may swap names.
 *
 * @returns the other profiles whose source_profile follows, under the names they then have
 */
export function renameProfiles(draft: Draft, all: readonly Rename[]): Result<readonly string[]> {
  const renames = all.filter(({ from, to }) => from.name !== to);
  const unfit = renamedTwice(all) ?? unfitRenames(draft, renames);
  if (unfit !== null) return unfit;
  const repointed = new Set<string>();
  const locations = new Set(renames.map(({ from }) => from.location));
  for (const location of locations) {
    const inHome = renames.filter(({ from }) => from.location === location);
    const names = new Map(inHome.map(({ from, to }) => [from.name, to]));
    for (const file of draft.filesOf(location)) {
      const pointed = repoint(draft, file, names);
      for (const name of pointed) if (!names.has(name)) repointed.add(name);
      if (!renameIn(draft, file, names)) return invalidSetting('name', 'profile-name-not-readable');
    }
    for (const file of draft.filesOf(null)) renameMarks(draft, file, location, names);
    if (location !== null || !draft.hasStore) continue;
    // What is in the encrypted store names profiles of the shared files too, where it has none of that name itself.
    const own = new Set(
      renames.filter(({ from }) => from.location === storeLocation).map(({ from }) => from.name),
    );
    const isElsewhere = (name: string): boolean =>
      !own.has(name) && profileAt(draft, { name, location: storeLocation }) === undefined;
    const shared = new Map([...names].filter(([name]) => isElsewhere(name)));
    for (const name of repoint(draft, draft.storeFile, shared)) repointed.add(name);
  }
  return succeed([...repointed]);
}

function unfitRenames(draft: Draft, renames: readonly Rename[]): Failed | null {
  const leaving = new Set(renames.map(({ from }) => JSON.stringify([from.location, from.name])));
  const coming = new Set<string>();
  for (const { from, to } of renames) {
    if (profileAt(draft, from) === undefined) return profileNotFound(from.name);
    const unfit = unfitName('profile', to);
    if (unfit !== null) return unfit;
    const id = JSON.stringify([from.location, to]);
    const isThere = profileAt(draft, { name: to, location: from.location }) !== undefined;
    if (coming.has(id) || (isThere && !leaving.has(id))) return profileExists(to);
    coming.add(id);
  }
  return null;
}

/** One profile cannot get two names. */
function renamedTwice(renames: readonly Rename[]): Failed | null {
  const twice = renames.find(({ from }, index) =>
    renames.slice(index + 1).some((other) => samePlace(other.from, from)),
  );
  return twice === undefined ? null : profileExists(twice.to);
}

/** False where more sections share a name than there are ways to write it. */
function renameIn(draft: Draft, file: DraftFile, names: ReadonlyMap<string, string>): boolean {
  const sections = readBotocore(draft.document(file), file.role).sections.flatMap(
    ({ kind, name, header, line }) => {
      const to = kind === 'profile' && name !== null ? names.get(name) : undefined;
      return to === undefined ? [] : [{ header, line, to, wasDefault: name === defaultProfileName }];
    },
  );
  if (sections.length === 0) return true;
  const taken = new Set(headersIn(draft, file));
  for (const { header } of sections) taken.delete(header);
  const headers = new Map<number, string>();
  // The last of a name is the one that the AWS CLI reads: it gets the spelling that most tools understand.
  for (const { line, to } of sections.toReversed()) {
    const header = headerFor('profile', file.role, to, taken);
    if (header === null) return false;
    taken.add(header);
    headers.set(line, header);
  }
  const touched = [...sections.map(({ header }) => header), ...headers.values()];
  const marked = sections.some(({ wasDefault }) => wasDefault) ? markLines(draft, file) : [];
  const renamed = renameSections(draft.document(file), headers);
  // What is not the default any more is no copy that could be taken back.
  const after = marked.toReversed().reduce((document, line) => removeLines(document, line, line), renamed);
  draft.write(file, after, touched);
  return true;
}

function markLines(draft: Draft, file: DraftFile): readonly number[] {
  return defaultSections(draft.document(file), file.role).flatMap(({ markLine }) => markLine ?? []);
}

/** The comment above a copy names its original, and what the earlier default is kept as. */
function renameMarks(
  draft: Draft,
  file: DraftFile,
  location: string | null,
  names: ReadonlyMap<string, string>,
): void {
  for (const section of defaultSections(draft.document(file), file.role)) {
    const { mark } = section;
    if (mark === null) continue;
    const copyOf = mark.location === location ? (names.get(mark.copyOf) ?? mark.copyOf) : mark.copyOf;
    const keptAs = location === null ? mark.keptAs.map((name) => names.get(name) ?? name) : mark.keptAs;
    replaceMark(draft, file, section, { ...mark, copyOf, keptAs });
  }
}
