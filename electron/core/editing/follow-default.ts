/** What an edit means for `[default]` where that is Keyway's unchanged copy of a profile. */
import { defaultProfileName, type FileRole } from '../../../shared/vocabulary.js';
import type { IniDocument } from '../ini/document.js';
import { lastOwnLine, removeSection, replaceEntries } from '../ini/edit.js';
import { type OutlineSection, outlineSectionAt } from '../ini/outline.js';
import type { ProfileSet } from '../profiles/profiles.js';
import { readActive } from '../switching/active.js';
import { defaultSections, entryLines } from '../switching/default-sections.js';
import { fingerprintOf, formatManagedMark } from '../switching/managed.js';
import { findTarget, type SwitchFiles, type Target } from '../switching/switch-files.js';
import type { Draft, DraftFile } from './draft.js';
import { replaceMark } from './marks.js';
import { type Outcome, samePlace, sharedDefault } from './outcome.js';
import { addSection } from './profile-sections.js';

/** The shared `[default]` is an unchanged copy of some profile, before the edit. */
export function isCopy(draft: Draft): boolean {
  return readActive(draft.setBefore, draft.before).copyOf !== null;
}

export interface DefaultEffects {
  readonly defaultFollows: boolean;
  readonly defaultStays: boolean;
}

/** What of a profile a copy of it in one file has; null: the profile has no settings there. */
interface Original {
  readonly section: OutlineSection;
  readonly lines: readonly string[];
}

/**
 * Lets the copy follow its original where the edit changed that, and keeps its mark true where its own lines were changed on
 * the way (a key replaced everywhere, a source profile renamed). Where the person edits `[default]` itself it is theirs: the
 * mark's fingerprint then says that it is no plain copy any more.
 */
export function followDefault(draft: Draft, { edited, renames }: Outcome): DefaultEffects {
  const isTheirs = edited.some((place) => samePlace(place, sharedDefault));
  if (isTheirs) return { defaultFollows: false, defaultStays: false };
  const { copyOf, keptAs } = readActive(draft.setBefore, draft.before);
  if (copyOf === null) {
    refreshMarks(draft);
    return { defaultFollows: false, defaultStays: false };
  }
  const to = renames.find(({ from }) => samePlace(from, copyOf))?.to ?? copyOf.name;
  const now = { name: to, location: copyOf.location };
  const was = linesOf(draft.before, draft.setBefore, copyOf);
  const is = linesOf(draft.files, draft.set, now);
  const isChanged = was !== is;
  // Nothing is left to copy: what tools use by default stays as it is.
  const isGone = is === nothing;
  if (isChanged && !isGone) copyAgain(draft, now, keptAs);
  refreshMarks(draft);
  const isAbout = isChanged || edited.some((place) => samePlace(place, now));
  return { defaultFollows: isAbout && !isGone && isDefaultChanged(draft), defaultStays: isChanged && isGone };
}

const nothing = JSON.stringify([null, null]);

function linesOf(files: SwitchFiles, set: ProfileSet, target: Target): string {
  return JSON.stringify([
    originalIn(files, set, target, 'config')?.lines ?? null,
    originalIn(files, set, target, 'credentials')?.lines ?? null,
  ]);
}

/** What a copy of the profile has in a shared file; another credentials file is copied into the credentials file alone. */
function originalIn(files: SwitchFiles, set: ProfileSet, target: Target, role: FileRole): Original | null {
  if (target.location !== null && role === 'config') return null;
  const wanted = target.location === null ? role : 'location';
  const found = findTarget(set, target)?.sections.findLast((section) => section.role === wanted);
  const elsewhere = files.locations.find(({ path }) => path === target.location);
  const document = (target.location === null ? files[role] : elsewhere)?.document;
  if (found === undefined || document === undefined) return null;
  const section = outlineSectionAt(document, found.line);
  if (section === undefined || section.entries.length === 0) return null;
  return { section, lines: entryLines(document, section) };
}

/** Gives each part of the copy the lines of its original, in its place. A part that is new goes to the end of its file. */
function copyAgain(draft: Draft, target: Target, keptAs: readonly string[]): void {
  const { files, set } = draft;
  for (const file of draft.filesOf(null)) {
    const original = originalIn(files, set, target, file.role);
    const copy = defaultSections(draft.document(file), file.role).find(({ effective }) => effective);
    const document = draft.document(file);
    if (copy === undefined) {
      if (original !== null) appendCopy(draft, file, original, target, keptAs);
      continue;
    }
    const { line, header } = copy.outline;
    if (original === null) {
      draft.write(file, removeSection(document, line), [header]);
    } else if (JSON.stringify(entryLines(document, copy.outline)) !== JSON.stringify(original.lines)) {
      draft.write(file, replaceEntries(document, line, original.lines), [header]);
    }
  }
}

function appendCopy(
  draft: Draft,
  file: DraftFile,
  original: Original,
  { name: copyOf, location }: Target,
  keptAs: readonly string[],
): void {
  const mark = formatManagedMark({ copyOf, location, fingerprint: fingerprintOf(original.section), keptAs });
  addSection(draft, file, { word: 'profile', name: defaultProfileName }, [mark, ...original.lines]);
}

/** The fingerprint of each copy that was unchanged is that of its lines as they are now. */
function refreshMarks(draft: Draft): void {
  for (const [role, file] of sharedFiles(draft)) {
    const unchanged = defaultSections(draft.before[role].document, role).filter(
      ({ unchangedCopy }) => unchangedCopy,
    );
    for (const section of defaultSections(draft.document(file), role)) {
      const wasUnchanged = unchanged.some(({ outline }) => outline.header === section.outline.header);
      if (section.mark === null || !wasUnchanged) continue;
      replaceMark(draft, file, section, { ...section.mark, fingerprint: fingerprintOf(section.outline) });
    }
  }
}

function isDefaultChanged(draft: Draft): boolean {
  return sharedFiles(draft).some(
    ([role, file]) =>
      defaultText(draft.before[role].document, role) !== defaultText(draft.document(file), role),
  );
}

function defaultText(document: IniDocument, role: FileRole): string {
  const sections = defaultSections(document, role).map(({ outline }) =>
    document.lines.slice(outline.line - 1, lastOwnLine(document, outline)).map(({ text }) => text),
  );
  return JSON.stringify(sections);
}

function sharedFiles(draft: Draft): readonly (readonly [FileRole, DraftFile])[] {
  return [
    ['config', draft.config],
    ['credentials', draft.credentials],
  ];
}
