/** The window by keyboard alone, its palette and its settings. */
import { expect } from '@playwright/test';
import { createMixedHome } from '../support/homes.js';
import { narrow, test } from '../support/window.js';
import { detail, find, focused, header, list, row, search } from './parts.js';

test(
  'F6 goes from pane to pane and round, Shift+F6 back, and the arrow keys change the part of the detail',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createMixedHome());
    await expect(detail(page).getByRole('tab', { name: 'Overview' })).toBeVisible();
    await list(page).focus();
    await page.keyboard.press('F6');
    await expect(detail(page).getByRole('tab', { name: 'Overview' })).toBeFocused();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
    await expect(detail(page).getByText('Secrets are masked.')).toBeVisible();
    await page.keyboard.press('F6');
    await expect(page.getByRole('navigation').getByRole('button', { name: 'Profiles' })).toBeFocused();
    await page.keyboard.press('F6');
    await expect(
      page.getByRole('banner').getByRole('button', { name: 'Search or run a command' }),
    ).toBeFocused();
    await page.keyboard.press('F6');
    await expect(list(page)).toBeFocused();
    await page.keyboard.press('Shift+F6');
    await expect(
      page.getByRole('banner').getByRole('button', { name: 'Search or run a command' }),
    ).toBeFocused();
  },
);

test(
  'every control of the profiles view is reached by Tab, and shows where the focus is',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createMixedHome());
    await find(page, 'acme.prod');
    await page.keyboard.press('ControlOrMeta+f');
    const reached: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(focused);
      if (at !== null && at === reached[0]) break;
      if (at !== null) reached.push(at);
    }
    expect(reached.filter((name) => name.endsWith('seen)'))).toEqual([]);
    for (const name of [
      'Role 19',
      'Profiles',
      'Make active',
      'Use in a terminal',
      'More actions',
      'Settings',
    ]) {
      expect(reached).toContain(name);
    }
    expect(reached).toContain('Show ~/.aws/config, line 14');
  },
);

test('the palette opens profiles, makes them active, goes to views and changes the theme', async ({
  openWindow,
}) => {
  const home = createMixedHome();
  const start = home.bytes();
  const { page } = await openWindow(home);
  await expect(list(page)).toBeVisible();
  const palette = page.getByRole('dialog', { name: 'Commands' });
  async function run(words: string, key: string): Promise<void> {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press(key);
    await expect(palette).toBeHidden();
  }
  await run('umbrella.audit', 'Enter');
  await expect(detail(page).getByRole('heading', { name: 'umbrella.audit' })).toBeVisible();
  await run('umbrella.dev', 'ControlOrMeta+Enter');
  await expect(header(page).getByText('umbrella.dev')).toBeVisible();
  await run('undo the last', 'Enter');
  await expect(header(page).getByText('default', { exact: true })).toBeVisible();
  expect(home.bytes()).toEqual(start);
  await run('go to activity', 'Enter');
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
  await run('theme: dark', 'Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('no such thing at all');
  await expect(palette).toContainText('Nothing matches');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test(
  'the theme is chosen by arrow keys, stands after a new start, and follows the system when asked to',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createMixedHome();
    const first = await openWindow(home);
    const theme = (page: typeof first.page) => page.locator('html');
    await first.page.emulateMedia({ colorScheme: 'light' });
    await expect(theme(first.page)).toHaveAttribute('data-theme', 'light');
    await first.page.getByRole('button', { name: 'Settings' }).press('Enter');
    await first.page.getByRole('radio', { name: 'As the system' }).focus();
    await first.page.keyboard.press('ArrowLeft');
    await expect(first.page.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await expect(theme(first.page)).toHaveAttribute('data-theme', 'dark');
    await first.close();

    const { page } = await openWindow(home);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(theme(page)).toHaveAttribute('data-theme', 'dark');
    await page.getByRole('button', { name: 'Settings' }).press('Enter');
    await page.getByRole('radio', { name: 'Dark' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(theme(page)).toHaveAttribute('data-theme', 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(theme(page)).toHaveAttribute('data-theme', 'dark');
  },
);

test(
  'Escape goes back one step: it clears the search, closes a dialog, leaves a view',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createMixedHome());
    await expect(list(page)).toBeVisible();
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('acme');
    await page.keyboard.press('Escape');
    await expect(search(page)).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(list(page)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+/');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(help).toContainText('Next pane; with Shift the one before');
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(list(page)).toBeFocused();
    await page.getByRole('button', { name: 'Activity' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(list(page)).toBeFocused();
  },
);

test(
  'in a narrow window the detail is a drawer: Enter opens it, Escape goes back to the row',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page, resize } = await openWindow(createMixedHome());
    await resize(narrow);
    await expect(detail(page)).toBeHidden();
    await list(page).focus();
    await page.keyboard.type('globex.p');
    await page.keyboard.press('Enter');
    await expect(detail(page).getByRole('heading', { name: 'globex.prod' })).toBeVisible();
    await expect(detail(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(detail(page)).toBeHidden();
    await expect(list(page)).toBeFocused();
    await expect(row(page, 'globex.prod')).toHaveAttribute('aria-selected', 'true');
  },
);
