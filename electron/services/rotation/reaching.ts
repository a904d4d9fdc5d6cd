/** Whose key a rotation is about, and how AWS is asked for it: by the profile that has the key, and by none where none has it any more. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { RotationEvent } from '../../core/rotation/advance.js';
import { rotatedBy } from '../../core/keys/rotated-by.js';
import type { Rotation, RotationKey } from '../../core/rotation/journal.js';
import type { Target } from '../../core/switching/switch-files.js';
import { askFor } from '../editing/edit-request.js';
import { handleOf, keysOfMoment } from '../keys/present.js';
import type { RotationOptions } from '../rotation-api.js';
import { homeOf } from '../sessions/home.js';
import type { KeyReach } from '../sessions/key-reach.js';
import { AwsSide } from './aws-side.js';
import type { RotationParts } from './parts.js';
import { notPossible, ownKeyOf } from './preflight.js';
import type { StoresSide } from './stores-side.js';

export interface ReachAround {
  readonly parts: RotationParts;
  readonly stores: StoresSide;
}

/** A profile, and the key that it has itself. */
interface PlacedKey {
  readonly place: Target;
  readonly key: RotationKey;
}

/** @param handle of the key that is meant; null: whichever the profile has. Fails with `rotation-not-possible` where it has another */
export async function placeByName(
  { parts, stores }: ReachAround,
  name: string,
  handle: string | null,
): Promise<Result<PlacedKey>> {
  const moment = await stores.look();
  if (!moment.ok) return moment;
  const home = homeOf(moment.value);
  const profile = home.find(name);
  if (profile === undefined)
    return fail<Failure>(home.missed() ?? { code: 'profile-not-found', facts: { name }, action: null });
  const key = ownKeyOf(profile);
  if (!key.ok) return key;
  if (handle !== null && handleOf(parts.ports, key.value.accessKeyId) !== handle)
    return notPossible(name, 'other-key');
  return succeed({ place: { name, location: profile.location }, key: key.value });
}

/** A key that stands here. */
export interface KeyHere {
  /** Name of a profile that has it. */
  readonly profile: string;
  /** The one by which it is rotated; null where none leads to it. */
  readonly rotatedBy: string | null;
}

/** Fails where a file, or the store, cannot be looked at. */
export async function keysByHandle({
  parts,
  stores,
}: ReachAround): Promise<Result<ReadonlyMap<string, KeyHere>>> {
  const moment = await stores.look();
  if (!moment.ok) return moment;
  const { keys, find } = keysOfMoment(moment.value);
  return succeed(
    new Map(
      keys.map((key) => [
        handleOf(parts.ports, key.accessKeyId),
        { profile: key.places[0]?.name ?? '', rotatedBy: rotatedBy(key, find) },
      ]),
    ),
  );
}

/** The connection that the profile's settings make, its endpoints allowed; and a session where one was made with MFA. */
export async function reachByPlace(
  parts: RotationParts,
  { place, key }: PlacedKey,
  { mfa, signal }: RotationOptions,
): Promise<Result<AwsSide>> {
  const reach = await parts.sessions.keyReach(place, key, mfa, signal);
  return reach.ok ? succeed(sideOf(parts, place.name, reach.value, signal)) : reach;
}

/**
 * By a profile that has either key. Where none has it, nothing is left for a rotation to save or to end: it stops. To take back
 * what it did to AWS nobody's settings are needed, and no tool uses the keys; the person is asked, for it goes to AWS itself.
 * @param asked what the person asks for beside going on; null: nothing
 */
export async function reachUnderWay(
  { parts, stores }: ReachAround,
  rotation: Rotation,
  asked: RotationEvent | null,
  options: RotationOptions,
): Promise<Result<AwsSide>> {
  const { profile, userName, arn, oldKey, newKey } = rotation;
  const found = await stores.placeOf(profile, [...(newKey === null ? [] : [newKey]), oldKey]);
  if (!found.ok) return found;
  if (found.value !== null) return reachByPlace(parts, found.value, options);
  if (!goesBack(rotation, asked)) return gone(rotation);
  const refused = await askFor(parts.ports.consent, { kind: 'rotate-without-profile', profile, userName });
  if (refused !== null) return fail(refused);
  const reach = await parts.sessions.keyReachWithout(profile, arn, options.signal);
  return reach.ok ? succeed(sideOf(parts, profile, reach.value, options.signal)) : reach;
}

function goesBack({ backTo }: Rotation, asked: RotationEvent | null): boolean {
  return backTo !== null || asked?.kind === 'abort-asked' || asked?.kind === 'undo-asked';
}

function gone({ profile, stage }: Rotation): Result<never> {
  return fail<Failure>({
    code: 'rotation-stopped',
    facts: { profile, stage, reason: 'not-in-stores' },
    action: null,
  });
}

function sideOf(
  { ports, sessions }: RotationParts,
  profile: string,
  reach: KeyReach,
  signal: RotationOptions['signal'],
): AwsSide {
  const noteClock = (offset: number): void => sessions.noteClock(offset);
  return new AwsSide(ports, { profile, ...reach, signal, noteClock });
}
