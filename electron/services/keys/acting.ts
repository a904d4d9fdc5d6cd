/** Deactivating, reactivating and deleting one access key on AWS, outside of any rotation. */
import { fail, type Failure, type Result, succeed } from '../../../shared/models/failure.js';
import type { KeyAction } from '../../../shared/models/key.js';
import type { ConsentRequest } from '../../../shared/models/consent.js';
import type { FoundKey } from '../../core/keys/inventory.js';
import {
  isSameUser,
  keysOfSameUser,
  type KeyStatus,
  type KnownKey,
  knownOf,
  withStatus,
} from '../../core/keys/knowledge.js';
import { maskAccessKeyId } from '../../core/masking.js';
import { askFor } from '../editing/edit-request.js';
import { hasJournal } from '../rotation/journal-file.js';
import { aloneWithKey } from '../rotation/lock.js';
import type { KeyMemory } from './memory.js';
import type { KeysParts } from './parts.js';
import { rotationsByKey } from './present.js';
import {
  type IdentifiedKey,
  identifyKey,
  isUnknownKey,
  notUsable,
  reachKey,
  type ReachOptions,
} from './reaching.js';

interface ActingAround {
  readonly parts: KeysParts;
  readonly memory: KeyMemory;
}

interface ActQuestion {
  readonly key: FoundKey;
  /** Every key that stands here: another of the same user may have to sign. */
  readonly all: readonly FoundKey[];
  readonly action: KeyAction;
}

/** One process at a time for a key, rotations among them. */
export function actOnKey(
  around: ActingAround,
  question: ActQuestion,
  options: ReachOptions,
): Promise<Result<null>> {
  const work = (): Promise<Result<null>> => act(around, question, options);
  return aloneWithKey(around.parts.ports, question.key.accessKeyId, work);
}

async function act(
  around: ActingAround,
  question: ActQuestion,
  options: ReachOptions,
): Promise<Result<null>> {
  const { parts, memory } = around;
  const { accessKeyId } = question.key;
  const free = await notRotated(parts, accessKeyId);
  if (!free.ok) return free;
  const signer = await signerFor(around, question, options);
  if (!signer.ok) return signer;
  const refused = await askPerson(parts, question, signer.value);
  if (refused !== null) return fail(refused);
  const done = await signAndSend(around, question, signer.value, options);
  if (!done.ok) {
    if (isGone(done.failure)) return goneNow(memory, accessKeyId);
    return fail(asKeyFailure(done.failure));
  }
  await note(around, question, signer.value);
  return succeed(null);
}

/** A key that comes or goes by a rotation is that rotation's. Fails where nobody can tell. */
async function notRotated({ ports, rotation }: KeysParts, accessKeyId: string): Promise<Result<null>> {
  if (!(await hasJournal(ports))) return succeed(null);
  const rows = await rotation.list('whole');
  if (!rows.ok) return rows;
  const begun = rotationsByKey(rows.value).get(accessKeyId);
  if (begun === undefined) return succeed(null);
  const { profile, stage } = begun;
  return fail({ code: 'rotation-under-way', facts: { profile, stage }, action: null });
}

/** The key itself where AWS takes it, else another key of its user that stands here. */
async function signerFor(
  around: ActingAround,
  question: ActQuestion,
  options: ReachOptions,
): Promise<Result<IdentifiedKey>> {
  const { parts } = around;
  const { key } = question;
  const own = await reachKey(parts, key, options);
  const isAlone =
    !own.ok && own.failure.code === 'key-not-usable' && own.failure.facts.reason === 'no-secret';
  if (!own.ok && !isAlone) return own;
  const identity = own.ok ? await identifyKey(own.value) : own;
  if (identity.ok) return identity;
  if (!isAlone && !isUnknownKey(identity.failure)) return identity;
  return otherOfUser(around, question, options);
}

