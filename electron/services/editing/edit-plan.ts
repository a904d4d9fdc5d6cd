/** From a plan of core to one that the change service writes. */
import { type Result, succeed } from '../../../shared/models/failure.js';
import type { EditingPlan } from '../../core/editing/edit.js';
import type { EditableFiles, EditPlan } from '../changes/plan.js';

/** A plan speaks of paths as shown, a change of absolute ones. */
export function toEditPlan(files: EditableFiles, plan: Result<EditingPlan>): Result<EditPlan> {
  if (!plan.ok) return plan;
  const all = [...files.locations, files.config, files.credentials];
  const paths = new Map(all.map(({ shownPath, path }) => [shownPath, path]));
  const absolute = (shown: string): string => paths.get(shown) ?? shown;
  const { steps, headers } = plan.value;
  return succeed({
    steps: steps.map(({ path, after }) => ({ path: absolute(path), after })),
    sections: new Map([...headers].map(([path, named]) => [absolute(path), named])),
  });
}
