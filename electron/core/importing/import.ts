/** Profiles of another file, beside those that are here. */
import { fieldName } from '../../../shared/kinds/field.js';
import type { SectionValues } from '../../../shared/models/form.js';
import type { ImportCandidate, ImportDifference } from '../../../shared/models/pasted.js';
import { maskedSecret, secretSettings } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import type { ImportedProfile, SectionChanges, SettingChange } from '../editing/edit.js';
import type { IniDocument } from '../ini/document.js';
import { readProfiles } from '../profiles/profiles.js';
import { showNested, showText } from '../profiles/shown.js';
import { Secret } from '../secret.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { forAwsTools, type Settings, type Writer, writerOf } from './foreign.js';
import {
  flatSettings,
  kindOfSettings,
  namedSections,
  readFileProfiles,
  type ReadProfile,
} from './read-settings.js';

/** One profile of the other file, in AWS's own words. Holds secrets: it stays in main. */
export interface ImportDraft extends ReadProfile {
  /** As they stand in that file. */
  readonly written: Settings;
  readonly writtenBy: Writer | null;
}

/** What becomes of one of them. */
export interface ImportChoice {
  readonly index: number;
  readonly name: string;
  readonly replace: boolean;
}

const secrets: ReadonlySet<string> = new Set(secretSettings);

/** Which of the two files it is: what its headers look like decides, then its name. */
export function roleOfFile(document: IniDocument, path: string): 'config' | 'credentials' {
  const hasPrefix = document.lines.some(({ text }) =>
    /^\s*\[\s*(?:profile|sso-session|services)\s/u.test(text),
  );
  return hasPrefix || /(?:^|[/\\])config$/u.test(path) ? 'config' : 'credentials';
}

export function readImport(document: IniDocument, role: 'config' | 'credentials'): readonly ImportDraft[] {
  const profiles = readFileProfiles(document, role);
  const others = new Map(profiles.map(({ name, settings }) => [name, settings]));
  return profiles
    .map((profile) => ({
      ...profile,
      settings: forAwsTools(profile.settings, others),
      written: profile.settings,
      writtenBy: writerOf(profile.settings),
    }))
    .filter(({ settings }) => settings.size > 0);
}

/** Each beside the profile of its name here; secrets compared, never shown. */
export function importCandidates(
  drafts: readonly ImportDraft[],
  here: SwitchFiles,
): readonly ImportCandidate[] {
  const set = readProfiles(here);
  const sections = namedSections(readBotocore(here.config.document, 'config'));
  const taken = new Set([...set.profiles.map(({ name }) => name), ...drafts.map(({ name }) => name)]);
  return drafts.map((draft, index) => {
    const { name, settings, written, writtenBy } = draft;
    const profile = set.findByName(name);
    const present = profile === undefined ? null : flatSettings(profile.settings);
    // What another program wrote may stand here just as it stands there.
    const there = present !== null && isSame(present, written) ? written : settings;
    const differences =
      present === null
        ? []
        : [...differencesOf(present, there, 'profile'), ...sectionDifferences(draft, sections)];
    const state = present === null ? 'new' : differences.every(({ same }) => same) ? 'same' : 'conflict';
    const freeName = freeNameBeside(name, taken);
    return { index, name, kind: kindOfSettings(settings), state, differences, freeName, writtenBy };
  });
}

/** The chosen ones as they shall stand here; those that name each other as a source do so under their new names. */
export function toImported(
  drafts: readonly ImportDraft[],
  choices: readonly ImportChoice[],
): readonly ImportedProfile[] {
  const names = new Map(
    choices.flatMap(({ index, name }) => {
      const draft = drafts[index];
      return draft === undefined ? [] : [[draft.name, name] as const];
    }),
  );
  return choices.flatMap(({ index, name, replace }) => {
    const draft = drafts[index];
    if (draft === undefined) return [];
    const { settings, ssoSession, services } = draft;
    return [
      {
        name,
        replace,
        settings: [...settings].map(([key, value]) => settingChange(key, value, names)),
        sections: [...sectionOf('sso-session', ssoSession), ...sectionOf('services', services)],
      },
    ];
  });
}

function settingChange(key: string, value: string, names: ReadonlyMap<string, string>): SettingChange {
  if (secrets.has(key)) return { key, value: new Secret(value) };
  return { key, value: key === 'source_profile' ? (names.get(value) ?? value) : value };
}

function sectionOf(
  kind: SectionChanges['kind'],
  section: ReadProfile['ssoSession'],
): readonly SectionChanges[] {
  if (section === null) return [];
  const changes = Object.entries(section.values).map(([key, value]) => ({ key, value }));
  return [{ kind, name: section.name, changes, mustAgree: true, mayCreate: true }];
}

function isSame(here: Settings, there: Settings): boolean {
  return here.size === there.size && [...here].every(([key, value]) => there.get(key) === value);
}

function differencesOf(
  here: Settings,
  there: Settings,
  section: 'profile' | SectionChanges['kind'],
): readonly ImportDifference[] {
  return [...new Set([...here.keys(), ...there.keys()])].map((key) => {
    const [one, other] = [here.get(key), there.get(key)];
    const same = one === other;
    return { key: fieldName(section, key), here: shown(key, one), there: shown(key, other), same };
  });
}

/** Of sections that profiles share an import adds what is missing, and lets stand what only is here. */
function sectionDifferences(
  { ssoSession, services }: ImportDraft,
  here: ReturnType<typeof namedSections>,
): readonly ImportDifference[] {
  const of = (kind: SectionChanges['kind'], there: SectionValues | null): readonly ImportDifference[] => {
    if (there === null) return [];
    const present = Object.entries(here[kind](there.name)?.values ?? {});
    const known = new Map(present.filter(([key]) => Object.hasOwn(there.values, key)));
    return differencesOf(known, new Map(Object.entries(there.values)), kind);
  };
  return [...of('sso-session', ssoSession), ...of('services', services)];
}

function shown(key: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (secrets.has(key)) return maskedSecret;
  const [block = '', nested] = key.split('.');
  return nested === undefined
    ? showText(key, value, 'last-four')
    : showNested(block, nested, value, 'last-four');
}

function freeNameBeside(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count += 1) {
    const candidate = `${name}-${String(count)}`;
    if (!taken.has(candidate)) return candidate;
  }
}
