import { expect } from '@playwright/test';
import { createHome } from '../support/homes.js';
import { test } from '../support/window.js';
import { field, openAdd, pasteText, toasts } from './parts.js';
import { credentials, id, secret, sample, save } from './editor-parts.js';

const pastes = [
  ['a block', `[profile pasted]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`],
  ['lines for bash', `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\n`],
  ['lines for the command prompt', `set AWS_ACCESS_KEY_ID=${id}\r\nset AWS_SECRET_ACCESS_KEY=${secret}\r\n`],
  ['lines for PowerShell', `$Env:AWS_ACCESS_KEY_ID="${id}"\n$Env:AWS_SECRET_ACCESS_KEY="${secret}"\n`],
  ['the console’s CSV', `Access key ID,Secret access key\n${id},${secret}\n`],
  [
    'what a credential process prints',
    JSON.stringify({ Version: 1, AccessKeyId: id, SecretAccessKey: secret }),
  ],
  ['a credential as JSON', JSON.stringify({ AccessKey: { AccessKeyId: id, SecretAccessKey: secret } })],
] as const;

for (const [index, [what, text]] of pastes.entries()) {
  const title = `pasting ${what} fills the form; its secret stays in main and is saved from there`;
  test(title, { tag: index === 0 ? [] : ['@slow', '@web'] }, async ({ openWindow }) => {
    const home = createHome(sample);
    const { page } = await openWindow(home);
    await openAdd(page, 'Role');
    await field(page, 'name').focus();
    await page.evaluate(pasteText, text);
    await expect(page.getByText('From what you pasted.').first()).toBeVisible();
    await expect(page.getByText('It is still on your clipboard')).toBeVisible();
    await expect(field(page, 'aws_access_key_id')).toHaveValue('****MPLE');
    expect(await page.content()).not.toContain(secret);
    await field(page, 'name').fill('pasted');
    await save(page).click();
    await expect(toasts(page)).toContainText('pasted added.');
    expect(home.read(credentials)).toContain(
      `[pasted]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
    );
  });
}

test('of several pasted profiles one is chosen', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createHome(sample));
  await openAdd(page, 'Role');
  await page.evaluate(pasteText, `[profile one]\nregion = eu-west-1\n[profile two]\nregion = eu-west-2\n`);
  await page.getByRole('dialog', { name: 'Which of them?' }).getByRole('button', { name: 'two' }).click();
  await expect(field(page, 'name')).toHaveValue('two');
  await expect(field(page, 'region')).toHaveValue('eu-west-2');
});
