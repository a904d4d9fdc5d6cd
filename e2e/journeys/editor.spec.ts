/** Adding and editing profiles through the forms, by mouse and by keyboard. */
import { expect, type Page } from '@playwright/test';
import { createMixedHome } from '../support/homes.js';
import { test } from '../support/window.js';
import { changedLines, detail, shownChanges, toasts } from './parts.js';

const config = '.aws/config';

async function openAdd(page: Page, kind?: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a profile' }).click();
  await expect(page.getByRole('heading', { name: 'Add a profile' })).toBeVisible();
  if (kind === undefined) return;
  const card = page.getByRole('radio', { name: kind });
  if (!(await card.isVisible())) await page.getByRole('button', { name: /^More/ }).click();
  await page.locator('.kind-card', { hasText: kind }).first().click();
}

function save(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Save profile' }).click();
}

test('a role is added: a wrong source is told with the right one beside it, the lines are shown before, and undo leaves no trace', async ({
  openWindow,
}) => {
  const home = createMixedHome();
  const start = home.bytes();
  const before = home.read(config);
  const { page } = await openWindow(home);
  await openAdd(page, 'Role');
  await page.locator('input[name="name"]').fill('acme.reader');
  await expect(page.getByText('Every tool can read this name.')).toBeVisible();
  await page.locator('input[name="role_arn"]').fill('arn:aws:iam::111122223333:role/ReadOnly');
  await expect(page.getByText('Account 1111 2222 3333, partition aws.')).toBeVisible();
  await page.locator('input[name="source_profile"]').fill('acme-bse');
  await expect(page.getByText('No profile has this name.')).toBeVisible();
  await page.getByRole('button', { name: 'Did you mean acme-base?' }).click();
  await expect(page.locator('.editor-preview .line-added')).not.toHaveCount(0);
  const shown = await shownChanges(page.locator('.editor-preview'));
  await save(page);
  await expect(toasts(page)).toContainText('acme.reader added.');
  expect(changedLines(home, config, before)).toEqual(shown);
  await expect(detail(page).getByRole('heading', { name: 'acme.reader' })).toBeVisible();
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await expect(toasts(page)).toContainText('Undone.');
  expect(home.bytes()).toEqual(start);
});
