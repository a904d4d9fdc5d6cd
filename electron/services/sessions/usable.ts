/** What a profile gives for use: what it holds, a session that runs, what the AWS CLI keeps, or a session that is started now. */
import {
  fail,
  type Failure,
  type FailureFacts,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import { accountOfArn } from '../../core/profiles/arn.js';
import { renewalDue } from '../../core/sessions/expiry.js';
import type { KeptCredentials, KeptSession, KeptSessions } from '../../core/sessions/kept.js';
import { isChained } from '../../core/sessions/plan.js';
import { giveBase, type Given } from './bases.js';
import type { UsableSession } from './api.js';
import type { Home, Planned } from './home.js';
import { planFor } from './home.js';
import { makeSession, type Shared } from './making.js';
import type { Workings } from './parts.js';
import { isOver, renewsItself } from './rows.js';
import { runOne, usualOptions } from './runs.js';
import { cliCached, cliCacheNames } from './tokens.js';

/** Milliseconds that a session must last to be given to anybody. */
const leastLeft = 60_000;

export async function usableOf(
  work: Workings,
  home: Home,
  profile: string,
  shared: Shared,
): Promise<Result<UsableSession>> {
  const planned = planFor(work.ports, home, profile);
  if (!planned.ok) return planned;
  const { plan } = planned.value;
  if (plan.kind === 'access-key') return ownKey(work, planned.value, shared);
  const look = await work.keeper.look();
  const kept = look.kept === 'locked' ? null : look.sessions;
  const running = kept?.sessions.find((each) => isRunning(work, each, planned.value)) ?? null;
  if (running !== null && kept !== null && !isDue(work, running, kept)) return ofKept(planned.value, running);
  const cached = running === null ? await cachedNow(work, planned.value) : null;
  if (cached !== null) return ofGiven(planned.value, cached);
  const started = await startNow(work, home, planned.value, { shared, keeps: kept !== null });
  if (started.ok) return started;
  // A key with an MFA device is a key all the same, which every tool uses without one.
  if (plan.kind === 'session-token' && started.failure.code === 'mfa-needed' && running === null)
    return ownKey(work, planned.value, shared);
  return running === null ? started : ofKept(planned.value, running);
}

function isRunning({ ports }: Workings, session: KeptSession, { plan, identity }: Planned): boolean {
  const now = ports.clock.now();
  if (session.profile !== plan.profile.name || session.identity !== identity || isOver(session, now))
    return false;
  return session.expiresAt === null || session.expiresAt - now > leastLeft;
}

/** One that renews itself is renewed before it is given out near its end: nobody may be keeping time. */
function isDue({ ports }: Workings, session: KeptSession, kept: KeptSessions): boolean {
  const { expiresAt, startedAt } = session;
  if (expiresAt === null || !renewsItself(session, kept)) return false;
  return ports.clock.now() >= renewalDue({ startedAt, expiresAt });
}

async function startNow(
  work: Workings,
  home: Home,
  planned: Planned,
  { shared, keeps }: { readonly shared: Shared; readonly keeps: boolean },
): Promise<Result<UsableSession>> {
  if (keeps) {
    const profile = planned.plan.profile.name;
    const session = await runOne(work, home, { profile, options: null, shared, isRenewal: false });
    return session.ok ? ofKept(planned, session.value) : session;
  }
  // The store is shut: for this one question that is no matter.
  const made = await makeSession(work, {
    ...{ planned, shared, keeps },
    options: usualOptions,
    isRenewal: false,
  });
  return made.ok ? ofGiven(planned, made.value) : made;
}

/** What the profile holds itself, given out as the store allows it. */
async function ownKey(
  work: Workings,
  planned: Planned,
  { isPersonPresent }: Shared,
): Promise<Result<UsableSession>> {
  const { plan, answer } = planned;
  const allowed = await work.approvals.allowEndpoints(plan.profile.name, answer.elsewhere, isPersonPresent);
  if (!allowed.ok) return allowed;
  const given = await giveBase(work, {
    base: plan.base,
    connection: answer.connection,
    isPersonPresent,
    sessionName: '',
    signal: null,
  });
  return given.ok ? usable(planned, given.value, 'access-key') : given;
}

async function cachedNow({ ports }: Workings, { plan }: Planned): Promise<Given | null> {
  return cliCached(ports, plan, await cliCacheNames(ports));
}

function ofKept(planned: Planned, session: KeptSession): Result<UsableSession> {
  const { credentials, arn, accountId, kind, isChained: chained } = session;
  if (credentials === null) return fail(notThere(session.profile));
  return usable({ ...planned }, { credentials, arn, accountId }, kind, chained);
}

function ofGiven(planned: Planned, given: Given): Result<UsableSession> {
  return usable(planned, given, planned.plan.kind);
}

function usable(
  { plan, answer }: Planned,
  { credentials, arn, accountId }: Given,
  kind: UsableSession['kind'],
  chained = isChained(plan),
): Result<UsableSession> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return succeed({
    ...{ kind, arn, accessKeyId, secretAccessKey, sessionToken },
    expiration: isoOf(credentials),
    region: plan.profile.region,
    accountId: accountId ?? accountOfArn(arn) ?? plan.accountId,
    isChained: chained,
    connection: answer.connection,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  });
}

function isoOf({ expiresAt }: KeptCredentials): string | null {
  return expiresAt === null ? null : new Date(expiresAt).toISOString();
}

function notThere(profile: string): Failure {
  return { code: 'session-not-found', facts: { profile }, action: null };
}

/** Why a key that the store holds may not be given out; null where it may. */
export async function refusedHandOut(
  { ports }: Workings,
  home: Home,
  profile: string,
  isPersonPresent: boolean,
): Promise<Failure | null> {
  const handOut = home.handOut(profile);
  if (handOut === null || handOut === 'always') return null;
  const not = (reason: FailureFacts<'not-handed-out'>['reason']): Failure => {
    return { code: 'not-handed-out', facts: { name: profile, reason }, action: null };
  };
  if (handOut === 'never') return not('never');
  if (!isPersonPresent) return not('nobody-to-ask');
  const said = await ports.consent.allow({ kind: 'hand-out', profile, program: '' });
  if (said === 'allowed') return null;
  return not(said === 'refused' ? 'refused' : 'nobody-to-ask');
}
