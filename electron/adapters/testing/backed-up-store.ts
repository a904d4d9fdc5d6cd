/** A store of two profiles that was backed up. */
import { createStoreHome, exampleProfile, type StoreHome } from './store-home.js';
import { Secret } from '../../core/secret.js';

export const words = new Secret('backup words');

export const backupPath = '/home/p/backup.json';

export const storePath = '/home/p/.keyway/store.json';

export const dev = exampleProfile('dev', 'dev00000000000000000');

export const prod = exampleProfile('prod', 'prod0000000000000000');

export async function backedUp(): Promise<StoreHome> {
  const home = createStoreHome();
  await home.store.create({ key: 'keychain', passphrase: null });
  await home.store.replace([dev], 1);
  await home.store.backup(backupPath, words);
  await home.store.replace([dev, prod], 2);
  return home;
}
