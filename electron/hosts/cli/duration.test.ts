import { expect, test } from 'vitest';
import { readDuration } from './duration.js';

test.each([
  ['15m', 900_000],
  ['8h', 28_800_000],
  ['1m', 60_000],
  ['168h', 604_800_000],
  ['0m', 'duration-out-of-range'],
  ['169h', 'duration-out-of-range'],
  ['10081m', 'duration-out-of-range'],
  ['1', 'duration-not-readable'],
  ['1.5h', 'duration-not-readable'],
  ['-1h', 'duration-not-readable'],
  ['1h30m', 'duration-not-readable'],
  ['1H', 'duration-not-readable'],
  ['9999999m', 'duration-not-readable'],
])('--for %s is %s', (text, expected) => {
  expect(readDuration(text)).toBe(expected);
});
