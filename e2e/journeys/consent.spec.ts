/** What only the person may allow, asked by main where no page reaches: a program to run, another file, a secret on the clipboard. */
import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import { createHome } from '../support/homes.js';
import { type KeywayWindow, test } from '../support/window.js';
import { chooseInMenu, field, find, openAdd, toasts } from './parts.js';

const config = '.aws/config';
const credentials = '.aws/credentials';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const otherId = 'AKIAI44QH8DHBEXAMPLE';
const otherSecret = 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY';
const sample = {
  [config]: '[profile base]\nregion = eu-west-1\n',
  [credentials]: `[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`,
};
const save = (page: Page) => page.getByRole('button', { name: 'Save profile' });

async function typeProcess(page: Page): Promise<void> {
  await openAdd(page, 'Credential process');
  await field(page, 'name').fill('vendor');
  await field(page, 'credential_process').fill('/usr/local/bin/keys --account 111122223333');
  const preview = page.getByRole('region', { name: 'What saving changes' });
  await expect(preview.getByText('credential_process = /usr/local/bin/keys')).toBeVisible();
}

test('a program is run by tools only once the person has allowed it, who is shown its whole line', async ({
  openWindow,
}) => {
  const home = createHome(sample);
  const start = home.bytes();
  const { page, person } = await openWindow(home, { atTerminal: true });
  await typeProcess(page);
  const asked = await person.answering('refuse', () => save(page).click());
  expect(asked).toContain('Let AWS tools run a program for the profile vendor?');
  expect(asked).toContain('credential_process = /usr/local/bin/keys --account 111122223333');
  await expect(page.getByRole('alert')).toContainText('You said no, so it was not done.');
  expect(home.bytes()).toEqual(start);
  await expect(field(page, 'credential_process')).toHaveValue('/usr/local/bin/keys --account 111122223333');
  await person.answering('allow', () => save(page).click());
  await expect(toasts(page)).toContainText('vendor added.');
  expect(home.read(config)).toContain(
    '[profile vendor]\ncredential_process = /usr/local/bin/keys --account 111122223333\n',
  );
});

test(
  'where nobody can be asked no program is written',
  { tag: ['@web', '@slow'] },
  async ({ openWindow }) => {
    const home = createHome(sample);
    const start = home.bytes();
    const { page } = await openWindow(home);
    await typeProcess(page);
    await save(page).click();
    await expect(page.getByRole('alert')).toBeVisible();
    expect(home.bytes()).toEqual(start);
  },
);

/** By the palette; main asks which file. */
async function openImport({ page, person }: KeywayWindow, file: string): Promise<void> {
  // Colours on their way to others have no contrast to speak of.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.type('import from');
  await person.answering({ file }, () => palette.getByRole('option', { name: 'Import from a file' }).click());
}

test('of another file the person chooses what to take; what is here already stands beside it, and undo leaves no trace', async ({
  openWindow,
}) => {
  const home = createHome({
    ...sample,
    'team/credentials':
      `[ci]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${otherSecret}\n\n` +
      `[base]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${otherSecret}\n\n[left]\nregion = us-east-1\n`,
  });
  const start = home.bytes();
  const window = await openWindow(home, { atTerminal: true });
  const { page } = window;
  await openImport(window, join(home.folder, 'team', 'credentials'));
  const dialog = page.getByRole('dialog', { name: /^Import from/u });
  const differences = dialog.getByRole('table', { name: 'base: what differs' });
  await expect(differences.getByRole('row', { name: /^aws_access_key_id/u })).toContainText('****MPLE');
  expect(await page.content()).not.toContain(otherSecret);
  await expect(dialog.getByRole('button', { name: 'Import 2 profiles' })).toBeEnabled();
  expect(await window.accessibilityFaults()).toEqual([]);
  await dialog.getByLabel('What to do with base').selectOption('replace');
  await dialog.getByLabel('What to do with left').selectOption('skip');
  await dialog.getByRole('button', { name: 'Import 2 profiles' }).click();
  await expect(toasts(page)).toContainText('2 profiles imported.');
  expect(home.read(credentials)).toBe(
    `[base]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${otherSecret}\n\n` +
      `[ci]\naws_access_key_id = ${otherId}\naws_secret_access_key = ${otherSecret}\n`,
  );
  expect(home.read(config)).toBe('[profile base]\n');
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await expect(toasts(page)).toContainText('Undone.');
  expect(home.bytes()).toEqual(start);
});

