/** What a person does with the encrypted store, in one go. */
import { spawnSync } from 'node:child_process';
import { expect, type Locator, type Page } from '@playwright/test';
import { createHome, type Home, plantedSecrets } from '../support/homes.js';
import { environmentIn } from '../support/hosts.js';
import { goTo } from './parts.js';

export const passphrase = 'lantern gravel ostrich pity';

const [first = '', second = ''] = plantedSecrets;
/** What must be in no file once its profile is moved. */
export const movedSecret = first;

/** Two profiles with long-term keys, and one without. */
export function createPlainHome(): Home {
  return createHome({
    '.aws/credentials': `[ci]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${first}

[batch]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = ${second}
`,
    '.aws/config': `[profile ci]
region = eu-west-1

[profile dev]
login_session = arn:aws:iam::111122223333:user/ada
region = eu-west-1
`,
  });
}

export function store(page: Page): Locator {
  return page.getByRole('region', { name: 'Store', exact: true });
}

export function dialog(page: Page): Locator {
  return page.getByRole('dialog').or(page.getByRole('alertdialog'));
}

/** With a passphrase: the tester's session may have a keychain, or none. */
export async function createStore(page: Page): Promise<void> {
  await goTo(page, 'Store');
  await store(page).getByRole('button', { name: 'Create the encrypted store…' }).click();
  await choosePassphrase(page);
  await dialog(page).getByRole('button', { name: 'Create the store' }).click();
  await expect(dialog(page)).toContainText('Save a recovery kit?');
  await dialog(page).getByRole('button', { name: 'Not now' }).click();
  await expect(store(page)).toContainText('Unlocked.');
}

/** In a dialog that asks where the key is to be kept. */
export async function choosePassphrase(page: Page, text = passphrase): Promise<void> {
  await dialog(page).locator('.key-card').filter({ hasText: 'The key is made from it.' }).click();
  await typeTwice(page, text);
  await dialog(page).getByRole('checkbox').check();
}

export async function typeTwice(page: Page, text: string): Promise<void> {
  await dialog(page).getByLabel('Passphrase', { exact: true }).fill(text);
  await dialog(page).getByLabel('The same once more').fill(text);
}

/** What a tool gets that runs the line of the config file. */
export function answerOfLine(home: Home): unknown {
  const line = /^credential_process = (.*)$/mu.exec(home.read('.aws/config'))?.[1] ?? '';
  const env = environmentIn(home.folder);
  return JSON.parse(spawnSync('/bin/sh', ['-c', line], { env, encoding: 'utf8' }).stdout);
}

/** Moves a profile from the list of plain keys, once the store is there. */
export async function moveIn(page: Page, name: string): Promise<void> {
  await goTo(page, 'Store');
  await store(page)
    .getByRole('button', { name: `Move ${name} to the encrypted store` })
    .click();
  await dialog(page).getByRole('button', { name: 'Move it' }).click();
  await expect(dialog(page)).toHaveCount(0, { timeout: 30_000 });
}

export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+l');
  await expect(page.getByRole('button', { name: 'The store is locked: unlock it' })).toBeVisible();
}

/** By the panel that is open. */
export async function unlock(page: Page, text = passphrase): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
}
