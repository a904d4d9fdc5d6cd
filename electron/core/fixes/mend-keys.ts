/** Fixes of access keys: put together in the credentials file, or taken out of the way of another source. */
import { secretSettings } from '../../../shared/vocabulary.js';
import type { Draft, DraftFile } from '../editing/draft.js';
import { ensureSection, sectionsOf } from '../editing/profile-sections.js';
import { setEntry, unsetEntry } from '../ini/edit.js';
import { outlineSectionAt, type OutlineEntry, type OutlineSection } from '../ini/outline.js';
import { removeLeftoverKeys } from './leftover-keys.js';
import { type FixContext, type Mend, mended } from './mend.js';

const keySettings: ReadonlySet<string> = new Set(['aws_access_key_id', ...secretSettings]);

/** What the config file has of the key goes to the credentials file, where the AWS CLI writes keys. */
export const moveKeyToCredentials: Mend = ({ draft, finding }: FixContext) => {
  const wanted = { word: 'profile', name: finding.subject } as const;
  const source = sectionsOf(draft, draft.config, wanted).at(-1);
  const present = keysIn(sectionsOf(draft, draft.credentials, wanted).at(-1));
  const moved = keysIn(source).filter(({ key }) => !present.some((entry) => isSameKey(entry.key, key)));
  // What the credentials file says too is only taken away.
  const gone = keysIn(source).filter(
    (entry) => moved.includes(entry) || present.some((other) => isSame(entry, other)),
  );
  if (source === undefined || gone.length === 0 || !gone.every((entry) => isPlain(draft, entry))) return null;
  const line = ensureSection(draft, draft.credentials, wanted);
  const header = outlineSectionAt(draft.document(draft.credentials), line)?.header ?? wanted.name;
  for (const { key, value } of moved) {
    const after = setEntry(draft.document(draft.credentials), line, key.toLowerCase(), value[0] ?? '');
    draft.write(draft.credentials, after, [header]);
  }
  for (const { key } of gone) {
    const after = unsetEntry(draft.document(draft.config), source.line, key);
    draft.write(draft.config, after, [source.header]);
  }
  return mended;
};

/** Keys beside another source, in whichever file. A section of nothing else goes as a whole. */
export const removeKeys: Mend = ({ draft, finding, profile }) => {
  const wanted = { word: 'profile', name: finding.subject } as const;
  const written = draft
    .filesOf(profile?.location ?? null)
    .map((file) => removeFrom(draft, file, sectionsOf(draft, file, wanted).at(-1)));
  return written.includes(true) ? mended : null;
};

function removeFrom(draft: Draft, file: DraftFile, section: OutlineSection | undefined): boolean {
  const removed = section === undefined ? null : removeLeftoverKeys(draft.document(file), section.line);
  if (removed === null) return false;
  draft.write(file, removed.after, [removed.header]);
  return true;
}

function keysIn(section: OutlineSection | undefined): readonly OutlineEntry[] {
  return section?.entries.filter(({ key }) => keySettings.has(key.toLowerCase())) ?? [];
}

function isSame(one: OutlineEntry, other: OutlineEntry): boolean {
  return isSameKey(one.key, other.key) && JSON.stringify(one.value) === JSON.stringify(other.value);
}

function isSameKey(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** One line of text, which can be written somewhere else. */
function isPlain(draft: Draft, { line, value }: OutlineEntry): boolean {
  const isText = draft.document(draft.config).lines[line - 1]?.raw === null;
  return isText && value.length === 1 && !/\p{Cc}/u.test(value[0] ?? '');
}
