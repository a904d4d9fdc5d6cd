/** What hosts and the RPC layer can ask of the services. Each interface is implemented in its own file beside this one. */
import type { ApplicationInfo, ChangedEvent } from '../../shared/models/application.js';
import type { ActiveStatus } from '../../shared/models/active.js';
import type { ChangeAction, ChangeRow, FileDiff } from '../../shared/models/change.js';
import type { Failure, Result } from '../../shared/models/failure.js';
import type { EditCommand, EditPreview, EditQuestion } from '../../shared/models/edit.js';
import type { FileStatus } from '../../shared/models/file.js';
import type { Finding } from '../../shared/models/finding.js';
import type { ProfileForm, Surroundings } from '../../shared/models/form.js';
import type { ImportReading, Pasted } from '../../shared/models/pasted.js';
import type {
  EnvironmentSummary,
  ResolutionAnswer,
  ResolutionFinding,
  ResolutionFindingCode,
  ResolutionQuestion,
} from '../../shared/models/resolution.js';
import type { PageName } from '../../shared/models/page.js';
import type { ListedProfile, ProfileDetail, ProfileRow, ShownProfile } from '../../shared/models/profile.js';
import type { Settings, SettingsChange } from '../../shared/models/settings.js';
import type { ActivityRow } from '../../shared/models/store.js';
import type { Trace } from '../../shared/models/trace.js';
import type { ToolId } from '../../shared/vocabulary.js';
import type { Place, ProfileEdit } from '../core/editing/edit.js';
import type { Secret } from '../core/secret.js';
import type { Invocation, ResolutionRequest } from '../core/resolution/request.js';
import type { StoreService, MovingService } from './store-api.js';
import type { Cancellation, Dispose, Environment } from './ports.js';
import type { KeysService } from './keys-api.js';
import type { RotationService } from './rotation-api.js';
import type { SessionHandingService, SessionsService } from './sessions-api.js';

export type { StoreKeyChoice, StoreService, MadeMove, MovingService } from './store-api.js';

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
  /** What each tool would use afterwards, in Keyway's own environment. */
  readonly traces: readonly Trace[];
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
  list(): Promise<readonly ChangeRow[]>;
  show(
    change: string,
    mask: KeyIdMask,
  ): Promise<Result<{ readonly row: ChangeRow; readonly files: readonly FileDiff[] }>>;
  /** Null: the newest that is neither undone nor itself an undo. */
  undo(change: string | null, mask: KeyIdMask): Promise<Result<MadeChange>>;
  /**
   * Removes from the history and the last good versions whatever holds a secret that ever stood under that profile, or beside
   * that access key ID; asks the person first. Gives the changes that cannot be taken back any more, newest first. Fails with
   * `nothing-to-purge` where nothing that is kept holds one.
   */
  purge(whose: string): Promise<Result<readonly string[]>>;
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
  /** In the person's browser. False where it could not be opened. */
  openPage(page: PageName): Promise<boolean>;
  /** Calls with each change of anything the window shows. */
  onChanged(listener: (event: ChangedEvent) => void): Dispose;
  revision(): number;
}

/** A question to one tool, in full. What is left null is as it is here and now. */
export interface ToolQuestion {
  readonly tool: ToolId;
  readonly platform: ResolutionRequest['platform'] | null;
  /** Absolute. */
  readonly home: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number | null;
  readonly invocation: Invocation;
  /** Variables, on top of Keyway's own environment where it inherits that. */
  readonly environment: Environment;
  readonly inherits: boolean;
  readonly imds: ResolutionRequest['imds'] | null;
}

/** Findings of resolution, and those about profiles and files that do not say the same again. */
export interface Examination {
  readonly resolution: readonly ResolutionFinding[];
  readonly profiles: readonly Finding[];
}

