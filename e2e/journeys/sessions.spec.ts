/** Sessions from the window: started by one code, counted down, renewed, stopped, ended, and started again. */
import { expect } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import { test } from '../support/window.js';
import { detail, find, goTo, header, makeActive, row, toasts } from './parts.js';
import {
  codeField,
  createSessionHome,
  device,
  mfaProfiles,
  sessionRow,
  sessions,
  startFive,
  startSessionAws,
  startSessions,
  typeCode,
} from './session-parts.js';
import { dialog } from './store-parts.js';

let aws: Aws;
test.beforeEach(async () => {
  aws = await startSessionAws();
});
test.afterEach(async () => {
  const { faults } = aws;
  await aws.close();
  expect(faults).toEqual([]);
});

function asked(action: string): number {
  return aws.journal.filter((entry) => entry.action === action).length;
}

test('one code starts five, each with its time, and the code is asked for once', async ({ openWindow }) => {
  const { page, observer } = await openWindow(createSessionHome(aws));
  await goTo(page, 'Sessions');
  await expect(sessions(page)).toContainText('No session is running');
  const code = aws.code(device);
  await startFive(page, aws);
  await expect(sessions(page)).toContainText('5 sessions are running. The next one ends at');
  for (const name of mfaProfiles) {
    await expect(sessionRow(page, name)).toContainText('from acme-base · MFA');
    await expect(sessionRow(page, name).getByRole('timer')).toContainText(/1 h|59 min/u);
  }
  expect(asked('sts:GetSessionToken')).toBe(1);
  expect(asked('sts:AssumeRole')).toBe(5);
  // Neither the code nor what it opened is anywhere in the window.
  await expect(codeField(page)).toHaveCount(0);
  const seen = await observer.everythingSeen();
  for (const { secret, token } of aws.state.sessions) {
    expect(seen).not.toContain(secret);
    expect(seen).not.toContain(token);
  }
  expect(await page.content()).not.toContain(code);
});

test('the time runs down in the view, the list, the header and the detail, and is said before it is over', async ({
  openWindow,
}) => {
  const { page } = await openWindow(createSessionHome(aws), { movesClock: true });
  await makeActive(page, 'acme.reader');
  await goTo(page, 'Sessions');
  await startSessions(page, ['acme.reader']);
  await expect(sessionRow(page, 'acme.reader')).toBeVisible({ timeout: 20_000 });
  await page.clock.fastForward('46:00');
  await expect(sessionRow(page, 'acme.reader').getByRole('timer')).toContainText(/1[34] min, ends soon/u);
  await page.clock.fastForward('10:10');
  await expect(sessionRow(page, 'acme.reader').getByRole('timer')).toContainText(/3 min \d+ s, ends now/u);
  await expect(sessionRow(page, 'acme.reader').getByRole('meter')).toHaveAttribute(
    'aria-valuetext',
    /3 min/u,
  );
  await expect(header(page).getByRole('timer')).toContainText('left, ends now');
  await goTo(page, 'Profiles');
  await find(page, 'acme.reader');
  await expect(row(page, 'acme.reader')).toContainText('3 min');
  await detail(page).getByRole('tab', { name: 'Session' }).click();
  await expect(detail(page)).toContainText('3 min');
  await expect(detail(page)).toContainText('arn:aws:sts::111122223333:assumed-role/Reader/');
  await page.clock.fastForward('05:00');
  await expect(toasts(page)).toContainText('acme.reader has ended.');
  await expect(detail(page)).toContainText('No session is running.');
  await goTo(page, 'Sessions');
  await expect(sessionRow(page, 'acme.reader')).toContainText('ended');
  await expect(sessions(page)).toContainText('No session is running.');
});

test('a session is renewed, stopped, and started again from where it ended', async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await goTo(page, 'Sessions');
  await startSessions(page, ['acme.reader']);
  await expect(toasts(page)).toContainText('acme.reader is running until', { timeout: 20_000 });
  const before = asked('sts:AssumeRole');
  await sessionRow(page, 'acme.reader').getByRole('button', { name: 'Renew acme.reader' }).click();
  await expect(toasts(page)).toContainText('acme.reader is renewed until');
  expect(asked('sts:AssumeRole')).toBe(before + 1);
  await sessionRow(page, 'acme.reader').getByRole('button', { name: 'Stop acme.reader' }).click();
  await expect(toasts(page)).toContainText('AWS honours what was handed out until it ends by itself.');
  await expect(sessions(page)).toContainText('No session is running.');
  await sessionRow(page, 'acme.reader').getByRole('button', { name: 'Start acme.reader' }).click();
  await expect(sessions(page)).toContainText('1 session is running.', { timeout: 20_000 });
});

test(
  'a profile that is signed in elsewhere starts by the token that the AWS CLI keeps',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createSessionHome(aws, { signedIn: true }));
    await goTo(page, 'Sessions');
    await startSessions(page, ['acme-sso']);
    await expect(sessionRow(page, 'acme-sso')).toContainText('Identity Center · Reader', { timeout: 20_000 });
  },
);

test('a profile that nobody is signed in to says the command, and goes on when that is done', async ({
  openWindow,
}) => {
  const { page } = await openWindow(createSessionHome(aws));
  await goTo(page, 'Sessions');
  await startSessions(page, ['acme-sso']);
  await expect(dialog(page)).toContainText('aws sso login');
  await expect(dialog(page)).toContainText('nobody is signed in');
  await dialog(page).getByRole('button', { name: 'I am signed in: start it' }).click();
  await expect(dialog(page)).toContainText('aws sso login');
});

test(
  'a session is started from the detail, and asks for a code there',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createSessionHome(aws));
    await find(page, 'acme.prod');
    await detail(page).getByRole('tab', { name: 'Session' }).click();
    await detail(page).getByRole('button', { name: 'Start a session' }).click();
    await expect(dialog(page)).toContainText('acme.prod waits for it.');
    await typeCode(page, aws);
    await expect(detail(page).getByRole('timer')).toContainText('left', { timeout: 20_000 });
    await expect(row(page, 'acme.prod').getByRole('timer')).toBeVisible();
  },
);
