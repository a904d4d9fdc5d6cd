import { describe, expect, it } from 'vitest';
import { commonBeginning } from './common-beginning.js';

describe('how several names begin', () => {
  it('goes up to the last mark between parts of the name', () => {
    expect(commonBeginning(['acme.dev', 'acme.deploy'])).toBe('acme.');
    expect(commonBeginning(['acme-eu-dev', 'acme-eu-prod'])).toBe('acme-eu-');
  });

  it('is all that is common where there is no mark', () => {
    expect(commonBeginning(['dev1', 'dev2'])).toBe('dev');
  });

  it('is empty where nothing is common', () => {
    expect(commonBeginning(['a', 'b'])).toBe('');
    expect(commonBeginning([])).toBe('');
  });
});
