/** Temporary credentials of a user, not of a role: GetSessionToken and GetFederationToken. */
import type { Caller } from '../caller.js';
import type { Call } from '../context.js';
import { decide } from '../policy.js';
import { refuse } from '../refusals.js';
import { checks } from '../validation.js';
import type { XmlFields } from '../xml.js';
import { proveMfa } from './mfa.js';
import { credentialsXml, issue } from './sessions.js';
import { packedSize } from './tags.js';

const day = 86_400;

/** Root's sessions of this kind end after an hour, whatever is asked for. */
function lifetimeOf(caller: Caller, asked: number | null, otherwise: number): number {
  const wanted = asked ?? otherwise;
  return caller.isRoot ? Math.min(wanted, 3600) : wanted;
}

function longTermCaller(caller: Caller | null, action: string): Caller {
  if (caller === null) return refuse('no-signature', {});
  if (caller.session !== null) refuse('session-with-session', { action });
  return caller;
}

/** It needs no permission; a policy may deny it. */
export function getSessionToken(call: Call): XmlFields {
  const caller = longTermCaller(call.caller, call.action);
  const given = checks(call.parameters);
  const duration = given.number('DurationSeconds', { minimum: 900, maximum: 1.5 * day });
  const serial = given.text('SerialNumber', { minimum: 9, maximum: 256, pattern: String.raw`[\w+=/:,.@-]*` });
  const code = given.text('TokenCode', { minimum: 6, maximum: 6, pattern: String.raw`[\d]*` });
  given.done();
  const mfa = proveMfa(call.context, caller, serial, code);
  const decision = decide({ ...caller, mfa }, 'sts:GetSessionToken', '*');
  if (!decision.allowed && decision.explicit) {
    const facts = { user: caller.arn, action: 'sts:GetSessionToken', resource: '*', policy: decision.policy };
    refuse('sts-denied-explicitly', facts);
  }
  const session = issue(call.context, {
    kind: 'session-token',
    account: caller.account.id,
    arn: caller.arn,
    userId: caller.userId,
    role: null,
    user: caller.user?.name ?? null,
    mfa,
    lifetime: lifetimeOf(caller, duration, day / 2),
  });
  return { Credentials: credentialsXml(session) };
}

export function getFederationToken(call: Call): XmlFields {
  const caller = longTermCaller(call.caller, call.action);
  const { account } = caller;
  const given = checks(call.parameters);
  const pattern = String.raw`[\w+=,.@-]*`;
  const name = given.text('Name', { required: true, minimum: 2, maximum: 32, pattern }) ?? '';
  const duration = given.number('DurationSeconds', { minimum: 900, maximum: 1.5 * day });
  given.done();
  const arn = `arn:${account.partition}:sts::${account.id}:federated-user/${name}`;
  const decision = decide(caller, 'sts:GetFederationToken', arn);
  if (!decision.allowed) {
    const facts = {
      user: caller.arn,
      action: 'sts:GetFederationToken',
      resource: arn,
      policy: decision.policy,
    };
    refuse(decision.explicit ? 'sts-denied-explicitly' : 'sts-denied', facts);
  }
  const packed = packedSize(call.parameters, {});
  const session = issue(call.context, {
    kind: 'federation-token',
    account: account.id,
    arn,
    userId: `${account.id}:${name}`,
    role: null,
    user: caller.user?.name ?? null,
    lifetime: lifetimeOf(caller, duration, day / 2),
  });
  return {
    Credentials: credentialsXml(session),
    FederatedUser: { FederatedUserId: session.userId, Arn: arn },
    PackedPolicySize: packed,
  };
}
