/** Who AWS says one is: asked on demand, compared with what is expected, and asked before a form is saved. */
import { expect } from '@playwright/test';
import { exampleKeys } from '../aws/seeds.js';
import type { Aws } from '../aws/server.js';
import { test } from '../support/window.js';
import {
  chooseInMenu,
  detail,
  field,
  find,
  goTo,
  header,
  makeActive,
  openAdd,
  row,
  toasts,
} from './parts.js';
import { createSessionHome, sessionRow, startSessionAws, startSessions, typeCode } from './session-parts.js';
import { dialog } from './store-parts.js';

let aws: Aws;
test.beforeEach(async () => {
  aws = await startSessionAws();
});
test.afterEach(() => aws.close());

test('AWS is asked who a profile is, and the answer stays with its date', async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await makeActive(page, 'acme-base');
  await detail(page).getByRole('button', { name: 'Who am I' }).click();
  await expect(toasts(page)).toContainText(
    'acme-base is user/ada in account 1111 2222 3333 (acme-production).',
    {
      timeout: 20_000,
    },
  );
  await expect(detail(page)).toContainText('Learned ');
  await expect(header(page)).toContainText('acme-production');
  await expect(header(page)).toContainText('as of');
  await detail(page).getByRole('button', { name: 'Expect this account' }).click();
  await expect(detail(page)).toContainText('as expected');
  await detail(page).getByRole('button', { name: 'Change…' }).click();
  await dialog(page).getByLabel('Account ID').fill('4444 5555 6666');
  await dialog(page).getByRole('button', { name: 'Remember' }).click();
  await expect(detail(page)).toContainText(
    'This is account 1111 2222 3333, not 4444 5555 6666 as you expect',
  );
});

test(
  'a session in another account than expected says so by itself, also once its profile has another name',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createSessionHome(aws));
    const warning = 'This is account 1111 2222 3333, not 4444 5555 6666 as you expect';
    await find(page, 'acme.reader');
    await detail(page).getByRole('button', { name: 'Who am I' }).click();
    await detail(page).getByRole('button', { name: 'Expect this account' }).click({ timeout: 20_000 });
    await detail(page).getByRole('button', { name: 'Change…' }).click();
    await dialog(page).getByLabel('Account ID').fill('444455556666');
    await dialog(page).getByRole('button', { name: 'Remember' }).click();
    await chooseInMenu(page, 'acme.reader', 'Add to favourites');
    await chooseInMenu(page, 'acme.reader', 'Rename…');
    await dialog(page).getByLabel('New name').fill('acme.looker');
    await dialog(page).getByRole('button', { name: 'Rename' }).click();
    await find(page, 'acme.looker');
    await expect(detail(page)).toContainText(warning);
    await row(page, 'acme.looker').click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'Remove from favourites' })).toBeVisible();
    await page.keyboard.press('Escape');
    await goTo(page, 'Sessions');
    await startSessions(page, ['acme.looker']);
    await expect(sessionRow(page, 'acme.looker')).toContainText(warning, { timeout: 20_000 });
  },
);

test('the root user is warned about', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await find(page, 'acme-root');
  await detail(page).getByRole('button', { name: 'Who am I' }).click();
  await expect(detail(page)).toContainText('This is the root user of the account', { timeout: 20_000 });
  await expect(detail(page)).toContainText('Create an IAM user, or use IAM Identity Center');
});

test('a profile that needs a code asks for it first', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await find(page, 'acme.prod');
  await detail(page).getByRole('button', { name: 'Who am I' }).click();
  await typeCode(page, aws);
  await expect(detail(page)).toContainText('assumed-role/Admin/', { timeout: 20_000 });
});

test('a new key is tested before it is saved, and nothing of it is written', async ({ openWindow }) => {
  const home = createSessionHome(aws);
  const before = home.bytes();
  const { page } = await openWindow(home);
  await openAdd(page, 'Access key');
  await field(page, 'name').fill('fresh');
  await field(page, 'aws_access_key_id').fill(exampleKeys.alice.id);
  await field(page, 'aws_secret_access_key').fill('notTheSecretOfThisKeyAtAll/EXAMPLEEXAMPL');
  await field(page, 'region').fill('eu-west-1');
  await page.getByText('Other settings').first().click();
  await page.getByRole('combobox', { name: 'Setting', exact: true }).fill('endpoint_url');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Add a setting' }).click();
  await field(page, 'endpoint_url').fill(aws.url);
  await page.getByRole('button', { name: 'Test before saving' }).click();
  await expect(page.locator('.editor-test')).toContainText(
    'The secret access key does not belong to this access key ID',
    {
      timeout: 20_000,
    },
  );
  await field(page, 'aws_secret_access_key').fill(exampleKeys.alice.secret);
  await expect(page.locator('.editor-test')).toContainText('This was before your last change.');
  await page.getByRole('button', { name: 'Test before saving' }).click();
  await expect(page.locator('.editor-test')).toContainText('It works: user/ada in account 1111 2222 3333', {
    timeout: 20_000,
  });
  expect(home.bytes()).toEqual(before);
});

test('a role with MFA is tested with a code', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await find(page, 'acme.prod');
  await detail(page).getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('heading', { name: 'Edit acme.prod' })).toBeVisible();
  await page.getByRole('button', { name: 'Test before saving' }).click();
  await expect(dialog(page)).toContainText('The test needs it. Nothing is saved by it.');
  await typeCode(page, aws);
  await expect(page.locator('.editor-test')).toContainText('It works: assumed-role/Admin/', {
    timeout: 20_000,
  });
});

test('an AWS that does not answer can be waited for no longer', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await find(page, 'acme.reader');
  await detail(page).getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('heading', { name: 'Edit acme.reader' })).toBeVisible();
  aws.fail({ how: 'timeout', times: 20 });
  await page.getByRole('button', { name: 'Test before saving' }).click();
  await page.getByRole('button', { name: 'Cancel the test' }).click();
  await expect(page.locator('.editor-test')).toContainText('The test was cancelled.');
});
