/** What is odd between the encrypted store and the shared files. */
import type { Finding } from '../../../shared/models/finding.js';
import { known } from '../dialects/known-settings.js';
import { maskAccessKeyId } from '../masking.js';
import type { StoredName } from '../store/stored-profile.js';
import { makeFinding } from './finding-facts.js';
import { originOf, partsOf, type Profile, textOf } from './profile.js';
import { bridgedTo, type StoredRow } from './stored.js';
import { usedKeyId } from './sources.js';

/** What they are judged by. */
export interface BridgeAround {
  readonly names: readonly StoredName[];
  /** The line that this installation would write for an id; null where it can write none. */
  readonly lineFor: (id: string) => string | null;
}

/**
 * All of one row.
 *
 * @param shared what the shared files say of the name; null where they say nothing
 * @param stored null where it is not in the store
 */
export function storeFindings(
  shared: Profile | null,
  stored: StoredRow | null,
  around: BridgeAround,
): readonly Finding[] {
  const findings = [
    shared === null ? null : brokenLine(shared, stored, around),
    shared === null || stored === null ? null : keyDiffers(shared, stored),
    stored === null ? null : notConnected(stored, around),
  ];
  return findings.filter((finding) => finding !== null);
}

function brokenLine(
  shared: Profile,
  stored: StoredRow | null,
  { names, lineFor }: BridgeAround,
): Finding | null {
  const id = bridgedTo(shared);
  if (id === null) return null;
  const isThere = names.some((name) => name.id === id);
  const line = isThere ? lineFor(id) : null;
  if (isThere && (line === null || line === textOf(shared, known.credential_process))) return null;
  const facts = { reason: isThere ? 'other-command' : 'not-in-store', stored: stored !== null } as const;
  const severity = isThere ? 'warning' : 'error';
  const origin = originOf(shared, known.credential_process);
  return makeFinding('bridge-line-broken', shared.name, facts, origin, severity);
}

function keyDiffers(shared: Profile, { profile }: StoredRow): Finding | null {
  if (profile === null || shared.ownKind !== 'access-key') return null;
  const [there, here] = [usedKeyId(profile), usedKeyId(shared)];
  if (there === '' || here === '') return null;
  const differs = there === here ? 'secret' : 'id';
  if (differs === 'secret' && secretOf(profile, there) === secretOf(shared, here)) return null;
  const facts = { differs, accessKeyId: maskAccessKeyId(there), other: maskAccessKeyId(here) } as const;
  return makeFinding('store-key-differs', shared.name, facts, originOf(shared, known.aws_access_key_id));
}

/** The secret beside that key ID. */
function secretOf(profile: Profile, id: string): string | null {
  const part = partsOf(profile).findLast(({ values }) => values.textOf(known.aws_access_key_id) === id);
  return part?.values.textOf(known.aws_secret_access_key) ?? null;
}

/** Other tools get keys alone from the store. What stands in the files too is used from there. */
function notConnected(
  { id, name, profile, connected, isShared }: StoredRow,
  { lineFor }: BridgeAround,
): Finding | null {
  const [section] = profile?.sections ?? [];
  if (profile?.kind !== 'access-key' || section === undefined || connected || isShared) return null;
  // Where no line can be written at all, there is nothing to be done about it here.
  if (lineFor(id) === null) return null;
  return makeFinding('stored-profile-not-connected', name, {}, { file: section.file, line: section.line });
}
