/** Keys and their rotation by keyboard alone, and every state of them as an accessibility checker sees it. */
import { expect, type Page } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import { makeKey } from '../aws/seeds.js';
import { type KeywayWindow, narrow, test } from '../support/window.js';
import {
  createKeysHome,
  expectAtWatch,
  expectWorkingKey,
  keyDetail,
  keyInFile,
  keyRow,
  keys,
  keysView,
  spare,
  startKeysAws,
  startRotation,
  state,
  statuses,
  userOf,
} from './key-parts.js';
import { goTo, list, toasts } from './parts.js';
import { dialog } from './store-parts.js';

let aws: Aws;
test.beforeEach(async () => {
  aws = await startKeysAws();
});
test.afterEach(() => aws.close());

/** Presses Tab until that button has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  for (let press = 0; press < 60; press += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
}

test('the view is opened, AWS asked, a key found, looked at and rotated, all by keyboard', async ({
  openWindow,
}) => {
  const home = createKeysHome(aws);
  const { page } = await openWindow(home);
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('keys');
  await expect(page.getByRole('option', { name: /Keys/u }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(keysView(page)).toBeVisible();

  await tabTo(page, 'Ask AWS about all');
  await page.keyboard.press('Enter');
  await expect(toasts(page)).toContainText('AWS told about 3 keys.', { timeout: 20_000 });

  await page.keyboard.press('ControlOrMeta+f');
  const search = keysView(page).getByRole('searchbox', { name: 'Search keys' });
  await expect(search).toBeFocused();
  await page.keyboard.type('ada');
  await expect(keyRow(page, 'acme-ben')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(keyRow(page, 'acme-ada')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(keyDetail(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(keyDetail(page)).toHaveCount(0);
  await expect(keyRow(page, 'acme-ada')).toBeFocused();

  await page.keyboard.press('Enter');
  await tabTo(page, 'Rotate…');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('~/.aws/credentials', { timeout: 20_000 });
  await tabTo(page, 'Start the rotation');
  await page.keyboard.press('Enter');
  await expectAtWatch(page);
  expectWorkingKey(aws, home, 'acme-ada', 'ada');

  await tabTo(page, 'Undo last step');
  await page.keyboard.press('Enter');
  await expect(state(page)).toHaveText('Your files have the new key. The old one still works.', {
    timeout: 30_000,
  });
  await tabTo(page, 'Resume');
  await page.keyboard.press('Enter');
  await expectAtWatch(page);
  expect(statuses(aws, 'ada')).toEqual([
    [keys.ada.id, 'Inactive'],
    [keyInFile(home, 'acme-ada').id, 'Active'],
  ]);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

const themeRules = ['color-contrast', 'link-in-text-block'];

for (const theme of ['light', 'dark'] as const) {
  const rules = theme === 'light' ? undefined : themeRules;

  async function expectNone(window: KeywayWindow, what: string): Promise<void> {
    expect(await window.accessibilityFaults(rules), what).toEqual([]);
  }

  test(`nothing is found in keys and their rotation, ${theme}`, { tag: '@slow' }, async ({ openWindow }) => {
    test.setTimeout(120_000);
    userOf(aws, 'ben').keys.push(makeKey({ ...spare, status: 'Inactive' }));
    const window = await openWindow(createKeysHome(aws));
    const { page } = window;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await goTo(page, 'Keys');
    await expect(keyRow(page, 'acme-ada')).toBeVisible();
    await expectNone(window, 'not asked yet');
    await keysView(page).getByRole('button', { name: 'Ask AWS about all' }).click();
    await expect(toasts(page)).toContainText('AWS told about 3 keys.', { timeout: 20_000 });
    await expectNone(window, 'asked');
    await keyRow(page, 'acme-ben').getByText('****MPLE').click();
    await expect(keyDetail(page)).toContainText('****2222');
    await expectNone(window, 'the detail');
    await keyDetail(page)
      .getByRole('button', { name: /^What can be done with/ })
      .click();
    await page.getByRole('menuitem', { name: 'Deactivate…' }).click();
    await expect(dialog(page)).toContainText('What would break');
    await expectNone(window, 'what would break');
    await page.keyboard.press('Escape');
    await keyRow(page, 'acme-ben')
      .getByRole('button', { name: /^Rotate / })
      .click();
    await expect(dialog(page).getByRole('alert')).toContainText('****2222', { timeout: 20_000 });
    await expectNone(window, 'two keys');
    await page.keyboard.press('Escape');
    await startRotation(page, 'acme-ada');
    await expectAtWatch(page);
    await expectNone(window, 'the stages');
    await window.resize(narrow);
    await expectNone(window, 'the stages in a narrow window');
    await page.keyboard.press('Escape');
    await expect(keysView(page)).toContainText('Rotations under way');
    await expectNone(window, 'under way');
  });
}
