/** The finding of a copy that no longer equals its original. */
import type { Finding } from '../../../shared/models/finding.js';
import { defaultProfileName } from '../../../shared/vocabulary.js';
import { makeFinding } from '../profiles/finding-facts.js';
import type { ProfileSet } from '../profiles/profiles.js';
import type { ActiveReading } from './active.js';

/** Null where `default` is no copy of Keyway's, or equals its original. */
export function staleCopyFinding(set: ProfileSet, { copyOf, upToDate }: ActiveReading): Finding | null {
  if (copyOf === null || upToDate) return null;
  const section = set.findByName(defaultProfileName)?.sections[0];
  const origin = section === undefined ? null : { file: section.file, line: section.line };
  return makeFinding('active-copy-stale', defaultProfileName, { copyOf: copyOf.name }, origin);
}
