/** Who signed a request: the claim is looked up, timed, recalculated, and turned into the one who calls. */
import { stillLags, type Context } from './context.js';
import type { AccessKey, Account, KeyStatus, Role, Session, User } from './model.js';
import type { Received } from './received.js';
import { refuse } from './refusals.js';
import { readClaim, type Claim } from './signature/claim.js';
import { checkScope, checkSignature, checkTime } from './signature/verify.js';

export interface Caller {
  readonly account: Account;
  readonly arn: string;
  readonly userId: string;
  readonly keyId: string;
  readonly region: string;
  /** The IAM user, also behind a session of GetSessionToken; null for roles and the root user. */
  readonly user: User | null;
  readonly role: Role | null;
  /** Null for long-term keys. */
  readonly session: Session | null;
  readonly isRoot: boolean;
  readonly mfa: boolean;
}

interface LongTerm {
  readonly key: AccessKey;
  readonly account: string;
  /** Null for the root user. */
  readonly user: string | null;
}

export function userArn(account: Account, user: User): string {
  return `arn:${account.partition}:iam::${account.id}:user${user.path}${user.name}`;
}

export function roleArn(account: Account, role: Role): string {
  return `arn:${account.partition}:iam::${account.id}:role${role.path}${role.name}`;
}

/** @throws where the state names an account that it does not have: a mistake of the test. */
export function accountOf(context: Context, id: string): Account {
  const account = context.state.accounts.find((candidate) => candidate.id === id);
  if (account === undefined) throw new Error(`no account ${id} in the state`);
  return account;
}

export function findUser(context: Context, account: string, name: string | null): User | null {
  return (
    context.state.users.find((candidate) => candidate.account === account && candidate.name === name) ?? null
  );
}

export function findRole(context: Context, account: string, name: string | null): Role | null {
  return (
    context.state.roles.find((candidate) => candidate.account === account && candidate.name === name) ?? null
  );
}

/** Every long-term key there is; deleted ones too while some of AWS takes them. */
function* longTermKeys(context: Context): Generator<LongTerm> {
  for (const account of context.state.accounts) {
    for (const key of account.root.keys) yield { key, account: account.id, user: null };
  }
  for (const user of context.state.users) {
    for (const key of user.keys) yield { key, account: user.account, user: user.name };
  }
  yield* context.state.deletedKeys;
}

export function findKey(context: Context, id: string): LongTerm | null {
  for (const found of longTermKeys(context)) if (found.key.id === id) return found;
  return null;
}

/** What the key is to this request: AWS may not have caught up with what was done to it. */
function statusNow(key: AccessKey, now: number): KeyStatus | 'absent' {
  const { seenAs } = key;
  if (seenAs === null) return key.status;
  if (stillLags(seenAs.lag, now)) return seenAs.status;
  key.seenAs = null;
  return key.status;
}

function callerOfKey(context: Context, found: LongTerm, region: string): Caller {
  const account = accountOf(context, found.account);
  const user = findUser(context, found.account, found.user);
  const isRoot = found.user === null;
  return {
    account,
    arn:
      isRoot || user === null ? `arn:${account.partition}:iam::${account.id}:root` : userArn(account, user),
    userId: user?.id ?? account.id,
    keyId: found.key.id,
    region,
    user,
    role: null,
    session: null,
    isRoot,
    mfa: false,
  };
}

function callerOfSession(context: Context, session: Session, region: string): Caller {
  return {
    account: accountOf(context, session.account),
    arn: session.arn,
    userId: session.userId,
    keyId: session.keyId,
    region,
    user: findUser(context, session.account, session.user),
    role: findRole(context, session.account, session.role),
    session,
    isRoot: session.role === null && session.user === null,
    mfa: session.mfa,
  };
}

function bySession(context: Context, session: Session, claim: Claim, received: Received): Caller {
  if (claim.token !== session.token) refuse('invalid-token', {});
  checkTime(claim, context.clock.now(), context.skewMinutes);
  checkSignature(received, claim, session.secret);
  if (session.expires <= context.clock.now()) refuse('expired-token', {});
  return callerOfSession(context, session, claim.scope.region);
}

function byKey(context: Context, found: LongTerm, claim: Claim, received: Received): Caller {
  const now = context.clock.now();
  if (claim.token !== null || statusNow(found.key, now) !== 'Active') refuse('invalid-token', {});
  checkTime(claim, now, context.skewMinutes);
  checkSignature(received, claim, found.key.secret);
  return callerOfKey(context, found, claim.scope.region);
}

/** After the answer: a key's last use, as AWS tells it, is never the request that asks for it. */
export function noteUse(context: Context, { session, keyId, region }: Caller, service: string): void {
  const found = session === null ? findKey(context, keyId) : null;
  if (found !== null) found.key.lastUsed = { at: context.clock.now(), service, region };
}

/**
 * @param service that the request is for
 * @returns who signed it; refuses what is not signed rightly
 */
export function authenticate(context: Context, received: Received, service: string): Caller {
  const claim = readClaim(received);
  checkScope(claim, service);
  const session = context.state.sessions.find(({ keyId }) => keyId === claim.keyId);
  if (session !== undefined) return bySession(context, session, claim, received);
  const found = findKey(context, claim.keyId);
  return found === null ? refuse('invalid-token', {}) : byKey(context, found, claim, received);
}
