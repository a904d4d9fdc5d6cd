/** What was done to which key, in the activity and in the table that is made of it. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import { test } from '../support/window.js';
import { createKeysHome, expectAtWatch, keyInFile, keys, startKeysAws, startRotation } from './key-parts.js';
import { goTo, toasts } from './parts.js';
import { dialog } from './store-parts.js';

let aws: Aws;
test.beforeEach(async () => {
  aws = await startKeysAws();
});
test.afterEach(() => aws.close());

test('a rotation stands in the activity, and is exported to a file that the person names in main', async ({
  openWindow,
}) => {
  const home = createKeysHome(aws);
  const { page, person } = await openWindow(home, { atTerminal: true });
  await goTo(page, 'Activity');
  const button = page.getByRole('button', { name: 'Export…' });
  await expect(button).toBeDisabled();
  await startRotation(page, 'acme-ada');
  await expectAtWatch(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await goTo(page, 'Activity');
  for (const sentence of [
    'Created an access key for',
    'Proved the new access key of',
    'Deactivated an access key of',
  ])
    await expect(page.getByText(sentence)).toBeVisible();
  const file = join(home.folder, 'activity.csv');
  await person.answering([{ file }], () => button.click());
  await expect(toasts(page)).toContainText('activity.csv');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('"key-deactivated","acme-ada"');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const secret of [keys.ada.secret, keys.ada.id, keyInFile(home, 'acme-ada').secret])
    expect(text).not.toContain(secret);
});
