/** What of the encrypted store the person must allow: files of it, keys back in plain text, and what is purged. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createHome, plantedSecrets } from '../support/homes.js';
import { type KeywayWindow, test } from '../support/window.js';
import { detail, field, find, goTo, toasts } from './parts.js';
import {
  answerOfLine,
  createPlainHome,
  createStore,
  dialog,
  lock,
  moveIn,
  movedSecret,
  passphrase,
  store,
  typeTwice,
} from './store-parts.js';

const credentials = '.aws/credentials';
const config = '.aws/config';
const backupPassphrase = 'a word for the backup';

/** At the right, over what is at the bottom of the page. */
async function closeToasts(page: Page): Promise<void> {
  const closing = toasts(page).getByRole('button', { name: 'Close' });
  while ((await closing.count()) > 0) await closing.first().click();
}

async function openBackup(page: Page): Promise<void> {
  await store(page).getByRole('button', { name: 'Back up…' }).click();
  await typeTwice(page, backupPassphrase);
}

/** By the dialog's own button, which makes main ask. */
async function chooseBackup({ page, person }: KeywayWindow, file: string): Promise<string> {
  await store(page).getByRole('button', { name: 'Restore…' }).click();
  await dialog(page).getByLabel('Passphrase', { exact: true }).fill(backupPassphrase);
  return person.answering([{ file }, 'allow'], () =>
    dialog(page).getByRole('button', { name: 'Choose the backup…' }).click(),
  );
}

test(
  'a backup brings the profiles into another home, and its passphrase alone opens it',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const first = await openWindow(home, { atTerminal: true });
    await createStore(first.page);
    await moveIn(first.page, 'ci');
    await closeToasts(first.page);
    await openBackup(first.page);
    const file = join(home.folder, 'backup.json');
    const asked = await first.person.answering([{ file }, 'allow'], () =>
      dialog(first.page).getByRole('button', { name: 'Choose where…' }).click(),
    );
    expect(asked).toMatch(/save (?:the|a) backup/u);
    expect(asked).toContain('Write a backup of the encrypted store?');
    await expect(toasts(first.page)).toContainText('Backed up to');
    for (const secret of [movedSecret, passphrase, backupPassphrase]) {
      expect(readFileSync(file, 'latin1')).not.toContain(secret);
    }
    const other = createHome({ [config]: '[profile ci]\nregion = eu-west-1\n' });
    const second = await openWindow(other, { atTerminal: true });
    await goTo(second.page, 'Store');
    const question = await chooseBackup(second, file);
    expect(question).toMatch(/backup (?:that|of) the encrypted store/u);
    expect(question).toContain('It holds 1 profile.');
    await expect(toasts(second.page)).toContainText('Restored from');
    await expect(store(second.page)).toContainText('Unlocked. 1 profile is in it.');
    await expect(store(second.page)).toContainText('****MPLE');
    await closeToasts(second.page);
    await store(second.page).getByRole('button', { name: 'Connect ci' }).click();
    await expect(toasts(second.page)).toContainText('AWS tools can use ci now.');
    expect(answerOfLine(other)).toMatchObject({ SecretAccessKey: movedSecret });
    for (const { observer } of [first, second]) {
      expect(await observer.everythingSeen()).not.toContain(movedSecret);
      expect(await observer.everythingSeen()).not.toContain(backupPassphrase);
    }
  },
);

test(
  'no backup is written, and none taken over, where the person says no',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const { page, person } = await openWindow(home, { atTerminal: true });
    await createStore(page);
    await openBackup(page);
    const file = join(home.folder, 'backup.json');
    await person.answering([{ file }, 'refuse'], () =>
      dialog(page).getByRole('button', { name: 'Choose where…' }).click(),
    );
    await expect(dialog(page)).toContainText('You said no, so it was not done.');
    expect(existsSync(file)).toBe(false);
  },
);

test(
  'a recovery kit opens the store when its passphrase is forgotten',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const { page, person, observer } = await openWindow(home, { atTerminal: true });
    await createStore(page);
    await moveIn(page, 'ci');
    await closeToasts(page);
    await store(page).getByRole('button', { name: 'Recovery kit…' }).click();
    const file = join(home.folder, 'kit.txt');
    const asked = await person.answering([{ file }, 'allow'], () =>
      dialog(page).getByRole('button', { name: 'Save a recovery kit…' }).click(),
    );
    expect(asked).toMatch(/save the recovery kit/u);
    await expect(toasts(page)).toContainText('The recovery kit is in');
    await expect(store(page)).toContainText('You have one for this key.');
    const code = /Recovery code {2}(\S+)/u.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(code).not.toBe('');
    expect(await observer.everythingSeen()).not.toContain(code);
    await closeToasts(page);
    await lock(page);
    await store(page).getByRole('button', { name: 'Use a recovery kit…' }).click();
    await dialog(page)
      .getByLabel('Recovery code')
      .fill(code.replace(/^./u, code.startsWith('0') ? '1' : '0'));
    await dialog(page).getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(dialog(page)).toContainText('This code does not open the store.');
    await dialog(page).getByLabel('Recovery code').fill(code);
    await dialog(page).getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(store(page)).toContainText('Unlocked. 1 profile is in it.');
  },
);