/** Another key of its user that stands here, and that AWS takes. */
async function otherOfUser(
  { parts, memory }: ActingAround,
  { key, all }: ActQuestion,
  options: ReachOptions,
): Promise<Result<IdentifiedKey>> {
  const known = await memory.read();
  const ids = new Set(keysOfSameUser(known, key.accessKeyId));
  for (const helper of all.filter(({ accessKeyId }) => ids.has(accessKeyId))) {
    const reached = await reachKey(parts, helper, options);
    if (!reached.ok) continue;
    const signer = await identifyKey(reached.value);
    if (signer.ok && (await ownsKey(signer.value, key.accessKeyId))) return signer;
    const before = knownOf(known, key.accessKeyId);
    if (signer.ok && before !== null && isSameUser(before, signer.value))
      return goneNow(memory, key.accessKeyId);
  }
  return fail(notUsable(key.accessKeyId, 'no-signer'));
}

/** Where the list is denied, acting itself tells. */
async function ownsKey({ aws, key, userName }: IdentifiedKey, accessKeyId: string): Promise<boolean> {
  const listed = await aws.keys(userName, [key]);
  return !listed.ok || listed.value.some((each) => each.accessKeyId === accessKeyId);
}

async function askPerson(
  { ports }: KeysParts,
  { key, action }: ActQuestion,
  { profile, userName }: IdentifiedKey,
): Promise<Failure | null> {
  if (action === 'activate') return null;
  const places = new Set([...key.places.map(({ name }) => name), ...key.dependants]);
  const facts = {
    profile: key.places[0]?.name ?? profile,
    accessKeyId: maskAccessKeyId(key.accessKeyId),
    userName: userName ?? 'root',
  };
  const request: ConsentRequest =
    action === 'delete'
      ? { kind: 'delete-access-key', ...facts, why: 'alone' }
      : { kind: 'deactivate-access-key', ...facts, profiles: places.size };
  return askFor(ports.consent, request);
}

/** A key that was just deactivated may pass for itself a while longer and not sign, for AWS catches up by and by: then the other one signs. */
async function signAndSend(
  around: ActingAround,
  question: ActQuestion,
  signer: IdentifiedKey,
  options: ReachOptions,
): Promise<Result<null>> {
  const { key, action } = question;
  const done = await send(signer, key.accessKeyId, action);
  const isItself = signer.key.accessKeyId === key.accessKeyId;
  if (done.ok || !isItself || !isUnknownKey(done.failure)) return done;
  const other = await otherOfUser(around, question, options);
  return other.ok ? send(other.value, key.accessKeyId, action) : other;
}

function send(
  { aws, key, userName }: IdentifiedKey,
  accessKeyId: string,
  action: KeyAction,
): Promise<Result<null>> {
  if (action === 'delete') return aws.delete({ userName, accessKeyId }, [key]);
  return aws.setActive({ userName, accessKeyId, isActive: action === 'activate' }, [key]);
}

function isGone({ code, facts }: Failure): boolean {
  return code === 'aws-refused' && facts.reason === 'no-such-entity';
}

async function goneNow(memory: KeyMemory, accessKeyId: string): Promise<Result<never>> {
  await memory.change((present) => withStatus(present, accessKeyId, 'gone'));
  return fail(notUsable(accessKeyId, 'gone'));
}

/** The same of keys alone: nothing is to be resumed or taken back. */
function asKeyFailure(failure: Failure): Failure {
  return failure.code === 'rotation-denied' ? { ...failure, code: 'key-denied' } : failure;
}

const outcomes = {
  deactivate: { status: 'inactive', kind: 'key-deactivated' },
  activate: { status: 'active', kind: 'key-reactivated' },
  delete: { status: 'gone', kind: 'key-deleted' },
} as const satisfies Readonly<Record<KeyAction, { readonly status: KeyStatus; readonly kind: string }>>;

async function note(
  { parts, memory }: ActingAround,
  { key, action }: ActQuestion,
  { accountId, userName, arn, isRoot }: IdentifiedKey,
): Promise<void> {
  const { accessKeyId } = key;
  const { status, kind } = outcomes[action];
  const learned: KnownKey = {
    ...{ accountId, userName, arn, isRoot, status },
    at: new Date(parts.ports.clock.now()).toISOString(),
    createdAt: null,
    lastUse: null,
    otherKeys: [],
    untold: [],
    askedAt: [],
  };
  await memory.change((present) =>
    withStatus({ ...present, [accessKeyId]: knownOf(present, accessKeyId) ?? learned }, accessKeyId, status),
  );
  const profile = key.places[0]?.name ?? null;
  await parts.activity.record(kind, { profile, reason: maskAccessKeyId(accessKeyId) });
}
