import { describe, expect, it } from 'vitest';
import { ownVariables, traceOf } from '../../testing/answers.js';
import { listedProfile } from '../../testing/profiles.js';
import { sectionTrials, variableTrials } from './trials.js';

function withVariables(...names: readonly string[]) {
  return { ...ownVariables, variables: names.map((name) => ({ name, value: '', secret: false })) };
}

describe('what is worth trying', () => {
  it('unsets what is set and decides, and everything at once where there is more than one', () => {
    expect(variableTrials(withVariables())).toEqual([]);
    expect(variableTrials(withVariables('HOME', 'AWS_PROFILE'))).toHaveLength(1);
    expect(variableTrials(withVariables('AWS_PAGER', 'AWS_PROFILE')).at(-1)).toEqual({
      kind: 'unset-all',
      variables: ['AWS_PAGER', 'AWS_PROFILE'],
    });
  });

  it('looks past the sections of the profiles that the answer goes through', () => {
    const profiles = [
      listedProfile({ name: 'default', origin: [{ file: '~/.aws/credentials', line: 3 }] }),
      listedProfile({ name: 'other' }),
      listedProfile({ name: 'default', location: '~/more' }),
    ];
    expect(sectionTrials(traceOf({ tool: 'boto3' }), profiles)).toEqual([
      {
        kind: 'change',
        change: { kind: 'ignore-section', file: '~/.aws/credentials', line: 3 },
        section: 'default',
      },
    ]);
  });
});
