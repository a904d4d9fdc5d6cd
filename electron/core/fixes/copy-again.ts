/** The fix of a copy of Keyway's that no longer equals its original. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import { defaultProfileName } from '../../../shared/vocabulary.js';
import { Draft } from '../editing/draft.js';
import type { EditingPlan } from '../editing/edit.js';
import { finish } from '../editing/finish.js';
import { editedAt } from '../editing/outcome.js';
import { removeLines } from '../ini/edit.js';
import { readActive } from '../switching/active.js';
import { defaultSections } from '../switching/default-sections.js';
import { planActive } from '../switching/plan-active.js';
import { findTarget, type SwitchFiles } from '../switching/switch-files.js';

/**
 * Makes the original active again; where it is gone, the copy becomes the person's own.
 *
 * @returns null where the default is no copy of Keyway's, or is up to date
 */
export function copyAgain(files: SwitchFiles): Result<EditingPlan> | null {
  const draft = new Draft(files);
  const { copyOf, upToDate } = readActive(draft.setBefore, files);
  if (copyOf === null || upToDate) return null;
  const original = findTarget(draft.setBefore, copyOf);
  if (original === undefined || original.settings.size === 0) return leaveToThem(draft);
  const plan = planActive(files, copyOf);
  if (!plan.ok) return plan;
  const { steps, repointed, headers } = plan.value;
  return succeed({
    steps: steps.map(({ role, after }) => ({ path: files[role].path, after })),
    headers: new Map([
      [files.config.path, headers.config],
      [files.credentials.path, headers.credentials],
    ]),
    effects: {
      profiles: [copyOf.name],
      repointed,
      broken: [],
      defaultFollows: true,
      defaultStays: false,
    },
    newSettings: [],
  });
}

/** Without the mark it is a default like any other. */
function leaveToThem(draft: Draft): Result<EditingPlan> {
  for (const file of draft.filesOf(null)) {
    for (const { markLine, outline } of defaultSections(draft.document(file), file.role).toReversed()) {
      if (markLine === null) continue;
      draft.write(file, removeLines(draft.document(file), markLine, markLine), [outline.header]);
    }
  }
  return finish(draft, editedAt([{ name: defaultProfileName, location: null }]));
}
