import { oc } from '@orpc/contract';
import { z } from 'zod';
import { failureFacts, nextAction } from '../models/failure.js';

/** The data of a typed error: what is known, and what the person can do next. */
function errorData<Facts extends z.ZodType>(facts: Facts) {
  return z.strictObject({ facts, action: nextAction.nullable() });
}

function typedError<Facts extends z.ZodType>(facts: Facts) {
  return { status: 422, data: errorData(facts) };
}

/** Every procedure starts here: all of them share one closed list of errors. */
export const base = oc.errors({
  'profile-not-found': typedError(failureFacts['profile-not-found']),
  'profile-not-usable': typedError(failureFacts['profile-not-usable']),
  'file-refused': typedError(failureFacts['file-refused']),
  'file-unreadable': typedError(failureFacts['file-unreadable']),
  'file-not-writable': typedError(failureFacts['file-not-writable']),
  'disk-full': typedError(failureFacts['disk-full']),
  'file-emptied': typedError(failureFacts['file-emptied']),
  'file-changed': typedError(failureFacts['file-changed']),
  'change-overwritten': typedError(failureFacts['change-overwritten']),
  'second-reader-veto': typedError(failureFacts['second-reader-veto']),
  'no-safe-order': typedError(failureFacts['no-safe-order']),
  'undo-conflict': typedError(failureFacts['undo-conflict']),
  'change-not-found': typedError(failureFacts['change-not-found']),
  'change-purged': typedError(failureFacts['change-purged']),
  'already-undone': typedError(failureFacts['already-undone']),
  'nothing-to-undo': typedError(failureFacts['nothing-to-undo']),
  'nothing-to-restore': typedError(failureFacts['nothing-to-restore']),
  'nothing-to-put-back': typedError(failureFacts['nothing-to-put-back']),
  busy: typedError(failureFacts.busy),
  'consent-needed': typedError(failureFacts['consent-needed']),
  'environment-not-found': typedError(failureFacts['environment-not-found']),
  'login-shell-failed': typedError(failureFacts['login-shell-failed']),
  'nothing-pasted': typedError(failureFacts['nothing-pasted']),
  'nothing-to-fix': typedError(failureFacts['nothing-to-fix']),
  'profile-exists': typedError(failureFacts['profile-exists']),
  'section-not-found': typedError(failureFacts['section-not-found']),
  'edit-conflict': typedError(failureFacts['edit-conflict']),
  'invalid-setting': typedError(failureFacts['invalid-setting']),
  'sso-session-differs': typedError(failureFacts['sso-session-differs']),
  'not-legacy-sso': typedError(failureFacts['not-legacy-sso']),
  'handle-expired': typedError(failureFacts['handle-expired']),
  'nothing-recognised': typedError(failureFacts['nothing-recognised']),
  'clipboard-unavailable': typedError(failureFacts['clipboard-unavailable']),
  'consent-refused': typedError(failureFacts['consent-refused']),
  'store-missing': typedError(failureFacts['store-missing']),
  'store-exists': typedError(failureFacts['store-exists']),
  'store-locked': typedError(failureFacts['store-locked']),
  'store-key-missing': typedError(failureFacts['store-key-missing']),
  'store-corrupt': typedError(failureFacts['store-corrupt']),
  'keychain-unavailable': typedError(failureFacts['keychain-unavailable']),
  'wrong-passphrase': typedError(failureFacts['wrong-passphrase']),
  'wrong-recovery-code': typedError(failureFacts['wrong-recovery-code']),
  'passphrase-needed': typedError(failureFacts['passphrase-needed']),
  'backup-not-readable': typedError(failureFacts['backup-not-readable']),
  'profile-not-stored': typedError(failureFacts['profile-not-stored']),
  'not-handed-out': typedError(failureFacts['not-handed-out']),
  'line-not-quotable': typedError(failureFacts['line-not-quotable']),
  'move-not-proved': typedError(failureFacts['move-not-proved']),
  'nothing-to-move': typedError(failureFacts['nothing-to-move']),
  'sdk-store-not-readable': typedError(failureFacts['sdk-store-not-readable']),
  'not-movable': typedError(failureFacts['not-movable']),
  /** Anything unexpected: logged redacted in main under this id, and nothing else crosses. */
  internal: { status: 500, data: z.strictObject({ id: z.string() }) },
});
