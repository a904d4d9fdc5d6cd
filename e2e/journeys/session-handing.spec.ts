/** A session handed to other programs: a terminal, the clipboard, a file, the browser. Each where the host can, and by leave of the person. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import { test } from '../support/window.js';
import { detail, find, goTo, toasts } from './parts.js';
import {
  createSessionHome,
  device,
  sessionRow,
  sessions,
  startSessionAws,
  startSessions,
} from './session-parts.js';
import { createStore, dialog, lock, unlock } from './store-parts.js';

let aws: Aws;
test.beforeEach(async () => {
  aws = await startSessionAws();
});
test.afterEach(() => aws.close());

async function startReader(page: Page): Promise<void> {
  await goTo(page, 'Sessions');
  await startSessions(page, ['acme.reader']);
  await expect(sessionRow(page, 'acme.reader')).toBeVisible({ timeout: 20_000 });
}

async function choose(page: Page, ...items: readonly string[]): Promise<void> {
  await sessionRow(page, 'acme.reader')
    .getByRole('button', { name: 'What can be done with acme.reader' })
    .click();
  for (const item of items) await page.getByRole('menuitem', { name: item, exact: true }).click();
}

function issued(): { readonly keyId: string; readonly secret: string } {
  const session = aws.state.sessions.at(-1);
  return { keyId: session?.keyId ?? 'none', secret: session?.secret ?? 'none' };
}

test(
  'a terminal opens with the session in its environment, and nothing of it in its words',
  { tag: '@desktop' },
  async ({ openWindow }) => {
    const home = createSessionHome(aws);
    const terminal = join(home.folder, 'terminal');
    const seen = join(home.folder, 'seen');
    writeFileSync(
      terminal,
      `#!/bin/sh\n{ printf '%s ' "$@"; env; } > '${seen}.part'\nmv '${seen}.part' '${seen}'\n`,
    );
    chmodSync(terminal, 0o700);
    const { page } = await openWindow(home, { variables: { TERMINAL: terminal, AWS_PROFILE: 'another' } });
    await startReader(page);
    await choose(page, 'Open a terminal with it');
    await expect(toasts(page)).toContainText('A terminal is open with the session of acme.reader.');
    await expect.poll(() => existsSync(seen)).toBe(true);
    const text = readFileSync(seen, 'utf8');
    expect(text).toContain(`AWS_ACCESS_KEY_ID=${issued().keyId}`);
    expect(text).toContain(`AWS_SECRET_ACCESS_KEY=${issued().secret}`);
    expect(text).not.toContain('AWS_PROFILE=');
  },
);

test(
  'the lines for a shell go to the clipboard by leave of the person',
  { tag: '@desktop' },
  async ({ openWindow }) => {
    const { page, app, person } = await openWindow(createSessionHome(aws));
    await startReader(page);
    const asked = await person.answering('allow', () => choose(page, 'Copy environment variables', 'fish'));
    expect(asked).toContain('Copy the credentials of acme.reader to the clipboard?');
    await expect(toasts(page)).toContainText('Keyway takes it off after 30 seconds.');
    const copied = await app?.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain('set -gx AWS_SECRET_ACCESS_KEY');
    expect(copied).toContain(issued().secret);
  },
);

test(
  'a temporary profile is written by leave of the person and taken out again',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createSessionHome(aws);
    const before = home.bytes();
    const { page, person } = await openWindow(home, { atTerminal: true });
    await startReader(page);
    const asked = await person.answering('allow', () => choose(page, 'Write as a temporary profile…'));
    expect(asked).toContain('Write the session of acme.reader into a file?');
    await expect(toasts(page)).toContainText(
      'Written as profile acme.reader-session until the session ends.',
    );
    expect(home.read('.aws/credentials')).toContain(issued().secret);
    await expect(sessionRow(page, 'acme.reader')).toContainText(
      'also written as profile acme.reader-session',
    );
    await choose(page, 'Remove the temporary profile acme.reader-session');
    await expect(toasts(page)).toContainText('The temporary profile is removed.');
    expect(home.bytes()).toEqual(before);
  },
);

test(
  'the console opens in the browser by a page that holds no secret in its address',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page, app } = await openWindow(createSessionHome(aws));
    await startReader(page);
    await app?.evaluate(({ shell }) => {
      Reflect.set(shell, 'openExternal', (address: string) => {
        Reflect.set(globalThis, 'openedAddress', address);
        return Promise.resolve();
      });
    });
    await choose(page, 'Open the AWS console…');
    await dialog(page).getByRole('combobox', { name: 'Service' }).fill('s3');
    await page.keyboard.press('Tab');
    const popup = app === null ? page.waitForEvent('popup') : null;
    await dialog(page).getByRole('button', { name: 'Open the console' }).click();
    await expect(toasts(page)).toContainText('The console opens in your browser as acme.reader.', {
      timeout: 20_000,
    });
    const opened =
      popup === null
        ? await app?.evaluate(() => String(Reflect.get(globalThis, 'openedAddress')))
        : (await popup).url();
    if (app !== null) expect(opened).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]+$/u);
    expect(opened).not.toContain(issued().secret);
    expect(aws.journal.map(({ action }) => action)).toContain('signin:GetSigninToken');
  },
);

test(
  'what is kept in the store is gone from the window while that is locked, and is there after a restart',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createSessionHome(aws);
    const first = await openWindow(home);
    await createStore(first.page);
    await startReader(first.page);
    await lock(first.page);
    await expect(sessions(first.page)).toContainText(
      'Sessions are kept in the encrypted store, which is locked.',
    );
    await expect(sessions(first.page).getByRole('row')).toHaveCount(0);
    await unlock(first.page);
    await expect(sessionRow(first.page, 'acme.reader')).toBeVisible();
    await first.close();
    const second = await openWindow(home);
    await goTo(second.page, 'Sessions');
    await unlock(second.page);
    await expect(sessionRow(second.page, 'acme.reader').getByRole('timer')).toBeVisible();
  },
);

test('a kept secret makes the code when the person asks for it', { tag: '@slow' }, async ({ openWindow }) => {
  const { page, person } = await openWindow(createSessionHome(aws), { atTerminal: true });
  const seed = aws.state.users[0]?.mfa[0]?.seed ?? '';
  await createStore(page);
  await goTo(page, 'Sessions');
  await startSessions(page, ['acme.dev', 'acme.prod']);
  await dialog(page).getByRole('button', { name: 'Keep the secret of this device…' }).click();
  await dialog(page).getByLabel('Secret configuration key').fill(seed);
  const asked = await person.answering('allow', () =>
    dialog(page).getByRole('button', { name: 'Keep it' }).click(),
  );
  expect(asked).toContain(`Keep the secret of the MFA device ${device} in the encrypted store?`);
  await expect(toasts(page)).toContainText('The secret is kept.');
  // The question goes on, and offers it.
  await dialog(page).getByRole('button', { name: 'Use the kept secret' }).click();
  await expect(sessions(page)).toContainText('2 sessions are running.', { timeout: 20_000 });
  expect(await page.content()).not.toContain(seed);
});

test('a notification leads to the sessions', { tag: '@desktop' }, async ({ openWindow }) => {
  const { page, app } = await openWindow(createSessionHome(aws));
  await find(page, 'acme.prod');
  await app?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://main/#sessions'),
  );
  await expect(sessions(page)).toBeVisible();
  await goTo(page, 'Profiles');
  await expect(detail(page)).toContainText('acme.prod');
  await app?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://main/#sessions'),
  );
  await expect(sessions(page)).toBeVisible();
});
