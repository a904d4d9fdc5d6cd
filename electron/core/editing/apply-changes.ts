/** Settings of a profile, each written where it belongs. */
import { secretSettings } from '../../../shared/vocabulary.js';
import { type IniDocument, makeLine } from '../ini/document.js';
import { outlineDocument } from '../ini/outline.js';
import { Secret } from '../secret.js';
import type { Draft, DraftFile } from './draft.js';
import type { Place, SettingChange } from './edit.js';
import { addSection, ensureSection, profileAt, sectionsOf, type SectionName } from './profile-sections.js';
import { flatValue, type Readable, setSetting, standsIn, unsetSetting } from './settings.js';
import { textOfValue } from './values.js';

/** What `aws configure set` puts into the credentials file (AWS CLI 2, customizations/configure/set.py). */
const keySettings = new Set<string>(['aws_access_key_id', ...secretSettings]);

/** The keys whose values are not what they were when the person looked. */
export function conflictingKeys(settings: Readable, changes: readonly SettingChange[]): readonly string[] {
  return changes
    .filter(({ key, expected }) => expected !== undefined && flatValue(settings, key) !== expected)
    .map(({ key }) => key);
}

/**
 * Makes the changes of a profile: a setting is written in each file where it stands, else where `aws configure set` would
 * put it. Sections are begun where they are missing. Callers have checked keys and values.
 */
export function applyChanges(draft: Draft, place: Place, changes: readonly SettingChange[]): void {
  const profile: SectionName = { word: 'profile', name: place.name };
  noteNew(draft, place, changes);
  if (isNew(draft, place)) {
    addAll(draft, place, changes);
    return;
  }
  for (const { key, value } of changes) {
    const holders = filesWith(draft, place, key);
    if (value === null) {
      for (const file of holders) unsetIn(draft, file, profile, key);
      continue;
    }
    const counting = filesWith(draft, place, key.replace(/\..*/u, '')).at(-1);
    // Of a block in both files the AWS CLI reads the one in the credentials file alone: a key must stand in that.
    const files = new Set(counting === undefined ? holders : [...holders, counting]);
    if (files.size === 0) files.add(ownFile(draft, place, key));
    for (const file of files) setIn(draft, file, profile, key, textOfValue(value));
  }
}

/** No file has a section of the profile, and none of them is read in two ways. */
function isNew(draft: Draft, { name, location }: Place): boolean {
  const files = draft.filesOf(location);
  const paths = new Set(files.map(({ path }) => path));
  const wanted = { word: 'profile', name } as const;
  return paths.size === files.length && files.every((file) => sectionsOf(draft, file, wanted).length === 0);
}

/** One section a file, written at once: a long file is read again after each change of it, which a form would have to wait for. */
function addAll(draft: Draft, place: Place, changes: readonly SettingChange[]): void {
  const byFile = new Map<DraftFile, SettingChange[]>();
  for (const change of changes) {
    if (change.value === null) continue;
    const file = ownFile(draft, place, change.key);
    byFile.set(file, [...(byFile.get(file) ?? []), change]);
  }
  for (const [file, own] of byFile) {
    addSection(draft, file, { word: 'profile', name: place.name }, bodyOf(own));
  }
}

/** The lines below the header of a section that has these settings alone. */
export function bodyOf(changes: readonly SettingChange[]): readonly string[] {
  const empty: IniDocument = { byteOrderMark: false, lines: [makeLine('[section]', '\n')] };
  const written = changes.reduce((document, { key, value }) => {
    const [section] = outlineDocument(document).sections;
    if (section === undefined || value === null) return document;
    return setSetting(document, section, key, textOfValue(value));
  }, empty);
  return written.lines.slice(1).map(({ text }) => text);
}

/** The files of a profile that say something of a key, config file first. */
function filesWith(draft: Draft, { name, location }: Place, key: string): readonly DraftFile[] {
  return draft
    .filesOf(location)
    .filter((file) =>
      sectionsOf(draft, file, { word: 'profile', name }).some((section) => standsIn(section, key)),
    );
}

/** In the section that the AWS CLI reads, and in any other of the name that has the key. */
export function setIn(draft: Draft, file: DraftFile, wanted: SectionName, key: string, value: string): void {
  const effective = ensureSection(draft, file, wanted);
  // From the last section up, so that the lines of the others stay where they are.
  for (const section of sectionsOf(draft, file, wanted).toReversed()) {
    if (section.line !== effective && !standsIn(section, key)) continue;
    draft.write(file, setSetting(draft.document(file), section, key, value), [section.header]);
  }
}

export function unsetIn(draft: Draft, file: DraftFile, wanted: SectionName, key: string): void {
  for (const section of sectionsOf(draft, file, wanted).toReversed()) {
    draft.write(file, unsetSetting(draft.document(file), section, key), [section.header]);
  }
}

/** Takes a key out of all sections of a name, in every file of the home. */
export function unsetEverywhere(draft: Draft, place: Place, key: string): void {
  for (const file of draft.filesOf(place.location)) {
    unsetIn(draft, file, { word: 'profile', name: place.name }, key);
  }
}

/** Where a setting goes that stands nowhere yet. The parts of a key work only side by side in one file. */
function ownFile(draft: Draft, { name, location }: Place, key: string): DraftFile {
  const [first = draft.config, second = first] = draft.filesOf(location);
  if (!keySettings.has(key)) return first;
  const hasKey = (file: DraftFile): boolean =>
    sectionsOf(draft, file, { word: 'profile', name }).some((section) =>
      standsIn(section, 'aws_access_key_id'),
    );
  return hasKey(first) && !hasKey(second) ? first : second;
}

function noteNew(draft: Draft, place: Place, changes: readonly SettingChange[]): void {
  const settings: Readable = profileAt(draft, place)?.settings ?? new Map<string, never>();
  for (const { key, value } of changes) {
    if (value === null || value instanceof Secret || keySettings.has(key)) continue;
    if (flatValue(settings, key) === value) continue;
    draft.newSettings.push({ profile: place.name, key, value });
  }
}
