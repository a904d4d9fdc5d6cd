/** The list: finding, filtering, sorting into groups, and everything a row offers. */
import { expect } from '@playwright/test';
import { benchFiles } from '../bench/home.js';
import { createHome, createMixedHome } from '../support/homes.js';
import { test } from '../support/window.js';
import { chooseInMenu, detail, header, list, namesInList, row, search } from './parts.js';

test('typing narrows the list by name, account, role and Region, and says how many are left', async ({
  openWindow,
}) => {
  const { page } = await openWindow(createMixedHome());
  const status = page.getByRole('region', { name: 'Profiles' }).getByRole('status');
  await expect(status).toHaveText('40 profiles');
  await search(page).fill('444455556666');
  await expect(status).toHaveText('5 of 40 profiles');
  await search(page).fill('readonly eu-central');
  await expect
    .poll(() => namesInList(page))
    .toEqual(['acme.audit', 'globex.audit', 'initech.audit', 'umbrella.audit']);
  await search(page).fill('nothing like this');
  await expect(page.getByText('No profile matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show all profiles' }).click();
  await expect(status).toHaveText('40 profiles');
});

test('a kind is a filter, which joins what is typed', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createMixedHome());
  await page.getByRole('button', { name: 'Identity Center 9' }).click();
  await expect.poll(() => namesInList(page)).toHaveLength(9);
  await search(page).fill('initech');
  await expect.poll(() => namesInList(page)).toEqual(['initech.dev', 'initech.stage']);
  await search(page).fill('');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Credential process' }).click();
  await expect.poll(() => namesInList(page)).toEqual(['acme-vendor']);
  await page.getByRole('button', { name: 'All 40' }).click();
  await expect(row(page, 'acme-base')).toBeVisible();
});

test(
  'favourites and what was active lately stand first, colours stay, all of it after a new start',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createMixedHome();
    const first = await openWindow(home);
    await chooseInMenu(first.page, 'acme.audit', 'Add to favourites');
    await search(first.page).fill('team-7');
    await chooseInMenu(first.page, 'team-7', 'Colour', 'Green');
    await chooseInMenu(first.page, 'team-7', 'Make active');
    await expect(header(first.page).getByText('team-7')).toBeVisible();
    await expect(list(first.page).getByRole('rowheader')).toHaveText(['Recent']);
    await first.close();

    const { page } = await openWindow(home);
    await list(page).focus();
    await page.keyboard.press('Home');
    await expect
      .poll(async () => (await namesInList(page)).slice(0, 3))
      .toEqual(['acme.audit', 'team-7', 'acme-base']);
    const headings = list(page).getByRole('rowheader');
    await expect(headings).toHaveText(['Favourites', 'Recent', 'All profiles']);
    await expect(row(page, 'team-7')).toContainText('Green');
    await expect(row(page, 'team-7')).toContainText('active');
  },
);

test(
  'the menu of a row opens by mouse and by Shift+F10, and gives the focus back',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createMixedHome());
    const menu = page.getByRole('menu', { name: 'Actions for acme.dev' });
    await row(page, 'acme.dev').click({ button: 'right' });
    await expect(menu.getByRole('menuitem')).toHaveText([
      'Make active',
      'Make active for 1 h',
      'Preview changes',
      'Open',
      'Start a session',
      'Who am I',
      'Add to favourites',
      /^Colour/,
      'Copy name',
      'Copy --profile option',
      'Show as command',
      'Edit…',
      'Rename…',
      'Clone…',
      'Set Region…',
      'For another user or a task…',
      'Remove…',
    ]);
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(list(page)).toBeFocused();

    await page.keyboard.press('Shift+F10');
    await expect(menu).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(menu.getByRole('menuitem', { name: 'Make active', exact: true })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const preview = page.getByRole('dialog', { name: 'What making acme.dev active changes' });
    await expect(preview).toContainText('sso_role_name = Developer');
    await page.keyboard.press('Escape');
    await expect(preview).toBeHidden();
    await expect(list(page)).toBeFocused();
  },
);

test('keys move through the list: arrows, Home, End, pages, and the first letters of a name', async ({
  openWindow,
}) => {
  const { page } = await openWindow(createMixedHome());
  const selected = list(page).locator('[aria-selected="true"] .row-name-text');
  await list(page).focus();
  await page.keyboard.press('Home');
  await expect(selected).toHaveText('acme-base');
  await page.keyboard.press('ArrowDown');
  await expect(selected).toHaveText('acme-ci');
  await page.keyboard.press('End');
  await expect(selected).toHaveText('umbrella.stage');
  await page.keyboard.press('PageUp');
  await expect(selected).not.toHaveText('umbrella.stage');
  await page.keyboard.type('leg');
  await expect(selected).toHaveText('legacy-sso');
  await expect(selected).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(detail(page).getByRole('heading', { name: 'legacy-sso' })).toBeVisible();
});

test(
  'ten thousand profiles scroll, are reached by key and are filtered, with a page of rows in the page',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { config, credentials } = benchFiles(10_000);
    const { page } = await openWindow(createHome({ '.aws/config': config, '.aws/credentials': credentials }));
    const rows = list(page).getByRole('row');
    await expect(page.getByRole('button', { name: 'All 10,000' })).toBeVisible();
    await expect(row(page, 'team-0')).toBeVisible();
    await list(page).hover();
    await page.mouse.wheel(0, 44 * 5000);
    await expect(row(page, 'team-5001')).toBeVisible();
    expect(await rows.count()).toBeLessThan(60);
    await list(page).focus();
    await page.keyboard.press('End');
    await expect(row(page, 'team-9999')).toBeInViewport();
    await search(page).fill('100000004321');
    await expect.poll(() => namesInList(page)).toEqual(['team-4321']);
  },
);
