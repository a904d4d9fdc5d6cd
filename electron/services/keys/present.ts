/** The keys of this moment, and what is known around them. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { KeyProgram, KeyPrograms } from '../../../shared/models/key.js';
import type { RotationRow } from '../../../shared/models/rotation.js';
import { findKeys, type FoundKey } from '../../core/keys/inventory.js';
import type { Profile } from '../../core/profiles/profile.js';
import type { Ports } from '../ports.js';
import type { Moment } from '../profiles.js';
import { homeOf } from '../sessions/home.js';
import type { KeysParts } from './parts.js';

export interface Present extends KeysOfMoment {
  readonly isStoreLocked: boolean;
}

interface KeysOfMoment {
  readonly keys: readonly FoundKey[];
  /** A profile as tools, and rotations, come to it by that name. */
  readonly find: (name: string) => Profile | undefined;
}

export async function presentKeys({ profiles }: Pick<KeysParts, 'profiles'>): Promise<Present> {
  const moment = await profiles.moment([]);
  const { snapshot, storeFailure } = moment;
  return { ...keysOfMoment(moment), isStoreLocked: snapshot.store !== null && storeFailure !== null };
}

export function keysOfMoment(moment: Moment): KeysOfMoment {
  const { set, active } = moment;
  const managedCopyOf = active.upToDate ? active.copyOf : null;
  const { find } = homeOf(moment);
  return { find, keys: findKeys({ set, managedCopyOf, find }) };
}

/** Opaque, and the same in every process: the window is told no key ID. */
export function handleOf({ digests }: Pick<Ports, 'digests'>, accessKeyId: string): string {
  return digests.hex('sha256', `keyway access key ${accessKeyId}`).slice(0, 40);
}

export async function findKey(
  { ports, profiles }: Pick<KeysParts, 'ports' | 'profiles'>,
  id: string,
): Promise<Result<FoundKey>> {
  const { keys } = await presentKeys({ profiles });
  const found = keys.find(({ accessKeyId }) => handleOf(ports, accessKeyId) === id);
  return found === undefined
    ? fail<Failure>({ code: 'key-not-found', facts: {}, action: null })
    : succeed(found);
}

/** Rotations that are not ended, by the ID of either key. */
export function rotationsByKey(rows: readonly RotationRow[]): ReadonlyMap<string, RotationRow> {
  const open = rows.filter(({ ended }) => ended === null);
  return new Map(
    open.flatMap((row) => [
      [row.oldKeyId, row] as const,
      ...(row.newKeyId === null ? [] : [[row.newKeyId, row] as const]),
    ]),
  );
}

/** Names of profiles whose running session was made with the key that they come to now, by that key. */
export async function sessionsByKey(
  { sessions }: Pick<KeysParts, 'sessions'>,
  keys: readonly FoundKey[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { sessions: rows } = await sessions.list('whole');
  const running = new Set(rows.flatMap(({ state, profile }) => (state === 'running' ? [profile] : [])));
  return new Map(
    keys.map(({ accessKeyId, places, dependants }) => {
      const users = new Set([...places.map(({ name }) => name), ...dependants]);
      return [accessKeyId, [...users].filter((name) => running.has(name))];
    }),
  );
}

const keyVariable = 'AWS_ACCESS_KEY_ID';

/** Running programs of this user that have one of these keys in their environment; nothing of it but the names. */
export async function programsWith(
  ports: KeysParts['ports'],
  keys: readonly FoundKey[],
): Promise<KeyPrograms> {
  const { environments } = ports;
  if (!environments.seesProcesses) return { programs: [], isKnown: false };
  const ids = new Map(keys.map(({ accessKeyId }) => [accessKeyId, handleOf(ports, accessKeyId)]));
  const programs = (await environments.processes()).flatMap(
    ({ pid, program, environment }): readonly KeyProgram[] => {
      const key = ids.get(environment[keyVariable]?.trim() ?? '');
      return key === undefined ? [] : [{ key, pid, program, variable: keyVariable }];
    },
  );
  return { programs, isKnown: true };
}
