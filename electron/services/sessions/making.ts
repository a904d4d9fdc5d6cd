/** From a plan to temporary credentials: the base, the code's one session, then role after role. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { SessionOptions } from '../../../shared/models/session.js';
import { accountOfArn } from '../../core/profiles/arn.js';
import { type KeptCredentials, withMfaSession } from '../../core/sessions/kept.js';
import { type RoleStep, withOptions } from '../../core/sessions/plan.js';
import type { AwsConnection } from '../aws-port.js';
import type { Cancellation } from '../ports.js';
import { heard, toAws, toKept, wasNeverSent } from './asking.js';
import { giveBase, type Given } from './bases.js';
import type { OneCode } from './codes.js';
import type { Planned } from './home.js';
import { keptNow } from './keeper.js';
import type { Workings } from './parts.js';

/** What all sessions of one question share: the code is spent on one session for all profiles of the same key and device. */
export interface Shared {
  readonly code: OneCode;
  readonly mfa: Map<string, Promise<Result<KeptCredentials>>>;
  readonly isPersonPresent: boolean;
  readonly signal: Cancellation | null;
}

export interface MakeQuestion {
  readonly planned: Planned;
  readonly options: SessionOptions;
  readonly shared: Shared;
  /** The person asked for a new one: what a code was spent on before does not do for a session that is that itself. */
  readonly isRenewal: boolean;
  /** False: what comes of it is for one question, and nothing is kept. */
  readonly keeps: boolean;
}

/** Milliseconds that what a code was spent on must still last to be used again. */
const leastLeft = { asBase: 60_000, itself: 15 * 60_000 } as const;

/** Fails with `mfa-needed` where a code is needed that nobody gave. */
export async function makeSession(work: Workings, question: MakeQuestion): Promise<Result<Given>> {
  const { planned, options, shared } = question;
  const { isPersonPresent, signal } = shared;
  const { connection, elsewhere } = planned.answer;
  const plan = withOptions(planned.plan, options);
  const allowed = await work.approvals.allowEndpoints(plan.profile.name, elsewhere, isPersonPresent);
  if (!allowed.ok) return allowed;
  const sessionName = `keyway-${work.ports.random.hex(12)}`;
  const { base, mfaDevice, roles } = plan;
  const first = await giveBase(work, { base, connection, isPersonPresent, sessionName, signal });
  if (!first.ok) return first;
  let given = first.value;
  let isSpent = false;
  if (mfaDevice !== null && given.credentials.sessionToken === null) {
    const withCode = await mfaSession(work, question, given.credentials, mfaDevice);
    if (!withCode.ok) return withCode;
    given = { ...given, credentials: withCode.value };
    isSpent = true;
  }
  for (const [index, role] of roles.entries()) {
    const isLast = index === roles.length - 1;
    const step = await assume(work, question, {
      connection,
      given,
      role: { ...role, sessionName: role.sessionName ?? sessionName },
      device: isSpent ? null : role.mfaDevice,
      options: isLast ? options : null,
    });
    if (!step.ok) return step;
    given = step.value;
    // Devices belong to users: with a role's credentials AWS takes no code (AWS STS API reference, AssumeRole, SerialNumber).
    isSpent = true;
  }
  return succeed(given);
}

/** GetSessionToken with the device's code, or what an earlier code was spent on. */
function mfaSession(
  work: Workings,
  question: MakeQuestion,
  base: KeptCredentials,
  device: string,
): Promise<Result<KeptCredentials>> {
  const { shared } = question;
  const name = JSON.stringify([base.accessKeyId, device]);
  const present = shared.mfa.get(name) ?? mfaSessionNow(work, question, base, device);
  shared.mfa.set(name, present);
  return present;
}

async function mfaSessionNow(
  work: Workings,
  question: MakeQuestion,
  base: KeptCredentials,
  device: string,
): Promise<Result<KeptCredentials>> {
  const { planned, isRenewal, options, shared, keeps } = question;
  const { ports, keeper, offset } = work;
  const isItself = planned.plan.kind === 'session-token';
  const isNewAsked = isItself && (isRenewal || options.durationSeconds !== null);
  if (!isNewAsked) {
    const least = ports.clock.now() + (isItself ? leastLeft.itself : leastLeft.asBase);
    const before = (await keptNow(keeper)).mfa.find(
      (each) => each.accessKeyId === base.accessKeyId && each.device === device,
    );
    if (before !== undefined && (before.credentials.expiresAt ?? 0) > least)
      return succeed(before.credentials);
  }
  return spendCode(shared, planned, device, async (code) => {
    const call = { credentials: toAws(base), connection: planned.answer.connection, signal: shared.signal };
    const durationSeconds = isItself ? options.durationSeconds : null;
    const answer = await ports.aws.sessionToken(call, { durationSeconds, mfa: { device, code } });
    const made = heard(offset, answer);
    if (!made.ok) return made;
    const credentials = toKept(made.value);
    const { accessKeyId } = base;
    if (keeps) await keeper.change((kept) => withMfaSession(kept, { accessKeyId, device, credentials }));
    return succeed(credentials);
  });
}

/** Takes the code for one request; gives it back where the request was never sent. */
async function spendCode<Value>(
  { code }: Shared,
  { plan }: Planned,
  device: string,
  ask: (code: string) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const taken = await code.take(device);
  if (taken === null) {
    const facts = { device, profiles: plan.profile.name };
    return fail<Failure>({ code: 'mfa-needed', facts, action: null });
  }
  if (!taken.ok) return taken;
  const asked = await ask(taken.value.code);
  if (!asked.ok && wasNeverSent(asked.failure)) await taken.value.takeBack();
  return asked;
}

interface Step {
  readonly connection: AwsConnection;
  readonly given: Given;
  readonly role: RoleStep & { readonly sessionName: string };
  /** Its code goes with the request. */
  readonly device: string | null;
  /** Null for a role on the way. */
  readonly options: SessionOptions | null;
}

async function assume(work: Workings, { planned, shared }: MakeQuestion, step: Step): Promise<Result<Given>> {
  const { connection, given, role, device, options } = step;
  const ask = async (code: string | null): Promise<Result<Given>> => {
    const answer = await work.ports.aws.assumeRole(
      { credentials: toAws(given.credentials), connection, signal: shared.signal },
      {
        roleArn: role.roleArn,
        sessionName: role.sessionName,
        durationSeconds: role.durationSeconds,
        externalId: role.externalId,
        sourceIdentity: options?.sourceIdentity ?? null,
        tags: options?.tags ?? [],
        mfa: device === null || code === null ? null : { device, code },
      },
    );
    const made = heard(work.offset, answer);
    if (!made.ok) return made;
    const { credentials, arn } = made.value;
    return succeed({ credentials: toKept(credentials), arn, accountId: accountOfArn(arn ?? role.roleArn) });
  };
  return device === null ? ask(null) : spendCode(shared, planned, device, ask);
}
