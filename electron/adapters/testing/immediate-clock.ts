/** A Clock whose sleeps take no time but move the clock on. */
import type { Clock } from '../../services/ports.js';

export interface ImmediateClock extends Clock {
  /** Moves on, and calls what was asked for until then. */
  advance(milliseconds: number): void;
}

/** @param start milliseconds since the epoch */
export function createImmediateClock(start = 1_800_000_000_000): ImmediateClock {
  let now = start;
  const waiting = new Set<{ readonly time: number; readonly call: () => void }>();
  function advance(milliseconds: number): void {
    now += milliseconds;
    for (const one of [...waiting]) {
      if (one.time > now) continue;
      waiting.delete(one);
      one.call();
    }
  }
  return {
    // A sleep may be of a part of a millisecond; what time it is, no clock of a system tells so finely.
    now: () => Math.floor(now),
    advance,
    sleep(milliseconds) {
      advance(milliseconds);
      return new Promise((resolve) => setImmediate(resolve));
    },
    at(time, call) {
      const one = { time, call };
      waiting.add(one);
      return () => waiting.delete(one);
    },
  };
}
