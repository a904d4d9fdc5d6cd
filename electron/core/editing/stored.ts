/**
 * Edits of profiles in the encrypted store. The store holds the key; what tools need besides, and the line by which they get
 * it, stands in a section of its name in the config file, and follows. A profile without a key is in the store alone.
 */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { secretSettings, storeLocation } from '../../../shared/vocabulary.js';
import { bridgedTo } from '../profiles/stored.js';
import type { StoreMark } from '../store/store-document.js';
import { applyChanges, conflictingKeys } from './apply-changes.js';
import { clone } from './clone.js';
import type { Draft } from './draft.js';
import type { Place, ProfileEdit, SettingChange, StoreContext } from './edit.js';
import { editConflict, profileExists, profileNotFound, unfitFiles } from './failures.js';
import { unfitName } from './names.js';
import { editedAt, type Outcome } from './outcome.js';
import { ensureSection, profileAt } from './profile-sections.js';
import { remove } from './remove.js';
import { rename, renameProfiles } from './rename.js';
import { setRegions } from './region.js';
import { applySection } from './sections.js';
import { flatValue } from './settings.js';
import {
  bridgeKey,
  companionOf,
  connect,
  isInStore,
  isStored,
  markOf,
  setMark,
  sharedPlace,
  standsElsewhere,
  storedPlace,
} from './stored-sections.js';
import { unfitChange } from './values.js';

/** What says where credentials come from: it stays in the store. Everything else is for tools to find in the config file. */
const ownSettings: ReadonlySet<string> = new Set([
  ...['aws_access_key_id', ...secretSettings, bridgeKey, 'login_session'],
  ...['role_arn', 'source_profile', 'credential_source', 'external_id', 'mfa_serial', 'role_session_name'],
  ...['duration_seconds', 'web_identity_token_file', 'sso_session', 'sso_account_id', 'sso_role_name'],
  ...['sso_start_url', 'sso_region', 'sso_registration_scopes'],
]);
/** With one of them a key is what a tool begins with, or nothing that it uses. */
const otherSources: ReadonlySet<string> = new Set([
  ...['role_arn', 'web_identity_token_file', 'sso_account_id', 'sso_role_name'],
]);

/** A new profile. One with a key gets its section in the config file too, unless that has credentials of that name already. */
export function addStored(
  draft: Draft,
  name: string,
  changes: readonly SettingChange[],
  store: StoreContext,
): Result<Outcome> {
  const place = storedPlace(name);
  const unfit = unfitFiles(draft.before, [storeLocation]);
  if (unfit !== null) return fail(unfit);
  if (profileAt(draft, place) !== undefined) return profileExists(name);
  const bad = unfitName('profile', name) ?? unfitChange('profile', changes, () => false);
  if (bad !== null) return bad;
  const mark: StoreMark = { id: store.newId(name), handOut: 'always' };
  ensureSection(draft, draft.storeFile, { word: 'profile', name });
  setMark(draft, name, mark);
  const set = changes.filter(({ value }) => value !== null);
  if (!isKey(set) || standsElsewhere(draft, name, mark.id)) {
    applyChanges(draft, place, set);
    return succeed(editedAt([place]));
  }
  applyChanges(draft, place, set.filter(isOwn));
  const others = set.filter((change) => !isOwn(change));
  const connected = connect(draft, name, mark.id, others, store);
  return connected.ok ? succeed(editedAt([place, sharedPlace(name)])) : connected;
}

/** Other settings, and another name, for one that is there. */
export function saveStored(
  draft: Draft,
  edit: Extract<ProfileEdit, { kind: 'save' }>,
  store: StoreContext,
): Result<Outcome> {
  const { from, to, changes, sections } = edit;
  const done =
    from === null
      ? addStored(draft, to.name, changes, store)
      : saveThere(draft, from.name, to.name, changes, store);
  if (!done.ok) return done;
  const unfit = sections.length > 0 ? unfitFiles(draft.before, [null]) : null;
  if (unfit !== null) return fail(unfit);
  for (const section of sections) {
    const applied = applySection(draft, section);
    if (!applied.ok) return applied;
  }
  return done;
}

function saveThere(
  draft: Draft,
  name: string,
  to: string,
  changes: readonly SettingChange[],
  store: StoreContext,
): Result<Outcome> {
  const unfit = unfitFiles(draft.before, [storeLocation]);
  if (unfit !== null) return fail(unfit);
  const there = profileAt(draft, storedPlace(name));
  const mark = markOf(draft, name);
  if (there === undefined || mark === null) return profileNotFound(name);
  const companion = companionOf(draft, name);
  const settings = new Map([...(companion?.settings ?? []), ...there.settings]);
  const bad = unfitChange('profile', changes, (key) => flatValue(settings, key) !== null);
  if (bad !== null) return bad;
  const conflicts = conflictingKeys(settings, changes);
  if (conflicts.length > 0) return editConflict(name, conflicts);
  const renamed = renameStored(draft, to === name ? [] : [{ from: storedPlace(name), to }]);
  if (!renamed.ok) return renamed;
  const wasKey = there.kind === 'access-key';
  const own = changes.filter(
    (change) => isOwn(change) || companion === undefined || isInStore(draft, to, change),
  );
  const others = changes.filter((change) => !own.includes(change));
  applyChanges(draft, storedPlace(to), own);
  applyChanges(draft, sharedPlace(to), others);
  const settled = followKey(draft, to, mark.id, wasKey, store);
  if (!settled.ok) return settled;
  const edited = [...renamed.value.edited, storedPlace(to), sharedPlace(to)];
  return succeed({ ...renamed.value, ...editedAt(edited, renamed.value), edited, profiles: [to] });
}

