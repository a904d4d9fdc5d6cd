/** Making each kind of profile active, proved by asking the real tools: with no flags they become who the profile is. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, missingTools, tools } from './tools.js';

const run = promisify(execFile);
const command = path.resolve(import.meta.dirname, '../../out/main/cli.js');

if (missingTools !== null && process.env['CI'] === 'true') throw new Error(`missing: ${missingTools}`);

const keys = (name: string, id: string): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`;
const base = keys('base', 'AKIAIOSFODNN7EXAMPLE');
const earlier = keys('default', 'AKIAI44QH8DHBEXAMPLE');
const token = {
  accessToken: 'example',
  expiresAt: '2099-01-01T00:00:00Z',
  region: 'eu-west-1',
  startUrl: 'https://example.awsapps.com/start',
};

interface Kind {
  readonly kind: string;
  readonly config: string;
  readonly credentials?: string;
  readonly files?: Readonly<Record<string, string>>;
}

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

const kinds: readonly Kind[] = [
  {
    kind: 'access-key',
    config: '[profile wanted]\nregion = eu-west-3\n',
    credentials: keys('wanted', 'AKIA0123456787EXAMPLE'),
  },
  {
    kind: 'access-key',
    config: `[profile wanted]\nregion = eu-west-3\n${keys('x', 'AKIA0123456787EXAMPLE').replace('[x]\n', '')}`,
  },
  {
    kind: 'role',
    config:
      '[profile wanted]\nregion = eu-west-3\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n',
  },
  {
    kind: 'role',
    config:
      '[profile wanted]\nregion = eu-west-3\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = default\n',
  },
  {
    kind: 'role',
    config:
      '[profile wanted]\nregion = eu-west-3\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = middle\n' +
      '[profile middle]\nrole_arn = arn:aws:iam::111122223333:role/Middle\nsource_profile = base\n',
  },
  {
    kind: 'sso',
    config:
      '[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n' +
      '[profile wanted]\nregion = eu-west-3\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Reader\n',
    files: { [`.aws/sso/cache/${sha1('corp')}.json`]: JSON.stringify(token) },
  },
  {
    kind: 'sso',
    config:
      '[profile wanted]\nregion = eu-west-3\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n' +
      'sso_account_id = 111122223333\nsso_role_name = Reader\n',
    files: { [`.aws/sso/cache/${sha1('https://example.awsapps.com/start')}.json`]: JSON.stringify(token) },
  },
  {
    kind: 'web-identity',
    config:
      '[profile wanted]\nregion = eu-west-3\nrole_arn = arn:aws:iam::111122223333:role/Deploy\nweb_identity_token_file = HOME/token\n',
    files: { token: 'example' },
  },
  {
    kind: 'process',
    config: '[profile wanted]\nregion = eu-west-3\ncredential_process = HOME/credentials.sh\n',
    files: {
      'credentials.sh': `#!/bin/sh\necho '{"Version":1,"AccessKeyId":"AKIA0123456787EXAMPLE","SecretAccessKey":"example"}'\n`,
    },
  },
  {
    kind: 'metadata',
    config: '[profile wanted]\nregion = eu-west-3\ncredential_source = Ec2InstanceMetadata\n',
  },
  { kind: 'settings', config: '[profile wanted]\nregion = eu-west-3\noutput = table\n' },
];

const earlierDefaults = {
  'no earlier default': { config: '', credentials: '' },
  'keys as earlier default': { config: '[default]\nregion = us-east-1\n', credentials: earlier },
  'a role as earlier default': {
    config: '[profile default]\nrole_arn = arn:aws:iam::111122223333:role/Earlier\nsource_profile = base\n',
    credentials: '',
  },
};

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'keyway-oracle-'));
});
afterEach(() => rm(home, { recursive: true }));

async function fill(
  kind: Kind,
  before: { readonly config: string; readonly credentials: string },
): Promise<void> {
  await mkdir(path.join(home, '.aws'));
  await writeFile(path.join(home, '.aws/config'), (before.config + kind.config).replaceAll('HOME', home));
  await writeFile(path.join(home, '.aws/credentials'), before.credentials + base + (kind.credentials ?? ''));
  for (const [name, text] of Object.entries(kind.files ?? {})) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), text);
    await chmod(path.join(home, name), 0o700);
  }
}

async function keyway(...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [command, ...args, '--json', '--home', home], {
    env: { PATH: '/usr/bin:/bin', HOME: home },
  });
  return JSON.parse(stdout);
}

/** What each tool answers without a profile. */
function asWhom(): Promise<readonly Answer[]> {
  return Promise.all(tools.map((tool) => tool.ask(home, null)));
}

async function bytes(): Promise<readonly string[]> {
  return Promise.all(
    ['config', 'credentials'].map((name) => readFile(path.join(home, '.aws', name), 'latin1')),
  );
}

describe.skipIf(missingTools !== null)('the real tools, with no flags and no AWS_ variables', () => {
  const isQuick = (process.env['KEYWAY_TEST_SIZE'] ?? 'quick') === 'quick';
  for (const [title, before] of Object.entries(earlierDefaults).slice(isQuick ? 2 : 0)) {
    for (const [index, kind] of kinds.entries()) {
      it(`use ${kind.kind} (${String(index)}) once it is active, and what was before once it is restored: ${title}`, async () => {
        // The bytes are compared each time: tools that are asked of the same bytes again say nothing new.
        const asksAgain = index === 0;
        await fill(kind, before);
        const start = await bytes();
        const wanted = await Promise.all(tools.map((tool) => tool.ask(home, 'wanted')));
        const initial = asksAgain ? await asWhom() : null;
        expect(await keyway('profiles')).toContainEqual(
          expect.objectContaining({ name: 'wanted', kind: kind.kind }),
        );
        expect(await keyway('use', 'wanted')).toMatchObject({ active: 'wanted' });
        expect(await asWhom()).toEqual(wanted);
        expect(await keyway('use', '--restore')).toMatchObject({ change: 'c2' });
        if (asksAgain) expect(await asWhom()).toEqual(initial);
        expect(await bytes()).toEqual(start);
        await keyway('use', 'wanted');
        await keyway('undo');
        expect(await bytes()).toEqual(start);
      });
    }
  }
});
