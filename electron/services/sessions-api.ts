/** What hosts and the RPC layer can ask about everything temporary. */
import type { Diagnosis } from '../../shared/models/aws-error.js';
import type { EditCommand } from '../../shared/models/edit.js';
import type { Result } from '../../shared/models/failure.js';
import type {
  CallerIdentity,
  MfaQuestion,
  SessionList,
  SessionOptions,
  SessionsStarted,
} from '../../shared/models/session.js';
import type { Shell } from '../../shared/vocabulary.js';
import type { Secret } from '../core/secret.js';
import type { HandedOut, KeyIdMask, MadeChange } from './api.js';
import type { Cancellation } from './ports.js';

/** A code that the person typed, or that main is to make of the kept secret, which only a person may ask for. */
export type MfaAnswer =
  | { readonly kind: 'code'; readonly device: string; readonly code: Secret }
  | { readonly kind: 'kept-secret'; readonly device: string };

/** Credentials of a profile as they are used: what it holds, or a session that was started for it. */
export interface UsableCredentials extends HandedOut {
  readonly region: string | null;
  readonly accountId: string | null;
}

/** Everything temporary: started, kept, renewed, warned about and stopped. */
export interface SessionsService {
  list(mask: KeyIdMask): Promise<SessionList>;
  start(
    profiles: readonly string[],
    options: SessionOptions,
    mfa: MfaAnswer | null,
    signal: Cancellation | null,
  ): Promise<SessionsStarted>;
  renew(
    profiles: readonly string[],
    mfa: MfaAnswer | null,
    signal: Cancellation | null,
  ): Promise<SessionsStarted>;
  stop(profile: string): Promise<Result<null>>;
  /**
   * What the profile gives for use: the running session, or one started now where no person is needed for it.
   * @param isPersonPresent false: nothing is asked, and no program is run for the first time
   */
  credentials(
    profile: string,
    isPersonPresent: boolean,
    signal: Cancellation | null,
  ): Promise<Result<UsableCredentials>>;
  identity(
    profile: string,
    mfa: MfaAnswer | null,
    signal: Cancellation | null,
  ): Promise<Result<CallerIdentity>>;
  /** What a person is asked where something fails with `mfa-needed`. */
  mfaQuestion(device: string, profiles: readonly string[]): Promise<MfaQuestion>;
  knownIdentity(profile: string): Promise<CallerIdentity | null>;
  expectAccount(profile: string, accountId: string | null): Promise<CallerIdentity | null>;
  /** What saving the form would write, a typed secret included. */
  test(
    command: EditCommand,
    mfa: MfaAnswer | null,
    signal: Cancellation | null,
  ): Promise<Result<CallerIdentity>>;
  /** Null: kept no longer. */
  keepMfaSecret(device: string, secret: Secret | null): Promise<Result<null>>;
  /** Null where the text is no error that anybody knows. */
  diagnose(text: string): Promise<Diagnosis | null>;
}

/** Giving a session to other programs. Each of them is noted in the activity. */
export interface SessionHandingService {
  copyEnvironment(
    profile: string,
    shell: Shell,
  ): Promise<Result<{ readonly clearsAfterSeconds: number | null }>>;
  openTerminal(profile: string): Promise<Result<null>>;
  writeTemporary(
    profile: string,
    mask: KeyIdMask,
  ): Promise<Result<{ readonly name: string; readonly made: MadeChange }>>;
  removeTemporary(profile: string, mask: KeyIdMask): Promise<Result<MadeChange>>;
  /**
   * Removes the profiles of sessions that are over, and gives those of renewed ones their new credentials; what another program
   * changed in one stays.
   */
  tidyTemporary(): Promise<void>;
  /** `address`: the one-shot page, where main reaches no browser and the window is to open it; null where main did. */
  openConsole(profile: string, place: ConsolePlace): Promise<Result<{ readonly address: string | null }>>;
  copyConsoleAddress(
    profile: string,
    place: ConsolePlace,
  ): Promise<Result<{ readonly clearsAfterSeconds: number | null }>>;
  /** The sign-in address itself, for the command line to print; by consent. */
  consoleAddress(profile: string, place: ConsolePlace): Promise<Result<Secret>>;
}

/** Where in the AWS console; null: its first page, the profile's Region. */
export interface ConsolePlace {
  readonly service: string | null;
  readonly region: string | null;
}
