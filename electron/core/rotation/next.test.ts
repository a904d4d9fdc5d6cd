import { describe, expect, it } from 'vitest';
import { Secret } from '../secret.js';
import { parseRotations, printRotations, type Rotation } from './journal.js';
import { next, type Observed } from './next.js';

const hour = 3_600_000;
const saved: Rotation = {
  ...{ id: 'r', profile: 'dev', accountId: '111122223333', userName: 'ada' },
  arn: 'arn:aws:iam::111122223333:user/ada',
  oldKey: { accessKeyId: 'AKIAOLD', secretAccessKey: new Secret('old secret') },
  newKey: { accessKeyId: 'AKIANEW', secretAccessKey: new Secret('new secret'), createdAt: 1000 },
  knownKeys: ['AKIAOLD'],
  attemptedAt: null,
  lastAttemptAt: null,
  stage: 'deactivate',
  backTo: null,
  ended: null,
  startedAt: 0,
  endedAt: null,
  proofs: [{ stage: 'create', at: 5 }],
  change: 'c1',
  putBackChange: null,
  remindAt: null,
};
const both: Observed = {
  keys: [
    { accessKeyId: 'AKIAOLD', isActive: true, createdAt: 0 },
    { accessKeyId: 'AKIANEW', isActive: true, createdAt: 1000 },
  ],
  inStores: { old: false, new: true },
  now: hour,
};
const asked: Rotation = { ...saved, newKey: null, stage: 'create', attemptedAt: 2000, lastAttemptAt: 2000 };
const stranger = { accessKeyId: 'AKIAELSE', isActive: true, createdAt: 2000 };

describe('the next step', () => {
  it('is never the old key’s end while it stands in a file, or the new one is not whole', () => {
    const stages = ['prove', 'deactivate', 'watch', 'delete'] as const;
    const wrong: readonly Partial<Observed>[] = [
      { inStores: { old: true, new: true } },
      { inStores: { old: false, new: false } },
      { keys: both.keys.filter(({ accessKeyId }) => accessKeyId === 'AKIAOLD') },
      { keys: both.keys.map((key) => ({ ...key, isActive: key.accessKeyId === 'AKIAOLD' })) },
    ];
    for (const stage of stages)
      for (const observed of wrong)
        expect(['save', 'stop']).toContain(next({ ...saved, stage }, { ...both, ...observed }).kind);
    expect(next(saved, both).kind).toBe('deactivate');
  });

  it('deletes of unknown keys only one that is as young as the request without an answer', () => {
    const { keys } = both;
    const [old] = keys;
    const seen = (other: typeof stranger): Observed => ({
      ...both,
      keys: [...(old === undefined ? [] : [old]), other],
      inStores: { old: true, new: false },
    });
    expect(next(asked, seen(stranger))).toEqual({ kind: 'delete-lost', accessKeyId: 'AKIAELSE' });
    expect(next({ ...asked, attemptedAt: 20_000, lastAttemptAt: 20_000 }, seen(stranger)).kind).toBe('stop');
    expect(next({ ...asked, knownKeys: ['AKIAOLD', 'AKIAELSE'] }, seen(stranger)).kind).toBe('stop');
    expect(next({ ...asked, attemptedAt: null, lastAttemptAt: null }, seen(stranger))).toMatchObject({
      kind: 'stop',
      reason: 'two-keys',
    });
  });

  it('waits for a list that may lack the key, and asks again only then', () => {
    const seen = { ...both, keys: both.keys.slice(0, 1), inStores: { old: true, new: false } };
    expect(next(asked, { ...seen, now: 30_000 }).kind).toBe('await-list');
    expect(next(asked, { ...seen, now: 63_000 }).kind).toBe('create');
  });
});

describe('the journal', () => {
  it('is read as it was printed, and keeps no secret of what has ended', () => {
    expect(parseRotations(printRotations([saved]))).toEqual([saved]);
    const text = new TextDecoder().decode(printRotations([{ ...saved, ended: 'rotated', endedAt: 9 }]));
    expect(text).not.toContain('new secret');
    expect(text).not.toContain('old secret');
    expect(text).toContain('AKIANEW');
  });

  it('is unreadable as a whole where one of it is: what cannot be read may be a key that nobody else knows', () => {
    const text = new TextDecoder().decode(printRotations([saved, { ...saved, id: 's' }]));
    const damaged = text.replace('"id":"s"', '"id":7');
    expect(parseRotations(new TextEncoder().encode(damaged))).toBeNull();
    expect(parseRotations(new TextEncoder().encode(text.replace('"version":1', '"version":2')))).toBeNull();
  });
});
