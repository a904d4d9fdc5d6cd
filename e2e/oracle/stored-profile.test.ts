/**
 * The real tools get a stored profile through the line that Keyway writes, from homes with names that a shell would choke on.
 * The store has a passphrase, so that each time the command asks the Keyway that is open: this process.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { bridgeLine } from '../../electron/core/bridge/bridge-line.js';
import { createStoredHome } from '../support/stored-home.js';

const run = promisify(execFile);
const here = import.meta.dirname;
const command = resolve(here, '../../out/main/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'keyway-stored-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keyId = 'AKIAIOSFODNN7EXAMPLE';
const body = `aws_access_key_id = ${keyId}\naws_secret_access_key = ${secret}\n`;

const askBotocore = `import sys
from botocore.session import Session
found = Session(profile=sys.argv[1]).get_credentials().get_frozen_credentials()
print(found.access_key, found.secret_key)`;
const askJavaScript = `import { defaultProvider } from '@aws-sdk/credential-provider-node';
const found = await defaultProvider({ profile: process.argv[1] })();
console.log(found.accessKeyId, found.secretAccessKey);`;
const exported = ['configure', 'export-credentials', '--format', 'process', '--profile'];

interface Tool {
  readonly name: string;
  readonly program: string;
  readonly args: (profile: string) => readonly string[];
  readonly answer: (text: string) => string;
}

const asIs = (text: string): string => text.trim();
const ofJson = (text: string): string => {
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null) return text;
  return 'AccessKeyId' in read && 'SecretAccessKey' in read
    ? `${String(read.AccessKeyId)} ${String(read.SecretAccessKey)}`
    : text;
};
/** Version 1 cannot say more than the last four characters. */
const ofList = (text: string): string =>
  /\*MPLE +custom-process/u.test(text) && /\*EKEY +custom-process/u.test(text) ? `${keyId} ${secret}` : text;

function programs(name: string): readonly string[] {
  const places = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin'].map((at) => join(at, name));
  return [...new Set(places)].filter((path) => existsSync(path));
}

async function versionOf(program: string, args: readonly string[]): Promise<string> {
  const ran = await run(program, [...args]).catch(() => null);
  return ran?.stdout.trim() ?? '';
}

async function present(): Promise<readonly Tool[]> {
  const tools: Tool[] = [
    {
      name: 'the SDK for JavaScript',
      program: process.execPath,
      args: (profile) => ['--input-type=module', '-e', askJavaScript, profile],
      answer: asIs,
    },
  ];
  if (existsSync('/usr/bin/aws')) {
    tools.push({
      name: 'aws',
      program: '/usr/bin/aws',
      args: (profile) => [...exported, profile],
      answer: ofJson,
    });
  }
  for (const program of programs('aws')) {
    if (!(await versionOf(program, ['--version'])).startsWith('aws-cli/1.')) continue;
    tools.push({
      name: 'aws 1',
      program,
      args: (profile) => ['configure', 'list', '--profile', profile],
      answer: ofList,
    });
  }
  for (const program of programs('python3')) {
    const version = await versionOf(program, ['-c', 'import botocore; print(botocore.__version__)']);
    if (version === '') continue;
    tools.push({
      name: `botocore ${version}`,
      program,
      args: (profile) => ['-c', askBotocore, profile],
      answer: asIs,
    });
  }
  return tools;
}

const tools = await present();

describe.each([
  ['plain', 'plain'],
  ['a space', 'my home'],
  ['quotes', `it's "mine"`],
  ['a command', '$(touch canary) `touch canary`'],
  ['an end of a command', 'a;touch canary;&touch canary|x'],
  ['percent signs', '100% %PATH% %s'],
  ['characters beyond ASCII', 'zoë 🙂 日本'],
] as const)('a home with %s', (_what, name) => {
  test('gives every tool the credentials of the stored profile, and nothing else runs', async () => {
    const home = join(folder, name);
    mkdirSync(join(home, '.aws'), { recursive: true });
    const stored = await createStoredHome(home);
    const end = await stored.open();
    try {
      const id = await stored.put(name, body);
      const line = bridgeLine({ platform: 'linux', node: process.execPath, command, entryId: id, home });
      if (!line.ok) throw new Error(JSON.stringify(line.failure));
      const configFile = join(home, '.aws/config');
      writeFileSync(configFile, `[profile odd]\nregion = eu-west-1\ncredential_process = ${line.value}\n`);
      const env = {
        PATH: process.env['PATH'],
        HOME: '/nonexistent',
        LC_ALL: 'C.UTF-8',
        AWS_CONFIG_FILE: configFile,
        AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws/credentials'),
        AWS_EC2_METADATA_DISABLED: 'true',
      };
      for (const tool of tools) {
        const ran = await run(tool.program, [...tool.args('odd')], { env, cwd: here });
        expect([tool.name, tool.answer(ran.stdout)]).toEqual([tool.name, `${keyId} ${secret}`]);
      }
      expect((await stored.activity.list()).filter(({ kind }) => kind === 'handed-out')).toHaveLength(
        tools.length,
      );
      for (const place of [here, home, folder]) expect(readdirSync(place)).not.toContain('canary');
    } finally {
      await end();
      await stored.store.dispose();
    }
  });
});
