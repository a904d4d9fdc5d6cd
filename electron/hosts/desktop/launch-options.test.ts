import { expect, test } from 'vitest';
import { readHome } from './launch-options.js';

test('a home is read in both spellings, wherever it stands', () => {
  expect(readHome(['electron', '.', '--home', '/h'])).toBe('/h');
  expect(readHome(['keyway', '--home=/h', '--no-sandbox'])).toBe('/h');
});

test('no home, an empty one, or an option in its place is none', () => {
  expect(readHome(['keyway'])).toBeNull();
  expect(readHome(['keyway', '--home'])).toBeNull();
  expect(readHome(['keyway', '--home='])).toBeNull();
  expect(readHome(['keyway', '--home', '--no-sandbox'])).toBeNull();
});
