/** Before a rotation: whose key it is, whether it may be done, and that what it needs later is allowed, so that it does not stop halfway. */
import {
  fail,
  type Failure,
  type FailureFacts,
  type Result,
  succeed,
} from '../../../shared/models/failure.js';
import { maskAccessKeyId } from '../../core/masking.js';
import type { Profile } from '../../core/profiles/profile.js';
import type { Rotation, RotationKey } from '../../core/rotation/journal.js';
import type { KeyOnAws } from '../../core/rotation/next.js';
import { longTermKeyOf } from '../../core/rotation/own-key.js';
import type { Identity } from '../aws-port.js';
import { askFor } from '../editing/edit-request.js';
import type { AwsSide } from './aws-side.js';
import type { Failed, RotationParts } from './parts.js';
import type { StoresSide } from './stores-side.js';
import { standsHere, twoKeys } from './two-keys.js';

/** The long-term key that a profile holds itself. */
export function ownKeyOf(profile: Profile): Result<RotationKey> {
  const key = longTermKeyOf(profile);
  return typeof key === 'string' ? notPossible(profile.name, key) : succeed(key);
}

export interface PreflightAround {
  readonly parts: RotationParts;
  readonly aws: AwsSide;
  readonly stores: StoresSide;
  readonly profile: string;
  readonly deletesUnused: boolean;
}

interface Examined {
  readonly identity: Identity;
  readonly userName: string;
  readonly keys: readonly KeyOnAws[];
}

/** Whether the key can be rotated; AWS is asked, and nothing becomes other than it is. */
async function examine(
  { aws, stores, profile }: PreflightAround,
  oldKey: RotationKey,
): Promise<Result<Examined>> {
  const identity = await aws.identity(oldKey);
  if (!identity.ok) return identity;
  const userName = userOf(profile, identity.value);
  if (!userName.ok) return userName;
  const standing = await stores.standing(oldKey.accessKeyId, null);
  if (!standing.ok) return standing;
  if (!standing.value.old) return notPossible(profile, 'key-elsewhere');
  const listed = await aws.keys(userName.value, [oldKey]);
  if (!listed.ok) return listed;
  const own = listed.value.find(({ accessKeyId }) => accessKeyId === oldKey.accessKeyId);
  if (own?.isActive !== true) return notPossible(profile, 'key-elsewhere');
  // As it is already: what it tells is whether it may be done, before there is a second key that nobody could deactivate.
  const { accessKeyId } = oldKey;
  const allowed = await aws.setActive({ userName: userName.value, accessKeyId, isActive: true }, [oldKey]);
  if (!allowed.ok) return allowed;
  return succeed({ identity: identity.value, userName: userName.value, keys: listed.value });
}

/** What `preflight` would find; the other key of two fails as it does there. */
export async function checkKey(
  around: PreflightAround,
  oldKey: RotationKey,
): Promise<Result<Pick<Rotation, 'accountId' | 'userName'>>> {
  const examined = await examine(around, oldKey);
  if (!examined.ok) return examined;
  const { identity, userName, keys } = examined.value;
  const { aws, stores, profile } = around;
  const other = keys.find(({ accessKeyId }) => accessKeyId !== oldKey.accessKeyId);
  if (other !== undefined)
    return fail(await twoKeys({ aws, stores, profile, userName, signer: oldKey }, other));
  return succeed({ accountId: identity.accountId, userName });
}

/** Makes nothing but the journal's first line; where it is asked for, the unused key is deleted. */
export async function preflight(around: PreflightAround, oldKey: RotationKey): Promise<Result<Rotation>> {
  const { parts, profile } = around;
  const examined = await examine(around, oldKey);
  if (!examined.ok) return examined;
  const { userName } = examined.value;
  const known = await withOneKey(around, oldKey, userName, examined.value.keys);
  if (!known.ok) return known;
  const { accountId, arn } = examined.value.identity;
  return succeed({
    ...{ profile, accountId, arn, oldKey, userName },
    id: parts.ports.random.hex(16),
    newKey: null,
    knownKeys: known.value,
    attemptedAt: null,
    lastAttemptAt: null,
    stage: 'create',
    backTo: null,
    ended: null,
    startedAt: parts.ports.clock.now(),
    endedAt: null,
    proofs: [],
    change: null,
    putBackChange: null,
    remindAt: null,
  });
}

function userOf(profile: string, { arn }: Identity): Result<string> {
  const resource = arn.split(':').slice(5).join(':');
  if (resource === 'root') return notPossible(profile, 'root-user');
  const name = resource.startsWith('user/') ? resource.slice(resource.lastIndexOf('/') + 1) : '';
  return name === '' ? notPossible(profile, 'not-a-user') : succeed(name);
}

/** Milliseconds, 30 days: somebody needs a key that was used since. */
const unusedAfter = 30 * 24 * 60 * 60_000;

/** IDs of the keys that the user then has. */
async function withOneKey(
  around: PreflightAround,
  oldKey: RotationKey,
  userName: string,
  keys: readonly KeyOnAws[],
): Promise<Result<readonly string[]>> {
  const { parts, aws, stores, profile, deletesUnused } = around;
  const other = keys.find(({ accessKeyId }) => accessKeyId !== oldKey.accessKeyId);
  if (other === undefined) return succeed(keys.map(({ accessKeyId }) => accessKeyId));
  const { accessKeyId } = other;
  const use = await aws.lastUse(accessKeyId, [oldKey]);
  const isUsed = use !== null && use.at !== null && aws.now() - use.at < unusedAfter;
  if (!deletesUnused || isUsed || (await standsHere(stores, accessKeyId)))
    return fail(await twoKeys({ aws, stores, profile, userName, signer: oldKey }, other));
  const shown = maskAccessKeyId(accessKeyId);
  const request = {
    kind: 'delete-access-key',
    profile,
    userName,
    accessKeyId: shown,
    why: 'unused',
  } as const;
  const refused = await askFor(parts.ports.consent, request);
  if (refused !== null) return fail(refused);
  const deleted = await aws.delete({ userName, accessKeyId }, [oldKey]);
  if (!deleted.ok) return deleted;
  await parts.activity.record('key-deleted', { profile, reason: shown });
  return succeed([oldKey.accessKeyId, accessKeyId]);
}

export function notPossible(
  profile: string,
  reason: FailureFacts<'rotation-not-possible'>['reason'],
): Failed {
  return fail<Failure>({ code: 'rotation-not-possible', facts: { profile, reason }, action: null });
}
