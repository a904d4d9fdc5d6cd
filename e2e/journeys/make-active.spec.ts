/** The main job: find a profile, make it active, see what that changed, take it back. */
import { expect, type Page } from '@playwright/test';
import { createMixedHome, type Home } from '../support/homes.js';
import { test } from '../support/window.js';
import {
  changedLines,
  chooseInMenu,
  detail,
  find,
  goTo,
  header,
  list,
  makeActive,
  row,
  search,
  shownChanges,
  toasts,
} from './parts.js';

const config = '.aws/config';
const credentials = '.aws/credentials';

async function expectActive(page: Page, ...facts: readonly string[]): Promise<void> {
  for (const fact of facts) await expect(header(page).getByText(fact, { exact: true })).toBeVisible();
}

function counted(lines: readonly string[]): string {
  const added = lines.filter((line) => line.startsWith('+')).length;
  const removed = lines.length - added;
  const words = `${added} ${added === 1 ? 'line' : 'lines'} added`;
  return removed === 0 ? words : `${words} and ${removed} removed`;
}

/** What a change did to both files, told by `diff`. */
function changesSince(home: Home, before: { config: string; credentials: string }) {
  return {
    config: changedLines(home, config, before.config),
    credentials: changedLines(home, credentials, before.credentials),
  };
}

test('a profile found by typing is made active by mouse, its exact lines are shown, and undo from the toast leaves no trace', async ({
  openWindow,
}) => {
  const home = createMixedHome();
  const start = home.bytes();
  const before = { config: home.read(config), credentials: home.read(credentials) };
  const { page } = await openWindow(home);
  await expect(page.getByRole('button', { name: 'All 40' })).toBeVisible();
  await expectActive(page, 'default', 'eu-west-1');

  await search(page).pressSequentially('globex dev');
  await expect(list(page).getByRole('row')).toHaveCount(1);
  await row(page, 'globex.dev').hover();
  await row(page, 'globex.dev').getByRole('button', { name: 'Make active' }).click();

  await expectActive(page, 'globex.dev', '444455556666', 'us-east-1');
  const changes = changesSince(home, before);
  const told = `globex.dev is active. ${counted(changes.config)} in ~/.aws/config and ${counted(changes.credentials)} in ~/.aws/credentials.`;
  await expect(toasts(page)).toContainText(told);

  await goTo(page, 'Activity');
  await page.getByRole('button', { name: 'Show lines: Made globex.dev active' }).click();
  const file = (path: string) =>
    page.getByRole('group', { name: `Changed lines of ~/${path}`, exact: true }).first();
  await expect(file(config)).toBeVisible();
  expect([...(await shownChanges(file(config)))].sort()).toEqual([...changes.config].sort());
  const masked = changes.credentials.map((line) =>
    line.replace(/(secret_access_key = ).*/, '$1********').replace(/(key_id = ).*/, '$1****MPLE'),
  );
  expect([...(await shownChanges(file(credentials)))].sort()).toEqual([...masked].sort());

  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await expectActive(page, 'default', 'eu-west-1');
  await expect(toasts(page)).toContainText('Undone.');
  expect(home.bytes()).toEqual(start);
});

test('the same goes by keyboard alone', async ({ openWindow }) => {
  const home = createMixedHome();
  const start = home.bytes();
  const { page } = await openWindow(home);
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('acme.');
  await page.keyboard.press('ArrowDown');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'acme.dev')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expectActive(page, 'acme.dev', '111122223333', 'us-east-1');
  await expect(toasts(page)).toContainText('acme.dev is active.');
  expect(home.bytes()).not.toEqual(start);
  await page.keyboard.press('ControlOrMeta+z');
  await expectActive(page, 'default');
  expect(home.bytes()).toEqual(start);
});

test('a change is undone from the activity view, and from the history of its profile', async ({
  openWindow,
}) => {
  const home = createMixedHome();
  const start = home.bytes();
  const { page } = await openWindow(home);
  await makeActive(page, 'team-3');
  await expectActive(page, 'team-3', 'eu-north-1');
  await goTo(page, 'Activity');
  await page.getByRole('button', { name: 'Undo: Made team-3 active' }).click();
  await expectActive(page, 'default');
  await expect(page.getByRole('button', { name: 'Undo: Made team-3 active' })).toBeDisabled();
  await expect(page.getByText('undone', { exact: true })).toBeVisible();
  expect(home.bytes()).toEqual(start);

  await goTo(page, 'Profiles');
  await makeActive(page, 'acme-local');
  await expectActive(page, 'acme-local', 'us-east-1');
  await detail(page).getByRole('tab', { name: 'File' }).click();
  // What was just said lies over the lower end of the lines.
  await toasts(page).getByRole('button', { name: 'Close' }).first().click();
  await detail(page).getByRole('button', { name: 'Undo: Made acme-local active' }).click();
  await expectActive(page, 'default');
  expect(home.bytes()).toEqual(start);
});

test(
  'the original default comes back by one button, also after several profiles had their turn',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createMixedHome();
    const start = home.bytes();
    const { page } = await openWindow(home);
    for (const name of ['acme.dev', 'umbrella-base', 'my prod']) {
      await makeActive(page, name);
      await expectActive(page, name);
    }
    await detail(page).getByRole('button', { name: 'Restore the original default' }).click();
    await expectActive(page, 'default');
    await expect(toasts(page)).toContainText('The original default is back.');
    expect(home.bytes()).toEqual(start);
  },
);

test(
  'a production profile asks first, shows the lines, and says when it will go back',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createMixedHome();
    const start = home.bytes();
    const { page } = await openWindow(home);
    await find(page, 'acme.prod');
    await chooseInMenu(page, 'acme.prod', 'Colour', 'Red: production');
    await expect(row(page, 'acme.prod')).toContainText('Red: production');

    const question = page.getByRole('alertdialog', { name: 'Make acme.prod active?' });
    await row(page, 'acme.prod').getByRole('button', { name: 'Make active' }).click();
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expect(question).toContainText('role_arn = arn:aws:iam::111122223333:role/Admin');
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    expect(home.bytes()).toEqual(start);

    await list(page).focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await question.getByLabel('How long').selectOption('For 1 hour');
    await expect(question).toContainText('Keyway takes it back when the time is over');
    await question.getByRole('button', { name: 'Make active' }).click();
    await expect(question).toBeHidden();
    await expectActive(page, 'acme.prod', '111122223333');
    await expect(header(page).getByRole('timer')).toHaveText(/^(1 h|60 min|59 min) left$/);
    await expect(header(page)).toContainText(/Keyway takes it back at .*\d\d:\d\d/);
    await expect(toasts(page)).toContainText(/acme\.prod is active\. Until .*\d\d:\d\d\./);

    await toasts(page).getByRole('button', { name: 'Undo' }).click();
    await expectActive(page, 'default');
    await expect(header(page).getByRole('timer')).toBeHidden();
    expect(home.bytes()).toEqual(start);
  },
);
