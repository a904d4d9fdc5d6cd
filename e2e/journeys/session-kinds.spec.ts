/** Each kind of session from its start to its end, on the clocks of window, host and AWS, which go on together. */
import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { exampleAccount, exampleKeys, examplePortalToken } from '../aws/seeds.js';
import { type Aws, startAws } from '../aws/server.js';
import { createHome, type Home } from '../support/homes.js';
import { createMovingClocks, type MovingClocks } from '../support/moving-clocks.js';
import type { Person } from '../support/person.js';
import { test } from '../support/window.js';
import { goTo, toasts } from './parts.js';
import { codeField, sessionRow, sessions, startSessions } from './session-parts.js';
import { dialog } from './store-parts.js';

const minute = 60_000;
const device = `arn:aws:iam::${exampleAccount}:mfa/alice`;
const user = `arn:aws:iam::${exampleAccount}:user/alice`;
const role = `arn:aws:iam::${exampleAccount}:role/`;
const startUrl = 'https://acme.awsapps.com/start';
const { alice } = exampleKeys;

let aws: Aws;
test.beforeEach(async () => {
  aws = await startAws();
});
test.afterEach(async () => {
  const { faults } = aws;
  await aws.close();
  expect(faults).toEqual([]);
});

interface Kind {
  readonly name: string;
  /** What its row says that it is. */
  readonly line: string;
  /** How long its credentials last. */
  readonly minutes: number;
  /** Of the profile, beside its Region and the address of AWS. */
  readonly settings: readonly string[];
  /** What AWS is asked for; null where another program has asked it. */
  readonly action: string | null;
  /** It may do so before it is told to, once five minutes are left. */
  readonly renewsItself: boolean;
  /** What a person is asked before it starts: a code each time, or by main, once. */
  readonly asks?: 'code' | 'consent';
  /** Variables of the host. */
  variables?(): Readonly<Record<string, string>>;
  /** What another program puts into the home before credentials can be had, at that time. */
  renewSource?(home: Home, now: number): void;
}

const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
const digest = (hash: string, text: string): string => createHash(hash).update(text).digest('hex');

const kinds: readonly Kind[] = [
  {
    name: 'a role',
    line: 'Role Reader · from base',
    minutes: 60,
    settings: [`role_arn = ${role}Reader`, 'source_profile = base'],
    action: 'sts:AssumeRole',
    renewsItself: true,
  },
  {
    name: 'a key with a device',
    line: 'Session with MFA',
    minutes: 720,
    settings: [
      `aws_access_key_id = ${alice.id}`,
      `aws_secret_access_key = ${alice.secret}`,
      `mfa_serial = ${device}`,
    ],
    action: 'sts:GetSessionToken',
    renewsItself: false,
    asks: 'code',
  },
  {
    name: 'a web identity',
    line: 'Web identity · Web',
    minutes: 60,
    settings: [`role_arn = ${role}Web`, 'web_identity_token_file = ~/token'],
    action: 'sts:AssumeRoleWithWebIdentity',
    renewsItself: true,
    renewSource: (home) => home.write('token', aws.identityToken()),
  },
  {
    name: 'a sign-in of Identity Center',
    line: 'Identity Center · Reader',
    minutes: 60,
    settings: ['sso_session = acme', `sso_account_id = ${exampleAccount}`, 'sso_role_name = Reader'],
    action: 'sso:GetRoleCredentials',
    renewsItself: true,
    renewSource(home, now) {
      const token = { accessToken: examplePortalToken, expiresAt: iso(now + 480 * minute) };
      home.write(
        `.aws/sso/cache/${digest('sha1', 'acme')}.json`,
        JSON.stringify({ startUrl, region: 'eu-west-1', ...token }),
      );
    },
  },
  {
    name: 'aws login',
    line: 'aws login',
    minutes: 15,
    settings: [`login_session = ${user}`],
    action: null,
    renewsItself: false,
    renewSource(home, now) {
      const accessToken = {
        ...{ accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: alice.secret, sessionToken: 'token' },
        ...{ accountId: exampleAccount, expiresAt: iso(now + 15 * minute) },
      };
      home.write(`.aws/login/cache/${digest('sha256', user)}.json`, JSON.stringify({ accessToken }));
    },
  },
  {
    name: 'a credential process',
    line: 'Credential process',
    minutes: 60,
    settings: [`credential_process = /bin/sh -c 'cat "$HOME/given.json"'`],
    action: null,
    renewsItself: false,
    asks: 'consent',
    renewSource(home, now) {
      const given = {
        ...{ Version: 1, AccessKeyId: 'ASIAIOSFODNN7EXAMPLE', SecretAccessKey: alice.secret },
        ...{ SessionToken: 'token', Expiration: iso(now + 60 * minute) },
      };
      home.write('given.json', JSON.stringify(given));
    },
  },
  {
    name: 'a container',
    line: 'Container',
    minutes: 360,
    settings: ['credential_source = EcsContainer'],
    action: 'container:GetCredentials',
    renewsItself: true,
    variables: () => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${aws.url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'example-authorization',
    }),
  },
  {
    name: 'an instance',
    line: 'EC2 instance',
    minutes: 360,
    settings: ['credential_source = Ec2InstanceMetadata'],
    action: 'instance:GetMetadata',
    renewsItself: true,
    variables: () => ({ AWS_EC2_METADATA_SERVICE_ENDPOINT: aws.url }),
  },
];

