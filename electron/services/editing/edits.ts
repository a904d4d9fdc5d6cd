/** From what the window asks for to an edit: ids become places, handles what is held, secrets are wrapped at once. */
import type { EditCommand, EditQuestion } from '../../../shared/models/edit.js';
import { type Result, succeed } from '../../../shared/models/failure.js';
import type { SettingChanges } from '../../../shared/models/form.js';
import { maskedSecret, storeLocation } from '../../../shared/vocabulary.js';
import type {
  ImportedProfile,
  Place,
  ProfileEdit,
  SectionChanges,
  SettingChange,
} from '../../core/editing/edit.js';
import type { Profile } from '../../core/profiles/profiles.js';
import { Secret } from '../../core/secret.js';
import type { Moment } from '../profiles.js';
import { isSecretKey, profileValues, sectionValues } from './profile-form.js';
import { type HeldProfile, heldChanges, newKeyOf, type SecretGiven, withoutShown } from './secret-changes.js';

type Asked = EditQuestion | EditCommand;
type Save = Extract<Asked, { kind: 'save' }>;
type ReplaceKey = Extract<Asked, { kind: 'replace-key' }>;
type Import = Extract<Asked, { kind: 'import' }>;

/** What is held for the window. */
export interface HeldFinder {
  profile(handle: string): Result<HeldProfile>;
  imported(asked: Import, moment: Moment): Result<readonly ImportedProfile[]>;
}

/** Fails with `profile-not-found`, `handle-expired`, or `invalid-setting` for a key without its secret. */
export function toEdit(asked: Asked, moment: Moment, held: HeldFinder): Result<ProfileEdit> {
  switch (asked.kind) {
    case 'save':
      return toSave(asked, moment, held);
    case 'replace-key':
      return toReplaceKey(asked, moment, held);
    case 'rename':
      return withPlace(moment, asked.id, (from) => {
        return { kind: 'rename', renames: [{ from, to: asked.name }] };
      });
    case 'rename-group':
      return withPlaces(moment, asked.ids, (places) => {
        const named = places.filter(({ name }) => name.startsWith(asked.from));
        const renames = named.map((from) => ({ from, to: asked.to + from.name.slice(asked.from.length) }));
        return { kind: 'rename', renames };
      });
    case 'clone':
      return withPlace(moment, asked.id, (from) => {
        return { kind: 'clone', from, to: { name: asked.name, location: from.location } };
      });
    case 'remove':
      return withPlaces(moment, asked.ids, (places) => {
        return { kind: 'remove', places, sources: new Map(Object.entries(asked.sources)) };
      });
    case 'region':
      return withPlaces(moment, asked.ids, (places) => {
        return { kind: 'region', places, region: asked.region };
      });
    case 'default-region':
      return succeed({ kind: 'default-region', region: asked.region });
    case 'to-sso-session':
      return withPlace(moment, asked.id, (place) => {
        return { kind: 'to-sso-session', place, session: asked.session };
      });
    case 'import': {
      const imported = held.imported(asked, moment);
      if (!imported.ok) return imported;
      const location = asked.store === true ? storeLocation : null;
      return succeed({ kind: 'import', profiles: imported.value, location });
    }
    case 'fix': {
      const { code, file, line } = asked;
      return succeed({ kind: 'fix', code, file, line });
    }
  }
}

/** The profile of an id, as the list gives it: of the store, unless the shared files have more than settings for it. */
export function findProfile(moment: Moment, id: string): Result<Profile> {
  return moment.find(id);
}

export function placeOf({ name, location }: Place): Place {
  return { name, location };
}

function withPlace(moment: Moment, id: string, edit: (place: Place) => ProfileEdit): Result<ProfileEdit> {
  const profile = findProfile(moment, id);
  return profile.ok ? succeed(edit(placeOf(profile.value))) : profile;
}

function withPlaces(
  moment: Moment,
  ids: readonly string[],
  edit: (places: readonly Place[]) => ProfileEdit,
): Result<ProfileEdit> {
  const places: Place[] = [];
  for (const id of new Set(ids)) {
    const profile = findProfile(moment, id);
    if (!profile.ok) return profile;
    places.push(placeOf(profile.value));
  }
  return succeed(edit(places));
}

