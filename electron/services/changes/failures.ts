/** What a failed file operation means for a change. */
import type { Failure } from '../../../shared/models/failure.js';
import type { FileSystemError } from '../ports.js';

const fullCodes: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** Where the encrypted store cannot be read now. A change that waits for it is brought to an end another time. */
const storeFailures: Readonly<Record<string, Failure>> = {
  ELOCKED: { code: 'store-locked', facts: { reason: null }, action: 'unlock-store' },
  ENOKEY: { code: 'store-key-missing', facts: { reason: null }, action: 'unlock-store' },
  EBADMSG: { code: 'store-corrupt', facts: { reason: 'not-readable' }, action: null },
};

/** With room on the disk, or with the store unlocked, it can be done another time. */
export function mayPass({ code }: Failure): boolean {
  return code === 'disk-full' || Object.values(storeFailures).some((failure) => failure.code === code);
}

/** The failure of a write. @param path as a person reads it */
export function writeFailure(path: string, error: FileSystemError): Failure {
  const ofStore = storeFailures[error.systemCode];
  if (ofStore !== undefined) return ofStore;
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
