/** What is said of an access key by itself, for lists to be filtered by. Pure. */
import type { KeyTrait } from '../../../shared/vocabulary.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import type { FoundKey } from './inventory.js';
import type { KnownKey } from './knowledge.js';

const day = 24 * 60 * 60_000;

export interface TraitsAround {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly oldAfterDays: number;
}

/** @param known null: AWS was never asked, and nothing is said of the key's age */
export function traitsOf(key: FoundKey, known: KnownKey | null, around: TraitsAround): readonly KeyTrait[] {
  const isGone = known?.status === 'gone';
  const told: readonly (readonly [KeyTrait, boolean])[] = [
    ['old', !isGone && known !== null && isLongAgo(known.createdAt, around)],
    ['unused', !isGone && known !== null && isUnused(known, around)],
    ['duplicate', key.places.filter(({ isManagedCopy }) => !isManagedCopy).length > 1],
    ['plaintext', isPlaintext(key)],
    ['root', known?.isRoot === true],
    ['inactive', known?.status === 'inactive'],
  ];
  return told.flatMap(([trait, holds]) => (holds ? [trait] : []));
}

function isLongAgo(at: string | null, { now, oldAfterDays }: TraitsAround): boolean {
  return at !== null && now - Date.parse(at) > oldAfterDays * day;
}

/** One that was never used may be new. */
function isUnused({ lastUse, createdAt }: KnownKey, around: TraitsAround): boolean {
  if (lastUse === null) return false;
  if (lastUse.at !== null) return isLongAgo(lastUse.at, around);
  return createdAt === null || isLongAgo(createdAt, around);
}

/** A long-term key with its secret in a file. Temporary ones come with a token. */
function isPlaintext({ isTemporary, places }: FoundKey): boolean {
  if (isTemporary) return false;
  return places.some(
    ({ location, secret, hasToken }) => location !== storeLocation && secret !== null && !hasToken,
  );
}
