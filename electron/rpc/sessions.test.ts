import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../shared/models/failure.js';
import { Secret } from '../core/secret.js';
import type { Services } from '../services/api.js';
import type { MfaAnswer } from '../services/sessions-api.js';
import { router } from './router.js';
import { sampleSessionServices } from './testing-sessions.js';
import { createSampleApplication, createSampleContext } from './testing.js';

const options = { durationSeconds: null, sessionName: null, sourceIdentity: null, tags: [] };

function client(sessions: Partial<Services['sessions']>) {
  const application = createSampleApplication({
    sessions: { ...sampleSessionServices.sessions, ...sessions },
  });
  return createRouterClient(router, { context: createSampleContext(application.services).context }).sessions;
}

describe('a typed code', () => {
  it('is a Secret once it has crossed, and stands in no print of it', async () => {
    const seen: (MfaAnswer | null)[] = [];
    const { start } = client({
      start(_profiles, _options, mfa) {
        seen.push(mfa);
        return Promise.resolve({ started: [], waiting: [], failed: [] });
      },
    });
    await start({ profiles: ['dev'], options, mfa: { kind: 'code', device: 'd', code: '123456' } });
    await start({ profiles: ['dev'], options, mfa: { kind: 'kept-secret', device: 'd' } });
    const [typed, kept] = seen;
    expect(typed?.kind === 'code' && typed.code.reveal()).toBe('123456');
    expect(JSON.stringify(typed)).not.toContain('123456');
    expect(kept).toEqual({ kind: 'kept-secret', device: 'd' });
  });

  it('that has no six digits does not cross', async () => {
    const { start } = client({});
    await expect(
      start({ profiles: ['dev'], options, mfa: { kind: 'code', device: 'd', code: '12345' } }),
    ).rejects.toThrow('Bad Request');
  });
});

describe('the secret of a device', () => {
  it('is a Secret at once, and null says to keep it no longer', async () => {
    const seen: (Secret | null)[] = [];
    const { keepMfaSecret } = client({
      keepMfaSecret(_device, secret) {
        seen.push(secret);
        return Promise.resolve(succeed(null));
      },
    });
    await keepMfaSecret({ device: 'd', secret: 'GEZDGNBVGY3TQOJQ' });
    await keepMfaSecret({ device: 'd', secret: null });
    expect(seen[0]).toBeInstanceOf(Secret);
    expect(seen[1]).toBeNull();
  });
});

describe('an expected failure', () => {
  it('comes as a typed error with its facts and next step', async () => {
    const failure = { code: 'mfa-needed', facts: { device: 'd', profiles: 'dev' }, action: null } as const;
    const { identity } = client({ identity: () => Promise.resolve(fail(failure)) });
    await expect(identity({ profile: 'dev', mfa: null })).rejects.toMatchObject({
      code: 'mfa-needed',
      data: { facts: { device: 'd', profiles: 'dev' }, action: null },
    });
  });
});
