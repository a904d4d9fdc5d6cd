/** What checks look up among the other profiles; made once for each list, because they are asked at each key press. */
import type { Surroundings } from '../models/form.js';
import { storeLocation } from '../vocabulary.js';
import type { AroundProfile, FormAround } from './check.js';
import { NameFinder } from './closeness.js';

/** The profiles of one place: the shared files, or another credentials file. */
interface PlaceTables {
  readonly byName: ReadonlyMap<string, AroundProfile>;
  /** Made where a name is looked for that is not there. */
  readonly finder: () => NameFinder;
}

interface Tables {
  readonly byId: ReadonlyMap<string, AroundProfile>;
  readonly byKeyId: ReadonlyMap<string, readonly AroundProfile[]>;
  readonly places: ReadonlyMap<string | null, PlaceTables>;
}

const made = new WeakMap<readonly AroundProfile[], Tables>();

/** Everything by what it is looked up by. */
export function tablesOf({ profiles }: FormAround): Tables {
  const known = made.get(profiles);
  if (known !== undefined) return known;
  const byId = new Map<string, AroundProfile>();
  const byKeyId = new Map<string, AroundProfile[]>();
  const names = new Map<string | null, Map<string, AroundProfile>>();
  for (const profile of profiles) {
    byId.set(profile.id, profile);
    const place = names.get(profile.location) ?? new Map<string, AroundProfile>();
    names.set(profile.location, place.set(profile.name, profile));
    if (profile.accessKeyId === null) continue;
    const others = byKeyId.get(profile.accessKeyId);
    if (others === undefined) byKeyId.set(profile.accessKeyId, [profile]);
    else others.push(profile);
  }
  const tables = {
    byId,
    byKeyId,
    places: new Map([...names].map(([location, byName]) => [location, toPlace(byName)])),
  };
  made.set(profiles, tables);
  return tables;
}

const emptyPlace = toPlace(new Map());

/**
 * The profiles that a profile of that place can name: tools look for them in the file that they were given. What is in the
 * encrypted store stands among the shared files, one row a name.
 */
export function placeOf(around: FormAround, location: string | null): PlaceTables {
  return tablesOf(around).places.get(location === storeLocation ? null : location) ?? emptyPlace;
}

function toPlace(byName: ReadonlyMap<string, AroundProfile>): PlaceTables {
  let finder: NameFinder | null = null;
  return { byName, finder: () => (finder ??= new NameFinder([...byName.keys()])) };
}

/** Null where there is none of that name. */
export function sessionOf(
  { ssoSessions }: FormAround,
  name: string,
): Surroundings['ssoSessions'][number] | null {
  return ssoSessions.find((session) => session.name === name) ?? null;
}
