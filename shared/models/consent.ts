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
  | { readonly kind: 'write-copy'; readonly profile: string; readonly path: string };
