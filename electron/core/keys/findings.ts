/** What is odd about access keys by what AWS said of them; the same key is told once, at the first place that it stands in. */
import type { Finding } from '../../../shared/models/finding.js';
import { maskAccessKeyId } from '../masking.js';
import { makeFinding } from '../profiles/finding-facts.js';
import type { FoundKey } from './inventory.js';
import { type KnownKeys, knownOf } from './knowledge.js';
import { traitsOf, type TraitsAround } from './traits.js';

/** Nothing is said of keys that AWS was never asked about, nor of the age of one that is deactivated or gone. */
export function knownKeyFindings(
  keys: readonly FoundKey[],
  known: KnownKeys,
  around: TraitsAround,
): readonly Finding[] {
  return keys.flatMap((key) => {
    const learned = knownOf(known, key.accessKeyId);
    const place = key.places.find(({ isManagedCopy }) => !isManagedCopy) ?? key.places[0];
    if (learned === null || learned.status === 'gone' || place === undefined) return [];
    const traits = traitsOf(key, learned, around);
    const { path, line } = place;
    const origin = path === null || line === null ? null : { file: path, line };
    const accessKeyId = maskAccessKeyId(key.accessKeyId);
    const isOld = traits.includes('old') && !traits.includes('inactive') && !learned.isRoot;
    const old = { accessKeyId, createdAt: learned.createdAt ?? '', days: around.oldAfterDays };
    return [
      ...(learned.isRoot ? [makeFinding('root-access-key', place.name, { accessKeyId }, origin)] : []),
      ...(isOld ? [makeFinding('old-access-key', place.name, old, origin)] : []),
    ];
  });
}
