/** What hosts can ask about rotating access keys. */
import type { Result } from '../../shared/models/failure.js';
import type { RotationCheck, RotationRow, RotationsInRow } from '../../shared/models/rotation.js';
import type { KeyIdMask } from './api.js';
import type { Cancellation } from './ports.js';
import type { MfaAnswer } from './sessions-api.js';

export interface RotationOptions {
  readonly mask: KeyIdMask;
  /** For policies that ask for MFA; null: not given. */
  readonly mfa: MfaAnswer | null;
  readonly signal: Cancellation | null;
  /** Called after each stage, and as a step begins to wait for AWS. */
  readonly onProgress?: (row: RotationRow) => void;
}

/** Which profile's key: `key` is its handle where that very one is meant, and fails where the profile has another. */
export interface RotationStart extends RotationOptions {
  readonly key?: string | null;
}

/**
 * Rotations in stages: create, save, prove, deactivate, watch, delete. Each is written down before and after, so that any
 * process goes on with it; each can be taken back until the old key is deleted.
 *
 * What fails leaves the rotation as it is, to be resumed. Deleting a key asks for consent.
 */
export interface RotationService {
  /** Those under way, then the newest that ended. Fails as the store does, whose key opens the journal. */
  list(mask: KeyIdMask): Promise<Result<readonly RotationRow[]>>;
  /**
   * Up to `watch`: the new key stands in the place of the old one, which is deactivated.
   * @param deletesUnused where the user has two keys: the one that stands nowhere here is deleted first
   */
  start(
    profile: string,
    options: RotationStart & { readonly deletesUnused: boolean },
  ): Promise<Result<RotationRow>>;
  /** Goes on where it stopped, also with taking back. */
  resume(id: string, options: RotationOptions): Promise<Result<RotationRow>>;
  /** Takes back what was done last: the old key active again, then the files, then the new key. */
  undo(id: string, options: RotationOptions): Promise<Result<RotationRow>>;
  /** Takes everything back. */
  abort(id: string, options: RotationOptions): Promise<Result<RotationRow>>;
  deleteOld(id: string, options: RotationOptions): Promise<Result<RotationRow>>;
  /** What stands before a rotation; nothing is made or written. Fails as `start` does before it makes a key. */
  check(profile: string, options: RotationStart): Promise<Result<RotationCheck>>;
  /** @param at milliseconds since the epoch; null: no reminder */
  remind(id: string, at: number | null, mask: KeyIdMask): Promise<Result<RotationRow>>;
  /**
   * One after the other. Stops at the first that does not come to rest by itself: also at one that is not there any more, or
   * that no profile of the shared files or the store leads to.
   * @param keys handles, as the list of keys has them
   */
  startSeveral(keys: readonly string[], options: RotationOptions): Promise<RotationsInRow>;
}
