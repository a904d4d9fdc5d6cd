/** Which keys a list shows, in which order, and what can be done with one. Pure. */
import type { KeyRow } from '../../shared/models/key.js';
import type { ListedProfile } from '../../shared/models/profile.js';
import { type KeyTrait, keyTraits } from '../../shared/vocabulary.js';

export type KeySort = 'key' | 'user' | 'age' | 'last-use';

export interface KeyNarrowing {
  readonly query: string;
  /** A key has to have all of them. */
  readonly traits: ReadonlySet<KeyTrait>;
}

/** Those that have every word of the query in their ID, places, user or account, and every chosen trait. */
export function findKeys(rows: readonly KeyRow[], { query, traits }: KeyNarrowing): readonly KeyRow[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  return rows.filter((row) => {
    if (![...traits].every((trait) => row.traits.includes(trait))) return false;
    const text = textOf(row);
    return words.every((word) => text.includes(word));
  });
}

function textOf({ keyId, places, dependants, learned }: KeyRow): string {
  const { userName = '', accountId = '', arn = '' } = learned ?? {};
  const grouped = accountId.replaceAll(/(\d{4})(?=\d)/gu, '$1 ');
  return [
    keyId,
    ...places.map(({ profile, path }) => `${profile} ${path ?? ''}`),
    ...dependants,
    ...[userName ?? '', accountId, grouped, arn],
  ]
    .join(' ')
    .toLowerCase();
}

/** How many keys have each trait, in the order in which they are offered. */
export function countTraits(rows: readonly KeyRow[]): readonly (readonly [KeyTrait, number])[] {
  return keyTraits.map((trait) => [trait, rows.filter(({ traits }) => traits.includes(trait)).length]);
}

/** Those of which nothing is known stand last, whichever way round. */
export function sortKeys(rows: readonly KeyRow[], by: KeySort, isDescending: boolean): readonly KeyRow[] {
  const known = rows.filter((row) => valueOf(row, by) !== null);
  const unknown = rows.filter((row) => valueOf(row, by) === null);
  const sorted = known.toSorted((one, other) => compare(valueOf(one, by), valueOf(other, by)));
  return [...(isDescending ? sorted.toReversed() : sorted), ...unknown];
}

function compare(one: string | null, other: string | null): number {
  return (one ?? '').localeCompare(other ?? '');
}

/** ISO times sort as text. The age grows as the time of making goes back. */
function valueOf({ keyId, places, learned }: KeyRow, by: KeySort): string | null {
  switch (by) {
    case 'key':
      return places[0]?.profile.toLowerCase() ?? keyId;
    case 'user':
      return learned === null ? null : `${learned.accountId} ${learned.userName ?? ''}`;
    case 'age':
      return learned?.createdAt ?? null;
    case 'last-use':
      return learned?.lastUse?.at ?? null;
  }
}

function isGone({ learned }: Pick<KeyRow, 'learned'>): boolean {
  return learned?.status === 'gone';
}

/** What cannot be done with it is not offered. What AWS was never asked about may be either. */
export function actionsOf(row: KeyRow): readonly ('deactivate' | 'activate' | 'delete')[] {
  if (row.isTemporary || isGone(row)) return [];
  const status = row.learned?.status ?? null;
  return status === 'inactive' ? ['activate', 'delete'] : ['deactivate', 'delete'];
}

/** The profile of a place, as lists name it; undefined where there is none any more. */
export function profileOfPlace(
  place: KeyRow['places'][number],
  profiles: readonly ListedProfile[],
): ListedProfile | undefined {
  return (
    profiles.find(({ id }) => id === place.profileId) ??
    profiles.find(({ name, location }) => name === place.profile && location === null)
  );
}

/** What is in the store is the same row as what the shared files have of that name. */
export function isPlaceOf(
  { profile, profileId, storeType }: KeyRow['places'][number],
  { id, name, location }: Pick<ListedProfile, 'id' | 'name' | 'location'>,
): boolean {
  return profileId === id || (location === null && storeType === 'encrypted' && profile === name);
}

/** The keys that a profile has itself, then those that it comes to by its source profiles. */
export function keysOfProfile(
  rows: readonly KeyRow[],
  profile: Pick<ListedProfile, 'id' | 'name' | 'location'>,
): readonly KeyRow[] {
  const isOwn = ({ places }: KeyRow): boolean => places.some((place) => isPlaceOf(place, profile));
  const comesTo = ({ dependants }: KeyRow): boolean =>
    profile.location === null && dependants.includes(profile.name);
  return [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row) && comesTo(row))];
}

/** What tells one answer of AWS about a key from another. */
export function answerMark({ learned, failure }: KeyRow): string {
  return JSON.stringify([learned?.at ?? null, failure]);
}
