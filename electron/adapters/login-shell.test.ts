import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoginShellAnswer } from '../services/ports.js';
import { freshEnvironment } from './fresh-environment.js';
import { askingCommand, guardVariable, readLoginShell } from './login-shell.js';
import { processFacts } from './proc.js';

/** Each shell with the start file that a login shell of it reads, and how that file exports a variable. */
const shells = [
  {
    shell: '/bin/bash',
    file: '.bash_profile',
    set: (name: string, value: string) => `export ${name}=${value}`,
  },
  { shell: '/bin/dash', file: '.profile', set: (name: string, value: string) => `export ${name}=${value}` },
  { shell: '/usr/bin/zsh', file: '.zshrc', set: (name: string, value: string) => `export ${name}=${value}` },
  {
    shell: '/usr/bin/fish',
    file: '.config/fish/config.fish',
    set: (name: string, value: string) => `set -gx ${name} ${value}`,
  },
  {
    shell: '/usr/bin/ksh',
    file: '.profile',
    set: (name: string, value: string) => `export ${name}=${value}`,
  },
  { shell: '/usr/bin/tcsh', file: '.login', set: (name: string, value: string) => `setenv ${name} ${value}` },
];

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'keyway-shell-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function startFile(file: string, ...lines: readonly string[]): void {
  mkdirSync(dirname(join(home, file)), { recursive: true });
  writeFileSync(join(home, file), `${lines.join('\n')}\n`);
}

function ask(
  shell: string | null,
  { timeLimit = 10_000, own = {}, signal = new AbortController().signal }: Partial<Asking> = {},
): Promise<LoginShellAnswer> {
  const environment = freshEnvironment({
    own: { PATH: process.env['PATH'], ...own },
    systemEnvironment: null,
    home,
    user: 'helen',
    shell: shell ?? '',
  });
  return readLoginShell({ shell, environment, home, timeLimit }, signal);
}

