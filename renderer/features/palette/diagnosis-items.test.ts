import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../shared/models/aws-error.js';
import { listedProfile } from '../../testing/profiles.js';
import { diagnosisItems } from './diagnosis-items.js';

const role = listedProfile({ name: 'acme.prod', kind: 'role' });
const key = listedProfile({ name: 'ci', kind: 'access-key' });
const nothingRuns: ReadonlySet<string> = new Set();

function texts(
  given: Partial<Diagnosis> & Pick<Diagnosis, 'reason'>,
  running = nothingRuns,
  active: string | null = null,
): readonly string[] {
  const diagnosis = { code: null, operation: null, facts: {}, profiles: [], ...given };
  return diagnosisItems(diagnosis, [role, key], running, active).map(({ text }) => text);
}

describe('what can be done about a pasted error', () => {
  it('is to renew a session that runs, else to start one', () => {
    const expired = { reason: 'credentials-expired', profiles: ['acme.prod'] } as const;
    expect(texts(expired)).toEqual(['Start a session of acme.prod', 'Go to acme.prod']);
    expect(texts(expired, new Set(['acme.prod']))).toEqual([
      'Renew the session of acme.prod',
      'Go to Sessions',
      'Go to acme.prod',
    ]);
  });

  it('is about the active profile where the text names none', () => {
    expect(texts({ reason: 'credentials-expired' }, nothingRuns, 'acme.prod')[0]).toBe(
      'Start a session of acme.prod',
    );
    expect(texts({ reason: 'credentials-expired' })).toEqual([]);
  });

  it('is to open the form where the profile is wrong', () => {
    expect(texts({ reason: 'wrong-secret-access-key', profiles: ['ci'] })).toEqual([
      'Edit ci',
      'See which source wins',
      'Go to ci',
    ]);
  });

  it('is to sign in where that has ended', () => {
    expect(texts({ reason: 'sign-in-expired', profiles: ['acme.prod'] })[0]).toBe(
      'How to sign in for acme.prod',
    );
  });

  it('offers no session of a profile that gives none, and nothing of one that is gone', () => {
    expect(texts({ reason: 'credentials-expired', profiles: ['ci', 'gone'] })).toEqual(['Go to ci']);
  });
});
