/**
 * Keeps time for all sessions with one timer: ends them, renews those that need no person, and warns of the others. It looks
 * again whenever sessions change, the store opens or the machine wakes, and never runs a program or asks anybody.
 */
import { sessionsEndSoon } from '../../../shared/catalogue/en/session-notices.js';
import {
  type Due,
  dueNow,
  nextDue,
  passedWarning,
  secondsLeft,
  type Timed,
  type WarningMinutes,
} from '../../core/sessions/expiry.js';
import type { KeptSession, KeptSessions } from '../../core/sessions/kept.js';
import { createLooking } from '../looking.js';
import type { Dispose } from '../ports.js';
import type { EndedSession } from './api.js';
import type { Workings } from './parts.js';
import { renewsItself, stateWhenOver } from './rows.js';
import { endedSession, runMany, sharedFor } from './runs.js';
import { createCancellation } from './cancellation.js';

export interface Timekeeper {
  /** Begins, and looks at once. */
  begin(): Promise<void>;
  /** Looks what is due; resolves once that is done. Several calls at one time are one. */
  look(): Promise<void>;
  /** Ends what goes on, and resolves once it has ended. */
  dispose(): Promise<void>;
}

export interface TimekeeperParts {
  readonly work: Workings;
  readonly onEnded: (ended: EndedSession) => void;
  readonly onChanged: () => void;
  /** What nobody expected. */
  readonly onTrouble: (error: unknown) => void;
}

/** Milliseconds until what could not be written is tried again. */
const pause = 5000;

export function createTimekeeper(parts: TimekeeperParts): Timekeeper {
  return new SessionTimes(parts);
}

class SessionTimes implements Timekeeper {
  readonly #parts: TimekeeperParts;
  readonly #warned = new Map<string, WarningMinutes>();
  /** Sessions whose renewal goes on; the timer does not wait for it. */
  readonly #renewing = new Set<string>();
  readonly #cancellation = createCancellation();
  readonly #looking = createLooking(() => this.#lookOnce());
  #renewals: Promise<void> = Promise.resolve();
  #isFirst = true;
  #stopTimer: Dispose = () => undefined;
  /** What is due could not be written: it is not tried again at once. */
  #hasFailed = false;

  constructor(parts: TimekeeperParts) {
    this.#parts = parts;
  }

  begin(): Promise<void> {
    return this.#looking.begin();
  }

  look(): Promise<void> {
    return this.#looking.look();
  }

  async dispose(): Promise<void> {
    const ended = this.#looking.end();
    this.#stopTimer();
    this.#cancellation.cancel();
    await ended;
    await this.#renewals;
    this.#warned.clear();
  }

  async #lookOnce(): Promise<void> {
    const { keeper, ports } = this.#parts.work;
    this.#stopTimer();
    const look = await keeper.look();
    // Nothing is known of sealed sessions: whoever opens the store makes us look again.
    if (look.kept === 'locked' || !this.#looking.isBegun) return;
    if (this.#isFirst) this.#passOver(look.sessions);
    this.#isFirst = false;
    const timed = this.#timedOf(look.sessions);
    const due = dueNow(timed, ports.clock.now());
    if (due.length > 0 && !this.#hasFailed) {
      await this.#do(due, look.sessions);
      // Seen again before it is waited for: what was done has changed what comes next.
      this.#looking.again();
      return;
    }
    this.#wait(nextDue(timed));
  }

  /** What was past when the application started is no news. */
  #passOver(kept: KeptSessions): void {
    for (const session of this.#timedOf(kept)) {
      const passed = passedWarning(session, this.#parts.work.ports.clock.now());
      if (passed !== null) this.#warned.set(session.id, passed);
    }
  }

  #wait(next: number | null): void {
    if (next === null || !this.#looking.isBegun) return;
    const { clock } = this.#parts.work.ports;
    const at = this.#hasFailed ? Math.max(next, clock.now() + pause) : next;
    this.#hasFailed = false;
    this.#stopTimer = clock.at(at, () => {
      void this.look().catch((error: unknown) => this.#parts.onTrouble(error));
    });
  }

