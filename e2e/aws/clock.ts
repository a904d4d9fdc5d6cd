/** The server's clock: the machine's, or one that a test moves. */

export interface AwsClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Moves it so many milliseconds ahead of (or, negative, behind) the clock that was given. */
  readonly skew: (milliseconds: number) => void;
}

/**
 * @param now the clock to go by, in milliseconds since 1970
 * @returns it, movable
 */
export function createClock(now: () => number = Date.now): AwsClock {
  let offset = 0;
  return {
    now: () => now() + offset,
    skew: (milliseconds) => {
      offset = milliseconds;
    },
  };
}

/** `2026-11-21T09:00:00Z`: how the query services write a time. */
export function isoTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** `20261121T090000Z`: how a signature writes a time. */
export function basicTime(milliseconds: number): string {
  return isoTime(milliseconds).replaceAll(/[-:]/gu, '');
}

/** @returns milliseconds of a signature's time; null for anything else. */
export function parseBasicTime(text: string): number | null {
  const found = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/u.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  const time = Date.parse(
    `${String(year)}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}Z`,
  );
  return Number.isNaN(time) ? null : time;
}
