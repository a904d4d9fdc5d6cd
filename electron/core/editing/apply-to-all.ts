/** One plain setting for many profiles: what apply-changes.ts does for one, in one pass over each file. */
import { readBotocore } from '../dialects/botocore.js';
import { editSections, type SectionEdit } from '../ini/edit-sections.js';
import { outlineDocument, type OutlineSection, outlineSectionAt } from '../ini/outline.js';
import type { Draft, DraftFile } from './draft.js';
import type { Place } from './edit.js';
import { findTarget } from '../switching/switch-files.js';
import { addSections } from './profile-sections.js';
import { flatValue, setSetting, standsIn, unsetSetting } from './settings.js';

/** Sections by the name of their profile, in the order of the file. */
type Sections = ReadonlyMap<string, readonly OutlineSection[]>;

/**
 * Gives all of them the value, each in the files where it stands, else in the first file of its home; null takes it out. A
 * section that a profile lacks there is begun.
 *
 * @param key in lower case, not of a block and no part of an access key
 */
export function applyToAll(draft: Draft, places: readonly Place[], key: string, value: string | null): void {
  const set = draft.set;
  for (const place of places) {
    const old = flatValue(findTarget(set, place)?.settings ?? new Map<string, never>(), key);
    if (value !== null && old !== value) draft.newSettings.push({ profile: place.name, key, value });
  }
  for (const location of new Set(places.map((place) => place.location))) {
    const names = new Set(places.filter((place) => place.location === location).map(({ name }) => name));
    applyIn(draft, location, names, key, value);
  }
}

function applyIn(
  draft: Draft,
  location: string | null,
  names: ReadonlySet<string>,
  key: string,
  value: string | null,
): void {
  const files = draft.filesOf(location).map((file) => ({ file, sections: sectionsByName(draft, file) }));
  const holds = (sections: Sections, name: string): boolean =>
    sections.get(name)?.some((section) => standsIn(section, key)) === true;
  files.forEach(({ file, sections }, index) => {
    const own = [...names].filter((name) => {
      if (holds(sections, name)) return true;
      return value !== null && index === 0 && !files.some((other) => holds(other.sections, name));
    });
    if (value === null) unsetIn(draft, file, own, sections, key);
    else setIn(draft, file, own, sections, [key, value]);
  });
}

function sectionsByName(draft: Draft, file: DraftFile): Sections {
  const document = draft.document(file);
  const outlines = new Map(outlineDocument(document).sections.map((section) => [section.line, section]));
  const byName = new Map<string, OutlineSection[]>();
  for (const { kind, name, line } of readBotocore(document, file.role).sections) {
    const outline = outlines.get(line);
    if (kind !== 'profile' || name === null || outline === undefined) continue;
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [outline]);
    else same.push(outline);
  }
  return byName;
}

/** In the section that the AWS CLI reads, the last, and in any other of the name that has the key. */
function setIn(
  draft: Draft,
  file: DraftFile,
  names: readonly string[],
  sections: Sections,
  [key, value]: readonly [string, string],
): void {
  const touched = names.flatMap((name) => {
    const all = sections.get(name) ?? [];
    return all.filter((section, index) => index === all.length - 1 || standsIn(section, key));
  });
  change(draft, file, touched, (part, section) => setSetting(part, section, key, value));
  const missing = names.filter((name) => !sections.has(name));
  addSections(
    draft,
    file,
    missing.map((name) => ({ word: 'profile', name })),
    [`${key} =${value === '' ? '' : ` ${value}`}`],
  );
}

function unsetIn(
  draft: Draft,
  file: DraftFile,
  names: readonly string[],
  sections: Sections,
  key: string,
): void {
  const touched = names.flatMap((name) => sections.get(name) ?? []);
  change(draft, file, touched, (part, section) => unsetSetting(part, section, key));
}

function change(
  draft: Draft,
  file: DraftFile,
  sections: readonly OutlineSection[],
  edit: (part: ReturnType<Draft['document']>, section: OutlineSection) => ReturnType<Draft['document']>,
): void {
  const editPart: SectionEdit = (part, line) => {
    const section = outlineSectionAt(part, line);
    return section === undefined ? part : edit(part, section);
  };
  const edits = new Map(sections.map(({ line }) => [line, editPart]));
  draft.write(
    file,
    editSections(draft.document(file), edits),
    sections.map(({ header }) => header),
  );
}
