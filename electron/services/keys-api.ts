/** What hosts and the RPC layer can ask about access keys. */
import type { Result } from '../../shared/models/failure.js';
import type {
  KeyAction,
  KeyActionPreview,
  KeyList,
  KeyPrograms,
  KeyRow,
  KeysLearned,
} from '../../shared/models/key.js';
import type { KeyIdMask } from './api.js';
import type { Cancellation } from './ports.js';
import type { MfaAnswer } from './sessions-api.js';

export interface KeyActionOptions {
  readonly mask: KeyIdMask;
  /** For policies that ask for MFA; null: not given. */
  readonly mfa: MfaAnswer | null;
  readonly signal: Cancellation | null;
}

/**
 * Every access key once, wherever it stands, with what AWS said of it and when. A key's `id` is opaque, and the same in every
 * process.
 */
export interface KeysService {
  /** Asks nobody. @param oldAfterDays left out: as the settings have it */
  list(mask: KeyIdMask, oldAfterDays?: number): Promise<KeyList>;
  /**
   * Asks AWS, several at once; rows change as answers come. What comes to nothing is told in the row; cancelled, the rest stays
   * as it was.
   * @param ids null: all
   */
  learn(
    ids: readonly string[] | null,
    mfa: MfaAnswer | null,
    signal: Cancellation | null,
  ): Promise<KeysLearned>;
  /** Running programs of this user that have one of the keys in their environment. */
  programs(): Promise<KeyPrograms>;
  /** What the action would do to what stands here; nothing is asked of AWS. Fails with `key-not-found`. */
  preview(id: string, action: KeyAction, mask: KeyIdMask): Promise<Result<KeyActionPreview>>;
  /**
   * Does it on AWS, and gives the row as it is then. The person is asked before a key is deactivated or deleted.
   *
   * Signed by the key itself, or by the user's other key where that one stands here too: an inactive key signs nothing. Fails with
   * `key-not-found`, `key-not-usable`, `rotation-under-way`, `rotation-denied`, `mfa-needed`, `consent-refused`,
   * `consent-needed`, and as asking AWS does.
   */
  act(id: string, action: KeyAction, options: KeyActionOptions): Promise<Result<KeyRow>>;
}
