/** What hosts and the RPC layer can ask of the services. Each interface is implemented in its own file beside this one. */
import type { ApplicationInfo, ChangedEvent } from '../../shared/models/application.js';
import type { ActiveStatus } from '../../shared/models/active.js';
import type { ChangeAction, FileDiff, HistoryRow } from '../../shared/models/change.js';
import type { Failure, Result } from '../../shared/models/failure.js';
import type { FileStatus } from '../../shared/models/file.js';
import type { Finding } from '../../shared/models/finding.js';
import type { ListedProfile, ProfileDetail, ProfileRow, ShownProfile } from '../../shared/models/profile.js';
import type { Settings, SettingsChange } from '../../shared/models/settings.js';
import type { Dispose } from './ports.js';

/** Everything the list and the header show, of one moment. */
export interface ProfileList {
  readonly revision: number;
  readonly profiles: readonly ListedProfile[];
  readonly files: readonly FileStatus[];
  readonly active: ActiveStatus;
  readonly findings: readonly Finding[];
}

export interface ProfilesService {
  /** For the window: key IDs masked. */
  list(): Promise<Result<ProfileList>>;
  show(id: string): Promise<Result<ProfileDetail>>;
  /** For the command line: key IDs whole, secrets never. */
  rows(): Promise<Result<readonly ProfileRow[]>>;
  /** How each file stands that profiles are read from. */
  files(): Promise<readonly FileStatus[]>;
  /** By name; `location` is the absolute path of another credentials file. */
  describe(name: string, location: string | null): Promise<Result<ShownProfile>>;
}

/** A change that was made, with what it did to each file. `id` is null where nothing had to be written. */
export interface MadeChange {
  readonly id: string | null;
  readonly files: readonly FileDiff[];
  /** Shown paths written in place because they could not be replaced. */
  readonly writtenInPlace: readonly string[];
}

export interface MadeActive extends MadeChange {
  readonly active: string | null;
  /** Milliseconds since the epoch; null without a limit. */
  readonly revertsAt: number | null;
}

export interface ActivePreview {
  readonly name: string;
  readonly files: readonly FileDiff[];
  readonly keptAs: readonly string[];
  readonly repointed: readonly string[];
}

/** Which profile to make active: by the list's id, or by name among the shared files. */
export type ProfileChoice = { readonly id: string } | { readonly name: string };

/** Whether diffs show access key IDs whole (command line) or masked but for four characters (window). */
export type KeyIdMask = 'whole' | 'last-four';

export interface SwitchingService {
  preview(choice: ProfileChoice, mask: KeyIdMask): Promise<Result<ActivePreview>>;
  makeActive(
    choice: ProfileChoice,
    forMilliseconds: number | null,
    mask: KeyIdMask,
  ): Promise<Result<MadeActive>>;
  restore(mask: KeyIdMask): Promise<Result<MadeActive>>;
  /** Takes back what was made active for a time that is over; null where nothing is due. */
  takeBackIfDue(): Promise<Result<MadeActive> | null>;
}

export interface ChangesService {
  list(): Promise<readonly HistoryRow[]>;
  show(
    change: string,
    mask: KeyIdMask,
  ): Promise<Result<{ readonly row: HistoryRow; readonly files: readonly FileDiff[] }>>;
  /** Null: the newest that is neither undone nor itself an undo. */
  undo(change: string | null, mask: KeyIdMask): Promise<Result<MadeChange>>;
  putBackFile(path: string, mask: KeyIdMask): Promise<Result<MadeChange>>;
  acceptFile(path: string): Promise<Result<null>>;
}

/** What was found unfinished at the start, after a crash or a power failure, and what became of it. */
export interface Recovery {
  readonly change: string;
  readonly action: ChangeAction;
  readonly outcome: 'finished' | 'taken-back' | 'left-alone';
  readonly failure: Failure | null;
}

export interface SettingsService {
  current(): Promise<Settings>;
  change(change: SettingsChange): Promise<Settings>;
  /** Asks the person through Consent; null where they chose none. */
  addLocation(): Promise<Result<string | null>>;
  removeLocation(path: string): Promise<Settings>;
}

export interface ApplicationService {
  info(): ApplicationInfo;
  /** Calls with each change of anything the window shows. */
  onChanged(listener: (event: ChangedEvent) => void): Dispose;
  revision(): number;
}

export interface Services {
  readonly profiles: ProfilesService;
  readonly switching: SwitchingService;
  readonly changes: ChangesService;
  readonly settings: SettingsService;
  readonly application: ApplicationService;
}
