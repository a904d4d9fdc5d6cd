/**
 * What services need from the outside, in the product's own words. One adapter each, in ../adapters;
 * all adapters of a port pass the same conformance suite.
 */
import type { ConsentRequest, FileToOpen, FileToWrite } from '../../shared/models/consent.js';
import type { StoreReason } from '../../shared/models/store.js';
import type { Secret } from '../core/secret.js';
import type { Sealing } from '../core/store/sealing.js';
import type { Aws, Notifier, OneShotRedirects, Programs, Terminals } from './aws-port.js';
import type { OpenApps } from './bridge/messages.js';
import type { LineRunner, UserDecryption } from './moving/ports.js';
import type { OwnCommand } from './store/compose.js';

/** Ends what was started. Calling it twice does no harm. */
export type Dispose = () => void;

/** What a failed file operation says: the system's own code. The only error a FileSystem method rejects with. */
export class FileSystemError extends Error {
  override readonly name = 'FileSystemError';
  readonly operation: string;
  readonly path: string;
  /** Such as ENOENT, EACCES, ENOSPC, EXDEV, EBUSY, EROFS, EEXIST. */
  readonly systemCode: string;

  constructor(operation: string, path: string, systemCode: string) {
    super(`${operation} ${path}: ${systemCode}`);
    this.operation = operation;
    this.path = path;
    this.systemCode = systemCode;
  }
}

/** What is known of a path without reading it. Times are milliseconds since the epoch. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Permission bits only, such as 0o600. */
  readonly mode: number;
  readonly owner: number;
  readonly group: number;
  readonly links: number;
  readonly size: number;
  readonly modifiedAt: number;
  /** Device and inode, to notice that a path names another file than before. */
  readonly identity: string;
}

