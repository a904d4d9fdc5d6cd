/** The store's item in the keychain. What the keychain cannot do comes back as a value. */
import {
  type KeychainItem,
  keychainService,
  parseKeychainItem,
  printKeychainItem,
} from '../../core/store/keychain-item.js';
import { type Keychain, KeychainError } from '../ports.js';

export type KeychainTrouble = KeychainError['reason'];

export type CustodyAnswer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly trouble: KeychainTrouble };

export interface KeyCustody {
  /** Null where the keychain has none, or something that Keyway cannot read. */
  read(storeId: string): Promise<CustodyAnswer<KeychainItem | null>>;
  write(storeId: string, item: KeychainItem): Promise<CustodyAnswer<null>>;
  forget(storeId: string): Promise<CustodyAnswer<null>>;
}

export function createKeyCustody(keychain: Keychain): KeyCustody {
  return {
    read: (storeId) =>
      answer(async () => {
        const secret = await keychain.getPassword(keychainService, storeId);
        return secret === null ? null : parseKeychainItem(secret);
      }),
    write: (storeId, item) =>
      answer(async () => {
        await keychain.setPassword(keychainService, storeId, printKeychainItem(item));
        return null;
      }),
    forget: (storeId) =>
      answer(async () => {
        await keychain.deletePassword(keychainService, storeId);
        return null;
      }),
  };
}

async function answer<Value>(work: () => Promise<Value>): Promise<CustodyAnswer<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof KeychainError) return { ok: false, trouble: error.reason };
    throw error;
  }
}
