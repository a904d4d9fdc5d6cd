/** The Keys view: every key once, what AWS says of it when it is asked, and deactivating, reactivating and deleting on their own. */
import { spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import { makeKey } from '../aws/seeds.js';
import { test } from '../support/window.js';
import {
  createKeysHome,
  keyDetail,
  keyRow,
  keys,
  keysView,
  spare,
  startKeysAws,
  statuses,
  userOf,
} from './key-parts.js';
import { detail, goTo, toasts } from './parts.js';
import { dialog } from './store-parts.js';

let aws: Aws;
test.beforeEach(async () => {
  aws = await startKeysAws();
});
test.afterEach(async () => {
  const { faults } = aws;
  await aws.close();
  expect(faults).toEqual([]);
});

test('every key once; AWS is asked only when told to, and what it said is there the next time', async ({
  openWindow,
}) => {
  const home = createKeysHome(aws);
  const { page, observer, close } = await openWindow(home);
  await goTo(page, 'Keys');
  await expect(keysView(page)).toContainText('3 access keys, each once, wherever it stands.');
  await expect(keyRow(page, 'acme-ada')).toContainText(/\*{4}MPLE.*acme-ada and acme-ada-too/u);
  await expect(keyRow(page, 'acme-ada')).toContainText('not asked yet');
  expect(aws.journal).toEqual([]);

  await keysView(page).getByRole('button', { name: 'Ask AWS about all' }).click();
  await expect(toasts(page)).toContainText('AWS told about 3 keys.', { timeout: 20_000 });
  const ada = keyRow(page, 'acme-ada');
  await expect(ada).toContainText('ada');
  await expect(ada).toContainText(/1111\s2222\s3333/u);
  await expect(ada).toContainText('3 days ago');
  await expect(ada).toContainText('s3 · eu-west-1');
  await expect(ada).toContainText('Active');
  await expect(keyRow(page, 'acme-root')).toContainText('root user');
  // Of two profiles with one key, AWS is asked once.
  const asked = aws.journal.filter(
    ({ action, keyId }) => action.endsWith('CallerIdentity') && keyId === keys.ada.id,
  );
  expect(asked).toHaveLength(1);

  const seenFirst = await observer.everythingSeen();
  await close();
  const before = aws.journal.length;
  const again = await openWindow(home);
  await goTo(again.page, 'Keys');
  await expect(keyRow(again.page, 'acme-ada')).toContainText('s3 · eu-west-1');
  await expect(keyRow(again.page, 'acme-ada')).toContainText('asked');
  expect(aws.journal).toHaveLength(before);
  const seen = seenFirst + (await again.observer.everythingSeen());
  for (const { secret } of Object.values(keys)) expect(seen).not.toContain(secret);
});

test(
  'the list is narrowed to what is old, duplicate or of the root user, and by typing',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createKeysHome(aws));
    await goTo(page, 'Keys');
    await keysView(page).getByRole('button', { name: 'Ask AWS about all' }).click();
    await expect(toasts(page)).toContainText('AWS told about 3 keys.', { timeout: 20_000 });
    const chip = (name: string) =>
      keysView(page).getByRole('group', { name: 'Show only' }).getByRole('button', { name });
    const names = ['acme-ada', 'acme-ben', 'acme-root'] as const;
    async function expectShown(...shown: readonly (typeof names)[number][]): Promise<void> {
      for (const name of names) await expect(keyRow(page, name)).toHaveCount(shown.includes(name) ? 1 : 0);
    }
    await expectShown(...names);
    await chip('Old').click();
    await expectShown('acme-ada', 'acme-root');
    await chip('Root user').click();
    await expectShown('acme-root');
    await chip('All').click();
    await chip('Duplicate').click();
    await expectShown('acme-ada');
    await chip('All').click();
    await chip('Unused').click();
    await expectShown('acme-root');
    await chip('All').click();
    await keysView(page).getByRole('searchbox', { name: 'Search keys' }).fill('ben');
    await expectShown('acme-ben');
    await keysView(page).getByRole('searchbox', { name: 'Search keys' }).fill('');
    // A key is old when the person says so.
    await keysView(page)
      .getByRole('button', { name: /^Old after/ })
      .click();
    await page.getByRole('menuitem', { name: '365 days' }).click();
    await chip('Old').click();
    await expect(keysView(page)).toContainText('No key matches');
  },
);

