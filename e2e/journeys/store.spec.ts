/** The encrypted store: created, filled, locked, unlocked, and left again. */
import { expect } from '@playwright/test';
import { narrow, test } from '../support/window.js';
import {
  banners,
  chooseInMenu,
  detail,
  field,
  find,
  focused,
  goTo,
  namesInList,
  openAdd,
  row,
  search,
  toasts,
} from './parts.js';
import {
  answerOfLine,
  choosePassphrase,
  createPlainHome,
  createStore,
  dialog,
  lock,
  moveIn,
  movedSecret,
  passphrase,
  store,
  unlock,
} from './store-parts.js';

const credentials = '.aws/credentials';
const config = '.aws/config';

test('a key moves into the store and tools get it by the line in the config file; undo puts it back in plain text', async ({
  openWindow,
}) => {
  const home = createPlainHome();
  const before = home.bytes();
  const { page, observer } = await openWindow(home);
  await createStore(page);
  expect(home.bytes()).toEqual(before);
  await moveIn(page, 'ci');
  await expect(toasts(page)).toContainText('ci is in the encrypted store.');
  await expect(toasts(page)).toContainText('Undo puts its key back in plain text.');
  expect(home.read(credentials)).not.toContain(movedSecret);
  expect(home.read(credentials)).toContain('[batch]');
  expect(home.read(config)).toContain('region = eu-west-1');
  expect(answerOfLine(home)).toMatchObject({
    AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    SecretAccessKey: movedSecret,
  });
  await expect(store(page)).toContainText('Unlocked. 1 profile is in it.');
  await goTo(page, 'Activity');
  await expect(page.getByText('Handed out ci').first()).toBeVisible();
  await page.getByRole('button', { name: /^Undo: Moved ci/ }).click();
  await expect(toasts(page)).toContainText('Undone.');
  expect(home.read(credentials)).toContain(movedSecret);
  expect(await observer.everythingSeen()).not.toContain(movedSecret);
  expect(await observer.everythingSeen()).not.toContain(passphrase);
});

test(
  'all keys move one after another, and what became of each is said',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const { page } = await openWindow(home);
    await createStore(page);
    await store(page).getByRole('button', { name: 'Move all 2' }).click();
    await dialog(page).getByRole('button', { name: 'Move all 2' }).click();
    await expect(dialog(page)).toContainText('2 profiles moved.', { timeout: 30_000 });
    await dialog(page).getByRole('button', { name: 'Done' }).click();
    await expect(store(page)).toContainText('No profile keeps a long-term key in plain text.');
    expect(home.read(credentials)).not.toContain('aws_secret_access_key');
  },
);

test(
  'the finding about a key in plain text leads to the store, by way of creating it',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const { page } = await openWindow(home);
    await goTo(page, 'Findings');
    await page.getByRole('button', { name: 'Fix: Long-term key in plain text, ci' }).click();
    await dialog(page).getByRole('button', { name: 'Create the store…' }).click();
    await choosePassphrase(page);
    await dialog(page).getByRole('button', { name: 'Create the store' }).click();
    await dialog(page).getByRole('button', { name: 'Not now' }).click();
    await expect(dialog(page)).toContainText('Move ci to the encrypted store?');
    await dialog(page).getByRole('button', { name: 'Move it' }).click();
    await expect(toasts(page)).toContainText('ci is in the encrypted store.', { timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Fix: Long-term key in plain text, ci' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Fix: Long-term key in plain text, batch' })).toHaveCount(
      1,
    );
  },
);

test(
  'locked by keyboard, the store asks where it is needed, and all else works meanwhile',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createPlainHome());
    await createStore(page);
    await moveIn(page, 'ci');
    await lock(page);
    await expect(store(page)).toContainText('Locked. You locked it.');
    await goTo(page, 'Profiles');
    await find(page, 'ci');
    await expect(row(page, 'ci')).toContainText('In the encrypted store, locked');
    await expect(detail(page)).toContainText('The encrypted store is locked');
    await find(page, 'dev');
    await detail(page).getByRole('button', { name: 'Make active' }).click();
    await expect(toasts(page)).toContainText('dev is active.');
    await find(page, 'ci');
    await unlock(page, 'not the passphrase');
    await expect(detail(page)).toContainText('This passphrase does not open it.');
    await expect(detail(page).getByLabel('Passphrase')).toBeFocused();
    await expect(detail(page).getByLabel('Passphrase')).toHaveValue('');
    await unlock(page);
    await expect(detail(page)).toContainText('Its key is in the encrypted store, and in no file.');
    await expect(row(page, 'ci')).toContainText('Access key · in the encrypted store');
  },
);

