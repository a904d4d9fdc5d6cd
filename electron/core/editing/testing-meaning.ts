/** What a home says, and what it must say after an edit: the model that readers of edited files are compared with. */
import type { Place, ProfileEdit, SectionChanges, SettingChange } from './edit.js';
import { samePlace, sharedDefault } from './outcome.js';
import { textOfValue } from './values.js';

/** Settings by flat key: `s3.addressing_style`. */
export type Settings = Readonly<Record<string, string>>;
/** By name. */
export type Named = Readonly<Record<string, Settings>>;

export interface Meaning {
  /** Both shared files merged, setting by setting, the credentials file first. */
  readonly profiles: Named;
  /** The other credentials file. */
  readonly elsewhere: Named;
  readonly sessions: Named;
  readonly services: Named;
}

/** What `[default]` is an unchanged copy of, before the edit. */
export interface Copied {
  readonly copyOf: Place | null;
  readonly upToDate: boolean;
}

/** The meaning after an edit that was carried out. */
export function meaningAfter(before: Meaning, edit: ProfileEdit, active: Copied): Meaning {
  const after = changed(before, edit, active);
  const { copyOf } = active;
  if (copyOf === null || isOfDefault(edit, active)) return after;
  const name = renamesOf(edit).find(({ from }) => samePlace(from, copyOf))?.to ?? copyOf.name;
  const was = home(before, copyOf.location)[copyOf.name];
  const copied = home(after, copyOf.location)[name];
  const isSame =
    copied === undefined || JSON.stringify(entriesOf(copied)) === JSON.stringify(entriesOf(was ?? {}));
  if (isSame || Object.keys(copied).length === 0) return after;
  return { ...after, profiles: { ...after.profiles, default: copied } };
}