interface Asking {
  readonly timeLimit: number;
  readonly own: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

function variables(answer: LoginShellAnswer): Readonly<Record<string, string>> {
  if (answer.kind === 'failed') throw new Error(`The shell failed: ${answer.reason}`);
  return answer.environment;
}

describe.each(shells.filter(({ shell }) => existsSync(shell)))(
  'the login shell $shell',
  ({ shell, file, set }) => {
    it('gives what its start files set, and the home', async () => {
      startFile(file, set('AWS_PROFILE', 'dev'), set('AWS_REGION', 'eu-west-1'), set('OTHER', 'no'));
      const answer = await ask(shell);
      expect(answer).toMatchObject({ kind: 'read', program: shell.split('/').at(-1) });
      expect(variables(answer)).toEqual({ HOME: home, AWS_PROFILE: 'dev', AWS_REGION: 'eu-west-1' });
    });
    it('gives none of the AWS_ variables of Keyway itself', async () => {
      startFile(file, set('AWS_REGION', 'eu-west-1'));
      const answer = await ask(shell, { own: { AWS_PROFILE: 'of-keyway' } });
      expect(variables(answer)).toEqual({ HOME: home, AWS_REGION: 'eu-west-1' });
    });
    it('is not misled by what start files print', async () => {
      startFile(
        file,
        'echo AWS_PROFILE=printed',
        `printf 'AWS_PROFILE=printed\\0'`,
        set('AWS_PROFILE', 'dev'),
      );
      expect(variables(await ask(shell))['AWS_PROFILE']).toBe('dev');
    });
    it('lets start files know that it is asked', async () => {
      startFile(file, set('AWS_PROFILE', `"guard-$${guardVariable}"`));
      expect(variables(await ask(shell))['AWS_PROFILE']).toBe('guard-1');
    });
    it('gives a question in a start file nothing to read, and no terminal', async () => {
      startFile(file, 'cat', 'cat /dev/tty', set('AWS_PROFILE', 'dev'));
      expect(variables(await ask(shell))['AWS_PROFILE']).toBe('dev');
    });
    it('is ended when the caller no longer wants to know', async () => {
      startFile(file, `/bin/sh -c 'echo $$ >"$HOME/pid"; exec sleep 1000'`);
      const caller = new AbortController();
      const answer = ask(shell, { signal: caller.signal });
      await until(() => existsSync(join(home, 'pid')) && pidIn('pid') > 0);
      caller.abort();
      expect(await answer).toMatchObject({ kind: 'failed', reason: 'no-answer' });
      expect(await hasEnded(pidIn('pid'))).toBe(true);
    });
    it('answers although something in the background keeps its output open, and ends that', async () => {
      startFile(
        file,
        `/bin/sh -c 'echo $$ >"$HOME/pid"; exec sleep 1000' &`,
        `/bin/sh -c 'until test -s "$HOME/pid"; do sleep 0.01; done'`,
        set('AWS_PROFILE', 'dev'),
      );
      expect(variables(await ask(shell))['AWS_PROFILE']).toBe('dev');
      expect(await hasEnded(pidIn('pid'))).toBe(true);
    });
    it('says so when a start file puts another program in its place', async () => {
      startFile(file, 'exec true');
      expect(await ask(shell)).toMatchObject({ kind: 'failed', reason: 'no-answer' });
    });
    it('can be asked without an env that ends records with NUL', () => {
      const answer = spawnSync(shell, ['-c', askingCommand('MARK', '/bin/false')], {
        env: { AWS_PROFILE: 'a b' },
      });
      expect(answer.stdout.toString()).toMatch(/^MARK\0(?:.*\0)?AWS_PROFILE=a b\0(?:.*\0)?MARK\0$/su);
    });
  },
);

describe('a login shell', () => {
  it('may set values of any kind', async () => {
    startFile(
      '.bash_profile',
      String.raw`export AWS_PROFILE=$'two\nlines "and" \'quotes\' é'`,
      String.raw`export AWS_ROLE_ARN=$'\xff'`,
    );
    expect(variables(await ask('/bin/bash'))).toMatchObject({
      AWS_PROFILE: `two\nlines "and" 'quotes' é`,
      AWS_ROLE_ARN: '\uFFFD',
    });
  });
  it('may have an alias or a function in place of what is asked with', async () => {
    startFile('.bash_profile', 'env() { echo no; }', 'alias env=false', 'export AWS_PROFILE=dev');
    expect(variables(await ask('/bin/bash'))['AWS_PROFILE']).toBe('dev');
  });
  it('that is not there is not started', async () => {
    expect(await ask('/no/such/shell')).toEqual({ kind: 'failed', program: 'shell', reason: 'not-started' });
    expect(await ask(null)).toEqual({ kind: 'failed', program: '', reason: 'not-started' });
  });
  it('that takes too long is ended, and what it started with it', async () => {
    startFile('.bash_profile', `/bin/sh -c 'echo $$ >"$HOME/pid"; exec sleep 1000'`);
    expect(await ask('/bin/bash', { timeLimit: 1500 })).toMatchObject({
      kind: 'failed',
      reason: 'time-limit',
    });
    expect(await hasEnded(pidIn('pid'))).toBe(true);
  });
  it('that a start file ends says so', async () => {
    startFile('.bash_profile', 'exit 3');
    expect(await ask('/bin/bash')).toMatchObject({ kind: 'failed', reason: 'exit-status' });
  });
  it('that a start file makes end at the first failure says so', async () => {
    startFile('.profile', 'set -e', 'false', 'export AWS_PROFILE=dev');
    expect(await ask('/bin/dash')).toMatchObject({ kind: 'failed', reason: 'exit-status' });
  });
  it('whose output a start file sends away gives no answer', async () => {
    startFile('.bash_profile', 'exec >/dev/null', 'export AWS_PROFILE=dev');
    expect(await ask('/bin/bash')).toMatchObject({ kind: 'failed', reason: 'no-answer' });
  });
  it('for accounts that may not log in says no', async () => {
    expect(await ask('/usr/sbin/nologin')).toMatchObject({ kind: 'failed', reason: 'exit-status' });
  });
  it('whose home is gone is not started', async () => {
    rmSync(home, { recursive: true });
    expect(await ask('/bin/bash')).toMatchObject({ kind: 'failed', reason: 'not-started' });
  });
  it('that prints without end is ended', async () => {
    startFile('.bash_profile', 'yes');
    expect(await ask('/bin/bash')).toMatchObject({ kind: 'failed', reason: 'no-answer' });
  });
  it('is not started for a caller who is gone already', async () => {
    expect(await ask('/bin/bash', { signal: AbortSignal.abort() })).toMatchObject({ reason: 'no-answer' });
  });
});

describe('a fresh environment', () => {
  it('has what the session gives, the account, and /etc/environment', () => {
    const own = {
      PATH: '/own',
      AWS_PROFILE: 'no',
      XDG_RUNTIME_DIR: '/run/user/1',
      HOME: '/other',
      SECRET: 'no',
    };
    const systemEnvironment = 'AWS_REGION=eu-west-1\nexport B="quoted" # note\n# C=1\n';
    expect(freshEnvironment({ own, systemEnvironment, home: '/h', user: 'u', shell: '/bin/zsh' })).toEqual({
      PATH: '/own',
      AWS_REGION: 'eu-west-1',
      B: 'quoted',
      XDG_RUNTIME_DIR: '/run/user/1',
      HOME: '/h',
      USER: 'u',
      LOGNAME: 'u',
      SHELL: '/bin/zsh',
      TERM: 'dumb',
      DISABLE_AUTO_UPDATE: 'true',
      ZSH_TMUX_AUTOSTART: 'false',
    });
  });
});

function pidIn(file: string): number {
  return Number(readFileSync(join(home, file), 'utf-8'));
}

/** Killed processes go at their own pace. */
async function hasEnded(pid: number): Promise<boolean> {
  await until(async () => (await processFacts(pid))?.isEnded !== false);
  return true;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