/** An open file. Every method rejects with FileSystemError. */
export interface OpenFile {
  /** The whole content as it is now, from the first byte. */
  read(): Promise<Uint8Array>;
  /** Writes all bytes from the first on; does not shorten the file. */
  write(bytes: Uint8Array): Promise<void>;
  shortenTo(size: number): Promise<void>;
  setMode(mode: number): Promise<void>;
  setOwner(owner: number, group: number): Promise<void>;
  /** Resolves once the content is on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Files, in steps small enough that a test can fail each of them. Paths are absolute. */
export interface FileSystem {
  /** Facts of the path itself; null where nothing is there. */
  inspect(path: string): Promise<FileFacts | null>;
  /** Facts of what the path leads to; null where nothing is there (a dangling link too). */
  inspectTarget(path: string): Promise<FileFacts | null>;
  /** Follows links to the last name, which need not exist. Rejects with ELOOP. */
  resolveLinks(path: string): Promise<string>;
  read(path: string): Promise<Uint8Array>;
  list(folder: string): Promise<readonly string[]>;
  /** Makes the folder and its parents, each 0700; existing ones stay as they are. */
  makeFolder(path: string): Promise<void>;
  /** Opens what exists; a folder only to `read`, where the system has permission bits that can then be set. */
  open(path: string, access: 'read' | 'read-write'): Promise<OpenFile>;
  /** Creates 0600; rejects with EEXIST where something is there, a dangling link too. */
  create(path: string): Promise<OpenFile>;
  /** Adds to the end in one piece, also where other processes do the same; a file that is not there is made 0600. */
  append(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Gives a file a second name; rejects with EEXIST where something is there, and with another code where the disk knows no such thing. */
  link(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Resolves once the folder's entries are on the disk; does nothing where the system has no such call. */
  flushFolder(path: string): Promise<void>;
}

/** Tells when files change, whoever changes them; sees changes behind links and folders made again. */
export interface Watcher {
  watch(paths: readonly string[], onChange: () => void): Dispose;
}

/** Time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Calls once at that time or soon after, also after the machine slept. */
  at(time: number, call: () => void): Dispose;
}

/** Randomness that need not be secret: names of temporary files. */
export interface RandomSource {
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string;
}

/** Between Keyway's own processes: one at a time for each path. */
export interface Locks {
  /**
   * Runs `work` while holding the locks of all paths, taken in one order so that two cannot wait for each other.
   * Resolves to null, without having run it, where another process kept one of them for over `waitMilliseconds`.
   * `isHeld` turns false where the lock was lost (the machine slept): nothing may be written then.
   * Rejects with FileSystemError where no lock can be made at all, without having run it.
   */
  withLocks<Value>(
    paths: readonly string[],
    waitMilliseconds: number,
    work: (isHeld: () => boolean) => Promise<Value>,
  ): Promise<Value | null>;
}

/**
 * Code that is not ours, reading the same text: the veto before a rename.
 * Gives each section by its raw header as that reader names it, with its keys and values; null where it cannot read.
 */
export interface SecondReader {
  read(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> | null;
}

/** What asks the person; main's native dialog, or the terminal. Never the renderer's to give. */
export interface Consent {
  /** Absolute path of a file the person chose, null where they chose none. */
  chooseFileToOpen(purpose: FileToOpen): Promise<string | null>;
  /** Absolute path of a file to write, which may be there already; null where they chose none. */
  chooseFileToWrite(purpose: FileToWrite, suggestedName: string): Promise<string | null>;
  /** Whether the person allows it. `unasked`: there is nobody to ask here. */
  allow(request: ConsentRequest): Promise<'allowed' | 'refused' | 'unasked'>;
}

/** The system's clipboard, where main can reach one. */
export interface Clipboard {
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** The person's browser, where main can reach one. Addresses are main's own, never a window's. */
export interface Browser {
  /** Rejects where the system opens none. */
  open(address: string): Promise<void>;
}

/** Where unexpected errors and notable events go. Everything passes redaction first. */
export interface Logger {
  info(event: string, facts: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, facts: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** The variables that matter, read once at the start. Other variables never enter the app. */
export type Environment = Readonly<Record<string, string>>;

/** The person's home and platform, and Keyway's own folders. Absolute paths. */
export interface Places {
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other';
  readonly home: string;
  /** What relative paths start from. */
  readonly workingFolder: string;
  readonly configFolder: string;
  readonly dataFolder: string;
  readonly stateFolder: string;
}

/** Says when the caller no longer wants the answer: every AbortSignal is one. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The login shell's variables, or why there are none. */
export type LoginShellAnswer =
  | {
      readonly kind: 'read';
      /** The shell's program name, such as `zsh`. */
      readonly program: string;
      readonly environment: Environment;
    }
  | {
      readonly kind: 'failed';
      /** Empty where no shell is known. */
      readonly program: string;
      /** `no-answer`: it ended, or was ended by the caller, without having said its variables. */
      readonly reason: 'time-limit' | 'exit-status' | 'not-started' | 'no-answer';
    };

/** A running process of the same user and the variables it was started with. */
export interface ProcessEnvironment {
  readonly pid: number;
  /** With the pid it is this process and no later one of the same number: the kernel's ticks from boot to its start. */
  readonly started: number;
  /** Milliseconds since the epoch, to a hundredth of a second or so. */
  readonly startedAt: number;
  /** The program's name. */
  readonly program: string;
  readonly environment: Environment;
}

/** Other environments than Keyway's own. Only the variables that matter ever enter. */
export interface EnvironmentSources {
  /** Whether this system lets a process see another's variables; where not, there are no processes to list. */
  readonly seesProcesses: boolean;
  /** Runs the login shell as a new terminal does, and ends it once a signal is aborted. Never rejects. */
  loginShell(signal: Cancellation | null): Promise<LoginShellAnswer>;
  /** Processes that have an AWS_ variable, newest first, no more than a few hundred. */
  processes(): Promise<readonly ProcessEnvironment[]>;
  /** @param started as in ProcessEnvironment. Null where that process is no more */
  process(pid: number, started: number): Promise<ProcessEnvironment | null>;
}

/** Digests of texts, which the names of AWS's token caches are made of, and keyed ones. */
export interface Digests {
  /** Lower-case hexadecimal digest of the text's UTF-8 bytes. */
  hex(algorithm: 'sha1' | 'sha256', text: string): string;
  /** HMAC (RFC 2104) of the message: codes of MFA devices are made of it. */
  hmac(algorithm: 'sha1' | 'sha256' | 'sha512', key: Uint8Array, message: Uint8Array): Uint8Array;
}

/** Why the keychain could not do it. The only error a Keychain method rejects with. */
export class KeychainError extends Error {
  override readonly name = 'KeychainError';
  readonly reason: Extract<
    StoreReason,
    | 'keychain-locked'
    | 'unlock-dismissed'
    | 'no-secret-service'
    | 'no-keychain-collection'
    | 'keychain-not-answering'
    | 'keychain-failed'
  >;

  constructor(reason: KeychainError['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** The system's keychain, in keytar's verbs. No call keeps the event loop from going on, whatever the daemon does. */
export interface Keychain {
  /** Null where the keychain answers and has no such item. */
  getPassword(service: string, account: string): Promise<Secret | null>;
  setPassword(service: string, account: string, password: Secret): Promise<void>;
  /** False where there was none. */
  deletePassword(service: string, account: string): Promise<boolean>;
  /** Whether a key could be kept here now; asks the person nothing. */
  probe(): Promise<'available' | 'locked' | 'unavailable' | 'not-answering'>;
}

/** What the system tells of itself. */
export interface SystemEvents {
  /** Whether this system tells at all; known once `watch` resolved. */
  readonly tells: { readonly suspend: boolean; readonly screenLock: boolean };
  /** Starts to listen; never rejects. */
  watch(onEvent: (event: 'suspend' | 'resume' | 'screen-lock') => void): Promise<Dispose>;
}

/** All ports together: what createApp takes. */
export interface Ports {
  readonly files: FileSystem;
  readonly watcher: Watcher;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly locks: Locks;
  readonly secondReader: SecondReader;
  readonly consent: Consent;
  /** Null where main can reach none (web host, command line). */
  readonly clipboard: Clipboard | null;
  /** Null where the window opens pages by itself (web host), and where there is none (command line). */
  readonly browser: Browser | null;
  readonly logger: Logger;
  readonly environment: Environment;
  readonly environments: EnvironmentSources;
  readonly digests: Digests;
  readonly keychain: Keychain;
  readonly sealing: Sealing;
  readonly systemEvents: SystemEvents;
  /** How tools start `keyway`. */
  readonly ownCommand: OwnCommand;
  /** Null where this process is itself what others ask (a window). */
  readonly openApps: OpenApps | null;
  readonly lineRunner: LineRunner;
  readonly aws: Aws;
  readonly programs: Programs;
  /** Both null where this process has no desktop (a browser's tab, the command line). */
  readonly notifier: Notifier | null;
  readonly terminals: Terminals | null;
  readonly redirects: OneShotRedirects;
  readonly decryption: UserDecryption;
  /** Ends what the ports started. */
  readonly dispose?: Dispose;
  readonly places: Places;
}
