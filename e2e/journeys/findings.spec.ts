/** What is odd, in a sentence, and what mends it. */
import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { createHome, createMixedHome } from '../support/homes.js';
import { narrow, test } from '../support/window.js';
import { field, goTo, toasts } from './parts.js';

const config = '.aws/config';

test('a file that the AWS CLI refuses is mended from its finding: the lines are shown first, and undo puts them back', async ({
  openWindow,
}) => {
  const text = '[profile dev]\nregion = eu-west-1\nregion = eu-west-2\n';
  const home = createHome({ [config]: text });
  const { page } = await openWindow(home);
  await goTo(page, 'Findings');
  const finding = page.getByRole('listitem').filter({ hasText: 'region' }).first();
  await finding.getByRole('button', { name: /^Fix/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^The lines:/).click();
  await expect(dialog.locator('.line-removed')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Fix', exact: true }).click();
  await expect(toasts(page)).toContainText('Fixed:');
  expect(home.read(config)).not.toBe(text);
  expect(home.read(config).match(/region/g)).toHaveLength(1);
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await expect(toasts(page)).toContainText('Undone.');
  expect(home.read(config)).toBe(text);
});

test('a file that others can read is closed to them', async ({ openWindow }) => {
  const home = createHome({
    '.aws/credentials':
      '[dev]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
  });
  const path = join(home.folder, '.aws/credentials');
  chmodSync(path, 0o644);
  const { page } = await openWindow(home);
  await goTo(page, 'Findings');
  await page.getByRole('button', { name: /^Fix: .*, ~\/\.aws\/credentials$/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('gets the permissions 600');
  await dialog.getByRole('button', { name: 'Fix', exact: true }).click();
  await expect(toasts(page)).toContainText('Fixed:');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await expect(page.getByRole('button', { name: /^Fix: .*, ~\/\.aws\/credentials$/ })).toHaveCount(0);
});

test('what a person must decide opens the form at its field', { tag: '@slow' }, async ({ openWindow }) => {
  const home = createHome({
    [config]:
      '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = nowhere-near\n',
  });
  const { page } = await openWindow(home);
  await goTo(page, 'Findings');
  await page.getByRole('button', { name: /^Edit dev: Source profile/ }).click();
  await expect(field(page, 'source_profile')).toBeFocused();
  await expect(field(page, 'source_profile')).toHaveValue('nowhere-near');
});

test('a home without anything odd says so', { tag: '@slow' }, async ({ openWindow }) => {
  const home = createHome({
    [config]: '[profile dev]\nlogin_session = arn:aws:iam::111122223333:user/ada\nregion = eu-west-1\n',
  });
  const { page } = await openWindow(home);
  await goTo(page, 'Findings');
  await expect(page.getByText('Nothing is odd')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(
    `nothing is found in the findings and in the question before a removal, ${scheme}`,
    { tag: ['@slow', '@web'] },
    async ({ openWindow }) => {
      const { page, accessibilityFaults, resize } = await openWindow(createMixedHome());
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await goTo(page, 'Findings');
      await expect(page.getByText('A tool cannot use it')).toBeVisible();
      expect(await accessibilityFaults()).toEqual([]);
      await resize(narrow);
      expect(await accessibilityFaults()).toEqual([]);
      await goTo(page, 'Profiles');
      await page.getByRole('grid').press('Delete');
      await expect(page.getByText(/^The lines:/)).toBeVisible();
      expect(await accessibilityFaults()).toEqual([]);
    },
  );
}
