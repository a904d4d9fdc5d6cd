/** The detail of a profile: what it is, where each setting stands, the exact lines, and no secret anywhere. */
import { expect } from '@playwright/test';
import { createMixedHome, createSampleHome, mixedSecrets, plantedSecrets } from '../support/homes.js';
import { test } from '../support/window.js';
import { chooseInMenu, detail, find, goTo, header, list, makeActive, namesInList, row } from './parts.js';

test('the overview says what a profile is, draws its chain, and names the line of every setting', async ({
  openWindow,
}) => {
  const home = createMixedHome();
  const { page } = await openWindow(home);
  await find(page, 'acme.prod');
  const overview = detail(page);
  await expect(overview).toContainText(
    'Assumes role Admin in 1111 2222 3333 from profile acme-base, with MFA.',
  );
  await expect(overview.getByRole('list', { name: 'Where the credentials come from' })).toHaveText(
    /acme-base · \*{4}MPLE.*mfa\/helen.*role\/Admin/,
  );
  const lines = home.read('.aws/config').split('\n');
  const number = lines.indexOf('role_arn = arn:aws:iam::111122223333:role/Admin') + 1;
  await overview.getByRole('button', { name: `Show ~/.aws/config, line ${number}`, exact: true }).click();
  const shown = overview.getByRole('group', { name: 'Lines in ~/.aws/config' });
  await expect(shown.locator('[aria-current="true"]')).toHaveText(`${number}${lines[number - 1]}`);
  await expect(shown.locator('.line-text')).toHaveText(lines.slice(number - 3, number + 2));
});

test('what is odd about a profile is told with its line and with what to do', async ({ openWindow }) => {
  const { page } = await openWindow(createMixedHome());
  await find(page, 'acme-lost');
  await expect(detail(page)).toContainText('Source profile does not exist');
  await expect(detail(page)).toContainText('nobody');
  await expect(detail(page).getByText('no such source profile')).toBeVisible();
  await find(page, 'acme-base');
  await expect(detail(page)).toContainText('Long-term key in plain text');
  await expect(detail(page)).toContainText('Used as source byacme.prod');
});

test(
  'a profile is used in a terminal by lines to copy, for the shell that is chosen',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createMixedHome());
    await find(page, 'my prod');
    await detail(page).getByRole('button', { name: 'Use in a terminal' }).click();
    const dialog = page.getByRole('dialog', { name: 'Use my prod' });
    await expect(dialog).toContainText("--profile 'my prod'");
    await dialog.getByText('PowerShell', { exact: true }).click();
    await expect(dialog).toContainText("$env:AWS_PROFILE = 'my prod'");
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  },
);

for (const [kind, createHome, secrets, tag] of [
  ['mixed', createMixedHome, mixedSecrets, []],
  ['sample', createSampleHome, plantedSecrets, ['@slow']],
] as const) {
  test(
    `no secret of the ${kind} home reaches the window, whatever is opened`,
    { tag: [...tag] },
    async ({ openWindow }) => {
      const home = createHome();
      const { page, observer } = await openWindow(home);
      await expect(list(page)).toBeVisible();
      for (const secret of secrets)
        expect(home.read('.aws/config') + home.read('.aws/credentials')).toContain(secret);
      const names =
        kind === 'mixed' ? ['default', 'acme-temporary', 'umbrella-base'] : await namesInList(page);
      for (const name of names) {
        await find(page, name);
        await detail(page).getByRole('tab', { name: 'File' }).click();
        await expect(detail(page).getByText('Secrets are masked.')).toBeVisible();
        await detail(page).getByRole('tab', { name: 'Overview' }).click();
      }
      const made = names.at(-1) ?? '';
      await chooseInMenu(page, made, 'Preview changes');
      await expect(page.getByRole('dialog').getByRole('group').first()).toBeVisible();
      await page.keyboard.press('Escape');
      await makeActive(page, made);
      await expect(header(page).getByText(made)).toBeVisible();
      await expect(row(page, made)).toContainText('active');
      await goTo(page, 'Activity');
      await page.getByRole('button', { name: /^Show lines/ }).click();
      await expect(page.getByRole('group', { name: /^Changed lines/ }).first()).toBeVisible();
      const seen = await observer.everythingSeen();
      // What was seen must be the real traffic, else nothing would be proved.
      expect(seen).toContain('"findings"');
      expect(seen).toContain('****MPLE');
      for (const secret of secrets) expect(seen).not.toContain(secret);
      for (const id of ['AKIAI44QH8DHBEXAMPLE', 'AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE']) {
        expect(seen).not.toContain(id);
      }
    },
  );
}
