/** What a failed file operation means for a change. */
import type { Failure } from '../../../shared/models/failure.js';
import type { FileSystemError } from '../ports.js';

const fullCodes: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** The failure of a write. @param path as a person reads it */
export function writeFailure(path: string, error: FileSystemError): Failure {
  if (fullCodes.includes(error.systemCode)) return { code: 'disk-full', facts: { path }, action: 'retry' };
  return { code: 'file-not-writable', facts: { path, systemCode: error.systemCode }, action: null };
}

/** Another program changed the file again and again. */
export function fileChanged(path: string): Failure {
  return { code: 'file-changed', facts: { path }, action: 'retry' };
}

/** Another Keyway is writing. */
export function busy(path: string): Failure {
  return { code: 'busy', facts: { path }, action: 'retry' };
}
