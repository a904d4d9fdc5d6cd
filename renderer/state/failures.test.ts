import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { errorWords } from './failures.js';

describe('errors in words', () => {
  it('says an expected failure by its facts', () => {
    const error = new ORPCError('profile-not-found', {
      defined: true,
      data: { facts: { name: 'prod' }, action: null },
    });
    expect(errorWords(error).happened).toBe('There is no profile prod.');
  });

  it('names the log entry of anything unexpected, and nothing else of it', () => {
    const error = new ORPCError('internal', { defined: true, data: { id: 'e42' } });
    expect(errorWords(error).happened).toBe(
      'Something unexpected went wrong. Keyway’s log has it under e42.',
    );
  });

  it('shows nothing of an error that is not the contract’s', () => {
    const words = errorWords(new Error('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'));
    expect(JSON.stringify(words)).not.toContain('EXAMPLEKEY');
  });
});
