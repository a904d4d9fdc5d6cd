/** What is left of sessions. Pure. */
import type { SessionRow } from '../../shared/models/session.js';

export const minute = 60_000;
/** Below these, in milliseconds, a session ends soon, or now. */
const soonBelow = 15 * minute;
const nowBelow = 5 * minute;

/** `calm` where the end is far away, or not known. */
export type Urgency = 'calm' | 'soon' | 'now';

/** Milliseconds until the end; null where none is known. Never below nothing. */
export function timeLeft({ expiresAt }: Pick<SessionRow, 'expiresAt'>, now: number): number | null {
  return expiresAt === null ? null : Math.max(0, Date.parse(expiresAt) - now);
}

export function urgencyOf(left: number | null): Urgency {
  if (left === null || left >= soonBelow) return 'calm';
  return left < nowBelow ? 'now' : 'soon';
}

/** How often it must be looked at, in milliseconds: each second once seconds are shown. */
export function stepFor({ expiresAt }: Pick<SessionRow, 'expiresAt'>): number {
  return expiresAt !== null && Date.parse(expiresAt) - Date.now() < nowBelow + minute ? 1000 : 15_000;
}

/** What is left of the whole, from 0 to 1. Of a session whose beginning is not known, of an hour or the next whole hours. */
export function shareLeft({ startedAt, expiresAt }: SessionRow, now: number): number {
  const left = timeLeft({ expiresAt }, now);
  if (expiresAt === null || left === null) return 1;
  const hour = 60 * minute;
  const known = startedAt === null ? 0 : Date.parse(expiresAt) - Date.parse(startedAt);
  const whole = known > 0 ? known : left <= hour ? hour : 12 * hour;
  return Math.min(1, left / whole);
}

/** Whether it can be used now: main may not have said yet that it has ended. */
export function isRunning({ state, expiresAt }: SessionRow, now: number): boolean {
  return state === 'running' && (expiresAt === null || Date.parse(expiresAt) > now);
}

/** Those whose time went below a mark between two moments, by what is left: the least mark that each crossed. */
export interface Crossed {
  /** Milliseconds; 0: it has ended. */
  readonly mark: number;
  readonly profiles: readonly string[];
}

const marks = [0, nowBelow, soonBelow] as const;

/** What is to be said about the time between two looks at the clock, the most urgent first. */
export function crossedBetween(
  sessions: readonly SessionRow[],
  before: number,
  now: number,
): readonly Crossed[] {
  const groups = new Map<number, string[]>();
  for (const row of sessions) {
    const { state, expiresAt, profile } = row;
    if (state !== 'running' || expiresAt === null) continue;
    const end = Date.parse(expiresAt);
    const mark = marks.find((each) => end - now <= each && end - before > each);
    // What renews itself needs nobody, as long as that works.
    if (mark !== undefined && (mark === 0 || !row.renewsItself || row.failure !== null))
      groups.set(mark, [...(groups.get(mark) ?? []), profile]);
  }
  return marks.flatMap((mark) => {
    const profiles = groups.get(mark);
    return profiles === undefined ? [] : [{ mark, profiles }];
  });
}
