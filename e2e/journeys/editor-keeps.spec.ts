/** What the form must leave alone: other profiles' sections, faults that were there before, keys of another kind. */
import { expect, type Page } from '@playwright/test';
import { createMixedHome } from '../support/homes.js';
import { test } from '../support/window.js';
import { changedLines, chooseInMenu, detail, field, find, openAdd } from './parts.js';

const config = '.aws/config';

async function openEdit(page: Page, name: string): Promise<void> {
  await find(page, name);
  await chooseInMenu(page, name, 'Edit…');
  await expect(page.getByRole('heading', { name: `Edit ${name}` })).toBeVisible();
}

async function saveAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save profile' }).click();
  await expect(detail(page).getByRole('heading', { name, exact: true })).toBeVisible();
}

test(
  'a profile that shares a sign-in names it, and nothing in the sign-in changes',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createMixedHome();
    const before = home.read(config);
    const session = /^\[sso-session ([^\]]+)\]/mu.exec(before)?.[1] ?? '';
    const { page } = await openWindow(home);
    await openAdd(page, 'Identity Center');
    await field(page, 'name').fill('sharing');
    await field(page, 'sso_session').fill(session);
    await expect(field(page, 'sso-session.sso_start_url')).toHaveCount(0);
    await field(page, 'sso_account_id').fill('111122223333');
    await field(page, 'sso_role_name').fill('ReadOnlyAccess');
    await saveAs(page, 'sharing');
    expect(changedLines(home, config, before).filter((line) => line !== '+')).toEqual([
      '+[profile sharing]',
      `+sso_session = ${session}`,
      '+sso_account_id = 111122223333',
      '+sso_role_name = ReadOnlyAccess',
    ]);
  },
);

test(
  'a Region is changed on a profile whose source is missing, and that stays as it was',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createMixedHome();
    const before = home.read(config);
    const { page } = await openWindow(home);
    await openEdit(page, 'acme-lost');
    await field(page, 'region').fill('eu-north-1');
    await saveAs(page, 'acme-lost');
    const lines = changedLines(home, config, before);
    expect(lines.filter((line) => line.startsWith('+'))).toEqual(['+region = eu-north-1']);
  },
);

test(
  'trying another kind and going back changes nothing, and leaving then asks nothing',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createMixedHome();
    const start = home.bytes();
    const { page } = await openWindow(home);
    await openEdit(page, 'acme-base');
    await page.locator('.kind-card', { hasText: 'Role' }).first().click();
    await expect(page.getByRole('region', { name: 'What saving changes' })).toContainText(
      'aws_access_key_id',
    );
    await page.locator('.kind-card', { hasText: 'Access key' }).first().click();
    await expect(page.getByText('Nothing would change.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid', { name: 'Profiles' })).toBeVisible();
    expect(home.bytes()).toEqual(start);
  },
);
