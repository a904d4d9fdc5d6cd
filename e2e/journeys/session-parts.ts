/** A home whose profiles lead to an AWS on this computer, and what a person does with sessions, in one go. */
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import {
  exampleAccount,
  exampleKeys,
  examplePortalToken,
  makeAccount,
  makeDevice,
  makeKey,
  makeRole,
  makeUser,
  sampleState,
} from '../aws/seeds.js';
import { type Aws, startAws } from '../aws/server.js';
import { createHome, type Home } from '../support/homes.js';
import { dialog } from './store-parts.js';

export const device = `arn:aws:iam::${exampleAccount}:mfa/ada`;
/** Five roles that share one device. */
export const mfaProfiles = ['acme.audit', 'acme.billing', 'acme.dev', 'acme.ops', 'acme.prod'] as const;
const otherAccount = '444455556666';
const longSession = 43_200;
const { alice: adaKey, bob: rootKey } = exampleKeys;
const startUrl = 'https://acme.awsapps.com/start';

const roleNames = ['ReadOnly', 'Billing', 'Developer', 'Operator', 'Admin'] as const;

/** Ada, who has a device; roles that ask for it, one that does not, one that trusts nobody; the root user with a key. */
export function startSessionAws(): Promise<Aws> {
  const withMfa = { trust: { mfaRequired: true }, maxSessionDuration: longSession } as const;
  const sample = sampleState();
  return startAws({
    seed: {
      accounts: [
        makeAccount({
          id: exampleAccount,
          alias: 'acme-production',
          root: { keys: [makeKey(rootKey)], mfa: [] },
          identityProviders: sample.accounts[0]?.identityProviders ?? [],
        }),
        makeAccount({ id: otherAccount }),
      ],
      users: [makeUser({ name: 'ada', keys: [makeKey(adaKey)], mfa: [makeDevice(device)] })],
      roles: [
        ...roleNames.map((name) => makeRole({ name, ...withMfa })),
        makeRole({ name: 'Reader', maxSessionDuration: longSession }),
        // What the portal gives a person as Reader.
        makeRole({ name: 'AWSReservedSSO_Reader_0123456789abcdef', trust: { principals: [] } }),
        makeRole({ name: 'Closed', trust: { principals: [`arn:aws:iam::${otherAccount}:root`] } }),
      ],
    },
  });
}

function role(name: string): string {
  return `arn:aws:iam::${exampleAccount}:role/${name}`;
}

/** As many profiles as the views need, each leading to that AWS. */
export function createSessionHome(aws: Aws, given: { readonly signedIn?: boolean } = {}): Home {
  const section = (name: string, ...lines: readonly string[]): string =>
    [`[profile ${name}]`, 'region = eu-west-1', `endpoint_url = ${aws.url}`, ...lines, ''].join('\n');
  const mfa = mfaProfiles.map((name, index) =>
    section(
      name,
      `role_arn = ${role(roleNames[index] ?? '')}`,
      'source_profile = acme-base',
      `mfa_serial = ${device}`,
    ),
  );
  const cacheName = createHash('sha1').update('acme').digest('hex');
  const expiresAt = `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19)}Z`;
  return createHome({
    '.aws/credentials': `[acme-base]
aws_access_key_id = ${adaKey.id}
aws_secret_access_key = ${adaKey.secret}

[acme-root]
aws_access_key_id = ${rootKey.id}
aws_secret_access_key = ${rootKey.secret}
`,
    '.aws/config': [
      section('acme-base'),
      section('acme-root'),
      ...mfa,
      section('acme.reader', `role_arn = ${role('Reader')}`, 'source_profile = acme-base'),
      section('acme.closed', `role_arn = ${role('Closed')}`, 'source_profile = acme-base'),
      section(
        'acme-sso',
        'sso_session = acme',
        `sso_account_id = ${exampleAccount}`,
        'sso_role_name = Reader',
      ),
      `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\n`,
    ].join('\n'),
    ...(given.signedIn !== true
      ? {}
      : {
          [join('.aws', 'sso', 'cache', `${cacheName}.json`)]: JSON.stringify({
            startUrl,
            region: 'eu-west-1',
            accessToken: examplePortalToken,
            expiresAt,
          }),
        }),
  });
}

export function sessions(page: Page): Locator {
  return page.getByRole('region', { name: 'Sessions', exact: true });
}

/** The row of a session. */
export function sessionRow(page: Page, name: string): Locator {
  return sessions(page)
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: true }) });
}

/** Chooses profiles in the dialog that starts sessions; for as long as the dialog names it. */
export async function startSessions(
  page: Page,
  names: readonly string[],
  duration: string | null = null,
): Promise<void> {
  await sessions(page).getByRole('button', { name: 'Start…' }).first().click();
  for (const name of names) {
    await dialog(page)
      .getByRole('checkbox', { name: new RegExp(`^${name.replace('.', '\\.')} `) })
      .check();
  }
  if (duration !== null) {
    await dialog(page).getByText('Duration, session name and tags').click();
    await dialog(page).getByLabel('Duration', { exact: true }).selectOption(duration);
  }
  await dialog(page)
    .getByRole('button', {
      name: names.length === 1 ? 'Start' : `Start ${String(names.length)}`,
      exact: true,
    })
    .click();
}

export function codeField(page: Page): Locator {
  return dialog(page).getByLabel('Six digits');
}

/** A code that has not been used: waits for the next one where that of the present half minute was. */
export async function typeCode(page: Page, aws: Aws): Promise<void> {
  await codeField(page).fill(await freshCode(aws));
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
}

const usedCodes = new WeakMap<Aws, string>();
const step = 30_000;

/** AWS's clock goes to the next half minute, so that nobody waits for it. */
export function freshCode(aws: Aws): Promise<string> {
  const code = aws.code(device);
  if (usedCodes.get(aws) === code)
    throw new Error(`the code of this half minute (${String(step)} ms) was used`);
  usedCodes.set(aws, code);
  return Promise.resolve(code);
}

/** Starts all that share the device, by one code. */
export async function startFive(page: Page, aws: Aws): Promise<void> {
  await startSessions(page, mfaProfiles);
  await expect(dialog(page)).toContainText('One code starts all 5');
  await typeCode(page, aws);
  await expect(dialog(page)).toHaveCount(0, { timeout: 20_000 });
}
