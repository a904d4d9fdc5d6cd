/** What forms start from: a profile's settings, and what stands around it. No secret is in any of it. */
import type { ProfileForm, Surroundings } from '../../../shared/models/form.js';
import type { FileOrigin } from '../../../shared/models/origin.js';
import { secretSettings, storeLocation } from '../../../shared/vocabulary.js';
import { type DialectValues, nameSections, readBotocore } from '../../core/dialects/botocore.js';
import { known } from '../../core/dialects/known-settings.js';
import { hasSetting, type Profile, profileId, textOf } from '../../core/profiles/profile.js';
import { showNested, showSettings, showText } from '../../core/profiles/shown.js';
import type { Moment } from '../profiles.js';

const secrets: ReadonlySet<string> = new Set(secretSettings);

/** One setting, nested ones flat. */
interface FlatValue {
  readonly key: string;
  /** As the file has it. */
  readonly value: string;
  /** As it may be shown. */
  readonly shown: string;
}

/** Whether a setting's value is a secret by its name, within a block too. */
export function isSecretKey(key: string): boolean {
  const lower = key.toLowerCase();
  return secrets.has(lower) || secrets.has(lower.slice(lower.indexOf('.') + 1));
}

/** A profile as its form starts from it. */
export function toProfileForm(moment: Moment, profile: Profile): ProfileForm {
  const flat = profileValues(profile);
  const open = flat.filter(({ key }) => !isSecretKey(key));
  const origins = Object.entries(showSettings(profile, 'last-four')).flatMap(
    ([key, { origin }]): readonly (readonly [string, FileOrigin])[] =>
      origin === null || isSecretKey(key) ? [] : [[key, origin]],
  );
  return {
    // One row a name: what is in the store has the id that it has in the list.
    id: profile.location === storeLocation ? profileId(null, profile.name) : profile.id,
    name: profile.name,
    location: profile.location,
    kind: profile.kind,
    values: Object.fromEntries(open.map(({ key, shown }) => [key, shown])),
    origins: Object.fromEntries(origins),
    secretsSet: flat.filter(({ key, value }) => isSecretKey(key) && value !== '').map(({ key }) => key),
    masked: open.filter(({ value, shown }) => value !== shown).map(({ key }) => key),
    ssoSession: namedSection(moment, 'sso-session', namedIn(flat, 'sso_session')),
    services: namedSection(moment, 'services', namedIn(flat, 'services')),
    dependants: profile.dependants,
  };
}

/** What the checks of forms need to know besides the list. */
export function toSurroundings(moment: Moment, hasClipboard: boolean): Surroundings {
  const users = new Map<string, string[]>();
  for (const profile of moment.set.profiles) {
    if (!hasSetting(profile, known.sso_session) || profile.location !== null) continue;
    const session = textOf(profile, known.sso_session) ?? '';
    users.set(session, [...(users.get(session) ?? []), profile.name]);
  }
  const { config } = moment.files;
  const sessions = nameSections(readBotocore(config.document, 'config'), 'sso-session');
  return {
    revision: moment.snapshot.revision,
    ssoSessions: [...sessions].map(([name, { values }]) => ({
      name,
      values: shownValues(values),
      usedBy: users.get(name) ?? [],
    })),
    services: [...nameSections(readBotocore(config.document, 'config'), 'services').keys()],
    locations: moment.snapshot.locations.map(({ shownPath }) => shownPath),
    hasClipboard,
  };
}

/** The values of a profile, as the AWS CLI merges both files. */
export function profileValues(profile: Profile): readonly FlatValue[] {
  return [...profile.settings].flatMap(([key, { value }]) => flatten(key, value));
}

/** The section of the shared config file that a setting names; null where there is none. */
export function sectionValues(
  moment: Pick<Moment, 'files'>,
  kind: 'sso-session' | 'services',
  name: string,
): readonly FlatValue[] | null {
  const section = nameSections(readBotocore(moment.files.config.document, 'config'), kind).get(name);
  return section === undefined ? null : listValues(section.values);
}

function namedIn(values: readonly FlatValue[], key: string): string | null {
  return values.find((value) => value.key === key)?.value ?? null;
}

function namedSection(
  moment: Moment,
  kind: 'sso-session' | 'services',
  name: string | null,
): ProfileForm['ssoSession'] {
  const values = name === null ? null : sectionValues(moment, kind, name);
  if (name === null || values === null) return null;
  return { name, values: openValues(values) };
}

function shownValues(values: DialectValues): Readonly<Record<string, string>> {
  return openValues(listValues(values));
}

function openValues(values: readonly FlatValue[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    values.filter(({ key }) => !isSecretKey(key)).map(({ key, shown }) => [key, shown]),
  );
}

function listValues(values: DialectValues): readonly FlatValue[] {
  return values.list.flatMap(({ folded, value }) => flatten(folded, value));
}

function flatten(key: string, value: string | ReadonlyMap<string, string>): readonly FlatValue[] {
  if (typeof value === 'string') return [{ key, value, shown: showText(key, value, 'last-four') }];
  return [...value].map(([nested, text]) => ({
    key: `${key}.${nested}`,
    value: text,
    shown: showNested(key, nested, text, 'last-four'),
  }));
}
