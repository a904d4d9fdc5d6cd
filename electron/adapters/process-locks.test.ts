import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FileSystemError, type Locks } from '../services/ports.js';
import { createHolderNotes } from './lock-holders.js';
import { createProcessLocks } from './process-locks.js';
import { createSystemClock } from './system-clock.js';

let root = '';
let locks: Locks;
const clock = createSystemClock();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keyway-locks-'));
  writeFileSync(join(root, 'a'), '');
  locks = createProcessLocks({ folder: join(root, 'locks'), clock });
});
afterEach(() => rmSync(root, { recursive: true }));

it('runs one after the other for one path, also by another name, and leaves nothing behind', async () => {
  symlinkSync('a', join(root, 'link'));
  const order: string[] = [];
  const work = (name: string) => async (isHeld: () => boolean) => {
    order.push(`${name} starts`);
    await clock.sleep(30);
    expect(isHeld()).toBe(true);
    order.push(`${name} ends`);
  };
  await Promise.all([
    locks.withLocks([join(root, 'a')], 5000, work('one')),
    locks.withLocks([join(root, 'link')], 5000, work('two')),
  ]);
  expect(order[1]?.endsWith('ends')).toBe(true);
  expect(order).toHaveLength(4);
  expect(readdirSync(join(root, 'locks'))).toEqual([]);
  expect(statSync(join(root, 'locks')).mode & 0o777).toBe(0o700);
});
it.skipIf(process.platform !== 'linux')(
  'notes its holder in one go with taking it, so that being killed there leaves no lock of nobody',
  async () => {
    const held = locks.withLocks([join(root, 'a')], 0, () => Promise.resolve('held'));
    const endings = readdirSync(join(root, 'locks')).map((name) => name.slice(name.indexOf('.')));
    expect(endings.sort()).toEqual(['.holder', '.lock']);
    expect(await held).toBe('held');
    expect(readdirSync(join(root, 'locks'))).toEqual([]);
  },
);
it('runs side by side for different paths', async () => {
  let both = 0;
  const work = async (): Promise<void> => {
    both += 1;
    await expect.poll(() => both).toBe(2);
  };
  const paths = [join(root, 'a'), join(root, 'b', 'not-there')];
  await Promise.all(paths.map((path) => locks.withLocks([path], 1000, work)));
});
it('gives null, without having run, where the time to wait is over', async () => {
  const path = join(root, 'a');
  let ran = false;
  await locks.withLocks([path], 0, async () => {
    const answer = await locks.withLocks([join(root, 'b'), path], 60, () => {
      ran = true;
      return Promise.resolve('done');
    });
    expect(answer).toBeNull();
  });
  expect(ran).toBe(false);
  expect(readdirSync(join(root, 'locks'))).toEqual([]);
});
it('releases when the work fails', async () => {
  await expect(locks.withLocks([join(root, 'a')], 0, () => Promise.reject(new Error('no')))).rejects.toThrow(
    'no',
  );
  expect(await locks.withLocks([join(root, 'a')], 0, () => Promise.resolve('free'))).toBe('free');
});
it('says that the lock was lost when another took its place', async () => {
  await locks.withLocks([join(root, 'a')], 0, async (isHeld) => {
    const [lock = ''] = readdirSync(join(root, 'locks')).filter((name) => name.endsWith('.lock'));
    rmSync(join(root, 'locks', lock), { recursive: true });
    await expect.poll(isHeld, { timeout: 9000 }).toBe(false);
  });
}, 15_000);
it('rejects with the code of the system where no lock can be made', async () => {
  const inFile = createProcessLocks({ folder: join(root, 'a', 'locks'), clock });
  const work = inFile.withLocks([join(root, 'a')], 0, () => Promise.resolve());
  await expect(work).rejects.toBeInstanceOf(FileSystemError);
});
it.skipIf(process.platform !== 'linux')(
  'does not wait for a holder that was killed (known on Linux only)',
  async () => {
    await killHolder(join(root, 'locks', 'left'));
    const notes = createHolderNotes();
    expect(notes.isHolderDead(join(root, 'locks', 'left'))).toBe(true);
  },
);
it('holds one that is alive for alive, and one of which nothing is known too', () => {
  const notes = createHolderNotes();
  const lock = join(root, 'x');
  mkdirSync(`${lock}.lock`);
  expect(notes.isHolderDead(lock)).toBe(false);
  notes.write(lock);
  expect(notes.isHolderDead(lock)).toBe(false);
  writeFileSync(`${lock}.holder`, 'garbage');
  expect(notes.isHolderDead(lock)).toBe(false);
});

/** A process that takes the lock, notes itself as its holder and is killed. */
async function killHolder(lock: string): Promise<void> {
  mkdirSync(join(root, 'locks'));
  mkdirSync(`${lock}.lock`);
  const notes = createHolderNotes();
  notes.write(lock);
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const fields = readFileSync(`/proc/${String(child.pid)}/stat`, 'utf-8')
    .replace(/^.*\) /su, '')
    .split(' ');
  const lines = readFileSync(`${lock}.holder`, 'utf-8').split('\n');
  writeFileSync(`${lock}.holder`, [lines[0], child.pid, fields[19], lines[3]].join('\n'));
  expect(notes.isHolderDead(lock)).toBe(false);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.on('close', resolve));
}
