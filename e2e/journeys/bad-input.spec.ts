/** Files and names that are not as they should be: each is told clearly, the rest works, nothing changes on disk. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { createHome, type Home } from '../support/homes.js';
import { test } from '../support/window.js';
import { banners, detail, find, goTo, header, list, makeActive, row, toasts } from './parts.js';

const key =
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n';
const credentials = `[base]\n${key}`;
const config =
  '[profile dev]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Dev\nsource_profile = base\n';

function homeWith(config: string | Uint8Array): Home {
  return createHome({ '.aws/config': config, '.aws/credentials': credentials });
}

const refused: readonly (readonly [string, string | Uint8Array, number, string])[] = [
  ['a section that stands twice', `${config}\n[profile dev]\noutput = json\n`, 6, 'Section stands twice'],
  ['a setting that stands twice', `${config}region = us-east-1\n`, 5, 'Setting stands twice'],
  ['a byte order mark', `\uFEFF${config}`, 1, 'File begins with a byte order mark'],
  ['bytes that are no UTF-8', Buffer.from(`${config}# caf\xe9\n`, 'latin1'), 5, 'File is not valid UTF-8'],
  ['a line without =', `${config}just words\n`, 5, 'A line without ='],
  ['text before the first section', `words\n${config}`, 1, 'Text before the first section'],
];

for (const [index, [what, content, line, title]] of refused.entries()) {
  // The window takes the same way for all of them: one each time, the others in CI.
  const tag = index === 0 ? [] : ['@slow', '@web'];
  const name = `a config file with ${what} is told by line and reason, stays readable, and is not written to`;
  test(name, { tag }, async ({ openWindow }) => {
    const home = homeWith(content);
    const start = home.bytes();
    const { page } = await openWindow(home);
    await expect(banners(page)).toContainText(`The AWS CLI refuses ~/.aws/config because of line ${line}.`);
    await expect(banners(page)).toContainText(title);
    await find(page, 'dev');
    await expect(detail(page)).toContainText('Assumes role Dev');
    await detail(page).getByRole('tab', { name: 'File' }).click();
    await expect(detail(page).getByRole('group', { name: 'Lines in ~/.aws/config' }).first()).toBeVisible();
    await makeActive(page, 'base');
    await expect(toasts(page)).toContainText('The AWS CLI refuses ~/.aws/config as a whole');
    await expect(toasts(page)).toContainText('Nothing was changed.');
    expect(home.bytes()).toEqual(start);
    home.write('.aws/config', config);
    await expect(banners(page)).not.toContainText('refuses');
  });
}

test(
  'a file that cannot be read, since a folder stands in its place, is told; the other one works',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createHome({ '.aws/config': config });
    mkdirSync(join(home.folder, '.aws/credentials'));
    const start = home.bytes();
    const { page } = await openWindow(home);
    await expect(banners(page)).toContainText('~/.aws/credentials cannot be read (EISDIR).');
    await expect(banners(page)).toContainText('There is a folder where the file should be.');
    await find(page, 'dev');
    await goTo(page, 'Settings');
    await expect(page.getByRole('listitem').filter({ hasText: '~/.aws/credentials' })).toContainText(
      'cannot be read',
    );
    expect(home.bytes()).toEqual(start);
  },
);

test(
  'a file that this user may not read is told with what to do; the other one works',
  { tag: '@web' },
  async ({ openWindow }) => {
    const home = homeWith(config);
    const start = home.bytes();
    chmodSync(join(home.folder, '.aws/credentials'), 0o000);
    const { page } = await openWindow(home, { asNobody: true });
    await expect(banners(page)).toContainText('~/.aws/credentials cannot be read (EACCES).');
    await expect(banners(page)).toContainText('Allow your user to read the file.');
    await makeActive(page, 'dev');
    await expect(toasts(page)).toContainText('~/.aws/credentials cannot be read (EACCES).');
    chmodSync(join(home.folder, '.aws/credentials'), 0o600);
    expect(home.bytes()).toEqual(start);
  },
);

test(
  'a folder that may not be written to is told, and nothing is left in it',
  { tag: '@web' },
  async ({ openWindow }) => {
    const home = createHome({ '.aws/config': '[profile dev]\nregion = eu-west-1\n' });
    const start = home.bytes();
    chmodSync(join(home.folder, '.aws/config'), 0o400);
    chmodSync(join(home.folder, '.aws'), 0o500);
    const { page } = await openWindow(home, { asNobody: true });
    await makeActive(page, 'dev');
    await expect(toasts(page)).toContainText(
      '~/.aws/config cannot be written (EACCES). Nothing was changed.',
    );
    chmodSync(join(home.folder, '.aws/config'), 0o600);
    expect(home.bytes()).toEqual(start);
  },
);

test('without an AWS folder the window says how to begin, makes nothing, and shows the first profile at once', async ({
  openWindow,
}) => {
  const home = createHome({});
  const { page } = await openWindow(home);
  await expect(page.getByRole('heading', { name: 'No AWS profiles yet' })).toBeVisible();
  await expect(page.getByText('Keyway looked in ~/.aws/config and ~/.aws/credentials.')).toBeVisible();
  await expect(header(page)).toContainText('No profile is active');
  expect(existsSync(join(home.folder, '.aws'))).toBe(false);
  home.write('.aws/config', config);
  await expect(row(page, 'dev')).toBeVisible();
});

const names: readonly (readonly [name: string, header: string])[] = [
  ['my prod', 'profile "my prod"'],
  ["it's", 'profile "it\'s"'],
  ['a.b.c', 'profile a.b.c'],
  ['日本語-プロファイル', 'profile 日本語-プロファイル'],
  ['été 🚀', 'profile "été 🚀"'],
  ['__proto__', 'profile __proto__'],
  ['constructor', 'profile constructor'],
  ['<b>bold</b>', 'profile <b>bold</b>'],
];

const anyNames =
  'names with spaces, quotes, dots, letters of all scripts, and names of JavaScript are names like others';

test(anyNames, { tag: '@slow' }, async ({ openWindow }) => {
  const sections = names.map(([, header], index) => `[${header}]\nregion = eu-west-${index + 1}\n`);
  const home = createHome({ '.aws/config': sections.join('\n'), '.aws/credentials': credentials });
  const start = home.bytes();
  const { page } = await openWindow(home);
  for (const [index, [name]] of names.entries()) {
    const region = `eu-west-${index + 1}`;
    await makeActive(page, name);
    await expect(header(page).getByText(name, { exact: true })).toBeVisible();
    await expect(header(page)).toContainText(region);
    expect(activeRegion(home)).toBe(region);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(header(page)).toContainText('No profile is active');
    expect(home.bytes(), name).toEqual(start);
  }
  await expect(list(page).locator('b')).toHaveCount(0);
});

/** The Region of `[default]`, read without any of our code. */
function activeRegion(home: Home): string {
  const script = '/^\\[/ { at = ($0 == "[default]") } at && /^region/ { print $3 }';
  return spawnSync('awk', [script, join(home.folder, '.aws/config')], { encoding: 'utf8' }).stdout.trim();
}
