/** Whose keys a call of IAM is about, and whether the caller may. */
import { findUser, userArn, type Caller } from '../caller.js';
import type { Call } from '../context.js';
import type { Holder, User } from '../model.js';
import { decide } from '../policy.js';
import { refuse } from '../refusals.js';

export interface Subject {
  readonly caller: Caller;
  readonly holder: Holder;
  /** Null for the root user, who has no name. */
  readonly user: User | null;
}

/** What a user's name has to be like. */
export const userNameConstraint = { minimum: 1, maximum: 128, pattern: String.raw`[\w+=,.@-]+` };
export const keyIdConstraint = { required: true, minimum: 16, maximum: 128, pattern: String.raw`[\w]+` };

/** Refuses what the caller's policies do not allow. `spoken` is what AWS calls the resource in its sentence. */
export function authorise(caller: Caller, action: string, resource: string, spoken: string): void {
  const decision = decide(caller, action, resource);
  if (decision.allowed) return;
  const facts = { user: caller.arn, action, resource: spoken, policy: decision.policy };
  refuse(decision.explicit ? 'iam-denied-explicitly' : 'iam-denied', facts);
}

/** @returns who signed. */
export function callerOf({ caller }: Call): Caller {
  return caller ?? refuse('no-signature', {});
}

/** Without a name: the user who signed. The documentation says of keys' actions that temporary credentials have to name one. */
function implied(caller: Caller, takesSessions: boolean): User | null {
  const isKnown = caller.user !== null || caller.isRoot;
  if (!isKnown || (caller.session !== null && !takesSessions)) return refuse('user-name-needed', {});
  return caller.user;
}

/**
 * @param name as given; null without one
 * @param takesSessions the user may stay unnamed also where a session of GetSessionToken signed
 * @returns whom the call is about, once the caller may and there is such a user
 */
export function subjectOf(call: Call, name: string | null, takesSessions: boolean): Subject {
  const caller = callerOf(call);
  const { account } = caller;
  const action = `iam:${call.action}`;
  if (name === null) {
    const user = implied(caller, takesSessions);
    const resource = user === null ? caller.arn : userArn(account, user);
    authorise(caller, action, resource, user === null ? caller.arn : `user ${user.name}`);
    return { caller, holder: user ?? account.root, user };
  }
  const user = findUser(call.context, account.id, name);
  const arn =
    user === null ? `arn:${account.partition}:iam::${account.id}:user/${name}` : userArn(account, user);
  authorise(caller, action, arn, `user ${name}`);
  return user === null ? refuse('no-such-user', { user: name }) : { caller, holder: user, user };
}