function toSave(asked: Save, moment: Moment, held: HeldFinder): Result<ProfileEdit> {
  const profile = asked.id === null ? null : findProfile(moment, asked.id);
  if (profile?.ok === false) return profile;
  const from = profile === null ? null : placeOf(profile.value);
  const secret = secretGiven(asked.secret, held);
  if (!secret.ok) return secret;
  const present = profile === null ? [] : profileValues(profile.value);
  const own = toChanges(withoutShown(asked.set, secret.value), asked.expected, present);
  const { ssoSession, services } = asked;
  const names = new Map(present.map(({ key, value }) => [key, value]));
  return succeed({
    kind: 'save',
    from,
    to: { name: asked.name, location: from === null ? asked.location : from.location },
    changes: [...own, ...heldChanges(secret.value, asked.set)],
    sections: [
      ...(ssoSession === null
        ? []
        : [sectionChanges('sso-session', ssoSession, names.get('sso_session'), moment)]),
      ...(services === null ? [] : [sectionChanges('services', services, names.get('services'), moment)]),
    ],
  });
}

function toReplaceKey(asked: ReplaceKey, moment: Moment, held: HeldFinder): Result<ProfileEdit> {
  const profile = findProfile(moment, asked.id);
  if (!profile.ok) return profile;
  const secret = secretGiven(asked.secret, held);
  if (!secret.ok) return secret;
  const key = newKeyOf(asked.accessKeyId, secret.value);
  return key.ok ? succeed({ kind: 'replace-key', place: placeOf(profile.value), key: key.value }) : key;
}

/** From here on a secret is one that cannot be printed. For a preview it is enough that there is one. */
function secretGiven(secret: Save['secret'], held: HeldFinder): Result<SecretGiven> {
  const stand = (isThere: boolean): Secret | null => (isThere ? new Secret(maskedSecret) : null);
  switch (secret.kind) {
    case 'keep':
      return succeed({ kind: 'keep' });
    case 'given':
      return succeed({ kind: 'new', secret: new Secret(maskedSecret), token: stand(secret.sessionToken) });
    case 'typed': {
      const token = secret.sessionToken === null ? null : new Secret(secret.sessionToken);
      return succeed({ kind: 'new', secret: new Secret(secret.secretAccessKey), token });
    }
    case 'held': {
      const profile = held.profile(secret.handle);
      return profile.ok ? succeed({ kind: 'held', profile: profile.value }) : profile;
    }
  }
}

interface Present {
  readonly key: string;
  readonly value: string;
  readonly shown: string;
}

/**
 * What a form says of settings. A masked text that comes back as it was shown says "as it is", both as a value and as what
 * was there; of a secret nothing can be expected, so that nobody learns one by guessing.
 */
function toChanges(
  set: SettingChanges,
  expected: SettingChanges,
  present: readonly Present[],
): readonly SettingChange[] {
  const byKey = new Map(present.map((value) => [value.key.toLowerCase(), value]));
  return Object.entries(set).flatMap(([written, value]): readonly SettingChange[] => {
    const key = foldKey(written);
    const there = byKey.get(key.toLowerCase());
    if (isSecretKey(key)) return [{ key, value: value === null ? null : new Secret(value) }];
    const isMasked = there !== undefined && there.shown !== there.value;
    if (isMasked && value === there.shown) return [];
    const before = Object.hasOwn(expected, written) ? (expected[written] ?? null) : undefined;
    if (before === undefined) return [{ key, value }];
    return [{ key, value, expected: expectedValue(before, isMasked ? there : null) }];
  });
}

/** Of a masked value only the masked text is known to the form: anything else is no way to try what it may be. */
function expectedValue(before: string | null, masked: Present | null): string | null {
  if (masked === null) return before;
  return before === masked.shown ? masked.value : masked.shown;
}

/** @param named the section of that kind that the profile names already: only that one may get other values */
function sectionChanges(
  kind: 'sso-session' | 'services',
  { name, set, expected }: NonNullable<Save['ssoSession']>,
  named: string | undefined,
  moment: Moment,
): SectionChanges {
  const present = sectionValues(moment, kind, name);
  const changes = toChanges(set, expected, present ?? []);
  return { kind, name, changes, mustAgree: name !== named, mayCreate: true };
}

/** Letter case counts within a block alone. */
function foldKey(key: string): string {
  const at = key.indexOf('.');
  return at < 0 ? key.toLowerCase() : key.slice(0, at).toLowerCase() + key.slice(at);
}
