/** The commonest traps: found, explained in the right words, and mended with one click or one copied line. */
import { spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import { test } from '../support/window.js';
import { banners, changedLines, chooseInMenu, detail, find, toasts } from './parts.js';
import {
  answer,
  chooseProfile,
  chooseTool,
  createTrapHome,
  exportedKeys,
  openEnvironments,
  openResolution,
  paste,
  problems,
  source,
  toolList,
  trapSecrets,
  tryOut,
} from './resolution-parts.js';

test('keys in the environment beat the profile that a variable names, and a copied line mends it', async ({
  openWindow,
}) => {
  const { page } = await openWindow(createTrapHome());
  await openResolution(page);
  await paste(page, exportedKeys);
  await expect(answer(page)).toHaveText('AWS CLI v2 uses the access key ****MPLE from the environment.');
  await expect(source(page, 'Assume role')).toContainText('a role is set, but the environment comes first');
  await expect(problems(page)).toContainText('Keys in the environment outrank the profile');
  await expect(problems(page)).toContainText('AWS CLI v2');
  await expect(problems(page)).toContainText('use the key in AWS_ACCESS_KEY_ID, not profile prod.');

  await problems(page).getByLabel('Shell').selectOption('fish');
  const copy = problems(page).getByRole('button', { name: /^Copy: set -e AWS_ACCESS_KEY_ID/ });
  await copy.click();
  await expect(toasts(page)).toContainText('Copied: set -e AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY');

  // What the line does, on paper.
  await tryOut(page, 'unset AWS_ACCESS_KEY_ID');
  await tryOut(page, 'unset AWS_SECRET_ACCESS_KEY');
  await expect(answer(page)).toHaveText(
    'AWS CLI v2 assumes role Admin in 1111 2222 3333, from profile base (****MPLE), with MFA.',
  );
  await expect(source(page, 'Environment variables')).toContainText('the what-if takes it away');
  await expect(problems(page)).toBeHidden();
});

test(
  'the SDK for JavaScript does the opposite, and the tools that disagree are marked',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createTrapHome());
    await openResolution(page);
    await paste(page, exportedKeys);
    await expect(toolList(page).getByRole('option', { name: 'SDK for JavaScript v3' })).toContainText(
      'role/Admin, differs',
    );
    await expect(toolList(page).getByRole('option', { name: 'boto3' })).not.toContainText('differs');
    await chooseTool(page, 'SDK for JavaScript v3');
    await expect(answer(page)).toContainText('SDK for JavaScript v3 assumes role Admin in 1111 2222 3333');
    await expect(source(page, 'Environment variables')).toContainText('profile prod is asked for');
  },
);

test(
  'a profile given with the call counts before exported keys',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createTrapHome());
    await openResolution(page);
    await paste(page, exportedKeys);
    await page.getByRole('button', { name: 'Try something' }).click();
    await page.getByRole('menuitem', { name: 'Give --profile…' }).click();
    await page.keyboard.type('prod');
    await expect(page.getByRole('menuitem', { name: 'prod', exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(answer(page)).toContainText('assumes role Admin');
    await page.getByRole('switch', { name: 'give --profile prod' }).press('Space');
    await expect(answer(page)).toContainText('from the environment');
    await page.getByRole('button', { name: 'Stop trying: give --profile prod' }).click();
    await expect(page.getByRole('switch')).toHaveCount(0);
  },
);

test('keys left behind beat the program of a profile, and one click takes them out', async ({
  openWindow,
}) => {
  const home = createTrapHome();
  const start = home.bytes();
  const before = home.read('.aws/credentials');
  const { page } = await openWindow(home);
  await openResolution(page);
  await chooseProfile(page, 'tool');
  await expect(answer(page)).toContainText('uses the access key ****MPLE of profile tool');
  await expect(problems(page)).toContainText('Leftover keys outrank what the profile is set up for');
  await expect(problems(page)).toContainText('not the credential process');

  await problems(page).getByRole('button', { name: 'Preview' }).click();
  const dialog = page.getByRole('dialog', { name: 'What the fix changes' });
  await expect(dialog).toContainText('aws_secret_access_key = ********');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(answer(page)).toHaveText('AWS CLI v2 runs /opt/bin/awscreds-custom for profile tool.');
  const removed = changedLines(home, '.aws/credentials', before);
  expect(removed.filter((line) => line.startsWith('-')).length).toBeGreaterThanOrEqual(2);
  expect(removed.join('\n')).not.toContain('AKIAIOSFODNN7EXAMPLE');
  await expect(toasts(page)).toContainText('Fixed.');

  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await expect(answer(page)).toContainText('uses the access key ****MPLE of profile tool');
  expect(home.bytes()).toEqual(start);
});

test(
  'what contradicts the active profile leads to the whole answer',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const variables = { AWS_PROFILE: 'nosuch' };
    const { page } = await openWindow(createTrapHome(), { variables });
    await banners(page).getByRole('button', { name: 'See why' }).click();
    await expect(answer(page)).toContainText('AWS CLI v2 stops with an error: ProfileNotFound');
    await expect(problems(page)).toContainText('AWS_PROFILE names nosuch, and there is no such profile.');
    await expect(problems(page)).toContainText('unset AWS_PROFILE');
  },
);