const session = (region: string): string =>
  `[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = ${region}\n`;
const signed = '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n';

test(
  'a sign-in that says something else here is told before the import: the one here, or both',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createHome({ [config]: session('eu-west-1'), 'team/config': signed + session('us-east-1') });
    const window = await openWindow(home, { atTerminal: true });
    const { page } = window;
    await openImport(window, join(home.folder, 'team', 'config'));
    const dialog = page.getByRole('dialog', { name: /^Import from/u });
    const differences = dialog.getByRole('table', { name: '[sso-session corp]: what differs' });
    await expect(differences.getByRole('row', { name: /^sso_region/u })).toContainText('eu-west-1us-east-1');
    await dialog.getByLabel('What to do with [sso-session corp]').selectOption('Import as corp-2');
    await expect(dialog.getByRole('button', { name: 'Import 1 profile' })).toBeEnabled();
    expect(await window.accessibilityFaults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Import 1 profile' }).click();
    await expect(toasts(page)).toContainText('1 profile imported.');
    expect(home.read(config)).toContain(session('eu-west-1'));
    expect(home.read(config)).toContain(signed.replace('= corp', '= corp-2'));
    expect(home.read(config)).toContain(session('us-east-1').replace('corp', 'corp-2'));
  },
);

const copySecret = 'Copy secret access key…';

test(
  'in a browser no secret is copied, and the window says where it can be',
  { tag: ['@web', '@slow'] },
  async ({ openWindow }) => {
    const { page } = await openWindow(createHome(sample), { atTerminal: true });
    await find(page, 'base');
    await chooseInMenu(page, 'base', copySecret);
    await expect(toasts(page)).toContainText(
      'Keyway cannot reach the clipboard here. Do it in the desktop app.',
    );
  },
);

test(
  'a secret is copied by leave of the person, and goes off the clipboard after half a minute',
  {
    tag: ['@slow', '@desktop'],
  },
  async ({ openWindow }) => {
    const { page, person, app } = await openWindow(createHome(sample));
    const clipboard = (): Promise<string | undefined> | undefined =>
      app?.evaluate(({ clipboard: system }) => system.readText());
    await find(page, 'base');
    const refused = await person.answering('refuse', () => chooseInMenu(page, 'base', copySecret));
    expect(refused).toContain('Copy aws_secret_access_key of base to the clipboard?');
    await expect(toasts(page)).toContainText('You said no, so it was not done.');
    expect(await clipboard()).not.toBe(secret);
    await person.answering('allow', () => chooseInMenu(page, 'base', copySecret));
    await expect(toasts(page)).toContainText('Keyway takes it off the clipboard after 30 seconds');
    expect(await clipboard()).toBe(secret);
    expect(await page.content()).not.toContain(secret);
    await expect.poll(clipboard, { timeout: 45_000 }).not.toBe(secret);
  },
);

test(
  'a secret goes off the clipboard when the app ends, too',
  { tag: '@desktop' },
  async ({ openWindow }) => {
    const home = createHome(sample);
    const { page, person, app, close } = await openWindow(home);
    await find(page, 'base');
    await person.answering('allow', () => chooseInMenu(page, 'base', copySecret));
    await expect(toasts(page)).toContainText('Keyway takes it off the clipboard');
    // Without the app there may be no clipboard left to look at: what it leaves there is noted as it does.
    await app?.evaluate(
      ({ clipboard }, note) => {
        const { writeFileSync } = process.getBuiltinModule('node:fs');
        const clear = clipboard.clear.bind(clipboard);
        Reflect.set(clipboard, 'clear', () => {
          clear();
          writeFileSync(note, 'cleared');
        });
      },
      join(home.folder, 'note'),
    );
    await close();
    expect(home.read('note')).toBe('cleared');
  },
);
