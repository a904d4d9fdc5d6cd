/** What following a profile comes to, for the tools that go from one profile to the next. */
import type { Origin } from '../../../shared/models/origin.js';
import type { Reason } from '../../../shared/models/reason.js';
import type { AssumedRole, RoleBase } from '../../../shared/models/trace.js';
import type { CredentialSource } from '../../../shared/vocabulary.js';
import { type Gain, invalid, type Judgement, type Stop, usable } from './judgement.js';

/** Something to sign with, and the roles assumed with it. */
export interface Reached {
  readonly base: RoleBase;
  readonly temporary: boolean;
  /** In the order in which they are assumed; a web identity's own role is the first. */
  readonly chain: readonly AssumedRole[];
  readonly reason: Reason;
  readonly origin: Origin | null;
}

/** Nothing to sign with. */
export interface Missed {
  readonly base: null;
  readonly reason: Reason;
  readonly origin: Origin | null;
  /** What the tool says where it stops here; null where it goes on. */
  readonly stop: Stop | null;
}

export type Found = Reached | Missed;

export function missed(reason: Reason, origin: Origin | null, stop: Stop | null): Missed {
  return { base: null, reason, origin, stop };
}

/** Something to sign with, without any role. `accessKeyId` null: only asking tells. */
export function reached(
  base: Pick<RoleBase, 'source' | 'profile' | 'accessKeyId'> & Partial<Pick<RoleBase, 'facts'>>,
  temporary: boolean,
  reason: Reason,
  origin: Origin | null,
): Reached {
  return { base: { facts: {}, ...base }, temporary, chain: [], reason, origin };
}

export function judgeFound(found: Found): Judgement {
  return found.base === null
    ? invalid(found.reason, found.origin, found.stop)
    : usable(found.reason, found.origin, gainOf(found));
}

function gainOf({ base, temporary, chain }: Reached): Gain {
  const { source, accessKeyId, facts } = base;
  if (chain.length > 0) {
    const by = source === 'web-identity' && chain.length === 1 ? source : 'assume-role';
    return { kind: 'role', source: by, base, chain };
  }
  if (accessKeyId === null && isDeferred(source)) return { kind: 'deferred', source, facts };
  return { kind: 'credentials', source, accessKeyId, temporary };
}

type DeferredSource = Extract<Gain, { kind: 'deferred' }>['source'];

const deferredSources: readonly DeferredSource[] = ['custom-process', 'sso', 'login', 'container', 'imds'];

function isDeferred(source: CredentialSource): source is DeferredSource {
  return deferredSources.some((name) => name === source);
}