test(
  'the detail tells the places, the role that comes of it, the other key, and the program that has it',
  { tag: '@slow' },
  async ({ openWindow }) => {
    userOf(aws, 'ben').keys.push(makeKey({ ...spare, status: 'Inactive' }));
    const environment = { AWS_ACCESS_KEY_ID: keys.ada.id, AWS_SECRET_ACCESS_KEY: keys.ada.secret };
    const program = spawn('/bin/sleep', ['300'], { env: environment, stdio: 'ignore' });
    try {
      const { page, observer } = await openWindow(createKeysHome(aws));
      await goTo(page, 'Keys');
      await keysView(page).getByRole('button', { name: 'Ask AWS about all' }).click();
      await expect(toasts(page)).toContainText('AWS told about 3 keys.', { timeout: 20_000 });
      await keyRow(page, 'acme-ada').getByText('****MPLE').click();
      await expect(keyDetail(page)).toContainText('~/.aws/credentials, line 2');
      await expect(keyDetail(page)).toContainText('acme.reader');
      await expect(keyDetail(page)).toContainText(`sleep (${String(program.pid)}), AWS_ACCESS_KEY_ID`);
      await expect(keyDetail(page)).toContainText('none: this is the only one');
      await keyRow(page, 'acme-ben').getByText('****MPLE').click();
      await expect(keyDetail(page)).toContainText('****2222 · inactive');
      await expect(keyDetail(page)).toContainText('stands nowhere here');
      expect(await observer.everythingSeen()).not.toContain(keys.ada.secret);
      await keyDetail(page)
        .getByRole('button', { name: /^Open acme-ben/ })
        .click();
      await expect(detail(page).getByRole('heading', { name: 'acme-ben', exact: true })).toBeVisible();
    } finally {
      program.kill();
    }
  },
);

test(
  'what a policy does not tell, and a key that AWS does not know, are said as that',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { policies } = userOf(aws, 'ben');
    userOf(aws, 'ben').policies = policies.map((policy) => ({ ...policy, actions: ['sts:*'] }));
    userOf(aws, 'ada').keys = [];
    const { page } = await openWindow(createKeysHome(aws));
    await goTo(page, 'Keys');
    await keysView(page).getByRole('button', { name: 'Ask AWS about all' }).click();
    await expect(keyRow(page, 'acme-ben')).toContainText('ben', { timeout: 20_000 });
    await expect(keyRow(page, 'acme-ben')).toContainText('Not told');
    await expect(keyRow(page, 'acme-ada')).toContainText(/the last asking failed|Gone/u);
  },
);

test('a key is deactivated, reactivated and deleted on its own; what would break is said, and main asks', async ({
  openWindow,
}) => {
  // A user has another key to reactivate it with: it stands here too.
  const home = createKeysHome(aws);
  userOf(aws, 'ben').keys.push(makeKey(spare));
  home.write(
    '.aws/credentials',
    `${home.read('.aws/credentials')}\n[acme-spare]\naws_access_key_id = ${spare.id}\naws_secret_access_key = ${spare.secret}\n`,
  );
  home.write(
    '.aws/config',
    `${home.read('.aws/config')}\n[profile acme-spare]\nregion = eu-west-1\nendpoint_url = ${aws.url}\n`,
  );
  const { page, person } = await openWindow(home, { atTerminal: true });
  await goTo(page, 'Keys');
  await keysView(page).getByRole('button', { name: 'Ask AWS about all' }).click();
  await expect(toasts(page)).toContainText('AWS told about 4 keys.', { timeout: 20_000 });
  const row = keyRow(page, 'acme-spare');
  const choose = async (action: string): Promise<void> => {
    await row.getByRole('button', { name: /^What can be done with/ }).click();
    await page.getByRole('menuitem', { name: `${action}…` }).click();
    await expect(dialog(page)).toContainText(`${action} ****2222?`);
  };
  const confirm = (action: string) => dialog(page).getByRole('button', { name: action, exact: true }).click();

  await choose('Deactivate');
  await expect(dialog(page)).toContainText('acme-spare stops working.');
  expect(await person.answering('refuse', () => confirm('Deactivate'))).toContain(
    'Deactivate the access key',
  );
  await expect(dialog(page).getByRole('button', { name: 'Deactivate', exact: true })).toBeEnabled();
  expect(statuses(aws, 'ben').at(1)).toEqual([spare.id, 'Active']);
  await person.answering('allow', () => confirm('Deactivate'));
  await expect(row).toContainText('Inactive', { timeout: 20_000 });
  expect(statuses(aws, 'ben').at(1)).toEqual([spare.id, 'Inactive']);

  await choose('Reactivate');
  await expect(dialog(page)).toContainText('acme-spare works again.');
  await confirm('Reactivate');
  await expect(row).toContainText('Active', { timeout: 20_000 });
  expect(statuses(aws, 'ben').at(1)).toEqual([spare.id, 'Active']);

  await choose('Delete');
  const asked = await person.answering('allow', () => confirm('Delete'));
  expect(asked).toContain('for good');
  await expect(row).toContainText('Gone', { timeout: 20_000 });
  expect(statuses(aws, 'ben')).toEqual([[keys.ben.id, 'Active']]);
  // What stands in the files is the person's to remove.
  expect(home.read('.aws/credentials')).toContain(spare.id);
});
