import { describe, expect, it } from 'vitest';
import { allOptions, matchingOptions } from './matching-options.js';

const options = ['dev', 'acme-dev', 'dev-2', 'prod'].map((value) => ({ value }));
const offered = (typed: string) => matchingOptions(options, typed).map(({ value }) => value);

describe('what a field offers', () => {
  it('is everything while it is empty', () => {
    expect(offered('')).toEqual(['dev', 'acme-dev', 'dev-2', 'prod']);
  });

  it('begins with what begins as it was typed, in any case', () => {
    expect(offered('DE')).toEqual(['dev', 'dev-2', 'acme-dev']);
  });

  it('is nothing once the only one that fits stands there', () => {
    expect(offered('prod')).toEqual([]);
    expect(offered('dev')).toEqual(['dev', 'dev-2', 'acme-dev']);
  });

  it('is everything for who asks for it, the chosen one first', () => {
    expect(allOptions(options, 'prod').map(({ value }) => value)).toEqual([
      'prod',
      'dev',
      'acme-dev',
      'dev-2',
    ]);
  });

  it('is nothing where nothing is like it', () => {
    expect(offered('xyz')).toEqual([]);
  });

  it('is fifty of many at most', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ value: `team-${index}` }));
    expect(matchingOptions(many, 'team')).toHaveLength(50);
    expect(allOptions(many, '')).toHaveLength(50);
  });
});
