import { describe, expect, it } from 'vitest';
import { strengthOf } from './strength.js';

describe('a passphrase', () => {
  it.each(['', 'short', '1234567'])('of %j is too short', (text) => {
    expect(strengthOf(text)).toBe('too-short');
  });

  it.each(['password1', '12345678', 'aaaaaaaaaaaaaaaa', 'qwertyuiop', 'abcdefgh'])(
    'of %j is weak',
    (text) => {
      expect(strengthOf(text)).toBe('weak');
    },
  );

  it('of four words that nobody chose is strong', () => {
    expect(strengthOf('lantern gravel ostrich pity')).toBe('strong');
  });

  it('of a dozen mixed characters is fair', () => {
    expect(strengthOf('k3Vz!p8qLw')).toBe('fair');
  });
});
