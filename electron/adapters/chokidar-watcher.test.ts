import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Dispose } from '../services/ports.js';
import { createChokidarWatcher } from './chokidar-watcher.js';

let root = '';
let changes = 0;
let stop: Dispose = () => undefined;
const at = (...names: string[]): string => join(root, ...names);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'keyway-watch-'));
  changes = 0;
});
afterEach(async () => {
  stop();
  await rm(root, { recursive: true });
});

/** Watches, and waits until all that setting up may report has been reported. */
async function watch(...paths: string[]): Promise<void> {
  stop = createChokidarWatcher().watch(paths, () => {
    changes += 1;
  });
  await quiet();
}

async function quiet(): Promise<void> {
  for (let before = -1; before !== changes;) {
    before = changes;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  changes = 0;
}

/** Does something, and expects to be told within a second. */
async function isSeen(work: () => Promise<unknown>): Promise<void> {
  changes = 0;
  await work();
  await expect.poll(() => changes, { timeout: 1000, interval: 10 }).toBeGreaterThan(0);
  await quiet();
}

it('sees a file written in place, truncated, replaced, removed and made again', async () => {
  await mkdir(at('.aws'));
  await writeFile(at('.aws/config'), 'a');
  await watch(at('.aws/config'));
  await isSeen(() => writeFile(at('.aws/config'), 'b'));
  await isSeen(() => truncate(at('.aws/config')));
  await writeFile(at('.aws/other'), 'c');
  await isSeen(() => rename(at('.aws/other'), at('.aws/config')));
  await isSeen(() => rm(at('.aws/config')));
  await isSeen(() => writeFile(at('.aws/config'), 'd'));
});
it('tells of the last of several changes that follow one another quickly', async () => {
  let seen = '';
  await writeFile(at('config'), '');
  stop = createChokidarWatcher().watch([at('config')], () => {
    seen = readFileSync(at('config'), 'utf8');
  });
  await quiet();
  for (const round of ['a', 'b', 'c', 'd']) {
    for (let count = 0; count < 8; count += 1) {
      await writeFile(at('config'), `${round}${count}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await expect.poll(() => seen, { timeout: 1000, interval: 10 }).toBe(`${round}7`);
  }
});
it('sees a change behind a link, and a link that leads elsewhere', async () => {
  await mkdir(at('.aws'));
  await mkdir(at('real'));
  await writeFile(at('real/config'), 'a');
  await writeFile(at('real/second'), 'a');
  await symlink(at('real/config'), at('.aws/config'));
  await watch(at('.aws/config'));
  await isSeen(() => writeFile(at('real/config'), 'b'));
  await writeFile(at('real/new'), 'c');
  await isSeen(() => rename(at('real/new'), at('real/config')));
  await isSeen(async () => {
    await symlink(at('real/second'), at('.aws/link'));
    await rename(at('.aws/link'), at('.aws/config'));
  });
  await isSeen(() => writeFile(at('real/second'), 'd'));
});
it('sees a file made behind a link that led nowhere', async () => {
  await mkdir(at('.aws'));
  await mkdir(at('real'));
  await symlink('../real/config', at('.aws/config'));
  await watch(at('.aws/config'));
  await isSeen(() => writeFile(at('real/config'), 'a'));
});
it('sees files in a folder that was deleted and made again', async () => {
  await mkdir(at('.aws'));
  await writeFile(at('.aws/config'), 'a');
  await watch(at('.aws/config'), at('.aws/credentials'));
  await isSeen(() => rm(at('.aws'), { recursive: true }));
  await isSeen(async () => {
    await mkdir(at('.aws'));
    await writeFile(at('.aws/config'), 'b');
  });
  await isSeen(() => writeFile(at('.aws/config'), 'c'));
  await isSeen(() => writeFile(at('.aws/credentials'), 'd'));
});
it('sees a file in a folder that was not there at first', async () => {
  await watch(at('later/.aws/config'));
  await isSeen(async () => {
    await mkdir(at('later/.aws'), { recursive: true });
    await writeFile(at('later/.aws/config'), 'a');
  });
  await isSeen(() => writeFile(at('later/.aws/config'), 'b'));
});
it('tells nothing of other files, our own temporary ones among them, nor after it was ended', async () => {
  await mkdir(at('.aws'));
  await writeFile(at('.aws/config'), 'a');
  await watch(at('.aws/config'));
  await writeFile(at('.aws/.config.keyway-0123456789ab'), 'x');
  await rm(at('.aws/.config.keyway-0123456789ab'));
  await writeFile(at('.aws/other'), 'x');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(changes).toBe(0);
  stop();
  await writeFile(at('.aws/config'), 'b');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(changes).toBe(0);
});
