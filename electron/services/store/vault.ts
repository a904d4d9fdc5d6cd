/**
 * What other services ask of the encrypted store: the profiles in it, as one document.
 * `StoreService` (../api.ts) is what windows and commands ask; both are the same object, made in ./store.ts.
 */
import type { HandOut, StoreSummary } from '../../../shared/models/store.js';
import type { Result } from '../../../shared/models/failure.js';
import type { StoredName, StoredProfile } from '../../core/store/stored-profile.js';
import type { Dispose } from '../ports.js';

export interface Vault {
  summary(): Promise<StoreSummary>;
  /** Also while it is locked; empty where there is no store or its file cannot be read. In the store's order. */
  names(): Promise<readonly StoredName[]>;
  /** Fails with store-missing, store-locked, store-key-missing or store-corrupt. */
  profiles(): Promise<Result<readonly StoredProfile[]>>;
  /**
   * Puts these in the place of all that are there, in one write that is whole or not at all.
   * @param expected the generation that `profiles` was read at; another one now is the failure `file-changed`
   */
  replace(profiles: readonly StoredProfile[], expected: number): Promise<Result<null>>;
  /** Grows with each write. 0 without a store. */
  generation(): Promise<number>;
  setHandOut(id: string, handOut: HandOut): Promise<Result<null>>;
  /** A new opaque id. */
  newId(): string;
  /** To seal what only the store can open again (history); null where there is no store. Works while it is locked. */
  publicKey(): Promise<Uint8Array | null>;
  /** Opens what was sealed to the public key; a copy, which the caller may wipe. Fails like `profiles`. */
  privateKey(): Promise<Result<Uint8Array>>;
  /** Called after every change of state or content, by whoever made it, also by another process. */
  onChanged(listener: () => void): Dispose;
}
