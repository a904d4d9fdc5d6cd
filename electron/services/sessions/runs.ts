/** Starting and renewing: plans made real, kept, and noted in the activity. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { MfaQuestion, SessionOptions } from '../../../shared/models/session.js';
import { accountOfArn } from '../../core/profiles/arn.js';
import { type KeptSession, type KeptSessions, withSession } from '../../core/sessions/kept.js';
import { holderTextOf, isChained, type SessionBase } from '../../core/sessions/plan.js';
import type { Cancellation } from '../ports.js';
import type { MfaAnswer } from '../sessions-api.js';
import type { Given } from './bases.js';
import { OneCode } from './codes.js';
import { type Home, homeOf, planFor, type Planned } from './home.js';
import { makeSession, type Shared } from './making.js';
import type { PlanMark } from './identities.js';
import type { Workings } from './parts.js';

export const usualOptions: SessionOptions = {
  durationSeconds: null,
  sessionName: null,
  sourceIdentity: null,
  tags: [],
};

export interface RunQuestion {
  readonly profile: string;
  /** Null: as it was started before. */
  readonly options: SessionOptions | null;
  readonly shared: Shared;
  readonly isRenewal: boolean;
}

export function sharedFor(
  work: Workings,
  mfa: MfaAnswer | null,
  isPersonPresent: boolean,
  signal: Cancellation | null,
): Shared {
  return { code: new OneCode(work.codes, mfa), mfa: new Map(), isPersonPresent, signal };
}

export async function homeNow({ profiles }: Workings): Promise<Home> {
  return homeOf(await profiles.moment([]));
}

/** What a profile's credentials are made of now. */
export async function markNow(work: Workings, profile: string): Promise<PlanMark> {
  const planned = planFor(work.ports, await homeNow(work), profile);
  if (planned.ok) return { holder: work.ports.digests.hex('sha256', holderTextOf(planned.value.plan)) };
  const { code } = planned.failure;
  return code === 'profile-not-found' || code === 'session-not-possible' ? null : 'unknown';
}

/** One profile's session, made and kept. What failed is noted at the session that was running, which stays usable. */
export async function runOne(
  work: Workings,
  home: Home,
  question: RunQuestion,
): Promise<Result<KeptSession>> {
  const { profile, shared, isRenewal } = question;
  const planned = planFor(work.ports, home, profile);
  if (!planned.ok) return planned;
  const look = await work.keeper.look();
  if (look.kept === 'locked') return fail(look.failure);
  const before = look.sessions.sessions.find((each) => each.profile === profile) ?? null;
  const options = question.options ?? before?.options ?? usualOptions;
  const { kind, base } = planned.value.plan;
  if (kind === 'access-key') return fail(nothingToStart(profile, base, work.ports.clock.now()));
  const made = await makeSession(work, { planned: planned.value, options, shared, isRenewal, keeps: true });
  if (!made.ok) {
    await noteFailure(work, profile, made.failure);
    return made;
  }
  const session = keptOf(work, planned.value, made.value, { kind, options, before });
  const kept = await work.keeper.change((present) => withSession(present, session));
  if (!kept.ok) return kept;
  await work.activity.record(isRenewal ? 'session-renewed' : 'session-started', { profile });
  return succeed(session);
}

/** A profile that holds a key of its own gives that. */
function nothingToStart(profile: string, base: SessionBase, now: number): Failure {
  const key = base.kind === 'access-key' ? base.key : null;
  const isTemporary = key !== null && key.sessionToken !== null;
  const expiresAt = isTemporary ? key.expiration : null;
  if (expiresAt !== null && Date.parse(expiresAt) <= now)
    return {
      code: 'not-handed-out',
      facts: { name: profile, reason: 'temporary-expired' },
      action: null,
    };
  const facts = {
    profile,
    reason: isTemporary ? 'temporary-key' : 'long-term-key',
    setting: null,
    ...(expiresAt === null ? {} : { expiresAt }),
  } as const;
  return { code: 'session-not-possible', facts, action: null };
}

