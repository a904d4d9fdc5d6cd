/** The failures of edits, and which files an edit needs readable. */
import { type Failure, fail } from '../../../shared/models/failure.js';
import type { ProblemCode } from '../../../shared/models/problem.js';
import { readBotocore } from '../dialects/botocore.js';
import { refusal, type SwitchFiles } from '../switching/switch-files.js';
import type { Place } from './edit.js';

/** A failure alone, as a Result of anything. */
export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}

export function profileNotFound(name: string): Failed {
  return fail<Failure>({ code: 'profile-not-found', facts: { name }, action: null });
}

export function profileExists(name: string): Failed {
  return fail<Failure>({ code: 'profile-exists', facts: { name }, action: null });
}

/** @param field as a form names it */
export function invalidSetting(field: string, problem: ProblemCode): Failed {
  return fail<Failure>({ code: 'invalid-setting', facts: { field, problem }, action: null });
}

/** @param keys whose values are not what they were when the person looked */
export function editConflict(name: string, keys: readonly string[]): Failed {
  return fail<Failure>({
    code: 'edit-conflict',
    facts: { name, keys: keys.join(',') },
    action: 'reload-file',
  });
}

/**
 * What keeps files from being edited: the AWS CLI refuses one of them as a whole, or there is no such location. Another
 * credentials file stands by itself; the shared files are read together.
 *
 * @param locations the homes that the edit touches: null for the shared files, else the shown path of a location
 */
export function unfitFiles(files: SwitchFiles, locations: readonly Place['location'][]): Failure | null {
  if (locations.includes(null)) {
    const refused = refusal(files, null);
    if (refused !== null) return refused;
  }
  for (const path of new Set(locations)) {
    const file = files.locations.find((candidate) => candidate.path === path);
    if (path === null) continue;
    if (file === undefined) {
      return { code: 'file-unreadable', facts: { path, systemCode: 'ENOENT' }, action: null };
    }
    const { refused } = readBotocore(file.document, 'credentials');
    if (refused !== null) {
      const facts = { path, reason: refused.code, line: refused.line };
      return { code: 'file-refused', facts, action: 'open-file-at-line' };
    }
  }
  return null;
}
