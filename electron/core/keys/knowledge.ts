/** What AWS said of access keys, as it is remembered: no secret is in it. Pure. */
import type { KeyUntold } from '../../../shared/vocabulary.js';

export type KeyStatus = 'active' | 'inactive' | 'gone';

/** ISO times in UTC, as of AWS's answers. */
export interface KnownKey {
  readonly at: string;
  readonly accountId: string;
  readonly userName: string | null;
  readonly arn: string;
  readonly isRoot: boolean;
  readonly status: KeyStatus | null;
  readonly createdAt: string | null;
  readonly lastUse: {
    readonly at: string | null;
    readonly service: string | null;
    readonly region: string | null;
  } | null;
  readonly otherKeys: readonly OtherKey[];
  readonly untold: readonly KeyUntold[];
  /** When Keyway asked about it, the last times: what AWS tells as its last use may be that. */
  readonly askedAt: readonly string[];
}

export type UseOfKey = KnownKey['lastUse'];

const askedKept = 20;
/** Milliseconds that AWS's and this computer's idea of when a request was made may differ. */
const sameTime = 120_000;
const askedServices: ReadonlySet<string | null> = new Set(['iam', 'sts']);

/** @param now ISO time */
export function askedNow(before: KnownKey | null, now: string): readonly string[] {
  return [...(before?.askedAt ?? []), now].slice(-askedKept);
}

/** What AWS tells as the last use, or what it told before where that was Keyway's own asking. */
export function usedByOthers(told: UseOfKey, before: KnownKey | null): UseOfKey {
  if (told?.at == null || before === null || !askedServices.has(told.service)) return told;
  const at = Date.parse(told.at);
  const isOwn = before.askedAt.some((asked) => Math.abs(Date.parse(asked) - at) <= sameTime);
  return isOwn && before.lastUse !== null ? before.lastUse : told;
}

export interface OtherKey {
  readonly accessKeyId: string;
  readonly status: KeyStatus;
  readonly createdAt: string | null;
}

/** By access key ID. */
export type KnownKeys = Readonly<Record<string, KnownKey>>;

export function knownOf(keys: KnownKeys, accessKeyId: string): KnownKey | null {
  return Object.hasOwn(keys, accessKeyId) ? (keys[accessKeyId] ?? null) : null;
}

export function isSameUser(one: UserOfKey, other: UserOfKey): boolean {
  return one.accountId === other.accountId && one.userName === other.userName && one.isRoot === other.isRoot;
}
export type UserOfKey = Pick<KnownKey, 'accountId' | 'userName' | 'isRoot'>;

/** With another status of a key, at its own entry and where it is the other key of its user. */
export function withStatus(keys: KnownKeys, accessKeyId: string, status: KeyStatus): KnownKeys {
  const changed = Object.entries(keys).map(([id, key]): readonly [string, KnownKey] => {
    if (id === accessKeyId) return [id, { ...key, status }];
    const others = key.otherKeys.map((other) =>
      other.accessKeyId === accessKeyId ? { ...other, status } : other,
    );
    // One that was deleted is no key of the user any more.
    return [id, { ...key, otherKeys: others.filter((other) => other.status !== 'gone') }];
  });
  return Object.fromEntries(changed);
}

/** IDs of keys that AWS is known to have listed beside this one, or that were learned to be of the same user. */
export function keysOfSameUser(keys: KnownKeys, accessKeyId: string): readonly string[] {
  const own = knownOf(keys, accessKeyId);
  return Object.entries(keys).flatMap(([id, key]) => {
    if (id === accessKeyId || key.status === 'gone') return [];
    const isListed = key.otherKeys.some((other) => other.accessKeyId === accessKeyId);
    return isListed || (own !== null && isSameUser(own, key)) ? [id] : [];
  });
}
