/** A store that was created, and filled with two profiles. */
import { expect } from 'vitest';
import { createStoreHome, exampleProfile, passphrase, type StoreHome } from './store-home.js';
import type { Secret } from '../../core/secret.js';
import type { StoreKey } from '../../../shared/models/store.js';

export const nothingGiven = { passphrase: null, recoveryCode: null };

export const storePath = '/home/p/.keyway/store.json';

export const dev = exampleProfile('dev', 'dev00000000000000000');

export const prod = exampleProfile(
  'prod',
  'prod0000000000000000',
  'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
);

export async function created(key: StoreKey = 'keychain'): Promise<StoreHome> {
  const home = createStoreHome();
  expect(await home.store.create(choice(key))).toMatchObject({ ok: true });
  await filled(home);
  return home;
}

export async function filled({ store }: StoreHome): Promise<void> {
  expect(await store.replace([dev, prod], await store.generation())).toMatchObject({ ok: true });
}

export function choice(key: StoreKey): { readonly key: StoreKey; readonly passphrase: Secret | null } {
  return { key, passphrase: key === 'keychain' ? null : passphrase };
}
