/** Finding profiles: sorted by name, narrowed by words and kind. Pure, and fast enough for 10,000 at each key press. */
import type { ListedProfile } from '../../shared/models/profile.js';
import { catalogue } from '../../shared/catalogue/index.js';
import { shownKind } from '../../shared/kinds/shown-kind.js';
import type { ProfileKind, StoreType } from '../../shared/vocabulary.js';

/** A profile with what searching compares, worked out once. */
export interface SearchableProfile {
  readonly profile: ListedProfile;
  readonly name: string;
  readonly text: string;
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** In the order of names, digits counted as numbers. */
export function toSearchable(profiles: readonly ListedProfile[]): readonly SearchableProfile[] {
  return profiles
    .map((profile) => ({ profile, name: profile.name.toLowerCase(), text: searchText(profile) }))
    .sort((one, other) => byName.compare(one.name, other.name));
}

/** Fields are kept apart, so that no word matches across two of them. */
function searchText(profile: ListedProfile): string {
  return [
    profile.name,
    profile.accountId,
    profile.roleName,
    profile.region,
    profile.ssoSession,
    profile.sourceProfile,
    profile.program,
    profile.location,
    profile.stored === null ? null : catalogue.storeMarks.encryptedStore,
  ]
    .filter((field) => field !== null)
    .join('\n')
    .toLowerCase();
}

/** How well a name fits the first word: whole, from its beginning, from a word's beginning, elsewhere. */
function rank(name: string, word: string): number {
  if (name === word) return 0;
  const at = name.indexOf(word);
  if (at === 0) return 1;
  if (at > 0 && !/[a-z0-9]/.test(name.charAt(at - 1))) return 2;
  return 3;
}

/** Profiles that have every word of the query somewhere, the best names first. Null is every kind, and either store. */
export function findProfiles(
  searchable: readonly SearchableProfile[],
  query: string,
  kind: ProfileKind | null,
  store: StoreType | null = null,
): readonly SearchableProfile[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first] = words;
  if (words.length === 0 && kind === null && store === null) return searchable;
  const found = searchable.filter(
    (entry) =>
      (kind === null || shownKind(entry.profile) === kind) &&
      (store === null || entry.profile.stores.includes(store)) &&
      words.every((word) => entry.text.includes(word)),
  );
  if (first === undefined) return found;
  const ranks: SearchableProfile[][] = [[], [], [], []];
  for (const entry of found) ranks[rank(entry.name, first)]?.push(entry);
  return ranks.flat();
}

/** How many profiles there are of each kind; kinds without any are left out. */
export function countKinds(profiles: readonly ListedProfile[]): ReadonlyMap<ProfileKind, number> {
  const counts = new Map<ProfileKind, number>();
  for (const profile of profiles) {
    const kind = shownKind(profile);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** How many profiles stand in each store; those in both count in both. */
export function countStores(profiles: readonly ListedProfile[]): Readonly<Record<StoreType, number>> {
  const count = (store: StoreType): number => profiles.filter(({ stores }) => stores.includes(store)).length;
  return { shared: count('shared'), encrypted: count('encrypted') };
}
