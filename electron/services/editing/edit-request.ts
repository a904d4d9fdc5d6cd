/** An edit as the change service takes it: planned again on whatever the files are by then, within what was allowed. */
import type { ChangeAction } from '../../../shared/models/change.js';
import type { ConsentRequest } from '../../../shared/models/consent.js';
import { type Failure, fail, type Result, succeed } from '../../../shared/models/failure.js';
import type { EditingPlan, ProfileEdit } from '../../core/editing/edit.js';
import { filesAfter } from '../../core/editing/files-after.js';
import { planEdit } from '../../core/editing/plan-edit.js';
import type { SwitchFiles } from '../../core/switching/switch-files.js';
import { type ChangeRequest, switchFilesOf } from '../changes/plan.js';
import type { Consent } from '../ports.js';
import { identityOf, type NewEffect, newEffects, requestOf } from './effects.js';
import { EditStore } from './edit-store.js';
import { toEditPlan } from './edit-plan.js';

/** What a change is called in the history. */
export function actionOf(edit: ProfileEdit): ChangeAction {
  switch (edit.kind) {
    case 'save': {
      if (edit.from === null) return 'add';
      const isRename = edit.from.name !== edit.to.name && edit.changes.length + edit.sections.length === 0;
      return isRename ? 'rename' : 'edit';
    }
    case 'section':
      return 'edit';
    case 'region':
    case 'default-region':
      return 'set-region';
    case 'rename':
    case 'clone':
    case 'remove':
    case 'replace-key':
    case 'to-sso-session':
    case 'import':
    case 'fix':
      return edit.kind;
  }
}

/**
 * @param locations absolute paths of files that the edit needs besides the opened ones
 * @param allowed what the person allowed, by `identityOf`
 * @param store the one that the edit was prepared with
 */
export function requestFor(
  edit: ProfileEdit,
  profiles: readonly string[],
  locations: readonly string[],
  allowed: ReadonlySet<string>,
  store = new EditStore(null),
): ChangeRequest {
  return {
    action: actionOf(edit),
    profiles,
    locations,
    plan: (files) => toEditPlan(files, planAllowed(switchFilesOf(files), edit, allowed, store)),
  };
}

/** Asks for each, one after the other. Fails with `consent-refused`, or `consent-needed` where nobody is there to be asked. */
export async function askForAll(
  consent: Consent,
  effects: readonly NewEffect[],
): Promise<Result<ReadonlySet<string>>> {
  for (const effect of effects) {
    const refused = await askFor(consent, requestOf(effect));
    if (refused !== null) return fail(refused);
  }
  return succeed(new Set(effects.map(identityOf)));
}

/** Null where the person allows it. */
export async function askFor(consent: Consent, request: ConsentRequest): Promise<Failure | null> {
  const facts = { request: request.kind };
  switch (await consent.allow(request)) {
    case 'allowed':
      return null;
    case 'refused':
      return { code: 'consent-refused', facts, action: null };
    case 'unasked':
      return { code: 'consent-needed', facts, action: null };
  }
}

/** Between the question and the write another program may have been at the files: only what was allowed may come of it. */
function planAllowed(
  files: SwitchFiles,
  edit: ProfileEdit,
  allowed: ReadonlySet<string>,
  store: EditStore,
): Result<EditingPlan> {
  const plan = planEdit(files, edit, store);
  if (!plan.ok) return plan;
  const effects = newEffects(files, filesAfter(files, plan.value), plan.value, edit, store.lines);
  const other = effects.find((effect) => !allowed.has(identityOf(effect)));
  if (other === undefined) return plan;
  return fail<Failure>({ code: 'consent-needed', facts: { request: other.reason }, action: 'retry' });
}