function entriesOf(settings: Settings): readonly (readonly string[])[] {
  return Object.entries(settings).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

type Renames = Extract<ProfileEdit, { kind: 'rename' }>['renames'];

function renamesOf(edit: ProfileEdit): Renames {
  if (edit.kind === 'rename') return edit.renames;
  return edit.kind === 'save' && edit.from !== null ? [{ from: edit.from, to: edit.to.name }] : [];
}

/** The person edits the default itself, which from then on is theirs. */
function isOfDefault(edit: ProfileEdit, { upToDate }: Copied): boolean {
  switch (edit.kind) {
    case 'save':
    case 'rename':
      return renamesOf(edit).some(({ from }) => samePlace(from, sharedDefault));
    case 'remove':
      return edit.places.some((place) => samePlace(place, sharedDefault));
    case 'import':
      return edit.profiles.some(({ name }) => name === sharedDefault.name);
    case 'default-region':
      return !upToDate;
    default:
      return false;
  }
}

function changed(before: Meaning, edit: ProfileEdit, { copyOf, upToDate }: Copied): Meaning {
  switch (edit.kind) {
    case 'save': {
      const { from, to, changes, sections } = edit;
      const named = from === null ? before : renamed(before, [{ from, to: to.name }]);
      const saved = inHome(named, from?.location ?? to.location, (profiles) => ({
        ...profiles,
        [to.name]: withChanges(profiles[to.name] ?? {}, changes),
      }));
      return sections.reduce(withSection, saved);
    }
    case 'section':
      return withSection(before, edit.section);
    case 'rename':
      return renamed(before, edit.renames);
    case 'clone':
      return inHome(before, edit.to.location, (profiles) => ({
        ...profiles,
        [edit.to.name]: home(before, edit.from.location)[edit.from.name] ?? {},
      }));
    case 'remove':
      return removed(before, edit);
    case 'region':
      return edit.places.reduce(
        (meaning, { name, location }) => withRegion(meaning, name, location, edit.region),
        before,
      );
    case 'default-region': {
      const { name, location } = copyOf !== null && upToDate ? copyOf : sharedDefault;
      return withRegion(before, name, location, edit.region);
    }
    case 'replace-key':
      return withKey(before, edit);
    case 'to-sso-session':
      return withSession(before, edit);
    case 'import':
      return edit.profiles.reduce((meaning, { name, settings, sections }) => {
        const profiles = { ...meaning.profiles, [name]: withChanges({}, settings) };
        return sections.reduce(withSection, { ...meaning, profiles });
      }, before);
    case 'fix':
      return before;
  }
}

function home(meaning: Meaning, location: string | null): Named {
  return location === null ? meaning.profiles : meaning.elsewhere;
}

function inHome(meaning: Meaning, location: string | null, change: (profiles: Named) => Named): Meaning {
  return location === null
    ? { ...meaning, profiles: change(meaning.profiles) }
    : { ...meaning, elsewhere: change(meaning.elsewhere) };
}

function withChanges(settings: Settings, changes: readonly SettingChange[]): Settings {
  const after = new Map(Object.entries(settings));
  for (const { key, value } of changes) {
    // A block takes the place of a plain value.
    if (value !== null && key.includes('.')) after.delete(key.replace(/\..*/u, ''));
    if (value === null) after.delete(key);
    else after.set(key, textOfValue(value));
  }
  return Object.fromEntries(after);
}

function withSection(meaning: Meaning, { kind, name, changes }: SectionChanges): Meaning {
  const which = kind === 'services' ? 'services' : 'sessions';
  const sections = meaning[which];
  return { ...meaning, [which]: { ...sections, [name]: withChanges(sections[name] ?? {}, changes) } };
}

function withRegion(meaning: Meaning, name: string, location: string | null, region: string | null): Meaning {
  if (region === null && home(meaning, location)[name] === undefined) return meaning;
  return inHome(meaning, location, (profiles) => ({
    ...profiles,
    [name]: withChanges(profiles[name] ?? {}, [{ key: 'region', value: region }]),
  }));
}

function renamed(meaning: Meaning, renames: Renames): Meaning {
  return [null, 'elsewhere'].reduce<Meaning>((before, which) => {
    const own = renames.filter(({ from }) => (from.location === null) === (which === null));
    const names = new Map(own.map(({ from, to }) => [from.name, to]));
    return inHome(before, which, (profiles) =>
      Object.fromEntries(
        Object.entries(profiles).map(([name, settings]) => [
          names.get(name) ?? name,
          pointed(settings, names),
        ]),
      ),
    );
  }, meaning);
}

function pointed(settings: Settings, names: ReadonlyMap<string, string>): Settings {
  const source = names.get(settings['source_profile'] ?? '');
  return source === undefined ? settings : { ...settings, source_profile: source };
}

function removed(meaning: Meaning, edit: Extract<ProfileEdit, { kind: 'remove' }>): Meaning {
  return [...new Set(edit.places.map(({ location }) => location))].reduce((before, location) => {
    const names = edit.places.filter((place) => place.location === location).map(({ name }) => name);
    return inHome(before, location, (profiles) =>
      Object.fromEntries(
        Object.entries(profiles)
          .filter(([name]) => !names.includes(name))
          .map(([name, settings]) => {
            const source = edit.sources.get(name);
            return [name, source === undefined ? settings : { ...settings, source_profile: source }];
          }),
      ),
    );
  }, meaning);
}

function withKey(meaning: Meaning, { place, key }: Extract<ProfileEdit, { kind: 'replace-key' }>): Meaning {
  const old = home(meaning, place.location)[place.name]?.['aws_access_key_id'];
  const replaced = (profiles: Named): Named =>
    Object.fromEntries(
      Object.entries(profiles).map(([name, settings]) => {
        if (settings['aws_access_key_id'] !== old) return [name, settings];
        const { aws_session_token: _token, aws_security_token: _older, ...others } = settings;
        const token = key.sessionToken === null ? {} : { aws_session_token: key.sessionToken.reveal() };
        const secret = key.secretAccessKey.reveal();
        return [
          name,
          { ...others, aws_access_key_id: key.accessKeyId, aws_secret_access_key: secret, ...token },
        ];
      }),
    );
  return { ...meaning, profiles: replaced(meaning.profiles), elsewhere: replaced(meaning.elsewhere) };
}

function withSession(
  meaning: Meaning,
  { place, session }: Extract<ProfileEdit, { kind: 'to-sso-session' }>,
): Meaning {
  const settings = meaning.profiles[place.name] ?? {};
  const moving = ['sso_start_url', 'sso_region', 'sso_registration_scopes'];
  const part = (isMoving: boolean): [string, string][] =>
    Object.entries(settings).filter(([key]) => moving.includes(key) === isMoving);
  return {
    ...meaning,
    profiles: {
      ...meaning.profiles,
      [place.name]: { ...Object.fromEntries(part(false)), sso_session: session },
    },
    sessions: {
      ...meaning.sessions,
      [session]: { ...meaning.sessions[session], ...Object.fromEntries(part(true)) },
    },
  };
}
