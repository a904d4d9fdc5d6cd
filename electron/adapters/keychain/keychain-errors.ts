/**
 * What went wrong, from what the keyring library says. Its errors have one code for everything (`GenericFailure`), so the
 * words decide: those of @napi-rs/keyring 2.1.2, as its tests with the real daemon saw them. macOS's are from the
 * documentation of Security.framework and have not been seen.
 */
import { KeychainError } from '../../services/ports.js';
import { BusError } from '../d-bus/connection.js';

const known: readonly (readonly [RegExp, KeychainError['reason']])[] = [
  // The desktop's prompt was closed; macOS: errSecUserCanceled.
  [/unlock prompt was dismissed|user canceled the operation/iu, 'unlock-dismissed'],
  // macOS: errSecInteractionNotAllowed, as in a session without a screen.
  [/user interaction is not allowed|is locked/iu, 'keychain-locked'],
  // Setting an item where the desktop has no collection for it.
  [/no result found/iu, 'no-keychain-collection'],
  [/did not receive a reply|timed? ?out/iu, 'keychain-not-answering'],
  // Any other of the bus: none is there, or nobody on it keeps secrets.
  [/dbus error|platform failure: zbus|no secret service/iu, 'no-secret-service'],
];

/** @param message the library's own; never shown, since nobody says that it holds no secret */
export function classifyLibraryError(message: string): KeychainError {
  return new KeychainError(known.find(([words]) => words.test(message))?.[1] ?? 'keychain-failed');
}

/** Why the desktop's service could not be asked. */
export function classifyBusError(error: unknown): KeychainError {
  if (!(error instanceof BusError)) return new KeychainError('keychain-failed');
  switch (error.reason) {
    case 'no-bus':
      return new KeychainError('no-secret-service');
    case 'no-answer':
      return new KeychainError('keychain-not-answering');
    case 'refused':
      return new KeychainError(classifyRefusal(error.errorName));
  }
}

/** Names of the bus's own errors: specification of D-Bus 0.42 and dbus-daemon 1.14. */
function classifyRefusal(errorName: string): KeychainError['reason'] {
  const [, name = ''] = /^org\.freedesktop\.DBus\.Error\.(.*)$/u.exec(errorName) ?? [];
  if (name === 'ServiceUnknown' || name === 'NameHasNoOwner' || name.startsWith('Spawn')) {
    return 'no-secret-service';
  }
  return name === 'NoReply' || name === 'TimedOut' || name === 'Timeout'
    ? 'keychain-not-answering'
    : 'keychain-failed';
}
