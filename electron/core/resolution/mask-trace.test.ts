import { describe, expect, it } from 'vitest';
import type { Outcome, Trace } from '../../../shared/models/trace.js';
import { hideInFacts, maskTrace } from './mask-trace.js';

const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const roleArn = 'arn:aws:iam::111122223333:role/team/AdministratorAccessOfEverybodyEverywhere';

function traceWith(outcome: Outcome, more: Partial<Trace> = {}): Trace {
  return {
    tool: 'boto3',
    toolVersion: '1.2.3',
    confidence: 'verified',
    profile: { name: 'dev', from: { flag: '--profile' } },
    outcome,
    region: null,
    settings: {},
    candidates: [],
    warnings: [],
    ...more,
  };
}

const role: Outcome = {
  kind: 'role',
  source: 'assume-role',
  base: { source: 'config-file', profile: 'base', accessKeyId: id, facts: {} },
  chain: [{ roleArn, externalId: null, sessionName: 'someone', mfaSerial: null }],
};

describe('for the command line', () => {
  it('a trace without secrets is as it was, key IDs whole', () => {
    const credentials: Outcome = { kind: 'credentials', source: 'env', accessKeyId: id, temporary: false };
    const settings = { output: { value: 'text', from: { default: true } } } as const;
    const region = { value: 'eu-west-1', from: { variable: 'AWS_REGION' } };
    for (const outcome of [credentials, role]) {
      const trace = traceWith(outcome, { settings, region });
      expect(maskTrace(trace, 'whole')).toEqual(trace);
    }
  });
  it('the name of a cache is no secret, although it is a digest', () => {
    const file = '~/.aws/sso/cache/11f6ad8ec52a2984abaafd7c3b516503785c2072.json';
    expect(hideInFacts({ file, count: 3 })).toEqual({ file, count: 3 });
    expect(hideInFacts({ file: `${secret}.json` })).toEqual({ file: '********.json' });
  });
  it('a secret is hidden wherever it has strayed to', () => {
    const everywhere = traceWith(
      { ...role, base: { ...role.base, profile: secret, facts: { program: secret } } },
      {
        profile: { name: secret, from: null },
        region: { value: secret, from: null },
        settings: { output: { value: secret, from: null } },
        candidates: [
          {
            source: 'env',
            state: 'absent',
            reason: 'profile-not-found',
            facts: { profile: secret },
            origin: null,
          },
        ],
        warnings: [{ code: 'file-refused', facts: { file: secret } }],
      },
    );
    const others: readonly Outcome[] = [
      { kind: 'credentials', source: 'env', accessKeyId: secret, temporary: false },
      { kind: 'error', code: 'E', message: `The profile dev\n${secret} does not exist`, wordsKnown: true },
      { kind: 'none', message: secret },
      { kind: 'deferred', source: 'sso', facts: { startUrl: secret } },
      { ...role, chain: [{ roleArn: secret, externalId: secret, sessionName: secret, mfaSerial: secret }] },
    ];
    for (const trace of [everywhere, ...others.map((outcome) => traceWith(outcome))])
      expect(JSON.stringify(maskTrace(trace, 'whole'))).not.toContain(secret);
  });
});

describe('for the window', () => {
  it.each<[Outcome]>([
    [{ kind: 'credentials', source: 'env', accessKeyId: id, temporary: false }],
    [role],
    [{ kind: 'error', code: 'E', message: `no key ${id}`, wordsKnown: false }],
  ])('key IDs are masked but for their last four characters: %j', (outcome) => {
    const printed = JSON.stringify(maskTrace(traceWith(outcome), 'last-four'));
    expect(printed).not.toContain(id);
    expect(printed).toContain('****MPLE');
  });
  it('what is not known stays so', () => {
    const unknown: Outcome = {
      kind: 'credentials',
      source: 'sdk-store',
      accessKeyId: null,
      temporary: false,
    };
    expect(maskTrace(traceWith(unknown), 'last-four').outcome).toEqual(unknown);
  });
});