test(
  'a key goes back to the files by leave of the person alone, and undo seals it again',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const { page, person } = await openWindow(home, { atTerminal: true });
    await createStore(page);
    await moveIn(page, 'ci');
    await closeToasts(page);
    const back = store(page).getByRole('button', { name: 'Move ci back to files' });
    const asked = await person.answering('refuse', () => back.click());
    expect(asked).toContain('Move ci out of the encrypted store?');
    await expect(toasts(page)).toContainText('You said no, so it was not done.');
    expect(home.read(credentials)).not.toContain(movedSecret);
    await closeToasts(page);
    await person.answering('allow', () => back.click());
    await expect(toasts(page)).toContainText('ci stands in the files again, in plain text.');
    expect(home.read(credentials)).toContain(movedSecret);
    expect(home.read(config)).not.toContain('credential_process');
    await expect(store(page)).toContainText('Unlocked. No profile is in it yet.');
    await toasts(page).getByRole('button', { name: 'Undo' }).click();
    await expect(store(page)).toContainText('Unlocked. 1 profile is in it.');
    expect(home.read(credentials)).not.toContain(movedSecret);
  },
);

test(
  'what is kept of earlier versions is purged by leave of the person, and says so when it is asked for',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const window = await openWindow(home, { atTerminal: true });
    const { page, person } = window;
    await createStore(page);
    await moveIn(page, 'ci');
    await expect(toasts(page)).toContainText('Earlier versions of your files still hold this secret.');
    const asked = await person.answering('refuse', () =>
      toasts(page).getByRole('button', { name: 'Purge…' }).click(),
    );
    expect(asked).toContain('Remove the secrets of ci from the history?');
    await expect(toasts(page)).toContainText('You said no, so it was not done.');
    await closeToasts(page);
    await goTo(page, 'Profiles');
    await find(page, 'ci');
    await detail(page).getByRole('tab', { name: 'File' }).click();
    expect(await window.accessibilityFaults()).toEqual([]);
    await person.answering('allow', () =>
      detail(page).getByRole('button', { name: 'Purge this secret…' }).click(),
    );
    await expect(toasts(page)).toContainText(
      'No earlier version that Keyway keeps holds a secret of ci any more.',
    );
    await closeToasts(page);
    await goTo(page, 'Activity');
    await expect(page.getByText('A secret that it held was purged: it cannot be undone.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Undo: Moved ci/ })).toBeDisabled();
    expect(home.read(credentials)).not.toContain(movedSecret);
    await closeToasts(page);
    await goTo(page, 'Store');
    await store(page).getByRole('button', { name: 'Purge the secrets of ci from earlier versions' }).click();
    await expect(toasts(page)).toContainText('No earlier version that Keyway keeps holds a secret of ci.');
  },
);

test(
  'a hand-out appears in Activity while that is open, whoever asked',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const { page } = await openWindow(home);
    await createStore(page);
    await moveIn(page, 'ci');
    await closeToasts(page);
    await goTo(page, 'Activity');
    const rows = page.getByText('Handed out ci');
    await expect(rows.first()).toBeVisible();
    const before = await rows.count();
    expect(answerOfLine(home)).toMatchObject({ SecretAccessKey: movedSecret });
    await expect(rows).toHaveCount(before + 1);
    // As a command that needs no window notes it.
    const noted = home.read('.keyway/activity.jsonl').trimEnd().split('\n').at(-1) ?? '';
    home.write('.keyway/activity.jsonl', `${home.read('.keyway/activity.jsonl')}${noted}\n`);
    await expect(rows).toHaveCount(before + 2);
  },
);

test(
  'of a profile that stands in both, the form says which one it changes, and changes that one alone',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createPlainHome();
    const window = await openWindow(home);
    const { page, observer } = window;
    await createStore(page);
    await moveIn(page, 'ci');
    await closeToasts(page);
    const [, other = ''] = plantedSecrets;
    const files = `[ci]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = ${other}\n`;
    home.write(credentials, files);
    await goTo(page, 'Profiles');
    await find(page, 'ci');
    await expect(detail(page)).toContainText('a section of that name stands in the shared files too');
    await detail(page).getByRole('button', { name: 'Edit', exact: true }).click();
    const part = page.getByLabel('This form changes');
    await expect(part).toHaveValue('shared');
    await part.selectOption('Encrypted store');
    await expect(part).toHaveValue('encrypted');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await window.accessibilityFaults()).toEqual([]);
    const typed = movedSecret.replace('EXAMPLEKEY', 'EXAMPLEKEX');
    await field(page, 'aws_secret_access_key').fill(typed);
    await page.getByRole('button', { name: 'Save profile' }).click();
    await expect(toasts(page)).toContainText('ci saved.');
    expect(home.read(credentials)).toBe(files);
    expect(answerOfLine(home)).toMatchObject({ SecretAccessKey: typed });
    expect(await observer.everythingSeen()).not.toContain(movedSecret);
  },
);

test(
  'of the AWS SDK store of Windows the names are listed, and who alone can decrypt it',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const path = 'AppData/Local/AWSToolkit/RegisteredAccounts.json';
    const accounts = JSON.stringify({
      '0a': {
        ...{ DisplayName: 'from-studio', ProfileType: 'AWS', Region: 'eu-west-1' },
        ...{ AWSAccessKey: '01000000D08C9DDF', AWSSecretKey: '01000000D08C9DDE' },
      },
    });
    const home = createHome({ [path]: accounts, [config]: '[profile dev]\nregion = eu-west-1\n' });
    const window = await openWindow(home);
    const { page } = window;
    for (const isThere of [false, true]) {
      if (isThere) await createStore(page);
      else await goTo(page, 'Store');
      const section = store(page).getByRole('region', { name: 'AWS SDK store' });
      await expect(section).toContainText(
        '~/AppData/Local/AWSToolkit/RegisteredAccounts.json holds 1 profile',
      );
      await expect(section).toContainText(
        'Only the Windows user who wrote it can decrypt it, on that machine. Here the names alone are shown.',
      );
      await expect(section.getByRole('listitem')).toContainText('from-studio');
      await expect(section.getByRole('button')).toHaveCount(0);
    }
    expect(await window.accessibilityFaults()).toEqual([]);
    expect(home.read(path)).toBe(accounts);
  },
);
