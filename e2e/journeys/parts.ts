/** The parts of the window as a person names them, and what a person does with them in one go. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Home } from '../support/homes.js';

export function list(page: Page): Locator {
  return page.getByRole('grid', { name: 'Profiles' });
}

/** The row of a profile, once it is scrolled to. */
export function row(page: Page, name: string): Locator {
  return list(page)
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: true }) });
}

/** Names in the list from the top, as far as they stand in the page. */
export function namesInList(page: Page): Promise<readonly string[]> {
  return list(page).locator('.row-name-text').allTextContents();
}

export function header(page: Page): Locator {
  return page.getByRole('group', { name: 'Active profile' });
}

export function toasts(page: Page): Locator {
  return page.getByRole('region', { name: 'Notifications' });
}

export function banners(page: Page): Locator {
  return page.getByRole('region', { name: 'Worth knowing' });
}

export function detail(page: Page): Locator {
  return page.getByRole('region', { name: 'Profile', exact: true });
}

export function search(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search profiles' });
}

/** Goes to a view by the rail. */
export async function goTo(
  page: Page,
  view: 'Profiles' | 'Resolution' | 'Activity' | 'Settings',
): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: view, exact: true })
    .click();
}

/** Finds a profile by typing its name, and shows it in the detail. */
export async function find(page: Page, name: string): Promise<void> {
  await search(page).fill(name);
  await row(page, name).click();
  await expect(detail(page).getByRole('heading', { name, exact: true })).toBeVisible();
}

/** Makes a profile active by the button of its row. */
export async function makeActive(page: Page, name: string): Promise<void> {
  await find(page, name);
  await row(page, name).hover();
  await row(page, name).getByRole('button', { name: 'Make active' }).click();
}

/** Chooses in the menu of a row. */
export async function chooseInMenu(page: Page, name: string, ...items: readonly string[]): Promise<void> {
  await row(page, name).click({ button: 'right' });
  for (const item of items) await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** The lines that another program, `diff`, finds changed in a file: removed ones with `-`, added ones with `+`. */
export function changedLines(home: Home, path: string, before: string): readonly string[] {
  const compared = spawnSync('diff', ['--minimal', '-U0', '-', join(home.folder, path)], {
    input: before,
    encoding: 'utf8',
  });
  return compared.stdout.split('\n').filter((line) => /^[-+](?!--|\+\+)/.test(line));
}

/** The lines that the window shows as changed, in the same form. */
export async function shownChanges(within: Locator): Promise<readonly string[]> {
  const lines = within.locator('.line-added, .line-removed');
  return lines.evaluateAll((elements) =>
    elements.map((element) => {
      const sign = element.classList.contains('line-added') ? '+' : '-';
      return sign + (element.querySelector('.line-text')?.textContent ?? '');
    }),
  );
}

/** Runs in the page: what has the focus, and whether that can be seen on it, around it, or on the row it stands for. */
export function focused(): string | null {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const standsFor = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
  const isShown = [element, element.parentElement, standsFor].some((each) => {
    if (each === null) return false;
    const { outlineStyle, boxShadow } = getComputedStyle(each);
    return outlineStyle !== 'none' || boxShadow !== 'none';
  });
  const name = element.getAttribute('aria-label') ?? element.textContent;
  return isShown ? name : `${name} (no focus to be seen)`;
}
