import { spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, command, json, keyway, makeHome, put, tinyHome } from './harness.js';

const project = resolve(import.meta.dirname, '../..');
const nobody = 65534;

describe('fmt', () => {
  const oddBytes = Uint8Array.from([
    ...[0xef, 0xbb, 0xbf, 0x5b, 0x61, 0x5d, 0x0d, 0x0a],
    ...[0xff, 0xfe, 0x00, 0x0d, 0x3d, 0x0a, 0x09, 0x20, 0x23],
  ]);

  test('prints any file byte for byte, and changes nothing', () => {
    const home = makeHome({ odd: oddBytes });
    expect(Uint8Array.from(keyway(home, ['fmt', join(home, 'odd')]).bytes)).toEqual(oddBytes);
    expect(Uint8Array.from(Buffer.from(bytesOf(home, 'odd'), 'latin1'))).toEqual(oddBytes);
  });

  test('prints a large file whole', () => {
    const text = '[profile x]\nregion = eu-west-1\n'.repeat(100_000);
    const home = makeHome({ large: text });
    expect(keyway(home, ['fmt', join(home, 'large')]).stdout.length).toBe(text.length);
  });

  test('--check prints nothing and exits 0 where the bytes are identical', () => {
    const home = makeHome({ odd: oddBytes });
    expect(keyway(home, ['fmt', '--check', join(home, 'odd')])).toMatchObject({
      status: 0,
      stdout: '',
      stderr: '',
    });
    expect(json(keyway(home, ['fmt', '--check', join(home, 'odd'), '--json']))).toEqual({ identical: true });
  });

  test.each([['fmt'], ['parse', '--dialect', 'botocore']])('%s of a missing file exits 1', (...args) => {
    const home = makeHome();
    const ran = keyway(home, [...args, join(home, 'none'), '--json']);
    expect(ran.status).toBe(1);
    expect(json(ran)).toMatchObject({ error: { code: 'file-not-found', facts: { path: '~/none' } } });
  });

  test('a folder is no file that could be read', () => {
    const ran = keyway(makeHome(), ['fmt', '/', '--json']);
    expect(ran.status).toBe(1);
    expect(json(ran)).toMatchObject({ error: { code: 'file-unreadable', facts: { systemCode: 'EISDIR' } } });
  });
});

describe('parse', () => {
  test('gives what botocore gives: nested blocks as objects, sessions and services apart', () => {
    const config = [
      '[profile "a b"]',
      's3 =',
      '    addressing_style = path',
      '[sso-session corp]',
      'sso_region = eu-west-1',
      '[profile __proto__]',
      'Region: x',
      '',
    ].join('\n');
    const home = makeHome({ config });
    const ran = keyway(home, ['parse', join(home, 'config'), '--dialect', 'botocore', '--json']);
    expect(ran.stdout).toBe(
      `${JSON.stringify({
        profiles: { 'a b': { s3: { addressing_style: 'path' } }, ['__proto__']: { region: 'x' } },
        ssoSessions: { corp: { sso_region: 'eu-west-1' } },
        services: {},
      })}\n`,
    );
  });

  test('gives the refusal with its line and exits 0', () => {
    const home = makeHome({ config: '[profile a]\nregion = x\n[profile a]\n' });
    const ran = keyway(home, ['parse', join(home, 'config'), '--dialect', 'botocore', '--json']);
    expect(ran.status).toBe(0);
    expect(json(ran)).toMatchObject({ error: { code: 'ConfigParseError', line: 3 } });
  });

  test('--as decides how a file is read', () => {
    const home = makeHome({ credentials: '[profile a]\nregion = x\n' });
    const read = (...more: readonly string[]) =>
      json(keyway(home, ['parse', join(home, 'credentials'), '--dialect', 'botocore', '--json', ...more]));
    expect(read()).toMatchObject({ profiles: { 'profile a': { region: 'x' } } });
    expect(read('--as', 'config')).toMatchObject({ profiles: { a: { region: 'x' } } });
  });
});

describe('names of all kinds', () => {
  const names = ['a b', '__proto__', 'constructor', 'a.b', 'José', '日本', 'a@b+c=d,e', "it's", '-dash'];

  test('are listed, shown, made active and taken back', () => {
    const credentials = names
      .map(
        (name, index) =>
          `[${name}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x${index}\n`,
      )
      .join('');
    const home = makeHome({ '.aws/credentials': credentials });
    const rows = json(keyway(home, ['profiles', '--json']));
    for (const name of names) {
      expect(rows).toContainEqual(expect.objectContaining({ name, kind: 'access-key' }));
      expect(json(keyway(home, ['show', '--json', '--', name]))).toMatchObject({ name });
      const used = keyway(home, ['use', '--json', '--', name]);
      expect({ name, status: used.status }).toEqual({ name, status: 0 });
      expect(json(used)).toMatchObject({ active: name });
      expect(keyway(home, ['undo', '--json']).status).toBe(0);
      expect(Buffer.from(bytesOf(home, '.aws/credentials'), 'latin1').toString()).toBe(credentials);
    }
  });

  test('a name that nobody has is profile-not-found', () => {
    const ran = keyway(makeHome(tinyHome), ['use', 'toString', '--json']);
    expect(ran.status).toBe(1);
    expect(json(ran)).toMatchObject({ error: { code: 'profile-not-found', facts: { name: 'toString' } } });
  });
});

