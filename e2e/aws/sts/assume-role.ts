/** AssumeRole: who may, for how long, and under which name. */
import { findRole, roleArn, type Caller } from '../caller.js';
import type { Call, Context } from '../context.js';
import type { Role } from '../model.js';
import { decide, matches } from '../policy.js';
import { refuse } from '../refusals.js';
import { checks } from '../validation.js';
import type { XmlFields } from '../xml.js';
import { proveMfa } from './mfa.js';
import { credentialsXml, issue } from './sessions.js';
import { packedSize, tagsOf } from './tags.js';

export interface RoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly duration: number;
}

/** The parameters that both ways of assuming a role have. */
export function roleParameters(parameters: ReturnType<typeof checks>): RoleRequest {
  const arn = parameters.text('RoleArn', { required: true, minimum: 20, maximum: 2048 });
  const sessionName = parameters.text('RoleSessionName', {
    required: true,
    minimum: 2,
    maximum: 64,
    pattern: String.raw`[\w+=,.@-]*`,
  });
  const duration = parameters.number('DurationSeconds', { minimum: 900, maximum: 43_200 });
  return { roleArn: arn ?? '', sessionName: sessionName ?? '', duration: duration ?? 3600 };
}

/** @returns the role that an ARN names; null where there is none, which AWS does not tell from one that refuses. */
export function roleOfArn(context: Context, arn: string): Role | null {
  const found = /^arn:aws[\w-]*:iam::(\d{12}):role(\/(?:[\w+=,.@-]+\/)*)([\w+=,.@-]+)$/u.exec(arn);
  if (found === null) return refuse('invalid-role-arn', { arn });
  const [, account = '', path = '', name = ''] = found;
  const role = findRole(context, account, name);
  return role?.path === path ? role : null;
}

function principalsOf(caller: Caller): readonly string[] {
  const root = `arn:${caller.account.partition}:iam::${caller.account.id}:root`;
  const behind = caller.role === null ? [] : [roleArn(caller.account, caller.role)];
  return [caller.arn, ...behind, root, caller.account.id];
}

/** The trust policy names the caller itself (so that no policy of the caller's own account is needed), only its account, or neither. */
function trusts(role: Role, caller: Caller): 'caller' | 'account' | 'neither' {
  const isNamed = (arns: readonly string[]): boolean =>
    role.trust.principals.some((pattern) => arns.some((arn) => matches(pattern, arn)));
  const principals = principalsOf(caller);
  if (isNamed(principals.slice(0, -2))) return caller.account.id === role.account ? 'caller' : 'account';
  return isNamed(principals.slice(-2)) ? 'account' : 'neither';
}

interface Conditions {
  readonly externalId: string | null;
  readonly mfa: boolean;
  readonly hasTags: boolean;
  readonly hasSourceIdentity: boolean;
}

function authorise(caller: Caller, role: Role | null, arn: string, conditions: Conditions): Role {
  const denied = (action: string): never =>
    refuse('assume-role-denied', { user: caller.arn, action, role: arn });
  const decision = decide({ ...caller, mfa: caller.mfa || conditions.mfa }, 'sts:AssumeRole', arn);
  if (!decision.allowed && decision.explicit) {
    const facts = { user: caller.arn, action: 'sts:AssumeRole', role: arn, policy: decision.policy };
    refuse('assume-role-denied-by-policy', facts);
  }
  if (role === null) return denied('sts:AssumeRole');
  const trust = trusts(role, caller);
  const meets =
    (role.trust.externalId === null || role.trust.externalId === conditions.externalId) &&
    (!role.trust.mfaRequired || conditions.mfa || caller.mfa);
  if (trust === 'neither' || !meets) return denied('sts:AssumeRole');
  if (trust === 'account' && !decision.allowed) return denied('sts:AssumeRole');
  if (conditions.hasTags && !role.trust.tagSession) return denied('sts:TagSession');
  if (conditions.hasSourceIdentity && !role.trust.setSourceIdentity) return denied('sts:SetSourceIdentity');
  return role;
}

/** Refuses a session that would be longer than the role or a chain allows. */
export function checkDuration(role: Role, caller: Caller | null, duration: number): void {
  if (caller?.role != null && duration > 3600) refuse('longer-than-chain-allows', {});
  if (duration > role.maxSessionDuration) refuse('longer-than-role-allows', {});
}

/** @returns ARN and unique id of the session of a role. */
export function assumedAs(
  role: Role,
  partition: string,
  sessionName: string,
): { readonly arn: string; readonly userId: string } {
  return {
    arn: `arn:${partition}:sts::${role.account}:assumed-role/${role.name}/${sessionName}`,
    userId: `${role.id}:${sessionName}`,
  };
}

export function assumeRole({ context, caller, parameters }: Call): XmlFields {
  if (caller === null) return refuse('no-signature', {});
  const given = checks(parameters);
  const request = roleParameters(given);
  const externalId = given.text('ExternalId', {
    minimum: 2,
    maximum: 1224,
    pattern: String.raw`[\w+=,.@:\/-]*`,
  });
  const serial = given.text('SerialNumber', { minimum: 9, maximum: 256, pattern: String.raw`[\w+=/:,.@-]*` });
  const code = given.text('TokenCode', { minimum: 6, maximum: 6, pattern: String.raw`[\d]*` });
  const sourceIdentity = given.text('SourceIdentity', {
    minimum: 2,
    maximum: 64,
    pattern: String.raw`[\w+=,.@-]*`,
  });
  given.done();
  const tags = tagsOf(parameters);
  if (caller.isRoot) refuse('root-assumes-role', {});
  const found = roleOfArn(context, request.roleArn);
  const mfa = proveMfa(context, caller, serial, code);
  const hasTags = Object.keys(tags).length > 0;
  const hasSourceIdentity = sourceIdentity !== null;
  const role = authorise(caller, found, request.roleArn, { externalId, mfa, hasTags, hasSourceIdentity });
  checkDuration(role, caller, request.duration);
  const packed = packedSize(parameters, tags);
  const names = assumedAs(role, caller.account.partition, request.sessionName);
  const session = issue(context, {
    kind: 'assume-role',
    account: role.account,
    ...names,
    role: role.name,
    user: null,
    mfa,
    chained: caller.role !== null,
    sourceIdentity: sourceIdentity ?? caller.session?.sourceIdentity ?? null,
    tags,
    lifetime: request.duration,
  });
  return {
    Credentials: credentialsXml(session),
    AssumedRoleUser: { AssumedRoleId: names.userId, Arn: names.arn },
    PackedPolicySize: packed,
    SourceIdentity: session.sourceIdentity,
  };
}
