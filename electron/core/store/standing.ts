/** How a store stands: judged of its file, what the keychain says and what is remembered, as values with their reasons. */
import type { Failure } from '../../../shared/models/failure.js';
import type { StoreKey, StoreReason, StoreState, StoreSummary } from '../../../shared/models/store.js';
import { type Contents, type DamageReason, openContents, type OpenedStore } from './contents.js';
import type { StoreFile } from './format.js';
import type { Sealing } from './sealing.js';
import type { StoredProfile } from './stored-profile.js';

/** A store that can be read by its key, but is not what Keyway last wrote. */
export interface DamagedStore {
  readonly file: StoreFile;
  readonly masterKey: Uint8Array;
  /** What can be read of it. */
  readonly profiles: readonly StoredProfile[];
  /** Null where it cannot be opened. */
  readonly privateKey: Uint8Array | null;
  /** The newest that was ever seen. */
  readonly newest: number;
}

export type Standing =
  | { readonly kind: 'none' }
  /** A store is known to have been here, and its file is not. */
  | { readonly kind: 'missing'; readonly id: string; readonly key: StoreKey }
  | { readonly kind: 'unreadable'; readonly reason: 'not-readable' | 'newer-version' }
  | {
      readonly kind: 'shut';
      readonly state: 'locked' | 'no-keychain' | 'key-missing';
      readonly reason: StoreReason | null;
      readonly file: StoreFile;
    }
  | {
      readonly kind: 'damaged';
      readonly reason: DamageReason | 'rolled-back';
      readonly file: StoreFile;
      /** Null where no key opens it. */
      readonly damaged: DamagedStore | null;
    }
  | { readonly kind: 'open'; readonly opened: OpenedStore };

/** What only the keychain and memory know of versions. */
export interface Remembered {
  /** The newest generation ever seen; 0 where nobody can say. */
  readonly newest: number;
}

/** @param masterKey what a slot of this file gave; null where the key at hand opens none */
export function judge(
  sealing: Sealing,
  file: StoreFile,
  masterKey: Uint8Array | null,
  { newest }: Remembered,
): Standing {
  const isOlder = file.generation < newest;
  if (masterKey === null) {
    // An older version may have been sealed with a key from before.
    return { kind: 'damaged', reason: isOlder ? 'rolled-back' : 'not-readable', file, damaged: null };
  }
  const opened = openContents(sealing, masterKey, file);
  if (opened.kind === 'whole' && !isOlder) {
    return { kind: 'open', opened: { file, masterKey, contents: opened.contents } };
  }
  const { profiles, privateKey } = opened.kind === 'whole' ? opened.contents : opened;
  const damaged = { file, masterKey, profiles, privateKey, newest };
  return { kind: 'damaged', reason: opened.kind === 'whole' ? 'rolled-back' : opened.reason, file, damaged };
}

export function summaryOf(standing: Standing): StoreSummary {
  switch (standing.kind) {
    case 'none':
      return { state: 'none', reason: null, id: null, key: null, entries: null };
    case 'missing':
      return { state: 'corrupt', reason: 'file-missing', id: standing.id, key: standing.key, entries: null };
    case 'unreadable':
      return { state: 'corrupt', reason: standing.reason, id: null, key: null, entries: null };
    case 'shut':
      return ofFile(standing.file, standing.state, standing.reason);
    case 'damaged':
      return ofFile(standing.file, 'corrupt', standing.reason);
    case 'open':
      return ofFile(standing.opened.file, 'ready', null);
  }
}

/** Why nothing can be read or written; null where the store is open. */
export function failureOf(standing: Standing): Failure | null {
  switch (standing.kind) {
    case 'none':
      return { code: 'store-missing', facts: {}, action: null };
    case 'missing':
      return { code: 'store-corrupt', facts: { reason: 'file-missing' }, action: null };
    case 'unreadable':
    case 'damaged':
      return { code: 'store-corrupt', facts: { reason: standing.reason }, action: null };
    case 'shut': {
      const facts = { reason: standing.reason };
      return standing.state === 'locked'
        ? { code: 'store-locked', facts, action: 'unlock-store' }
        : { code: 'store-key-missing', facts, action: null };
    }
    case 'open':
      return null;
  }
}

/** The file as far as it could be read. */
export function fileOf(standing: Standing): StoreFile | null {
  switch (standing.kind) {
    case 'none':
    case 'missing':
    case 'unreadable':
      return null;
    case 'shut':
    case 'damaged':
      return standing.file;
    case 'open':
      return standing.opened.file;
  }
}

/** X25519's base point: agreed with it, a private key gives its public one (RFC 7748, section 6.1). */
const basePoint = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 9 : 0));

/** What a damaged store comes to if the person takes it as it is. Who changed it may have put in a public key of their own. */
export function acceptedContents(sealing: Sealing, { profiles, privateKey }: DamagedStore): Contents {
  const ids = new Set<string>();
  const once = profiles.filter(({ id }) => !ids.has(id) && ids.add(id));
  const publicKey = privateKey === null ? null : sealing.agree(privateKey, basePoint);
  if (privateKey === null || publicKey === null) return { profiles: once, ...sealing.keyPair() };
  return { profiles: once, publicKey, privateKey };
}

function ofFile(file: StoreFile, state: StoreState, reason: StoreReason | null): StoreSummary {
  return { state, reason, id: file.id, key: file.key.kind, entries: file.entries.length };
}
