import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPrograms } from './programs.js';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'keyway-programs-')));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function program(name: string, text: string, mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

const environment = { PATH: '/usr/bin:/bin' };
const programs = createPrograms({ platform: 'linux', environment });

async function run(argv: readonly string[], waitMilliseconds = 20_000, signal: AbortSignal | null = null) {
  const ending = await programs.run(argv, { environment, waitMilliseconds, signal });
  return ending.kind === 'ended' ? { ...ending, output: ending.output.reveal() } : ending;
}

describe('a program', () => {
  const on = (PATH: string) => createPrograms({ platform: 'linux', environment: { PATH } });

  it('is the first of its name on the PATH that can be run', async () => {
    await mkdir(join(folder, 'one', 'tool'), { recursive: true });
    await mkdir(join(folder, 'two'));
    await program('two/tool', 'not to be run', 0o644);
    await mkdir(join(folder, 'three'));
    const path = await program('three/tool', '#!/bin/sh\n');
    const places = ['nowhere', 'one', 'two', 'three'].map((name) => join(folder, name)).join(':');
    expect(await on(places).resolve('tool')).toBe(path);
    expect(await on(join(folder, 'two')).resolve('tool')).toBeNull();
  });

  it('is not in the working folder unless the PATH says so', async () => {
    const path = await program('tool', '#!/bin/sh\n');
    const here = relative(process.cwd(), folder);
    expect(await on('/usr/bin').resolve('tool')).toBeNull();
    expect(await on(here).resolve('tool')).toBe(path);
  });

  it('with a slash is that file, from the working folder', async () => {
    const path = await program('tool', '#!/bin/sh\n');
    expect(await on('').resolve(path)).toBe(path);
    expect(await on('').resolve(relative(process.cwd(), path))).toBe(path);
    expect(await on('').resolve(join(folder, 'other'))).toBeNull();
  });

  it('without a PATH is looked for where execvp looks', async () => {
    expect(await createPrograms({ platform: 'linux', environment: {} }).resolve('sh')).toBe('/bin/sh');
  });

  it.each(['', 'a\0b'])('%j is none', async (name) => {
    expect(await programs.resolve(name)).toBeNull();
  });
});

describe('a run', () => {
  it('gives what it wrote and how it ended, and needs no shell', async () => {
    expect(await run(['/bin/echo', '$HOME; exit 3', '*'])).toEqual({
      kind: 'ended',
      status: 0,
      output: '$HOME; exit 3 *\n',
      said: '',
    });
    expect(await run(['/bin/sh', '-c', 'echo no >&2; exit 3'])).toMatchObject({ status: 3, said: 'no' });
  });

  it('has the environment that it is given, and no input', async () => {
    const ending = await programs.run(['/bin/sh', '-c', 'cat; env'], {
      environment: { PATH: '/usr/bin:/bin', ONLY: 'this' },
      waitMilliseconds: 20_000,
      signal: null,
    });
    const lines = ending.kind === 'ended' ? ending.output.reveal().split('\n') : [];
    expect(lines).toContain('ONLY=this');
    expect(lines.some((line) => line.startsWith('HOME='))).toBe(false);
  });

  it.each([[['/nowhere/tool']], [['/']], [[]], [['a\0b']]])('of %j does not start', async (argv) => {
    expect(await run(argv)).toEqual({ kind: 'not-started' });
  });

  it('says what it wrote on standard error without secrets and control characters, and not all of it', async () => {
    const words = String.raw`printf '\033[31mtoken=hunter2\nAKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n' >&2; seq 100 >&2`;
    const ending = await run(['/bin/sh', '-c', words]);
    const said = 'said' in ending ? ending.said : '';
    expect(said).not.toMatch(/hunter2|wJalr|AKIAIOSFODNN7EXAMPLE|\u001B/u);
    expect(said.split('\n')).toHaveLength(10);
  });

  it('ends with all that it started once its time is over', async () => {
    const file = join(folder, 'pids');
    const script = `sleep 300 & echo $! > ${file}; echo $$ >> ${file}; sleep 300`;
    expect(await run(['/bin/sh', '-c', script], 500)).toEqual({ kind: 'time-limit' });
    const pids = (await readFile(file, 'utf8')).trim().split('\n').map(Number);
    expect(pids).toHaveLength(2);
    await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([]);
  });

  it('ends where what it started keeps its output open', async () => {
    expect(await run(['/bin/sh', '-c', 'echo early; sleep 300 &'], 500)).toEqual({ kind: 'time-limit' });
  });

  it('ends once it wrote too much', async () => {
    expect(await run(['/bin/sh', '-c', 'yes'])).toEqual({ kind: 'too-much-output' });
    expect(await run(['/bin/sh', '-c', 'yes >&2'])).toEqual({ kind: 'too-much-output' });
  });

  it('ends where nobody wants it any more', async () => {
    expect(await run(['/bin/sh', '-c', 'sleep 300'], 20_000, AbortSignal.abort())).toEqual({
      kind: 'cancelled',
    });
    const controller = new AbortController();
    const running = run(['/bin/sh', '-c', 'sleep 300'], 20_000, controller.signal);
    setTimeout(() => controller.abort(), 50);
    expect(await running).toEqual({ kind: 'cancelled' });
  });
});

/** A process that has ended and that nobody waited for yet counts as ended. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
