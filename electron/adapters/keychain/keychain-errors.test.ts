import { describe, expect, it } from 'vitest';
import { BusError } from '../d-bus/connection.js';
import { classifyBusError, classifyLibraryError } from './keychain-errors.js';

describe('what the keyring library says', () => {
  it.each([
    ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'unlock-dismissed'],
    ['Platform failure: User canceled the operation.', 'unlock-dismissed'],
    ['Platform failure: User interaction is not allowed.', 'keychain-locked'],
    ["Couldn't access platform storage: Secret Service: no result found", 'no-keychain-collection'],
    [
      'Platform failure: DBus error: Did not receive a reply. Possible causes include: the remote application did not send a reply',
      'keychain-not-answering',
    ],
    ['Platform failure: DBus error: Failed to connect to socket /run/bus: No such file', 'no-secret-service'],
    ['Platform failure: DBus error: The name org.freedesktop.secrets was not provided', 'no-secret-service'],
    ['Attribute password is longer than platform limit', 'keychain-failed'],
    ['', 'keychain-failed'],
  ])('%s', (message, reason) => {
    expect(classifyLibraryError(message).reason).toBe(reason);
  });
});

describe('what the bus says', () => {
  it.each([
    [new BusError('no-bus'), 'no-secret-service'],
    [new BusError('no-answer'), 'keychain-not-answering'],
    [new BusError('refused', 'org.freedesktop.DBus.Error.ServiceUnknown'), 'no-secret-service'],
    [new BusError('refused', 'org.freedesktop.DBus.Error.Spawn.ExecFailed'), 'no-secret-service'],
    [new BusError('refused', 'org.freedesktop.DBus.Error.NoReply'), 'keychain-not-answering'],
    [new BusError('refused', 'org.freedesktop.DBus.Error.TimedOut'), 'keychain-not-answering'],
    [new BusError('refused', 'org.freedesktop.DBus.Error.AccessDenied'), 'keychain-failed'],
    [new BusError('refused', 'com.example.NoReply'), 'keychain-failed'],
    [new TypeError('else'), 'keychain-failed'],
  ])('%s', (error, reason) => {
    expect(classifyBusError(error).reason).toBe(reason);
  });
});
