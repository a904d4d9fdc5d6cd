/** The parts of the view that says which source wins, and homes with the traps that people fall into most. */
import { expect, type Locator, type Page } from '@playwright/test';
import { createHome, type Home } from '../support/homes.js';
import { goTo } from './parts.js';

const key = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const otherKey = { id: 'AKIAI44QH8DHBEXAMPLE', secret: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY' };

/** Secrets that stand in this home or are pasted: none may be seen anywhere. */
export const trapSecrets: readonly string[] = [key.secret, otherKey.secret];

const config = `[default]
region = eu-west-1

[profile prod]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base
mfa_serial = arn:aws:iam::111122223333:mfa/helen
region = eu-central-1

[profile tool]
credential_process = /opt/bin/awscreds-custom --username helen
`;

const credentials = `[base]
aws_access_key_id = ${key.id}
aws_secret_access_key = ${key.secret}

[tool]
aws_access_key_id = ${otherKey.id}
aws_secret_access_key = ${otherKey.secret}
`;

/** A role for production, and a profile whose program is outranked by keys that were left behind. */
export function createTrapHome(): Home {
  return createHome({ '.aws/config': config, '.aws/credentials': credentials });
}

/** Keys that somebody once exported, and the profile that is meant: what a terminal's `env` says. */
export const exportedKeys = `export AWS_PROFILE=prod
export AWS_ACCESS_KEY_ID=${otherKey.id}
export AWS_SECRET_ACCESS_KEY=${otherKey.secret}
`;

export function answer(page: Page): Locator {
  return page.locator('.answer-sentence');
}

export function sources(page: Page): Locator {
  return page.getByRole('table', { name: /^Sources/ });
}

/** The row of a source. */
export function source(page: Page, name: string): Locator {
  return sources(page).getByRole('row').filter({ hasText: name });
}

export function problems(page: Page): Locator {
  return page.getByRole('region', { name: 'Problems and fixes' });
}

export function toolList(page: Page): Locator {
  return page.getByRole('listbox', { name: /^Tools/ });
}

export async function openResolution(page: Page): Promise<void> {
  await goTo(page, 'Resolution');
  await expect(answer(page)).toBeVisible();
}

/** Chooses the profile that is given with the call; null for none. */
export async function chooseProfile(page: Page, name: string | null): Promise<void> {
  await page.getByRole('button', { name: /^Profile / }).click();
  if (name === null) {
    await page.getByRole('menuitem', { name: /^none given/ }).click();
    return;
  }
  await page.getByRole('searchbox', { name: 'Search profiles' }).last().fill(name);
  await page.getByRole('menuitem', { name, exact: true }).click();
}

export async function chooseTool(page: Page, name: string): Promise<void> {
  await toolList(page).getByRole('option', { name }).click();
}

/** Opens the menu of environments. */
export async function openEnvironments(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Environment / }).click();
}

export async function paste(page: Page, text: string): Promise<void> {
  await openEnvironments(page);
  await page.getByRole('menuitem', { name: 'Paste variables…' }).click();
  await page.getByRole('textbox', { name: 'Variables' }).fill(text);
  await page.getByRole('button', { name: 'Use these variables' }).click();
  await expect(page.getByRole('button', { name: 'Environment pasted' })).toBeVisible();
}

/** Adds what can be tried on paper. */
export async function tryOut(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Try something' }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
}
