/** What stands in front of the view about access keys. */
import type { KeyAction, KeyRow } from '../../shared/models/key.js';
import type { MfaQuestion } from '../../shared/models/session.js';

export type KeyDialog =
  /** What AWS is asked about keys waits for the codes of these devices. */
  | { readonly kind: 'keys-mfa'; readonly questions: readonly MfaQuestion[] }
  | { readonly kind: 'key-action'; readonly row: KeyRow; readonly action: KeyAction }
  /** `rotation`: the one to show, by its id; null: the one of the profile that is under way, or a new one. */
  | { readonly kind: 'rotate'; readonly profile: string; readonly rotation: string | null }
  | { readonly kind: 'rotate-several'; readonly profiles: readonly string[] };
