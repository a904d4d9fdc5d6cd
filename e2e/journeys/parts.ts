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
  view: 'Profiles' | 'Resolution' | 'Sessions' | 'Keys' | 'Store' | 'Findings' | 'Activity' | 'Settings',
): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: new RegExp(`^${view}(?:$|:)`) })
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

/** Opens the form for a new profile of that kind, by its name in the picker. */
export async function openAdd(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a profile', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Add a profile' })).toBeVisible();
  const card = page.locator('.kind-card').filter({ has: page.getByText(kind, { exact: true }) });
  if ((await card.count()) === 0) await page.locator('.kind-card-more').click();
  await card.click();
}

/** A field of the form, by the setting it is for. */
export function field(page: Page, name: string): Locator {
  return page.locator(`input[name="${name}"]`);
}

/** Runs in the page: pastes into what has the focus, as the system does, whatever the clipboard holds. */
export function pasteText(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
}
