import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueNow,
  nextDue,
  passedWarning,
  renewalDue,
  secondsLeft,
  type Timed,
  type WarningMinutes,
} from './expiry.js';

const minute = 60_000;
const begun = Date.UTC(2026, 10, 21, 12);

function session(minutes: number, more: Partial<Timed> = {}): Timed {
  return {
    id: 'one',
    startedAt: begun,
    expiresAt: begun + minutes * minute,
    renewsItself: false,
    failedAt: null,
    warned: null,
    ...more,
  };
}

describe('what is left', () => {
  it('is told in whole seconds, and is nothing from the end on', () => {
    expect(secondsLeft(10_000, 8999)).toBe(2);
    expect(secondsLeft(10_000, 9999)).toBe(1);
    expect(secondsLeft(10_000, 10_000)).toBe(0);
    expect(secondsLeft(10_000, 99_000)).toBe(0);
  });
});

describe('renewing', () => {
  it('is five minutes before the end of an hour, and later in the life of a short session', () => {
    expect(renewalDue(session(60))).toBe(begun + 55 * minute);
    expect(renewalDue(session(15))).toBe(begun + 12 * minute);
  });

  it('is tried again a minute after it failed, and the person is warned then', () => {
    const failed = session(60, { renewsItself: true, failedAt: begun + 55 * minute });
    expect(dueNow([failed], begun + 55 * minute + 59_999)).toEqual([{ kind: 'warn', id: 'one', minutes: 5 }]);
    expect(dueNow([failed], begun + 56 * minute)).toEqual([{ kind: 'renew', id: 'one' }]);
  });
});

describe('warnings', () => {
  it('come 15 and 5 minutes before the end, each once, and not where nobody is needed', () => {
    const at = (minutes: number, warned: WarningMinutes | null) =>
      dueNow([session(60, { warned })], begun + minutes * minute).map(
        (due) => due.kind === 'warn' && due.minutes,
      );
    expect(at(44, null)).toEqual([]);
    expect(at(45, null)).toEqual([15]);
    expect(at(45, 15)).toEqual([]);
    expect(at(55, 15)).toEqual([5]);
    expect(at(59, 5)).toEqual([]);
    expect(dueNow([session(60, { renewsItself: true })], begun + 50 * minute)).toEqual([]);
  });

  it('leave out what a short session begins with', () => {
    expect(dueNow([session(15)], begun + minute)).toEqual([]);
    expect(dueNow([session(15)], begun + 10 * minute)).toEqual([{ kind: 'warn', id: 'one', minutes: 5 }]);
  });

  it('that are past are known', () => {
    expect(passedWarning(session(60), begun + 50 * minute)).toBe(15);
    expect(passedWarning(session(60), begun + 57 * minute)).toBe(5);
    expect(passedWarning(session(60), begun)).toBeNull();
  });
});

/** What one timer makes of sessions: it sleeps until the next time, or longer, and does what is due. */
function live(sessions: readonly Timed[], oversleeps: readonly number[]): ReadonlyMap<string, number> {
  const ended = new Map<string, number>();
  let now = begun;
  let left = sessions;
  for (let step = 0; left.length > 0 && step < 10_000; step += 1) {
    now = Math.max(now, nextDue(left) ?? now) + (oversleeps[step % Math.max(1, oversleeps.length)] ?? 0);
    for (const due of dueNow(left, now)) {
      if (due.kind === 'end') {
        ended.set(due.id, now);
        left = left.filter(({ id }) => id !== due.id);
      }
      const change = (more: Partial<Timed>): void => {
        left = left.map((each) => (each.id === due.id ? { ...each, ...more } : each));
      };
      // Nobody answers: every renewal fails.
      if (due.kind === 'renew') change({ failedAt: now });
      if (due.kind === 'warn') change({ warned: due.minutes });
    }
  }
  return ended;
}

describe('one timer for all', () => {
  const many = fc.array(
    fc.record({ life: fc.integer({ min: 900, max: 43_200 }), renewsItself: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 200,
    },
  );

  it('ends every session at its second, whatever happens to the others', () => {
    fc.assert(
      fc.property(many, (lives) => {
        const sessions = lives.map(({ life, renewsItself }, index) =>
          session(0, { id: String(index), expiresAt: begun + life * 1000, renewsItself }),
        );
        const ended = live(sessions, []);
        for (const { id, expiresAt } of sessions) expect(ended.get(id)).toBe(expiresAt);
      }),
      { numRuns: 30 },
    );
  });

  it('ends them no earlier, and at the first look, where the machine sleeps', () => {
    fc.assert(
      fc.property(
        many,
        fc.array(fc.integer({ min: 0, max: 3 * 3_600_000 }), { maxLength: 8 }),
        (lives, sleeps) => {
          const sessions = lives.map(({ life, renewsItself }, index) =>
            session(0, { id: String(index), expiresAt: begun + life * 1000, renewsItself }),
          );
          const longest = Math.max(0, ...sleeps);
          const ended = live(sessions, sleeps);
          for (const { id, expiresAt } of sessions) {
            expect(ended.get(id)).toBeGreaterThanOrEqual(expiresAt);
            expect(ended.get(id)).toBeLessThanOrEqual(expiresAt + longest);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