describe('homes of all kinds', () => {
  test('without AWS files there are no profiles, and nothing is made', () => {
    const home = makeHome();
    expect(json(keyway(home, ['profiles', '--json']))).toEqual([]);
    expect(existsSync(join(home, '.aws'))).toBe(false);
    expect(json(keyway(home, ['history', '--json']))).toEqual([]);
    expect(json(keyway(home, ['undo', '--json']))).toMatchObject({ error: { code: 'nothing-to-undo' } });
  });

  test.each([
    ['--home', (home: string) => [['--home', home], {}] as const],
    ['KEYWAY_HOME', (home: string) => [[], { KEYWAY_HOME: home }] as const],
  ])("%s stands in for the home folder and takes Keyway's own folders along", (_, given) => {
    const home = makeHome(tinyHome);
    const other = makeHome();
    const [args, variables] = given(home);
    const used = keyway(other, ['use', 'dev', '--json', ...args], { variables });
    expect(json(used)).toMatchObject({ active: 'dev', files: [{ path: '~/.aws/config' }] });
    expect(existsSync(join(home, '.keyway'))).toBe(true);
    expect(existsSync(join(other, '.local'))).toBe(false);
  });

  test('AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE are honoured', () => {
    const home = makeHome({ 'elsewhere/c': '[profile far]\nregion = us-east-1\n', ...tinyHome });
    const variables = { AWS_CONFIG_FILE: join(home, 'elsewhere/c'), AWS_SHARED_CREDENTIALS_FILE: '~/none' };
    const rows = json(keyway(home, ['profiles', '--json'], { variables }));
    expect(rows).toMatchObject([{ name: 'far', origin: [{ file: '~/elsewhere/c', line: 1 }] }]);
  });

  test('a file that the AWS CLI refuses is listed with a finding, and not written to', () => {
    const config = '[profile a]\nregion = x\n[profile a]\noutput = json\n';
    const home = makeHome({ '.aws/config': config });
    expect(json(keyway(home, ['profiles', '--json']))).toMatchObject([{ name: 'a' }]);
    const ran = keyway(home, ['use', 'a', '--json']);
    expect(ran.status).toBe(1);
    expect(json(ran)).toMatchObject({
      error: { code: 'file-refused', facts: { path: '~/.aws/config', line: 3 } },
    });
    expect(bytesOf(home, '.aws/config')).toBe(config);
  });

  test('a file that cannot be read is a clear failure, and the other one still lists', () => {
    const home = makeHome(tinyHome);
    chmodSync(join(home, '.aws/config'), 0o000);
    const ran = asNobody(home, ['use', 'dev', '--json']);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/"code":"(file-unreadable|profile-not-found)"/);
    expect(json(asNobody(home, ['profiles', '--json']))).toMatchObject([{ name: 'base' }]);
  });
});

test('a reader that goes away ends the command without an error', async () => {
  const home = makeHome();
  put(
    home,
    '.aws/config',
    '[profile x]\nregion = eu-west-1\n'.repeat(1).concat('# padding\n'.repeat(50_000)),
  );
  const child = spawn(process.execPath, [command, 'fmt', join(home, '.aws/config')], {
    env: { PATH: process.env['PATH'] ?? '', HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((done) => child.on('close', done));
  expect({ status, complaints }).toEqual({ status: 0, complaints: '' });
});

/** Runs the command as a user without rights: root reads everything. Other users run it as themselves. */
function asNobody(home: string, args: readonly string[]) {
  if (process.getuid?.() !== 0) return keyway(home, args);
  const copy = join(home, 'program');
  if (!existsSync(copy)) {
    mkdirSync(copy);
    cpSync(dirname(command), join(copy, 'out/main'), { recursive: true });
    cpSync(join(project, 'package.json'), join(copy, 'package.json'));
    for (const name of ['', '.aws', '.aws/config', '.aws/credentials'])
      chownSync(join(home, name), nobody, nobody);
  }
  const prefix = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
  return keyway(home, args, { prefix, program: join(copy, 'out/main/cli.js') });
}