test(
  'a profile is added to the store, found by store, and handed out as it is told',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const { page } = await openWindow(home);
    await createStore(page);
    await goTo(page, 'Profiles');
    await openAdd(page, 'Access key');
    await field(page, 'name').fill('fresh');
    await page.getByLabel('Keep in').selectOption('Encrypted store');
    await field(page, 'aws_access_key_id').fill('AKIAIOSFODNN7EXAMPLE');
    await field(page, 'aws_secret_access_key').fill(movedSecret.replace('EXAMPLEKEY', 'EXAMPLEKEX'));
    await page.getByRole('button', { name: 'Save profile' }).click();
    await expect(detail(page)).toContainText('Its key is in the encrypted store, and in no file.');
    expect(home.read(credentials)).not.toContain('EXAMPLEKEX');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Encrypted 1' }).click();
    expect(await namesInList(page)).toEqual(['fresh']);
    await detail(page).getByLabel('Hand out fresh').selectOption('Never');
    await expect(toasts(page)).toContainText('fresh: hand out never.');
    await goTo(page, 'Store');
    await expect(store(page).getByLabel('Hand out fresh')).toHaveValue('never');
  },
);

test(
  'a new key ends the passphrase before, and leaves what is in the store',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createPlainHome());
    await createStore(page);
    await moveIn(page, 'ci');
    await store(page).getByRole('button', { name: 'New key…' }).click();
    await choosePassphrase(page, `${passphrase} again`);
    await dialog(page).getByRole('button', { name: 'Make a new key' }).click();
    await expect(toasts(page)).toContainText('The store has a new key.');
    await dialog(page).getByRole('button', { name: 'Not now' }).click();
    await lock(page);
    await unlock(page);
    await expect(store(page)).toContainText('This passphrase does not open it.');
    await unlock(page, `${passphrase} again`);
    await expect(store(page)).toContainText('Unlocked. 1 profile is in it.');
  },
);

test('what locks it by itself is remembered', { tag: '@slow' }, async ({ openWindow }) => {
  const home = createPlainHome();
  const first = await openWindow(home);
  await createStore(first.page);
  await store(first.page).getByLabel('When it was not used for').selectOption('5 minutes');
  await expect(store(first.page).getByLabel('When it was not used for')).toHaveValue('5');
  await first.close();
  const { page } = await openWindow(home);
  await goTo(page, 'Store');
  await expect(store(page)).toContainText('It needs its passphrase.');
  await expect(store(page).getByLabel('When it was not used for')).toHaveValue('5');
});

test(
  'by keyboard alone: created, filled from the menu of a row, locked, unlocked',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createPlainHome());
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await search(page).fill('ci');
    await press('Escape', 'ArrowDown');
    await search(page).fill('ci');
    await press('ArrowDown', 'Shift+F10', 'End');
    await expect(page.getByRole('menuitem', { name: 'Move to the encrypted store…' })).toBeFocused();
    await press('Enter');
    await expect(dialog(page).getByRole('button', { name: 'Create the store…' })).toBeFocused();
    await press('Enter');
    await expect(dialog(page)).toContainText('Create the encrypted store');
    const choice = dialog(page).getByRole('radio', { name: /^Passphrase/ });
    for (let step = 0; step < 12 && !(await choice.isChecked()); step += 1) {
      const at = await page.evaluate(() => document.activeElement?.getAttribute('value') ?? '');
      // Without a keychain it is the only one that can be chosen, and nothing is chosen yet.
      await press(at === 'passphrase' ? 'Space' : at === 'keychain' ? 'ArrowDown' : 'Tab');
    }
    await expect(choice).toBeChecked();
    await press('Tab');
    expect(await page.evaluate(focused)).not.toContain('no focus to be seen');
    await page.keyboard.type(passphrase);
    await press('Tab');
    await page.keyboard.type(passphrase);
    await press('Tab', 'Space', 'Shift+Tab', 'Enter');
    await expect(dialog(page)).toContainText('Save a recovery kit?');
    await press('Shift+Tab', 'Enter');
    await expect(dialog(page).getByRole('button', { name: 'Move it' })).toBeFocused();
    await press('Enter');
    await expect(toasts(page)).toContainText('ci is in the encrypted store.', { timeout: 30_000 });
    await press('ControlOrMeta+l');
    await expect(detail(page)).toContainText('The encrypted store is locked');
    await press('ControlOrMeta+l');
    await expect(store(page).getByLabel('Passphrase')).toBeFocused();
    await page.keyboard.type(passphrase);
    await press('Enter');
    await expect(store(page)).toContainText('Unlocked. 1 profile is in it.');
  },
);

