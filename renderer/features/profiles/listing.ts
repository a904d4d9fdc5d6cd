/**
 * The lines of the list: profiles in groups, under headings. Pure. Made anew at each key press, so that nothing is made
 * for each profile: with 10,000 of them that would cost more than a frame.
 */
import type { ListedProfile } from '../../../shared/models/profile.js';
import type { ProfileKind, StoreType } from '../../../shared/vocabulary.js';
import { findProfiles, type SearchableProfile } from '../../state/profile-search.js';

export type GroupName = 'favourites' | 'recent' | 'all';

export interface Heading {
  readonly group: GroupName;
  /** Its place among all lines. */
  readonly line: number;
}

export interface Listing {
  /** Every profile once, in the order of the list: a row each. */
  readonly rows: readonly SearchableProfile[];
  /** In their order; none where there is one group and no need for a name. */
  readonly headings: readonly Heading[];
}

/** Favourites in their order, then what was active lately, then the rest: each profile once. */
export function makeListing(
  found: readonly SearchableProfile[],
  favourites: readonly string[],
  recents: readonly string[],
): Listing {
  const wanted = new Set([...favourites, ...recents]);
  const first = new Map<string, SearchableProfile>();
  const rest = wanted.size === 0 ? found : found.filter((entry) => !wanted.has(entry.profile.id));
  if (rest.length < found.length) {
    for (const entry of found) if (wanted.has(entry.profile.id)) first.set(entry.profile.id, entry);
  }
  const take = (ids: readonly string[]): readonly SearchableProfile[] =>
    ids.flatMap((id) => {
      const entry = first.get(id);
      first.delete(id);
      return entry ?? [];
    });
  const groups: readonly (readonly [GroupName, readonly SearchableProfile[]])[] = [
    ['favourites', take(favourites)],
    ['recent', take(recents)],
    ['all', rest],
  ];
  const filled = groups.filter(([, rows]) => rows.length > 0);
  if (filled.length === 1 && filled[0]?.[0] === 'all') return { rows: rest, headings: [] };
  let line = 0;
  const headings = filled.map(([group, rows]) => {
    const heading = { group, line };
    line += rows.length + 1;
    return heading;
  });
  return { rows: filled.flatMap(([, rows]) => rows), headings };
}

export function countLines({ rows, headings }: Listing): number {
  return rows.length + headings.length;
}

/** What stands on a line; undefined past the end. */
export function lineAt(listing: Listing, line: number): Heading | ListedProfile | undefined {
  let before = 0;
  for (const heading of listing.headings) {
    if (heading.line === line) return heading;
    if (heading.line < line) before += 1;
  }
  return listing.rows[line - before]?.profile;
}

/** The line of a row: headings above it push it down. */
export function lineOfRow({ headings }: Listing, row: number): number {
  return headings.reduce((line, heading) => (heading.line <= line ? line + 1 : line), row);
}

/** The row of a profile, -1 where the list does not show it. */
export function rowOf({ rows }: Listing, id: string | null): number {
  return rows.findIndex((entry) => entry.profile.id === id);
}

export type Finder = (query: string, kind: ProfileKind | null, store?: StoreType | null) => Listing;

/** Finds and lists. Keeps the last listing, because a key press needs it twice: to choose a row and to show them all. */
export function createFinder(
  searchable: readonly SearchableProfile[],
  favourites: readonly string[],
  recents: readonly string[],
): Finder {
  let last: {
    readonly query: string;
    readonly kind: ProfileKind | null;
    readonly store: StoreType | null;
    readonly listing: Listing;
  } | null = null;
  return (query, kind, store = null) => {
    if (last?.query === query && last.kind === kind && last.store === store) return last.listing;
    const listing = makeListing(findProfiles(searchable, query, kind, store), favourites, recents);
    last = { query, kind, store, listing };
    return listing;
  };
}