/** A first key gets its line; a line without a key would hand out nothing. */
function followKey(
  draft: Draft,
  name: string,
  id: string,
  wasKey: boolean,
  store: StoreContext,
): Result<null> {
  const profile = profileAt(draft, storedPlace(name));
  const has = profile?.kind === 'access-key';
  if (has && !wasKey && !standsElsewhere(draft, name, id)) return connect(draft, name, id, [], store);
  const shared = profileAt(draft, sharedPlace(name));
  if (!has && wasKey && shared !== undefined && bridgedTo(shared) === id)
    applyChanges(draft, sharedPlace(name), [{ key: bridgeKey, value: null }]);
  return succeed(null);
}

/** Stored ones keep their ids, so that the lines that name them stay as they are. */
export function renameBoth(
  draft: Draft,
  { renames }: Extract<ProfileEdit, { kind: 'rename' }>,
): Result<Outcome> {
  return rename(draft, { kind: 'rename', renames: withCompanions(draft, renames) });
}

function renameStored(
  draft: Draft,
  renames: readonly { readonly from: Place; readonly to: string }[],
): Result<Pick<Outcome, 'edited' | 'renames' | 'repointed'>> {
  const all = withCompanions(draft, renames);
  const unfit = all.some(({ from }) => from.location === null) ? unfitFiles(draft.before, [null]) : null;
  if (unfit !== null) return fail(unfit);
  const repointed = renameProfiles(draft, all);
  if (!repointed.ok) return repointed;
  const edited = all.flatMap(({ from, to }) => [from, { ...from, name: to }]);
  return succeed({ edited, renames: all, repointed: repointed.value });
}

function withCompanions(
  draft: Draft,
  renames: readonly { readonly from: Place; readonly to: string }[],
): readonly { readonly from: Place; readonly to: string }[] {
  const asked = new Set(
    renames.filter(({ from }) => !isStored(from)).map(({ from }) => JSON.stringify(from)),
  );
  const companions = renames.flatMap(({ from, to }) => {
    const shared = sharedPlace(from.name);
    const follows = isStored(from) && companionOf(draft, from.name) !== undefined;
    return follows && !asked.has(JSON.stringify(shared)) ? [{ from: shared, to }] : [];
  });
  return [...renames, ...companions];
}

/** Into the store with an id of its own, from wherever it stands. */
export function cloneIntoStore(
  draft: Draft,
  edit: Extract<ProfileEdit, { kind: 'clone' }>,
  store: StoreContext,
): Result<Outcome> {
  const { from, to } = edit;
  const unfit = unfitFiles(draft.before, [from.location, to.location]);
  if (unfit !== null) return fail(unfit);
  const profile = profileAt(draft, from);
  if (profile === undefined) return profileNotFound(from.name);
  if (!isStored(from) || companionOf(draft, from.name) === undefined) {
    if (isStored(from)) return withNewMark(clone(draft, edit));
    return addStored(draft, to.name, settingsAsChanges(profile.settings), store);
  }
  const copied = withNewMark(clone(draft, edit));
  if (!copied.ok) return copied;
  const shared = clone(draft, { kind: 'clone', from: sharedPlace(from.name), to: sharedPlace(to.name) });
  if (!shared.ok) return shared;
  const mark = markOf(draft, to.name);
  const companion = profileAt(draft, sharedPlace(to.name));
  const isBridged = mark !== null && companion !== undefined && bridgedTo(companion) !== null;
  const connected = isBridged ? connect(draft, to.name, mark.id, [], store) : succeed(null);
  return connected.ok ? succeed(editedAt([to, sharedPlace(to.name)])) : connected;

  function withNewMark(done: Result<Outcome>): Result<Outcome> {
    const before = markOf(draft, from.name);
    if (done.ok) setMark(draft, to.name, { id: store.newId(to.name), handOut: before?.handOut ?? 'always' });
    return done;
  }
}

/** With their sections of the config file, where those say no more than the line and settings. */
export function removeBoth(draft: Draft, edit: Extract<ProfileEdit, { kind: 'remove' }>): Result<Outcome> {
  const companions = edit.places.flatMap((place) =>
    isStored(place) && companionOf(draft, place.name) !== undefined ? [sharedPlace(place.name)] : [],
  );
  const isAsked = (place: Place): boolean =>
    edit.places.some(({ name, location }) => location === null && name === place.name);
  return remove(draft, {
    ...edit,
    places: [...edit.places, ...companions.filter((place) => !isAsked(place))],
  });
}

/** The Region stands where tools look for it. */
export function setRegionsBoth(
  draft: Draft,
  places: readonly Place[],
  region: string | null,
): Result<Outcome> {
  const behind = places.map((place) => {
    if (!isStored(place) || isInStore(draft, place.name, { key: 'region' })) return place;
    return companionOf(draft, place.name) === undefined ? place : sharedPlace(place.name);
  });
  return setRegions(draft, behind, region);
}

function isOwn({ key }: SettingChange): boolean {
  return ownSettings.has(key);
}

function isKey(changes: readonly SettingChange[]): boolean {
  return (
    changes.some(({ key }) => key === 'aws_access_key_id') &&
    !changes.some(({ key }) => otherSources.has(key))
  );
}

export function settingsAsChanges(
  settings: NonNullable<ReturnType<typeof profileAt>>['settings'],
): readonly SettingChange[] {
  return [...settings].flatMap(([key, { value }]): readonly SettingChange[] =>
    typeof value === 'string'
      ? [{ key, value }]
      : [...value].map(([nested, text]) => ({ key: `${key}.${nested}`, value: text })),
  );
}
