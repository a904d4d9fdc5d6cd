import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProcessEnvironment } from '../services/ports.js';
import { readEnvironmentBlock } from './environment-block.js';
import { processFacts, readProcessStat } from './proc.js';
import { createProcessEnvironments } from './process-environments.js';

const children: ChildProcess[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyway-processes-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts it and waits until the program itself runs. */
async function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  children.push(child);
  await once(child, 'spawn');
  return child.pid ?? 0;
}

const user = process.getuid?.() ?? 0;
/** As if Keyway were a process that has nothing to do with these. */
const processes = createProcessEnvironments(user, -1);

function of(pid: number, listed: readonly ProcessEnvironment[]): ProcessEnvironment | undefined {
  return listed.find((one) => one.pid === pid);
}

describe.runIf(existsSync('/proc/self/environ'))('processes of the same user', () => {
  it('are listed with the variables that matter and nothing else', async () => {
    const before = Date.now();
    const pid = await start('/bin/sleep', ['1000'], { AWS_PROFILE: 'dev', HOME: '/h', PASSWORD: 'no' });
    const found = of(pid, await processes.list());
    expect(found).toMatchObject({ program: 'sleep', environment: { AWS_PROFILE: 'dev', HOME: '/h' } });
    expect(Object.keys(found?.environment ?? {})).toHaveLength(2);
    // The kernel counts from a boot time that it gives in whole seconds.
    expect(Math.abs((found?.startedAt ?? 0) - before)).toBeLessThan(60_000);
  });
  it('are left out where they have no AWS_ variable', async () => {
    const pid = await start('/bin/sleep', ['1000'], { HOME: '/h' });
    expect(of(pid, await processes.list())).toBeUndefined();
  });
  it('stand newest first', async () => {
    const older = await start('/bin/sleep', ['1000'], { AWS_PROFILE: 'older' });
    const first = await processFacts(older);
    let newer = older;
    while ((await processFacts(newer))?.started === first?.started) {
      newer = await start('/bin/sleep', ['1000'], { AWS_PROFILE: 'newer' });
    }
    const pids = (await processes.list()).map(({ pid }) => pid);
    expect(pids.indexOf(newer)).toBeLessThan(pids.indexOf(older));
    expect(pids).toContain(older);
  });
  it('are as they were when the program was started', async () => {
    const pid = await start('/bin/sh', ['-c', 'AWS_PROFILE=changed; export AWS_PROFILE; echo; read x'], {
      AWS_PROFILE: 'first',
    });
    const [child] = children;
    if (child?.stdout) await once(child.stdout, 'data');
    expect(of(pid, await processes.list())?.environment).toEqual({ AWS_PROFILE: 'first' });
  });
  it('are found again by number and start, and by no other start', async () => {
    const pid = await start('/bin/sleep', ['1000'], { AWS_PROFILE: 'dev' });
    const found = of(pid, await processes.list());
    expect(await processes.find(pid, found?.started ?? 0)).toEqual(found);
    expect(await processes.find(pid, (found?.started ?? 0) + 1)).toBeNull();
  });
  it('are gone once they ended', async () => {
    const pid = await start('/bin/sleep', ['1000'], { AWS_PROFILE: 'dev' });
    const started = (await processFacts(pid))?.started ?? 0;
    const [child] = children;
    child?.kill('SIGKILL');
    if (child) await once(child, 'exit');
    expect(await processes.find(pid, started)).toBeNull();
    expect(of(pid, await processes.list())).toBeUndefined();
  });
  it('leave out Keyway and what it started', async () => {
    const pid = await start('/bin/sleep', ['1000'], { AWS_PROFILE: 'dev' });
    const own = createProcessEnvironments(user, process.pid);
    expect(of(pid, await own.list())).toBeUndefined();
    expect(await own.find(pid, (await processFacts(pid))?.started ?? 0)).toBeNull();
  });
  it('leave out those of other users', async () => {
    const pid = await start('/bin/sleep', ['1000'], { AWS_PROFILE: 'dev' });
    expect(of(pid, await createProcessEnvironments(user + 1, -1).list())).toBeUndefined();
  });
  it('may have a name with parentheses, spaces and line feeds', async () => {
    const program = join(folder, 'a) S 1 (b\n');
    copyFileSync('/bin/sleep', program);
    const pid = await start(program, ['1000'], { AWS_PROFILE: 'dev' });
    const found = of(pid, await processes.list());
    expect(found?.program).toBe('a) S 1 (b\u{FFFD}');
    expect(await processes.find(pid, found?.started ?? 0)).toEqual(found);
  });
  it('have a script’s own name, and the whole of a long one', async () => {
    const script = join(folder, 'deploy-all');
    writeFileSync(script, '#!/bin/sh\necho\nread x\n', { mode: 0o755 });
    const long = join(folder, 'a-program-with-a-long-name');
    copyFileSync('/bin/sleep', long);
    const pid = await start(script, [], { AWS_PROFILE: 'dev' });
    const other = await start(long, ['1000'], { AWS_PROFILE: 'dev' });
    const listed = await processes.list();
    expect(of(pid, listed)?.program).toBe('deploy-all');
    expect(of(other, listed)?.program).toBe('a-program-with-a-long-name');
  });
});

describe('what Linux says of a process', () => {
  it('is taken apart at the last parenthesis of its name', () => {
    const fields = 'S 7 8 9 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4242 1 1';
    expect(readProcessStat(`12 (a (b) c) ${fields}\n`)).toEqual({
      command: 'a (b) c',
      parent: 7,
      session: 9,
      started: 4242,
      isEnded: false,
    });
    expect(readProcessStat(`12 (x) ${fields.replace('S', 'Z')}`)?.isEnded).toBe(true);
  });
  it('may be nothing that can be read', () => {
    for (const text of ['', '12', '12 (x', '12 (x) S 1', ') ( S']) expect(readProcessStat(text)).toBeNull();
  });
});

describe('a block of variables', () => {
  it('is split at its NULs, without what is no variable', () => {
    const block = new TextEncoder().encode('A=1\0B=x=y\nz\0\0junk\0=none\0C=');
    expect(readEnvironmentBlock(block)).toEqual([
      ['A', '1'],
      ['B', 'x=y\nz'],
      ['C', ''],
    ]);
  });
});
