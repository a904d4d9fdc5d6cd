/** Where a profile of the encrypted store stands in a draft: its section there, and its section of the config file. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { insertLines, removeLines } from '../ini/edit.js';
import { isCompanion } from '../profiles/stored.js';
import { formatStoreMark, parseStoreMark, type StoreMark } from '../store/store-document.js';
import { applyChanges } from './apply-changes.js';
import type { Draft, DraftFile } from './draft.js';
import type { Place, SettingChange, StoreContext } from './edit.js';
import { unfitFiles } from './failures.js';
import { profileAt, sectionsOf } from './profile-sections.js';
import { standsIn } from './settings.js';

/** The setting that holds the line. */
export const bridgeKey = 'credential_process';

export function isStored({ location }: Place): boolean {
  return location === storeLocation;
}

export function storedPlace(name: string): Place {
  return { name, location: storeLocation };
}

export function sharedPlace(name: string): Place {
  return { name, location: null };
}

/** Writes the line, and settings beside it, into the section of the config file, which is made where it is missing. */
export function connect(
  draft: Draft,
  name: string,
  id: string,
  others: readonly SettingChange[],
  store: StoreContext,
): Result<null> {
  const unfit = unfitFiles(draft.before, [null]);
  if (unfit !== null) return fail(unfit);
  const line = store.bridgeLine(id);
  if (!line.ok) return line;
  applyChanges(draft, sharedPlace(name), [{ key: bridgeKey, value: line.value }, ...others]);
  return succeed(null);
}

/** The id and the hand-out of a stored profile, as the draft has it; null where it has none. */
export function markOf(draft: Draft, name: string): StoreMark | null {
  const line = markLine(draft, name);
  return line === null ? null : parseStoreMark(draft.document(draft.storeFile).lines[line - 1]?.text ?? '');
}

export function setMark(draft: Draft, name: string, mark: StoreMark): void {
  const file = draft.storeFile;
  const old = markLine(draft, name);
  if (old !== null)
    draft.write(file, removeLines(draft.document(file), old, old), headersOf(draft, file, name));
  const [section] = sectionsOf(draft, file, { word: 'profile', name });
  if (section === undefined) return;
  const marked = insertLines(draft.document(file), section.line, [formatStoreMark(mark)]);
  draft.write(file, marked, [section.header]);
}

function markLine(draft: Draft, name: string): number | null {
  const [section] = sectionsOf(draft, draft.storeFile, { word: 'profile', name });
  if (section === undefined) return null;
  const { lines } = draft.document(draft.storeFile);
  const at = lines
    .slice(section.line, section.lastLine)
    .findIndex(({ text }) => parseStoreMark(text) !== null);
  return at < 0 ? null : section.line + at + 1;
}

function headersOf(draft: Draft, file: DraftFile, name: string): readonly string[] {
  return sectionsOf(draft, file, { word: 'profile', name }).map(({ header }) => header);
}

/** What the shared files say of the name is settings, and the line, alone; undefined where there is nothing, or more. */
export function companionOf(draft: Draft, name: string): ReturnType<typeof profileAt> {
  const shared = profileAt(draft, sharedPlace(name));
  const id = markOf(draft, name)?.id ?? '';
  return shared !== undefined && isCompanion(shared, id) ? shared : undefined;
}

/** The shared files have credentials of their own under that name. */
export function standsElsewhere(draft: Draft, name: string, id: string): boolean {
  const shared = profileAt(draft, sharedPlace(name));
  return shared !== undefined && !isCompanion(shared, id);
}

export function isInStore(draft: Draft, name: string, { key }: Pick<SettingChange, 'key'>): boolean {
  return sectionsOf(draft, draft.storeFile, { word: 'profile', name }).some((section) =>
    standsIn(section, key),
  );
}
