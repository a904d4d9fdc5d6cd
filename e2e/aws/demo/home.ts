/** A home folder whose profiles are of every kind, each leading to the loopback AWS. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AccessKey } from '../model.js';
import { exampleAccount, examplePortalToken } from '../seeds.js';
import type { Aws } from '../server.js';

const startUrl = 'https://example.awsapps.com/start';
const partnerAccount = '444455556666';
const twelveHours = 43_200;

function keysOf(aws: Aws, user: string): readonly AccessKey[] {
  return aws.state.users.find(({ name }) => name === user)?.keys ?? [];
}

function credentials(name: string, key: AccessKey | undefined): string {
  return `[${name}]\naws_access_key_id = ${key?.id ?? ''}\naws_secret_access_key = ${key?.secret ?? ''}\n\n`;
}

function role(name: string): string {
  return `arn:aws:iam::${exampleAccount}:role/${name}`;
}

function device(user: string): string {
  return `arn:aws:iam::${exampleAccount}:mfa/${user}`;
}

type Settings = Readonly<Record<string, string>>;

function profiles(home: string): Readonly<Record<string, Settings>> {
  return {
    default: {},
    'bob-needs-mfa': { mfa_serial: device('bob') },
    'carol-two-keys': {},
    'root-user': {},
    reader: { role_arn: role('Reader'), source_profile: 'default', role_session_name: 'alice' },
    'admin-mfa': { role_arn: role('Admin'), source_profile: 'default', mfa_serial: device('alice') },
    'deploy-chain': { role_arn: role('delivery/Deploy'), source_profile: 'reader' },
    partner: {
      role_arn: `arn:aws:iam::${partnerAccount}:role/Partner`,
      source_profile: 'default',
      external_id: 'partner-17',
    },
    'single-sign-on': { sso_session: 'example', sso_account_id: exampleAccount, sso_role_name: 'Reader' },
    'web-identity': { role_arn: role('Web'), web_identity_token_file: join(home, '.aws', 'identity.jwt') },
    'from-process': {
      credential_process: `"${process.execPath}" "${join(home, '.aws', 'credentials.cjs')}"`,
    },
  };
}

function section(title: string, settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  return `[${title}]\n${lines.join('')}\n`;
}

function config(home: string, url: string): string {
  const sections = Object.entries(profiles(home)).map(([name, settings]) =>
    section(name === 'default' ? name : `profile ${name}`, {
      region: 'eu-west-1',
      endpoint_url: url,
      ...settings,
    }),
  );
  const signOn = {
    sso_start_url: startUrl,
    sso_region: 'eu-west-1',
    sso_registration_scopes: 'sso:account:access',
  };
  return sections.join('') + section('sso-session example', signOn);
}

/** As `aws sso login` keeps it. */
function portalToken(aws: Aws): string {
  const expiresAt = `${new Date(aws.clock.now() + twelveHours * 1000).toISOString().slice(0, 19)}Z`;
  return JSON.stringify({ startUrl, region: 'eu-west-1', accessToken: examplePortalToken, expiresAt });
}

/** A program that every system can run. */
function processText(key: AccessKey | undefined): string {
  const answer = { Version: 1, AccessKeyId: key?.id, SecretAccessKey: key?.secret };
  return `console.log(${JSON.stringify(JSON.stringify(answer))});\n`;
}

/** Writes the files; the folder must be there. @returns the names of the profiles. */
export async function writeDemoHome(home: string, aws: Aws): Promise<readonly string[]> {
  const root = aws.state.accounts.find(({ id }) => id === exampleAccount)?.root.keys[0];
  const cacheName = createHash('sha1').update('example').digest('hex');
  const expires = Math.floor(aws.clock.now() / 1000) + twelveHours;
  const files: Readonly<Record<string, string>> = {
    config: config(home, aws.url),
    credentials:
      credentials('default', keysOf(aws, 'alice')[0]) +
      credentials('bob-needs-mfa', keysOf(aws, 'bob')[0]) +
      credentials('carol-two-keys', keysOf(aws, 'carol')[0]) +
      credentials('root-user', root),
    'identity.jwt': aws.identityToken({ exp: expires }),
    'credentials.cjs': processText(keysOf(aws, 'dave')[0]),
    [`sso/cache/${cacheName}.json`]: portalToken(aws),
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(home, '.aws', name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, text, { mode: 0o600 });
  }
  return Object.keys(profiles(home));
}
