/** Access keys as lists show them. */
import type { KeyLearned, KeyRow } from '../../../shared/models/key.js';
import type { Failure } from '../../../shared/models/failure.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import type { FoundKey, PlaceOfKey } from '../../core/keys/inventory.js';
import { type KnownKey, type KnownKeys, knownOf } from '../../core/keys/knowledge.js';
import { rotatedBy } from '../../core/keys/rotated-by.js';
import { traitsOf, type TraitsAround } from '../../core/keys/traits.js';
import { maskAccessKeyId } from '../../core/masking.js';
import type { Profile } from '../../core/profiles/profile.js';
import type { KeyIdMask } from '../api.js';

/** What rows are made with, beside the key itself. */
export interface RowsAround extends TraitsAround {
  readonly mask: KeyIdMask;
  readonly known: KnownKeys;
  /** By access key ID. */
  readonly failures: ReadonlyMap<string, Failure>;
  readonly isAsked: (accessKeyId: string) => boolean;
  readonly rotations: ReadonlyMap<string, { readonly id: string }>;
  readonly sessions: ReadonlyMap<string, readonly string[]>;
  /** A profile as rotations come to it by that name. */
  readonly find: (name: string) => Profile | undefined;
  /** Handles of the keys that stand here. */
  readonly handles: ReadonlyMap<string, string>;
}

export function toRow(key: FoundKey, around: RowsAround): KeyRow {
  const { accessKeyId, isTemporary, places, dependants } = key;
  const known = knownOf(around.known, accessKeyId);
  const failure = around.failures.get(accessKeyId) ?? null;
  return {
    ...{ isTemporary, dependants },
    id: around.handles.get(accessKeyId) ?? '',
    keyId: shown(accessKeyId, around.mask),
    places: places.map(toPlace),
    sessions: around.sessions.get(accessKeyId) ?? [],
    traits: traitsOf(key, known, around),
    learned: known === null ? null : toLearned(known, around),
    failure: failure === null ? null : { code: failure.code, facts: { ...failure.facts } },
    isAsked: around.isAsked(accessKeyId),
    rotation: around.rotations.get(accessKeyId)?.id ?? null,
    rotatedBy: canRotate(key, known, around) ? rotatedBy(key, around.find) : null,
  };
}

/** The root user has no other way to a key, and what is inactive signs nothing; what a rotation has begun, it goes on with. */
function canRotate(
  { accessKeyId, isTemporary }: FoundKey,
  known: KnownKey | null,
  { rotations }: RowsAround,
): boolean {
  if (isTemporary || known?.isRoot === true || known?.status === 'gone') return false;
  return known?.status !== 'inactive' || rotations.has(accessKeyId);
}

function toPlace({ name, location, profileId, path, line }: PlaceOfKey): KeyRow['places'][number] {
  const storeType = location === storeLocation ? 'encrypted' : 'shared';
  return { profile: name, profileId, storeType, path, line };
}

function toLearned({ otherKeys, askedAt: _, ...known }: KnownKey, { mask, handles }: RowsAround): KeyLearned {
  return {
    ...known,
    otherKeys: otherKeys.map(({ accessKeyId, status, createdAt }) => ({
      keyId: shown(accessKeyId, mask),
      id: handles.get(accessKeyId) ?? null,
      ...{ status, createdAt },
    })),
  };
}

function shown(accessKeyId: string, mask: KeyIdMask): string {
  return mask === 'whole' ? accessKeyId : maskAccessKeyId(accessKeyId);
}
