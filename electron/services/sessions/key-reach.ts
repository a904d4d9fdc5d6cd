/** How AWS is asked with an access key that stands in a profile: Keyway's own use of it, whoever else may be handed it. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import { connectionOf } from '../../core/aws/connection.js';
import { type Partition, partitionOf, partitionOfArn } from '../../core/aws/partitions.js';
import { known } from '../../core/dialects/known-settings.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { type Profile, textOf } from '../../core/profiles/profile.js';
import type { SessionPlan } from '../../core/sessions/plan.js';
import type { Secret } from '../../core/secret.js';
import type { Target } from '../../core/switching/switch-files.js';
import type { AwsConnection, AwsCredentials } from '../aws-port.js';
import type { Moment } from '../profiles.js';
import { toAws } from './asking.js';
import { homeOf, plannedOf, regionAround } from './home.js';
import { makeSession, type Shared } from './making.js';
import type { Workings } from './parts.js';
import { usualOptions } from './runs.js';

/** A long-term access key. */
export interface LongTermKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
}

export interface KeyReach {
  readonly connection: AwsConnection;
  /** Made of the key with a code of its user's device; null: the key signs by itself. */
  readonly session: AwsCredentials | null;
  /** Whose code a policy may ask for; null where the profile names none. */
  readonly mfaDevice: string | null;
}

/**
 * The connection that the profile's settings make, its endpoints allowed, and the session that was made with MFA before, or is
 * made now with the given code.
 */
export async function keyReach(
  work: Workings,
  place: Target,
  key: LongTermKey,
  shared: Shared,
): Promise<Result<KeyReach>> {
  const moment = await work.profiles.moment([]);
  const home = homeOf(moment);
  const refused = place.location === null ? home.refused(place.name) : null;
  if (refused !== null) return fail(refused);
  const profile = moment.at(place);
  if (profile === undefined) return fail(missing(moment, place));
  const planned = plannedOf(work.ports, home, planOf(profile, key));
  if (!planned.ok) return planned;
  const { plan, answer } = planned.value;
  const { connection, elsewhere } = answer;
  const allowed = await work.approvals.allowEndpoints(profile.name, elsewhere, shared.isPersonPresent);
  if (!allowed.ok) return allowed;
  const reach = { connection, mfaDevice: plan.mfaDevice };
  if (plan.mfaDevice === null) return succeed({ ...reach, session: null });
  const keeps = (await work.keeper.look()).kept !== 'locked';
  const question = { planned: planned.value, options: usualOptions, shared, isRenewal: false, keeps };
  const made = await makeSession(work, question);
  if (made.ok) return succeed({ ...reach, session: toAws(made.value.credentials) });
  // A key with an MFA device is a key all the same, which signs without one.
  return made.failure.code === 'mfa-needed' ? succeed({ ...reach, session: null }) : made;
}

/** Where no profile is left whose settings could be gone by. @param name whom endpoints are asked for */
export async function keyReachWithout(
  { ports, approvals }: Workings,
  name: string,
  arn: string,
  { isPersonPresent }: Shared,
): Promise<Result<KeyReach>> {
  const { environment, places } = ports;
  const { connection, elsewhere, invalid } = connectionOf({
    ...{ settings: new Map(), services: null, environment },
    region: regionIn(partitionOfArn(arn), regionAround(environment)),
    workingFolder: places.workingFolder,
  });
  if (invalid !== null) {
    const facts = { profile: name, reason: 'setting-invalid', setting: invalid } as const;
    return fail<Failure>({ code: 'session-not-possible', facts, action: null });
  }
  const allowed = await approvals.allowEndpoints(name, elsewhere, isPersonPresent);
  return allowed.ok ? succeed({ connection, session: null, mfaDevice: null }) : allowed;
}

/** What the environment names may be of another partition, where nobody knows the key. */
function regionIn(partition: Partition | null, around: string | null): string | null {
  if (partition === null) return around;
  return around !== null && partitionOf(around).name === partition.name ? around : partition.iamRegion;
}

function planOf(profile: Profile, { accessKeyId, secretAccessKey }: LongTermKey): SessionPlan {
  const serial = textOf(profile, known.mfa_serial)?.trim() ?? '';
  return {
    profile,
    kind: serial === '' ? 'access-key' : 'session-token',
    base: {
      kind: 'access-key',
      profile: profile.name,
      key: { accessKeyId, secretAccessKey, sessionToken: null, expiration: null },
    },
    mfaDevice: serial === '' ? null : serial,
    roles: [],
    accountId: profile.accountId,
    roleName: null,
    sourceProfile: null,
  };
}

function missing({ storeFailure }: Moment, { name, location }: Target): Failure {
  const isShut = location === storeLocation && storeFailure !== null;
  return isShut ? storeFailure : { code: 'profile-not-found', facts: { name }, action: null };
}
