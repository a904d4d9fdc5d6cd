/**
 * How a profile's temporary credentials are made: base credentials, a code of an MFA device where one is asked for, then the
 * roles one after the other. Pure; which settings count is as the AWS CLI reads both files (core/profiles).
 *
 * With a long-term key as base one call of GetSessionToken with the device's code serves all profiles with the same key and
 * device; a role's own `mfa_serial` needs no second code then. Temporary base credentials cannot call GetSessionToken: the
 * code goes with AssumeRole itself.
 */
import type { FailureFacts } from '../../../shared/models/failure.js';
import { fail, type Result, succeed } from '../../../shared/models/result.js';
import type { SessionKind, SessionOptions } from '../../../shared/models/session.js';
import type { HeldKey } from '../bridge/access-key.js';
import { known, type KnownSetting } from '../dialects/known-settings.js';
import { roleNameOf } from '../profiles/arn.js';
import { type Profile, textOf } from '../profiles/profile.js';
import { type ChainFault, walkRoles } from '../profiles/role-chain.js';
import { baseOf, namedBase } from './plan-base.js';
import { roleStepOf } from './role-step.js';

/** What the first request is signed with, or asked of. */
export type SessionBase =
  /** `profile`: null where the key stands in the environment. */
  | { readonly kind: 'access-key'; readonly profile: string | null; readonly key: HeldKey }
  | {
      readonly kind: 'process';
      readonly profile: string;
      readonly command: string;
      readonly argv: readonly string[];
    }
  | {
      readonly kind: 'sso';
      readonly profile: string;
      /** Null for the legacy settings, whose token is named by the start URL. */
      readonly session: string | null;
      readonly startUrl: string;
      readonly region: string;
      readonly accountId: string;
      readonly roleName: string;
    }
  | { readonly kind: 'login'; readonly profile: string; readonly session: string }
  | {
      readonly kind: 'web-identity';
      readonly profile: string;
      readonly tokenFile: string;
      readonly roleArn: string;
      readonly sessionName: string | null;
      readonly durationSeconds: number | null;
    }
  | { readonly kind: 'container' | 'imds'; readonly profile: string };

/** One AssumeRole. */
export interface RoleStep {
  readonly profile: string;
  readonly roleArn: string;
  readonly externalId: string | null;
  /** Null: one is made up. */
  readonly sessionName: string | null;
  readonly durationSeconds: number | null;
  readonly mfaDevice: string | null;
}

export interface SessionPlan {
  readonly profile: Profile;
  /** `access-key`: the profile holds a key of its own, and nothing temporary is made of it. */
  readonly kind: SessionKind | 'access-key';
  readonly base: SessionBase;
  /**
   * The device whose code is needed; null where none is. One a plan: the code proves who the user is, and roles later in a chain
   * are assumed by roles, which have no device.
   */
  readonly mfaDevice: string | null;
  /** The one next to the base first. */
  readonly roles: readonly RoleStep[];
  /** Of the session; null where only AWS can tell. */
  readonly accountId: string | null;
  readonly roleName: string | null;
  /** The profile that the first step signs with, where roles are assumed. */
  readonly sourceProfile: string | null;
}

export type PlanFault = FailureFacts<'session-not-possible'>;

