/** What an edit of profiles writes. Pure: documents in, documents out, planned again whenever a file changed meanwhile. */
import type { Result } from '../../../shared/models/failure.js';
import { planFix } from '../fixes/finding-fix.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { clone } from './clone.js';
import { Draft } from './draft.js';
import type { EditingPlan, ProfileEdit } from './edit.js';
import { finish } from './finish.js';
import { importProfiles } from './import-profiles.js';
import type { Outcome } from './outcome.js';
import { setDefaultRegion, setRegions } from './region.js';
import { remove } from './remove.js';
import { rename } from './rename.js';
import { replaceKey } from './replace-key.js';
import { save } from './save.js';
import { editSection } from './sections.js';
import { toSsoSession } from './to-sso-session.js';

/**
 * Plans an edit, or says why it cannot be made: `profile-not-found`, `profile-exists`, `section-not-found`, `edit-conflict`,
 * `invalid-setting`, `sso-session-differs`, `not-legacy-sso`, `file-refused`, `file-unreadable` (no such location among the files),
 * `nothing-to-fix`, `no-safe-order`.
 */
export function planEdit(files: SwitchFiles, edit: ProfileEdit): Result<EditingPlan> {
  if (edit.kind === 'fix') return planFix(files, edit);
  const draft = new Draft(files);
  const outcome = carryOut(draft, edit);
  return outcome.ok ? finish(draft, outcome.value) : outcome;
}

function carryOut(draft: Draft, edit: Exclude<ProfileEdit, { kind: 'fix' }>): Result<Outcome> {
  switch (edit.kind) {
    case 'save':
      return save(draft, edit);
    case 'section':
      return editSection(draft, edit.section);
    case 'rename':
      return rename(draft, edit);
    case 'clone':
      return clone(draft, edit);
    case 'remove':
      return remove(draft, edit);
    case 'region':
      return setRegions(draft, edit.places, edit.region);
    case 'default-region':
      return setDefaultRegion(draft, edit.region);
    case 'replace-key':
      return replaceKey(draft, edit);
    case 'to-sso-session':
      return toSsoSession(draft, edit);
    case 'import':
      return importProfiles(draft, edit.profiles);
  }
}
