/** Every view and state as an accessibility checker sees it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { createHome, createMixedHome } from '../support/homes.js';
import { type KeywayWindow, narrow, test } from '../support/window.js';
import { banners, chooseInMenu, detail, find, goTo, list, makeActive, row, search, toasts } from './parts.js';

/** What depends on the theme; the rest is the same in both. */
const themeRules = ['color-contrast', 'link-in-text-block'];
/** On the desktop the views alone, and in one theme: what is checked is the window's own. */
const slow = { tag: '@slow' } as const;
const inBrowser = { tag: ['@slow', '@web'] };

for (const theme of ['light', 'dark'] as const) {
  const rules = theme === 'light' ? undefined : themeRules;
  const views = theme === 'light' ? slow : inBrowser;

  async function expectNone(window: KeywayWindow, state: string): Promise<void> {
    expect(await window.accessibilityFaults(rules), state).toEqual([]);
  }

  test(`nothing is found in any view, ${theme}`, views, async ({ openWindow }) => {
    const window = await openWindow(createMixedHome());
    const { page } = window;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await find(page, 'acme-lost');
    await expectNone(window, 'a profile with an error, and a search');
    await search(page).fill('');
    await chooseInMenu(page, 'acme-ci', 'Add to favourites');
    await chooseInMenu(page, 'acme-ec2', 'Colour', 'Red: production');
    await makeActive(page, 'acme.dev');
    await expect(toasts(page)).toContainText('acme.dev is active.');
    await search(page).fill('');
    await list(page).focus();
    await page.keyboard.press('Home');
    await row(page, 'acme-ec2').hover();
    await expectNone(window, 'groups, colours, the button of a row, a toast');
    await find(page, 'acme.dev');
    await detail(page).getByRole('tab', { name: 'File' }).click();
    await detail(page)
      .getByRole('button', { name: /^Show lines/ })
      .click();
    await expect(
      detail(page)
        .getByRole('group', { name: /^Changed lines/ })
        .first(),
    ).toBeVisible();
    await expectNone(window, 'the lines of a profile and of its change');
    await search(page).fill('nothing like this');
    await expectNone(window, 'no match');
    await goTo(page, 'Activity');
    await page.getByRole('button', { name: /^Show lines/ }).click();
    await expect(page.getByRole('group', { name: /^Changed lines/ }).first()).toBeVisible();
    await expectNone(window, 'activity');
    await goTo(page, 'Settings');
    await expectNone(window, 'settings');
  });

  test(`nothing is found in what stands in front, ${theme}`, inBrowser, async ({ openWindow }) => {
    const window = await openWindow(createMixedHome());
    const { page } = window;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await find(page, 'acme.prod');
    await chooseInMenu(page, 'acme.prod', 'Colour', 'Red: production');
    await row(page, 'acme.prod').click({ button: 'right' });
    await expectNone(window, 'the menu of a row');
    await page.getByRole('menuitem', { name: 'Colour' }).click();
    await expect(page.getByRole('menuitem', { name: 'Orange' })).toBeVisible();
    await expectNone(window, 'the colours');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await detail(page).getByRole('button', { name: 'Make active' }).click();
    await expect(page.getByRole('alertdialog').getByRole('group').first()).toBeVisible();
    await expectNone(window, 'the question before a production profile');
    await page.keyboard.press('Escape');
    await detail(page).getByRole('button', { name: 'Use in a terminal' }).click();
    await expectNone(window, 'the lines for a terminal');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+k');
    await expectNone(window, 'the palette');
    await page.keyboard.type('acme');
    await expectNone(window, 'the palette with results');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+/');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectNone(window, 'the shortcuts');
    await page.keyboard.press('Escape');
    await window.resize(narrow);
    await expectNone(window, 'a narrow window');
    await list(page).focus();
    await page.keyboard.press('Enter');
    await expect(detail(page)).toBeFocused();
    await expectNone(window, 'the drawer');
  });

  test(`nothing is found where files are missing or wrong, ${theme}`, inBrowser, async ({ openWindow }) => {
    const home = createHome({});
    const window = await openWindow(home);
    const { page } = window;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(page.getByRole('heading', { name: 'No AWS profiles yet' })).toBeVisible();
    await expectNone(window, 'first run');
    await goTo(page, 'Activity');
    await expect(page.getByText('No changes yet')).toBeVisible();
    await expectNone(window, 'no activity');
    home.write('.aws/config', '[profile dev]\nregion = eu-west-1\n[profile dev]\n');
    mkdirSync(join(home.folder, '.aws/credentials'));
    await expect(banners(page)).toContainText('EISDIR');
    await expect(banners(page)).toContainText('refuses');
    await goTo(page, 'Settings');
    await expectNone(window, 'errors of files, in settings');
    await goTo(page, 'Profiles');
    await makeActive(page, 'dev');
    await expect(toasts(page)).toContainText('cannot be read (EISDIR)');
    await expectNone(window, 'errors of files, and of an action');
    home.write('.aws/config', '');
    await expect(banners(page)).toContainText('emptied');
    await expectNone(window, 'an emptied file');
  });
}
