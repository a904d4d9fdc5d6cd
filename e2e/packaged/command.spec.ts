/** The `keyway` command that lies in the packed app: by itself, and as what the app has tools start. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { type BridgeLine, readBridgeLine } from '../../electron/core/bridge/bridge-line.js';
import { goTo } from '../journeys/parts.js';
import { createPlainHome, dialog, movedSecret, moveIn, store } from '../journeys/store-parts.js';
import { type KeychainSession, startKeychainSession } from '../keychain/session.js';
import { createSampleHome, type Home } from '../support/homes.js';
import { projectFolder } from '../support/hosts.js';
import { command, endPacked, startPacked } from './packed.js';

/** Debian's AWS CLI version 2; another `aws` may come first on the PATH. */
const aws = '/usr/bin/aws';
const exampleId = 'AKIAIOSFODNN7EXAMPLE';
const folders = (process.env['PATH'] ?? '').split(delimiter);
const hasDaemon = folders.some((folder) => existsSync(join(folder, 'gnome-keyring-daemon')));

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** As on a server: no display, and nothing on the PATH, no Node either. */
function bareEnvironment(home: Home, variables: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { PATH: home.folder, HOME: home.folder, ...variables };
}

function run(home: Home, words: readonly string[], variables?: Readonly<Record<string, string>>): Ran {
  return spawnSync(command, words, { cwd: '/', env: bareEnvironment(home, variables), encoding: 'utf8' });
}

/** What the config line of that home's only stored profile says. */
function lineIn(home: Home): BridgeLine | null {
  return readBridgeLine(/^credential_process = (.*)$/mu.exec(home.read('.aws/config'))?.[1] ?? '');
}

const coverage = z.object({
  result: z.array(
    z.object({
      url: z.string(),
      functions: z.array(
        z.object({ functionName: z.string(), ranges: z.array(z.object({ count: z.number() })) }),
      ),
    }),
  ),
});

/** The names of the functions of the command that a run called. */
function called(home: Home, words: readonly string[], variables: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(home.folder, 'called-'));
  expect(run(home, words, { ...variables, NODE_V8_COVERAGE: folder })).toMatchObject({ status: 0 });
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const scripts = texts.flatMap((text) => coverage.parse(JSON.parse(text)).result);
  const ours = scripts
    .filter(({ url }) => /(?:keyway|rest)\.cjs$/u.test(url))
    .flatMap(({ functions }) => functions);
  return ours.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0).map(({ functionName }) => functionName);
}

/** What the real AWS CLI gets for a profile. */
function askAws(home: Home, profile: string, variables: Readonly<Record<string, string>>): unknown {
  const words = ['configure', 'export-credentials', '--profile', profile, '--format', 'process'];
  const env = bareEnvironment(home, { ...variables, AWS_EC2_METADATA_DISABLED: 'true' });
  return JSON.parse(execFileSync(aws, words, { cwd: '/', env, encoding: 'utf8', stdio: 'pipe' }));
}

