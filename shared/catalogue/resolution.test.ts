import { describe, expect, it } from 'vitest';
import { traceOf } from '../../renderer/testing/answers.js';
import { reasonFacts, warningFacts } from '../models/reason.js';
import { resolutionFindingCodes, type ResolutionFinding } from '../models/resolution.js';
import type { Outcome } from '../models/trace.js';
import { credentialSources, tools } from '../vocabulary.js';
import { catalogue } from './index.js';

const { resolution, teaching } = catalogue;

function answer(outcome: Outcome, profile = 'dev'): string {
  return resolution.outcomeText(
    traceOf({ tool: 'aws-cli-v2', outcome, profile: { name: profile, from: { flag: '--profile' } } }),
  );
}

const role = (arn: string, mfaSerial: string | null = null) => ({
  roleArn: arn,
  externalId: null,
  sessionName: null,
  mfaSerial,
});

describe('reasons and warnings in words', () => {
  it.each(Object.keys(reasonFacts))('has a phrase for %s, even without facts', (reason) => {
    const phrase = resolution.reasonText({ reason, facts: {} });
    expect(phrase.length).toBeGreaterThanOrEqual(3);
    expect(phrase).not.toMatch(/undefined|\.$/);
    expect(phrase).not.toBe(reason);
  });

  it.each(Object.keys(warningFacts))('has a sentence for warning %s', (code) => {
    const sentence = resolution.warningText({ code, facts: {} });
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toContain('undefined');
  });

  it('names what the facts name', () => {
    expect(
      resolution.reasonText({
        reason: 'outranked',
        facts: { by: 'assume-role', found: 'credential-process' },
      }),
    ).toBe('a program is set, but the role comes first');
    expect(resolution.reasonText({ reason: 'stopped-before', facts: { by: 'profile' } })).toBe(
      'not reached: the tool stops at the choice of the profile',
    );
    expect(resolution.reasonText({ reason: 'of-a-newer-keyway', facts: {} })).toBe('of-a-newer-keyway');
  });
});

describe('the answer in a sentence', () => {
  it('says which key, and where it is from', () => {
    const key = { kind: 'credentials', accessKeyId: '****MPLE', temporary: false } as const;
    expect(answer({ ...key, source: 'env' })).toBe(
      'AWS CLI v2 uses the access key ****MPLE from the environment.',
    );
    expect(answer({ ...key, source: 'shared-credentials-file', temporary: true })).toBe(
      'AWS CLI v2 uses temporary credentials ****MPLE of profile dev from the credentials file.',
    );
  });

  it('says the roles in order, what they begin with, and MFA', () => {
    const base = {
      source: 'shared-credentials-file',
      profile: 'base',
      accessKeyId: '****MPLE',
      facts: {},
    } as const;
    const chain = [
      role('arn:aws:iam::111122223333:role/Hop', 'arn:aws:iam::111122223333:mfa/helen'),
      role('arn:aws:iam::444455556666:role/Admin'),
    ];
    expect(answer({ kind: 'role', source: 'assume-role', base, chain })).toBe(
      'AWS CLI v2 assumes role Hop in 1111 2222 3333, then role Admin in 4444 5555 6666, from profile base (****MPLE), with MFA.',
    );
  });

  it('says what only asking would tell', () => {
    expect(answer({ kind: 'deferred', source: 'custom-process', facts: { program: 'keys' } })).toBe(
      'AWS CLI v2 runs keys for profile dev.',
    );
    for (const source of ['sso', 'login', 'container', 'imds'] as const)
      expect(answer({ kind: 'deferred', source, facts: {} })).toMatch(/^AWS CLI v2 (asks|uses) .*\.$/);
  });

  it('gives an error in the tool’s own words, where they are known', () => {
    const error = {
      kind: 'error',
      code: 'ProfileNotFound',
      message: 'no such (x)',
      wordsKnown: true,
    } as const;
    expect(answer(error)).toBe('AWS CLI v2 stops with an error: ProfileNotFound, “no such (x)”.');
    expect(answer({ kind: 'none', message: 'Unable to locate credentials' })).toBe(
      'AWS CLI v2 finds no credentials.',
    );
  });
});

describe('findings of resolution in words', () => {
  it.each(resolutionFindingCodes)('has a title, a sentence and advice for %s, even without facts', (code) => {
    const finding: ResolutionFinding = {
      code,
      severity: 'warning',
      subject: 'dev',
      facts: {},
      origin: null,
      tools: [],
      fixes: [],
    };
    for (const text of [
      resolution.resolutionFindingText(finding),
      resolution.resolutionFindingAdvice(finding),
    ]) {
      expect(text).toMatch(/\.$/);
      expect(text).not.toContain('undefined');
    }
    expect(resolution.findingTitle(finding)).not.toMatch(/\.$/);
  });
});

describe('what is taught', () => {
  it('has a page for every source, with AWS’s own beside it', () => {
    for (const source of credentialSources) {
      const page = teaching.sourcePages[source];
      expect(page.what).toMatch(/\.$/);
      expect(page.when).toMatch(/\.$/);
      expect(new URL(page.documentation.address).hostname).toMatch(/\.(aws\.)?(amazon|amazonaws)\.com$/);
    }
  });

  it('lists the six ways to authenticate as AWS orders them, the last two not recommended', () => {
    const { options } = teaching.authentication;
    expect(options.map((option) => option.recommendation)).toEqual([
      'recommended',
      'possible',
      'possible',
      'possible',
      'not-recommended',
      'not-recommended',
    ]);
  });

  it('tells the newer list from the older by IAM Identity Center alone', () => {
    const added = teaching.sourceOrder.steps.filter((step) => step.isNew);
    expect(added.map((step) => step.source)).toEqual(['sso']);
    expect(teaching.sourceOrder.steps).toHaveLength(10);
  });

  it('names every tool', () => {
    expect(new Set(tools.map(resolution.toolName)).size).toBe(tools.length);
  });
});