test(
  'a store file that something else changed is said to be so, and nothing of it is deleted',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const { page } = await openWindow(home);
    await createStore(page);
    const path = (await store(page).locator('.store-facts code').last().textContent()) ?? '';
    const inHome = path.replace('~/', '');
    const whole = home.read(inHome);
    home.write(inHome, whole.slice(0, whole.length / 2));
    await expect(store(page)).toContainText('Changed by something else', { timeout: 20_000 });
    await expect(store(page)).toContainText('The file is cut off or is not a store.');
    expect(home.read(inHome)).toBe(whole.slice(0, whole.length / 2));
    await expect(banners(page)).not.toContainText('refuses');
  },
);

test(
  'what main must ask about is not done where nobody can be asked',
  { tag: ['@web', '@slow'] },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const { page } = await openWindow(home);
    await createStore(page);
    await moveIn(page, 'ci');
    await toasts(page).getByRole('button', { name: 'Close' }).click();
    await store(page).getByRole('button', { name: 'Move ci back to files' }).click();
    await expect(toasts(page)).toContainText('This needs your consent, and there was nowhere to ask.');
    expect(home.read(credentials)).not.toContain(movedSecret);
    await expect(store(page)).toContainText('Unlocked. 1 profile is in it.');
    await store(page).getByRole('button', { name: 'Recovery kit…' }).click();
    await dialog(page).getByRole('button', { name: 'Save a recovery kit…' }).click();
    await expect(dialog(page).getByRole('button', { name: 'Save a recovery kit…' })).toBeEnabled();
    await dialog(page).getByRole('button', { name: 'Not now' }).click();
    await expect(store(page)).toContainText('You have none for this key.');
  },
);

for (const scheme of ['light', 'dark'] as const) {
  test(
    `nothing is found in the states of the store and its dialogs, ${scheme}`,
    { tag: ['@slow', '@web'] },
    async ({ openWindow }) => {
      const { page, accessibilityFaults, resize } = await openWindow(createPlainHome());
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await goTo(page, 'Store');
      await expect(store(page)).toContainText('2 profiles keep a long-term key in plain text');
      expect(await accessibilityFaults(), 'none').toEqual([]);
      await store(page).getByRole('button', { name: 'Create the encrypted store…' }).click();
      await choosePassphrase(page);
      expect(await accessibilityFaults(), 'creating').toEqual([]);
      await page.keyboard.press('Escape');
      await createStore(page);
      await store(page).getByRole('button', { name: 'Move ci to the encrypted store' }).click();
      expect(await accessibilityFaults(), 'before a move').toEqual([]);
      await page.keyboard.press('Escape');
      await moveIn(page, 'ci');
      await store(page).getByText('What it protects against').click();
      expect(await accessibilityFaults(), 'ready').toEqual([]);
      await resize(narrow);
      expect(await accessibilityFaults(), 'ready, narrow').toEqual([]);
      await lock(page);
      expect(await accessibilityFaults(), 'locked, narrow').toEqual([]);
      await goTo(page, 'Activity');
      await expect(page.getByText('Locked the encrypted store').first()).toBeVisible();
      expect(await accessibilityFaults(), 'activity').toEqual([]);
      await goTo(page, 'Profiles');
      await search(page).fill('ci');
      await chooseInMenu(page, 'ci', 'Open');
      await expect(detail(page)).toContainText('The encrypted store is locked');
      expect(await accessibilityFaults(), 'a locked profile').toEqual([]);
    },
  );
}
