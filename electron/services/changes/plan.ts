/** What a use case hands to the change service: a pure plan, made again whenever a file changed meanwhile. */
import type { ChangeAction } from '../../../shared/models/change.js';
import type { Result } from '../../../shared/models/failure.js';
import type { IniDocument } from '../../core/ini/document.js';
import type { SourceFile } from '../../core/profiles/profiles.js';
import type { SwitchFiles } from '../../core/switching/switch-files.js';

/** One file as it stands at the moment of planning. A missing file has an empty document. */
export interface EditableFile {
  /** Absolute, links not resolved. */
  readonly path: string;
  /** As a person reads it: `~/…` or absolute. */
  readonly shownPath: string;
  readonly role: 'config' | 'credentials' | 'location' | 'store';
  readonly exists: boolean;
  readonly document: IniDocument;
}

export interface EditableFiles {
  readonly config: EditableFile;
  readonly credentials: EditableFile;
  readonly locations: readonly EditableFile[];
}

/** One write. A path may appear twice, where no other order keeps every state on the way safe. */
export interface WriteStep {
  readonly path: string;
  readonly after: IniDocument;
}

export interface EditPlan {
  /** In the order in which they must reach the disk. Empty: nothing to do. */
  readonly steps: readonly WriteStep[];
  /** By path: the raw headers of all sections that the edit names, old and new; all others must stay equal. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

export interface ChangeRequest {
  readonly action: ChangeAction;
  /** Names of the profiles it is about, for the history. */
  readonly profiles: readonly string[];
  /** Absolute paths of credentials files that the plan needs besides the shared and the opened ones. */
  readonly locations?: readonly string[];
  /** Pure and repeatable. */
  readonly plan: (files: EditableFiles) => Result<EditPlan>;
}

/** The same files as core speaks of them. */
export function switchFilesOf({ config, credentials, locations }: EditableFiles): SwitchFiles {
  const source = ({ shownPath, role, document }: EditableFile): SourceFile => {
    return { path: shownPath, role: role === 'store' ? 'location' : role, document, mode: null };
  };
  return { config: source(config), credentials: source(credentials), locations: locations.map(source) };
}
