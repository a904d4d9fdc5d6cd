import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../shared/models/trace.js';
import { toolsText } from './tools-now.js';

const base: Trace = {
  tool: 'boto3',
  toolVersion: '1.2.3',
  confidence: 'verified',
  profile: { name: 'default', from: { default: true } },
  outcome: {
    kind: 'credentials',
    source: 'shared-credentials-file',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    temporary: false,
  },
  region: null,
  settings: {},
  candidates: [
    {
      source: 'shared-credentials-file',
      state: 'won',
      reason: 'access-key-in-profile',
      facts: { profile: 'default' },
      origin: { file: '~/.aws/credentials', line: 2 },
    },
  ],
  warnings: [],
};

describe('what a tool uses after a switch', () => {
  it('is said in a sentence, and nothing more where it goes by what is active', () => {
    expect(toolsText([base], 'dev')).toContain(
      '  boto3 uses the access key AKIAIOSFODNN7EXAMPLE of profile default from the credentials file.\n',
    );
    expect(toolsText([], 'dev')).toBe('');
  });
  it('is explained where a variable names another profile', () => {
    const named = { ...base, profile: { name: 'other', from: { variable: 'AWS_PROFILE' } } };
    expect(toolsText([named], 'dev')).toContain('(AWS_PROFILE names the profile other)');
    expect(toolsText([named], 'other')).not.toContain('names the profile');
  });
  it('is explained where keys in the environment come first', () => {
    const [winner] = base.candidates;
    if (winner === undefined) throw new Error('there is no winner');
    const shadowed: Trace = {
      ...base,
      outcome: { kind: 'credentials', source: 'env', accessKeyId: null, temporary: false },
      candidates: [{ ...winner, source: 'env', origin: { variable: 'AWS_ACCESS_KEY_ID' } }],
    };
    expect(toolsText([shadowed], 'dev')).toContain('(the keys in AWS_ACCESS_KEY_ID come first)');
  });
  it('is the error where the tool stops with one', () => {
    const failed: Trace = {
      ...base,
      outcome: { kind: 'error', code: 'ProfileNotFound', message: 'no such profile', wordsKnown: true },
    };
    expect(toolsText([failed], 'dev')).toContain(
      'boto3 stops with an error: ProfileNotFound, “no such profile”.',
    );
  });
});
