/** What resolution is asked, and what it may look at: values only. */
import type { IniDocument } from '../ini/document.js';
import type { StoreListing } from './store-listing.js';

/** What was given with the call of the tool. */
export interface Invocation {
  /** `--profile`, or the profile option in code. */
  readonly profile: string | null;
  readonly region: string | null;
  readonly output: string | null;
  /** Literal access keys in the call. */
  readonly accessKeys: boolean;
  /** PowerShell's -Credential. */
  readonly credentialObject: boolean;
  /** PowerShell's -ProfileLocation: an absolute path, or one under `~`. */
  readonly location: string | null;
  /** The profile of the PowerShell session ($StoredAWSCredentials, Set-AWSCredential). */
  readonly sessionProfile: string | null;
}

export const emptyInvocation: Invocation = {
  profile: null,
  region: null,
  output: null,
  accessKeys: false,
  credentialObject: false,
  location: null,
  sessionProfile: null,
};

/** A file as it is on the disk. */
export type FileOnDisk =
  | { readonly state: 'read'; readonly document: IniDocument }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly systemCode: string };

/** What lies outside of the request: pure look-ups, answered from what was read before. */
export interface World {
  /** @param path absolute, as the tool would open it */
  readonly file: (path: string) => FileOnDisk;
  /** Lower-case hexadecimal digest of the text's UTF-8 bytes: the names of AWS's token caches. */
  readonly digest: (algorithm: 'sha1' | 'sha256', text: string) => string;
  /** Keyway's own store, which no other tool reads. */
  readonly store: StoreListing;
}

/** One question. Several tools are asked with the same question. */
export interface ResolutionRequest {
  readonly platform: 'linux' | 'darwin' | 'win32';
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The account's home folder, absolute: where HOME (or USERPROFILE) is not in the environment, and what `~/…` is shown under. */
  readonly home: string;
  /** What relative paths start from, absolute. */
  readonly workingFolder: string;
  readonly invocation: Invocation;
  /** All of the environment in question; a variable may be set and empty. */
  readonly environment: Readonly<Record<string, string>>;
  readonly imds: 'available' | 'unavailable';
  readonly world: World;
}
