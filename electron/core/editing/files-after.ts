/** The files as they will stand once a plan is written. */
import type { SourceFile } from '../profiles/profiles.js';
import type { SwitchFiles } from '../switching/switch-files.js';
import type { EditingPlan } from './edit.js';

/** Of several steps for one file the last counts. */
export function filesAfter(files: SwitchFiles, { steps }: Pick<EditingPlan, 'steps'>): SwitchFiles {
  const last = new Map(steps.map(({ path, after }) => [path, after]));
  const planned = (file: SourceFile): SourceFile => ({
    ...file,
    document: last.get(file.path) ?? file.document,
  });
  return {
    config: planned(files.config),
    credentials: planned(files.credentials),
    locations: files.locations.map(planned),
  };
}
