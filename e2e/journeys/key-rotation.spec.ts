/** A key rotated through its stages in the window: to the old one's end, taken back, with two keys, with a code, and several in a row. */
import { expect } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import { deny, denyUnlessMfa, makeKey } from '../aws/seeds.js';
import { test } from '../support/window.js';
import {
  createKeysHome,
  device,
  expectAtWatch,
  expectWorkingKey,
  keyInFile,
  keyRow,
  keys,
  keysView,
  spare,
  stage,
  startKeysAws,
  startRotation,
  state,
  statuses,
  userOf,
} from './key-parts.js';
import { goTo, toasts } from './parts.js';
import { codeField } from './session-parts.js';
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

test('rotated stage by stage to the watch; the old key is deleted when the person says so', async ({
  openWindow,
}) => {
  const home = createKeysHome(aws);
  const { page, person, observer } = await openWindow(home, { atTerminal: true });
  await goTo(page, 'Keys');
  await keyRow(page, 'acme-ada').getByRole('button', { name: 'Rotate ****MPLE' }).click();
  // AWS is asked whose key it is; nothing is made.
  await expect(dialog(page)).toContainText('~/.aws/credentials');
  await expect(dialog(page)).toContainText('acme-ada-too');
  await expect(stage(page, 'Create')).toContainText('to come');
  expect(statuses(aws, 'ada')).toEqual([[keys.ada.id, 'Active']]);
  await dialog(page).getByRole('button', { name: 'Start the rotation' }).click();
  await expectAtWatch(page);

  const { id, secret } = keyInFile(home, 'acme-ada');
  expect(keyInFile(home, 'acme-ada-too')).toEqual({ id, secret });
  expect(statuses(aws, 'ada')).toEqual([
    [keys.ada.id, 'Inactive'],
    [id, 'Active'],
  ]);
  await expect(stage(page, 'Check')).toContainText('AWS says: user ada');
  await expect(stage(page, 'Create')).toContainText(`AWS takes the new key, ****${id.slice(-4)}`);
  for (const name of ['Create', 'Save', 'Prove', 'Deactivate'])
    await expect(stage(page, name).locator('time')).toHaveText(/\d/u);
  await expect(stage(page, 'Watch')).toContainText('waits for you');
  await expect(stage(page, 'Delete')).toContainText('A deleted key cannot be brought back.');

  await dialog(page).getByRole('button', { name: 'Remind me' }).click();
  await page.getByRole('menuitem', { name: 'In 7 days' }).click();
  await expect(dialog(page)).toContainText('You are reminded');
  await dialog(page).getByRole('button', { name: 'Close, decide later' }).click();
  await expect(keysView(page)).toContainText('Rotations under way');
  await keysView(page).getByRole('button', { name: 'Open the rotation of acme-ada' }).click();
  const asked = await person.answering('allow', () =>
    dialog(page).getByRole('button', { name: 'Delete old key now…' }).click(),
  );
  expect(asked).toContain('****MPLE');
  await expect(state(page)).toHaveText('Done: the new key is in place, and the old one is deleted.', {
    timeout: 30_000,
  });
  expect(statuses(aws, 'ada')).toEqual([[id, 'Active']]);
  expectWorkingKey(aws, home, 'acme-ada', 'ada');
  const seen = await observer.everythingSeen();
  expect(seen).not.toContain(secret);
  expect(seen).not.toContain(keys.ada.secret);
});

test('each stage is taken back: the last one, and then everything', slow, async ({ openWindow }) => {
  const home = createKeysHome(aws);
  const before = home.read('.aws/credentials');
  const { page, person } = await openWindow(home, { atTerminal: true });
  await startRotation(page, 'acme-ada');
  await expectAtWatch(page);
  const { id } = keyInFile(home, 'acme-ada');
  const undo = dialog(page).getByRole('button', { name: 'Undo last step' });

  await undo.click();
  await expect(state(page)).toHaveText('Your files have the new key. The old one still works.', {
    timeout: 30_000,
  });
  expect(statuses(aws, 'ada').map(([, each]) => each)).toEqual(['Active', 'Active']);
  await undo.click();
  await expect(state(page)).toContainText('Both keys work.', { timeout: 30_000 });
  expect(home.read('.aws/credentials')).toBe(before);
  // On again from there, and then all of it back.
  await dialog(page).getByRole('button', { name: 'Resume' }).click();
  await expectAtWatch(page);
  expect(keyInFile(home, 'acme-ada').id).toBe(id);
  const asked = await person.answering('allow', () =>
    dialog(page).getByRole('button', { name: 'Take everything back' }).click(),
  );
  expect(asked).toContain('the new key of a rotation that you take back');
  await expect(state(page)).toContainText('Taken back: the old key is in its places', { timeout: 30_000 });
  expect(home.read('.aws/credentials')).toBe(before);
  expect(statuses(aws, 'ada')).toEqual([[keys.ada.id, 'Active']]);
});

test(
  'of two keys the other one is named, and deleted first where the person wants that',
  slow,
  async ({ openWindow }) => {
    userOf(aws, 'ada').keys.push(makeKey({ ...spare, status: 'Inactive' }));
    const home = createKeysHome(aws);
    const { page, person } = await openWindow(home, { atTerminal: true });
    await goTo(page, 'Keys');
    await keyRow(page, 'acme-ada').getByRole('button', { name: 'Rotate ****MPLE' }).click();
    await expect(dialog(page).getByRole('alert')).toContainText('****2222 · inactive', { timeout: 20_000 });
    await person.answering('allow', () =>
      dialog(page).getByRole('button', { name: 'Delete it first, then rotate' }).click(),
    );
    await expectAtWatch(page);
    expect(statuses(aws, 'ada').map(([id]) => id)).toEqual([keys.ada.id, keyInFile(home, 'acme-ada').id]);
  },
);

