/** What an edit of profiles writes. Pure: documents in, documents out, planned again whenever a file changed meanwhile. */
import { fail, type Result } from '../../../shared/models/failure.js';
import { storeLocation } from '../../../shared/vocabulary.js';
import { planFix } from '../fixes/finding-fix.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import { clone } from './clone.js';
import { Draft } from './draft.js';
import type { EditingPlan, Place, ProfileEdit, StoreContext } from './edit.js';
import { unfitFiles } from './failures.js';
import { finish } from './finish.js';
import { importProfiles } from './import-profiles.js';
import { noStore } from './no-store.js';
import type { Outcome } from './outcome.js';
import { setDefaultRegion, setRegions } from './region.js';
import { remove } from './remove.js';
import { rename } from './rename.js';
import { replaceKey } from './replace-key.js';
import { save } from './save.js';
import { editSection } from './sections.js';
import * as stored from './stored.js';
import { importBoth } from './stored-import.js';
import { isStored } from './stored-sections.js';
import { toSsoSession } from './to-sso-session.js';

type Edit = Exclude<ProfileEdit, { kind: 'fix' }>;

/**
 * Plans an edit, or says why it cannot be made: `profile-not-found`, `profile-exists`, `section-not-found`, `edit-conflict`,
 * `invalid-setting`, `sso-session-differs`, `not-legacy-sso`, `file-refused`, `file-unreadable` (no such location among the files),
 * `nothing-to-fix`, `no-safe-order`, and as `store` does.
 */
export function planEdit(
  files: SwitchFiles,
  edit: ProfileEdit,
  store: StoreContext = noStore,
): Result<EditingPlan> {
  if (edit.kind === 'fix') return planFix(files, edit, store);
  const draft = new Draft(files);
  const outcome = carryOutStored(draft, edit, store) ?? carryOut(draft, edit);
  return outcome.ok ? finish(draft, outcome.value) : outcome;
}

/** Null for an edit that is not about the encrypted store. */
function carryOutStored(draft: Draft, edit: Edit, store: StoreContext): Result<Outcome> | null {
  if (edit.kind === 'import' && draft.hasStore) return importBoth(draft, edit, store);
  const isAbout = placesOf(edit).some(isStored);
  if (!isAbout) return null;
  const unfit = unfitFiles(draft.before, [storeLocation]);
  if (unfit !== null) return fail(unfit);
  switch (edit.kind) {
    case 'save':
      return stored.saveStored(draft, edit, store);
    case 'rename':
      return stored.renameBoth(draft, edit);
    case 'clone':
      return isStored(edit.to) ? stored.cloneIntoStore(draft, edit, store) : null;
    case 'remove':
      return stored.removeBoth(draft, edit);
    case 'region':
      return stored.setRegionsBoth(draft, edit.places, edit.region);
    case 'import':
    case 'section':
    case 'default-region':
    case 'replace-key':
    case 'to-sso-session':
      return null;
  }
}

/** The places that an edit names. */
export function placesOf(edit: ProfileEdit): readonly Place[] {
  switch (edit.kind) {
    case 'save':
      return edit.from === null ? [edit.to] : [edit.from, edit.to];
    case 'clone':
      return [edit.from, edit.to];
    case 'rename':
      return edit.renames.map(({ from }) => from);
    case 'remove':
    case 'region':
      return edit.places;
    case 'replace-key':
    case 'to-sso-session':
      return [edit.place];
    case 'import': {
      const location = edit.location ?? null;
      return edit.profiles.map(({ name }) => ({ name, location }));
    }
    case 'fix':
      return edit.file === storeLocation ? [{ name: '', location: storeLocation }] : [];
    case 'section':
    case 'default-region':
      return [];
  }
}

function carryOut(draft: Draft, edit: Edit): Result<Outcome> {
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
