/** Old keys that wait, deactivated, to be deleted: when the person is told, and what is said of them then. */
import type { Finding } from '../../../shared/models/finding.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { makeFinding } from '../profiles/finding-facts.js';

/** When the person is to be told, in milliseconds since the epoch; null where nothing waits, or no reminder is wanted. */
export function reminderOf({ ended, stage, isGoingBack, remindAt }: RotationRow): number | null {
  const isWaiting = ended === null && stage === 'watch' && !isGoingBack;
  return isWaiting && remindAt !== null ? Date.parse(remindAt) : null;
}

/** Those whose time has come; however the clock went there. */
export function dueReminders(rows: readonly RotationRow[], now: number): readonly RotationRow[] {
  return rows.filter((row) => {
    const at = reminderOf(row);
    return at !== null && at <= now;
  });
}

/** The next that comes; null: none. */
export function nextReminder(rows: readonly RotationRow[], now: number): number | null {
  const coming = rows.flatMap((row) => reminderOf(row) ?? []).filter((at) => at > now);
  return coming.length === 0 ? null : Math.min(...coming);
}

/** @param rows with masked key IDs */
export function waitingKeyFindings(rows: readonly RotationRow[], now: number): readonly Finding[] {
  return dueReminders(rows, now).map(({ profile, oldKeyId, proofs, startedAt }) => {
    const since = proofs.find(({ stage }) => stage === 'deactivate')?.at ?? startedAt;
    return makeFinding('old-key-waits', profile, { accessKeyId: oldKeyId, since }, null);
  });
}