/** The profile `kind`, and `other`, which is a role by the key of `base`. */
function createKindHome({ settings }: Kind): Home {
  const section = (name: string, lines: readonly string[]): string =>
    [`[${name}]`, 'region = eu-west-1', `endpoint_url = ${aws.url}`, ...lines, ''].join('\n');
  const key = [`aws_access_key_id = ${alice.id}`, `aws_secret_access_key = ${alice.secret}`];
  return createHome({
    '.aws/credentials': `[base]\n${key.join('\n')}\n`,
    '.aws/config': [
      section('profile kind', settings),
      section('profile other', [`role_arn = ${role}Reader`, 'source_profile = base']),
      `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\n`,
    ].join('\n'),
  });
}

/** What is left of so many minutes, a moment after they began. */
function nearly(minutes: number): RegExp {
  const words = [minutes, minutes - 1].map((each) => {
    const [hours, rest] = [Math.floor(each / 60), each % 60];
    return [...(hours === 0 ? [] : [`${String(hours)} h`]), ...(rest === 0 ? [] : [`${String(rest)} min`])];
  });
  return new RegExp(`^(?:${words.map((each) => each.join(' ')).join('|')})(?:,|$)`, 'u');
}

interface Asked {
  readonly page: Page;
  readonly person: Person;
  readonly clocks: MovingClocks;
  readonly home: Home;
}

/** Starts or renews it, and gives the code where one is asked for. */
async function have(
  kind: Kind,
  { page, person, clocks, home }: Asked,
  isFirst: boolean,
  act: () => Promise<void>,
): Promise<void> {
  kind.renewSource?.(home, clocks.now());
  if (kind.asks === 'consent' && isFirst) {
    const asked = await person.answering('allow', act);
    expect(asked).toContain('Let Keyway run a program for the profile kind?');
  } else await act();
  if (kind.asks !== 'code') return;
  await codeField(page).fill(aws.code(device));
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
}

function timesAsked({ action }: Kind): number {
  return aws.journal.filter((entry) => entry.action === action).length;
}

for (const kind of kinds) {
  test(
    `${kind.name}: started, counted down, renewed, ended, started again and stopped`,
    { tag: '@slow' },
    async ({ openWindow }) => {
      const home = createKindHome(kind);
      const clocks = createMovingClocks(home, aws);
      const window = await openWindow(home, {
        movesClock: true,
        atTerminal: kind.asks === 'consent',
        variables: { ...clocks.variables, ...kind.variables?.() },
      });
      const { page, person } = window;
      const asked: Asked = { page, person, clocks, home };
      const row = sessionRow(page, 'kind');
      const button = (name: string) => row.getByRole('button', { name: `${name} kind`, exact: true });
      await goTo(page, 'Sessions');

      await have(kind, asked, true, () => startSessions(page, ['kind']));
      await expect(row).toContainText(kind.line, { timeout: 20_000 });
      await expect(row.getByRole('timer')).toHaveText(nearly(kind.minutes));
      await expect(toasts(page)).toContainText('kind is running until');
      if (kind.action !== null) expect(timesAsked(kind)).toBeGreaterThan(0);

      await clocks.pass(window, (kind.minutes - 14) * minute);
      await expect(row.getByRole('timer')).toHaveText(/^1[34] min, ends soon$/u);
      await clocks.pass(window, 10 * minute);
      if (!kind.renewsItself)
        await expect(row.getByRole('timer')).toHaveText(/^(?:4 min|3 min \d+ s), ends now$/u);

      const before = timesAsked(kind);
      await have(kind, asked, false, () => button('Renew').click());
      await expect(toasts(page)).toContainText('kind is renewed until', { timeout: 20_000 });
      await expect(row.getByRole('timer')).toHaveText(nearly(kind.minutes));
      if (kind.action !== null) expect(timesAsked(kind)).toBeGreaterThan(before);

      await clocks.pass(window, (kind.minutes + 1) * minute);
      await expect(toasts(page)).toContainText('kind has ended.');
      await expect(row).toContainText('ended');
      await expect(sessions(page)).toContainText('No session is running.');
      // Its host looks at all sessions whenever one begins, and has the same to say.
      await startSessions(page, ['other']);
      await expect(sessions(page)).toContainText('1 session is running.', { timeout: 20_000 });
      await expect
        .poll(() => home.read('.keyway/activity.jsonl'))
        .toMatch(/"session-ended".*"profile":"kind"/u);

      await have(kind, asked, false, () => button('Start').click());
      await expect(sessions(page)).toContainText('2 sessions are running.', { timeout: 20_000 });
      await expect(row.getByRole('timer')).toHaveText(nearly(kind.minutes));
      await button('Stop').click();
      await expect(toasts(page)).toContainText('AWS honours what was handed out until it ends by itself.');
      await expect(sessions(page)).toContainText('1 session is running.');
      await expect(row.getByRole('timer')).toHaveCount(0);
      await expect(row).toContainText('ended');
    },
  );
}
