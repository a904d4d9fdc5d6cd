/** Making a profile active that is in the encrypted store and that no line of the config file hands out yet. */
import { fail, type Result, succeed } from '../../../shared/models/failure.js';
import { planActive } from '../switching/plan-active.js';
import { type SwitchFiles, type SwitchPlan, withDocuments } from '../switching/switch-files.js';
import { applyChanges } from './apply-changes.js';
import { Draft } from './draft.js';
import { unfitFiles } from './failures.js';

/**
 * Writes its line, then copies that as for any other profile.
 *
 * @param line by which tools get it from the store; no secret is written
 */
export function planConnectedActive(files: SwitchFiles, name: string, line: string): Result<SwitchPlan> {
  const unfit = unfitFiles(files, [null]);
  if (unfit !== null) return fail(unfit);
  const draft = new Draft(files);
  applyChanges(draft, { name, location: null }, [{ key: 'credential_process', value: line }]);
  const config = draft.document(draft.config);
  const connected = withDocuments(files, { config, credentials: files.credentials.document });
  const plan = planActive(connected, { name, location: null });
  if (!plan.ok) return plan;
  const { steps, headers } = plan.value;
  const isWritten = steps.some(({ role }) => role === 'config');
  return succeed({
    ...plan.value,
    steps: isWritten ? steps : [{ role: 'config', after: config }, ...steps],
    headers: { ...headers, config: [...headers.config, ...(draft.headers.get(files.config.path) ?? [])] },
  });
}
