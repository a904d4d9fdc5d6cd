/** Rotations that the person stops, one and several; and other ways to a key: the menu of its row, and a notification. */
import { expect } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import { test } from '../support/window.js';
import {
  createKeysHome,
  expectAtWatch,
  expectWorkingKey,
  keyInFile,
  keyRow,
  keys,
  keysView,
  startKeysAws,
  startRotation,
  state,
  statuses,
} from './key-parts.js';
import { find, goTo } from './parts.js';
import { dialog } from './store-parts.js';

const slow = { tag: '@slow' } as const;

let aws: Aws;
test.beforeEach(async () => {
  aws = await startKeysAws();
});
test.afterEach(async () => {
  const { faults } = aws;
  await aws.close();
  expect(faults).toEqual([]);
});

test('paused and resumed at once, at a step that AWS does not answer', slow, async ({ openWindow }) => {
  const home = createKeysHome(aws);
  const { page } = await openWindow(home);
  // Its check and its start ask for leave to deactivate before anything is made.
  const mend = aws.fail({ action: 'iam:UpdateAccessKey', how: 'timeout', after: 2, times: 1000 });
  await startRotation(page, 'acme-ada');
  await expect(state(page)).toHaveText('Deactivating the old key…', { timeout: 30_000 });
  mend();
  await dialog(page).getByRole('button', { name: 'Pause' }).click();
  await dialog(page).getByRole('button', { name: 'Resume' }).click();
  await expectAtWatch(page);
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  expect(statuses(aws, 'ada').map(([, each]) => each)).toEqual(['Inactive', 'Active']);
  expectWorkingKey(aws, home, 'acme-ada', 'ada');
});

test(
  'several are stopped: what is rotated stays so, and the rest goes on later',
  slow,
  async ({ openWindow }) => {
    const home = createKeysHome(aws);
    const { page } = await openWindow(home);
    await goTo(page, 'Keys');
    for (const profile of ['acme-ada', 'acme-ben']) await keyRow(page, profile).locator('.key-check').click();
    await keysView(page)
      .getByRole('group', { name: '2 keys chosen' })
      .getByRole('button', { name: 'Rotate…' })
      .click();
    // Ada’s start asks once and deactivates once; Ben’s key is never made.
    const mend = aws.fail({ action: 'iam:UpdateAccessKey', how: 'timeout', after: 2, times: 1000 });
    await dialog(page).getByRole('button', { name: 'Start', exact: true }).click();
    await expect(dialog(page)).toContainText('1 of 2 rotated', { timeout: 30_000 });
    await dialog(page).getByRole('button', { name: 'Stop after this step' }).click();
    await expect(dialog(page)).toContainText('1 key is rotated. 1 was not begun.', { timeout: 30_000 });
    expect(statuses(aws, 'ada').map(([, each]) => each)).toEqual(['Inactive', 'Active']);
    expect(statuses(aws, 'ben')).toEqual([[keys.ben.id, 'Active']]);
    mend();
    await dialog(page).getByRole('button', { name: 'Go on with the one left' }).click();
    await expect(dialog(page)).toContainText('1 key is rotated.', { timeout: 30_000 });
    await expect
      .poll(() => statuses(aws, 'ben').map(([, each]) => each), { timeout: 30_000 })
      .toEqual(['Inactive', 'Active']);
    expectWorkingKey(aws, home, 'acme-ada', 'ada');
    expectWorkingKey(aws, home, 'acme-ben', 'ben');
  },
);

test(
  'a profile that is removed under way stops the rotation, and put back it goes on',
  slow,
  async ({ openWindow }) => {
    const home = createKeysHome(aws);
    const { page, person } = await openWindow(home, { atTerminal: true });
    await startRotation(page, 'acme-ben');
    await expectAtWatch(page);
    const { id } = keyInFile(home, 'acme-ben');
    const text = home.read('.aws/credentials');
    home.write('.aws/credentials', text.replace(/\[acme-ben\][^[]*/u, ''));
    await dialog(page).getByRole('button', { name: 'Delete old key now…' }).click();
    await expect(dialog(page).getByRole('alert')).toContainText('Undo what removed the profile', {
      timeout: 30_000,
    });
    expect(statuses(aws, 'ben')).toEqual([
      [keys.ben.id, 'Inactive'],
      [id, 'Active'],
    ]);
    home.write('.aws/credentials', text);
    await person.answering('allow', () =>
      dialog(page).getByRole('button', { name: 'Delete old key now…' }).click(),
    );
    await expect(state(page)).toContainText('Done:', { timeout: 30_000 });
  },
);

test('the menu of a row opens by pointer and by keyboard', async ({ openWindow }) => {
  const { page } = await openWindow(createKeysHome(aws));
  await goTo(page, 'Keys');
  const menu = page.getByRole('menu', { name: 'What can be done with' });
  await keyRow(page, 'acme-ben').locator('.key-id').click({ button: 'right' });
  await expect(menu.getByRole('menuitem', { name: 'Rotate…' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  // In the cell that was clicked.
  await expect(keyRow(page, 'acme-ben').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Shift+F10');
  await expect(menu).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Rotate…' }).click();
  await expect(dialog(page)).toContainText('Rotate the access key of acme-ben');
});

test('a notification leads to the keys', { tag: '@desktop' }, async ({ openWindow }) => {
  const { page, app } = await openWindow(createKeysHome(aws));
  await find(page, 'acme-ada');
  const open = () =>
    app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://main/#keys'));
  await open();
  await expect(keysView(page)).toBeVisible();
  await goTo(page, 'Profiles');
  await open();
  await expect(keysView(page)).toBeVisible();
});
