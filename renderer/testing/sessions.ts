/** Sessions for tests of the window. */
import type {
  CallerIdentity,
  MfaQuestion,
  SessionList,
  SessionRow,
  SessionsStarted,
} from '../../shared/models/session.js';

/** A running session of a role, an hour long from now, but for what is given. */
export function sessionRow(given: Partial<SessionRow> & Pick<SessionRow, 'profile'>): SessionRow {
  const now = Date.now();
  return {
    id: `session-${given.profile}`,
    kind: 'assume-role',
    state: 'running',
    startedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 3_600_000).toISOString(),
    endedAt: null,
    accountId: '111122223333',
    expectedAccountId: null,
    arn: null,
    roleName: 'Admin',
    sourceProfile: 'acme-base',
    mfaDevice: null,
    accessKeyId: '****MPLE',
    renewsItself: false,
    fromCache: false,
    temporaryProfile: null,
    failure: null,
    ...given,
  };
}

/** Begun so long ago that it ends in so many milliseconds, of an hour in all. */
export function endingIn(milliseconds: number): Pick<SessionRow, 'startedAt' | 'expiresAt'> {
  const end = Date.now() + milliseconds;
  return {
    startedAt: new Date(end - 3_600_000).toISOString(),
    expiresAt: new Date(end).toISOString(),
  };
}

export function sessionListOf(
  sessions: readonly SessionRow[],
  given: Partial<SessionList> = {},
): SessionList {
  return { revision: 1, sessions, kept: 'store', clock: null, ...given };
}

export function startedOf(given: Partial<SessionsStarted>): SessionsStarted {
  return { started: [], waiting: [], failed: [], ...given };
}

export const device = 'arn:aws:iam::111122223333:mfa/ada';

export function questionOf(profiles: readonly string[], given: Partial<MfaQuestion> = {}): MfaQuestion {
  return { device, profiles, keptSecret: false, nextCodeAt: null, ...given };
}

export function identityOf(given: Partial<CallerIdentity> = {}): CallerIdentity {
  return {
    profile: 'acme.prod',
    accountId: '111122223333',
    arn: 'arn:aws:sts::111122223333:assumed-role/Admin/keyway-1',
    userId: 'AROAEXAMPLEID:keyway-1',
    accountAlias: 'acme-production',
    isRoot: false,
    expectedAccountId: null,
    learnedAt: '2026-03-02T10:00:00.000Z',
    region: 'eu-west-1',
    ...given,
  };
}
