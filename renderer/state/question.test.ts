import { describe, expect, it } from 'vitest';
import { ask, firstQuestion, toAsk, type QuestionStep } from './question.js';

function after(...steps: readonly QuestionStep[]) {
  return steps.reduce(ask, firstQuestion);
}

const unset = { kind: 'unset', variable: 'AWS_PROFILE' } as const;
const tryUnset: QuestionStep = { kind: 'try', trial: { kind: 'change', change: unset, section: null } };

describe('what the person asks about sources', () => {
  it('asks with what is switched on only', () => {
    const tried = after(tryUnset, {
      kind: 'try',
      trial: { kind: 'unset-all', variables: ['AWS_PROFILE', 'AWS_REGION'] },
    });
    const [first] = tried.trials;
    const off = ask(tried, { kind: 'switch', id: first?.id ?? '', isOn: false });
    expect(toAsk(tried).whatIf).toHaveLength(3);
    expect(toAsk(off).whatIf).toEqual([unset, { kind: 'unset', variable: 'AWS_REGION' }]);
    expect(toAsk(ask(off, { kind: 'drop', id: first?.id ?? '' })).whatIf).toHaveLength(2);
  });

  it('tries nothing twice', () => {
    expect(after(tryUnset, tryUnset).trials).toHaveLength(1);
  });

  it('gives the profile that is tried, else the one that is chosen', () => {
    const chosen = after({ kind: 'profile', profile: 'dev' });
    const tried = ask(chosen, { kind: 'try', trial: { kind: 'profile', profile: 'prod' } });
    expect([toAsk(chosen).profile, toAsk(tried).profile]).toEqual(['dev', 'prod']);
  });

  it('drops what was tried when the environment is another', () => {
    expect(after(tryUnset, { kind: 'environment', environment: 'login-shell' }).trials).toEqual([]);
    expect(after(tryUnset, { kind: 'environment', environment: 'own' }).trials).toHaveLength(1);
  });

  it('begins anew about a profile, and keeps the tool', () => {
    const before = after({ kind: 'tool', tool: 'boto3' }, { kind: 'environment', environment: 'pasted:1' });
    expect(ask(before, { kind: 'ask', profile: 'prod' })).toEqual({
      tool: 'boto3',
      profile: 'prod',
      environment: 'own',
      trials: [],
    });
  });
});
