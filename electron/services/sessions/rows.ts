/** Sessions as they are listed: the running ones by what is left, then those that ended today. */
import type { SessionRow } from '../../../shared/models/session.js';
import { accountOfArn } from '../../core/profiles/arn.js';
import { maskAccessKeyId } from '../../core/masking.js';
import type { CachedSession } from '../../core/sessions/cli-cache.js';
import type { KeptSession, KeptSessions } from '../../core/sessions/kept.js';
import type { SessionPlan } from '../../core/sessions/plan.js';
import type { KeyIdMask } from '../api.js';

/** Milliseconds that ended sessions are listed. */
const endedShownFor = 24 * 60 * 60_000;

/** Over at that time, whether or not anybody has noticed. */
export function isOver({ state, expiresAt }: KeptSession, now: number): boolean {
  return state !== 'running' || (expiresAt !== null && expiresAt <= now);
}

/** Whether it can be renewed without a person: nothing is asked or run, or what a code was spent on lasts longer than it. */
export function renewsItself(session: KeptSession, { mfa }: Pick<KeptSessions, 'mfa'>): boolean {
  if (session.needsNobody) return true;
  const { mfaDevice, mfaKey, kind, expiresAt } = session;
  if (kind !== 'assume-role' || mfaKey === null || expiresAt === null) return false;
  return mfa.some(
    ({ device, accessKeyId, credentials }) =>
      device === mfaDevice && accessKeyId === mfaKey && (credentials.expiresAt ?? 0) > expiresAt,
  );
}

/** What rows are made with, beside the session itself. */
export interface RowParts {
  readonly now: number;
  readonly mask: KeyIdMask;
  /** The accounts that a person expects, by profile. */
  readonly expected: ReadonlyMap<string, string>;
}

export function toRow(
  session: KeptSession,
  kept: KeptSessions,
  { now, mask, expected }: RowParts,
): SessionRow {
  const over = isOver(session, now);
  const accessKeyId = session.credentials?.accessKeyId ?? null;
  const { id, profile, kind, accountId, arn, roleName, sourceProfile, mfaDevice, failure } = session;
  return {
    ...{ id, profile, kind, accountId, arn, roleName, sourceProfile, mfaDevice },
    expectedAccountId: expected.get(profile) ?? null,
    state: session.state === 'running' && over ? stateWhenOver(session) : session.state,
    startedAt: iso(session.startedAt),
    expiresAt: iso(session.expiresAt),
    endedAt: iso(session.endedAt ?? (over ? session.expiresAt : null)),
    accessKeyId: over || accessKeyId === null ? null : shownKeyId(accessKeyId, mask),
    renewsItself: renewsItself(session, kept),
    fromCache: false,
    temporaryProfile: session.temporaryProfile,
    failure: failure === null ? null : { code: failure.code, reason: failure.reason },
  };
}

/** One whose renewing failed last did not just run out. */
export function stateWhenOver({ failure }: Pick<KeptSession, 'failure'>): 'ended' | 'failed' {
  return failure === null ? 'ended' : 'failed';
}

/** A session that the AWS CLI keeps. */
export function cachedRow(
  plan: SessionPlan,
  cached: CachedSession,
  identity: string,
  { mask, expected }: Pick<RowParts, 'mask' | 'expected'>,
): SessionRow | null {
  if (plan.kind === 'access-key') return null;
  const { credentials, arn } = cached;
  return {
    id: `aws-cli-${identity.slice(0, 20)}`,
    profile: plan.profile.name,
    kind: plan.kind,
    state: 'running',
    startedAt: null,
    expiresAt: iso(credentials.expiresAt),
    endedAt: null,
    accountId: cached.accountId ?? accountOfArn(arn) ?? plan.accountId,
    expectedAccountId: expected.get(plan.profile.name) ?? null,
    arn,
    roleName: plan.roleName,
    sourceProfile: plan.sourceProfile,
    mfaDevice: plan.mfaDevice,
    accessKeyId: shownKeyId(credentials.accessKeyId, mask),
    renewsItself: false,
    fromCache: true,
    temporaryProfile: null,
    failure: null,
  };
}

/** Those that end sooner come first; those that nobody knows an end of come last. */
export function ordered(rows: readonly SessionRow[], now: number): readonly SessionRow[] {
  const running = rows.filter(({ state }) => state === 'running');
  const over = rows.filter(
    ({ state, endedAt }) =>
      state !== 'running' && (endedAt === null || now - Date.parse(endedAt) < endedShownFor),
  );
  const ends = ({ expiresAt }: SessionRow): number =>
    expiresAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(expiresAt);
  const ended = ({ endedAt }: SessionRow): number => (endedAt === null ? 0 : Date.parse(endedAt));
  return [
    ...running.toSorted((one, other) => ends(one) - ends(other)),
    ...over.toSorted((one, other) => ended(other) - ended(one)),
  ];
}

function shownKeyId(id: string, mask: KeyIdMask): string {
  return mask === 'whole' ? id : maskAccessKeyId(id);
}

function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
