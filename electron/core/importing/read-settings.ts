/** Profiles of a text by itself: their settings flat, their kinds, and the sections they name. */
import { settingOf } from '../../../shared/kinds/settings.js';
import type { SectionValues } from '../../../shared/models/form.js';
import type { ProfileKind } from '../../../shared/vocabulary.js';
import { type DialectFile, type DialectValues, nameSections, readBotocore } from '../dialects/botocore.js';
import { type IniDocument, parseDocument } from '../ini/document.js';
import { readProfiles, type SourceFile } from '../profiles/profiles.js';
import { showNested, showText } from '../profiles/shown.js';
import type { Settings } from './foreign.js';

export interface ReadProfile {
  readonly name: string;
  /** Nested keys flat: `s3.addressing_style`. */
  readonly settings: Settings;
  readonly ssoSession: SectionValues | null;
  readonly services: SectionValues | null;
}

/** The sections that profiles name. */
type NamedKind = 'sso-session' | 'services';

/**
 * The profiles of one file, as the AWS CLI reads it by itself. In a config file the AWS CLI passes over `[NAME]`: people keep
 * both files in one, so that it counts as a credentials file's here where it has settings of a profile.
 */
export function readFileProfiles(
  document: IniDocument,
  role: 'config' | 'credentials',
): readonly ReadProfile[] {
  const config: SourceFile = { path: 'config', role: 'config', document, mode: null };
  const credentials: SourceFile = { path: 'credentials', role: 'credentials', document, mode: null };
  const set = readProfiles({ config: role === 'config' ? config : null, credentials, locations: [] });
  const reading = readBotocore(document, role);
  const names = new Set(reading.sections.map(({ kind, name }) => (kind === 'profile' ? name : null)));
  const bare = new Set(reading.sections.filter(isBare).map(({ header }) => header));
  const ofConfig = role === 'config' ? namedSections(reading) : null;
  return set.profiles.flatMap(({ name, settings: read }) => {
    const settings = flatSettings(read);
    const isBareProfile = bare.has(name) && [...settings.keys()].some((key) => settingOf(key) !== null);
    if (!names.has(name) && !isBareProfile) return [];
    const ssoSession = ofConfig?.['sso-session'](settings.get('sso_session')) ?? null;
    return [{ name, settings, ssoSession, services: ofConfig?.services(settings.get('services')) ?? null }];
  });
}

function isBare({ kind, form, header }: DialectFile['sections'][number]): boolean {
  return kind === 'other' && form === 'bare' && header !== 'DEFAULT';
}

/** The `[sso-session NAME]` sections of a config file. */
export function readSessions(document: IniDocument): readonly SectionValues[] {
  const sessions = nameSections(readBotocore(document, 'config'), 'sso-session');
  return [...sessions].map(([name, { values }]) => ({ name, values: Object.fromEntries(flat(values)) }));
}

/** Finds the sections of a config file that profiles name; null for what is not there. */
export function namedSections(
  reading: DialectFile,
): Readonly<Record<NamedKind, (name: string | undefined) => SectionValues | null>> {
  const finder = (kind: NamedKind): ((name: string | undefined) => SectionValues | null) => {
    const sections = nameSections(reading, kind);
    return (name) => {
      const values = name === undefined ? undefined : sections.get(name)?.values;
      return name === undefined || values === undefined
        ? null
        : { name, values: Object.fromEntries(flat(values)) };
    };
  };
  return { 'sso-session': finder('sso-session'), services: finder('services') };
}

/** What the AWS CLI would use the settings as. */
export function kindOfSettings(settings: Settings): ProfileKind {
  const lines = [...settings]
    .filter(([key]) => !key.includes('.'))
    .map(([key, value]) => `${key} = ${value.split('\n')[0] ?? ''}`);
  const document = parseDocument(new TextEncoder().encode(['[p]', ...lines, ''].join('\n')));
  const file: SourceFile = { path: '', role: 'credentials', document, mode: null };
  const set = readProfiles({ config: null, credentials: file, locations: [] });
  return set.findByName('p')?.kind ?? 'settings';
}

/** What stands in a profile, by key in lower case, nested ones flat. */
export function flatSettings(
  settings: ReadonlyMap<string, { readonly value: string | ReadonlyMap<string, string> }>,
): Settings {
  return new Map([...settings].flatMap(([key, { value }]) => flatten(key, value)));
}

/** A value as the window may see it. @param key nested ones flat */
export function showFlat(key: string, value: string): string {
  const [block = '', nested] = key.split('.');
  return nested === undefined
    ? showText(key, value, 'last-four')
    : showNested(block, nested, value, 'last-four');
}

function flat(values: DialectValues): Settings {
  return new Map(values.list.flatMap(({ folded, value }) => flatten(folded, value)));
}

function flatten(
  key: string,
  value: string | ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  return [...value].map(([nested, text]) => [`${key}.${nested}`, text] as const);
}
