/** A tool as data: its tables, in its order, each entry with the source of its rule. */
import type { Warning } from '../../../shared/models/reason.js';
import type { Settled, Trace } from '../../../shared/models/trace.js';
import type { CredentialSource, Dialect, ToolId } from '../../../shared/vocabulary.js';
import type { ChosenProfile, Context } from './context.js';
import type { Judgement, Stop } from './judgement.js';
import type { ResolutionRequest } from './request.js';

/** Where the rule is from: name and version of the tool and the place in it, or a document. */
type Cited = { readonly cite: string };

/** A step that may name the profile; the first that gives one decides. */
export interface ProfileRule extends Cited {
  readonly choose: (request: ResolutionRequest) => ChosenProfile | null;
}

/** Where a shared file is; the first rule that gives a path decides. */
export interface PathRule extends Cited {
  /** @returns an absolute path, or null */
  readonly locate: (request: ResolutionRequest) => string | null;
}

/** What stops the tool before it asks any source; the first that does decides. */
export interface RefusalRule extends Cited {
  /** `by` says what it was about, for the candidates that are then not reached. */
  readonly refuse: (
    context: Context,
  ) => { readonly stop: Stop; readonly by: 'profile' | 'files' | 'variables' | 'settings' } | null;
}

/** One source. */
export interface SourceRule extends Cited {
  readonly source: CredentialSource;
  readonly judge: (context: Context) => Judgement;
  /** Asked over the network and only when nothing else is left: not reached after a winner. */
  readonly asksLast?: true;
}

/** A step that may give the Region; the first that does decides. A null value is asked of instance metadata. */
export interface RegionRule extends Cited {
  readonly find: (context: Context) => Trace['region'];
}

/** One setting besides credentials and Region; null where nothing sets it. */
export interface SettingRule extends Cited {
  readonly key: string;
  readonly find: (context: Context) => Settled | null;
}

/** Settings whose names the files and variables choose: keys of nested blocks, endpoints of services. */
export interface SettingGroupRule extends Cited {
  readonly findAll: (context: Context) => readonly (readonly [key: string, found: Settled])[];
}

/** Something worth a warning; looks at the finished walk too. */
export interface WarningRule extends Cited {
  readonly warn: (context: Context, walked: Pick<Trace, 'outcome' | 'candidates'>) => readonly Warning[];
}

export interface Tool {
  readonly id: ToolId;
  /** The release that is modelled. */
  readonly version: string;
  readonly confidence: 'verified' | 'documented';
  readonly dialect: Dialect;
  readonly configPaths: readonly PathRule[];
  readonly credentialsPaths: readonly PathRule[];
  readonly profiles: readonly ProfileRule[];
  readonly refusals: readonly RefusalRule[];
  readonly sources: readonly SourceRule[];
  readonly regions: readonly RegionRule[];
  readonly settings: readonly SettingRule[];
  readonly settingGroups?: readonly SettingGroupRule[];
  readonly warnings: readonly WarningRule[];
  /** What the tool says where no source has anything. */
  readonly nothing: (context: Context) => Stop;
}
