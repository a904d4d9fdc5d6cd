/** What the dates of AWS's answers say of this computer's clock. */
import type { Finding } from '../../../shared/models/finding.js';
import type { ClockOffset } from '../../../shared/models/session.js';
import { thisComputer } from '../../../shared/vocabulary.js';
import { makeFinding } from './finding-facts.js';

/** Seconds: AWS refuses a request whose date is further off ("Signature expired", AWS General Reference, signing). */
const tolerated = 5 * 60;
/** Milliseconds: after that nobody knows how the clock stands now. */
const countsFor = 24 * 60 * 60_000;

/** Whether AWS refuses requests by such a clock. @param seconds that this computer is ahead */
export function isSkewed({ seconds }: Pick<ClockOffset, 'seconds'>): boolean {
  return Math.abs(seconds) > tolerated;
}

/**
 * @param offset as it was when AWS was last asked; null where nothing is known
 * @param now by this computer's clock, in milliseconds since the epoch: it may have been set in either direction since
 */
export function clockFindings(offset: ClockOffset | null, now: number): readonly Finding[] {
  if (offset === null || !isSkewed(offset)) return [];
  const { seconds, measuredAt } = offset;
  if (Math.abs(now - Date.parse(measuredAt)) >= countsFor) return [];
  return [makeFinding('clock-skew', thisComputer, { seconds, measuredAt }, null)];
}
