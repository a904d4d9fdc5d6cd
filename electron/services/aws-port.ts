/** Calls to AWS, in the product's own words. One adapter (../adapters/aws) over the SDK for JavaScript; nothing is retried but throttling and lost connections, and CreateAccessKey never. */
import type { AwsErrorReason } from '../../shared/models/aws-error.js';
import type { FailureFacts } from '../../shared/models/failure.js';
import type { AwsConnection } from '../core/aws/connection.js';
import type { Secret } from '../core/secret.js';
import type { Cancellation } from './ports.js';

export type { AwsConnection };

/** What requests are signed with. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret | null;
}

export interface TemporaryCredentials extends AwsCredentials {
  readonly sessionToken: Secret;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Why there is no answer. Access key IDs in AWS's words are masked by the adapter. */
export type AwsFailure =
  | {
      readonly kind: 'refused';
      readonly operation: string;
      readonly awsCode: string;
      readonly message: string;
      /** HTTP status. */
      readonly status: number;
      readonly reason: AwsErrorReason;
      /** Milliseconds that this computer is ahead of the date in AWS's answer; null where it had none. */
      readonly clockOffset: number | null;
    }
  | {
      readonly kind: 'unreachable';
      readonly host: string;
      readonly reason: FailureFacts<'aws-unreachable'>['reason'];
    }
  | { readonly kind: 'cancelled' };

export type AwsAnswer<Value> =
  | {
      readonly ok: true;
      readonly value: Value;
      /** As in AwsFailure. */
      readonly clockOffset: number | null;
    }
  | { readonly ok: false; readonly failure: AwsFailure };

/** Who signs, which address, and until when the caller wants the answer. */
export interface AwsCall {
  readonly credentials: AwsCredentials;
  readonly connection: AwsConnection;
  readonly signal: Cancellation | null;
}
export type UnsignedAwsCall = Omit<AwsCall, 'credentials'>;

export interface Identity {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
}

export interface RoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly durationSeconds: number | null;
  readonly externalId: string | null;
  readonly sourceIdentity: string | null;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly mfa: { readonly device: string; readonly code: string } | null;
}

export interface RoleSession {
  readonly credentials: TemporaryCredentials;
  /** Of the session: `arn:aws:sts::…:assumed-role/…`. */
  readonly arn: string | null;
}

export interface ListedAccessKey {
  readonly userName: string;
  readonly accessKeyId: string;
  readonly isActive: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

export interface LastUse {
  readonly userName: string | null;
  /** Null: never, or not since AWS keeps count. */
  readonly at: number | null;
  readonly service: string | null;
  readonly region: string | null;
}

/** Never rejects; every expected ending is in the answer. */
export interface Aws {
  callerIdentity(call: AwsCall): Promise<AwsAnswer<Identity>>;
  assumeRole(call: AwsCall, request: RoleRequest): Promise<AwsAnswer<RoleSession>>;
  assumeRoleWithWebIdentity(
    call: UnsignedAwsCall,
    request: Pick<RoleRequest, 'roleArn' | 'sessionName' | 'durationSeconds'> & { readonly token: Secret },
  ): Promise<AwsAnswer<RoleSession>>;
  sessionToken(
    call: AwsCall,
    request: Pick<RoleRequest, 'durationSeconds' | 'mfa'>,
  ): Promise<AwsAnswer<TemporaryCredentials>>;
  /** The SSO portal's GetRoleCredentials, with the token of a signed-in session. */
  roleCredentials(
    call: UnsignedAwsCall,
    request: { readonly accessToken: Secret; readonly accountId: string; readonly roleName: string },
  ): Promise<AwsAnswer<TemporaryCredentials>>;
  /** The console's token for a session, from the federation address of the partition. */
  signInToken(
    call: UnsignedAwsCall,
    request: { readonly credentials: TemporaryCredentials; readonly durationSeconds: number | null },
  ): Promise<AwsAnswer<Secret>>;
  accountAlias(call: AwsCall): Promise<AwsAnswer<string | null>>;
  mfaDevices(call: AwsCall, userName: string | null): Promise<AwsAnswer<readonly string[]>>;
  accessKeys(call: AwsCall, userName: string | null): Promise<AwsAnswer<readonly ListedAccessKey[]>>;
  accessKeyLastUse(call: AwsCall, accessKeyId: string): Promise<AwsAnswer<LastUse>>;
  /** Sent once, whatever happens: a lost answer may be a key that was made. */
  createAccessKey(
    call: AwsCall,
    userName: string | null,
  ): Promise<AwsAnswer<ListedAccessKey & { readonly secretAccessKey: Secret }>>;
  setAccessKeyActive(
    call: AwsCall,
    key: { readonly userName: string | null; readonly accessKeyId: string; readonly isActive: boolean },
  ): Promise<AwsAnswer<null>>;
  deleteAccessKey(
    call: AwsCall,
    key: { readonly userName: string | null; readonly accessKeyId: string },
  ): Promise<AwsAnswer<null>>;
  /** From a container's credentials address, as the environment names it (`AWS_CONTAINER_CREDENTIALS_…`). */
  containerCredentials(
    environment: Readonly<Record<string, string>>,
    signal: Cancellation | null,
  ): Promise<AwsAnswer<TemporaryCredentials>>;
  /** From the instance's metadata (version 2 only). */
  instanceCredentials(
    environment: Readonly<Record<string, string>>,
    signal: Cancellation | null,
  ): Promise<AwsAnswer<TemporaryCredentials>>;
}

/** Runs a program once, without a shell, and gives what it wrote. */
export interface Programs {
  /** Absolute path of what the first word of a command line resolves to on this machine; null where there is none. */
  resolve(program: string): Promise<string | null>;
  /** Ends it, and what it started, after `waitMilliseconds`, on a signal, or once it wrote more than a megabyte. Never rejects. */
  run(
    argv: readonly string[],
    options: {
      readonly environment: Readonly<Record<string, string>>;
      readonly waitMilliseconds: number;
      readonly signal: Cancellation | null;
    },
  ): Promise<ProgramEnding>;
}
export type ProgramEnding =
  | { readonly kind: 'ended'; readonly status: number; readonly output: Secret; readonly said: string }
  | { readonly kind: 'not-started' | 'time-limit' | 'too-much-output' | 'cancelled' };

/** Tells the person something while no window is looked at. */
export interface Notifier {
  /** @param about the view of the window that a click on it leads to */
  notify(notice: { readonly title: string; readonly body: string }, about: 'sessions' | 'keys'): void;
}

/** Opens the person's terminal. */
export interface Terminals {
  /** Variables are handed over by the environment alone, never by arguments. Rejects where none can be opened. */
  open(environment: Readonly<Record<string, string>>): Promise<void>;
}

/** A page on this computer that sends a browser on to an address once, and is gone then: so no secret stands in arguments. */
export interface OneShotRedirects {
  /** @returns the address to open, `http://127.0.0.1:…/…`; ends by itself after a minute */
  offer(address: Secret): Promise<string>;
}
