/** What is done to a store while it is killed. */
import { join } from 'node:path';
import type { Store } from '../../electron/services/store/store.js';
import type { Result } from '../../shared/models/failure.js';
import { keyChoice, roundProfiles, storePassphrase } from './store-home.js';

export const storeSteps = [
  'create',
  'replace',
  'rekey to keychain',
  'rekey to passphrase',
  'rekey to both',
  'recovery kit',
  'backup',
  'lock and unlock',
] as const;

export function doStoreStep(home: string, store: Store, what: string): Promise<Result<unknown>> {
  switch (what) {
    case 'create':
      return store.create(keyChoice('keychain'));
    case 'replace':
      return store.generation().then((generation) => store.replace(roundProfiles(2), generation));
    case 'rekey to keychain':
      return store.rekey(keyChoice('keychain'));
    case 'rekey to passphrase':
      return store.rekey(keyChoice('passphrase'));
    case 'rekey to both':
      return store.rekey(keyChoice('both'));
    case 'recovery kit':
      return store.saveRecoveryKit(join(home, 'kit.txt'));
    case 'backup':
      return store.backup(join(home, 'backup.json'), storePassphrase);
    case 'lock and unlock':
      return store
        .lock('by-hand')
        .then(() => store.unlock({ passphrase: storePassphrase, recoveryCode: null }));
    default:
      return Promise.reject(new Error(`unknown step ${what}`));
  }
}
