/** What a person types stays in the window no longer than until it is sent, or left: its memory is searched for it. */
import { expect } from '@playwright/test';
import { countInHeap } from '../support/heap.js';
import { test } from '../support/window.js';
import { chooseInMenu, field, openAdd, search, toasts } from './parts.js';
import {
  createPlainHome,
  createStore,
  dialog,
  lock,
  passphrase,
  store,
  typeTwice,
  unlock,
} from './store-parts.js';

const typed = 'wJalrXUtnFEMI/K7MDENG/bPxRfiTYPEDEXAMPLE';
const token = 'FwoGZXIvYXdzTYPEDEXAMPLETOKENFwoGZXIvYXdzTYPEDEXAMPLETOKEN';

test('the search finds a secret that is still in its field', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createPlainHome());
  await openAdd(page, 'Access key');
  await field(page, 'aws_secret_access_key').fill(typed);
  expect(await countInHeap(page, typed)).toBeGreaterThan(0);
});

test(
  'a passphrase is gone once it was sent, and once its dialog was left',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createPlainHome());
    await createStore(page);
    await expect.poll(() => countInHeap(page, passphrase)).toBe(0);
    await lock(page);
    await unlock(page, `${passphrase}, wrong`);
    await expect(store(page)).toContainText('This passphrase does not open it.');
    await unlock(page);
    await expect(store(page)).toContainText('Unlocked.');
    await expect.poll(() => countInHeap(page, passphrase)).toBe(0);
    await store(page).getByRole('button', { name: 'Back up…' }).click();
    await typeTwice(page, passphrase);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect.poll(() => countInHeap(page, passphrase)).toBe(0);
  },
);

test('a secret access key is gone once its form was saved', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createPlainHome());
  await openAdd(page, 'Access key');
  await field(page, 'name').fill('typed');
  await field(page, 'aws_access_key_id').fill('AKIAIOSFODNN7EXAMPLE');
  await field(page, 'aws_secret_access_key').pressSequentially(typed);
  await page.getByRole('button', { name: 'Save profile' }).click();
  await expect(toasts(page)).toContainText('typed');
  await expect.poll(() => countInHeap(page, typed)).toBe(0);
});

test(
  'a new key and its token are gone once an old one was updated',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createPlainHome());
    await search(page).fill('ci');
    await chooseInMenu(page, 'ci', 'Update key…');
    await dialog(page).getByLabel('Access key ID').fill('ASIAIOSFODNN7EXAMPLE');
    await dialog(page).getByLabel('Secret access key').fill(typed);
    await dialog(page).getByLabel('Session token').fill(token);
    await dialog(page).getByRole('button', { name: 'Update key' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await expect.poll(() => countInHeap(page, typed)).toBe(0);
    await expect.poll(() => countInHeap(page, token)).toBe(0);
  },
);