test(
  'before and after a profile is made active, the tools that will not use it are named',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createTrapHome(), { variables: { AWS_PROFILE: 'prod' } });
    await chooseInMenu(page, 'base', 'Preview changes');
    const dialog = page.getByRole('dialog', { name: 'What making base active changes' });
    const effects = dialog.getByRole('list', { name: 'What each tool will then use' });
    await expect(effects).toContainText('AWS CLI v2');
    await expect(effects).toContainText('AWS_PROFILE names prod where Keyway runs');
    await dialog.getByRole('button', { name: 'Make active' }).click();
    await expect(toasts(page)).toContainText('base is active.');
    await expect(toasts(page)).toContainText('use something else: see Resolution.');
  },
);

test('a source leads to its line, and a profile to its answer', { tag: '@slow' }, async ({ openWindow }) => {
  const { page } = await openWindow(createTrapHome());
  await openResolution(page);
  await chooseProfile(page, 'prod');
  await source(page, 'Assume role').getByRole('button', { name: 'Open ~/.aws/config at line 5' }).click();
  await expect(detail(page).getByRole('heading', { name: 'prod', exact: true })).toBeVisible();
  await expect(detail(page).locator('[aria-current="true"]')).toContainText('role_arn');

  await find(page, 'tool');
  await detail(page).getByRole('tab', { name: 'Resolution' }).click();
  await expect(detail(page)).toContainText('Leftover keys outrank');
  await expect(detail(page)).toContainText('AWS CLI v2 uses the access key ****MPLE of profile tool');
  await detail(page).getByRole('button', { name: 'Open in Resolution' }).click();
  await expect(page.getByRole('button', { name: 'Profile tool' })).toBeVisible();
});

test(
  'a running program is asked about as it was when it started',
  { tag: '@slow' },
  async ({ openWindow }) => {
    test.skip(process.platform !== 'linux', 'other systems do not show the environment of a running program');
    const home = createTrapHome();
    const variables = { HOME: home.folder, AWS_PROFILE: 'prod' };
    const running = spawn('sleep', ['60'], { env: { ...process.env, ...variables }, stdio: 'ignore' });
    try {
      const { page } = await openWindow(home);
      await openResolution(page);
      await openEnvironments(page);
      await page.getByRole('menuitem', { name: 'A running program…' }).click();
      await page.getByRole('option', { name: `sleep ${running.pid ?? ''}` }).click();
      await expect(answer(page)).toContainText('assumes role Admin');
    } finally {
      running.kill();
    }
  },
);

test(
  'the login shell is read as a new terminal has it, and can be given up where it hangs',
  { tag: '@slow' },
  async ({ openWindow }) => {
    test.skip(process.platform === 'win32', 'Windows has no login shell');
    const home = createTrapHome();
    home.write('.bash_profile', 'export AWS_PROFILE=prod\n');
    const { page } = await openWindow(home, { variables: { SHELL: '/bin/bash' } });
    await openResolution(page);
    await openEnvironments(page);
    await page.getByRole('menuitem', { name: /^Read the login shell/ }).click();
    await expect(page.getByRole('button', { name: 'Environment login shell (bash)' })).toBeVisible();
    await expect(answer(page)).toContainText('assumes role Admin');

    home.write('.bash_profile', 'sleep 60\n');
    await openEnvironments(page);
    await page.getByRole('menuitem', { name: /^Read the login shell again/ }).click();
    await expect(page.getByText('Reading the login shell…')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Reading the login shell…')).toBeHidden();
    await expect(answer(page)).toContainText('assumes role Admin');
  },
);

test('nothing that was pasted or stands in a file is seen again', async ({ openWindow }) => {
  const { page, observer } = await openWindow(createTrapHome());
  await openResolution(page);
  await paste(page, exportedKeys);
  await page.getByText(/^Variables of this environment/).click();
  await expect(page.getByText('AWS_SECRET_ACCESS_KEY=********')).toBeVisible();
  const seen = await observer.everythingSeen();
  for (const secret of trapSecrets) expect(seen).not.toContain(secret);
});
