/** A store of two profiles, and the bytes of its file. */
import { createStoreHome, exampleProfile, passphrase, type StoreHome } from './store-home.js';
import type { StoreKey } from '../../../shared/models/store.js';

export const storePath = '/home/p/.keyway/store.json';

export const keys: readonly StoreKey[] = ['keychain', 'passphrase', 'both'];

export const secrets = [
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
];

export const dev = exampleProfile('dev', 'dev00000000000000000', secrets[0]);

export const prod = exampleProfile('prod', 'prod0000000000000000', secrets[1]);

export async function created(key: StoreKey = 'keychain'): Promise<StoreHome> {
  const home = createStoreHome();
  await home.store.create({ key, passphrase: key === 'keychain' ? null : passphrase });
  await home.store.replace([dev, prod], 1);
  return home;
}

export function bytesOf(home: StoreHome): Promise<Uint8Array> {
  return home.memory.read(storePath);
}
