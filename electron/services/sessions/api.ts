/** What the rest of the application asks of sessions, beside what hosts and windows do. */
import type { Result } from '../../../shared/models/failure.js';
import type { SessionKind } from '../../../shared/models/session.js';
import type { AwsConnection, AwsCredentials } from '../aws-port.js';
import type { Cancellation, Dispose } from '../ports.js';
import type { MfaAnswer, SessionsService, UsableCredentials } from '../sessions-api.js';
import type { Target } from '../../core/switching/switch-files.js';
import type { KeyReach, LongTermKey } from './key-reach.js';

/** Credentials as they are used, and what asking AWS with them needs. */
export interface UsableSession extends UsableCredentials {
  /** `access-key`: what the profile holds itself, without a session. */
  readonly kind: SessionKind | 'access-key';
  /** Of what they stand for: an assumed role's ARN; null where it was not learned. */
  readonly arn: string | null;
  /** A role that was assumed with temporary credentials of another role: it lasts an hour at most. */
  readonly isChained: boolean;
  readonly connection: AwsConnection;
  readonly credentials: AwsCredentials;
}

/** A session that is over: it expired, was stopped, or another process stopped it. */
export interface EndedSession {
  readonly profile: string;
  /** The profile in the credentials file that it stood in; null where it stood in none. */
  readonly temporaryProfile: string | null;
}

/** What other services ask, beside what hosts and windows do. */
export interface Sessions extends SessionsService {
  /** As `credentials`, with what it takes to ask AWS. */
  usable(
    profile: string,
    isPersonPresent: boolean,
    signal: Cancellation | null,
  ): Promise<Result<UsableSession>>;
  /**
   * How AWS is asked with an access key that stands at that place, whoever may be handed it: endpoints are asked for as
   * everywhere. Without a code, a key whose user has a device signs by itself.
   */
  keyReach(
    place: Target,
    key: LongTermKey,
    mfa: MfaAnswer | null,
    signal: Cancellation | null,
  ): Promise<Result<KeyReach>>;
  /**
   * The same for a key that stands in no profile: the usual addresses of the partition that its user's ARN names, and what the
   * environment says; nothing that a profile sets, and no session.
   * @param name whom endpoints are asked for
   */
  keyReachWithout(name: string, arn: string, signal: Cancellation | null): Promise<Result<KeyReach>>;
  /**
   * Remembers how far this computer's clock is from AWS's, as what another service asked AWS said.
   * @param milliseconds that this computer is ahead
   */
  noteClock(milliseconds: number): void;
  /** Notes where the running session of a profile stands in the credentials file; null: nowhere any more. */
  setTemporaryProfile(profile: string, name: string | null): Promise<Result<null>>;
  /** Sessions that ended and still stand in the credentials file, such as those that ended while no Keyway was open. */
  leftBehind(): Promise<readonly EndedSession[]>;
  /** Called once for each session that ends while this process runs. */
  onEnded(listener: (ended: EndedSession) => void): Dispose;
  /** Called after every change of the list, by whoever made it. */
  onChanged(listener: () => void): Dispose;
  /** Keeps time, renews, warns, and notices what other processes do: for windows, not for commands. */
  begin(): Promise<void>;
  dispose(): Promise<void>;
}
