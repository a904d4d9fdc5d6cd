/** What the person is asked to allow. Nothing in it is a secret; texts are shown to them as they are. */
export type ConsentRequest =
  /** Tools will run `command` (masked where it looks like a secret) for the profile. */
  | {
      readonly kind: 'runs-program';
      readonly profile: string;
      readonly setting: string;
      readonly command: string;
    }
  /** Tools will send requests to `address` for the profile. */
  | {
      readonly kind: 'sends-elsewhere';
      readonly profile: string;
      readonly setting: string;
      readonly address: string;
    }
  | { readonly kind: 'copy-secret'; readonly profile: string; readonly setting: string }
  | { readonly kind: 'write-copy'; readonly profile: string; readonly path: string }
  /** Credentials of the store will stand in a file in plain text. */
  | { readonly kind: 'move-to-files'; readonly profile: string }
  /** A file that a passphrase opens will hold everything in the store. */
  | { readonly kind: 'back-up-store'; readonly path: string }
  /** What is in the store is replaced by what the backup holds. */
  | { readonly kind: 'restore-store'; readonly path: string; readonly entries: number }
  | { readonly kind: 'accept-store-version' }
  /** A file with a code that opens the store without keychain and passphrase. */
  | { readonly kind: 'save-recovery-kit'; readonly path: string }
  /** Earlier versions that hold the secret are removed; those changes cannot be taken back any more. */
  | { readonly kind: 'purge-secret'; readonly profile: string; readonly changes: number }
  /** `program` is what the system says of who asks: information, not proof. */
  | { readonly kind: 'hand-out'; readonly profile: string; readonly program: string };
