/** A store that notes what it is asked for. */
import { succeed } from '../../../shared/models/failure.js';
import type { StoreSummary } from '../../../shared/models/store.js';
import type { Services } from '../../services/api.js';
import { fakeServices } from './testing.js';

export const id = '0123456789abcdef0123456789abcdef';

export const ready: StoreSummary = { state: 'ready', reason: null, id, key: 'keychain', entries: 2 };

export const closed: StoreSummary = {
  ...ready,
  state: 'locked',
  reason: 'passphrase-needed',
  key: 'passphrase',
};

export const passphrase = 'correct horse';

/** A store that notes what it is asked to do, with the secrets it is given in plain sight. */
export function noting(summary: StoreSummary) {
  const calls: unknown[] = [];
  const done = (...call: readonly unknown[]): Promise<{ ok: true; value: null }> => {
    calls.push(call);
    return Promise.resolve(succeed(null));
  };
  const written = (...call: readonly unknown[]): Promise<{ ok: true; value: string }> => {
    calls.push(call);
    return Promise.resolve(succeed('~/kept'));
  };
  const store: Partial<Services['store']> = {
    summary: () => Promise.resolve(summary),
    create: (choice) => done('create', choice.key, choice.passphrase?.reveal() ?? null),
    lock: (reason) => done('lock', reason),
    unlock: (given) =>
      done('unlock', given.passphrase?.reveal() ?? null, given.recoveryCode?.reveal() ?? null),
    rekey: (choice) => done('rekey', choice.key, choice.passphrase?.reveal() ?? null),
    acceptVersion: () => done('accept'),
    backup: (path, secret) => written('backup', path, secret.reveal()),
    restore: (path, secret) => written('restore', path, secret.reveal()),
    saveRecoveryKit: (path) => written('recovery-kit', path),
  };
  return { store, calls, services: fakeServices({ store }) };
}
