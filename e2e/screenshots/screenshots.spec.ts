/** The curated pictures for the README. Run it with `npx playwright test --project=screenshots`. */
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createHome, createMixedHome } from '../support/homes.js';
import { projectFolder } from '../support/hosts.js';
import { test } from '../support/window.js';
import {
  chooseInMenu,
  detail,
  field,
  find,
  goTo,
  list,
  makeActive,
  openAdd,
  row,
  search,
  toasts,
} from '../journeys/parts.js';
import {
  answer,
  createTrapHome,
  exportedKeys,
  openResolution,
  paste,
  tryOut,
} from '../journeys/resolution-parts.js';
import {
  createSessionHome,
  sessionRow,
  sessions,
  startSessionAws,
  startSessions,
  typeCode,
} from '../journeys/session-parts.js';
import {
  createKeysHome,
  expectAtWatch,
  keysView,
  startKeysAws,
  startRotation,
} from '../journeys/key-parts.js';
import { createStore, moveIn } from '../journeys/store-parts.js';

function take(page: Page, name: string): Promise<unknown> {
  return page.screenshot({ path: join(projectFolder, 'docs', 'screenshots', `${name}.png`) });
}

/** Pictures are of Keyway; that these were taken in a browser is nobody's concern. */
async function hideHost(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hide' }).click();
}

test('profiles, the question before a production profile, activity and settings', async ({ openWindow }) => {
  const { page } = await openWindow(createMixedHome());
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await hideHost(page);
  await chooseInMenu(page, 'acme.dev', 'Add to favourites');
  await find(page, 'acme.prod');
  await chooseInMenu(page, 'acme.prod', 'Add to favourites');
  await chooseInMenu(page, 'acme.prod', 'Colour', 'Red: production');
  await makeActive(page, 'globex.stage');
  await expect(toasts(page)).toContainText('globex.stage is active.');
  await toasts(page).getByRole('button', { name: 'Close' }).click();

  await search(page).fill('acme');
  await row(page, 'acme.prod').click();
  await page.getByRole('button', { name: 'Make active', exact: true }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Managed by Keyway');
  await question.getByLabel('How long').selectOption('For 1 hour');
  await take(page, 'make-active');
  await question.getByRole('button', { name: 'Make active' }).click();
  await expect(toasts(page)).toContainText('acme.prod is active.');
  await expect(detail(page)).toContainText('Restore the original default');
  await take(page, 'profiles');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await take(page, 'profiles-dark');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await toasts(page).getByRole('button', { name: 'Close' }).click();
  await goTo(page, 'Activity');
  await page
    .getByRole('button', { name: /^Show lines/ })
    .first()
    .click();
  await expect(page.getByRole('group', { name: /^Changed lines/ }).first()).toBeVisible();
  await page.mouse.move(0, 0);
  await take(page, 'activity');
  await goTo(page, 'Settings');
  await page.mouse.move(0, 0);
  await take(page, 'settings');
});

test('which source wins', async ({ openWindow }) => {
  const { page } = await openWindow(createTrapHome());
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await hideHost(page);
  await openResolution(page);
  await paste(page, exportedKeys);
  await expect(answer(page)).toContainText('from the environment');
  await page.mouse.move(0, 0);
  await take(page, 'resolution');
  await tryOut(page, 'unset AWS_ACCESS_KEY_ID');
  await expect(answer(page)).toContainText('assumes role Admin');
  await page.mouse.move(0, 0);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await take(page, 'resolution-dark');
});

test('first run', async ({ openWindow }) => {
  const { page } = await openWindow(createHome({}));
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await hideHost(page);
  await expect(page.getByRole('heading', { name: 'No AWS profiles yet' })).toBeVisible();
  await expect(list(page)).toHaveCount(0);
  await page.mouse.move(0, 0);
  await take(page, 'first-run');
});

test('the form of a role, and the findings', async ({ openWindow }) => {
  const { page } = await openWindow(createMixedHome());
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await hideHost(page);
  await openAdd(page, 'Role');
  await field(page, 'name').fill('acme.reader');
  await field(page, 'role_arn').fill('arn:aws:iam::111122223333:role/ReadOnly');
  await field(page, 'source_profile').fill('acme-bse');
  await field(page, 'name').focus();
  await expect(page.getByText('source_profile = acme-bse')).toBeVisible();
  await take(page, 'editor');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await take(page, 'editor-dark');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await goTo(page, 'Findings');
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByText('A tool cannot use it')).toBeVisible();
  await take(page, 'findings');
});

test('the encrypted store', async ({ openWindow }) => {
  const { page } = await openWindow(createMixedHome());
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await hideHost(page);
  await createStore(page);
  await moveIn(page, 'acme-ci');
  await toasts(page).getByRole('button', { name: 'Close' }).last().click();
  await page.mouse.move(0, 0);
  await take(page, 'store');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await take(page, 'store-dark');
});

test('sessions', async ({ openWindow }) => {
  const aws = await startSessionAws();
  const { page } = await openWindow(createSessionHome(aws, { signedIn: true }), { movesClock: true });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await hideHost(page);
  await goTo(page, 'Sessions');
  await startSessions(page, ['acme.audit'], '15 minutes');
  await typeCode(page, aws);
  await expect(sessions(page)).toContainText('1 session is running.', { timeout: 20_000 });
  for (const [name, duration] of [
    ['acme.prod', '1 hour'],
    ['acme.dev', '2 hours'],
    ['acme.reader', '8 hours'],
    ['acme-sso', null],
  ] as const) {
    await startSessions(page, [name], duration);
    await expect(sessionRow(page, name)).toBeVisible({ timeout: 20_000 });
  }
  await page.clock.fastForward('11:20');
  const close = toasts(page).getByRole('button', { name: 'Close' });
  while ((await close.count()) > 0) await close.first().click();
  await page.mouse.move(0, 0);
  await take(page, 'sessions');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await take(page, 'sessions-dark');
  await aws.close();
});

test('access keys, and the rotation of one', async ({ openWindow }) => {
  const aws = await startKeysAws();
  const { page } = await openWindow(createKeysHome(aws));
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await hideHost(page);
  await goTo(page, 'Keys');
  await keysView(page).getByRole('button', { name: 'Ask AWS about all' }).click();
  await toasts(page).getByRole('button', { name: 'Close' }).click();
  await page.mouse.move(0, 0);
  await take(page, 'keys');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await startRotation(page, 'acme-ada');
  await expectAtWatch(page);
  await take(page, 'rotation-dark');
  await aws.close();
});
