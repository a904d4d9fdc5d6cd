/** What hosts and the RPC layer can ask of the encrypted store, and of what moves into it and out of it. */
import type { Result } from '../../shared/models/failure.js';
import type {
  HandOut,
  KeyPlace,
  SdkStoreReading,
  StoreDetail,
  StoreKey,
  StoreLockingChange,
  StoreSummary,
} from '../../shared/models/store.js';
import type { Secret } from '../core/secret.js';
import type { KeyIdMask, MadeChange } from './api.js';

/** How a store is to be opened, or made. */
export interface StoreKeyChoice {
  readonly key: StoreKey;
  /** Null with the keychain alone. */
  readonly passphrase: Secret | null;
}

/** The encrypted store as the window and the command line ask for it. Asks the person through Consent where that is needed. */
export interface StoreService {
  summary(): Promise<StoreSummary>;
  /** For the window: key IDs masked. */
  detail(): Promise<StoreDetail>;
  create(choice: StoreKeyChoice): Promise<Result<null>>;
  /** Also on idle, on suspend and on screen lock. In every mode what is in memory is cleared. */
  lock(reason: 'by-hand' | 'idle' | 'suspend' | 'screen-lock'): Promise<Result<null>>;
  unlock(given: {
    readonly passphrase: Secret | null;
    readonly recoveryCode: Secret | null;
  }): Promise<Result<null>>;
  rekey(choice: StoreKeyChoice): Promise<Result<null>>;
  /** @param path absolute; null: main asks where to. Gives the path, null where the person chose none */
  saveRecoveryKit(path: string | null): Promise<Result<string | null>>;
  backup(path: string | null, passphrase: Secret): Promise<Result<string | null>>;
  restore(path: string | null, passphrase: Secret): Promise<Result<string | null>>;
  acceptVersion(): Promise<Result<null>>;
  setLocking(change: StoreLockingChange): Promise<void>;
  setHandOut(entry: string, handOut: HandOut): Promise<Result<null>>;
  used(): void;
}

/** A profile that was moved into the store. */
export interface MadeMove extends MadeChange {
  /** Where the same key still stands in plain text. */
  readonly alsoIn: readonly KeyPlace[];
}

/** From one store to the other. */
export interface MovingService {
  /** Names of profiles in the shared files. Each is sealed, proved through its config line, then taken out of the files. */
  moveIn(name: string, mask: KeyIdMask): Promise<Result<MadeMove>>;
  /** Asks the person: the secret will stand in plain text. */
  moveOut(name: string, mask: KeyIdMask): Promise<Result<MadeChange>>;
  /** Writes or mends the config line of a stored profile. */
  connect(name: string, mask: KeyIdMask): Promise<Result<MadeChange>>;
  /**
   * What RegisteredAccounts.json holds; null where there is none.
   * @param path absolute; null for where the SDK for .NET has it
   */
  sdkStore(path: string | null): Promise<Result<SdkStoreReading | null>>;
  /** Into the store, but for names that are in it. Gives the names that were imported. Fails with `sdk-store-not-readable`. */
  importSdkStore(names: readonly string[], path: string | null): Promise<Result<readonly string[]>>;
}
