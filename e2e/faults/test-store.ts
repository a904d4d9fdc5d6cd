/** A store of which nothing but its key pair matters: for tests of what is sealed to it. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { createQuickSealing } from '../../electron/adapters/testing/quick-sealing.js';
import { type ContentSeal, createContentSeal } from '../../electron/services/changes/content-seal.js';
import type { FileSystem, Places } from '../../electron/services/ports.js';
import type { Vault } from '../../electron/services/store/vault.js';

export type TestStoreState = 'none' | 'ready' | 'locked' | 'corrupt';

export interface TestStore extends Pick<Vault, 'publicKey' | 'privateKey' | 'summary'> {
  /** Tests move it. */
  state: TestStoreState;
  /** How often the private key was asked for. */
  readonly asked: number;
  /** Another pair of keys, as a store made anew has. */
  replaceKeys(): void;
}

const sealing = createQuickSealing();

/** The same keys in every process. */
function firstKeys(): { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array } {
  const privateKey = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
  const head = Buffer.from('302e020100300506032b656e04220420', 'hex');
  const key = createPrivateKey({ key: Buffer.concat([head, privateKey]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { privateKey, publicKey: new Uint8Array(spki.subarray(spki.length - 32)) };
}

export function createTestStore(state: TestStoreState): TestStore {
  let keys = firstKeys();
  let asked = 0;
  const store: TestStore = {
    state,
    get asked() {
      return asked;
    },
    replaceKeys() {
      keys = sealing.keyPair();
    },
    summary: () => Promise.resolve({ state: store.state, reason: null, id: null, key: null, entries: null }),
    publicKey: () =>
      Promise.resolve(store.state === 'none' || store.state === 'corrupt' ? null : keys.publicKey),
    privateKey() {
      asked += 1;
      switch (store.state) {
        case 'ready':
          return Promise.resolve({ ok: true, value: keys.privateKey.slice() });
        case 'locked': {
          const facts = { reason: 'by-hand' } as const;
          return Promise.resolve({ ok: false, failure: { code: 'store-locked', facts, action: null } });
        }
        case 'none':
          return Promise.resolve({ ok: false, failure: { code: 'store-missing', facts: {}, action: null } });
        case 'corrupt': {
          const facts = { reason: 'not-readable' } as const;
          return Promise.resolve({ ok: false, failure: { code: 'store-corrupt', facts, action: null } });
        }
      }
    },
  };
  return store;
}

export function sealOf(files: FileSystem, places: Places, store: TestStore): ContentSeal {
  return createContentSeal({ files, places, sealing, vault: store });
}
