/** `keyway exec` and `keyway env` as built, with real programs and real shells. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clearedVariables } from '../../electron/core/bridge/hand-over.js';
import { errorPrinted } from '../../shared/models/printed.js';
import { command, exampleKey, json, keyway, makeHome, put } from './harness.js';

const files = {
  '.aws/credentials': `[dev]\naws_access_key_id = ${exampleKey.id}\naws_secret_access_key = ${exampleKey.secret}\n`,
  '.aws/config': '[profile dev]\nregion = eu-west-1\n[profile plain]\nregion = eu-west-1\n',
};
const handed = {
  AWS_ACCESS_KEY_ID: exampleKey.id,
  AWS_SECRET_ACCESS_KEY: exampleKey.secret,
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'eu-west-1',
};
/** What a terminal may have been left with. */
const before = Object.fromEntries(clearedVariables.map((name) => [name, 'before']));

function awsVariables(printed: string): Readonly<Record<string, string>> {
  const lines = printed.split(/[\n\0]/u).filter((line) => line.startsWith('AWS_'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

describe('keyway exec', () => {
  test("gives the credentials to the program, clears everything else, and exits with the program's status", () => {
    const home = makeHome(files);
    const ran = keyway(home, ['exec', 'dev', '--', '/bin/sh', '-c', 'env; exit 3'], { variables: before });
    expect(ran).toMatchObject({ status: 3, stderr: '' });
    expect(awsVariables(ran.stdout)).toEqual(handed);
    expect(ran.stdout).not.toContain('KEYWAY_');
  });

  test('leaves what neither holds nor chooses credentials', () => {
    const home = makeHome(files);
    const variables = { AWS_PAGER: 'cat', AWS_CONFIG_FILE: join(home, '.aws/config'), OTHER: 'x' };
    const ran = keyway(home, ['exec', 'dev', '--', 'env'], { variables });
    expect(awsVariables(ran.stdout)).toEqual({
      ...handed,
      AWS_PAGER: 'cat',
      AWS_CONFIG_FILE: variables.AWS_CONFIG_FILE,
    });
    expect(ran.stdout).toContain('OTHER=x\n');
  });

  test('hands every argument on as it is, and standard input', () => {
    const args = ['a b', '', '$(x)', '--json', "it's", '--'];
    const script = 'for each; do printf "%s\\0" "$each"; done; cat';
    const ran = keyway(makeHome(files), ['exec', 'dev', '--', '/bin/sh', '-c', script, 'sh', ...args], {
      input: 'in',
    });
    expect(ran.stdout.split('\0')).toEqual([...args, 'in']);
  });

  test('exits as shells do where the program is not found or cannot be run, and with 125 where Keyway fails', () => {
    const home = makeHome(files);
    put(home, 'no-program', 'x');
    expect(keyway(home, ['exec', 'dev', '--', 'keyway-no-such-program']).status).toBe(127);
    expect(keyway(home, ['exec', 'dev', '--', join(home, 'no-program')]).status).toBe(126);
    expect(keyway(home, ['exec', 'nobody', '--', 'true']).status).toBe(125);
    const plain = keyway(home, ['exec', 'plain', '--json', '--', 'true']);
    expect(plain.status).toBe(125);
    expect(errorPrinted.parse(json(plain)).error).toMatchObject({
      code: 'not-handed-out',
      facts: { name: 'plain', reason: 'no-access-key' },
    });
    expect(keyway(home, ['exec', 'dev', '--']).status).toBe(2);
  });

  test.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGUSR2'] as const)(
    'hands %s on to the program',
    async (signal) => {
      const home = makeHome(files);
      const name = signal.slice(3);
      const script = `trap 'echo got ${name}; exit 9' ${name}; echo ready; while :; do sleep 0.05; done`;
      const child = spawn(process.execPath, [command, 'exec', 'dev', '--', '/bin/sh', '-c', script], {
        env: { PATH: process.env['PATH'], HOME: home },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      child.stdout.on('data', (part: Buffer) => {
        if (printed === '') child.kill(signal);
        printed += part.toString();
      });
      const status = await new Promise((done) => child.on('close', done));
      expect({ printed, status }).toEqual({ printed: `ready\ngot ${name}\n`, status: 9 });
    },
  );

  test('exits with 128 and its number where a signal ended the program', () => {
    expect(keyway(makeHome(files), ['exec', 'dev', '--', '/bin/sh', '-c', 'kill -KILL $$']).status).toBe(137);
  });

  test('keeps the secret out of every command line', () => {
    const script = 'cat /proc/$$/cmdline /proc/$PPID/cmdline | tr "\\0" " "';
    const ran = keyway(makeHome(files), ['exec', 'dev', '--', '/bin/sh', '-c', script]);
    expect(ran.stdout).toContain('exec dev');
    expect(ran.stdout).not.toContain(exampleKey.secret);
  });
});

describe('keyway env', () => {
  const shells = (
    [
      ['bash', '/bin/bash', (line: string) => `eval "$(${line})"`],
      ['zsh', '/usr/bin/zsh', (line: string) => `eval "$(${line})"`],
      ['fish', '/usr/bin/fish', (line: string) => `${line} | source`],
    ] as const
  ).filter(([, path]) => existsSync(path));

  test.each(shells)('gives %s the credentials, and clears everything else', (shell, path, evaluate) => {
    const home = makeHome(files);
    const script = join(home, 'script');
    const line = `'${process.execPath}' '${command}' env dev --shell ${shell}`;
    writeFileSync(script, `${evaluate(line)}\nenv -0\n`);
    const ran = spawnSync(path, [script], {
      env: { ...before, PATH: process.env['PATH'], HOME: home },
      encoding: 'utf-8',
    });
    expect(ran.stderr).toBe('');
    expect(awsVariables(ran.stdout)).toEqual(handed);
  });

  test('prints nothing to evaluate where it fails', () => {
    const ran = keyway(makeHome(files), ['env', 'nobody']);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('There is no profile nobody.');
  });
});
