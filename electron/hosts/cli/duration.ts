/** How long a profile stays active, as `--for` takes it. */
import type { WrongUseReason } from '../../../shared/models/printed.js';

const unitMilliseconds = { m: 60_000, h: 3_600_000 } as const;
const longest = 7 * 24 * unitMilliseconds.h;

/** @returns milliseconds, or what is wrong: `15m` and `8h` are read; one minute to a week is taken. */
export function readDuration(text: string): number | WrongUseReason {
  const match = /^(\d{1,6})([mh])$/.exec(text);
  if (match === null) return 'duration-not-readable';
  const milliseconds = Number(match[1]) * (match[2] === 'h' ? unitMilliseconds.h : unitMilliseconds.m);
  return milliseconds >= unitMilliseconds.m && milliseconds <= longest
    ? milliseconds
    : 'duration-out-of-range';
}
