/** Forms beside what else stands in the files: what others wrote meanwhile, what is pasted along, who starts from a profile. */
import { expect } from '@playwright/test';
import { createHome } from '../support/homes.js';
import { test } from '../support/window.js';
import { detail, field, find, openAdd, pasteText, toasts } from './parts.js';
import { preview, config, sample, save } from './editor-parts.js';

test(
  'what another program changed meanwhile stands beside what was typed, and nothing is lost',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createHome(sample);
    const { page } = await openWindow(home);
    await find(page, 'base');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await field(page, 'region').fill('us-east-1');
    home.write(
      config,
      home.read(config).replace('[profile base]\nregion = eu-west-1', '[profile base]\nregion = ap-south-1'),
    );
    await save(page).click();
    await expect(page.getByText('Another program changed it meanwhile')).toBeVisible();
    await expect(page.getByRole('cell', { name: 'ap-south-1' })).toBeVisible();
    await page.getByRole('button', { name: 'Keep yours: Region' }).click();
    await save(page).click();
    await expect(toasts(page)).toContainText('base saved.');
    expect(home.read(config)).toContain('[profile base]\nregion = us-east-1');
  },
);

test('a renamed source is followed by those that start from it', { tag: '@slow' }, async ({ openWindow }) => {
  const home = createHome(sample);
  const { page } = await openWindow(home);
  await find(page, 'base');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(page.getByText('admin starts from this profile.')).toBeVisible();
  await field(page, 'name').fill('root-key');
  await expect(preview(page).getByText('admin names it as source profile and will follow.')).toBeVisible();
  await save(page).click();
  await expect(toasts(page)).toContainText('root-key saved.');
  expect(home.read(config)).toContain('source_profile = root-key\n');
  await expect(detail(page).getByRole('heading', { name: 'root-key' })).toBeVisible();
});

test(
  'what another program changed meanwhile in the sign-in that a profile names stands beside it too',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const session = (region: string) =>
      `[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = ${region}\n`;
    const signed = '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n';
    const home = createHome({ [config]: signed + session('eu-west-1') });
    const { page } = await openWindow(home);
    await find(page, 'dev');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await field(page, 'sso-session.sso_region').fill('us-east-1');
    await field(page, 'region').fill('eu-north-1');
    home.write(config, signed + session('ap-south-1'));
    await save(page).click();
    await expect(page.getByText('Another program changed it meanwhile')).toBeInViewport();
    await expect(page.getByRole('cell', { name: 'ap-south-1' })).toBeVisible();
    await page.getByRole('button', { name: /^Take the file’s: / }).click();
    await save(page).click();
    await expect(toasts(page)).toContainText('dev saved.');
    expect(home.read(config)).toBe(`${signed}region = eu-north-1\n${session('ap-south-1')}`);
  },
);

test(
  'what other programs wrote into a pasted text is told, and a services section comes along',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createHome(sample);
    const { page } = await openWindow(home);
    await openAdd(page, 'Role');
    await field(page, 'name').focus();
    const text = [
      '[profile pasted]',
      'granted_sso_start_url = https://example.awsapps.com/start',
      'granted_sso_region = us-east-1',
      'granted_sso_account_id = 111122223333',
      'granted_sso_role_name = Dev',
      'mfa_process = ykman oath code',
      'services = local',
      '[services local]',
      's3 =',
      '    endpoint_url = http://localhost:4566',
    ];
    await page.evaluate(pasteText, text.join('\n'));
    const note = page.getByRole('status').filter({ hasText: 'belongs to other programs' });
    await expect(note).toContainText(
      'Left out, because AWS’s own settings say the same: granted_sso_start_url',
    );
    await expect(note).toContainText('AWS’s tools pass over it: mfa_process.');
    await expect(field(page, 'sso_start_url')).toHaveValue('https://example.awsapps.com/start');
    await expect(field(page, 'services.s3.endpoint_url')).toHaveValue('http://localhost:4566');
    await page.getByRole('button', { name: 'Take mfa_process out' }).click();
    await save(page).click();
    await expect(toasts(page)).toContainText('pasted added.');
    expect(home.read(config)).toContain('[services local]\ns3 =\n    endpoint_url = http://localhost:4566\n');
    expect(home.read(config)).not.toContain('granted');
  },
);
