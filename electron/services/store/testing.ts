/**
 * Parts that tests of the store stand on. A Sealing for tests needs Node and is therefore in
 * adapters/testing/quick-sealing.ts.
 */
import { Secret } from '../../core/secret.js';
import { type Keychain, KeychainError } from '../ports.js';

type Trouble = KeychainError['reason'] | null;

export interface MemoryKeychain extends Keychain {
  /** What every call rejects with from now on; null: none. */
  trouble: Trouble;
  /** All verbs that were called, in their order. */
  readonly calls: readonly string[];
  /** Every item by `service/account`, in plain text. */
  readonly items: Map<string, string>;
}

/** A keychain in memory. Several parts of a test may share one, as processes of one session do. */
export function createMemoryKeychain(items: Readonly<Record<string, string>> = {}): MemoryKeychain {
  const kept = new Map(Object.entries(items));
  const calls: string[] = [];
  function asked(verb: string): void {
    calls.push(verb);
    if (keychain.trouble !== null) throw new KeychainError(keychain.trouble);
  }
  const keychain: MemoryKeychain = {
    trouble: null,
    calls,
    items: kept,
    async getPassword(service, account) {
      await Promise.resolve();
      asked('get');
      const text = kept.get(`${service}/${account}`);
      return text === undefined ? null : new Secret(text);
    },
    async setPassword(service, account, password) {
      await Promise.resolve();
      asked('set');
      kept.set(`${service}/${account}`, password.reveal());
    },
    async deletePassword(service, account) {
      await Promise.resolve();
      asked('delete');
      return kept.delete(`${service}/${account}`);
    },
    probe: () => Promise.resolve(probed(keychain.trouble)),
  };
  return keychain;
}

function probed(trouble: Trouble): 'available' | 'locked' | 'unavailable' | 'not-answering' {
  switch (trouble) {
    case null:
      return 'available';
    case 'keychain-locked':
    case 'unlock-dismissed':
      return 'locked';
    case 'keychain-not-answering':
      return 'not-answering';
    case 'no-secret-service':
    case 'no-keychain-collection':
    case 'keychain-failed':
      return 'unavailable';
  }
}
