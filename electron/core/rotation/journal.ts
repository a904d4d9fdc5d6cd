/** What is written down of a rotation before and after each of its steps, so that another process can go on with it. Secrets are in it: it is sealed at once. */
import { rotationStages } from '../../../shared/vocabulary.js';
import { Secret } from '../secret.js';
import { type JsonObject, parseObject, toCount, toList, toObject, toText } from '../store/json-reading.js';

export type RotationStage = (typeof rotationStages)[number];

export interface RotationKey {
  readonly accessKeyId: string;
  /** Empty once the rotation has ended. */
  readonly secretAccessKey: Secret;
}

/** A stage that was done, and what showed it. Times are milliseconds since the epoch. */
interface Proof {
  readonly stage: RotationStage;
  readonly at: number;
}

export interface Rotation {
  /** Opaque. */
  readonly id: string;
  /** Name of the profile that it was asked for. */
  readonly profile: string;
  readonly accountId: string;
  readonly userName: string;
  /** Whose keys they are, as GetCallerIdentity says it. */
  readonly arn: string;
  readonly oldKey: RotationKey;
  /** Null until AWS's answer has been written down. `createdAt` by AWS's clock. */
  readonly newKey: (RotationKey & { readonly createdAt: number }) | null;
  /** IDs of all keys that the user had before one was asked for. */
  readonly knownKeys: readonly string[];
  /** By AWS's clock: a key was asked for then, and what came of it is not known. A key that is younger and known to nobody is ours. */
  readonly attemptedAt: number | null;
  /** The same of the last request, where several went unanswered: from then on the list may lack a key for a while. */
  readonly lastAttemptAt: number | null;
  /** What is to be done next. */
  readonly stage: RotationStage;
  /** Null: forward. Else steps are taken back until that stage is to be done again; back to `create` ends it. */
  readonly backTo: RotationStage | null;
  readonly ended: 'rotated' | 'undone' | null;
  readonly startedAt: number;
  /** Milliseconds since the epoch; null while it goes on. */
  readonly endedAt: number | null;
  /** Each stage that is done once, in the order of the stages. */
  readonly proofs: readonly Proof[];
  /** The change of the files that put the new key in the place of the old one; null before, and where none was needed. */
  readonly change: string | null;
  /** The change that put the old key back; null where none did. */
  readonly putBackChange: string | null;
  /** When the person is to be told that the old key waits to be deleted; null: not. */
  readonly remindAt: number | null;
}

/** Ended ones that are kept for the list, without their secrets. */
const keptEnded = 20;
const version = 1;

/** The rotations as they are to be kept: of those that ended the newest few, without secrets. */
export function tidied(rotations: readonly Rotation[]): readonly Rotation[] {
  const open = rotations.filter(({ ended }) => ended === null);
  const ended = rotations.filter((rotation) => rotation.ended !== null).map(withoutSecrets);
  return [...ended.slice(-keptEnded), ...open];
}

/** In the place of the one with its id, or as the last. */
export function withRotation(rotations: readonly Rotation[], rotation: Rotation): readonly Rotation[] {
  const isThere = rotations.some(({ id }) => id === rotation.id);
  return isThere
    ? rotations.map((each) => (each.id === rotation.id ? rotation : each))
    : [...rotations, rotation];
}

/** UTF-8 of JSON. It holds secrets. */
export function printRotations(rotations: readonly Rotation[]): Uint8Array {
  const text = JSON.stringify({
    version,
    rotations: tidied(rotations).map((rotation) => ({
      ...rotation,
      oldKey: printedKey(rotation.oldKey),
      newKey:
        rotation.newKey === null
          ? null
          : { ...printedKey(rotation.newKey), createdAt: rotation.newKey.createdAt },
    })),
  });
  return new TextEncoder().encode(text);
}

/** Null for another version, or for what is none of ours: one rotation that cannot be read makes all unreadable, for it may be a key that nobody else knows. */
export function parseRotations(bytes: Uint8Array): readonly Rotation[] | null {
  const fields = parseObject(bytes);
  const list = fields?.['version'] === version ? toList(fields['rotations']) : null;
  const rotations = list?.map((each) => toRotation(toObject(each)));
  return rotations?.every((each) => each !== null) === true ? rotations : null;
}

function withoutSecrets(rotation: Rotation): Rotation {
  const none = new Secret('');
  const { oldKey, newKey } = rotation;
  return {
    ...rotation,
    oldKey: { ...oldKey, secretAccessKey: none },
    newKey: newKey === null ? null : { ...newKey, secretAccessKey: none },
  };
}

function printedKey({ accessKeyId, secretAccessKey }: RotationKey): JsonObject {
  return { accessKeyId, secretAccessKey: secretAccessKey.reveal() };
}

function toRotation(fields: JsonObject | null): Rotation | null {
  if (fields === null) return null;
  const text = (name: string): string | null => toText(fields[name]);
  const [id, profile, accountId] = [text('id'), text('profile'), text('accountId')];
  const [userName, arn] = [text('userName'), text('arn')];
  const [startedAt, stage] = [toCount(fields['startedAt']), toStage(fields['stage'])];
  const [oldKey, newKey] = [toKey(fields['oldKey']), toNewKey(fields['newKey'])];
  if (id === null || profile === null || accountId === null || userName === null || arn === null) return null;
  if (startedAt === null || stage === null || oldKey === null || newKey === 'damaged') return null;
  return {
    ...{ id, profile, accountId, userName, arn, oldKey, newKey, startedAt, stage },
    knownKeys: (toList(fields['knownKeys']) ?? []).flatMap((each) => toText(each) ?? []),
    attemptedAt: toCount(fields['attemptedAt']),
    lastAttemptAt: toCount(fields['lastAttemptAt']),
    backTo: toStage(fields['backTo']),
    ended: endings.find((each) => each === fields['ended']) ?? null,
    endedAt: toCount(fields['endedAt']),
    proofs: (toList(fields['proofs']) ?? []).flatMap((each) => toProof(toObject(each)) ?? []),
    change: text('change'),
    putBackChange: text('putBackChange'),
    remindAt: toCount(fields['remindAt']),
  };
}

const endings = ['rotated', 'undone'] as const;

function toStage(value: unknown): RotationStage | null {
  return rotationStages.find((stage) => stage === value) ?? null;
}

function toKey(value: unknown): RotationKey | null {
  const fields = toObject(value);
  const [accessKeyId, secret] = [toText(fields?.['accessKeyId']), toText(fields?.['secretAccessKey'])];
  return accessKeyId === null || secret === null
    ? null
    : { accessKeyId, secretAccessKey: new Secret(secret) };
}

function toNewKey(value: unknown): Rotation['newKey'] | 'damaged' {
  if (value === null) return null;
  const key = toKey(value);
  const createdAt = toCount(toObject(value)?.['createdAt']);
  return key === null || createdAt === null ? 'damaged' : { ...key, createdAt };
}

function toProof(fields: JsonObject | null): Proof | null {
  const [stage, at] = [toStage(fields?.['stage']), toCount(fields?.['at'])];
  return stage === null || at === null ? null : { stage, at };
}
