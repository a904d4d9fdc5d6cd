import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNeededName, otherNeededNames, selectNeeded } from './needed-names.js';

describe('the variables that matter', () => {
  it('are AWS_ ones, those that files are found by, and those that their paths mention', () => {
    const all = {
      AWS_A: '1',
      AWS_CONFIG_FILE: '$X/${Y}/%Z%/$NONE',
      X: 'x',
      Y: 'y',
      Z: 'z',
      HOME: '/h',
      PATH: '/bin',
      AWSX: '1',
      'AWS_-': '1',
    };
    expect(selectNeeded(Object.entries(all), { foldsCase: false })).toEqual({
      AWS_A: '1',
      AWS_CONFIG_FILE: '$X/${Y}/%Z%/$NONE',
      X: 'x',
      Y: 'y',
      Z: 'z',
      HOME: '/h',
    });
  });
  it('count as they stand first', () => {
    const twice: readonly [string, string][] = [
      ['AWS_A', '1'],
      ['AWS_A', '2'],
    ];
    expect(selectNeeded(twice, { foldsCase: false })).toEqual({ AWS_A: '1' });
  });
  it('are told apart by case but on Windows', () => {
    const lower: readonly [string, string][] = [['aws_a', '1']];
    expect(selectNeeded(lower, { foldsCase: false })).toEqual({});
    expect(selectNeeded(lower, { foldsCase: true })).toEqual({ AWS_A: '1' });
  });
  it('are all that the rules of the tools look at', () => {
    const folder = join(import.meta.dirname, '../resolution');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf-8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf-8'));
    const asked = sources.flatMap((source) =>
      Array.from(source.matchAll(/ariable\([^)']*'([A-Z_]+)'/gu), (match) => match[1] ?? ''),
    );
    expect(asked.filter((name) => !isNeededName(name))).toEqual([]);
    expect(
      otherNeededNames.filter((name) => !sources.some((source) => source.includes(`'${name}'`))),
    ).toEqual([]);
  });
});
