/**
 * When something is to be done about sessions. Values in, times out: whoever keeps time asks for the next one, sets one timer,
 * and asks again whenever the machine wakes or anything changes. All times are milliseconds since the epoch, so that neither
 * a time zone nor a sleep moves them.
 */

const minute = 60_000;

/** Below these the colour changes, and a session that a person has to renew is warned about. */
const warningMinutes = [15, 5] as const;
export type WarningMinutes = (typeof warningMinutes)[number];

/** A failed renewal is tried again after that. */
const retryAfter = minute;
/** Of their life, or so long before their end, whichever is later, sessions are renewed. */
const renewedAt = { share: 0.8, before: 5 * minute } as const;

/** What keeping time needs to know of a session. */
export interface Timed {
  readonly id: string;
  readonly startedAt: number;
  readonly expiresAt: number;
  /** It can be renewed without a person. */
  readonly renewsItself: boolean;
  /** When renewing it failed last; null where it did not. */
  readonly failedAt: number | null;
  /** The least of the warnings that the person has had; null: none. */
  readonly warned: WarningMinutes | null;
}

export type Due =
  | { readonly kind: 'end'; readonly id: string }
  | { readonly kind: 'renew'; readonly id: string }
  | { readonly kind: 'warn'; readonly id: string; readonly minutes: WarningMinutes };

/** Whole seconds, rounded up, so that nothing is shown as over that is not; 0 from the end on. */
export function secondsLeft(expiresAt: number, now: number): number {
  return Math.max(0, Math.ceil((expiresAt - now) / 1000));
}

export function renewalDue({ startedAt, expiresAt }: Pick<Timed, 'startedAt' | 'expiresAt'>): number {
  const life = Math.max(0, expiresAt - startedAt);
  return Math.max(startedAt + Math.floor(life * renewedAt.share), expiresAt - renewedAt.before);
}

/** What is due for each, the ends first. */
export function dueNow(sessions: readonly Timed[], now: number): readonly Due[] {
  const due = sessions.flatMap((session) => dueOf(session, now) ?? []);
  return due.toSorted((one, other) => order[one.kind] - order[other.kind]);
}

const order: Readonly<Record<Due['kind'], number>> = { end: 0, renew: 1, warn: 2 };

function dueOf(session: Timed, now: number): Due | null {
  const { id, expiresAt } = session;
  if (now >= expiresAt) return { kind: 'end', id };
  const renewal = renewalAt(session);
  if (renewal !== null && now >= renewal) return { kind: 'renew', id };
  const warning = warningsOf(session).findLast(({ at }) => now >= at);
  return warning === undefined ? null : { kind: 'warn', id, minutes: warning.minutes };
}

/** The next time at which anything is due; null where nothing ever is. Times that have passed count as now. */
export function nextDue(sessions: readonly Timed[]): number | null {
  let next: number | null = null;
  for (const session of sessions) {
    const times = [session.expiresAt, renewalAt(session), ...warningsOf(session).map(({ at }) => at)];
    for (const time of times) if (time !== null && (next === null || time < next)) next = time;
  }
  return next;
}

function renewalAt(session: Timed): number | null {
  if (!session.renewsItself) return null;
  const due = renewalDue(session);
  return session.failedAt === null ? due : Math.max(due, session.failedAt + retryAfter);
}

/**
 * Those that the person has not had yet. One that renews itself is warned about only once that has failed; a session whose
 * whole life is hardly longer than the warning begins with none.
 */
function warningsOf(session: Timed): readonly { readonly minutes: WarningMinutes; readonly at: number }[] {
  const { startedAt, expiresAt, renewsItself, failedAt, warned } = session;
  if (renewsItself && failedAt === null) return [];
  return warningMinutes
    .filter((minutes) => warned === null || minutes < warned)
    .map((minutes) => ({ minutes, at: expiresAt - minutes * minute }))
    .filter(({ at }) => at > startedAt + minute);
}

/** The warning that a session is past already, so that it is not given late: at a start of the application, say. */
export function passedWarning(session: Omit<Timed, 'warned'>, now: number): WarningMinutes | null {
  const passed = warningsOf({ ...session, warned: null }).filter(({ at }) => now >= at);
  return passed.at(-1)?.minutes ?? null;
}