test.describe('by itself', () => {
  let home: Home;
  test.beforeEach(() => {
    home = createSampleHome();
  });
  test.afterEach(() => home.remove());

  test('it says the version of the app, and nothing else', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
    const { version } = z.object({ version: z.string() }).parse(manifest);
    expect(run(home, ['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('it lists the profiles of a home, also through a link', () => {
    const listed = run(home, ['profiles', '--json']);
    expect(listed).toMatchObject({ status: 0, stderr: '' });
    const names = z
      .array(z.object({ name: z.string() }))
      .parse(JSON.parse(listed.stdout))
      .map(({ name }) => name);
    expect(names).toEqual(['admin', 'base', 'default', 'program', 'session']);
    const link = join(home.folder, 'keyway');
    symlinkSync(command, link);
    const env = bareEnvironment(home, { PATH: home.folder });
    expect(spawnSync('keyway', ['profiles', '--json'], { env, encoding: 'utf8' }).stdout).toBe(listed.stdout);
  });

  test('what looks like an option of Node is no option of Node', () => {
    const ran = run(home, ['-e', 'console.log("ran")']);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain('-e');
  });

  test('beside it lie the licence of its Node and the keyring library, with the build for this system, and nothing else', () => {
    const modules = join(dirname(command), 'node_modules', '@napi-rs');
    expect(readdirSync(dirname(command)).sort()).toEqual(['LICENSE.node.txt', 'keyway', 'node_modules']);
    expect(readdirSync(join(modules, '..'))).toEqual(['@napi-rs']);
    expect(readdirSync(modules).sort()).toEqual([
      'keyring',
      expect.stringMatching(/^keyring-linux-\w+-gnu$/),
    ]);
    expect(createRequire(command)('@napi-rs/keyring')).toHaveProperty('AsyncEntry');
  });
});

test.describe('with the key in the real keychain', () => {
  test.skip(!hasDaemon || !existsSync(aws), 'needs gnome-keyring and the AWS CLI');
  let home: Home;
  let session: KeychainSession;
  test.beforeEach(async () => {
    home = createPlainHome();
    session = await startKeychainSession();
  });
  test.afterEach(async () => {
    // Electron aborts when the bus it is on goes away.
    await endPacked();
    await session.end();
    home.remove();
  });

  /** The session's keychain, but the test's own home. */
  function variables(): Readonly<Record<string, string>> {
    const { HOME: _, PATH: __, ...rest } = session.environment;
    return rest;
  }

  test('it makes the store, moves a key in, and tools get that through it', () => {
    expect(run(home, ['store', 'create', '--json'], variables())).toMatchObject({ status: 0, stderr: '' });
    expect(run(home, ['move', 'ci', '--to', 'encrypted', '--json'], variables())).toMatchObject({
      status: 0,
    });
    expect(lineIn(home)).toMatchObject({ node: null, command: realpathSync(command), home: null });
    expect(home.read('.aws/credentials')).not.toContain(movedSecret);
    const status = run(home, ['store', 'status', '--json'], variables());
    expect(JSON.parse(status.stdout)).toMatchObject({ state: 'ready', key: 'keychain', entries: 1 });
    expect(askAws(home, 'ci', variables())).toMatchObject({
      AccessKeyId: exampleId,
      SecretAccessKey: movedSecret,
    });
    const given = run(home, ['exec', 'ci', '--', '/usr/bin/env'], variables());
    expect(given.stdout).toContain(`AWS_ACCESS_KEY_ID=${exampleId}\n`);
    expect(run(home, ['store', 'lock'], variables()).status).toBe(0);
    expect(() => askAws(home, 'ci', variables())).toThrow();
  });

  test('what a tool waits for is neither the library of schemas nor the rest of Keyway', () => {
    expect(run(home, ['store', 'create'], variables()).status).toBe(0);
    expect(run(home, ['move', 'ci', '--to', 'encrypted'], variables()).status).toBe(0);
    const id = lineIn(home)?.entryId ?? '';
    // Of the library's schemas, and of the rest.
    const unwanted = ['$constructor', 'createApp'];
    const calledOf = (words: readonly string[]): readonly string[] => {
      const names = called(home, words, variables());
      return ['answerTool', ...unwanted].filter((name) => names.includes(name));
    };
    expect(calledOf(['profiles'])).toEqual(unwanted);
    expect(calledOf(['credential-process', '--id', id])).toEqual(['answerTool']);
  });

  test('it is what the packed app names when a key is moved in the window', async () => {
    const page = await startPacked(home.folder, variables());
    await goTo(page, 'Store');
    await store(page).getByRole('button', { name: 'Create the encrypted store…' }).click();
    await dialog(page).getByRole('button', { name: 'Create the store' }).click();
    await dialog(page).getByRole('button', { name: 'Not now' }).click();
    await moveIn(page, 'ci');
    await expect(store(page)).toContainText('Unlocked. 1 profile is in it.');
    expect(lineIn(home)).toMatchObject({ node: null, command: realpathSync(command), home: home.folder });
    await endPacked();
    expect(askAws(home, 'ci', variables())).toMatchObject({
      AccessKeyId: exampleId,
      SecretAccessKey: movedSecret,
    });
  });

  test('no line names it where it is there only as long as the app runs, and the key stays where it was', () => {
    const mounted = { ...variables(), APPDIR: join(dirname(command), '..', '..') };
    run(home, ['store', 'create'], mounted);
    const before = home.bytes();
    const ran = run(home, ['move', 'ci', '--to', 'encrypted', '--json'], mounted);
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      error: { code: 'line-not-quotable', facts: { path: realpathSync(command), reason: 'mounted' } },
    });
    expect(home.bytes()).toEqual(before);
  });
});
