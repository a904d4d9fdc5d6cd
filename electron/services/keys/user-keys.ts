/** What AWS tells of the keys of one user: ListAccessKeys once, and when each was last used. */
import type { Failure } from '../../../shared/models/failure.js';
import {
  askedNow,
  type KeyStatus,
  type KnownKey,
  type KnownKeys,
  knownOf,
  type OtherKey,
  usedByOthers,
  type UseOfKey,
} from '../../core/keys/knowledge.js';
import type { KeyOnAws } from '../../core/rotation/next.js';
import type { LastUse } from '../aws-port.js';
import { isoOf } from '../rotation/rows.js';
import type { ExaminedKey } from './reaching.js';

/** One key of the user, as it is to be remembered. */
export type ToldKey =
  | { readonly accessKeyId: string; readonly kind: 'told'; readonly known: KnownKey }
  /** `known`: what can be said without the code that is waited for. */
  | {
      readonly accessKeyId: string;
      readonly kind: 'waiting';
      readonly known: KnownKey;
      readonly device: string;
      readonly profile: string;
    }
  | { readonly accessKeyId: string; readonly kind: 'failed'; readonly failure: Failure };

interface UserQuestion {
  /** Keys that AWS takes, one at least. */
  readonly members: readonly ExaminedKey[];
  /** Keys that AWS does not take, which may be inactive ones of this user. */
  readonly silent: readonly string[];
  /** Those of them that are known to have been this user's. */
  readonly formerly: ReadonlySet<string>;
  /** What was known before. */
  readonly before: KnownKeys;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Told<Value> =
  | { readonly kind: 'told'; readonly value: Value }
  | { readonly kind: 'untold' }
  | { readonly kind: 'waiting' | 'failed'; readonly failure: Failure };

export async function askUser(question: UserQuestion): Promise<readonly ToldKey[]> {
  const { members } = question;
  const signer = members.find(({ hasSession }) => hasSession) ?? members[0];
  if (signer === undefined) return [];
  const { aws, key, userName, isRoot } = signer;
  const isOfAUser = isRoot || userName !== null;
  const listed: Told<readonly KeyOnAws[]> = isOfAUser
    ? toldOf(await aws.keys(userName, [key]))
    : { kind: 'untold' };
  if (listed.kind === 'failed')
    return members.map(({ accessKeyId }) => ({ accessKeyId, kind: 'failed', failure: listed.failure }));
  const silent = listed.kind === 'told' ? belonging(question, listed.value) : [];
  const told: ToldKey[] = [];
  for (const accessKeyId of [...members.map((member) => member.accessKeyId), ...silent])
    told.push(await toldKey(accessKeyId, { signer, listed, question }));
  return told;
}

/** Of the keys that AWS does not take: those that it lists for this user, and those that were this user's. */
function belonging({ silent, formerly }: UserQuestion, listed: readonly KeyOnAws[]): readonly string[] {
  const ids = new Set(listed.map(({ accessKeyId }) => accessKeyId));
  return silent.filter((accessKeyId) => ids.has(accessKeyId) || formerly.has(accessKeyId));
}

interface ToldAround {
  readonly signer: ExaminedKey;
  readonly listed: Told<readonly KeyOnAws[]>;
  readonly question: UserQuestion;
}

async function toldKey(accessKeyId: string, around: ToldAround): Promise<ToldKey> {
  const { signer, listed, question } = around;
  const status = statusOf(accessKeyId, question.members, listed);
  const use = status === 'gone' ? notThere : await lastUseOf(accessKeyId, around);
  if (use.kind === 'failed') return { accessKeyId, kind: 'failed', failure: use.failure };
  const known = knownNow(accessKeyId, { ...around, status, use });
  const waits = [listed, use].find(({ kind }) => kind === 'waiting');
  const failure = waits?.kind === 'waiting' ? waits.failure : null;
  return failure?.code === 'mfa-needed'
    ? { accessKeyId, kind: 'waiting', known, device: failure.facts.device, profile: signer.profile }
    : { accessKeyId, kind: 'told', known };
}

const notThere: Told<LastUse> = { kind: 'untold' };

/** What the key itself was told, or, where a policy kept that from it, what another key of the user is. */
async function lastUseOf(
  accessKeyId: string,
  { signer, question }: Pick<ToldAround, 'signer' | 'question'>,
): Promise<Told<LastUse>> {
  const own = question.members.find((member) => member.accessKeyId === accessKeyId);
  const isFinal = own !== undefined && (own.use.ok || own === signer);
  return toldOf(isFinal ? own.use : await signer.aws.askLastUse(accessKeyId, [signer.key]));
}

function knownNow(
  accessKeyId: string,
  around: ToldAround & { readonly status: KeyStatus | null; readonly use: Told<LastUse> },
): KnownKey {
  const { signer, listed, question, status, use } = around;
  const { accountId, userName, arn, isRoot } = signer;
  const before = knownOf(question.before, accessKeyId);
  const at = new Date(question.now).toISOString();
  const keys = listed.kind === 'told' ? listed.value : [];
  const lastUse = use.kind === 'told' ? { ...use.value, at: isoOf(use.value.at) } : null;
  return {
    ...{ at, accountId, userName, arn, isRoot, status },
    createdAt: isoOf(keys.find((key) => key.accessKeyId === accessKeyId)?.createdAt ?? null),
    lastUse: usedByOthers(toUse(lastUse), before),
    otherKeys: keys.flatMap((key) => (key.accessKeyId === accessKeyId ? [] : [toOther(key)])),
    untold: [
      ...(listed.kind === 'told' ? [] : (['keys'] as const)),
      ...(use.kind === 'told' || status === 'gone' ? [] : (['last-use'] as const)),
    ],
    askedAt: askedNow(before, at),
  };
}

function toUse(use: NonNullable<UseOfKey> | null): UseOfKey {
  return use === null ? null : { at: use.at, service: use.service, region: use.region };
}

function toOther({ accessKeyId, isActive, createdAt }: KeyOnAws): OtherKey {
  return { accessKeyId, status: isActive ? 'active' : 'inactive', createdAt: isoOf(createdAt) };
}

/** One that AWS takes is active, where nothing else tells; the list may be behind. */
function statusOf(
  accessKeyId: string,
  members: readonly ExaminedKey[],
  listed: Told<readonly KeyOnAws[]>,
): KeyStatus | null {
  const isTaken = members.some((member) => member.accessKeyId === accessKeyId);
  if (listed.kind !== 'told') return isTaken ? 'active' : null;
  const found = listed.value.find((key) => key.accessKeyId === accessKeyId);
  if (found === undefined) return isTaken ? 'active' : 'gone';
  return found.isActive ? 'active' : 'inactive';
}

/** What a policy denies is not told, unless a code would help. */
function toldOf<Value>(
  answer: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure },
): Told<Value> {
  if (answer.ok) return { kind: 'told', value: answer.value };
  const { failure } = answer;
  if (failure.code === 'rotation-denied') return { kind: 'untold' };
  return { kind: failure.code === 'mfa-needed' ? 'waiting' : 'failed', failure };
}