function keptOf(
  { ports }: Workings,
  { plan, identity }: Planned,
  { credentials, arn, accountId }: Given,
  made: Pick<KeptSession, 'kind' | 'options'> & { readonly before: KeptSession | null },
): KeptSession {
  const { kind, options, before } = made;
  const { base, mfaDevice, roleName, sourceProfile } = plan;
  const runsNothing = base.kind !== 'process' && base.kind !== 'login';
  const isSame = before?.identity === identity;
  return {
    id: isSame ? before.id : ports.random.hex(20),
    profile: plan.profile.name,
    ...{ kind, identity, credentials, options, roleName, sourceProfile, mfaDevice },
    state: 'running',
    expiresAt: credentials.expiresAt,
    startedAt: ports.clock.now(),
    endedAt: null,
    arn: arn ?? (isSame ? before.arn : null),
    accountId: accountId ?? accountOfArn(arn) ?? plan.accountId,
    mfaKey: mfaDevice !== null && base.kind === 'access-key' ? base.key.accessKeyId : null,
    isChained: isChained(plan),
    needsNobody: runsNothing && mfaDevice === null && credentials.expiresAt !== null,
    temporaryProfile: before?.temporaryProfile ?? null,
    failure: null,
  };
}

/** What waits for a person, or was ended by one, did not fail. */
async function noteFailure(
  { keeper, ports, activity }: Workings,
  profile: string,
  failure: Failure,
): Promise<void> {
  if (failure.code === 'mfa-needed' || failure.code === 'cancelled') return;
  const noted = { ...reasonOf(failure), at: ports.clock.now() };
  await keeper.change((present) => {
    const running = present.sessions.find((each) => each.profile === profile && each.state === 'running');
    return running === undefined ? null : withSession(present, { ...running, failure: noted });
  });
  await activity.record('session-failed', { profile, reason: noted.reason ?? noted.code });
}

function reasonOf({ code, facts }: Failure): { readonly code: string; readonly reason: string | null } {
  return { code, reason: 'reason' in facts ? facts.reason : null };
}

/** What became of several: those that wait for the same device are one question. */
export interface RunsEnded {
  readonly started: readonly KeptSession[];
  readonly waiting: readonly MfaQuestion[];
  readonly failed: readonly { readonly profile: string; readonly failure: Failure }[];
}

/** How many are asked for at one time. */
const atOnce = 6;

export async function runMany(
  work: Workings,
  profiles: readonly string[],
  question: Omit<RunQuestion, 'profile'>,
): Promise<RunsEnded> {
  const home = await homeNow(work);
  const names = [...new Set(profiles)];
  const results: (readonly [string, Result<KeptSession>])[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) {
      results.push([name, await runOne(work, home, { ...question, profile: name })]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, names.length) }, worker));
  const order = new Map(names.map((name, index) => [name, index]));
  const sorted = results.toSorted(([one], [other]) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  const failed = sorted.flatMap(([profile, result]) =>
    result.ok ? [] : [{ profile, failure: result.failure }],
  );
  return {
    started: sorted.flatMap(([, result]) => (result.ok ? [result.value] : [])),
    waiting: await questionsOf(work, failed),
    failed: failed.filter(({ failure }) => failure.code !== 'mfa-needed'),
  };
}

async function questionsOf(work: Workings, failed: RunsEnded['failed']): Promise<readonly MfaQuestion[]> {
  const byDevice = new Map<string, string[]>();
  for (const { profile, failure } of failed) {
    if (failure.code !== 'mfa-needed') continue;
    const { device } = failure.facts;
    byDevice.set(device, [...(byDevice.get(device) ?? []), profile]);
  }
  return Promise.all([...byDevice].map(([device, waiting]) => questionFor(work, device, waiting)));
}

/** What a person is asked for a device, and for whom. */
export async function questionFor(
  { codes, secrets }: Pick<Workings, 'codes' | 'secrets'>,
  device: string,
  profiles: readonly string[],
): Promise<MfaQuestion> {
  const kept = await secrets.devices();
  return { device, profiles, keptSecret: kept.has(device), nextCodeAt: await codes.nextCodeAt(device) };
}

/** Over from now on: its credentials are destroyed. */
export function endedSession(
  kept: KeptSessions,
  session: KeptSession,
  end: { readonly at: number; readonly state: 'ended' | 'failed' },
): KeptSessions {
  return withSession(kept, { ...session, state: end.state, credentials: null, endedAt: end.at });
}

/** The same, and what a code was spent on for it goes too, unless another session is made of that. */
export function stoppedSession(kept: KeptSessions, session: KeptSession, at: number): KeptSessions {
  const next = endedSession(kept, session, { at, state: 'ended' });
  const isStillUsed = next.sessions.some(
    ({ state, mfaDevice, mfaKey }) =>
      state === 'running' && mfaDevice === session.mfaDevice && mfaKey === session.mfaKey,
  );
  if (isStillUsed) return next;
  const mfa = next.mfa.filter(
    ({ device, accessKeyId }) => device !== session.mfaDevice || accessKeyId !== session.mfaKey,
  );
  return { ...next, mfa };
}
