/** Which source wins, asked by keyboard alone; and every state of the view as an accessibility checker sees it. */
import { expect, type Page } from '@playwright/test';
import { createHome } from '../support/homes.js';
import { type KeywayWindow, narrow, test } from '../support/window.js';
import { detail, find, focused, goTo } from './parts.js';
import {
  answer,
  chooseProfile,
  createTrapHome,
  exportedKeys,
  openEnvironments,
  openResolution,
  paste,
  problems,
  toolList,
  tryOut,
} from './resolution-parts.js';

/** Presses Tab until the part has the focus; the focus is always to be seen. */
async function tabTo(page: Page, name: string | RegExp, role: 'button' | 'option' | 'switch' = 'button') {
  const part = page.getByRole(role, { name }).first();
  for (let press = 0; press < 60; press += 1) {
    if (await part.evaluate((element) => element === document.activeElement)) return part;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
}

test(
  'the question, what is tried, the sources and the fix are all reached by keyboard',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createTrapHome());
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('which source wins');
    await page.keyboard.press('Enter');
    await expect(answer(page)).toBeVisible();

    await tabTo(page, /^Profile none given/);
    await page.keyboard.press('Enter');
    await page.keyboard.type('tool');
    await expect(page.getByRole('menuitem', { name: 'tool', exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(answer(page)).toContainText('of profile tool');
    await expect(page.getByRole('button', { name: 'Profile tool' })).toBeFocused();

    await tabTo(page, 'Try something');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'ignore [tool] of ~/.aws/config' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(answer(page)).toContainText('runs /opt/bin/awscreds-custom for profile tool');
    await page.getByRole('switch').focus();
    await page.keyboard.press('Space');
    await expect(answer(page)).toContainText('of profile tool');

    await tabTo(page, 'About: Credentials file');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'About credentials' })).toContainText('~/.aws/credentials');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'About: Credentials file' })).toBeFocused();

    await tabTo(page, 'Preview');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'What the fix changes' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Preview' })).toBeFocused();

    await tabTo(page, /^AWS CLI v2/, 'option');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(answer(page)).toContainText('boto3 uses');
  },
);

test(
  'every control of the view is reached by Tab, and shows where the focus is',
  { tag: '@slow' },
  async ({ openWindow }) => {
    const { page } = await openWindow(createTrapHome());
    await openResolution(page);
    await paste(page, exportedKeys);
    await tryOut(page, 'unset AWS_SECRET_ACCESS_KEY');
    await page.getByRole('navigation').getByRole('button', { name: 'Resolution' }).focus();
    const reached: string[] = [];
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      reached.push((await page.evaluate(focused)) ?? '');
    }
    expect(reached.filter((name) => name.includes('no focus to be seen'))).toEqual([]);
    const expected = [
      'How AWS orders the sources',
      'ToolAWS CLI v2',
      'Profilenone given',
      'Environmentpasted',
      'Stop trying: unset AWS_SECRET_ACCESS_KEY',
      'Try something',
      'About: Environment variables',
      'About: Assume role',
    ];
    for (const name of expected) expect(reached).toContain(name);
  },
);

const themeRules = ['color-contrast', 'link-in-text-block'];
/** In CI only. */
const inBrowser = { tag: ['@slow', '@web'] };

for (const theme of ['light', 'dark'] as const) {
  const rules = theme === 'light' ? undefined : themeRules;

  async function expectNone(window: KeywayWindow, state: string): Promise<void> {
    expect(await window.accessibilityFaults(rules), state).toEqual([]);
  }

  test(`nothing is found in the view of sources, ${theme}`, inBrowser, async ({ openWindow }) => {
    const window = await openWindow(createTrapHome());
    const { page } = window;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openResolution(page);
    await expectNone(window, 'no credentials, or those of the machine');
    await chooseProfile(page, 'prod');
    await expect(page.getByRole('list', { name: 'Where the credentials come from' })).toBeVisible();
    await expectNone(window, 'a role and its chain');
    await openEnvironments(page);
    await expectNone(window, 'the menu of environments');
    await page.keyboard.press('Escape');
    await paste(page, exportedKeys);
    await chooseProfile(page, null);
    await tryOut(page, 'unset AWS_SECRET_ACCESS_KEY');
    await expect(answer(page)).toContainText('stops with an error');
    await expectNone(window, 'an error, and something tried');
    await page.getByRole('switch').press('Space');
    await expect(problems(page)).toBeVisible();
    await expectNone(window, 'shadowed sources and problems');
    await page.getByRole('button', { name: 'Try something' }).click();
    await expectNone(window, 'what can be tried');
    await page.keyboard.press('Escape');
    await window.resize(narrow);
    await expectNone(window, 'a narrow window');
    await toolList(page).getByRole('option', { name: 'AWS Copilot' }).click();
    await expectNone(window, 'another tool');
  });

  test(`nothing is found in what stands in front of it, ${theme}`, inBrowser, async ({ openWindow }) => {
    const window = await openWindow(createTrapHome());
    const { page } = window;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openResolution(page);
    await page.getByRole('button', { name: 'About: Assume role' }).click();
    await expectNone(window, 'the page about a source');
    await page.getByRole('option', { name: 'Authentication and access credentials' }).click();
    await expectNone(window, 'the ways to authenticate');
    await page.getByRole('option', { name: 'The order of the sources' }).click();
    await expectNone(window, 'the published orders');
    await page.keyboard.press('Escape');
    await openEnvironments(page);
    await page.getByRole('menuitem', { name: 'Paste variables…' }).click();
    await page.getByRole('textbox', { name: 'Variables' }).fill('nothing of AWS');
    await page.getByRole('button', { name: 'Use these variables' }).click();
    await expect(page.getByRole('alert')).toContainText('Nothing in this text sets an AWS_ variable.');
    await expectNone(window, 'a paste without variables');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Profile / }).click();
    await expectNone(window, 'the profiles to choose from');
    await page.keyboard.press('Escape');
    await chooseProfile(page, 'tool');
    await problems(page).getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByRole('dialog')).toContainText('aws_secret_access_key');
    await expectNone(window, 'what a fix changes');
    await page.keyboard.press('Escape');
    await goTo(page, 'Profiles');
    await find(page, 'tool');
    await detail(page).getByRole('tab', { name: 'Resolution' }).click();
    await expect(detail(page)).toContainText('AWS CLI v2 uses');
    await expectNone(window, 'the answer of a profile');
  });

  test(`nothing is found where there are no files, ${theme}`, inBrowser, async ({ openWindow }) => {
    const window = await openWindow(createHome({}));
    const { page } = window;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openResolution(page);
    await expect(page.getByText('There are no AWS files on this computer yet.')).toBeVisible();
    await expectNone(window, 'no files');
    await page.getByRole('button', { name: 'How to begin' }).click();
    await expect(page.getByRole('heading', { name: 'No AWS profiles yet' })).toBeVisible();
  });
}
