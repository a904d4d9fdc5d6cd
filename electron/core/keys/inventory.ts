/** Every access key once, by its ID, wherever it stands: both files, other locations, the encrypted store where it is open. */
import { defaultProfileName, storeLocation } from '../../../shared/vocabulary.js';
import { known } from '../dialects/known-settings.js';
import type { DialectValues } from '../dialects/setting-list.js';
import { splitComment } from '../editing/inline-comments.js';
import { partsOf, type Profile, profileId } from '../profiles/profile.js';
import type { ProfileSet } from '../profiles/profiles.js';
import { walkRoles } from '../profiles/role-chain.js';
import { usedKeyId } from '../profiles/sources.js';
import { Secret } from '../secret.js';
import type { Target } from '../switching/switch-files.js';

/** A section that has the key as its own. */
export interface PlaceOfKey extends Target {
  /** Of its row in the list. */
  readonly profileId: string;
  /** As it is shown; null for the encrypted store. */
  readonly path: string | null;
  /** Of the key's ID, from 1; null for the encrypted store. */
  readonly line: number | null;
  /** Null where the ID stands alone. */
  readonly secret: Secret | null;
  readonly hasToken: boolean;
  /** The default that Keyway made of another profile: no place of its own. */
  readonly isManagedCopy: boolean;
}

export interface FoundKey {
  readonly accessKeyId: string;
  /** By its prefix: it ends by itself. */
  readonly isTemporary: boolean;
  readonly places: readonly PlaceOfKey[];
  /** Names of profiles that come to it by another profile, in the order of the files. */
  readonly dependants: readonly string[];
}

export interface InventoryInput {
  readonly set: ProfileSet;
  /** The profile that `default` is Keyway's unchanged copy of; null where it is none. */
  readonly managedCopyOf: Target | null;
  /** A profile as tools come to it by that name: one that hands out what the store holds is that. */
  readonly find: (name: string) => Profile | undefined;
}

/** In the order of the files. Secrets are kept apart from texts; nothing is asked. */
export function findKeys(input: InventoryInput): readonly FoundKey[] {
  const places = new Map<string, PlaceOfKey[]>();
  for (const profile of input.set.profiles) {
    for (const [accessKeyId, place] of placesIn(profile, input)) {
      const present = places.get(accessKeyId);
      if (present === undefined) places.set(accessKeyId, [place]);
      else present.push(place);
    }
  }
  const dependants = dependantsOf(input);
  return [...places].map(([accessKeyId, all]) => {
    const own = new Set(all.map(({ name }) => name));
    return {
      accessKeyId,
      isTemporary: accessKeyId.startsWith('ASIA'),
      places: all,
      dependants: [...(dependants.get(accessKeyId) ?? [])].filter((name) => !own.has(name)),
    };
  });
}

type Found = readonly [string, PlaceOfKey];

function placesIn(profile: Profile, { managedCopyOf }: InventoryInput): readonly Found[] {
  const { name, location } = profile;
  const isStored = location === storeLocation;
  const isManagedCopy = managedCopyOf !== null && location === null && name === defaultProfileName;
  return partsOf(profile).flatMap((part) => {
    const all = [part.values, ...part.shadowed.map(({ values }) => values)];
    return all.flatMap((values): readonly Found[] => {
      const accessKeyId = idIn(values);
      if (accessKeyId === '') return [];
      const place = {
        ...{ name, location, isManagedCopy },
        // What is in the store is the same row as what the shared files have for it.
        profileId: isStored ? profileId(null, name) : profile.id,
        path: isStored ? null : part.source.path,
        line: isStored ? null : values.lineOf(known.aws_access_key_id),
        secret: secretIn(values),
        hasToken: hasTokenIn(values),
      };
      return [[accessKeyId, place]];
    });
  });
}

function idIn(values: DialectValues): string {
  return splitComment(values.textOf(known.aws_access_key_id) ?? '').value.trim();
}

function secretIn(values: DialectValues): Secret | null {
  const text = splitComment(values.textOf(known.aws_secret_access_key) ?? '').value.trim();
  return text === '' ? null : new Secret(text);
}

function hasTokenIn(values: DialectValues): boolean {
  const isOlder = (values.known & known.aws_security_token) !== 0;
  return (values.textOf(isOlder ? known.aws_security_token : known.aws_session_token) ?? '') !== '';
}

/** By key: who gets to it by `source_profile`, or by a line that hands out what the store holds under another name. */
function dependantsOf(input: InventoryInput): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const profile of input.set.profiles) {
    const accessKeyId = keyBelow(profile, input);
    if (accessKeyId === '') continue;
    const present = found.get(accessKeyId);
    if (present === undefined) found.set(accessKeyId, new Set([profile.name]));
    else present.add(profile.name);
  }
  return found;
}

/** The key at the end of a profile's chain; empty where there is none, or it is its own without a role. */
function keyBelow(profile: Profile, { set, find }: InventoryInput): string {
  const { location } = profile;
  const handedOut = location === null && profile.ownKind === 'process' ? find(profile.name) : undefined;
  const start = handedOut ?? profile;
  const findNear = (name: string): Profile | undefined =>
    location === null ? find(name) : (set.find(profileId(location, name)) ?? farFrom(location, name, find));
  const { end } = walkRoles(start, findNear);
  return end.kind === 'profile' ? splitComment(usedKeyId(end.profile)).value : '';
}

/** What is in the store stands among the shared files; other locations stand alone. */
function farFrom(location: string, name: string, find: InventoryInput['find']): Profile | undefined {
  return location === storeLocation ? find(name) : undefined;
}
