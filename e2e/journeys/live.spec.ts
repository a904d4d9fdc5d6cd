/** Files that change under the window: good edits show, half-written files do not, lost content is offered back. */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createMixedHome } from '../support/homes.js';
import { test } from '../support/window.js';
import { banners, find, detail, list, namesInList, row, search, toasts } from './parts.js';

const config = '.aws/config';
const added = '\n[profile from-outside]\nregion = eu-south-1\n';

function count(page: Page) {
  return page.getByRole('region', { name: 'Profiles' }).getByRole('status');
}

/** Notes every number of profiles that the list says, from now on. */
async function noteCounts(page: Page): Promise<() => Promise<readonly string[]>> {
  const noted = await count(page).evaluateHandle((status) => {
    const texts = [status.textContent];
    new MutationObserver(() => texts.push(status.textContent)).observe(status, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    return texts;
  });
  return async () => [...new Set(await noted.jsonValue())];
}

test('an edit from outside shows, in the list and in the open profile', async ({ openWindow }) => {
  const home = createMixedHome();
  const whole = home.read(config);
  const { page } = await openWindow(home);
  await expect(count(page)).toHaveText('40 profiles');
  appendFileSync(join(home.folder, config), added);
  await expect(count(page)).toHaveText('41 profiles');
  await find(page, 'from-outside');
  await expect(detail(page)).toContainText('eu-south-1');
  home.write(config, home.read(config).replace('eu-south-1', 'il-central-1'));
  await expect(detail(page)).toContainText('il-central-1');
  home.write(config, whole);
  await expect(detail(page)).toContainText('This profile is gone');
});

test('a file that is cut off while it is written never replaces what is shown', async ({ openWindow }) => {
  const home = createMixedHome();
  const { page } = await openWindow(home);
  await expect(count(page)).toHaveText('40 profiles');
  const counts = await noteCounts(page);
  const whole = home.read(config);
  const path = join(home.folder, config);
  for (let round = 0; round < 10; round += 1) {
    writeFileSync(path, '');
    writeFileSync(path, whole.slice(0, whole.length / 2));
    writeFileSync(path, whole);
    await page.waitForTimeout(20);
  }
  appendFileSync(path, added);
  await expect(count(page)).toHaveText('41 profiles');
  expect(await counts()).toEqual(['40 profiles', '41 profiles']);
  await expect(banners(page).getByRole('status')).toHaveCount(0);
});

test(
  'a file that another program empties is shown as it was, and put back byte for byte',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createMixedHome();
    const start = home.bytes();
    const { page } = await openWindow(home);
    await expect(count(page)).toHaveText('40 profiles');
    const counts = await noteCounts(page);
    home.write(config, '');
    await expect(banners(page)).toContainText('Another program has emptied ~/.aws/config.');
    expect(await counts()).toEqual(['40 profiles']);
    await search(page).fill('acme.prod');
    await row(page, 'acme.prod').hover();
    await row(page, 'acme.prod').getByRole('button', { name: 'Make active' }).click();
    await expect(toasts(page)).toContainText(
      'Another program has emptied ~/.aws/config. Nothing was changed.',
    );
    expect(home.read(config)).toBe('');

    await banners(page).getByRole('button', { name: 'Put the last version back' }).click();
    await expect(toasts(page)).toContainText('~/.aws/config is back as it was.');
    await expect(banners(page)).not.toContainText('emptied');
    expect(home.bytes()).toEqual(start);
  },
);

test(
  'a file that loses sections is believed, and its sections are offered back',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const home = createMixedHome();
    const start = home.bytes();
    const { page } = await openWindow(home);
    await expect(count(page)).toHaveText('40 profiles');
    home.write(config, home.read(config).slice(0, 2000));
    await expect(banners(page)).toContainText('Another program has removed sections from ~/.aws/config.');
    await expect(count(page)).not.toHaveText('40 profiles');
    await banners(page).getByRole('button', { name: 'Put the last version back' }).click();
    await expect(count(page)).toHaveText('40 profiles');
    expect(home.bytes()).toEqual(start);
  },
);

test('a folder that is deleted and made again is followed', { tag: '@slow' }, async ({ openWindow }) => {
  const home = createMixedHome();
  const whole = home.read(config);
  const { page } = await openWindow(home);
  await expect(list(page)).toBeVisible();
  rmSync(join(home.folder, '.aws'), { recursive: true });
  home.write(config, whole + added);
  await search(page).fill('from-outside');
  await expect.poll(() => namesInList(page)).toEqual(['from-outside']);
});
