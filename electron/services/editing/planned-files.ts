/** The files as an edit would leave them, for whoever wants to try it before it is written. */
import type { Place } from '../../core/editing/edit.js';
import type { SwitchFiles } from '../../core/switching/switch-files.js';

export interface PlannedFiles {
  /** Secrets that were typed stand in these documents: they are for one question and are not kept. */
  readonly after: SwitchFiles;
  /** The profile that the edit is about. */
  readonly place: Place;
}
