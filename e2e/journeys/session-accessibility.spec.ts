/** The views and dialogs of sessions as an accessibility checker sees them, and by keyboard alone. */
import { expect } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import { type KeywayWindow, narrow, test } from '../support/window.js';
import { detail, find, focused, goTo, list } from './parts.js';
import {
  createSessionHome,
  device,
  sessionRow,
  sessions,
  startFive,
  startSessionAws,
  startSessions,
} from './session-parts.js';
import { createStore, dialog, lock } from './store-parts.js';

const themeRules = ['color-contrast', 'link-in-text-block'];
const inBrowser = { tag: ['@slow', '@web'] };

let aws: Aws;
test.beforeEach(async () => {
  aws = await startSessionAws();
});
test.afterEach(() => aws.close());

for (const theme of ['light', 'dark'] as const) {
  const rules = theme === 'light' ? undefined : themeRules;

  async function expectNone(window: KeywayWindow, state: string): Promise<void> {
    expect(await window.accessibilityFaults(rules), state).toEqual([]);
  }

  test(`nothing is found in sessions, ${theme}`, inBrowser, async ({ openWindow }) => {
    test.setTimeout(120_000);
    const window = await openWindow(createSessionHome(aws), { movesClock: true });
    const { page } = window;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await goTo(page, 'Sessions');
    await expect(sessions(page)).toContainText('No session is running');
    await expectNone(window, 'nothing runs');
    await sessions(page).getByRole('button', { name: 'Start…' }).click();
    await dialog(page).getByText('Duration, session name and tags').click();
    await expectNone(window, 'the dialog that starts');
    await page.keyboard.press('Escape');
    await startSessions(page, ['acme-sso']);
    await expect(dialog(page)).toContainText('aws sso login');
    await expectNone(window, 'how to sign in');
    await page.keyboard.press('Escape');
    await startFive(page, aws);
    await expect(sessions(page)).toContainText('5 sessions are running');
    await expectNone(window, 'running');
    await page.clock.fastForward('50:00');
    await expect(sessions(page)).toContainText('ends soon');
    await expectNone(window, 'ends soon');
    await page.clock.fastForward('07:00');
    await expect(sessions(page)).toContainText('ends now');
    await expectNone(window, 'ends now');
    await sessionRow(page, 'acme.prod')
      .getByRole('button', { name: 'What can be done with acme.prod' })
      .click();
    await expectNone(window, 'the menu of a session');
    await page.getByRole('menuitem', { name: 'Show as command' }).click();
    await expectNone(window, 'the lines');
    await page.keyboard.press('Escape');
    await sessionRow(page, 'acme.prod')
      .getByRole('button', { name: 'What can be done with acme.prod' })
      .click();
    await page.getByRole('menuitem', { name: 'Open the AWS console…' }).click();
    await expectNone(window, 'the console');
    await page.keyboard.press('Escape');
    await sessionRow(page, 'acme.dev').getByRole('button', { name: 'Stop acme.dev' }).click();
    await expect(sessions(page)).toContainText('Ended in the last 24 hours');
    await expectNone(window, 'ended');
    await goTo(page, 'Profiles');
    await find(page, 'acme.prod');
    await detail(page).getByRole('button', { name: 'Who am I' }).click();
    await expect(detail(page)).toContainText('Learned', { timeout: 20_000 });
    await expectNone(window, 'who one is');
    await detail(page).getByRole('tab', { name: 'Session' }).click();
    await expectNone(window, 'the Session tab');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.insertText(
      'An error occurred (ExpiredToken) when calling the ListBuckets operation: expired',
    );
    await expect(page.getByRole('dialog', { name: 'Commands' })).toContainText(
      'The temporary credentials have expired.',
    );
    await expectNone(window, 'a pasted error');
    await page.keyboard.press('Escape');
    await window.resize(narrow);
    await goTo(page, 'Sessions');
    await expectNone(window, 'a narrow window');
  });

  test(
    `nothing is found where the store keeps sessions and secrets, ${theme}`,
    inBrowser,
    async ({ openWindow }) => {
      const window = await openWindow(createSessionHome(aws));
      const { page } = window;
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await createStore(page);
      await goTo(page, 'Sessions');
      await startSessions(page, ['acme.prod']);
      await dialog(page).getByRole('button', { name: 'Keep the secret of this device…' }).click();
      await expect(dialog(page)).toContainText('Both factors then lie in one place');
      await expect(dialog(page).getByLabel('MFA device')).toHaveValue(device);
      await expectNone(window, 'keeping the secret');
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toContainText('acme.prod waits for it.');
      await page.keyboard.press('Escape');
      await lock(page);
      await expect(sessions(page)).toContainText(
        'Sessions are kept in the encrypted store, which is locked.',
      );
      await expectNone(window, 'locked');
    },
  );
}

test(
  'sessions are started, renewed and stopped by keyboard alone',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createSessionHome(aws));
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await expect(list(page)).toBeVisible();
    await press('ControlOrMeta+k');
    await page.keyboard.type('start sessions');
    await press('Enter');
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.type('reader');
    await press('Tab', 'Space', 'Enter');
    await expect(dialog(page)).toHaveCount(0);
    await press('ControlOrMeta+k');
    await page.keyboard.type('go to sessions');
    await press('Enter');
    await expect(sessionRow(page, 'acme.reader')).toBeVisible({ timeout: 20_000 });
    await sessions(page).getByRole('button', { name: 'Start…' }).focus();
    await press('Tab');
    expect(await page.evaluate(focused)).toContain('acme.reader');
    await press('ArrowRight');
    expect(await page.evaluate(focused)).toBe('Renew acme.reader');
    await press('ArrowRight');
    expect(await page.evaluate(focused)).toBe('Stop acme.reader');
    await press('Enter');
    await expect(sessions(page)).toContainText('No session is running.');
  },
);