test('what is in the way is said before anything is made', slow, async ({ openWindow }) => {
  userOf(aws, 'ada').policies.push(deny('iam:UpdateAccessKey'));
  const { page } = await openWindow(createKeysHome(aws));
  await goTo(page, 'Keys');
  await keyRow(page, 'acme-ada').getByRole('button', { name: 'Rotate ****MPLE' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('iam:UpdateAccessKey', { timeout: 20_000 });
  expect(statuses(aws, 'ada')).toEqual([[keys.ada.id, 'Active']]);
  userOf(aws, 'ada').policies.pop();
  await dialog(page).getByRole('button', { name: 'Check again' }).click();
  await dialog(page).getByRole('button', { name: 'Start the rotation' }).click();
  await expectAtWatch(page);
});

test(
  'an AWS that is lost on the way stops it where it is, and it goes on once that is back',
  slow,
  async ({ openWindow }) => {
    const home = createKeysHome(aws);
    const { page } = await openWindow(home);
    // Its check and its start ask for leave to deactivate before anything is made.
    const mend = aws.fail({ action: 'iam:UpdateAccessKey', how: 'reset', after: 2, times: 1000 });
    await startRotation(page, 'acme-ada');
    await expect(dialog(page).getByRole('alert')).toBeVisible({ timeout: 30_000 });
    await expect(state(page)).toHaveText('Your files have the new key. The old one still works.');
    expectWorkingKey(aws, home, 'acme-ada', 'ada');
    mend();
    await dialog(page).getByRole('button', { name: 'Resume' }).click();
    await expectAtWatch(page);
  },
);

test('a code is asked for where a policy wants MFA, and once', slow, async ({ openWindow }) => {
  const home = createKeysHome(aws);
  home.write(
    '.aws/config',
    home.read('.aws/config').replace('[profile acme-ben]\n', `[profile acme-ben]\nmfa_serial = ${device}\n`),
  );
  userOf(aws, 'ben').policies.push(denyUnlessMfa('iam:*'));
  const { page } = await openWindow(home);
  await goTo(page, 'Keys');
  await keyRow(page, 'acme-ben')
    .getByRole('button', { name: /^Rotate / })
    .click();
  await codeField(page).fill(aws.code(device));
  await page.getByRole('button', { name: 'Continue' }).click();
  await dialog(page).getByRole('button', { name: 'Start the rotation' }).click();
  await expectAtWatch(page);
  expect(aws.journal.filter(({ action }) => action === 'sts:GetSessionToken')).toHaveLength(1);
  expectWorkingKey(aws, home, 'acme-ben', 'ben');
});

test(
  'several in a row stop at the first that needs a person, and say what became of each',
  slow,
  async ({ openWindow }) => {
    userOf(aws, 'ben').keys.push(makeKey(spare));
    const home = createKeysHome(aws);
    const { page } = await openWindow(home);
    await goTo(page, 'Keys');
    for (const profile of ['acme-ada', 'acme-ben', 'acme-root'])
      await keyRow(page, profile).locator('.key-check').click();
    await keysView(page)
      .getByRole('group', { name: '3 keys chosen' })
      .getByRole('button', { name: 'Rotate…' })
      .click();
    await expect(dialog(page)).toContainText('No old key is deleted.');
    await dialog(page).getByRole('button', { name: 'Start', exact: true }).click();
    await expect(dialog(page)).toContainText('1 key is rotated. One needs you. 1 was not begun.', {
      timeout: 30_000,
    });
    const item = (name: string) => dialog(page).getByRole('listitem').filter({ hasText: name });
    await expect(item('acme-ada')).toContainText('rotated');
    await expect(item('acme-ben')).toContainText('stopped');
    await expect(item('acme-root')).toContainText('not begun');
    await expect(dialog(page).getByRole('alert')).toContainText('acme-ben');
    expect(statuses(aws, 'ada').map(([, each]) => each)).toEqual(['Inactive', 'Active']);
    expect(statuses(aws, 'ben').map(([id]) => id)).toEqual([keys.ben.id, spare.id]);
    expectWorkingKey(aws, home, 'acme-ada', 'ada');
    expectWorkingKey(aws, home, 'acme-ben', 'ben');
  },
);

test(
  'the activity tells what was done to which key, and is exported without a secret',
  slow,
  async ({ openWindow }) => {
    const home = createKeysHome(aws);
    const { page, person } = await openWindow(home, { atTerminal: true });
    await startRotation(page, 'acme-ada');
    await expectAtWatch(page);
    const { id, secret } = keyInFile(home, 'acme-ada');
    await dialog(page).getByRole('button', { name: 'Close, decide later' }).click();
    await goTo(page, 'Activity');
    const activity = page.getByRole('region', { name: 'Activity', exact: true });
    for (const text of ['Created an access key for acme-ada', 'Deactivated an access key of acme-ada'])
      await expect(activity).toContainText(text);
    await person.answering({ file: `${home.folder}/activity.csv` }, () =>
      activity.getByRole('button', { name: 'Export…' }).click(),
    );
    await expect(toasts(page)).toContainText('activity.csv');
    const table = home.read('activity.csv');
    for (const kind of ['key-created', 'key-saved', 'key-proved', 'key-deactivated', 'change-replace-key'])
      expect(table).toContain(`"${kind}"`);
    expect(table).toContain(`****${id.slice(-4)}`);
    for (const each of [secret, keys.ada.secret, id, keys.ada.id]) expect(table).not.toContain(each);
  },
);
