/** Sessions that start as they are told to, and note what they were asked for. */
import type { SessionRow, SessionsStarted } from '../../../shared/models/session.js';
import type { Services } from '../../services/api.js';
import type { MfaAnswer } from '../../services/sessions-api.js';
import { fakeServices, runWith } from './testing.js';

export const device = 'arn:aws:iam::111122223333:mfa/alice';

export const sessionRow: SessionRow = {
  id: 's1',
  profile: 'dev',
  kind: 'assume-role',
  state: 'running',
  startedAt: '2026-11-21T12:00:00.000Z',
  expiresAt: '2098-11-21T13:00:00.000Z',
  endedAt: null,
  accountId: '111122223333',
  expectedAccountId: null,
  arn: null,
  roleName: 'Admin',
  sourceProfile: 'base',
  mfaDevice: null,
  accessKeyId: '****MPLE',
  renewsItself: true,
  fromCache: false,
  temporaryProfile: null,
  failure: null,
};

export const nothing: SessionsStarted = { started: [], waiting: [], failed: [] };

export const of = (profile: string): SessionRow => ({ ...sessionRow, id: `id-${profile}`, profile });

export interface Asked {
  readonly profiles: readonly string[];
  readonly mfa: string;
}

/** Every profile named `mfa…` waits for the code, `denied…` fails. */
export function starting(keptSecret = false) {
  const asked: Asked[] = [];
  const options: unknown[] = [];
  const begin = (profiles: readonly string[], mfa: MfaAnswer | null): Promise<SessionsStarted> => {
    asked.push({ profiles, mfa: mfa === null ? 'none' : mfa.kind === 'code' ? mfa.code.reveal() : mfa.kind });
    const wait = mfa === null ? profiles.filter((name) => name.startsWith('mfa')) : [];
    const denied = profiles.filter((name) => name.startsWith('denied'));
    return Promise.resolve({
      started: profiles.filter((name) => !wait.includes(name) && !denied.includes(name)).map(of),
      waiting: wait.length === 0 ? [] : [{ device, profiles: wait, keptSecret, nextCodeAt: null }],
      failed: denied.map((profile) => ({
        profile,
        code: 'session-not-possible',
        facts: { profile, reason: 'no-credentials', setting: null },
        action: null,
      })),
    });
  };
  const sessions: Partial<Services['sessions']> = {
    start: (profiles, chosen, mfa) => {
      options.push(chosen);
      return begin(profiles, mfa);
    },
    renew: (profiles, mfa) => begin(profiles, mfa),
  };
  return { asked, options, services: fakeServices({ sessions }), sessions };
}

export function run(argv: readonly string[], services: Services, input = '', typed: readonly string[] = []) {
  return runWith(argv, services, {}, input, typed);
}
