import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLineRunner } from './run-line.js';

const options = { platform: process.platform, environment: process.env, timeLimit: 10_000 };

test('a line is run by sh, with its quotes read as sh reads them, and its output kept as a secret', async () => {
  const ran = await createLineRunner(options).run(`printf '%s|' "a b" 'c;d' e$((1+1))`);
  expect(ran.kind === 'ended' && [ran.status, ran.stdout.reveal()]).toEqual([0, 'a b|c;d|e2|']);
  expect(JSON.stringify(ran)).not.toContain('a b');
});

test('a line that fails says so by its status', async () => {
  expect(await createLineRunner(options).run('echo no >&2; exit 3')).toMatchObject({
    kind: 'ended',
    status: 3,
  });
  expect(await createLineRunner(options).run('/nonexistent/keyway')).toMatchObject({ status: 127 });
});

test('a line has nothing to read, and cannot wait for ever', async () => {
  expect(await createLineRunner(options).run('cat')).toMatchObject({ kind: 'ended', status: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'keyway-line-'));
  const runner = createLineRunner({ ...options, timeLimit: 300 });
  const ran = await runner.run(`sh -c 'echo $$ > ${folder}/pid; exec sleep 600' & wait`);
  expect(ran).toEqual({ kind: 'failed', reason: 'time-limit' });
  // What the line started is ended with it.
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('more output than any credentials have is cut off', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keyway-line-'));
  await writeFile(join(folder, 'much'), 'x'.repeat(3_000_000));
  const ran = await createLineRunner(options).run(`cat ${folder}/much`);
  expect(ran.kind === 'ended' && ran.stdout.reveal().length).toBeLessThanOrEqual(1024 * 1024);
});

/** A process that ended and that nobody has asked after is as good as gone. */
function isAlive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)])
      .toString()
      .startsWith('Z');
  } catch {
    return false;
  }
}
