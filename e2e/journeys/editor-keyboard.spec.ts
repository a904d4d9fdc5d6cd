/** Every form by keyboard alone. */
import { expect, type Page } from '@playwright/test';
import { createHome } from '../support/homes.js';
import { test } from '../support/window.js';
import { field, list, toasts } from './parts.js';

const config = '.aws/config';
const credentials = '.aws/credentials';
const sample = {
  [config]: '[profile base]\nregion = eu-west-1\n',
  [credentials]:
    '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
};

/** Tab by tab until the field has the focus; then it is typed. */
async function typeInto(page: Page, name: string, value: string): Promise<void> {
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
  for (let presses = 0; presses < 30 && (await focused()) !== name; presses += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await focused()).toBe(name);
  await page.keyboard.type(value);
}

/** Into the picker and along it, past AWS's page on the kind and the button that shows all kinds. */
async function chooseKind(page: Page, steps: number): Promise<void> {
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
}

/** By their place in the picker. */
const forms = [
  [
    'sso',
    0,
    [
      ['sso_session', 'corp'],
      ['sso-session.sso_start_url', 'https://example.awsapps.com/start'],
      ['sso-session.sso_region', 'us-east-1'],
      ['sso_account_id', '111122223333'],
      ['sso_role_name', 'Dev'],
    ],
    'sso_role_name = Dev\n',
  ],
  ['login', 1, [['login_session', 'arn:aws:iam::111122223333:user/ada']], 'login_session = '],
  [
    'role',
    2,
    [
      ['role_arn', 'arn:aws:iam::111122223333:role/Admin'],
      ['source_profile', 'base'],
    ],
    'source_profile = base\n',
  ],
  [
    'web-identity',
    3,
    [
      ['role_arn', 'arn:aws:iam::111122223333:role/Ci'],
      ['web_identity_token_file', '/var/run/token'],
    ],
    'web_identity_token_file = /var/run/token\n',
  ],
  ['metadata', 4, [['region', 'eu-west-1']], 'region = eu-west-1\n'],
  [
    'access-key',
    6,
    [
      ['aws_access_key_id', 'AKIAI44QH8DHBEXAMPLE'],
      ['aws_secret_access_key', 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'],
      ['region', 'eu-west-1'],
    ],
    'region = eu-west-1\n',
  ],
  [
    'settings',
    7,
    [
      ['region', 'eu-west-1'],
      ['output', 'json'],
    ],
    'output = json\n',
  ],
] as const;

for (const [index, [kind, steps, fields, written]] of forms.entries()) {
  test(
    `a profile of the kind ${kind} is added by keyboard alone`,
    { tag: index === 0 ? '@slow' : ['@slow', '@web'] },
    async ({ openWindow }) => {
      const home = createHome(sample);
      const { page } = await openWindow(home);
      await expect(list(page)).toBeVisible();
      await page.keyboard.press('Control+n');
      await expect(field(page, 'name')).toBeFocused();
      await chooseKind(page, steps);
      await typeInto(page, 'name', 'typed');
      for (const [name, value] of fields) await typeInto(page, name, value);
      await page.keyboard.press('Enter');
      await expect(toasts(page)).toContainText('typed added.');
      expect(home.read(config)).toContain('[profile typed]\n');
      expect(home.read(config)).toContain(written);
    },
  );
}