export interface ResolutionService {
  /** Those that can be asked about at once. For the window, as what follows up to `answer`: key IDs masked. */
  environments(): Promise<readonly EnvironmentSummary[]>;
  readLoginShell(signal: Cancellation | null): Promise<Result<EnvironmentSummary>>;
  processes(): Promise<readonly EnvironmentSummary[]>;
  paste(text: string): Result<EnvironmentSummary>;
  forget(environment: string): Promise<readonly EnvironmentSummary[]>;
  answer(question: ResolutionQuestion): Promise<Result<ResolutionAnswer>>;
  /** Fails with `nothing-to-fix` where the file no longer says what the finding was about. */
  previewFix(fix: FixChoice, mask: KeyIdMask): Promise<Result<readonly FileDiff[]>>;
  applyFix(fix: FixChoice, mask: KeyIdMask): Promise<Result<MadeChange>>;
  /** For the command line: key IDs whole, secrets never. One trace a question, in their order; every tool must be modelled. */
  traces(questions: readonly ToolQuestion[]): Promise<readonly Trace[]>;
  /** Everything odd about Keyway's own environment and all profiles. */
  examine(): Promise<Result<Examination>>;
}

/** Which finding's edit of a file is meant. */
export interface FixChoice {
  readonly code: ResolutionFindingCode;
  /** As shown. */
  readonly file: string;
  readonly line: number;
}

/** Adding, editing and removing. What the window asks for comes as `EditCommand`, the command line makes its edits itself. */
export interface EditingService {
  form(id: string): Promise<Result<ProfileForm>>;
  surroundings(): Promise<Surroundings>;
  preview(question: EditQuestion, mask: KeyIdMask): Promise<Result<EditPreview>>;
  apply(command: EditCommand, mask: KeyIdMask): Promise<Result<MadeChange>>;
  paste(text: string): Result<Pasted>;
  pasteClipboard(): Promise<Result<Pasted>>;
  release(handle: string): void;
  openImport(): Promise<Result<ImportReading | null>>;
  writeCopy(
    id: string,
    mask: KeyIdMask,
  ): Promise<Result<{ readonly path: string; readonly made: MadeChange } | null>>;
  copySetting(id: string, key: string): Promise<Result<{ readonly clearsAfterSeconds: number | null }>>;
  /** For the command line: the shown form of a location, a file that need not be among the opened ones. */
  place(name: string, location: string | null): Place;
  /** Checks the edit against the rules of forms first: problems that are errors fail as `invalid-setting`. */
  previewEdit(edit: ProfileEdit, mask: KeyIdMask): Promise<Result<EditPreview>>;
  applyEdit(edit: ProfileEdit, mask: KeyIdMask): Promise<Result<MadeChange>>;
}

/** Credentials as credential_process hands them out (version 1). */
export interface HandedOut {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret | null;
  /** ISO time; null for long-term keys. */
  readonly expiration: string | null;
}

/** Who asks for credentials; what the system says of the program, for the log and the question. */
export interface Asker {
  readonly program: string | null;
  readonly pid: number | null;
}

/** Giving out what the store or the shared files hold, by Keyway's own search order. */
export interface HandingOutService {
  /**
   * By the opaque id of a stored profile, or by name: the store, then the shared files. Where tools would use temporary
   * credentials: of the running session, or of one started now.
   *
   * @param isPersonPresent true: what starting needs may be asked; left out: nothing is, and no program is run for the first time
   */
  credentials(
    choice: { readonly id: string } | { readonly name: string },
    asker: Asker,
    isPersonPresent?: boolean,
  ): Promise<Result<HandedOut>>;
}

export interface ActivityService {
  /** Newest first. */
  list(): Promise<readonly ActivityRow[]>;
  /**
   * A table (CSV) of all that is kept, and of the changes of the files.
   * @param path absolute; null: the person is asked where to
   * @returns where it was written; null where the person chose no place. Fails with `file-in-the-way`, and as writing does
   */
  exportTo(path: string | null): Promise<Result<string | null>>;
}

export interface Services {
  readonly editing: EditingService;
  readonly resolution: ResolutionService;
  readonly profiles: ProfilesService;
  readonly switching: SwitchingService;
  readonly changes: ChangesService;
  readonly settings: SettingsService;
  readonly application: ApplicationService;
  readonly store: StoreService;
  readonly moving: MovingService;
  readonly handingOut: HandingOutService;
  readonly activity: ActivityService;
  readonly sessions: SessionsService;
  readonly sessionHanding: SessionHandingService;
  readonly rotation: RotationService;
  readonly keys: KeysService;
}
