/** A home with access keys of several users, an AWS on this computer that knows them, and what a person does with keys, in one go. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { AccessKey, User } from '../aws/model.js';
import { exampleAccount, exampleKeys, makeAccount, makeDevice, makeKey, makeUser } from '../aws/seeds.js';
import { type Aws, startAws } from '../aws/server.js';
import { createHome, type Home } from '../support/homes.js';
import { goTo } from './parts.js';
import { dialog } from './store-parts.js';

const day = 86_400_000;
export const device = `arn:aws:iam::${exampleAccount}:mfa/ben`;
/** Ada's stands in two profiles and is the source of a role; Ben's is of this month; the last is the root user's. */
export const keys = {
  ada: exampleKeys.alice,
  ben: exampleKeys.bob,
  root: { id: 'AKIAROOTROOTROOT7777', secret: 'root/7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLE' },
} as const;
/** Ben's other key, which stands nowhere here. */
export const spare = {
  id: 'AKIASPARESPARESP2222',
  secret: 'spare7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLE',
} as const;

export function startKeysAws(): Promise<Aws> {
  const now = Date.now();
  const used = { at: now - 3 * day, service: 's3', region: 'eu-west-1' };
  return startAws({
    consistency: { created: { requests: 2 }, ended: { requests: 1 }, listed: { requests: 1 } },
    seed: {
      accounts: [makeAccount({ id: exampleAccount, root: { keys: [makeKey(keys.root)], mfa: [] } })],
      users: [
        makeUser({ name: 'ada', keys: [makeKey({ ...keys.ada, lastUsed: used })] }),
        makeUser({
          name: 'ben',
          keys: [makeKey({ ...keys.ben, created: now - 10 * day })],
          mfa: [makeDevice(device)],
        }),
      ],
    },
  });
}

export function createKeysHome({ url }: Aws): Home {
  const section = (name: string, ...lines: readonly string[]): string =>
    [`[profile ${name}]`, 'region = eu-west-1', `endpoint_url = ${url}`, ...lines, ''].join('\n');
  const key = (name: string, { id, secret }: { readonly id: string; readonly secret: string }): string =>
    `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
  return createHome({
    '.aws/credentials': [
      key('acme-ada', keys.ada),
      key('acme-ada-too', keys.ada),
      key('acme-ben', keys.ben),
      key('acme-root', keys.root),
    ].join('\n'),
    '.aws/config': [
      ...['acme-ada', 'acme-ada-too', 'acme-ben', 'acme-root'].map((name) => section(name)),
      section(
        'acme.reader',
        `role_arn = arn:aws:iam::${exampleAccount}:role/Reader`,
        'source_profile = acme-ada',
      ),
    ].join('\n'),
  });
}

/** @throws where the sample has no such user */
export function userOf(aws: Aws, name: string): User {
  const user = aws.state.users.find((each) => each.name === name);
  if (user === undefined) throw new Error(`no user ${name}`);
  return user;
}

/** ID and status of each key that AWS has of the user. */
export function statuses(aws: Aws, name: string): readonly (readonly [string, AccessKey['status']])[] {
  return userOf(aws, name).keys.map(({ id, status }) => [id, status] as const);
}

/** The key that a profile has in the credentials file. */
export function keyInFile(home: Home, profile: string): { readonly id: string; readonly secret: string } {
  const section = new RegExp(
    String.raw`\[${profile}\]\naws_access_key_id = (\S+)\naws_secret_access_key = (\S+)`,
    'u',
  );
  const [, id = '', secret = ''] = section.exec(home.read('.aws/credentials')) ?? [];
  return { id, secret };
}

/** What a profile has is a key that AWS takes, and its user has never three. */
export function expectWorkingKey(aws: Aws, home: Home, profile: string, user: string): void {
  const { id, secret } = keyInFile(home, profile);
  const all = userOf(aws, user).keys;
  expect(all.length).toBeLessThanOrEqual(2);
  expect(all.find((key) => key.id === id)).toMatchObject({ status: 'Active', secret });
}

export function keysView(page: Page): Locator {
  return page.getByRole('region', { name: 'Keys', exact: true });
}

/** The row of the key that stands in a profile. */
export function keyRow(page: Page, profile: string): Locator {
  return keysView(page)
    .getByRole('grid', { name: 'Access keys' })
    .getByRole('row')
    .filter({ has: page.getByText(profile) });
}

export function keyDetail(page: Page): Locator {
  return page.getByRole('region', { name: /^Access key / });
}

/** A stage of the rotation that is shown, with its line. */
export function stage(page: Page, name: string): Locator {
  return dialog(page)
    .getByRole('list', { name: 'Stages' })
    .getByRole('listitem')
    .filter({ has: page.locator('.rotation-step-name', { hasText: name }) });
}

/** Opens the stages by the row of a key and starts; AWS is asked first. */
export async function startRotation(page: Page, profile: string): Promise<void> {
  await goTo(page, 'Keys');
  await keyRow(page, profile)
    .getByRole('button', { name: /^Rotate / })
    .click();
  await dialog(page).getByRole('button', { name: 'Start the rotation' }).click();
}

/** The one line that says how it stands. */
export function state(page: Page): Locator {
  return dialog(page).locator('.rotation-state');
}

export async function expectAtWatch(page: Page): Promise<void> {
  await expect(state(page)).toHaveText('The old key rests, inactive.', { timeout: 30_000 });
}
