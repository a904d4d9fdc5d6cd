/** Adding and editing profiles through the forms. */
import { expect } from '@playwright/test';
import { createHome, createMixedHome } from '../support/homes.js';
import { narrow, test } from '../support/window.js';
import { changedLines, detail, field, goTo, list, openAdd, search, shownChanges, toasts } from './parts.js';
import { preview, config, credentials, id, secret, sample, save } from './editor-parts.js';

const temporaryId = 'ASIAIOSFODNN7EXAMPLE';

/** One of several is enough for the quick run. */
const variant = (index: number): string[] => (index === 0 ? [] : ['@slow']);

test('a role is added: a wrong source is told with the right one beside it, the lines are shown before, and undo leaves no trace', async ({
  openWindow,
}) => {
  const home = createMixedHome();
  const start = home.bytes();
  const before = home.read(config);
  const { page } = await openWindow(home);
  await openAdd(page, 'Role');
  await field(page, 'name').fill('acme.reader');
  await expect(page.getByText('Every tool can read this name.')).toBeVisible();
  await field(page, 'role_arn').fill('arn:aws:iam::111122223333:role/ReadOnly');
  await expect(page.getByText('Account 1111 2222 3333, partition aws.')).toBeVisible();
  await field(page, 'source_profile').fill('acme-bse');
  await expect(page.getByText('No profile has this name.')).toBeVisible();
  await page.getByRole('button', { name: 'Did you mean acme-base?' }).click();
  await expect(preview(page).getByText('source_profile = acme-base')).toBeVisible();
  const shown = await shownChanges(preview(page));
  await preview(page).getByText('Show as command').click();
  await expect(preview(page).getByText('keyway add acme.reader --kind role')).toBeVisible();
  await save(page).click();
  await expect(toasts(page)).toContainText('acme.reader added.');
  expect(changedLines(home, config, before)).toEqual(shown);
  await expect(detail(page).getByRole('heading', { name: 'acme.reader' })).toBeVisible();
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await expect(toasts(page)).toContainText('Undone.');
  expect(home.bytes()).toEqual(start);
});

const kinds = [
  [
    'Identity Center',
    [
      ['sso_session', 'corp'],
      ['sso-session.sso_start_url', 'https://example.awsapps.com/start'],
      ['sso-session.sso_region', 'us-east-1'],
      ['sso_account_id', '111122223333'],
      ['sso_role_name', 'Developer'],
    ],
    'sso_session = corp\n',
  ],
  [
    'Sign-in',
    [['login_session', 'arn:aws:iam::111122223333:user/ada']],
    'login_session = arn:aws:iam::111122223333:user/ada\n',
  ],
  [
    'Role',
    [
      ['role_arn', 'arn:aws:iam::111122223333:role/Admin'],
      ['source_profile', 'base'],
    ],
    'source_profile = base\n',
  ],
  [
    'Web identity',
    [
      ['role_arn', 'arn:aws:iam::111122223333:role/Ci'],
      ['web_identity_token_file', '/var/run/token'],
    ],
    'web_identity_token_file = /var/run/token\n',
  ],
  ['Metadata', [['region', 'eu-west-1']], 'region = eu-west-1\n'],
  [
    'Settings only',
    [
      ['region', 'eu-west-1'],
      ['output', 'json'],
    ],
    'output = json\n',
  ],
] as const;

for (const [index, [kind, fields, written]] of kinds.entries()) {
  test(
    `a profile of the kind ${kind} is added by its form, and undone`,
    { tag: variant(index) },
    async ({ openWindow }) => {
      const home = createHome(sample);
      const start = home.bytes();
      const { page } = await openWindow(home);
      await openAdd(page, kind);
      await field(page, 'name').fill('newcomer');
      for (const [name, value] of fields) await field(page, name).fill(value);
      await save(page).click();
      await expect(toasts(page)).toContainText('newcomer added.');
      expect(home.read(config)).toContain('[profile newcomer]\n');
      expect(home.read(config)).toContain(written);
      await toasts(page).getByRole('button', { name: 'Undo' }).click();
      await expect(toasts(page)).toContainText('Undone.');
      expect(home.bytes()).toEqual(start);
    },
  );
}

