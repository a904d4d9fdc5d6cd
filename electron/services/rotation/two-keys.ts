/** The other key of a user who has two: what is known of it, for the person to choose. */
import type { Failure } from '../../../shared/models/failure.js';
import { maskAccessKeyId } from '../../core/masking.js';
import type { RotationKey } from '../../core/rotation/journal.js';
import type { KeyOnAws } from '../../core/rotation/next.js';
import type { AwsSide } from './aws-side.js';
import { isoOf } from './rows.js';
import type { StoresSide } from './stores-side.js';

interface TwoKeysAround {
  readonly aws: AwsSide;
  readonly stores: StoresSide;
  readonly profile: string;
  readonly userName: string;
  readonly signer: RotationKey;
}

/** Where the store cannot be looked at, it counts as standing here. */
export async function standsHere(stores: StoresSide, accessKeyId: string): Promise<boolean> {
  const standing = await stores.standing(accessKeyId, null);
  return standing.ok ? standing.value.old : true;
}

export async function twoKeys(around: TwoKeysAround, other: KeyOnAws): Promise<Failure> {
  const { aws, stores, profile, userName, signer } = around;
  const used = await aws.lastUse(other.accessKeyId, [signer]);
  const facts = {
    ...{ profile, userName },
    otherKey: maskAccessKeyId(other.accessKeyId),
    isActive: other.isActive,
    isHere: await standsHere(stores, other.accessKeyId),
    lastUsedAt: isoOf(used?.at ?? null),
    service: used?.service ?? null,
  };
  return { code: 'rotation-two-keys', facts, action: null };
}
