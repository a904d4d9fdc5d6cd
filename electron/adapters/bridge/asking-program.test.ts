import { execFileSync, spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { askingProgram } from './asking-program.js';

const isLinux = process.platform === 'linux';

test.runIf(isLinux)('is named as the system names it', async () => {
  const own = execFileSync('ps', ['-o', 'comm=', '-p', String(process.pid)], { encoding: 'utf-8' }).trim();
  expect(await askingProgram(process.pid)).toEqual({ program: own, pid: process.pid });
});

test.runIf(isLinux)('is who started the shell that an SDK runs its line through', async () => {
  // The second command keeps the shell from becoming the first.
  const shell = spawn('/bin/sh', ['-c', 'sleep 30; true'], { detached: true });
  try {
    const own = await askingProgram(process.pid);
    await expect.poll(() => askingProgram(shell.pid ?? 0)).toEqual(own);
  } finally {
    if (shell.pid !== undefined) process.kill(-shell.pid);
  }
});

test('has no name where there is no such process', async () => {
  expect(await askingProgram(2 ** 22 - 1)).toEqual({ program: null, pid: 2 ** 22 - 1 });
});
