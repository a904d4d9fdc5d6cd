/** What stands in front of the view about access keys. */
import type { KeyAction, KeyRow } from '../../shared/models/key.js';
import type { MfaQuestion } from '../../shared/models/session.js';

export type KeyDialog =
  /** What AWS is asked about keys waits for the codes of these devices. */
  | { readonly kind: 'keys-mfa'; readonly questions: readonly MfaQuestion[] }
  | { readonly kind: 'key-action'; readonly row: KeyRow; readonly action: KeyAction }
  /** `key`: the one that is meant, by its handle; null: whichever the profile has. `rotation`: the one to show, by its id; null: the one of the profile that is under way, or a new one. */
  | {
      readonly kind: 'rotate';
      readonly profile: string;
      readonly key: string | null;
      readonly rotation: string | null;
    }
  | { readonly kind: 'rotate-several'; readonly keys: readonly KeyToRotate[] };

/** One of several in a row. */
export interface KeyToRotate {
  readonly key: string;
  /** Name of the profile by which it is rotated. */
  readonly profile: string;
}
