/** The encrypted store with its key in a real keychain, which then goes away, comes back, and loses the key. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect } from '@playwright/test';
import { type KeychainSession, startKeychainSession } from '../keychain/session.js';
import { type KeywayWindow, test } from '../support/window.js';
import { find, goTo } from './parts.js';
import { createPlainHome, dialog, lock, moveIn, store } from './store-parts.js';

const folders = (process.env['PATH'] ?? '').split(delimiter);
const hasDaemon = folders.some((folder) => existsSync(join(folder, 'gnome-keyring-daemon')));
test.skip(!hasDaemon, 'needs gnome-keyring');

let session: KeychainSession;

test.beforeEach(async () => {
  session = await startKeychainSession();
});
/** The session's keychain, but the test's own home. */
function variables(): Readonly<Record<string, string>> {
  const { HOME: _, PATH: __, ...rest } = session.environment;
  return rest;
}

/** Windows first: Electron aborts when the bus it is on goes away. */
async function endSession(last: KeywayWindow): Promise<void> {
  await last.close();
  await session.end();
}

test(
  'the key goes to the keychain without a word; nobody has to type anything to unlock',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const window = await openWindow(createPlainHome(), { variables: variables() });
    const { page } = window;
    await goTo(page, 'Store');
    await store(page).getByRole('button', { name: 'Create the encrypted store…' }).click();
    await expect(dialog(page).getByRole('radio', { name: /^Keychain recommended/ })).toBeChecked();
    await dialog(page).getByRole('button', { name: 'Create the store' }).click();
    await dialog(page).getByRole('button', { name: 'Not now' }).click();
    await expect(store(page)).toContainText('In the keychain of this computer');
    await moveIn(page, 'ci');
    await lock(page);
    await expect(store(page).getByLabel('Passphrase')).toHaveCount(0);
    await store(page).getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(store(page)).toContainText('Unlocked. 1 profile is in it.');
    await endSession(window);
  },
);

test(
  'a keychain that is gone, or has lost the key, is said to be so, and nothing is lost',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const first = await openWindow(home, { variables: variables() });
    await goTo(first.page, 'Store');
    await store(first.page).getByRole('button', { name: 'Create the encrypted store…' }).click();
    await dialog(first.page).getByRole('button', { name: 'Create the store' }).click();
    await dialog(first.page).getByRole('button', { name: 'Not now' }).click();
    await moveIn(first.page, 'ci');
    await first.close();
    await session.kill();
    const second = await openWindow(home, { variables: variables() });
    await goTo(second.page, 'Store');
    await expect(store(second.page)).toContainText('No keychain runs in this session.');
    await goTo(second.page, 'Profiles');
    await find(second.page, 'dev');
    await session.start();
    await goTo(second.page, 'Store');
    await store(second.page).getByRole('button', { name: 'Try again' }).click();
    await expect(store(second.page)).toContainText('Unlocked. 1 profile is in it.', { timeout: 20_000 });
    await second.close();
    await session.clear();
    await session.start();
    const third = await openWindow(home, { variables: variables() });
    await goTo(third.page, 'Store');
    await expect(store(third.page)).toContainText('the key of this store is not in it');
    await expect(store(third.page).getByRole('button', { name: 'Use a recovery kit…' })).toBeVisible();
    await endSession(third);
  },
);
