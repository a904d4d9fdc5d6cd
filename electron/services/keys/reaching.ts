/** How AWS is asked about one access key: by the key itself, at the addresses that one of its profiles names. */
import {
  fail,
  type Failure,
  type FailureFacts,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import type { FoundKey } from '../../core/keys/inventory.js';
import { isSameUser, type UserOfKey } from '../../core/keys/knowledge.js';
import { maskAccessKeyId } from '../../core/masking.js';
import type { RotationKey } from '../../core/rotation/journal.js';
import type { Identity, LastUse } from '../aws-port.js';
import type { Cancellation } from '../ports.js';
import { AwsSide } from '../rotation/aws-side.js';
import type { MfaAnswer } from '../sessions-api.js';
import type { KeysParts } from './parts.js';

/** A key that AWS can be asked with. */
export interface ReachedKey {
  readonly accessKeyId: string;
  /** Name of the profile whose settings are gone by. */
  readonly profile: string;
  readonly key: RotationKey;
  readonly aws: AwsSide;
  /** Made with a code of its user's device. */
  readonly hasSession: boolean;
}

/** One that AWS takes, and whose it is. */
export interface IdentifiedKey extends ReachedKey, UserOfKey {
  readonly arn: string;
}

/** One whose last use was asked before anything else. */
export interface ExaminedKey extends IdentifiedKey {
  readonly use: Result<LastUse>;
}

export interface ReachOptions {
  readonly mfa: MfaAnswer | null;
  readonly signal: Cancellation | null;
}

/** Addresses that are not AWS's are asked for. Fails with `key-not-usable`, and as making a session does. */
export async function reachKey(
  { ports, sessions }: Pick<KeysParts, 'ports' | 'sessions'>,
  { accessKeyId, isTemporary, places }: FoundKey,
  { mfa, signal }: ReachOptions,
): Promise<Result<ReachedKey>> {
  if (isTemporary) return fail(notUsable(accessKeyId, 'temporary'));
  const place = places.find(({ secret, hasToken }) => secret !== null && !hasToken);
  const secret = place?.secret ?? null;
  if (place === undefined || secret === null) return fail(notUsable(accessKeyId, 'no-secret'));
  const { name, location } = place;
  const key = { accessKeyId, secretAccessKey: secret };
  const reach = await sessions.keyReach({ name, location }, key, mfa, signal);
  if (!reach.ok) return reach;
  const noteClock = (offset: number): void => sessions.noteClock(offset);
  const aws = new AwsSide(ports, { profile: name, ...reach.value, signal, noteClock });
  return succeed({ accessKeyId, profile: name, key, aws, hasSession: reach.value.session !== null });
}

/** When it was last used is asked first: asking is using it, and would be all that AWS tells. */
export async function examineKey(reached: ReachedKey): Promise<Result<ExaminedKey>> {
  const use = await reached.aws.askLastUse(reached.accessKeyId, [reached.key]);
  if (!use.ok && !isDenied(use.failure)) return use;
  const identified = await identifyKey(reached);
  return identified.ok ? succeed({ ...identified.value, use }) : identified;
}

function isDenied({ code }: Failure): boolean {
  return code === 'rotation-denied' || code === 'mfa-needed';
}

/** GetCallerIdentity, which no policy denies. */
export async function identifyKey(reached: ReachedKey): Promise<Result<IdentifiedKey>> {
  const identity = await reached.aws.identity(reached.key);
  return identity.ok ? succeed({ ...reached, ...userOf(identity.value) }) : identity;
}

function userOf({ accountId, arn }: Identity): UserOfKey & { readonly arn: string } {
  const resource = arn.split(':').slice(5).join(':');
  const isRoot = resource === 'root';
  const userName = resource.startsWith('user/') ? resource.slice(resource.lastIndexOf('/') + 1) : null;
  return { accountId, arn, isRoot, userName };
}

/** Keys of one user together; of what is neither user nor root, each by itself. */
export function byUser<Key extends IdentifiedKey>(keys: readonly Key[]): readonly (readonly Key[])[] {
  const groups: Key[][] = [];
  for (const key of keys) {
    const isOfAUser = key.isRoot || key.userName !== null;
    const group = groups.find(([first]) => isOfAUser && first !== undefined && isSameUser(first, key));
    if (group === undefined) groups.push([key]);
    else group.push(key);
  }
  return groups;
}

/** AWS does not know it: it was deleted, or it is inactive, or it is new. Which of them its user's list tells. */
export function isUnknownKey({ code, facts }: Failure): boolean {
  return code === 'aws-refused' && facts.reason === 'unknown-access-key';
}

export function notUsable(accessKeyId: string, reason: FailureFacts<'key-not-usable'>['reason']): Failure {
  return { code: 'key-not-usable', facts: { keyId: maskAccessKeyId(accessKeyId), reason }, action: null };
}