test('an access key is typed once: its secret is masked in the lines, and nowhere in the window after saving', async ({
  openWindow,
}) => {
  const home = createHome(sample);
  const { page } = await openWindow(home);
  await openAdd(page, 'Access key');
  await field(page, 'name').fill('ops');
  await field(page, 'aws_access_key_id').fill(id);
  await field(page, 'aws_secret_access_key').fill(secret);
  await expect(
    preview(page).locator('.line-added').getByText('aws_secret_access_key = ********'),
  ).toBeVisible();
  expect(await field(page, 'aws_secret_access_key').getAttribute('type')).toBe('password');
  await save(page).click();
  await expect(toasts(page)).toContainText('ops added.');
  expect(home.read(credentials)).toContain(
    `[ops]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
  );
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(page.getByText('Kept as it is. Type to replace it.').first()).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

test(
  'of several fields that are not right the form says how many, and leads to each',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page, accessibilityFaults } = await openWindow(createHome(sample));
    await openAdd(page, 'Role');
    await field(page, 'role_arn').fill('arn');
    await save(page).click();
    const summary = page.getByRole('alert').filter({ hasText: '3 fields need your attention' });
    await expect(summary).toBeVisible();
    await expect(field(page, 'name')).toBeFocused();
    await expect(summary).toBeInViewport();
    expect(await accessibilityFaults()).toEqual([]);
    await summary.getByRole('button', { name: 'Source profile' }).focus();
    await page.keyboard.press('Enter');
    await expect(field(page, 'source_profile')).toBeFocused();
    await page.keyboard.type('base');
    await expect(page.getByRole('alert')).toContainText('2 fields need your attention');
    await field(page, 'name').fill('reader');
    await expect(page.getByRole('alert')).toHaveCount(0);
  },
);

test(
  'each kind leads to AWS’s own page about it, which opens outside Keyway',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page, app } = await openWindow(createHome(sample));
    const address = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html';
    await app?.evaluate(({ shell }) => {
      Reflect.set(shell, 'openExternal', (opened: string) => {
        Reflect.set(globalThis, 'opened', opened);
        return Promise.resolve();
      });
    });
    await openAdd(page, 'Role');
    const link = page.getByRole('link', { name: 'About this kind in AWS’s documentation' });
    await expect(link).toHaveAttribute('href', address);
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    if (app !== null) {
      await link.click();
      await expect.poll(() => app.evaluate(() => String(Reflect.get(globalThis, 'opened')))).toBe(address);
      expect(app.windows()).toHaveLength(1);
      return;
    }
    await page
      .context()
      .route('https://docs.aws.amazon.com/**', (route) => route.fulfill({ body: 'its page' }));
    const opening = page.context().waitForEvent('page');
    await link.click();
    const opened = await opening;
    await expect(opened).toHaveURL(address);
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    await opened.close();
  },
);

test('leaving with something typed asks first', async ({ openWindow }) => {
  const { page } = await openWindow(createHome(sample));
  await openAdd(page, 'Role');
  await field(page, 'name').fill('half');
  await goTo(page, 'Activity');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(field(page, 'name')).toHaveValue('half');
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(list(page)).toBeVisible();
});

test('a form is filled and saved by keyboard alone; what is missing is said when it is saved', async ({
  openWindow,
}) => {
  const home = createHome(sample);
  const { page } = await openWindow(home);
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('Control+n');
  await expect(field(page, 'name')).toBeFocused();
  // Past AWS's page on the kind, and past the button that shows all kinds.
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: /^Role/ })).toBeChecked();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Tab');
  await expect(field(page, 'name')).toBeFocused();
  await page.keyboard.type('typed');
  await page.keyboard.press('Enter');
  await expect(field(page, 'role_arn')).toBeFocused();
  await expect(page.getByText('This is needed.').first()).toBeVisible();
  await page.keyboard.type('arn:aws:iam::111122223333:role/Admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('base');
  await page.keyboard.press('Enter');
  await expect(toasts(page)).toContainText('typed added.');
  expect(home.read(config)).toContain('[profile typed]\n');
});

for (const scheme of ['light', 'dark'] as const) {
  test(
    `nothing is found in the form and its parts, ${scheme}`,
    { tag: ['@slow', '@web'] },
    async ({ openWindow }) => {
      const { page, accessibilityFaults, resize } = await openWindow(createMixedHome());
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await openAdd(page, 'Role');
      await field(page, 'name').fill('acme.reader');
      await field(page, 'role_arn').fill('arn');
      await save(page).click();
      await page.getByText('Other settings', { exact: true }).click();
      expect(await accessibilityFaults()).toEqual([]);
      await resize(narrow);
      expect(await accessibilityFaults()).toEqual([]);
    },
  );
}

test(
  'a temporary key without its token is told before it is saved',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createHome(sample));
    await openAdd(page, 'Access key');
    await field(page, 'name').fill('short');
    await field(page, 'aws_access_key_id').fill(temporaryId);
    await field(page, 'aws_secret_access_key').fill(secret);
    await expect(page.getByText(/is temporary and works only with its session token/)).toBeVisible();
  },
);

test(
  '500 profiles are removed at once and put back, to the byte',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const names = Array.from({ length: 500 }, (_, index) => `team-${String(index).padStart(3, '0')}`);
    const lines = names.map((name) => `[profile ${name}]\nregion = eu-west-1\n`);
    const home = createHome({
      [config]: `${sample[config]}\n${lines.join('\n')}`,
      [credentials]: sample[credentials],
    });
    const start = home.bytes();
    const { page } = await openWindow(home);
    await search(page).fill('team-');
    await list(page).focus();
    await page.keyboard.press('Control+a');
    await expect(page.getByText('500 profiles chosen').first()).toBeVisible();
    await page.keyboard.press('Delete');
    const question = page.getByRole('alertdialog', { name: 'Remove 500 profiles?' });
    await question.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(toasts(page)).toContainText('Removed team-000, team-001 and 498 more.');
    expect(home.read(config)).not.toContain('team-');
    await toasts(page).getByRole('button', { name: 'Undo' }).click();
    await expect(toasts(page)).toContainText('Undone.');
    expect(home.bytes()).toEqual(start);
  },
);