export interface PlanSurroundings {
  /** A profile that another may name as its source. */
  readonly find: (name: string) => Profile | undefined;
  /** For `credential_source = Environment`. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The plan, or what is odd about the profile. Looks at no file and asks nobody. */
export function planSession(profile: Profile, around: PlanSurroundings): Result<SessionPlan, PlanFault> {
  const { roles, end } = walkRoles(profile, around.find);
  if (end.kind === 'fault') return fail(chainFault(end.fault));
  const base =
    end.kind === 'credential-source'
      ? namedBase(end.profile.name, end.source, around.environment)
      : ownBase(end.profile, around);
  if (!base.ok) return fail(seenFrom(roles.at(-1), base.failure));
  const steps: RoleStep[] = [];
  for (const role of roles.toReversed()) {
    const step = roleStepOf(role);
    if (!step.ok) return step;
    steps.push(step.value);
  }
  const own = steps.length > 0 ? null : mfaOf(profile);
  const mfaDevice = steps.map((step) => step.mfaDevice).find((device) => device !== null) ?? own;
  const kind = kindOf(base.value, steps, mfaDevice);
  const last = steps.at(-1);
  return succeed({
    profile,
    kind,
    base: base.value,
    mfaDevice: kind === 'session-token' || steps.length > 0 ? mfaDevice : null,
    roles: steps,
    accountId: profile.accountId,
    roleName: last === undefined ? ownRoleName(base.value) : roleNameOf(last.roleArn),
    sourceProfile: steps.length > 0 ? (base.value.profile ?? null) : null,
  });
}

/** A source profile that has nothing is the fault of the one that names it. */
function seenFrom(namedBy: Profile | undefined, fault: PlanFault): PlanFault {
  if (namedBy === undefined || fault.reason !== 'no-credentials' || fault.profile === namedBy.name)
    return fault;
  return { profile: namedBy.name, reason: 'source-profile-missing', setting: fault.profile };
}

/** What `credential_source` without a role is for, else what the profile itself has. */
function ownBase(profile: Profile, around: PlanSurroundings): Result<SessionBase, PlanFault> {
  const source = textOf(profile, known.credential_source);
  if (profile.ownSource === null && source !== null)
    return namedBase(profile.name, source, around.environment);
  return baseOf(profile);
}

function kindOf(
  base: SessionBase,
  steps: readonly RoleStep[],
  mfaDevice: string | null,
): SessionPlan['kind'] {
  if (steps.length > 0) return 'assume-role';
  if (base.kind !== 'access-key') return base.kind;
  return mfaDevice !== null && base.key.sessionToken === null ? 'session-token' : 'access-key';
}

function ownRoleName(base: SessionBase): string | null {
  switch (base.kind) {
    case 'sso':
      return base.roleName;
    case 'web-identity':
      return roleNameOf(base.roleArn);
    case 'access-key':
    case 'process':
    case 'login':
    case 'container':
    case 'imds':
      return null;
  }
}

function mfaOf(profile: Profile): string | null {
  return filled(profile, known.mfa_serial);
}

function filled(profile: Profile, setting: KnownSetting): string | null {
  const text = textOf(profile, setting);
  return text === null || text.trim() === '' ? null : text;
}

function chainFault(fault: ChainFault): PlanFault {
  const { profile } = fault;
  switch (fault.code) {
    case 'two-role-sources':
      return { profile, reason: 'source-not-allowed', setting: 'credential_source' };
    case 'role-without-source':
      return fault.credentialSource === null
        ? { profile, reason: 'no-credentials', setting: null }
        : { profile, reason: 'source-not-allowed', setting: 'credential_source' };
    case 'missing-source-profile':
      return { profile, reason: 'source-profile-missing', setting: fault.sourceProfile };
    case 'role-chain-cycle':
      return { profile, reason: 'role-chain-loop', setting: null };
  }
}

/** The plan as it is asked for this time: options count for the last step alone. */
export function withOptions(plan: SessionPlan, options: SessionOptions): SessionPlan {
  const { durationSeconds, sessionName } = options;
  const at = plan.roles.length - 1;
  const roles = plan.roles.map((step, index) =>
    index === at
      ? {
          ...step,
          durationSeconds: durationSeconds ?? step.durationSeconds,
          sessionName: sessionName ?? step.sessionName,
        }
      : step,
  );
  const { base } = plan;
  if (base.kind !== 'web-identity' || roles.length > 0) return { ...plan, roles };
  return {
    ...plan,
    base: {
      ...base,
      durationSeconds: durationSeconds ?? base.durationSeconds,
      sessionName: sessionName ?? base.sessionName,
    },
  };
}

/**
 * What the session is of, as one text without a secret: a session that was made of something else is not this profile's any
 * more. The device is part of it, the code is not.
 */
export function identityTextOf({ profile, kind, base, mfaDevice, roles }: SessionPlan): string {
  const steps = roles.map(({ roleArn, externalId, mfaDevice: device }) => [roleArn, externalId, device]);
  return JSON.stringify([profile.id, kind, mfaDevice, baseText(base), steps]);
}

/** Whose credentials come of it: the same wherever the profile stands, whatever device it names and however long they last. */
export function holderTextOf({ base, roles }: Pick<SessionPlan, 'base' | 'roles'>): string {
  return JSON.stringify([baseText(base), roles.map(({ roleArn }) => roleArn)]);
}

function baseText(base: SessionBase): readonly (string | null)[] {
  switch (base.kind) {
    case 'access-key':
      return [base.kind, base.key.accessKeyId];
    case 'process':
      return [base.kind, base.profile, base.command];
    case 'sso':
      return [base.kind, base.session, base.startUrl, base.accountId, base.roleName];
    case 'login':
      return [base.kind, base.session];
    case 'web-identity':
      return [base.kind, base.tokenFile, base.roleArn];
    case 'container':
    case 'imds':
      return [base.kind];
  }
}

/** Whether the last role is assumed with temporary credentials that are a role's own: an hour at most (AWS, role chaining). */
export function isChained({ base, roles }: SessionPlan): boolean {
  if (roles.length === 0) return false;
  return roles.length > 1 || base.kind !== 'access-key' || base.key.sessionToken !== null;
}
