import { describe, expect, it } from 'vitest';
import { candidate, environmentTrace, traceOf } from '../testing/answers.js';
import { effectGroups, effectOn, exceptionsOf } from './effects.js';

const used = traceOf({ tool: 'aws-cli-v2' });

describe('what making a profile active comes to', () => {
  it('is that the tool uses it', () => {
    expect(effectOn(used, 'prod')).toEqual({ kind: 'used' });
    const named = traceOf({ tool: 'boto3', profile: { name: 'prod', from: { variable: 'AWS_PROFILE' } } });
    expect(effectOn(named, 'prod')).toEqual({ kind: 'used' });
  });

  it('is that variables with keys count first', () => {
    expect(effectOn(environmentTrace('boto3'), 'prod')).toEqual({
      kind: 'variables',
      variable: 'AWS_ACCESS_KEY_ID',
    });
  });

  it('is that a variable names another profile', () => {
    const other = traceOf({ tool: 'boto3', profile: { name: 'dev', from: { variable: 'AWS_PROFILE' } } });
    expect(effectOn(other, 'prod')).toEqual({
      kind: 'other-profile',
      variable: 'AWS_PROFILE',
      profile: 'dev',
    });
  });

  it('is that the tool stops, finds nothing, or asks the machine', () => {
    const stopped = {
      kind: 'error',
      code: 'UnauthorizedSSOTokenError',
      message: '',
      wordsKnown: true,
    } as const;
    const effects = [
      traceOf({ tool: 'boto3', outcome: stopped, candidates: [] }),
      traceOf({ tool: 'boto3', outcome: { kind: 'none', message: '' }, candidates: [] }),
      traceOf({
        tool: 'boto3',
        outcome: { kind: 'deferred', source: 'imds', facts: {} },
        candidates: [candidate({ source: 'imds', state: 'won', reason: 'metadata-available' })],
      }),
    ].map((trace) => effectOn(trace, 'prod').kind);
    expect(effects).toEqual(['stops', 'nothing', 'other-source']);
  });

  it('says what stood in the way', () => {
    const invalid = candidate({
      source: 'assume-role',
      state: 'invalid',
      reason: 'mfa-code-not-asked',
      facts: { profile: 'prod' },
    });
    const trace = traceOf({
      tool: 'dotnet-v4',
      outcome: { kind: 'none', message: '' },
      candidates: [invalid],
    });
    expect(effectOn(trace, 'prod')).toEqual({
      kind: 'nothing',
      because: { reason: 'mfa-code-not-asked', facts: { profile: 'prod' } },
    });
  });

  it('is told once for tools alike, those that use it first, commands apart from programs', () => {
    const groups = effectGroups(
      [
        environmentTrace('copilot'),
        used,
        traceOf({ tool: 'aws-cli-v1' }),
        traceOf({ tool: 'boto3' }),
        environmentTrace('sdk-rust'),
      ],
      'prod',
    );
    expect(groups.map((group) => group.tools)).toEqual([
      ['aws-cli-v2', 'aws-cli-v1'],
      ['boto3'],
      ['copilot', 'sdk-rust'],
    ]);
  });

  it('names the tools that do not use it', () => {
    const nothing = traceOf({ tool: 'sdk-rust', outcome: { kind: 'none', message: '' }, candidates: [] });
    expect(exceptionsOf([used, environmentTrace('copilot'), nothing], 'prod')).toEqual({
      others: ['copilot'],
      stopping: ['sdk-rust'],
    });
  });
});
