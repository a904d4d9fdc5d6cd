/** Adding, editing and removing profiles: the use cases around the pure plans of `core/editing`. */
import type { EditCommand } from '../../../shared/models/edit.js';
import { type Result, succeed } from '../../../shared/models/failure.js';
import type { EditingService } from '../api.js';
import type { Changes } from '../changes/changes.js';
import type { Ports } from '../ports.js';
import type { Moment, ProfileReader } from '../profiles.js';
import type { FollowRenames } from '../renamed-profiles.js';
import { createClipboardKeeper } from './clipboard-keeper.js';
import { createCopying } from './copying.js';
import { createDrafts } from './drafts.js';
import { Editor, type StoreEdits } from './editor.js';
import { findProfile, toEdit } from './edits.js';
import type { PlannedFiles } from './planned-files.js';
import { toProfileForm, toSurroundings } from './profile-form.js';

export interface EditingDependencies {
  readonly ports: Pick<
    Ports,
    'files' | 'clock' | 'random' | 'digests' | 'consent' | 'clipboard' | 'environment' | 'places'
  >;
  readonly changes: Pick<Changes, 'apply'>;
  readonly profiles: Pick<ProfileReader, 'moment'>;
  /** Left out where nothing can be sealed. */
  readonly store?: StoreEdits;
  /** Called when profiles have other names; left out where nothing is kept by name. */
  readonly onRenamed?: FollowRenames;
}

export interface Editing extends EditingService {
  /** The files as a command would leave them, secrets that were typed included; nothing is written. */
  plannedFiles(command: EditCommand): Promise<Result<PlannedFiles>>;
  /** Lets go of all that is held, and takes a secret off the clipboard that is still there. */
  dispose(): Promise<void>;
}

export function createEditing(dependencies: EditingDependencies): Editing {
  const { ports, profiles } = dependencies;
  const keeper = ports.clipboard === null ? null : createClipboardKeeper(ports.clipboard, ports);
  const drafts = createDrafts(ports);
  const editor = new Editor(dependencies);
  const now = (): Promise<Moment> => profiles.moment([]);

  return {
    ...createCopying({ ...dependencies, keeper }),
    async form(id) {
      const moment = await now();
      const profile = findProfile(moment, id);
      return profile.ok ? succeed(toProfileForm(moment, profile.value)) : profile;
    },
    surroundings: async () => toSurroundings(await now(), ports.clipboard !== null),
    async preview(question, mask) {
      const edit = toEdit(question, await now(), drafts);
      return edit.ok ? editor.preview(edit.value, mask) : edit;
    },
    async apply(command, mask) {
      const edit = toEdit(command, await now(), drafts);
      if (!edit.ok) return edit;
      const made = await editor.apply(edit.value, mask);
      const handle = handleOf(command);
      if (made.ok && handle !== null) drafts.release(handle);
      return made;
    },
    async plannedFiles(command) {
      const edit = toEdit(command, await now(), drafts);
      return edit.ok ? editor.planned(edit.value) : edit;
    },
    paste: (text) => drafts.paste(text),
    pasteClipboard: () => drafts.pasteClipboard(),
    release: (handle) => drafts.release(handle),
    openImport: async () => drafts.openImport(await now()),
    place: (name, location) => editor.place(name, location),
    previewEdit: (edit, mask) => editor.previewChecked(edit, mask),
    applyEdit: (edit, mask) => editor.apply(edit, mask),
    async dispose() {
      drafts.dispose();
      await keeper?.dispose();
    },
  };
}

/** What a command used up. */
function handleOf(command: EditCommand): string | null {
  switch (command.kind) {
    case 'save':
    case 'replace-key':
      return command.secret.kind === 'held' ? command.secret.handle : null;
    case 'import':
      return command.handle;
    case 'rename':
    case 'rename-group':
    case 'clone':
    case 'remove':
    case 'region':
    case 'default-region':
    case 'to-sso-session':
    case 'fix':
      return null;
  }
}
