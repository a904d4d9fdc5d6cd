/** Profiles of another file, beside those that are here. */
import { fieldName } from '../../../shared/kinds/field.js';
import type { SectionValues } from '../../../shared/models/form.js';
import type { ImportCandidate, ImportDifference } from '../../../shared/models/pasted.js';
import { maskedSecret, secretSettings, storeLocation } from '../../../shared/vocabulary.js';
import { readBotocore } from '../dialects/botocore.js';
import type { ImportedProfile, SectionChanges } from '../editing/edit.js';
import type { IniDocument } from '../ini/document.js';
import { profileId } from '../profiles/profile.js';
import { type Profile, type ProfileSet, readProfiles } from '../profiles/profiles.js';
import { bridgedTo, isCompanion } from '../profiles/stored.js';
import { Secret } from '../secret.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { forAwsTools, type Settings, type Writer, writerOf } from './foreign.js';
import {
  flatSettings,
  kindOfSettings,
  namedSections,
  readFileProfiles,
  type ReadProfile,
  showFlat,
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

/** What becomes of a section that is here with other values: the same name leaves the one that is here as it is. */
export interface SectionChoice {
  readonly kind: SectionChanges['kind'];
  readonly name: string;
  readonly as: string;
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
    const profile = standing(set, name);
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

/** What an import would replace: in the encrypted store, unless the shared files have credentials of that name. */
function standing(set: ProfileSet, name: string): Profile | undefined {
  const shared = set.findByName(name);
  const stored = set.find(profileId(storeLocation, name));
  return shared === undefined || (stored !== undefined && isCompanion(shared, bridgedTo(shared) ?? ''))
    ? stored
    : shared;
}

/** The chosen ones as they shall stand here; those that name each other, or a section, do so under the new names. */
export function toImported(
  drafts: readonly ImportDraft[],
  choices: readonly ImportChoice[],
  sections: readonly SectionChoice[] = [],
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
    const namedAs = (key: string, value: string): string => {
      if (key === 'source_profile') return names.get(value) ?? value;
      const kind = namedBy.get(key);
      return kind === undefined ? value : (choiceOf(sections, kind, value)?.as ?? value);
    };
    return [
      {
        name,
        replace,
        settings: [...settings].map(([key, value]) => ({
          key,
          value: secrets.has(key) ? new Secret(value) : namedAs(key, value),
        })),
        sections: [
          ...sectionOf('sso-session', ssoSession, sections),
          ...sectionOf('services', services, sections),
        ],
      },
    ];
  });
}

/** The settings by which profiles name sections. */
const namedBy: ReadonlyMap<string, SectionChanges['kind']> = new Map([
  ['sso_session', 'sso-session'],
  ['services', 'services'],
]);

function choiceOf(
  sections: readonly SectionChoice[],
  kind: SectionChanges['kind'],
  name: string,
): SectionChoice | undefined {
  return sections.find((choice) => choice.kind === kind && choice.name === name);
}

/** Nothing where the one that is here is to be used as it is. */
function sectionOf(
  kind: SectionChanges['kind'],
  section: ReadProfile['ssoSession'],
  sections: readonly SectionChoice[],
): readonly SectionChanges[] {
  if (section === null) return [];
  const choice = choiceOf(sections, kind, section.name);
  if (choice?.as === section.name) return [];
  const changes = Object.entries(section.values).map(([key, value]) => ({ key, value }));
  return [{ kind, name: choice?.as ?? section.name, changes, mustAgree: true, mayCreate: true }];
}

function isSame(here: Settings, there: Settings): boolean {
  return here.size === there.size && [...here].every(([key, value]) => there.get(key) === value);
}

/** Setting by setting, as it may be shown. */
export function differencesOf(
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
  return secrets.has(key) ? maskedSecret : showFlat(key, value);
}

/** The name with the first number that is free. */
export function freeNameBeside(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count += 1) {
    const candidate = `${name}-${String(count)}`;
    if (!taken.has(candidate)) return candidate;
  }
}
