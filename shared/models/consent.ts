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
  | { readonly kind: 'hand-out'; readonly profile: string; readonly program: string }
  /** Keyway itself runs `command` (masked where it looks like a secret) for the profile. `program` is what it resolves to. */
  | {
      readonly kind: 'run-process';
      readonly profile: string;
      readonly command: string;
      readonly program: string;
      /** It was allowed before, and is another one now. */
      readonly changed: boolean;
    }
  /** Keyway itself sends signed requests to `address` for the profile. */
  | {
      readonly kind: 'call-elsewhere';
      readonly profile: string;
      readonly address: string;
      readonly setting: string;
    }
  /** Temporary credentials will stand in the credentials file until they end. */
  | {
      readonly kind: 'write-temporary';
      readonly profile: string;
      readonly path: string;
      readonly name: string;
    }
  /** Lines with temporary credentials go to the clipboard. */
  | { readonly kind: 'copy-session'; readonly profile: string }
  /** An address that signs in to the console goes to the clipboard. */
  | { readonly kind: 'copy-console-address'; readonly profile: string }
  /** The same address is printed on the terminal. */
  | { readonly kind: 'print-console-address'; readonly profile: string }
  /** Both factors of the device's user will lie in the store. */
  | { readonly kind: 'keep-mfa-secret'; readonly device: string }
  /** An access key of the user is deleted for good. `why`: what it is to the person. */
  | {
      readonly kind: 'delete-access-key';
      readonly profile: string;
      /** Masked but for its last four characters. */
      readonly accessKeyId: string;
      readonly userName: string;
      /** `alone`: outside of any rotation. */
      readonly why: 'rotated' | 'unanswered' | 'taken-back' | 'unused' | 'alone';
    }
  /** No profile has either key of a rotation any more: AWS is asked with what was noted of it, and no file gets a key. */
  | { readonly kind: 'rotate-without-profile'; readonly profile: string; readonly userName: string }
  /** Whatever has the access key stops working until it is reactivated. */
  | {
      readonly kind: 'deactivate-access-key';
      readonly profile: string;
      /** Masked but for its last four characters. */
      readonly accessKeyId: string;
      readonly userName: string;
      /** How many profiles come to it. */
      readonly profiles: number;
    };

/** What a file is for that the person is asked to choose. */
export type FileToOpen = 'credentials' | 'import' | 'backup';
export type FileToWrite = 'copy' | 'recovery-kit' | 'backup' | 'activity';
