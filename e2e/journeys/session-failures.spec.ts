/** What goes wrong with sessions: each ends in a sentence and a next step, and nothing is lost. */
import { expect } from '@playwright/test';
import type { Aws } from '../aws/server.js';
import { test } from '../support/window.js';
import { detail, find, goTo, list, toasts } from './parts.js';
import {
  codeField,
  createSessionHome,
  sessionRow,
  sessions,
  startSessionAws,
  startSessions,
  typeCode,
} from './session-parts.js';
import { dialog } from './store-parts.js';

let aws: Aws;
test.beforeEach(async () => {
  aws = await startSessionAws();
});
test.afterEach(() => aws.close());

test('a wrong code is said to be one, and the right one goes on from there', async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await goTo(page, 'Sessions');
  await startSessions(page, ['acme.prod', 'acme.dev']);
  await codeField(page).fill('000000');
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
  await expect(dialog(page)).toContainText('AWS did not accept the MFA code', { timeout: 20_000 });
  await expect(codeField(page)).toHaveValue('');
  await expect(codeField(page)).toBeFocused();
  await typeCode(page, aws);
  await expect(sessions(page)).toContainText('2 sessions are running.', { timeout: 20_000 });
});

test(
  'a role that does not let one in says so in AWS’s words, with what to do',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createSessionHome(aws));
    await goTo(page, 'Sessions');
    await startSessions(page, ['acme.closed']);
    await expect(toasts(page)).toContainText(
      'acme.closed: AWS does not let these credentials assume the role (AccessDenied).',
      { timeout: 20_000 },
    );
    await expect(toasts(page)).toContainText('The trust policy of the role must name them');
  },
);

test('one that fails does not keep the others from starting', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await goTo(page, 'Sessions');
  await startSessions(page, ['acme.closed', 'acme.reader']);
  await expect(sessionRow(page, 'acme.reader')).toBeVisible({ timeout: 20_000 });
  await expect(toasts(page)).toContainText('acme.closed');
});

test(
  'an AWS that is gone is said to be, and the session that runs goes on',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createSessionHome(aws));
    await goTo(page, 'Sessions');
    await startSessions(page, ['acme.reader']);
    await expect(sessions(page)).toContainText('1 session is running.', { timeout: 20_000 });
    await aws.close();
    await sessionRow(page, 'acme.reader').getByRole('button', { name: 'Renew acme.reader' }).click();
    await expect(toasts(page)).toContainText('Nothing answers at 127.0.0.1', { timeout: 50_000 });
    await expect(sessionRow(page, 'acme.reader').getByRole('timer')).toBeVisible();
  },
);

test('an AWS that does not answer can be waited for no longer', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await goTo(page, 'Sessions');
  aws.fail({ how: 'timeout', times: 20 });
  await startSessions(page, ['acme.reader']);
  await expect(sessions(page)).toContainText('Starting acme.reader…');
  await sessions(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(sessions(page)).not.toContainText('Starting acme.reader…');
  await expect(sessions(page)).toContainText('No session is running');
});

test('a clock that is 20 minutes off is explained', { tag: '@slow' }, async ({ openWindow }) => {
  aws.clock.skew(20 * 60_000);
  const { page } = await openWindow(createSessionHome(aws));
  await goTo(page, 'Sessions');
  await startSessions(page, ['acme.reader']);
  await expect(toasts(page)).toContainText('The clock of this computer is 20 minutes behind', {
    timeout: 20_000,
  });
  await expect(sessions(page)).toContainText('The clock of this computer is 20 minutes behind AWS’s.');
});

test(
  'a pasted error gives what it means and the way to mend it',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createSessionHome(aws));
    await expect(list(page)).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.insertText(
      'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user/ada is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Closed',
    );
    const palette = page.getByRole('dialog', { name: 'Commands' });
    await expect(palette).toContainText('AWS does not let these credentials assume the role');
    await expect(palette).toContainText('While calling: AssumeRole');
    await palette.getByRole('option', { name: /Edit acme\.closed/u }).click();
    await expect(page.getByRole('heading', { name: 'Edit acme.closed' })).toBeVisible();
  },
);

test('what is pasted and no error of AWS is said not to be one', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createSessionHome(aws));
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.insertText('error: could not lock config file: file exists');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toContainText('not like one of AWS');
  await page.keyboard.press('Escape');
  await find(page, 'acme.prod');
  await expect(detail(page)).toContainText('Assumes role Admin');
});