  async #do(due: readonly Due[], { sessions }: KeptSessions): Promise<void> {
    const byId = new Map(sessions.map((session) => [session.id, session]));
    const of = (kind: Due['kind']): readonly KeptSession[] =>
      due.filter((each) => each.kind === kind).flatMap(({ id }) => byId.get(id) ?? []);
    await this.#end(of('end'));
    this.#warn(due, byId);
    this.#renew(of('renew'));
    this.#parts.onChanged();
  }

  async #end(over: readonly KeptSession[]): Promise<void> {
    if (over.length === 0) return;
    const { work, onEnded } = this.#parts;
    const ended: KeptSession[] = [];
    const changed = await work.keeper.change((present) => {
      // Another process may have renewed it, or noticed first.
      const still = over.filter(({ id, startedAt }) => {
        const now = present.sessions.find((each) => each.id === id);
        return now?.state === 'running' && now.startedAt === startedAt;
      });
      ended.push(...still);
      return still.length === 0 ? null : still.reduce(ranOut, present);
    });
    this.#hasFailed = !changed.ok;
    if (!changed.ok) return;
    for (const { id, profile, temporaryProfile } of ended) {
      this.#warned.delete(id);
      await work.activity.record('session-ended', { profile });
      onEnded({ profile, temporaryProfile });
    }
  }

  #warn(due: readonly Due[], byId: ReadonlyMap<string, KeptSession>): void {
    const { ports } = this.#parts.work;
    const ending: KeptSession[] = [];
    for (const each of due) {
      const session = byId.get(each.id);
      if (each.kind !== 'warn' || session === undefined) continue;
      this.#warned.set(each.id, each.minutes);
      ending.push(session);
    }
    const ends = ending.flatMap(({ expiresAt }) => expiresAt ?? []);
    if (ends.length === 0) return;
    const left = secondsLeft(Math.min(...ends), ports.clock.now());
    const names = ending.map(({ profile }) => profile);
    const words = sessionsEndSoon(names, Math.max(1, Math.round(left / 60)));
    ports.notifier?.notify(words, 'sessions');
  }

  /** Goes on by itself: an AWS that does not answer must not keep other sessions from ending in time. */
  #renew(sessions: readonly KeptSession[]): void {
    if (sessions.length === 0) return;
    for (const { id } of sessions) this.#renewing.add(id);
    const renewed = this.#renewNow(sessions)
      .catch((error: unknown) => this.#parts.onTrouble(error))
      .finally(() => {
        for (const { id } of sessions) this.#renewing.delete(id);
        if (this.#looking.isBegun) this.#parts.onChanged();
      });
    this.#renewals = Promise.all([this.#renewals, renewed]).then(() => undefined);
  }

  async #renewNow(sessions: readonly KeptSession[]): Promise<void> {
    const { work } = this.#parts;
    const shared = sharedFor(work, null, false, this.#cancellation.signal);
    const names = sessions.map(({ profile }) => profile);
    const { started, failed, waiting } = await runMany(work, names, {
      options: null,
      shared,
      isRenewal: true,
    });
    for (const { id } of started) this.#warned.delete(id);
    if (this.#cancellation.signal.aborted) return;
    const without = waiting.flatMap(({ profiles }) => profiles).map((name) => [name, 'mfa-needed'] as const);
    const others = failed.map(({ profile, failure }) => [profile, failure.code] as const);
    await this.#noteFailures(new Map([...others, ...without]));
  }

  /** Those that have come to need a person are tried no more often than those that fail. */
  async #noteFailures(codes: ReadonlyMap<string, string>): Promise<void> {
    if (codes.size === 0) return;
    const { keeper, ports } = this.#parts.work;
    const at = ports.clock.now();
    const noted = await keeper.change((present) => ({
      ...present,
      sessions: present.sessions.map((each) => {
        const code = each.state === 'running' ? codes.get(each.profile) : undefined;
        return code === undefined
          ? each
          : { ...each, failure: { code, reason: each.failure?.reason ?? null, at } };
      }),
    }));
    this.#hasFailed = !noted.ok;
  }

  /** Those that run and end. */
  #timedOf(kept: KeptSessions): readonly Timed[] {
    return kept.sessions.flatMap((session): readonly Timed[] => {
      const { id, state, startedAt, expiresAt, failure } = session;
      if (state !== 'running' || expiresAt === null) return [];
      // While it is renewed nothing but its end is waited for.
      if (this.#renewing.has(id))
        return [{ id, startedAt, expiresAt, renewsItself: false, failedAt: null, warned: 5 }];
      const warned = this.#warned.get(id) ?? null;
      const itself = renewsItself(session, kept);
      return [{ id, startedAt, expiresAt, renewsItself: itself, failedAt: failure?.at ?? null, warned }];
    });
  }
}

function ranOut(kept: KeptSessions, session: KeptSession): KeptSessions {
  const at = session.expiresAt ?? session.startedAt;
  return endedSession(kept, session, { at, state: stateWhenOver(session) });
}
