import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../shared/models/failure.js';
import type { Services } from '../services/api.js';
import type { RotationOptions } from '../services/rotation-api.js';
import { router } from './router.js';
import { sampleKeyServices, sampleRotation } from './testing-keys.js';
import { createSampleApplication, createSampleContext } from './testing.js';

function client(rotation: Partial<Services['rotation']>) {
  const application = createSampleApplication({ rotation: { ...sampleKeyServices.rotation, ...rotation } });
  const { context } = createSampleContext(application.services);
  return createRouterClient(router, { context }).rotations;
}

describe('rotations for the window', () => {
  it('are asked for with masked key IDs, a code that is a Secret, and the window’s signal', async () => {
    const seen: RotationOptions[] = [];
    const { start, deleteOld, startSeveral } = client({
      start(_profile, options) {
        seen.push(options);
        expect(options).toMatchObject({ deletesUnused: true, key: 'key-1' });
        return Promise.resolve(succeed(sampleRotation));
      },
      deleteOld(_id, options) {
        seen.push(options);
        return Promise.resolve(succeed(sampleRotation));
      },
      startSeveral(_profiles, options) {
        seen.push(options);
        return Promise.resolve({ done: [], stopped: null, left: [] });
      },
    });
    const mfa = { kind: 'code', device: 'd', code: '123456' } as const;
    const { signal } = new AbortController();
    await start({ profile: 'base', key: 'key-1', deletesUnused: true, mfa }, { signal });
    await deleteOld({ id: 'r', mfa: null }, { signal });
    await startSeveral({ keys: ['key-1'] }, { signal });
    expect(seen.map(({ mask }) => mask)).toEqual(['last-four', 'last-four', 'last-four']);
    expect(seen.every((options) => options.signal !== null)).toBe(true);
    expect(JSON.stringify(seen[0]?.mfa)).not.toContain('123456');
  });

  it('are listed with the revision of before they were read', async () => {
    expect(await client({}).list()).toMatchObject({ revision: 1, rotations: [{ id: sampleRotation.id }] });
  });

  it('take a reminder as a moment, or none, and nothing else', async () => {
    const seen: (number | null)[] = [];
    const { remind } = client({
      remind(_id, at) {
        seen.push(at);
        return Promise.resolve(succeed(sampleRotation));
      },
    });
    await remind({ id: 'r', at: '2026-11-28T12:00:00.000Z' });
    await remind({ id: 'r', at: null });
    expect(seen).toEqual([Date.UTC(2026, 10, 28, 12), null]);
    await expect(remind({ id: 'r', at: 'next week' })).rejects.toThrow('Bad Request');
  });

  it('say what stands in the way as a typed error', async () => {
    const facts = { profile: 'base', reason: 'root-user' } as const;
    const failure = { code: 'rotation-not-possible', facts, action: null } as const;
    const { check } = client({ check: () => Promise.resolve(fail(failure)) });
    await expect(check({ profile: 'base', key: null, mfa: null })).rejects.toMatchObject({
      code: 'rotation-not-possible',
      data: { facts },
    });
  });
});
